#include "core/project/title_template.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/base/soft_assert.h"
#include "core/base/translate.h"
#include "core/base/translate_text.h"
#include "core/edit/timeline_edit_fields.h"
#include "core/effects/effect_table.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace weft {

namespace {

constexpr const char *kFormat = "weft-title";
constexpr int kVersion = 1;
constexpr int kMostClips = 100;

/// What a file holds.
struct Stored
{
    QString format = QLatin1String(kFormat);
    int version = kVersion;
    TitleTemplate title;
};

void fields(auto &archive, Like<Stored> auto &stored)
{
    archive.field("format", stored.format);
    archive.field("version", stored.version);
    archive.field("label", stored.title.label);
    archive.field("help", stored.title.help, {});
    archive.field("rate", stored.title.clipboard.rate);
    archive.field("clips", stored.title.clipboard.clips);
}

/// Why a template cannot hold an effect; empty: it can.
QString whyNot(const Effect &effect)
{
    if (!findEffectType(effect.type))
        return tr("there is no effect \"%1\"").arg(effect.type);
    for (const auto &[name, value] : effect.parameters) {
        if (std::holds_alternative<MediaId>(value) || std::holds_alternative<TrackId>(value))
            return tr("the effect \"%1\" uses a file or a track of its project").arg(effect.type);
    }
    return {};
}

/// The same for a clip.
QString whyNot(const CopiedClip &copied)
{
    const ClipBody &body = *copied.clip.body;
    if (!canBeInTitle(body.source) || copied.kind != TrackKind::Video)
        return tr("a template holds titles, colours and adjustments alone");
    if (body.transition)
        return tr("a template holds no transitions");
    for (const Effect &effect : body.effects) {
        if (const QString why = whyNot(effect); !why.isEmpty())
            return why;
    }
    return {};
}

bool hasUnknown(const ClipBody &body)
{
    return !body.unknown.isEmpty()
           || std::any_of(body.effects.begin(), body.effects.end(),
                          [](const Effect &effect) { return !effect.unknown.isEmpty(); });
}

Status check(const Stored &stored, const QString &path)
{
    const auto refuse = [&](QString why) {
        if (why.endsWith(QLatin1Char('.')))
            why.chop(1);
        return fail(ErrorKind::Usage,
                    tr("The title template \"%1\" cannot be used: %2.").arg(path, why));
    };
    if (stored.format != QLatin1String(kFormat))
        return refuse(tr("its \"format\" is not \"%1\"").arg(QLatin1String(kFormat)));
    if (stored.version != kVersion)
        return refuse(tr("it is of version %1, and this Weft reads version %2")
                          .arg(stored.version)
                          .arg(kVersion));
    if (stored.title.label.trimmed().isEmpty())
        return refuse(tr("it has no name (\"label\")"));
    const auto &clips = stored.title.clipboard.clips;
    if (clips.empty() || clips.size() > std::size_t(kMostClips))
        return refuse(tr("it has no clips, or more than %1").arg(kMostClips));
    for (std::size_t i = 0; i < clips.size(); ++i) {
        QString why = whyNot(clips[i]);
        if (why.isEmpty() && hasUnknown(*clips[i].clip.body))
            why = tr("it has a member that Weft does not know");
        if (why.isEmpty() && (clips[i].track < 0 || clips[i].track >= kMostClips))
            why = tr("its \"track\" is not between 0 and %1").arg(kMostClips - 1);
        if (!why.isEmpty())
            return refuse(QStringLiteral("clips[%1]: %2").arg(i).arg(why));
    }
    // What only placing finds out: lengths, fades, effects that do not exist, clips that overlap.
    Project trial;
    if (const auto made = weft::apply(trial, AddSequence{.name = QStringLiteral("trial"),
                                                         .videoTracks = 1,
                                                         .audioTracks = 0}))
        trial = *made;
    const auto edits = titleEdits(trial, stored.title, 0);
    if (!edits)
        return refuse(edits.error().message);
    return {};
}

/// In the language that is spoken: its names, and the words that stand for those to be typed.
void translate(TitleTemplate &title)
{
    title.label = translateText("TitleTemplate", title.label);
    title.help = translateText("TitleTemplate", title.help);
    for (CopiedClip &copied : title.clipboard.clips) {
        ClipBody body = *copied.clip.body;
        if (auto *const text = std::get_if<TitleSource>(&body.source))
            text->text = translateText("TitleTemplate", text->text);
        copied.clip.body = std::make_shared<const ClipBody>(std::move(body));
    }
}

/// The video tracks of a sequence, from the lowest.
std::vector<const Track *> videoTracks(const Sequence &sequence)
{
    std::vector<const Track *> tracks;
    for (const auto &track : sequence.tracks) {
        if (track->kind == TrackKind::Video)
            tracks.push_back(track.get());
    }
    return tracks;
}

/// The lowest rank from which on nothing is in the way for some frames.
std::size_t freeRank(const std::vector<const Track *> &tracks, const TimeRange &frames)
{
    std::size_t rank = tracks.size();
    while (rank > 0 && !tracks[rank - 1]->locked && !tracks[rank - 1]->hidden
           && tracks[rank - 1]->clips.isFree(frames))
        --rank;
    return rank;
}

/// Edits, and what a project is after them.
class Steps
{
public:
    explicit Steps(const Project &project)
        : m_project(project)
    {}

    Status add(Edit edit)
    {
        Result<Project> next = weft::apply(m_project, edit);
        if (!next)
            return fail(next);
        m_project = *std::move(next);
        m_edits.push_back(std::move(edit));
        return {};
    }
    const Project &project() const { return m_project; }
    const Sequence &sequence() const { return *m_project.activeSequence(); }
    std::vector<Edit> take() && { return std::move(m_edits); }

private:
    Project m_project;
    std::vector<Edit> m_edits;
};

/// The clips that a paste has made: their ids come before those of what it has cut off.
std::vector<ClipId> pastedClips(const Sequence &sequence, std::int64_t firstId, std::size_t count)
{
    std::vector<ClipId> clips;
    for (const auto &track : sequence.tracks) {
        for (const Clip &clip : track->clips) {
            if (clip->id.value >= firstId)
                clips.push_back(clip->id);
        }
    }
    std::sort(clips.begin(), clips.end(), [](ClipId a, ClipId b) { return a.value < b.value; });
    clips.resize(std::min(clips.size(), count));
    return clips;
}

} // namespace

Rational TitleTemplate::duration() const
{
    std::int64_t end = 0;
    for (const CopiedClip &copied : clipboard.clips)
        end = std::max(end, copied.clip.end());
    return clipboard.rate.secondsAt(end);
}

int TitleTemplate::trackCount() const
{
    int count = 0;
    for (const CopiedClip &copied : clipboard.clips)
        count = std::max(count, copied.track + 1);
    return count;
}

Result<TitleTemplate> readTitleTemplate(const QString &path)
{
    constexpr std::int64_t kMostBytes = 4 << 20;
    const auto text = readFile(path, ErrorKind::Usage, kMostBytes);
    if (!text)
        return fail(text);
    const auto json = parseJson(*text, path, ErrorKind::Usage);
    if (!json)
        return fail(json);
    auto stored = fromJson<Stored>(*json, path, ErrorKind::Usage);
    if (!stored)
        return fail(stored);
    if (const Status checked = check(*stored, path); !checked)
        return fail(checked);
    stored->title.id = QFileInfo(path).completeBaseName();
    return stored->title;
}

Status writeTitleTemplate(const TitleTemplate &title, const QString &path)
{
    Stored stored;
    stored.title = title;
    if (const Status readable = check(stored, path); !readable)
        return readable;
    return replaceFile(path, prettyJson(toJson(stored)));
}

std::vector<TitleTemplate> builtInTitles()
{
    std::vector<TitleTemplate> titles;
    const QDir folder(QStringLiteral(":/weft/titles"));
    for (const QString &file :
         folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        auto title = readTitleTemplate(folder.filePath(file));
        WEFT_ASSERT(title.has_value(), continue); // built in, and read by a test
        translate(*title);
        titles.push_back(*std::move(title));
    }
    return titles;
}

bool canBeInTitle(const Source &source)
{
    return std::holds_alternative<TitleSource>(source)
           || std::holds_alternative<ColourSource>(source)
           || std::holds_alternative<AdjustmentSource>(source);
}

Result<TitleTemplate> titleTemplateOf(const Project &project, const std::vector<ClipId> &clips,
                                      const QString &label)
{
    TitleTemplate title{.id = {}, .label = label.trimmed(), .help = {}, .clipboard = {}};
    if (title.label.isEmpty())
        return fail(ErrorKind::Refused, tr("A title template needs a name."));
    Result<Clipboard> copied = copyClips(project, clips);
    if (!copied)
        return fail(copied);
    title.clipboard = *std::move(copied);
    for (CopiedClip &each : title.clipboard.clips) {
        ClipBody body = *each.clip.body;
        if (const QString why = whyNot(each); !why.isEmpty())
            return fail(ErrorKind::Refused, tr("\"%1\" cannot become part of a template: %2.")
                                                .arg(clipName(project, body), why));
        body.link = {};
        body.group = {};
        body.unknown.clear();
        for (Effect &effect : body.effects)
            effect.unknown.clear();
        each.clip.body = std::make_shared<const ClipBody>(std::move(body));
    }
    return title;
}

Result<std::vector<Edit>> titleEdits(const Project &project, const TitleTemplate &title,
                                     std::int64_t frame, TrackId lowest)
{
    const Sequence *const sequence = project.activeSequence();
    if (!sequence)
        return fail(ErrorKind::Refused, tr("There is no sequence to place anything in: make one."));
    Steps steps(project);
    const std::int64_t length = sequence->settings.rate.frameAt(title.duration(), Rounding::Ceil);
    const auto tracks = videoTracks(*sequence);
    std::size_t rank = freeRank(tracks, {frame, length});
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        if (tracks[i]->id == lowest)
            rank = i;
    }
    while (videoTracks(steps.sequence()).size() < rank + std::size_t(title.trackCount())) {
        if (const Status made = steps.add(AddTrack{.kind = TrackKind::Video}); !made)
            return fail(made);
    }
    const std::int64_t firstId = steps.project().nextId;
    const Paste paste{.clipboard = title.clipboard,
                      .at = frame,
                      .video = videoTracks(steps.sequence())[rank]->id,
                      .audio = {}};
    if (const Status pasted = steps.add(paste); !pasted)
        return fail(pasted);
    const std::size_t count = title.clipboard.clips.size();
    if (const auto clips = pastedClips(steps.sequence(), firstId, count); count > 1) {
        if (const Status grouped = steps.add(GroupClips{clips}); !grouped)
            return fail(grouped);
    }
    return std::move(steps).take();
}

} // namespace weft
