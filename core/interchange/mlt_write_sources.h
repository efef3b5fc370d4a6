#pragma once

#include "core/interchange/export_source.h"
#include "core/interchange/mlt_output.h"

#include <functional>
#include <set>
#include <tuple>

namespace weft {

/// Writes the producers that clips play, each once, and says which of their frames a clip shows.
class MltSourceWriter
{
public:
    /// Writes a sequence, once, and says the id of its tractor.
    using WriteSequence = std::function<QString(const Sequence &)>;

    MltSourceWriter(MltOutput &output, WriteSequence writeSequence);

    /// The id of what plays a clip's source at the clip's speed.
    QString write(const Sequence &sequence, const Track &track, const Clip &clip);

    /// The source's frame, as MLT counts them, that a clip shows at a frame counted from its start;
    /// nothing before the source's beginning.
    std::optional<std::int64_t> positionAt(const Clip &clip, std::int64_t frame) const;
    /// The same at a frame of the sequence, 0 before the source's beginning. Lists, once for each
    /// clip, what lies between two frames.
    std::int64_t frameAt(const Sequence &sequence, const Track &track, const Clip &clip,
                         std::int64_t frame);
    /// Lists a clip that shows more than its file has: here the edge frame stands, MLT shortens.
    void noteReach(const Sequence &sequence, const Track &track, const Clip &clip);

private:
    /// Path, whether picture, speed, sound stream, name, gain and whether it keeps its pitch: clips
    /// that share them share a producer.
    using Key = std::tuple<QString, bool, QString, int, QString, double, bool>;

    std::int64_t countedFrames(const ExportedFile &file, const Rational &speed) const;
    pugi::xml_node writeColour(const Clip &clip, const Colour &colour);
    QString writeFile(const Track &track, const Clip &clip, const ExportedFile &file);
    void writeFilm(pugi::xml_node producer, const Clip &clip, const ExportedFile &file);
    QString writeTitle(const Sequence &sequence, const Track &track, const Clip &clip,
                       const TitleSource &title);

    MltOutput &m_output;
    WriteSequence m_writeSequence;
    std::map<Key, QString> m_files;
    std::set<ClipId> m_inexact;
};

} // namespace weft
