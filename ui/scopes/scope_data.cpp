#include "ui/scopes/scope_data.h"

#include "core/base/soft_assert.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weft::ui {

namespace {

/// How much red and blue weigh in luma (ITU-R BT.601, BT.709, BT.2020).
struct Weights
{
    double red;
    double blue;
    double green() const { return 1 - red - blue; }
};

Weights weightsOf(ColourMatrix matrix)
{
    switch (matrix) {
    case ColourMatrix::Bt601: return {0.299, 0.114};
    case ColourMatrix::Bt2020: return {0.2627, 0.0593};
    default: return {0.2126, 0.0722};
    }
}

std::size_t levelOf(double value)
{
    const double level = std::round(ScopeData::kBlack
                                    + value * (ScopeData::kWhite - ScopeData::kBlack));
    return static_cast<std::size_t>(std::clamp(level, 0.0, 255.0));
}

/// From codes to values: luma 0 to 1, chroma −0.5 to 0.5.
struct Scale
{
    std::array<double, 256> luma;
    std::array<double, 256> chroma;

    explicit Scale(ColourRange range)
    {
        const bool isFull = range == ColourRange::Full;
        for (int code = 0; code < 256; ++code) {
            const auto i = static_cast<std::size_t>(code);
            luma[i] = isFull ? code / 255.0 : (code - 16) / 219.0;
            chroma[i] = (code - 128) / (isFull ? 255.0 : 224.0);
        }
    }
};

std::size_t chromaLevel(double value)
{
    return static_cast<std::size_t>(std::clamp(std::round(128 + value * 224), 0.0, 255.0));
}

ScopeData emptyScopes(ColourMatrix matrix)
{
    constexpr std::size_t kArea = ScopeData::kColumns * ScopeData::kLevels;
    ScopeData data;
    data.matrix = matrix;
    data.luma.resize(kArea);
    data.chroma.resize(ScopeData::kLevels * ScopeData::kLevels);
    data.lumaTotal.resize(ScopeData::kLevels);
    for (std::size_t i = 0; i < 3; ++i) {
        data.rgb[i].resize(kArea);
        data.rgbTotal[i].resize(ScopeData::kLevels);
    }
    return data;
}

double shareOf(const ScopeData::Counts &counts, int from, int to, std::uint32_t all)
{
    const auto sum = std::accumulate(counts.begin() + from, counts.begin() + to, 0.0);
    return all > 0 ? sum / all : 0;
}

} // namespace

double ScopeData::crushed() const
{
    return shareOf(lumaTotal, 0, kBlack + 1, pixels);
}

double ScopeData::clipped() const
{
    return shareOf(lumaTotal, kWhite, kLevels, pixels);
}

ScopeData scopesOf(const Frame &frame)
{
    const PixelFormat expected{PixelLayout::Yuv444, SampleType::U8, 8, AlphaMode::None};
    WEFT_ASSERT(frame.format() == expected, return emptyScopes(ColourMatrix::Bt709));
    ScopeData data = emptyScopes(frame.colour().matrix);
    const Weights weights = weightsOf(frame.colour().matrix);
    const Scale scale(frame.colour().range);
    for (int y = 0; y < frame.height(); ++y) {
        const auto *const luma = frame.plane(0).row<std::uint8_t>(y);
        const auto *const blue = frame.plane(1).row<std::uint8_t>(y);
        const auto *const red = frame.plane(2).row<std::uint8_t>(y);
        for (int x = 0; x < frame.width(); ++x) {
            const double level = scale.luma[luma[x]];
            const double cb = scale.chroma[blue[x]], cr = scale.chroma[red[x]];
            const double r = level + 2 * (1 - weights.red) * cr;
            const double b = level + 2 * (1 - weights.blue) * cb;
            const double g = (level - weights.red * r - weights.blue * b) / weights.green();
            const auto column = static_cast<std::size_t>(x) * ScopeData::kColumns
                                / static_cast<std::size_t>(frame.width()) * ScopeData::kLevels;
            const std::size_t at = levelOf(level);
            ++data.luma[column + at];
            ++data.lumaTotal[at];
            std::size_t channel = 0;
            for (const double value : {r, g, b}) {
                const std::size_t place = levelOf(value);
                ++data.rgb[channel][column + place];
                ++data.rgbTotal[channel++][place];
            }
            ++data.chroma[chromaLevel(cr) * ScopeData::kLevels + chromaLevel(cb)];
        }
    }
    data.pixels = static_cast<std::uint32_t>(frame.width() * frame.height());
    return data;
}

ChromaPlace chromaOf(double red, double green, double blue, ColourMatrix matrix)
{
    const Weights weights = weightsOf(matrix);
    const double luma = weights.red * red + weights.green() * green + weights.blue * blue;
    return {128 + (blue - luma) / (2 * (1 - weights.blue)) * 224,
            128 + (red - luma) / (2 * (1 - weights.red)) * 224};
}

} // namespace weft::ui
