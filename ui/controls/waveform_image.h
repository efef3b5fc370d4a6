#pragma once

#include "core/cache/waveform.h"

#include <QImage>

namespace weft::ui {

/// Sound as it is drawn everywhere: from the loudest to the lowest sample thin, as loud as it is on
/// the whole dense. One pixel wide for each peak, see-through elsewhere.
/// @param gain a factor
QImage waveformImage(const std::vector<std::optional<Peak>> &peaks, int height, double gain,
                     const QColor &ink);

/// The loudest of both channels; columns as Waveform::columns() takes them.
std::vector<std::optional<Peak>> loudestColumns(const Waveform &waveform, WaveformSpan span);

} // namespace weft::ui
