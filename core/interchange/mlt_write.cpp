#include "core/base/translate.h"
#include "core/interchange/export_text.h"
#include "core/interchange/mlt.h"
#include "core/interchange/mlt_document.h"
#include "core/interchange/mlt_write_track.h"

#include <algorithm>

namespace weft {

namespace {

/// Writes sequences as tractors: the ground, the tracks over it, and the field between them.
class MltSequences
{
public:
    explicit MltSequences(MltOutput &output)
        : m_output(output)
        , m_sources(output, [this](const Sequence &nested) { return write(nested); })
        , m_tracks(output, m_sources)
    {}

    /// The id of the sequence's tractor; each sequence is written once.
    QString write(const Sequence &sequence)
    {
        if (const auto known = m_sequences.find(sequence.id); known != m_sequences.end())
            return known->second;
        if (sequence.settings.rate != m_output.profile().rate)
            m_output.note(
                tr("The sequence \"%1\" has %2 frames a second; MLT has one rate, %3, and counts "
                   "its frames at that.")
                    .arg(sequence.name, sequence.settings.rate.toString(),
                         m_output.profile().rate.toString()));
        if (sequence.master != Master())
            m_output.note(tr("The master of the sequence \"%1\".").arg(sequence.name));
        std::vector<QString> playlists;
        for (const auto &track : sequence.tracks)
            playlists.push_back(m_tracks.write(sequence, *track));
        const std::int64_t length = std::max<std::int64_t>(1, sequence.length());
        const QString ground = writeGround(length);
        pugi::xml_node tractor = m_output.addService("tractor", "tractor");
        setRange(tractor, 0, length);
        setProperty(tractor, "title", sequence.name);
        setProperty(tractor, "kdenlive:clipname", sequence.name);
        setProperty(tractor, "shotcut", 1);
        setAttribute(tractor.append_child("track"), "producer", ground);
        for (std::size_t i = 0; i < playlists.size(); ++i)
            writeTrackUse(tractor, sequence, *sequence.tracks[i], playlists[i]);
        writeField(tractor, sequence);
        writeMarkers(tractor, sequence);
        return m_sequences[sequence.id] = mltId(tractor);
    }

private:
    QString writeGround(std::int64_t length)
    {
        pugi::xml_node producer = m_output.addService("producer", "black");
        setRange(producer, 0, length);
        setProperty(producer, "length", length);
        setProperty(producer, "mlt_service", QStringLiteral("color"));
        setProperty(producer, "resource", QStringLiteral("#ff000000"));
        setProperty(producer, "mlt_image_format", QStringLiteral("rgb"));
        setProperty(producer, "set.test_audio", 0);
        return mltId(producer);
    }

    static void writeTrackUse(pugi::xml_node tractor, const Sequence &sequence, const Track &track,
                              const QString &playlist)
    {
        pugi::xml_node use = tractor.append_child("track");
        setAttribute(use, "producer", playlist);
        const bool isVideo = track.kind == TrackKind::Video;
        const bool hasSolo = std::any_of(sequence.tracks.begin(), sequence.tracks.end(),
                                         [](const auto &other) { return other->solo; });
        const bool isShut = isVideo ? track.hidden : track.muted || (hasSolo && !track.solo);
        setAttribute(use, "hide",
                     QString::fromLatin1(isShut    ? "both"
                                         : isVideo ? "audio"
                                                   : "video"));
    }

    void writeField(pugi::xml_node tractor, const Sequence &sequence)
    {
        for (std::size_t i = 0; i < sequence.tracks.size(); ++i) {
            const bool isVideo = sequence.tracks[i]->kind == TrackKind::Video;
            pugi::xml_node transition = tractor.append_child("transition");
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
        pugi::xml_node list = tractor.append_child("properties");
        setAttribute(list, "name", QStringLiteral("shotcut:markers"));
        int count = 0;
        for (const Marker &marker : sequence.markers) {
            pugi::xml_node entry = list.append_child("properties");
            setAttribute(entry, "name", QString::number(count++));
            setProperty(entry, "text", marker.name);
            setProperty(entry, "start", marker.at);
            setProperty(entry, "end", marker.at + marker.length);
            setProperty(entry, "color", QLatin1Char('#') + mltColourText(marker.colour).mid(3));
            if (!marker.note.isEmpty())
                m_output.note(tr("The note of the marker \"%1\".").arg(marker.name));
        }
    }

    MltOutput &m_output;
    MltSourceWriter m_sources;
    MltTrackWriter m_tracks;
    std::map<SequenceId, QString> m_sequences;
};

} // namespace

QByteArray toMlt(const Project &project, const Sequence &sequence,
                 const TimelineWriteOptions &options, QStringList &notCarried)
{
    MltOutput output(project, options, sequence.settings, notCarried);
    setAttribute(output.root(), "producer", MltSequences(output).write(sequence));
    return output.text();
}

Result<QStringList> writeMlt(const Project &project, SequenceId id, const QString &path,
                             const TimelineWriteOptions &options)
{
    return writeText(project, id, path, options, toMlt);
}

} // namespace weft
