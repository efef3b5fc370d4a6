#include "core/interchange/otio.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/interchange/otio_import.h"
#include "core/interchange/untrusted_json.h"
#include "core/model/validate.h"

#include <QFileInfo>

namespace weft {

namespace {

Result<ImportedProject> imported(const std::vector<OtioTimeline> &timelines,
                                 const OtioSource &source, const WeftBin *bin)
{
    OtioImport import(source, bin);
    for (const OtioTimeline &timeline : timelines) {
        if (const Status status = import.add(timeline); !status)
            return fail(status);
    }
    return std::move(import).take();
}

/// What Weft wrote beside the first timeline; nothing where it did not write it.
Result<std::optional<WeftBin>> weftBin(const OtioTimeline &timeline, const QString &what)
{
    const nlohmann::json *written = weftMember(timeline.json, "bin");
    if (!written)
        return std::optional<WeftBin>();
    auto bin = fromJson<WeftBin>(*written, what, ErrorKind::Project);
    if (!bin)
        return fail(bin);
    if (std::max({bin->media.size(), bin->shots.size(), bin->sequences.size()}) > kMaxBinItems)
        return fail(ErrorKind::Project,
                    tr("%1 holds more than %2 things of a kind.").arg(what).arg(kMaxBinItems));
    return std::optional(*std::move(bin));
}

} // namespace

Result<ImportedProject> parseOtio(const QByteArray &text, const OtioSource &source)
{
    const QString what = QStringLiteral("\"%1\"").arg(source.name);
    const auto document = parseUntrustedJson(text, what);
    if (!document)
        return fail(document);
    const auto timelines = readOtioSchema(document->json, what);
    if (!timelines)
        return fail(timelines);

    const auto finished = [&](ImportedProject project) {
        if (document->notNumbers > 0)
            project.notCarried << tr("%n number(s) that are none (NaN, infinite) became null.",
                                     document->notNumbers);
        return project;
    };
    QString refused;
    const auto bin = weftBin(timelines->front(), tr("Weft's own data in %1").arg(what));
    if (!bin) {
        refused = bin.error().message;
    } else if (*bin) {
        auto project = imported(*timelines, source, &**bin);
        const QStringList problems = project ? validate(project->project)
                                             : QStringList(project.error().message);
        if (problems.isEmpty())
            return finished(*std::move(project));
        refused = tr("Weft's own data in %1 contradicts itself: %2").arg(what, problems.front());
    }
    auto project = imported(*timelines, source, nullptr);
    if (!project)
        return project;
    if (!refused.isEmpty())
        project->notCarried.prepend(tr("%1 It is left out.").arg(refused));
    if (const QStringList problems = validate(project->project); !problems.isEmpty())
        return fail(ErrorKind::Project,
                    tr("%1 makes no usable project: %2").arg(what, problems.front()));
    return finished(*std::move(project));
}

Result<ImportedProject> readOtio(const QString &path, const TimelineReadOptions &)
{
    const auto text = readFile(path, ErrorKind::Project, kMaxTimelineBytes);
    if (!text)
        return fail(text);
    return parseOtio(*text, {path, QFileInfo(path).absolutePath()});
}

} // namespace weft
