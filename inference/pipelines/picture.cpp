#include "inference/pipelines/picture.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace weft::inference {

namespace {

constexpr double kLanczosRadius = 3;
constexpr int kFractionBits = 22; // of weights: 32 less 8 of the values, less 2 to spare

double sinc(double x)
{
    return x == 0 ? 1 : std::sin(x * std::numbers::pi) / (x * std::numbers::pi);
}

double lanczos(double x)
{
    return x >= -kLanczosRadius && x < kLanczosRadius ? sinc(x) * sinc(x / kLanczosRadius) : 0;
}

/// The values that make one value of the result, and how much each counts.
struct Taps
{
    int first = 0;
    std::vector<std::int32_t> weights;
};

std::vector<Taps> tapsFor(int from, int to)
{
    const double scale = double(from) / to;
    const double widening = std::max(scale, 1.0);
    const double radius = kLanczosRadius * widening;
    std::vector<Taps> all(static_cast<std::size_t>(to));
    for (int i = 0; i < to; ++i) {
        const double centre = (i + 0.5) * scale;
        const int first = std::max(int(centre - radius + 0.5), 0);
        const int last = std::min(int(centre + radius + 0.5), from);
        std::vector<double> weights;
        double sum = 0;
        for (int x = first; x < last; ++x) {
            weights.push_back(lanczos((x - centre + 0.5) * (1.0 / widening)));
            sum += weights.back();
        }
        Taps &taps = all[static_cast<std::size_t>(i)];
        taps.first = first;
        for (const double weight : weights) {
            const double fixed = (sum != 0 ? weight / sum : weight) * (1 << kFractionBits);
            taps.weights.push_back(static_cast<std::int32_t>(fixed + (fixed < 0 ? -0.5 : 0.5)));
        }
    }
    return all;
}

/// Along rows. @param picture uint8 [rows, width], contiguous
at::Tensor resizedRows(const at::Tensor &picture, int width)
{
    const auto rows = picture.size(0);
    const auto from = picture.size(1);
    if (from == width)
        return picture;
    at::Tensor result = at::empty({rows, width}, at::kByte);
    const std::vector<Taps> taps = tapsFor(int(from), width);
    const auto *in = picture.const_data_ptr<std::uint8_t>();
    auto *out = result.mutable_data_ptr<std::uint8_t>();
    for (std::int64_t row = 0; row < rows; ++row, in += from) {
        for (const Taps &tap : taps) {
            std::int32_t sum = 1 << (kFractionBits - 1);
            for (std::size_t k = 0; k < tap.weights.size(); ++k)
                sum += in[static_cast<std::size_t>(tap.first) + k] * tap.weights[k];
            *out++ = static_cast<std::uint8_t>(std::clamp(sum >> kFractionBits, 0, 255));
        }
    }
    return result;
}

} // namespace

at::Tensor resizedAsPillow(const at::Tensor &picture, int width, int height)
{
    const auto h = picture.size(1);
    const auto w = picture.size(2);
    const at::Tensor wide = resizedRows(picture.contiguous().reshape({3 * h, w}), width)
                                .reshape({3, h, width});
    return resizedRows(wide.transpose(1, 2).contiguous().reshape({3 * width, h}), height)
        .reshape({3, width, height})
        .transpose(1, 2)
        .contiguous();
}

at::Tensor forVae(const at::Tensor &picture, int width, int height)
{
    return 2.0 * (resizedAsPillow(picture, width, height).to(at::kFloat) / 255.0) - 1.0;
}

at::Tensor toCodes(const at::Tensor &decoded)
{
    const at::Tensor values = (decoded * 0.5 + 0.5).clamp(0, 1).to(at::kCPU).to(at::kFloat);
    return (values * 255).round().to(at::kByte);
}

} // namespace weft::inference
