#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/opened_project.h"
#include "app/cli/progress.h"

#include "core/base/file.h"
#include "core/edit/edit.h"
#include "core/export/make_proxy.h"
#include "core/media/probe.h"
#include "core/model/fields.h"
#include "core/project/project_file.h"

#include <QDir>
#include <QFileInfo>

namespace weft::cli {

namespace {

struct Options
{
    std::string file;
    std::vector<std::string> names;
    std::string output;
    int lines = kProxyLines;
    int progressDescriptor = -1;
};

Result<Proxy> make(const ProxyJob &job, const QString &name, ProgressOutput &output)
{
    auto proxy = makeProxy(
        job,
        [&](const ExportProgress &p) {
            output.show({{"phase", "proxy"},
                         {"progress",
                          static_cast<double>(p.framesDone) / static_cast<double>(p.framesTotal)},
                         {"frame", p.framesDone},
                         {"frames", p.framesTotal},
                         {"fps", p.framesPerSecond},
                         {"secondsLeft", p.secondsLeft}},
                        tr("Proxy of \"%1\"  %2 %  frame %3 of %4  %5 fps  %6 left")
                            .arg(name)
                            .arg(100 * p.framesDone / p.framesTotal)
                            .arg(p.framesDone)
                            .arg(p.framesTotal)
                            .arg(p.framesPerSecond, 0, 'f', 1)
                            .arg(timeLeft(p.secondsLeft)));
        },
        interrupted());
    output.finish();
    return proxy;
}

/// A proxy of a file, whatever project it is in: what a running Weft asks for.
Status makeOfFile(const Options &options, ProgressOutput &output)
{
    if (options.output.empty())
        return fail(ErrorKind::Usage,
                    tr("Give -o OUTPUT for the proxy of a media file, or a .weft file."));
    const QString source = QFileInfo(QString::fromStdString(options.file)).absoluteFilePath();
    const QString path = QFileInfo(QString::fromStdString(options.output)).absoluteFilePath();
    const auto proxy = make({source, path, options.lines}, QFileInfo(source).fileName(), output);
    if (!proxy) {
        output.show({{"failed", proxy.error().message.toStdString()},
                     {"exitCode", static_cast<int>(exitCodeOf(proxy.error().kind))}},
                    {});
        return fail(proxy);
    }
    output.show({{"proxy", toJson(*proxy)}}, {});
    note(tr("%1: %2×%3").arg(proxy->path).arg(proxy->width).arg(proxy->height));
    return {};
}

/// Whether a proxy is there that would be made again.
bool hasProxy(const MediaItem &item, const OpenedProject &opened, const MediaIdentity &held,
              int lines)
{
    return std::any_of(item.proxies.begin(), item.proxies.end(), [&](const Proxy &proxy) {
        const bool isThere = QFileInfo(absolutePath(proxy.path, opened.folder)).isFile();
        return isThere && isProxyOf(proxy, held) && proxy.height >= lines
               && proxy.height <= lines + 2;
    });
}

/// Forgets proxies that are gone or show another file than the one that is there.
Status forgetStale(const MediaItem &item, OpenedProject &opened, const MediaIdentity &held)
{
    for (const Proxy &proxy : std::vector<Proxy>(item.proxies)) {
        const bool isThere = QFileInfo(absolutePath(proxy.path, opened.folder)).isFile();
        if (isThere && isProxyOf(proxy, held))
            continue;
        auto changed = weft::apply(opened.project, RemoveProxy{item.id, proxy.path});
        if (!changed)
            return fail(changed);
        opened.project = *std::move(changed);
        note(tr("\"%1\": the proxy %2 is %3; it is forgotten.")
                 .arg(item.name, proxy.path, isThere ? tr("of another file") : tr("gone")));
    }
    return {};
}

/// The media to make proxies of: those named, or all that are larger.
Result<std::vector<MediaId>> wantedMedia(const Options &options, const Project &project)
{
    std::vector<MediaId> wanted;
    QStringList left;
    for (const std::string &name : options.names)
        left << QString::fromStdString(name);
    for (const auto &item : project.media) {
        const bool isNamed = left.removeAll(item->name) > 0;
        const bool isLarge = item->info.video && !item->info.isStill
                             && item->info.video->displayHeight() > options.lines;
        if (isNamed || (options.names.empty() && isLarge))
            wanted.push_back(item->id);
    }
    if (!left.isEmpty())
        return fail(ErrorKind::Usage,
                    tr("The project has no media named \"%1\".").arg(left.first()));
    return wanted;
}

Status makeOfItem(const Options &options, MediaId id, OpenedProject &opened, ProgressOutput &output)
{
    const MediaItem item = *opened.project.find(id);
    const QString source = absolutePath(item.path, opened.folder);
    const auto held = identify(source);
    if (!held)
        return fail(held);
    if (const Status status = forgetStale(item, opened, *held); !status)
        return status;
    if (hasProxy(*opened.project.find(id), opened, *held, options.lines))
        return {};
    MediaItem current = item;
    current.identity = *held;
    const QString folder = proxyFolderFor(opened.path);
    if (const Status made = makeFolder(folder); !made)
        return made;
    const QString path = QDir(folder).filePath(proxyFileName(current, options.lines));
    auto proxy = make({source, path, options.lines}, item.name, output);
    if (!proxy)
        return fail(proxy);
    proxy->path = storedPath(path, opened.folder);
    auto changed = weft::apply(opened.project, AddProxy{id, *proxy});
    if (!changed)
        return fail(changed);
    opened.project = *std::move(changed);
    note(tr("\"%1\": %2, %3×%4").arg(item.name, proxy->path).arg(proxy->width).arg(proxy->height));
    return opened.save(); // one by one: what is made is not lost when the next one fails
}

Status makeOfProject(const Options &options, ProgressOutput &output)
{
    if (!options.output.empty())
        return fail(ErrorKind::Usage, tr("The proxies of a project go to the folder beside it; -o "
                                         "is for the proxy of one media file."));
    auto opened = openProjectToChange(options.file);
    if (!opened)
        return fail(opened);
    const auto wanted = wantedMedia(options, opened->project);
    if (!wanted)
        return fail(wanted);
    std::optional<Error> failure;
    for (const MediaId id : *wanted) {
        const Status made = makeOfItem(options, id, *opened, output);
        if (made)
            continue;
        if (made.error().kind == ErrorKind::Cancelled)
            return made;
        if (failure)
            note(QStringLiteral("weft-cli: ") + failure->message);
        failure = made.error();
    }
    return failure ? Status(tl::unexpected(*failure)) : opened->save();
}

Status run(const Options &options)
{
    auto progress = ProgressOutput::open(options.progressDescriptor);
    if (!progress)
        return fail(progress);
    return options.file.ends_with(".weft") ? makeOfProject(options, *progress)
                                           : makeOfFile(options, *progress);
}

} // namespace

Run addProxy(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand(
        "proxy", "Make smaller copies of large footage that are read faster while editing. Exports "
                 "never read them. A project's\n"
                 "lie in the folder \"NAME.proxies\" beside it.");
    command->add_option("file", options->file, "A .weft file, or a media file")->required();
    command->add_option("media", options->names,
                        "Names of media in the bin; by default all films with more lines");
    command->add_option("-o,--output", options->output, "The proxy of a media file to write");
    command->add_option("--lines", options->lines, "Lines that a proxy has, 16 to 4320")
        ->capture_default_str();
    command->add_option("--progress-fd", options->progressDescriptor,
                        "Write progress to this descriptor, a JSON object a line");
    return [options] { return run(*options); };
}

} // namespace weft::cli
