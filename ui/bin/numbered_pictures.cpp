#include "ui/bin/numbered_pictures.h"

#include "core/base/translate.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace weft::ui {

namespace {

constexpr std::size_t kFewest = 3;

struct Numbered
{
    QString name; ///< all but the number
    qulonglong number = 0;
};

std::optional<Numbered> numberedName(const QString &path)
{
    static const QRegularExpression pattern(QStringLiteral("^(.*?)(\\d+)(\\.[^.]*)?$"));
    const auto match = pattern.match(path);
    bool isNumber = false;
    const Numbered found{match.captured(1) + match.captured(3),
                         match.captured(2).toULongLong(&isNumber)};
    return isNumber ? std::optional(found) : std::nullopt;
}

} // namespace

bool areNumbered(const Project &project, const std::vector<MediaId> &pictures)
{
    std::optional<Numbered> last;
    for (const MediaId id : pictures) {
        const MediaItem *const item = project.find(id);
        const auto now = item && item->info.isStill ? numberedName(item->path) : std::nullopt;
        if (!now || (last && (now->name != last->name || now->number != last->number + 1)))
            return false;
        last = now;
    }
    return pictures.size() >= kFewest;
}

Result<std::vector<Edit>> asOneSequence(const Project &project,
                                        const std::vector<MediaId> &pictures,
                                        const Placement &where)
{
    const MediaItem &first = *project.find(pictures.front());
    SequenceSettings settings = project.activeSequence()->settings;
    settings.width = first.info.video->width;
    settings.height = first.info.video->height;
    const SequenceId sequence{project.nextId};
    const TrackId track{project.nextId + 1};
    std::vector<Edit> edits{AddSequence{.name = QFileInfo(first.name).completeBaseName(),
                                        .settings = settings,
                                        .videoTracks = 1,
                                        .audioTracks = 0}};
    for (std::size_t i = 0; i < pictures.size(); ++i)
        edits.push_back(Overwrite{{.source = MediaSource{pictures[i]}, .video = track, .length = 1},
                                  static_cast<std::int64_t>(i)});
    const Result<Project> made = weft::apply(project, EditGroup{QString(), edits});
    if (!made)
        return fail(made);
    const Result<std::vector<Edit>> placing = placementOf(*made, {NestedSource{sequence}}, where);
    if (!placing)
        return fail(placing);
    edits.insert(edits.end(), placing->begin(), placing->end());
    return edits;
}

} // namespace weft::ui
