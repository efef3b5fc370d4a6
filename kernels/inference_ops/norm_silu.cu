// Written and compiled, not yet measured on a GPU: a block for each group of each picture, which it
// reads three times: for the mean, for the variance, and to normalise.
#include "kernels/inference_ops/cuda_numbers.cuh"
#include "kernels/inference_ops/norm_silu.h"

namespace weft::kernels::cuda {

namespace {

constexpr int kThreads = 512;

/// The sum of a block's values, given to all of its threads.
__device__ float sumOfBlock(float value, float *shared)
{
    shared[threadIdx.x] = value;
    for (int half = kThreads / 2; half > 0; half /= 2) {
        __syncthreads();
        if (threadIdx.x < half)
            shared[threadIdx.x] += shared[threadIdx.x + half];
    }
    __syncthreads();
    const float sum = shared[0];
    __syncthreads();
    return sum;
}

/// Where the numbers of a group lie, in an order in which neighbours are side by side.
struct Group
{
    std::ptrdiff_t first;    ///< of the picture
    std::ptrdiff_t channel;  ///< the first one
    std::ptrdiff_t channels; ///< of the group
    std::ptrdiff_t count;    ///< of numbers
    NormShape shape;

    __device__ std::ptrdiff_t channelOf(std::ptrdiff_t i) const
    {
        return channel + (shape.channelsLast ? i % channels : i / shape.pixels);
    }
    __device__ std::ptrdiff_t placeOf(std::ptrdiff_t i) const
    {
        return first
               + (shape.channelsLast ? i / channels * shape.channels + channelOf(i)
                                     : channel * shape.pixels + i);
    }
};

template<typename Number>
__global__ void normalise(const Number *in, Number *out, const Number *weight, const Number *bias,
                          NormShape shape)
{
    __shared__ float shared[kThreads];
    const std::ptrdiff_t channels = shape.channels / shape.groups;
    const std::ptrdiff_t picture = blockIdx.x / shape.groups, number = blockIdx.x % shape.groups;
    const Group group{picture * shape.channels * shape.pixels, number * channels, channels,
                      channels * shape.pixels, shape};
    const auto count = static_cast<float>(group.count);
    float sum = 0, squares = 0;
    for (std::ptrdiff_t i = threadIdx.x; i < group.count; i += kThreads)
        sum += toFloat(in[group.placeOf(i)]);
    const float mean = sumOfBlock(sum, shared) / count;
    for (std::ptrdiff_t i = threadIdx.x; i < group.count; i += kThreads) {
        const float distance = toFloat(in[group.placeOf(i)]) - mean;
        squares += distance * distance;
    }
    const float variance = sumOfBlock(squares, shared) / count;
    const float inverse = 1 / sqrtf(variance + static_cast<float>(shape.epsilon));
    for (std::ptrdiff_t i = threadIdx.x; i < group.count; i += kThreads) {
        const std::ptrdiff_t place = group.placeOf(i), channel = group.channelOf(i);
        const float scale = toFloat(weight[channel]) * inverse;
        const float shift = toFloat(bias[channel]) - mean * scale;
        store(silu(scaled(toFloat(in[place]), scale, shift)), out[place]);
    }
}

} // namespace

int groupNormSilu(Precision precision, const void *in, void *out, const void *weight,
                  const void *bias, const NormShape &shape, Stream stream)
{
    if (shape.batch == 0 || shape.channels == 0 || shape.pixels == 0)
        return 0;
    const auto blocks = static_cast<unsigned>(shape.batch * shape.groups);
    return withNumbers(precision, [&](auto number) {
        using Number = decltype(number);
        normalise<<<blocks, kThreads, 0, static_cast<cudaStream_t>(stream)>>>(
            static_cast<const Number *>(in), static_cast<Number *>(out),
            static_cast<const Number *>(weight), static_cast<const Number *>(bias), shape);
    });
}

} // namespace weft::kernels::cuda
