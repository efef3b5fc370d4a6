#include "core/base/translate.h"
#include "core/effects/effect_table.h"
#include "core/interchange/edl.h"
#include "core/interchange/edl_colours.h"
#include "core/interchange/export_source.h"
#include "core/interchange/export_text.h"
#include "core/interchange/standard_wipes.h"
#include "core/time/timecode.h"

#include <set>

namespace weft {

namespace {

constexpr int kReelLength = 8;
constexpr int kSoundTracks = 4;

/// A clip as an event: where a dissolve begins, its clip begins.
struct Event
{
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::int64_t dissolve = 0; ///< frames
    std::shared_ptr<const ClipBody> clip;
    Rational in; ///< seconds into the source at `start`
};

class EdlText
{
public:
    EdlText(const Project &project, const Sequence &sequence, const TimelineWriteOptions &options,
            QStringList &notCarried)
        : m_project(project)
        , m_sequence(sequence)
        , m_settings(sequence.settings)
        , m_options(options)
        , m_notCarried(notCarried)
    {}

    QByteArray write()
    {
        const bool drops = m_settings.dropFrame && supportsDropFrame(m_settings.rate);
        line(QStringLiteral("TITLE: %1").arg(oneLine(m_sequence.name)));
        line(QLatin1String(drops ? "FCM: DROP FRAME" : "FCM: NON-DROP FRAME"));
        line({});
        std::vector<std::pair<const Track *, QString>> tracks = chooseTracks();
        writeStart(tracks);
        for (const auto &[track, channel] : tracks)
            writeTrack(*track, channel);
        writeMarkers();
        return m_text;
    }

private:
    void line(const QString &text) { m_text += text.toUtf8() + '\n'; }
    void note(const QString &sentence) { m_notCarried << sentence; }
    static QString oneLine(QString text) { return text.simplified().left(200); }

    QString timecode(std::int64_t frame) const
    {
        return toTimecode(frame, m_settings.rate, m_settings.dropFrame);
    }

    QString place(const Track &track, std::int64_t frame) const
    {
        return placeText(m_sequence, track, frame);
    }

    std::vector<std::pair<const Track *, QString>> chooseTracks()
    {
        std::vector<std::pair<const Track *, QString>> chosen;
        bool hasPicture = false;
        std::set<int> sound;
        if (m_sequence.master != Master())
            note(tr("The master of the sequence \"%1\".").arg(m_sequence.name));
        for (const auto &track : m_sequence.tracks) {
            const bool isVideo = track->kind == TrackKind::Video;
            if (track->clips.isEmpty())
                continue;
            if (isVideo ? track->hidden : track->muted) {
                note(tr("Track %1 is hidden or muted and is left out.").arg(track->name));
            } else if (isVideo && !hasPicture) {
                hasPicture = true;
                chosen.insert(chosen.begin(), {track.get(), QStringLiteral("V")});
            } else if (!isVideo && std::ssize(sound) < kSoundTracks) {
                const int number = soundChannel(*track, sound);
                sound.insert(number);
                chosen.emplace_back(track.get(), number == 1 ? QStringLiteral("A")
                                                             : QStringLiteral("A%1").arg(number));
            } else {
                note(tr("Track %1 is left out: an edit list has one picture track and four of "
                        "sound.")
                         .arg(track->name));
            }
            if (track->gainDb != 0)
                note(tr("The gain of track %1.").arg(track->name));
            if (track->pan != 0)
                note(tr("The pan of track %1.").arg(track->name));
            if (!track->effects.empty())
                note(tr("The effects on track %1.").arg(track->name));
        }
        return chosen;
    }

    /// The channel that the track's name says, else the first free one.
    static int soundChannel(const Track &track, const std::set<int> &taken)
    {
        for (int number = 1; number <= kSoundTracks; ++number) {
            if (track.name == QStringLiteral("A%1").arg(number) && !taken.contains(number))
                return number;
        }
        int number = 1;
        while (taken.contains(number))
            ++number;
        return number;
    }

    /// Readers take the first event for the start of the programme: black says where it is.
    void writeStart(const std::vector<std::pair<const Track *, QString>> &tracks)
    {
        std::int64_t first = tracks.empty() ? 0 : m_sequence.length();
        for (const auto &[track, channel] : tracks) {
            for (const Event &event : eventsOf(*track))
                first = std::min(first, event.start);
        }
        if (first > 0)
            line(eventLine(QStringLiteral("BL"), QStringLiteral("V"), QStringLiteral("C"), 0, first,
                           0, first));
    }

    std::vector<Event> eventsOf(const Track &track) const
    {
        std::vector<Event> events;
        for (const Clip &clip : track.clips) {
            if (!clip->enabled)
                continue;
            Event event{clip.start, clip.end(), 0, clip.body, clip->in};
            if (clip->transition) {
                const std::int64_t before = clip->transition->before;
                event.dissolve = clip->transition->length;
                event.start -= before;
                event.in = sourceTimeAt(*clip.body, -before, m_settings.rate);
                if (!events.empty())
                    events.back().end = event.start;
            }
            events.push_back(event);
        }
        return events;
    }

    void writeTrack(const Track &track, const QString &channel)
    {
        for (const Clip &clip : track.clips)
            noteLosses(track, clip);
        const std::vector<Event> events = eventsOf(track);
        for (std::size_t i = 0; i < events.size(); ++i) {
            const bool dissolves = events[i].dissolve > 0 && i > 0
                                   && events[i - 1].end == events[i].start;
            if (events[i].end > events[i].start)
                writeEvent(track, channel, events[i], dissolves ? &events[i - 1] : nullptr);
        }
    }

    void noteLosses(const Track &track, const Clip &clip)
    {
        const auto lost = [&](const QString &what) {
            note(QStringLiteral("%1: %2").arg(place(track, clip.start), what));
        };
        const QString name = clipName(m_project, *clip.body);
        if (!clip->enabled)
            return lost(tr("\"%1\" is disabled and left out.").arg(name));
        if (!clip->effects.empty())
            lost(tr("%n effect(s) of \"%1\": %2.", static_cast<int>(clip->effects.size()))
                     .arg(name, effectNames(clip->effects)));
        if (clip->gainDb != 0)
            lost(tr("the gain of \"%1\".").arg(name));
        if (clip->pan != 0 || !clip->channels.empty())
            lost(tr("the pan or the channels of \"%1\".").arg(name));
        if (clip->keepsPitch && clip->speed != Rational(1))
            lost(tr("\"%1\" keeps its pitch.").arg(name));
        if (clip->fadeIn.length > 0 || clip->fadeOut.length > 0)
            lost(tr("the fades of \"%1\".").arg(name));
        if (clip->transition && track.kind == TrackKind::Video)
            noteTransition(track, clip);
        if (clip->timeInterpolation != TimeInterpolation::Hold)
            lost(tr("what \"%1\" shows between two frames; it holds them.").arg(name));
        if (!exportedFile(m_project, clip->source, m_options))
            lost(tr("\"%1\" is no media file; its place in the list names it alone.").arg(name));
    }

    /// What `D` and wipe codes do not say.
    void noteTransition(const Track &track, const Clip &clip)
    {
        const Transition &transition = *clip->transition;
        const QString label = transitionLabel(transition), where = place(track, clip.start);
        const auto code = codeOfWipe(transition, m_settings);
        const bool isDissolve = transition.kind == QLatin1String("dissolve");
        if (!code && !isDissolve)
            return note(tr("%1: the transition \"%2\" becomes a dissolve of the same length.")
                            .arg(where, label));
        if (code && code->isReversed)
            note(tr("%1: the transition \"%2\" goes the other way round: %3 has one way.")
                     .arg(where, label, wipeText(*code)));
        if (const QString further = beyondItsShape(transition); !further.isEmpty())
            note(tr("%1: of the transition \"%2\": %3.").arg(where, label, further));
    }

    static QString wipeText(const WipeCode &code)
    {
        return QStringLiteral("W%1").arg(code.number, 3, 10, QLatin1Char('0'));
    }

    /// "D    010", "W001 010"
    QString transitionText(const Track &track, const Event &event) const
    {
        const auto code = track.kind == TrackKind::Video
                              ? codeOfWipe(*event.clip->transition, m_settings)
                              : std::nullopt;
        return QStringLiteral("%1 %2")
            .arg(code ? wipeText(*code) : QStringLiteral("D"), -4)
            .arg(event.dissolve, 3, 10, QLatin1Char('0'));
    }

    std::int64_t sourceFrame(const Track &track, const Event &event, const Rational &seconds)
    {
        const std::int64_t frame = m_settings.rate.frameAt(seconds, Rounding::Floor);
        if (frame < 0)
            note(tr("%1: the dissolve reaches before the start of \"%2\", which timecode cannot "
                    "say.")
                     .arg(place(track, event.start), clipName(m_project, *event.clip)));
        else if (m_settings.rate.secondsAt(frame) != seconds)
            note(tr("%1: the source of \"%2\" starts between two frames; the list has the first.")
                     .arg(place(track, event.start), clipName(m_project, *event.clip)));
        return std::max<std::int64_t>(0, frame);
    }

    void writeEvent(const Track &track, const QString &channel, const Event &event,
                    const Event *outgoing)
    {
        const std::int64_t length = event.end - event.start;
        const Rational speed = event.clip->speed;
        const Rational magnitude = speed < Rational(0) ? -speed : speed;
        const std::int64_t first = sourceFrame(track, event, event.in);
        const std::int64_t span = magnitude.isZero()
                                      ? 1
                                      : std::max<std::int64_t>(1,
                                                               magnitude.times(length,
                                                                               Rounding::Nearest));
        const std::int64_t in = speed < Rational(0) ? std::max<std::int64_t>(0, first + 1 - span)
                                                    : first;
        const QString reel = reelOf(event.clip->source);
        ++m_number;
        if (outgoing)
            writeOutgoing(channel, *outgoing);
        line(eventLine(reel, channel, outgoing ? transitionText(track, event) : QStringLiteral("C"),
                       in, in + span, event.start, event.end));
        if (speed != Rational(1))
            line(QStringLiteral("M2   %1 %2                %3")
                     .arg(reel.leftJustified(kReelLength), speedText(speed), timecode(first)));
        if (outgoing)
            line(QStringLiteral("* FROM CLIP NAME: %1")
                     .arg(oneLine(clipName(m_project, *outgoing->clip))));
        line(QStringLiteral("* %1 CLIP NAME: %2")
                 .arg(QLatin1String(outgoing ? "TO" : "FROM"),
                      oneLine(clipName(m_project, *event.clip))));
        if (const auto file = exportedFile(m_project, event.clip->source, m_options))
            line(QStringLiteral("* SOURCE FILE: %1").arg(file->path));
    }

    /// The first line of a dissolve: where the outgoing source stands, without length.
    void writeOutgoing(const QString &channel, const Event &event)
    {
        const Rational seconds = event.in
                                 + event.clip->speed
                                       * m_settings.rate.secondsAt(event.end - event.start);
        const std::int64_t at = std::max<std::int64_t>(0, m_settings.rate.frameAt(seconds,
                                                                                  Rounding::Floor));
        line(eventLine(reelOf(event.clip->source), channel, QStringLiteral("C"), at, at, event.end,
                       event.end));
    }

    QString eventLine(const QString &reel, const QString &channel, const QString &kind,
                      std::int64_t sourceIn, std::int64_t sourceOut, std::int64_t recordIn,
                      std::int64_t recordOut)
    {
        return QStringLiteral("%1  %2 %3 %4 %5 %6 %7 %8")
            .arg(std::max(1, m_number), 3, 10, QLatin1Char('0'))
            .arg(reel.leftJustified(kReelLength), channel.leftJustified(5), kind.leftJustified(8))
            .arg(timecode(sourceIn), timecode(sourceOut), timecode(recordIn), timecode(recordOut));
    }

    /// Frames a second with one decimal, as M2 has it: "-012.5".
    QString speedText(const Rational &speed) const
    {
        const std::int64_t tenths = (speed * Rational(m_settings.rate.timecodeBase() * 10))
                                        .rounded(Rounding::Nearest);
        return QStringLiteral("%1%2.%3")
            .arg(QLatin1String(tenths < 0 ? "-" : ""))
            .arg(std::abs(tenths) / 10, 3, 10, QLatin1Char('0'))
            .arg(std::abs(tenths) % 10);
    }

    /// Eight letters and digits, another name for each file; AX ("auxiliary") for what is no file.
    QString reelOf(const Source &source)
    {
        const auto file = exportedFile(m_project, source, m_options);
        if (!file)
            return QStringLiteral("AX");
        if (const auto known = m_reels.find(file->path); known != m_reels.end())
            return known->second;
        QString stem;
        for (const QChar letter : file->name.section(QLatin1Char('.'), 0, 0).toUpper()) {
            if ((letter >= QLatin1Char('A') && letter <= QLatin1Char('Z')) || letter.isDigit()
                || letter == QLatin1Char('_'))
                stem += letter;
        }
        QString reel = stem.isEmpty() ? QStringLiteral("REEL") : stem.left(kReelLength);
        for (int number = 1; m_reelNames.contains(reel) || reel == QLatin1String("BL")
                             || reel == QLatin1String("AX");
             ++number) {
            const QString suffix = QString::number(number);
            reel = stem.left(kReelLength - suffix.size()) + suffix;
        }
        m_reelNames.insert(reel);
        return m_reels[file->path] = reel;
    }

    /// Locators belong to an event: all stand after the last one.
    void writeMarkers()
    {
        if (m_number == 0 && !m_sequence.markers.empty()) {
            note(tr("%n marker(s): there is no event they could stand by.",
                    static_cast<int>(m_sequence.markers.size())));
            return;
        }
        for (const Marker &marker : m_sequence.markers) {
            line(QStringLiteral("* LOC: %1 %2 %3")
                     .arg(timecode(marker.at), edlColourName(marker.colour), oneLine(marker.name)));
            if (marker.length > 0 || !marker.note.isEmpty())
                note(tr("The length and note of the marker \"%1\".").arg(marker.name));
        }
    }

    const Project &m_project;
    const Sequence &m_sequence;
    const SequenceSettings &m_settings;
    const TimelineWriteOptions &m_options;
    QStringList &m_notCarried;
    QByteArray m_text;
    int m_number = 0;
    std::map<QString, QString> m_reels; ///< by path
    std::set<QString> m_reelNames;
};

} // namespace

QByteArray toEdl(const Project &project, const Sequence &sequence,
                 const TimelineWriteOptions &options, QStringList &notCarried)
{
    return EdlText(project, sequence, options, notCarried).write();
}

Result<QStringList> writeEdl(const Project &project, SequenceId id, const QString &path,
                             const TimelineWriteOptions &options)
{
    return writeText(project, id, path, options, toEdl);
}

} // namespace weft
