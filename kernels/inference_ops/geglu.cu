// Written and compiled, not yet measured on a GPU: the plain form, a thread for each result.
#include "kernels/inference_ops/cuda_numbers.cuh"
#include "kernels/inference_ops/geglu.h"

namespace weft::kernels::cuda {

namespace {

constexpr int kThreads = 256;

template<typename Number>
__global__ void gateRows(const Number *in, Number *out, std::ptrdiff_t width)
{
    const auto column = static_cast<std::ptrdiff_t>(blockIdx.y) * kThreads + threadIdx.x;
    if (column >= width)
        return;
    const auto row = static_cast<std::ptrdiff_t>(blockIdx.x);
    const Number *values = in + 2 * row * width;
    store(gatedByGelu(toFloat(values[column]), toFloat(values[width + column])),
          out[row * width + column]);
}

} // namespace

int geglu(Precision precision, const void *in, void *out, std::ptrdiff_t rows, std::ptrdiff_t width,
          Stream stream)
{
    if (rows == 0 || width == 0)
        return 0;
    const dim3 blocks(static_cast<unsigned>(rows),
                      static_cast<unsigned>((width + kThreads - 1) / kThreads));
    return withNumbers(precision, [&](auto number) {
        using Number = decltype(number);
        gateRows<<<blocks, kThreads, 0, static_cast<cudaStream_t>(stream)>>>(
            static_cast<const Number *>(in), static_cast<Number *>(out), width);
    });
}

} // namespace weft::kernels::cuda
