#include "ui/controls/waveform_image.h"

#include <QColor>

#include <algorithm>
#include <cmath>

namespace weft::ui {

// Pixel by pixel, since a painter takes ten times as long for that many lines.
QImage waveformImage(const std::vector<std::optional<Peak>> &peaks, int height, double gain,
                     const QColor &ink)
{
    QImage image(static_cast<int>(peaks.size()), height, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const auto with = [&](float alpha) {
        QColor colour = ink;
        colour.setAlphaF(alpha);
        return qPremultiply(colour.rgba());
    };
    const QRgb thin = with(0.45F);
    const QRgb dense = with(0.89F);
    const auto stride = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    auto *const pixels = reinterpret_cast<QRgb *>(image.bits());
    const double middle = height / 2.0;
    const auto rowOf = [&](double value) {
        return std::clamp(static_cast<int>(std::lround(middle - value * gain * middle)), 0,
                          height - 1);
    };
    for (std::size_t x = 0; x < peaks.size(); ++x) {
        if (!peaks[x])
            continue;
        const auto fill = [&](double top, double bottom, QRgb colour) {
            for (int y = rowOf(top); y <= rowOf(bottom); ++y)
                pixels[y * stride + static_cast<qsizetype>(x)] = colour;
        };
        const double loudness = std::sqrt(peaks[x]->meanSquare);
        fill(peaks[x]->greatest, peaks[x]->least, thin);
        fill(loudness, -loudness, dense);
    }
    return image;
}

std::vector<std::optional<Peak>> loudestColumns(const Waveform &waveform, WaveformSpan span)
{
    span.channel = 0;
    auto peaks = waveform.columns(span);
    if (waveform.channels() < 2)
        return peaks;
    span.channel = 1;
    const auto others = waveform.columns(span);
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        if (!peaks[i] || !others[i])
            continue;
        peaks[i]->least = std::min(peaks[i]->least, others[i]->least);
        peaks[i]->greatest = std::max(peaks[i]->greatest, others[i]->greatest);
        peaks[i]->meanSquare = std::max(peaks[i]->meanSquare, others[i]->meanSquare);
    }
    return peaks;
}

} // namespace weft::ui
