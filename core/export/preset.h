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

/// Errors (Usage): an unknown id; the sentence lists the known ones.
Result<ExportPreset> findPreset(const QString &id);

} // namespace weft
