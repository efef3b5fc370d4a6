#include "core/project/script.h"

#include "core/base/json_text.h"
#include "core/edit/edit_archive.h"
#include "core/media/probe.h"
#include "core/model/fields.h"
#include "core/project/project_file.h"
#include "core/render/waveform_offset.h"

#include <QDir>
#include <QFileInfo>

namespace weft {

namespace {

/// {"edit": "import", …}
struct Import
{
    QString kind;
    QString path;
    QString name;
    FolderId folder;
};

void fields(auto &archive, Like<Import> auto &import)
{
    archive.field("edit", import.kind);
    archive.field("path", import.path);
    archive.field("name", import.name, {});
    archive.field("folder", import.folder, {});
}

/// The names under which things of a project can be found.
class Names
{
public:
    explicit Names(const Project &project)
        : m_project(project)
    {}

    std::vector<std::int64_t> find(const QString &kind, const QString &name) const
    {
        std::vector<std::int64_t> found;
        const auto collect = [&](const auto &items) {
            for (const auto &item : items) {
                if (item->name == name)
                    found.push_back(item->id.value);
            }
        };
        if (kind == QLatin1String("media"))
            collect(m_project.media);
        else if (kind == QLatin1String("shot"))
            collect(m_project.shots);
        else if (kind == QLatin1String("folder"))
            collect(m_project.folders);
        else if (kind == QLatin1String("sequence"))
            collect(m_project.sequences);
        else if (kind == QLatin1String("track"))
            findTracks(name, found);
        else
            findInSequences(kind, name, found);
        return found;
    }

private:
    void findTracks(const QString &name, std::vector<std::int64_t> &found) const
    {
        const qsizetype slash = name.lastIndexOf(QLatin1Char('/'));
        for (const auto &sequence : m_project.sequences) {
            const bool isMeant = slash < 0 ? sequence->id == m_project.active
                                           : sequence->name == name.left(slash);
            for (const auto &track : sequence->tracks) {
                if (isMeant && track->name == name.mid(slash + 1))
                    found.push_back(track->id.value);
            }
        }
    }

    void findInSequences(const QString &kind, const QString &name,
                         std::vector<std::int64_t> &found) const
    {
        for (const auto &sequence : m_project.sequences) {
            if (kind == QLatin1String("marker")) {
                for (const Marker &marker : sequence->markers) {
                    if (marker.name == name)
                        found.push_back(marker.id.value);
                }
            } else if (kind == QLatin1String("clip")) {
                for (const auto &track : sequence->tracks) {
                    for (const Clip &clip : track->clips) {
                        if (clipName(m_project, *clip.body) == name)
                            found.push_back(clip->id.value);
                    }
                }
            }
        }
    }

    const Project &m_project;
};

/// Carries out one script.
class Player
{
public:
    Player(const Project &project, const ScriptOptions &options)
        : m_options(options)
        , m_played{project, {}}
    {}

    Status play(const QByteArray &line, int number)
    {
        auto json = parseJson(line, tr("The edit"), ErrorKind::Usage);
        if (!json)
            return fail(json);
        const auto label = takeLabel(*json);
        if (!label)
            return fail(label);
        const auto edit = readEdit(*json);
        if (!edit)
            return fail(edit);
        auto next = weft::apply(m_played.project, *edit);
        if (!next)
            return fail(next);
        const std::int64_t firstId = m_played.project.nextId;
        m_played.project = *std::move(next);
        m_played.steps.push_back({number, *edit, firstId, m_played.project.nextId});
        if (!label->isEmpty())
            m_labels[*label] = m_played.steps.size() - 1;
        return {};
    }

    PlayedScript take() && { return std::move(m_played); }

private:
    static Result<QString> takeLabel(nlohmann::json &json)
    {
        if (!json.is_object() || !json.contains("as"))
            return QString();
        if (!json["as"].is_string() || json["as"].get_ref<const std::string &>().empty())
            return fail(ErrorKind::Usage, tr("The edit: as: must be a name."));
        const QString label = QString::fromStdString(json["as"].get<std::string>());
        json.erase("as");
        return label;
    }

    Result<Edit> readEdit(nlohmann::json &json)
    {
        const NameResolver resolver = [this](const char *kind, const QString &name) {
            return resolve(QString::fromLatin1(kind), name);
        };
        const auto name = json.is_object() ? json.value("edit", nlohmann::json())
                                           : nlohmann::json();
        if (name == "import") {
            const auto import = fromJson<Import>(json, tr("The edit"), ErrorKind::Usage, resolver);
            return import ? readImport(*import) : Result<Edit>(fail(import));
        }
        if (name == AddShot::kName || name == SetRecipe::kName) {
            if (const Status status = completeRecipe(json, resolver); !status)
                return fail(status);
        }
        const bool listens = name == Synchronise::kName && !json.contains("offset");
        if (listens)
            json["offset"] = 0;
        auto edit = fromJson<Edit>(json, tr("The edit"), ErrorKind::Usage, resolver);
        if (!edit)
            return edit;
        if (listens) {
            if (const Status status = findOffset(std::get<Synchronise>(*edit)); !status)
                return fail(status);
        } else if (auto *shot = std::get_if<AddShot>(&*edit)) {
            if (const Status status = finishRecipe(shot->recipe); !status)
                return fail(status);
        } else if (auto *change = std::get_if<SetRecipe>(&*edit)) {
            if (const Status status = finishRecipe(change->recipe); !status)
                return fail(status);
        }
        return edit;
    }

    Result<Edit> readImport(const Import &import) const
    {
        auto edit = importEdit(absolutePath(import.path, m_options.projectFolder),
                               m_options.projectFolder);
        if (!edit)
            return fail(edit);
        edit->item.folder = import.folder;
        if (!import.name.isEmpty())
            edit->item.name = import.name;
        return Edit(*std::move(edit));
    }

    Status findOffset(Synchronise &edit) const
    {
        const MediaMap media{locateFiles(m_played.project, m_options.projectFolder), {}};
        const auto offset = waveformOffset(m_played.project, media, edit.reference, edit.clip);
        if (!offset)
            return fail(offset);
        edit.offset = *offset;
        return {};
    }

    /// Lays the recipe's members over the shot's recipe or the generator's defaults.
    Status completeRecipe(nlohmann::json &json, const NameResolver &resolver) const
    {
        if (!json.contains("recipe") || !json["recipe"].is_object())
            return {}; // the reader will say what is wrong
        nlohmann::json &recipe = json["recipe"];
        std::optional<Recipe> base;
        if (json.contains("shot")) {
            ShotId id;
            JsonReadContext context(resolver);
            readJson(context, json["shot"], id);
            const Shot *shot = m_played.project.find(id);
            if (shot
                && (!recipe.contains("generator")
                    || recipe["generator"] == shot->recipe.generator.toStdString()))
                base = shot->recipe;
        }
        if (!base && recipe.contains("generator") && recipe["generator"].is_string()) {
            if (const auto found = m_options.catalogue.find(
                    QString::fromStdString(recipe["generator"].get<std::string>())))
                base = defaultRecipe(*found->generator);
        }
        if (!base)
            return {};
        auto complete = nlohmann::json::parse(compactJson(toJson(*base)).toStdString());
        complete.merge_patch(recipe);
        recipe = std::move(complete);
        return {};
    }

    /// Input hashes come from the bin and whole numbers become what the manifest declares; then the
    /// manifest judges.
    Status finishRecipe(Recipe &recipe) const
    {
        for (RecipeInput &input : recipe.inputs) {
            const MediaItem *item = m_played.project.find(input.media);
            if (item && input.contentHash.isEmpty())
                input.contentHash = item->identity.hash;
        }
        const auto found = m_options.catalogue.find(recipe.generator);
        if (!found)
            return fail(ErrorKind::Usage,
                        tr("There is no generator \"%1\" among the installed plugins.")
                            .arg(recipe.generator));
        for (auto &[id, value] : recipe.parameters) {
            const GeneratorParameter *parameter = found->generator->parameter(id);
            const auto *whole = std::get_if<std::int64_t>(&value);
            if (parameter && parameter->type == GeneratorParameterType::Number && whole)
                value = static_cast<double>(*whole);
        }
        return checkRecipe(recipe, *found->generator);
    }

    Result<std::int64_t> resolve(const QString &kind, const QString &name) const
    {
        if (name.startsWith(QLatin1Char('$')))
            return resolveLabel(name.mid(1));
        const auto found = Names(m_played.project).find(kind, name);
        if (found.size() == 1)
            return found.front();
        return fail(ErrorKind::Usage,
                    found.empty() ? tr("there is no %1 named \"%2\"").arg(kind, name)
                                  : tr("%1 things of the kind %2 are named \"%3\": give the id")
                                        .arg(found.size())
                                        .arg(kind, name));
    }

    Result<std::int64_t> resolveLabel(const QString &text) const
    {
        const qsizetype dot = text.lastIndexOf(QLatin1Char('.'));
        bool hasNumber = false;
        const int number = dot < 0 ? 1 : text.mid(dot + 1).toInt(&hasNumber);
        const auto found = m_labels.find(hasNumber ? text.left(dot) : text);
        if (found == m_labels.end())
            return fail(ErrorKind::Usage,
                        tr("no edit before this one has \"as\": \"%1\"").arg(text));
        const ScriptStep &step = m_played.steps[found->second];
        const std::int64_t id = step.firstId + (hasNumber ? number : 1) - 1;
        if (id < step.firstId || id >= step.endId)
            return fail(ErrorKind::Usage, tr("\"$%1\": that edit created %2 things")
                                              .arg(text)
                                              .arg(step.endId - step.firstId));
        return id;
    }

    const ScriptOptions &m_options;
    PlayedScript m_played;
    std::map<QString, std::size_t> m_labels; ///< → index of the step
};

} // namespace

Result<AddMedia> importEdit(const QString &path, const QString &projectFolder)
{
    auto info = probe(path);
    if (!info)
        return fail(info);
    auto identity = identify(path);
    if (!identity)
        return fail(identity);
    AddMedia edit;
    edit.item.name = QFileInfo(path).fileName();
    edit.item.path = storedPath(path, projectFolder);
    edit.item.identity = *std::move(identity);
    edit.item.info = *std::move(info);
    return edit;
}

Result<PlayedScript> playScript(const Project &project, const QByteArray &script,
                                const ScriptOptions &options)
{
    Player player(project, options);
    int number = 0;
    for (const QByteArray &line : script.split('\n')) {
        ++number;
        const QByteArray text = line.trimmed();
        if (text.isEmpty() || text.startsWith('#'))
            continue;
        if (const Status status = player.play(text, number); !status)
            return fail(status.error().kind,
                        tr("Line %1: %2").arg(number).arg(status.error().message));
    }
    return std::move(player).take();
}

} // namespace weft
