#include "inference/networks/fused.h"

#include "inference/networks/fused_gpu.h"
#include "kernels/inference_ops/few_tokens.h"
#include "kernels/inference_ops/geglu.h"
#include "kernels/inference_ops/norm_silu.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace weft::inference {

namespace {

using Number = kernels::BFloat16;

const Number *numbersOf(const at::Tensor &tensor)
{
    return reinterpret_cast<const Number *>(tensor.const_data_ptr<at::BFloat16>());
}

Number *numbersIn(at::Tensor &tensor)
{
    return reinterpret_cast<Number *>(tensor.data_ptr<at::BFloat16>());
}

/// Rows that a thread takes at once: enough to be worth its while.
std::int64_t grainOf(std::int64_t width)
{
    constexpr std::int64_t kNumbers = 32768;
    return std::max<std::int64_t>(1, kNumbers / std::max<std::int64_t>(1, width));
}

/// How each channel of a picture is to be scaled: [C] each.
struct Scales
{
    std::vector<float> scale, shift;
};

/// The sum of each channel of pixels, then that of its squares. Runs of pixels are added up one by
/// one, then their sums in order: the same for every number of threads.
std::vector<double> momentsOf(const Number *pixels, std::int64_t count, std::int64_t channels)
{
    const std::int64_t run = grainOf(channels), runs = (count + run - 1) / run;
    std::vector<double> ofRuns(2 * channels * runs);
    at::parallel_for(0, runs, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            double *const sums = ofRuns.data() + 2 * channels * i;
            kernels::addMoments(pixels + i * run * channels, std::min(run, count - i * run),
                                channels, sums, sums + channels);
        }
    });
    std::vector<double> all(2 * channels);
    for (std::size_t i = 0; i < ofRuns.size(); ++i)
        all[i % all.size()] += ofRuns[i];
    return all;
}

/// The scales of pixels that share their statistics. @param weight, bias in fp32
Scales scalesFor(const Number *pixels, std::int64_t count, const GroupNorm &norm,
                 const float *weight, const float *bias)
{
    const std::int64_t channels = norm.weight.size(0), each = channels / norm.groups;
    const std::vector<double> moments = momentsOf(pixels, count, channels);
    const double *sums = moments.data(), *squares = sums + channels;
    Scales scales{std::vector<float>(channels), std::vector<float>(channels)};
    for (std::int64_t first = 0; first < channels; first += each) {
        double sum = 0, square = 0;
        for (std::int64_t c = first; c < first + each; ++c) {
            sum += sums[c];
            square += squares[c];
        }
        const double numbers = static_cast<double>(each * count), mean = sum / numbers;
        const double variance = std::max(0.0, square / numbers - mean * mean);
        const double inverse = 1 / std::sqrt(variance + norm.epsilon);
        for (std::int64_t c = first; c < first + each; ++c) {
            scales.scale[c] = static_cast<float>(inverse * weight[c]);
            scales.shift[c] = static_cast<float>(bias[c] - mean * inverse * weight[c]);
        }
    }
    return scales;
}

} // namespace

bool canNormaliseFast(const at::Tensor &x, const GroupNorm &norm, std::int64_t together,
                      AfterNorm then)
{
    if (hasGpuKernels(x) && x.scalar_type() == norm.weight.scalar_type())
        return x.dim() == 4 && together == 1 && then == AfterNorm::Silu;
    return isFast(x) && isFast(norm.weight) && x.dim() == 4
           && x.is_contiguous(at::MemoryFormat::ChannelsLast);
}

at::Tensor normalisedFast(const at::Tensor &x, const GroupNorm &norm, std::int64_t together,
                          AfterNorm then)
{
    if (x.is_cuda())
        return normalisedSiluOnGpu(x, norm);
    at::Tensor out = at::empty_like(x, at::MemoryFormat::ChannelsLast);
    const std::int64_t channels = x.size(1);
    const std::int64_t pixels = x.size(2) * x.size(3) * together;
    const at::Tensor weight = norm.weight.to(at::kFloat), bias = norm.bias.to(at::kFloat);
    for (std::int64_t i = 0; i < x.size(0) / together; ++i) {
        const Number *from = numbersOf(x) + i * pixels * channels;
        Number *to = numbersIn(out) + i * pixels * channels;
        const Scales scales = scalesFor(from, pixels, norm, weight.const_data_ptr<float>(),
                                        bias.const_data_ptr<float>());
        const kernels::ChannelScales by{scales.scale.data(), scales.shift.data()};
        at::parallel_for(0, pixels, grainOf(channels), [&](std::int64_t begin, std::int64_t end) {
            const std::int64_t first = begin * channels;
            then == AfterNorm::Silu
                ? kernels::scaleChannelsSilu(from + first, to + first, end - begin, channels, by)
                : kernels::scaleChannels(from + first, to + first, end - begin, channels, by);
        });
    }
    return out;
}

bool canGateFast(const at::Tensor &both)
{
    return (isFast(both) || hasGpuKernels(both)) && both.is_contiguous();
}

at::Tensor gatedFast(const at::Tensor &both)
{
    if (both.is_cuda())
        return gatedOnGpu(both);
    std::vector<std::int64_t> shape = both.sizes().vec();
    const std::int64_t width = shape.back() /= 2;
    at::Tensor out = at::empty(shape, both.options());
    const std::int64_t rows = width > 0 ? out.numel() / width : 0;
    const Number *from = numbersOf(both);
    Number *to = numbersIn(out);
    at::parallel_for(0, rows, grainOf(width), [&](std::int64_t begin, std::int64_t end) {
        kernels::geglu(from + 2 * begin * width, to + begin * width, end - begin, width);
    });
    return out;
}

bool canAttendFew(const at::Tensor &q, const at::Tensor &k, const at::Tensor &v)
{
    using Shape = kernels::FewTokens;
    return isFast(q) && q.dim() == 4 && q.numel() > 0 && q.sizes() == k.sizes()
           && q.sizes() == v.sizes() && q.size(2) <= Shape::kMostTokens
           && q.size(3) <= Shape::kMostWidth;
}

at::Tensor attendedFew(const at::Tensor &q, const at::Tensor &k, const at::Tensor &v)
{
    const auto rowsOf = [](const at::Tensor &x) { return x.transpose(1, 2).contiguous(); };
    const at::Tensor queries = rowsOf(q), keys = rowsOf(k), values = rowsOf(v);
    at::Tensor out = at::empty_like(queries);
    const kernels::FewTokens whole{q.size(0), q.size(2), q.size(1), q.size(3)};
    const std::int64_t each = q.size(1) * q.size(2) * q.size(3);
    at::parallel_for(0, q.size(0), grainOf(each), [&](std::int64_t begin, std::int64_t end) {
        kernels::FewTokens part = whole;
        part.sequences = end - begin;
        const std::int64_t first = begin * each;
        kernels::attendFew(numbersOf(queries) + first, numbersOf(keys) + first,
                           numbersOf(values) + first, numbersIn(out) + first, part);
    });
    return out.transpose(1, 2);
}

} // namespace weft::inference
