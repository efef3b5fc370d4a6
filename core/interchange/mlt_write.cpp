#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/effects/effect_table.h"
#include "core/interchange/export_source.h"
#include "core/interchange/mlt.h"
#include "core/interchange/mlt_document.h"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <tuple>

namespace weft {

namespace {

QString number(double value)
{
    return QString::number(value, 'g', 12);
}

pugi::xml_node addNode(pugi::xml_node parent, const char *name, const QString &id = {})
{
    pugi::xml_node node = parent.append_child(name);
    if (!id.isEmpty())
        node.append_attribute("id") = id.toUtf8().constData();
    return node;
}

void setAttribute(pugi::xml_node node, const char *name, const QString &value)
{
    node.append_attribute(name) = value.toUtf8().constData();
}

/// Control characters that XML cannot hold are left out.
QByteArray xmlSafe(const QString &text)
{
    QString safe;
    for (const QChar letter : text) {
        if (letter >= QLatin1Char(' ') || letter == QLatin1Char('\n')
            || letter == QLatin1Char('\t'))
            safe += letter;
    }
    return safe.toUtf8();
}

void setProperty(pugi::xml_node service, const char *name, const QString &value)
{
    pugi::xml_node property = service.append_child("property");
    property.append_attribute("name") = name;
    property.text() = xmlSafe(value).constData();
}

void setProperty(pugi::xml_node service, const char *name, std::int64_t value)
{
    setProperty(service, name, QString::number(value));
}

void setRange(pugi::xml_node node, std::int64_t in, std::int64_t length)
{
    setAttribute(node, "in", QString::number(in));
    setAttribute(node, "out", QString::number(in + length - 1));
}

Rational magnitude(const Rational &speed)
{
    return speed < Rational(0) ? -speed : speed;
}

/// A speed as MLT reads it, a decimal.
QString decimal(const Rational &value)
{
    return QString::number(value.toDouble(), 'f', 6);
}

class MltText
{
public:
    MltText(const Project &project, const TimelineWriteOptions &options, QStringList &notCarried)
        : m_project(project)
        , m_options(options)
        , m_notCarried(notCarried)
    {}

    QByteArray write(const Sequence &sequence)
    {
        m_root = m_document.append_child("mlt");
        setAttribute(m_root, "LC_NUMERIC", QStringLiteral("C"));
        setAttribute(m_root, "version", QStringLiteral("7.12.0"));
        writeProfile(sequence.settings);
        const QString tractor = writeSequence(sequence);
        setAttribute(m_root, "producer", tractor);
        std::ostringstream stream;
        m_document.save(stream, " ", pugi::format_default, pugi::encoding_utf8);
        return QByteArray::fromStdString(stream.str());
    }

private:
    void note(const QString &sentence) { m_notCarried << sentence; }

    void note(const Sequence &sequence, const Track &track, std::int64_t frame, const QString &what)
    {
        note(QStringLiteral("%1: %2").arg(placeText(sequence, track, frame), what));
    }

    QString newId(const char *kind)
    {
        return QString::fromLatin1(kind) + QString::number(m_counters[kind]++);
    }

    void writeProfile(const SequenceSettings &settings)
    {
        m_profile = settings;
        pugi::xml_node profile = addNode(m_root, "profile");
        const Rational shape(settings.width, settings.height);
        const char *colourspace = settings.colour.matrix == ColourMatrix::Bt601    ? "601"
                                  : settings.colour.matrix == ColourMatrix::Bt2020 ? "2020"
                                                                                   : "709";
        const std::array<std::pair<const char *, std::int64_t>, 9> numbers{
            {{"width", settings.width},
             {"height", settings.height},
             {"progressive", 1},
             {"sample_aspect_num", 1},
             {"sample_aspect_den", 1},
             {"display_aspect_num", shape.numerator()},
             {"display_aspect_den", shape.denominator()},
             {"frame_rate_num", settings.rate.numerator()},
             {"frame_rate_den", settings.rate.denominator()}}};
        for (const auto &[name, value] : numbers)
            setAttribute(profile, name, QString::number(value));
        setAttribute(profile, "colorspace", QString::fromLatin1(colourspace));
    }

    /// The id of the sequence's tractor; each sequence is written once.
    QString writeSequence(const Sequence &sequence)
    {
        if (const auto known = m_sequences.find(sequence.id); known != m_sequences.end())
            return known->second;
        if (sequence.settings.rate != m_profile.rate)
            note(tr("The sequence \"%1\" has %2 frames a second; MLT has one rate, %3, and counts "
                    "its frames at that.")
                     .arg(sequence.name, sequence.settings.rate.toString(),
                          m_profile.rate.toString()));
        std::vector<QString> playlists;
        for (const auto &track : sequence.tracks)
            playlists.push_back(writeTrack(sequence, *track));
        const std::int64_t length = std::max<std::int64_t>(1, sequence.length());
        const QString ground = writeGround(length);
        const QString id = newId("tractor");
        pugi::xml_node tractor = addNode(m_root, "tractor", id);
        setRange(tractor, 0, length);
        setProperty(tractor, "title", sequence.name);
        setProperty(tractor, "shotcut", 1);
        setAttribute(addNode(tractor, "track"), "producer", ground);
        for (std::size_t i = 0; i < playlists.size(); ++i)
            writeTrackUse(tractor, *sequence.tracks[i], playlists[i]);
        writeField(tractor, sequence);
        writeMarkers(tractor, sequence);
        return m_sequences[sequence.id] = id;
    }

    QString writeGround(std::int64_t length)
    {
        const QString id = newId("black");
        pugi::xml_node producer = addNode(m_root, "producer", id);
        setRange(producer, 0, length);
        setProperty(producer, "length", length);
        setProperty(producer, "mlt_service", QStringLiteral("color"));
        setProperty(producer, "resource", QStringLiteral("#ff000000"));
        setProperty(producer, "mlt_image_format", QStringLiteral("rgb"));
        setProperty(producer, "set.test_audio", 0);
        return id;
    }

    void writeTrackUse(pugi::xml_node tractor, const Track &track, const QString &playlist)
    {
        pugi::xml_node use = addNode(tractor, "track");
        setAttribute(use, "producer", playlist);
        const bool isVideo = track.kind == TrackKind::Video;
        const bool isShut = isVideo ? track.hidden : track.muted;
        setAttribute(use, "hide",
                     QString::fromLatin1(isShut    ? "both"
                                         : isVideo ? "audio"
                                                   : "video"));
    }

    void writeField(pugi::xml_node tractor, const Sequence &sequence)
    {
        for (std::size_t i = 0; i < sequence.tracks.size(); ++i) {
            const bool isVideo = sequence.tracks[i]->kind == TrackKind::Video;
            pugi::xml_node transition = addNode(tractor, "transition");
            setProperty(transition, "a_track", 0);
            setProperty(transition, "b_track", static_cast<std::int64_t>(i) + 1);
            setProperty(transition, "mlt_service",
                        QString::fromLatin1(isVideo ? "composite" : "mix"));
            setProperty(transition, "always_active", 1);
            if (isVideo)
                setProperty(transition, "geometry", QStringLiteral("0/0:100%x100%"));
            else
                setProperty(transition, "sum", 1);
        }
    }

    void writeMarkers(pugi::xml_node tractor, const Sequence &sequence)
    {
        if (sequence.markers.empty())
            return;
        pugi::xml_node list = addNode(tractor, "properties");
        setAttribute(list, "name", QStringLiteral("shotcut:markers"));
        int count = 0;
        for (const Marker &marker : sequence.markers) {
            pugi::xml_node entry = addNode(list, "properties");
            setAttribute(entry, "name", QString::number(count++));
            setProperty(entry, "text", marker.name);
            setProperty(entry, "start", marker.at);
            setProperty(entry, "end", marker.at + marker.length);
            setProperty(entry, "color", QLatin1Char('#') + mltColourText(marker.colour).mid(3));
            if (!marker.note.isEmpty())
                note(tr("The note of the marker \"%1\".").arg(marker.name));
        }
    }

    // ---- one track ----

    /// What is left of a clip between the dissolves at its ends.
    struct Span
    {
        Clip clip;
        std::int64_t start = 0;
        std::int64_t end = 0;
        std::int64_t dissolve = 0; ///< frames before `start` that it shares with the clip before
    };

    std::vector<Span> spansOf(const Sequence &sequence, const Track &track)
    {
        std::vector<Span> spans;
        for (const Clip &clip : track.clips) {
            if (!clip->enabled) {
                note(sequence, track, clip.start, tr("a disabled clip is left out."));
                continue;
            }
            Span span{clip, clip.start, clip.end(), 0};
            if (clip->transition && !spans.empty() && spans.back().end == clip.start)
                shareDissolve(sequence, track, spans.back(), span);
            spans.push_back(span);
        }
        return spans;
    }

    void shareDissolve(const Sequence &sequence, const Track &track, Span &left, Span &right)
    {
        const Transition &transition = *right.clip->transition;
        const std::int64_t first = right.start - transition.before;
        const std::int64_t end = first + transition.length;
        const bool hasHandle = framesOf(right.clip, first - right.start).has_value();
        if (first < left.start || !hasHandle) {
            note(sequence, track, right.start,
                 hasHandle ? tr("the dissolve is left out: it overlaps the one before it.")
                           : tr("the dissolve is left out: it shows what lies before the start of "
                                "its source."));
            return;
        }
        left.end = first;
        right.start = end;
        right.dissolve = transition.length;
    }

    QString writeTrack(const Sequence &sequence, const Track &track)
    {
        struct Item
        {
            QString service;
            std::int64_t in = 0;
            std::int64_t length = 0;
            const Span *span = nullptr;
        };
        const std::vector<Span> spans = spansOf(sequence, track);
        std::vector<Item> items;
        std::int64_t position = 0;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            const Span &span = spans[i];
            const std::int64_t first = span.start - span.dissolve;
            if (first > position)
                items.push_back({{}, 0, first - position, nullptr});
            if (span.dissolve > 0)
                items.push_back({writeDissolve(sequence, track, spans[i - 1], span), 0,
                                 span.dissolve, nullptr});
            noteLosses(sequence, track, span.clip);
            noteReach(sequence, track, span.clip);
            if (span.end > span.start)
                items.push_back({writeSource(sequence, track, span.clip),
                                 frameAt(sequence, track, span.clip, span.start),
                                 span.end - span.start, &span});
            position = span.end;
        }
        const QString id = newId("playlist");
        pugi::xml_node playlist = addNode(m_root, "playlist", id);
        setProperty(playlist, track.kind == TrackKind::Video ? "shotcut:video" : "shotcut:audio",
                    1);
        setProperty(playlist, "shotcut:name", track.name);
        if (track.locked)
            setProperty(playlist, "shotcut:lock", 1);
        for (const Item &item : items) {
            if (item.service.isEmpty()) {
                setAttribute(addNode(playlist, "blank"), "length", QString::number(item.length));
                continue;
            }
            pugi::xml_node entry = addNode(playlist, "entry");
            setAttribute(entry, "producer", item.service);
            if (item.span && item.span->clip->speed.isZero()) {
                setRange(entry, item.in, 1); // a freeze is one frame again and again
                setAttribute(entry, "repeat", QString::number(item.length));
            } else {
                setRange(entry, item.in, item.length);
            }
            if (item.span)
                writeFilters(entry, track, *item.span, item.in);
        }
        if (track.gainDb != 0)
            writeGain(playlist, track.gainDb);
        return id;
    }

    QString writeDissolve(const Sequence &sequence, const Track &track, const Span &left,
                          const Span &right)
    {
        const std::int64_t first = right.start - right.dissolve;
        const QString outgoing = writeSource(sequence, track, left.clip);
        const QString incoming = writeSource(sequence, track, right.clip);
        const QString id = newId("dissolve");
        pugi::xml_node tractor = addNode(m_root, "tractor", id);
        setRange(tractor, 0, right.dissolve);
        setProperty(tractor, "shotcut:transition", QStringLiteral("lumaMix"));
        for (const auto &[service, clip] :
             {std::pair{&outgoing, &left.clip}, std::pair{&incoming, &right.clip}}) {
            pugi::xml_node use = addNode(tractor, "track");
            setAttribute(use, "producer", *service);
            setRange(use, frameAt(sequence, track, *clip, first), right.dissolve);
        }
        for (const char *service : {"luma", "mix"}) {
            pugi::xml_node transition = addNode(tractor, "transition");
            setRange(transition, 0, right.dissolve);
            setProperty(transition, "a_track", 0);
            setProperty(transition, "b_track", 1);
            setProperty(transition, "mlt_service", QString::fromLatin1(service));
            if (QLatin1String(service) == QLatin1String("mix"))
                setProperty(transition, "start", -1);
        }
        return id;
    }

    // ---- sources ----

    /// The frames that MLT counts in a file at a speed, at the profile's rate.
    std::int64_t countedFrames(const ExportedFile &file, const Rational &speed) const
    {
        const Rational played = file.duration / magnitude(speed);
        return m_profile.rate.frameAt(played, Rounding::Nearest);
    }

    /// The source position, in MLT's frames, that a clip shows at a frame counted from its start;
    /// nothing before the source's beginning.
    std::optional<std::int64_t> framesOf(const Clip &clip, std::int64_t frame) const
    {
        const auto file = exportedFile(m_project, clip->source, m_options);
        const auto *nested = std::get_if<NestedSource>(&clip->source);
        if ((!file || file->isStill) && !nested)
            return 0; // the same all the time; the caller may count from there
        const Rational seconds = sourceTimeAt(*clip.body, frame, m_profile.rate);
        if (clip->speed.isZero())
            return m_profile.rate.frameAt(clip->in, Rounding::Floor);
        const Rational atOwnSpeed = seconds / magnitude(clip->speed);
        std::int64_t position = m_profile.rate.frameAt(atOwnSpeed, Rounding::Floor);
        if (clip->speed < Rational(0) && file)
            position = countedFrames(*file, clip->speed) - 1 - position;
        return position < 0 ? std::nullopt : std::optional(position);
    }

    std::int64_t frameAt(const Sequence &sequence, const Track &track, const Clip &clip,
                         std::int64_t frame)
    {
        const auto position = framesOf(clip, frame - clip.start);
        const Rational exact = clip->speed.isZero() ? Rational(0)
                                                    : clip->in * m_profile.rate.toRational()
                                                          / magnitude(clip->speed);
        if (exact.denominator() != 1 && m_inexact.insert(clip->id).second)
            note(sequence, track, clip.start,
                 tr("\"%1\" starts between two frames of MLT's; it starts with the earlier one.")
                     .arg(clipName(m_project, *clip.body)));
        return position.value_or(0);
    }

    /// Here the edge frame stands beyond a source's ends; MLT shortens the clip.
    void noteReach(const Sequence &sequence, const Track &track, const Clip &clip)
    {
        const auto file = exportedFile(m_project, clip->source, m_options);
        if (!file || file->isStill || clip->speed.isZero())
            return;
        const Rational last = sourceTimeAt(*clip.body, clip->length - 1, m_profile.rate);
        if (last < Rational(0) || last >= file->duration)
            note(sequence, track, clip.start,
                 tr("\"%1\" reaches beyond its file, where MLT has no frames.")
                     .arg(clipName(m_project, *clip.body)));
    }

    QString writeSource(const Sequence &sequence, const Track &track, const Clip &clip)
    {
        if (const auto *nested = std::get_if<NestedSource>(&clip->source)) {
            if (clip->speed != Rational(1))
                note(sequence, track, clip.start, tr("the speed of a nested sequence."));
            return writeSequence(*m_project.find(nested->sequence));
        }
        if (const auto file = exportedFile(m_project, clip->source, m_options))
            return writeFile(track, clip, *file);
        if (const auto *title = std::get_if<TitleSource>(&clip->source))
            return writeTitle(sequence, track, clip, *title);
        const auto *colour = std::get_if<ColourSource>(&clip->source);
        if (!colour)
            note(sequence, track, clip.start, tr("a generated shot without a take shows nothing."));
        return writeColour(clip, colour ? colour->colour : Colour{0, 0, 0, 0});
    }

    QString writeColour(const Clip &clip, const Colour &colour)
    {
        const QString id = newId("producer");
        pugi::xml_node producer = addNode(m_root, "producer", id);
        setTimeless(producer, clip);
        setProperty(producer, "mlt_service", QStringLiteral("color"));
        setProperty(producer, "resource", mltColourText(colour));
        setProperty(producer, "mlt_image_format", QStringLiteral("rgba"));
        if (!clip->name.isEmpty())
            setProperty(producer, "shotcut:caption", clip->name);
        return id;
    }

    /// Long enough for a clip with its handles, from frame 0.
    static void setTimeless(pugi::xml_node producer, const Clip &clip)
    {
        const std::int64_t length = std::max<std::int64_t>(clip->length * 3, 15'000);
        setRange(producer, 0, length);
        setProperty(producer, "length", length);
        setProperty(producer, "eof", QStringLiteral("pause"));
    }

    QString writeFile(const Track &track, const Clip &clip, const ExportedFile &file)
    {
        const bool isVideo = track.kind == TrackKind::Video;
        const auto *media = std::get_if<MediaSource>(&clip->source);
        const int stream = media ? media->audioStream : 0;
        const QString name = clipName(m_project, *clip.body);
        const double gainDb = isVideo ? 0 : clip->gainDb;
        const Key key{file.path, isVideo, clip->speed.toString(), isVideo ? 0 : stream,
                      name,      gainDb};
        if (const auto known = m_files.find(key); known != m_files.end())
            return known->second;
        const QString id = newId("producer");
        pugi::xml_node producer = addNode(m_root, "producer", id);
        if (file.isStill) {
            setTimeless(producer, clip);
            setProperty(producer, "resource", file.path);
        } else {
            writeFilm(producer, clip, file);
        }
        if (isVideo)
            setProperty(producer, "audio_index", -1);
        else
            setProperty(producer, "video_index", -1);
        if (!isVideo && stream > 0)
            setProperty(producer, "astream", stream);
        setProperty(producer, "shotcut:caption", name);
        if (gainDb != 0) // on the producer, so that its parts in dissolves have it too
            writeGain(producer, gainDb);
        return file.isStill ? id : m_files[key] = id;
    }

    void writeFilm(pugi::xml_node producer, const Clip &clip, const ExportedFile &file)
    {
        const Rational speed = clip->speed.isZero() ? Rational(1) : clip->speed;
        const std::int64_t length = std::max<std::int64_t>(1, countedFrames(file, speed));
        setRange(producer, 0, length);
        setProperty(producer, "length", length);
        setProperty(producer, "eof", QStringLiteral("pause"));
        if (speed == Rational(1)) {
            setProperty(producer, "mlt_service", QStringLiteral("avformat"));
            setProperty(producer, "resource", file.path);
            return;
        }
        const QString factor = decimal(speed);
        setProperty(producer, "mlt_service", QStringLiteral("timewarp"));
        setProperty(producer, "resource", factor + QLatin1Char(':') + file.path);
        setProperty(producer, "warp_speed", factor);
        setProperty(producer, "warp_resource", file.path);
        if (Rational::fromString(factor) != speed)
            note(tr("The speed %1 of \"%2\" becomes %3: MLT has decimals.")
                     .arg(speed.toString(), file.name, factor));
    }

    QString writeTitle(const Sequence &sequence, const Track &track, const Clip &clip,
                       const TitleSource &title)
    {
        const QString id = writeColour(clip, Colour{0, 0, 0, 0});
        pugi::xml_node producer = m_root.find_child_by_attribute("id", id.toUtf8().constData());
        const double height = sequence.settings.height;
        const double width = sequence.settings.width;
        pugi::xml_node filter = addNode(producer, "filter");
        setProperty(filter, "mlt_service", QStringLiteral("dynamictext"));
        setProperty(filter, "shotcut:filter", QStringLiteral("dynamicText"));
        setProperty(filter, "argument", title.text);
        // A box as high and wide as the frame, moved so that its middle is the text's.
        setProperty(filter, "geometry",
                    QStringLiteral("%1 %2 %3 %4 1")
                        .arg(number((title.x - 50) / 100 * width),
                             number((title.y - 50) / 100 * height), number(width), number(height)));
        setProperty(filter, "family", title.font);
        setProperty(filter, "size", number(title.size / 100 * height));
        setProperty(filter, "weight", title.weight >= 600 ? 750 : 500);
        setProperty(filter, "style", QString::fromLatin1(title.italic ? "italic" : "normal"));
        setProperty(filter, "fgcolour", mltColourText(title.colour));
        setProperty(filter, "bgcolour", mltColourText(title.box));
        setProperty(filter, "olcolour", mltColourText(title.outline));
        setProperty(filter, "outline", number(title.outlineWidth / 100 * height));
        setProperty(filter, "pad", number(title.boxPadding / 100 * height));
        setProperty(filter, "halign", QStringLiteral("center"));
        setProperty(filter, "valign", QStringLiteral("middle"));
        if (title.shadowOffset > 0 || title.align != TextAlign::Centre)
            note(sequence, track, clip.start,
                 tr("the shadow and the alignment of the lines of a title."));
        return id;
    }

    // ---- what hangs on clips ----

    void writeGain(pugi::xml_node service, double gainDb)
    {
        pugi::xml_node filter = addNode(service, "filter");
        setProperty(filter, "mlt_service", QStringLiteral("volume"));
        setProperty(filter, "level", number(gainDb));
        setProperty(filter, "shotcut:filter", QStringLiteral("audioGain"));
    }

    void writeFilters(pugi::xml_node entry, const Track &track, const Span &span, std::int64_t in)
    {
        const ClipBody &clip = *span.clip.body;
        const bool isVideo = track.kind == TrackKind::Video;
        if (!isVideo && clip.gainDb != 0 && std::holds_alternative<NestedSource>(clip.source))
            writeGain(entry, clip.gainDb);
        const std::int64_t length = span.end - span.start;
        if (clip.fadeIn.length > 0 && span.dissolve == 0)
            writeFade(entry, isVideo, true, in, std::min(clip.fadeIn.length, length));
        if (clip.fadeOut.length > 0 && span.end == span.clip.end()) {
            const std::int64_t fade = std::min(clip.fadeOut.length, length);
            writeFade(entry, isVideo, false, in + length - fade, fade);
        }
    }

    /// Frame k of n has the level (k + ½) ÷ n, as it has here.
    void writeFade(pugi::xml_node entry, bool isVideo, bool isIn, std::int64_t at,
                   std::int64_t length)
    {
        const double low = 0.5 / static_cast<double>(length);
        const double from = isIn ? low : 1 - low;
        pugi::xml_node filter = addNode(entry, "filter");
        setRange(filter, at, length);
        setProperty(filter, "mlt_service", QString::fromLatin1(isVideo ? "brightness" : "volume"));
        if (isVideo) {
            setProperty(filter, "level", 1);
            setProperty(filter, "alpha",
                        QStringLiteral("0=%1;%2=%3")
                            .arg(number(from))
                            .arg(std::max<std::int64_t>(1, length - 1))
                            .arg(number(1 - from)));
        } else {
            setProperty(filter, "gain", number(isIn ? 0 : 1));
            setProperty(filter, "end", number(isIn ? 1 : 0));
        }
        setProperty(filter, "kdenlive_id",
                    QString::fromLatin1(isVideo ? (isIn ? "fade_from_black" : "fade_to_black")
                                                : (isIn ? "fadein" : "fadeout")));
    }

    void noteLosses(const Sequence &sequence, const Track &track, const Clip &clip)
    {
        const QString name = clipName(m_project, *clip.body);
        if (!clip->effects.empty())
            note(sequence, track, clip.start,
                 tr("%n effect(s) of \"%1\".", static_cast<int>(clip->effects.size())).arg(name));
        if (clip->fit != Fit::Fit)
            note(sequence, track, clip.start, tr("how \"%1\" fills the frame.").arg(name));
        for (const Fade &fade : {clip->fadeIn, clip->fadeOut}) {
            if (fade.length > 0 && fade.shape != FadeShape::Linear)
                note(sequence, track, clip.start,
                     tr("the shape of a fade of \"%1\"; it is linear.").arg(name));
        }
    }

    /// Path, whether picture, speed, sound stream, name and gain: clips that share them share a
    /// producer.
    using Key = std::tuple<QString, bool, QString, int, QString, double>;

    const Project &m_project;
    const TimelineWriteOptions &m_options;
    QStringList &m_notCarried;
    SequenceSettings m_profile;
    pugi::xml_document m_document;
    pugi::xml_node m_root;
    std::map<std::string, int> m_counters;
    std::map<SequenceId, QString> m_sequences;
    std::map<Key, QString> m_files;
    std::set<ClipId> m_inexact;
};

} // namespace

QByteArray toMlt(const Project &project, const Sequence &sequence,
                 const TimelineWriteOptions &options, QStringList &notCarried)
{
    return MltText(project, options, notCarried).write(sequence);
}

Result<QStringList> writeMlt(const Project &project, SequenceId id, const QString &path,
                             const TimelineWriteOptions &options)
{
    const Sequence *sequence = project.find(id);
    if (!sequence)
        return fail(ErrorKind::Usage, tr("There is no sequence %1 to write.").arg(id.value));
    QStringList notCarried;
    const QByteArray text = toMlt(project, *sequence, options, notCarried);
    if (const Status status = replaceFile(path, text); !status)
        return fail(status);
    return notCarried;
}

} // namespace weft
