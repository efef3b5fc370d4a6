#include "app/cli/command.h"
#include "app/cli/opened_project.h"

#include "core/edit/edit.h"
#include "core/generate/content_hash.h"
#include "core/generate/recipe_digest.h"
#include "core/interchange/interchange.h"

#include <QFile>
#include <QFileInfo>

namespace weft::cli {

namespace {

struct Options
{
    std::string input;
    std::string output;
    std::string sequence;
    std::string rate;
    bool overwrite = false;
};

bool isProject(const QString &path)
{
    return QFileInfo(path).suffix().compare(QLatin1String("weft"), Qt::CaseInsensitive) == 0;
}

QString mediaFolderFor(const QString &output)
{
    const QFileInfo info(output);
    return QStringLiteral("%1/%2.media").arg(info.absolutePath(), info.completeBaseName());
}

/// A timeline of any format, with the takes of its shots.
Result<ImportedProject> read(const QString &input, const QString &output, const std::string &rate)
{
    TimelineReadOptions options;
    options.mediaFolder = mediaFolderFor(output);
    if (!rate.empty())
        options.rate = FrameRate::fromString(QString::fromStdString(rate));
    if (!rate.empty() && !options.rate)
        return fail(ErrorKind::Usage,
                    tr("\"%1\" is not a frame rate: write 25, 29.97 or 30000/1001.")
                        .arg(QString::fromStdString(rate)));
    auto imported = readTimeline(input, options);
    if (!imported || !isProject(input))
        return imported;
    noteWaitingWork(QFileInfo(input).absoluteFilePath());
    AssetStore store(AssetStore::folderFor(QFileInfo(input).absoluteFilePath()));
    if (const Status status = store.load(); !status)
        return fail(status);
    for (const auto &shot : imported->project.shots) {
        if (const auto file = store.filePath(shot->take))
            imported->takes[shot->id] = *file;
    }
    return imported;
}

/// Copies a take into a store, with the recipe that made it.
Result<Take> addTake(AssetStore &store, const Shot &shot, const QString &file)
{
    const auto content = readContent(file, {});
    if (!content)
        return fail(content);
    const auto fileHash = hashOfFile(file);
    if (!fileHash)
        return fail(fileHash);
    const auto part = store.newPartPath(shot.recipe);
    if (!part)
        return fail(part);
    QFile::remove(*part);
    if (!QFile::copy(file, *part))
        return fail(ErrorKind::Output, tr("The take \"%1\" cannot be copied to \"%2\": is the disk "
                                          "full?")
                                           .arg(file, *part));
    Take take;
    take.recipe = shot.recipe;
    take.contentHash = content->hash;
    take.fileHash = *fileHash;
    take.frames = content->frames;
    take.plugin = shot.recipe.generator + QLatin1Char(' ') + shot.recipe.version;
    return store.add(*part, std::move(take));
}

/// Brings the takes into the store of a project about to be saved, and chooses them there.
Status bringTakes(ImportedProject &imported, const QString &output)
{
    AssetStore store(AssetStore::folderFor(QFileInfo(output).absoluteFilePath()));
    if (const Status status = store.load(); !status)
        return status;
    const auto shots = imported.project.shots;
    for (const auto &shot : shots) {
        const auto file = imported.takes.find(shot->id);
        if (file == imported.takes.end() || store.filePath(shot->take))
            continue;
        if (!shot->take.isEmpty() && !isTakeOf(shot->take, shot->recipe)) {
            imported.notCarried << tr("The shot \"%1\": its take was made from another recipe and "
                                      "is not copied.")
                                       .arg(shot->name);
            continue;
        }
        const auto take = addTake(store, *shot, file->second);
        if (!take)
            return fail(take);
        auto chosen = weft::apply(imported.project, ChooseTake{shot->id, take->id});
        if (!chosen)
            return fail(chosen);
        imported.project = *std::move(chosen);
    }
    return {};
}

/// The sequence of a name, or the active one.
Result<SequenceId> chosenSequence(const Project &project, const QString &name)
{
    if (name.isEmpty() && project.active)
        return project.active;
    for (const auto &sequence : project.sequences) {
        if (!name.isEmpty() && sequence->name == name)
            return sequence->id;
    }
    return fail(ErrorKind::Usage, name.isEmpty() ? tr("There is no sequence to convert.")
                                                 : tr("There is no sequence \"%1\".").arg(name));
}

Status run(const Options &options)
{
    const QString input = QString::fromStdString(options.input);
    const QString output = QString::fromStdString(options.output);
    const QString suffix = QFileInfo(output).suffix().toLower();
    if (!writableSuffixes().contains(suffix))
        return fail(ErrorKind::Usage,
                    tr("\"%1\" is of no format that Weft writes: .%2.")
                        .arg(output, writableSuffixes().join(QLatin1String(", ."))));
    if (QFileInfo::exists(output) && !options.overwrite)
        return fail(ErrorKind::Usage,
                    tr("\"%1\" exists already: choose another name, or give --overwrite.")
                        .arg(output));
    std::optional<ProjectLock> lock;
    if (isProject(output)) {
        auto taken = lockToWrite(output);
        if (!taken)
            return fail(taken);
        lock.emplace(*std::move(taken));
    }
    auto imported = read(input, output, options.rate);
    if (!imported)
        return fail(imported);
    const auto sequence = chosenSequence(imported->project,
                                         QString::fromStdString(options.sequence));
    if (!sequence && !isProject(output))
        return fail(sequence);
    if (isProject(output)) {
        if (const Status status = bringTakes(*imported, output); !status)
            return status;
    }
    const auto notWritten = writeTimeline(imported->project, sequence.value_or(SequenceId()),
                                          output, {imported->takes});
    if (!notWritten)
        return fail(notWritten);
    for (const QString &sentence : imported->notCarried + *notWritten)
        print(tr("not carried: %1").arg(sentence));
    return {};
}

} // namespace

Run addConvert(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand(
        "convert", "Convert a timeline between formats, told by the suffixes; prints a line for "
                   "each thing that could not be carried");
    const auto dotted = [](const QStringList &suffixes) {
        return ("." + suffixes.join(QLatin1String(", ."))).toStdString();
    };
    command->add_option("input", options->input, "Read: " + dotted(readableSuffixes()))->required();
    command->add_option("output", options->output, "Written: " + dotted(writableSuffixes()))
        ->required();
    command->add_option("--sequence", options->sequence,
                        "Name of the sequence; without, the active one. A .weft file gets all");
    command->add_option("--rate", options->rate,
                        "Frames a second of an edit list (.edl), which does not say: 25, 29.97");
    command->add_flag("--overwrite", options->overwrite, "Replace a file that is there");
    return [options] { return run(*options); };
}

} // namespace weft::cli
