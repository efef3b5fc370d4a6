#pragma once

#include "core/base/result.h"
#include "core/media/encoder.h"
#include "core/model/enum_names.h"

namespace weft {

/// Which colours a film gets.
enum class ExportColour {
    Sequence, ///< those of the sequence
    Standard, ///< those of the sequence if it is of standard range, else BT.709
    Pq,       ///< BT.2020 with PQ, limited
    Hlg,      ///< BT.2020 with HLG, limited
};

constexpr auto enumNames(ExportColour)
{
    return std::array{EnumName{ExportColour::Sequence, "sequence"},
                      EnumName{ExportColour::Standard, "standard"},
                      EnumName{ExportColour::Pq, "pq"}, EnumName{ExportColour::Hlg, "hlg"}};
}

/// The colours of a film of a sequence that has these.
ColourTags colourOf(ExportColour colour, const ColourTags &sequence);

/// A named way to encode a film: data in resources/presets, one file each.
struct ExportPreset
{
    QString id;    ///< "h264"
    QString label; ///< "H.264"
    QString help;  ///< one sentence: what it is for
    EncoderSettings settings;
    ExportColour colour = ExportColour::Sequence;

    /// The usual extension of its container, without a dot: "mp4".
    QString extension() const;
};

/// Refuses what cannot look well. Errors (Usage): PQ or HLG in eight bits.
Status checkColour(const ExportPreset &preset);

/// The preset used where none is asked for.
inline constexpr const char *kDefaultPreset = "h264";

/// All presets, by id. Thread: any.
std::vector<ExportPreset> exportPresets();

/// A preset by its id, or one of the user's own by the path of its file, whose name ends in ".json"
/// and which is written as those in resources/presets are.
/// Errors (Usage): an unknown id, the sentence lists the known ones; a file that cannot be read or
/// is no preset, or that wants PQ or HLG in eight bits.
Result<ExportPreset> findPreset(const QString &idOrPath);

} // namespace weft
