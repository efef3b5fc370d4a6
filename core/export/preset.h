#pragma once

#include "core/base/result.h"
#include "core/media/encoder.h"

namespace weft {

/// A named way to encode a film: data in resources/presets, one file each.
struct ExportPreset
{
    QString id;    ///< "h264"
    QString label; ///< "H.264"
    QString help;  ///< one sentence: what it is for
    EncoderSettings settings;

    /// The usual extension of its container, without a dot: "mp4".
    QString extension() const;
};

/// The preset used where none is asked for.
inline constexpr const char *kDefaultPreset = "h264";

/// All presets, by id. Thread: any.
std::vector<ExportPreset> exportPresets();

/// A preset by its id, or one of the user's own by the path of its file, whose name ends in ".json"
/// and which is written as those in resources/presets are.
/// Errors (Usage): an unknown id, the sentence lists the known ones; a file that cannot be read or
/// is no preset.
Result<ExportPreset> findPreset(const QString &idOrPath);

} // namespace weft
