#include "core/interchange/import_draft.h"

#include "core/base/translate.h"
#include "core/media/probe.h"
#include "core/model/validate.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace weft {

namespace {

constexpr int kMaxNotes = 1000;
constexpr int kMaxLevelsUp = 2;
constexpr int kMaxFolderName = 200;
constexpr double kSilentDb = -96;

/// The name itself, or "V3" for the third video track without one; the next number if that is
/// taken.
QString freeName(const Track &track, const std::vector<ImportedTrack> &tracks)
{
    const auto isTaken = [&](const QString &name) {
        return std::any_of(tracks.begin(), tracks.end(), [&](const ImportedTrack &other) {
            return &other.track != &track && other.track.name == name;
        });
    };
    if (!track.name.isEmpty() && !isTaken(track.name))
        return track.name;
    int number = 1;
    for (const ImportedTrack &other : tracks) {
        if (&other.track == &track)
            break;
        number += other.track.kind == track.kind ? 1 : 0;
    }
    const QLatin1String letter(track.kind == TrackKind::Video ? "V" : "A");
    while (isTaken(letter + QString::number(number)))
        ++number;
    return letter + QString::number(number);
}

double soundGain(double gainDb)
{
    return std::isnan(gainDb) ? 0 : std::clamp(gainDb, kSilentDb, kMaxGainDb);
}

double soundPan(double pan)
{
    return std::isnan(pan) ? 0 : std::clamp(pan, -1.0, 1.0);
}

void cutShort(Clip &clip, std::int64_t end)
{
    ClipBody body = *clip.body;
    body.length = end - clip.start;
    body.fadeOut = {};
    clip.body = std::make_shared<const ClipBody>(std::move(body));
}

} // namespace

std::optional<MediaItem> lookUpMedia(const QString &path)
{
    if (!QFileInfo(path).isFile()) // never a device or a pipe, which would block
        return {};
    auto info = probe(path);
    auto identity = identify(path);
    if (!info || !identity)
        return {};
    MediaItem item;
    item.info = *std::move(info);
    item.identity = *std::move(identity);
    return item;
}

std::optional<QString> importedPath(const QString &path, const QString &folder)
{
    QString local = path;
    if (path.startsWith(QLatin1String("file:"), Qt::CaseInsensitive)) {
        QUrl url(path);
        if (url.host() == QLatin1String("localhost"))
            url.setHost(QString());
        local = url.toLocalFile();
        if (local.size() > 2 && local[0] == QLatin1Char('/') && local[2] == QLatin1Char(':'))
            local.remove(0, 1); // "/C:/media"
    } else if (path.contains(QLatin1String("://"))) {
        return {};
    }
    local.replace(QLatin1Char('\\'), QLatin1Char('/'));
    if (local.isEmpty() || local.contains(QChar(0)))
        return {};
    const bool hasDrive = local.size() > 1 && local[1] == QLatin1Char(':');
    if (QDir::isAbsolutePath(local) || hasDrive)
        return QDir::cleanPath(local);
    const QString clean = QDir::cleanPath(local);
    if (clean == QLatin1String(".")
        || clean.startsWith(QStringLiteral("../").repeated(kMaxLevelsUp + 1))
        || clean.endsWith(QLatin1String("..")))
        return {};
    return QDir::cleanPath(QDir(folder).absoluteFilePath(clean));
}

ImportDraft::ImportDraft(MediaLookup lookup)
    : m_lookup(std::move(lookup))
{}

void ImportDraft::note(const QString &sentence)
{
    if (m_imported.notCarried.size() < kMaxNotes)
        m_imported.notCarried << sentence;
    else
        ++m_unlisted;
}

MediaId ImportDraft::addMedia(const MediaItem &guess)
{
    if (const auto known = m_paths.find(guess.path); known != m_paths.end())
        return known->second;
    MediaItem item = guess;
    item.id = newId<MediaId>();
    if (item.name.isEmpty())
        item.name = QFileInfo(item.path).fileName();
    if (item.name.isEmpty())
        item.name = item.path;
    if (const auto facts = m_lookup ? m_lookup(item.path) : std::nullopt) {
        item.info = facts->info;
        item.identity = facts->identity;
        m_facts.insert(item.id);
    }
    m_paths.emplace(item.path, item.id);
    m_media.emplace(item.id, item);
    return item.id;
}

void ImportDraft::widenGuess(MediaId id, bool picture, int audioStreams, const Rational &seconds)
{
    if (m_facts.contains(id))
        return;
    MediaInfo &info = m_media.at(id).info;
    if (picture && !info.video)
        info.video = guessedVideo(1920, 1080, {});
    while (info.audio.size() < static_cast<std::size_t>(std::clamp(audioStreams, 0, 64)))
        info.audio.push_back(guessedAudio());
    if (info.isStill)
        return;
    if (info.video && info.video->duration < seconds) {
        info.video->duration = seconds;
        info.video->frameCount = info.video->rate.frameAt(seconds, Rounding::Ceil);
    }
    for (AudioInfo &audio : info.audio)
        audio.duration = std::max(audio.duration, seconds);
}

FolderId ImportDraft::addFolder(const QString &name)
{
    Folder folder;
    folder.id = newId<FolderId>();
    folder.name = name.trimmed().isEmpty() ? tr("Folder") : name.trimmed().left(kMaxFolderName);
    return m_folders.emplace(folder.id, folder).first->first;
}

bool ImportDraft::setParent(FolderId folder, FolderId parent)
{
    for (FolderId above = parent; above; above = m_folders.at(above).parent) {
        if (above == folder)
            return false;
    }
    m_folders.at(folder).parent = parent;
    return true;
}

QString ImportDraft::nameOf(const ClipBody &body) const
{
    if (!body.name.isEmpty())
        return body.name;
    const auto *file = std::get_if<MediaSource>(&body.source);
    return file && m_media.contains(file->media) ? m_media.at(file->media).name
                                                 : clipName(m_imported.project, body);
}

bool ImportDraft::isUsable(const Sequence &sequence, const ImportedTrack &track, const Clip &clip)
{
    const auto leaveOut = [&](const QString &why) {
        note(tr("%1: the clip \"%2\" is left out: %3.")
                 .arg(placeText(sequence, track.track, std::max<std::int64_t>(0, clip.start)),
                      nameOf(*clip.body), why));
        return false;
    };
    if (clip.start < 0 || clip->length < 1)
        return leaveOut(tr("it starts before 0 or has no length"));
    if (clip.end() > kMaxImportedFrame)
        return leaveOut(tr("it lies too far away"));
    const auto *file = std::get_if<MediaSource>(&clip->source);
    if (!file)
        return true;
    const MediaInfo &info = m_media.at(file->media).info;
    if (track.track.kind == TrackKind::Video)
        return info.video ? true : leaveOut(tr("its file has no picture"));
    return file->audioStream >= 0 && static_cast<std::size_t>(file->audioStream) < info.audio.size()
               ? true
               : leaveOut(tr("its file has no such sound"));
}

void ImportDraft::tidyBody(const Sequence &sequence, const Track &track, std::int64_t start,
                           ClipBody &body)
{
    body.id = newId<ClipId>();
    for (Effect &effect : body.effects)
        effect.id = newId<EffectId>();
    if (const double gain = soundGain(body.gainDb); gain != body.gainDb) {
        note(tr("%1: the gain of \"%2\" is brought into −96 to 24 dB.")
                 .arg(placeText(sequence, track, start), nameOf(body)));
        body.gainDb = gain;
    }
    body.pan = soundPan(body.pan);
    if (!isChannelMap(body.channels))
        body.channels.clear();
    for (Fade *fade : {&body.fadeIn, &body.fadeOut})
        fade->length = std::clamp<std::int64_t>(fade->length, 0, body.length);
    const Rational magnitude = body.speed < Rational(0) ? -body.speed : body.speed;
    if (!magnitude.isZero() && (magnitude < Rational(1, 1000) || magnitude > Rational(1000))) {
        note(tr("%1: the speed %2 of \"%3\" is not between 1/1000 and 1000; it plays at its own "
                "speed.")
                 .arg(placeText(sequence, track, start), body.speed.toString(), nameOf(body)));
        body.speed = Rational(1);
    }
}

/// Effects on the sound of tracks and masters get new ids, and listen to tracks by theirs.
void ImportDraft::renew(std::vector<Effect> &effects, const std::map<TrackId, TrackId> &trackIds)
{
    for (Effect &effect : effects) {
        effect.id = newId<EffectId>();
        for (auto &[id, value] : effect.parameters) {
            if (auto *track = std::get_if<TrackId>(&value)) {
                const auto found = trackIds.find(*track);
                *track = found == trackIds.end() ? TrackId() : found->second;
            }
        }
    }
}

void ImportDraft::tidyTransition(const Sequence &sequence, const Track &track, const Clip *left,
                                 std::int64_t start, ClipBody &body)
{
    if (!body.transition)
        return;
    Transition &transition = *body.transition;
    const std::int64_t wanted = transition.length;
    if (left && left->end() == start) {
        const std::int64_t after = std::clamp<std::int64_t>(wanted - transition.before, 0,
                                                            body.length);
        transition.before = std::clamp<std::int64_t>(transition.before, 0, (*left)->length);
        transition.length = transition.before + after;
    } else {
        transition.length = 0;
    }
    transition.id = newId<TransitionId>();
    if (transition.length == wanted && wanted > 0)
        return;
    if (transition.length < 1) {
        note(tr("%1: the transition is left out: no clip ends where \"%2\" starts.")
                 .arg(placeText(sequence, track, start), nameOf(body)));
        body.transition.reset();
    } else {
        note(tr("%1: the transition is shortened from %2 to %3 frames, which is what its clips "
                "have.")
                 .arg(placeText(sequence, track, start))
                 .arg(wanted)
                 .arg(transition.length));
    }
}

void ImportDraft::tidyTrack(const Sequence &sequence, ImportedTrack &track)
{
    std::stable_sort(track.clips.begin(), track.clips.end(),
                     [](const Clip &a, const Clip &b) { return a.start < b.start; });
    std::vector<Clip> sound;
    for (const Clip &clip : track.clips) {
        if (!isUsable(sequence, track, clip))
            continue;
        if (!sound.empty() && sound.back().end() > clip.start) {
            note(tr("%1: \"%2\" overlaps \"%3\", which is cut short.")
                     .arg(placeText(sequence, track.track, clip.start), nameOf(*clip.body),
                          nameOf(*sound.back().body)));
            if (sound.back().start == clip.start)
                sound.pop_back();
            else
                cutShort(sound.back(), clip.start);
        }
        sound.push_back(clip);
    }
    for (std::size_t i = 0; i < sound.size(); ++i) {
        ClipBody body = *sound[i].body;
        tidyBody(sequence, track.track, sound[i].start, body);
        tidyTransition(sequence, track.track, i > 0 ? &sound[i - 1] : nullptr, sound[i].start,
                       body);
        sound[i].body = std::make_shared<const ClipBody>(std::move(body));
    }
    track.clips = std::move(sound);
}

void ImportDraft::linkTwins(std::vector<ImportedTrack> &tracks)
{
    using Key = std::tuple<MediaId, SequenceId, std::int64_t, std::int64_t, Rational>;
    struct Twins
    {
        std::vector<Clip *> pictures;
        std::vector<Clip *> sounds;
    };
    std::map<Key, Twins> twins;
    for (ImportedTrack &track : tracks) {
        for (Clip &clip : track.clips) {
            const auto *file = std::get_if<MediaSource>(&clip->source);
            const auto *nested = std::get_if<NestedSource>(&clip->source);
            if ((!file && !nested) || clip->link)
                continue;
            Twins &found = twins[Key{file ? file->media : MediaId(),
                                     nested ? nested->sequence : SequenceId(), clip.start,
                                     clip->length, clip->in}];
            (track.track.kind == TrackKind::Video ? found.pictures : found.sounds).push_back(&clip);
        }
    }
    for (auto &[key, found] : twins) {
        if (found.pictures.empty() || found.sounds.empty())
            continue;
        const LinkId link = newId<LinkId>();
        found.pictures.insert(found.pictures.end(), found.sounds.begin(), found.sounds.end());
        for (Clip *clip : found.pictures) {
            ClipBody body = *clip->body;
            body.link = link;
            clip->body = std::make_shared<const ClipBody>(std::move(body));
        }
    }
}

Status ImportDraft::addSequence(Sequence sequence, std::vector<ImportedTrack> tracks)
{
    const QString problem = settingsProblem(sequence.settings,
                                            tr("The sequence \"%1\"").arg(sequence.name));
    if (!problem.isEmpty())
        return fail(ErrorKind::Project, problem);
    for (const ImportedTrack &track : tracks)
        m_clips += track.clips.size();
    if (m_clips > kMaxImportedClips)
        return fail(ErrorKind::Project, tr("The sequence \"%1\" has more than %2 clips.")
                                            .arg(sequence.name)
                                            .arg(kMaxImportedClips));
    if (!sequence.id)
        sequence.id = newId<SequenceId>();
    sequence.untouched = false;
    std::map<TrackId, TrackId> trackIds;
    for (ImportedTrack &track : tracks) {
        const TrackId id = newId<TrackId>();
        trackIds[std::exchange(track.track.id, id)] = id;
    }
    renew(sequence.master.effects, trackIds);
    for (ImportedTrack &track : tracks) {
        if (track.track.kind == TrackKind::Video)
            track.track.effects.clear();
        renew(track.track.effects, trackIds);
        track.track.name = freeName(track.track, tracks);
        track.track.gainDb = soundGain(track.track.gainDb);
        track.track.pan = soundPan(track.track.pan);
        tidyTrack(sequence, track);
        track.track.clips = ClipList::fromSorted(track.clips);
        sequence.tracks.push_back(std::make_shared<const Track>(track.track));
    }
    sequence.master.gainDb = soundGain(sequence.master.gainDb);
    sequence.master.pan = soundPan(sequence.master.pan);
    for (Marker &marker : sequence.markers)
        marker.id = newId<MarkerId>();
    std::stable_sort(sequence.markers.begin(), sequence.markers.end(),
                     [](const Marker &a, const Marker &b) { return a.at < b.at; });
    if (m_imported.project.sequences.empty())
        m_imported.project.active = sequence.id;
    m_imported.project.sequences.push_back(std::make_shared<const Sequence>(std::move(sequence)));
    return {};
}

std::int64_t ImportDraft::lengthOf(SequenceId id) const
{
    const auto &sequences = m_imported.project.sequences; // in the order of their ends, not of ids
    const auto found = std::find_if(sequences.begin(), sequences.end(),
                                    [id](const auto &sequence) { return sequence->id == id; });
    return found == sequences.end() ? 0 : (*found)->length();
}

Result<ImportedProject> ImportDraft::take(const QString &fileName) &&
{
    for (auto &[id, folder] : m_folders)
        m_imported.project.folders.push_back(std::make_shared<const Folder>(std::move(folder)));
    for (auto &[id, item] : m_media)
        m_imported.project.media.push_back(std::make_shared<const MediaItem>(std::move(item)));
    sortById(m_imported.project);
    if (m_unlisted > 0)
        m_imported.notCarried << tr("… and %n more.", m_unlisted);
    if (const QStringList problems = validate(m_imported.project); !problems.isEmpty())
        return fail(ErrorKind::Project,
                    tr("\"%1\" cannot be read: %2").arg(fileName, problems.front()));
    return std::move(m_imported);
}

MediaItem guessedMedia(const QString &path)
{
    MediaItem item;
    item.path = path;
    item.name = QFileInfo(path).fileName();
    return item;
}

VideoInfo guessedVideo(int width, int height, const FrameRate &rate)
{
    VideoInfo video;
    video.width = std::clamp(width, 1, 32768);
    video.height = std::clamp(height, 1, 32768);
    video.rate = rate;
    return video;
}

AudioInfo guessedAudio()
{
    return {QString(), 2, static_cast<int>(kSampleRate), {}};
}

double decibels(double amplitude)
{
    return amplitude > 0 ? std::max(kSilentDb, 20 * std::log10(amplitude)) : kSilentDb;
}

} // namespace weft
