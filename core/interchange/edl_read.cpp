#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/interchange/edl.h"
#include "core/interchange/edl_colours.h"
#include "core/interchange/edl_events.h"
#include "core/interchange/standard_wipes.h"
#include "core/time/timecode.h"

#include <QDir>
#include <QFileInfo>

namespace weft {

namespace {

/// The last whole hour at or before a frame, as timecode counts.
std::int64_t hourBefore(std::int64_t frame, const FrameRate &rate, bool dropFrame)
{
    const QString hours = toTimecode(frame, rate, dropFrame).section(QLatin1Char(':'), 0, 0);
    const bool drops = dropFrame && supportsDropFrame(rate);
    return parseTime(hours + QLatin1String(drops ? ":00:00;00" : ":00:00:00"), rate).value_or(0);
}

class EdlImport
{
public:
    EdlImport(EdlList list, QString folder, const MediaLookup &lookup)
        : m_list(std::move(list))
        , m_folder(std::move(folder))
        , m_draft(lookup)
    {}

    Result<ImportedProject> run(const QString &name)
    {
        for (const QString &sentence : m_list.notCarried)
            m_draft.note(sentence);
        m_origin = m_list.events.front().recordIn;
        for (const EdlEvent &event : m_list.events)
            m_origin = std::min(m_origin, event.recordIn);
        if (m_origin != 0)
            m_draft.note(tr("The record timecode starts at %1; the sequence starts at 0.")
                             .arg(timecode(m_origin)));
        findMedia();
        for (std::size_t i = 0; i < m_list.events.size(); ++i)
            placeEvent(i);
        if (const Status status = addSequence(); !status)
            return fail(status);
        return std::move(m_draft).take(name);
    }

private:
    QString timecode(std::int64_t frame) const
    {
        return toTimecode(frame, m_list.rate, m_list.dropFrame);
    }

    void note(const EdlEvent &event, const QString &what)
    {
        m_draft.note(tr("Event %1 at %2: %3").arg(event.number, timecode(event.recordIn), what));
    }

    /// The name of what an event shows. The comments of a transition follow both of its lines.
    QString clipNameOf(std::size_t index) const
    {
        const EdlEvent &event = m_list.events[index];
        if (event.kind != QLatin1String("C"))
            return event.toName.isEmpty() ? event.fromName : event.toName;
        if (event.fromName.isEmpty() && index + 1 < m_list.events.size()
            && m_list.events[index + 1].number == event.number)
            return m_list.events[index + 1].fromName;
        return event.fromName;
    }

    QString mediaPathOf(std::size_t index)
    {
        const EdlEvent &event = m_list.events[index];
        const QString name = clipNameOf(index);
        const QString wanted = !event.file.isEmpty() ? event.file
                               : !name.isEmpty()     ? name
                                                     : event.reel;
        if (const auto path = importedPath(wanted, m_folder))
            return *path;
        note(event, tr("the file \"%1\" lies outside what is followed; find it again by relinking.")
                        .arg(wanted.left(200)));
        return QDir(m_folder).absoluteFilePath(event.reel);
    }

    /// Makes the bin items and settles where the timecode of each begins.
    void findMedia()
    {
        struct Use
        {
            std::int64_t first = 0;
            std::int64_t last = 0;
        };
        std::map<MediaId, Use> uses;
        for (std::size_t i = 0; i < m_list.events.size(); ++i) {
            const EdlEvent &event = m_list.events[i];
            m_eventMedia.push_back({});
            if (event.isBlack() || event.recordLength() == 0)
                continue;
            const MediaId id = m_draft.addMedia(guessedMedia(mediaPathOf(i)));
            m_eventMedia.back() = id;
            const std::int64_t first = event.speed ? std::min(event.sourceIn, event.speedAt)
                                                   : event.sourceIn;
            const std::int64_t last = std::max(event.sourceOut, event.sourceIn + 1);
            const auto [use, isNew] = uses.try_emplace(id, Use{first, last});
            use->second.first = std::min(use->second.first, first);
            use->second.last = std::max(use->second.last, last);
        }
        for (const auto &[id, use] : uses)
            m_mediaStart[id] = startOf(id, use.first, use.last);
        for (std::size_t i = 0; i < m_list.events.size(); ++i) {
            const EdlEvent &event = m_list.events[i];
            if (!m_eventMedia[i])
                continue;
            const std::int64_t last = uses[m_eventMedia[i]].last - m_mediaStart[m_eventMedia[i]];
            m_draft.widenGuess(m_eventMedia[i], event.channels.picture,
                               event.channels.sound.empty() ? 0 : 1, m_list.rate.secondsAt(last));
        }
    }

    std::int64_t startOf(MediaId id, std::int64_t first, std::int64_t last)
    {
        const MediaItem &item = m_draft.media(id);
        const std::int64_t length = m_list.rate.frameAt(item.info.duration(), Rounding::Ceil);
        const bool isKnown = item.identity.size > 0 && !item.info.isStill;
        if (first == 0 || item.info.isStill || (isKnown && last <= length))
            return 0;
        std::int64_t start = hourBefore(first, m_list.rate, m_list.dropFrame);
        if (isKnown && last - start > length)
            start = first;
        if (start != 0)
            m_draft.note(tr("The file \"%1\" is taken to start at timecode %2, which the list does "
                            "not say.")
                             .arg(item.name, timecode(start)));
        return start;
    }

    /// Source seconds for each sequence second. M2 has one decimal; the lengths are finer.
    Rational speedOf(const EdlEvent &event)
    {
        if (!event.speed) {
            if (event.sourceLength() != event.recordLength())
                note(event, tr("the source has %1 frames and the record %2; the record counts.")
                                .arg(event.sourceLength())
                                .arg(event.recordLength()));
            return Rational(1);
        }
        const Rational base(m_list.rate.timecodeBase());
        const Rational wanted = *event.speed / base;
        const bool isReverse = wanted < Rational(0);
        const Rational magnitude = isReverse ? -wanted : wanted;
        const Rational fromLengths(event.sourceLength(), event.recordLength());
        const Rational difference = (fromLengths - magnitude) * base;
        if (magnitude.isZero() || fromLengths.isZero() || difference > Rational(1, 20)
            || difference < Rational(-1, 20))
            return wanted;
        return isReverse ? -fromLengths : fromLengths;
    }

    std::int64_t firstSourceFrame(const EdlEvent &event) const
    {
        if (event.speed && *event.speed < Rational(0))
            return event.speedAt > event.sourceIn ? event.speedAt
                                                  : std::max(event.sourceIn, event.sourceOut - 1);
        return event.sourceIn;
    }

    ClipBody bodyOf(std::size_t index)
    {
        const EdlEvent &event = m_list.events[index];
        ClipBody body;
        body.name = clipNameOf(index);
        body.source = MediaSource{m_eventMedia[index]};
        body.length = event.recordLength();
        body.speed = speedOf(event);
        body.in = m_list.rate.secondsAt(firstSourceFrame(event)
                                        - m_mediaStart[m_eventMedia[index]]);
        return body;
    }

    /// Every track key an event goes to: 0 = picture, else the sound channel. A pair is one stereo
    /// clip.
    static std::vector<int> tracksOf(const EdlEvent &event)
    {
        std::vector<int> keys;
        if (event.channels.picture)
            keys.push_back(0);
        const std::vector<int> &sound = event.channels.sound;
        for (const int channel : sound) {
            const bool isRight = channel % 2 == 0
                                 && std::find(sound.begin(), sound.end(), channel - 1)
                                        != sound.end();
            if (!isRight && std::find(keys.begin(), keys.end(), channel) == keys.end())
                keys.push_back(channel);
        }
        return keys;
    }

    void placeEvent(std::size_t index)
    {
        const EdlEvent &event = m_list.events[index];
        for (const EdlLocator &locator : event.locators)
            addMarker(locator);
        if (event.recordLength() == 0)
            return; // the outgoing half of a transition: its clip was placed before
        if (event.kind.startsWith(QLatin1Char('K')) && !event.kind.endsWith(QLatin1Char('B')))
            return note(event, tr("the key \"%1\" is left out.").arg(event.kind));
        const bool isTransition = event.kind != QLatin1String("C") && event.length > 0;
        const auto tracks = tracksOf(event);
        if (tracks.empty())
            note(event, tr("it records no track and is left out."));
        if (event.isBlack()) {
            for (const int key : tracks) {
                if (isTransition)
                    fadeToBlack(m_tracks[key], event);
            }
            return;
        }
        const ClipBody body = bodyOf(index);
        const Transition transition = isTransition ? transitionOf(event) : Transition();
        for (const int key : tracks)
            place(m_tracks[key], event, body, key == 0 ? transition : dissolveOf(event));
    }

    static Transition dissolveOf(const EdlEvent &event)
    {
        Transition transition;
        transition.length = event.kind == QLatin1String("C") ? 0 : event.length;
        return transition;
    }

    /// `W001` and the like by their codes, `D` and the others as dissolves.
    Transition transitionOf(const EdlEvent &event)
    {
        if (!event.kind.startsWith(QLatin1Char('W')))
            return dissolveOf(event);
        const WipeCode code{event.kind.mid(1).toInt(), false};
        auto wipe = wipeOfCode(code, SequenceSettings());
        if (!wipe) {
            note(event,
                 tr("the wipe \"%1\" becomes a dissolve of the same length.").arg(event.kind));
            return dissolveOf(event);
        }
        wipe->length = event.length;
        return *wipe;
    }

    /// @param transition that it comes in by; one without length is a cut
    void place(std::vector<Clip> &clips, const EdlEvent &event, ClipBody body,
               const Transition &transition)
    {
        const std::int64_t start = event.recordIn - m_origin;
        const bool followsClip = !clips.empty() && clips.back().end() == start;
        if (transition.length > 0 && followsClip)
            body.transition = transition;
        else if (transition.length > 0)
            body.fadeIn = {std::min(transition.length, body.length), FadeShape::Linear};
        clips.push_back({start, std::make_shared<const ClipBody>(std::move(body))});
    }

    /// `D` to black: the clip before plays on for the length of the fade.
    void fadeToBlack(std::vector<Clip> &clips, const EdlEvent &event)
    {
        if (clips.empty() || clips.back().end() != event.recordIn - m_origin)
            return note(event, tr("the fade to black is left out: no clip ends there."));
        ClipBody body = *clips.back().body;
        body.length += event.length;
        body.fadeOut = {event.length, FadeShape::Linear};
        clips.back().body = std::make_shared<const ClipBody>(std::move(body));
    }

    void addMarker(const EdlLocator &locator)
    {
        Marker marker;
        marker.at = std::max<std::int64_t>(0, locator.at - m_origin);
        marker.name = locator.text;
        marker.colour = edlColour(locator.colour);
        m_markers.push_back(std::move(marker));
    }

    Status addSequence()
    {
        Sequence sequence;
        sequence.name = m_list.title.isEmpty() ? tr("Edit list") : m_list.title;
        sequence.settings.rate = m_list.rate;
        sequence.settings.dropFrame = m_list.dropFrame;
        sequence.markers = std::move(m_markers);
        std::vector<ImportedTrack> tracks;
        for (auto &[key, clips] : m_tracks) {
            ImportedTrack track;
            track.track.kind = key == 0 ? TrackKind::Video : TrackKind::Audio;
            track.track.name = key == 0 ? QStringLiteral("V1") : QStringLiteral("A%1").arg(key);
            track.clips = std::move(clips);
            tracks.push_back(std::move(track));
        }
        m_draft.linkTwins(tracks);
        return m_draft.addSequence(std::move(sequence), std::move(tracks));
    }

    EdlList m_list;
    QString m_folder;
    ImportDraft m_draft;
    std::int64_t m_origin = 0; ///< record frame that is the sequence's 0
    std::vector<MediaId> m_eventMedia;
    std::map<MediaId, std::int64_t> m_mediaStart;
    std::map<int, std::vector<Clip>> m_tracks; ///< 0 = picture, 1 to 4 = sound channel
    std::vector<Marker> m_markers;
};

} // namespace

Result<ImportedProject> parseEdl(const QByteArray &text, const QString &name, const QString &folder,
                                 const TimelineReadOptions &options, const MediaLookup &lookup)
{
    auto list = readEdlLines(text, name, options.rate);
    if (!list)
        return fail(list);
    return EdlImport(*std::move(list), folder, lookup).run(name);
}

Result<ImportedProject> readEdl(const QString &path, const TimelineReadOptions &options)
{
    const auto text = readFile(path, ErrorKind::Project, kMaxTimelineBytes);
    if (!text)
        return fail(text);
    return parseEdl(*text, path, QFileInfo(path).absolutePath(), options, lookUpMedia);
}

} // namespace weft
