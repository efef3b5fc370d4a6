#pragma once

#include <cstddef>

/// The same operations on a GPU. Built where nvcc is found, into weft_kernels_cuda; this header
/// asks for nothing of CUDA. Pointers are to the GPU's memory. Each call queues its work on a
/// stream and returns at once. @return 0, or the cudaError_t of what was wrong with the launch
namespace weft::kernels::cuda {

/// How numbers are stored; all is computed in fp32.
enum class Precision { Float, Half, BFloat16 };

/// A cudaStream_t; null: the default one.
using Stream = void *;

/// As geglu().
int geglu(Precision precision, const void *in, void *out, std::ptrdiff_t rows, std::ptrdiff_t width,
          Stream stream);

/// [batch, channels, pixels] or, with its channels side by side, [batch, pixels, channels].
struct NormShape
{
    std::ptrdiff_t batch = 0;
    std::ptrdiff_t channels = 0;
    std::ptrdiff_t pixels = 0;
    std::ptrdiff_t groups = 1; ///< a divisor of channels
    bool channelsLast = false;
    double epsilon = 1e-5;
};

/// Group norm and then SiLU. @param weight, bias one for each channel, in the same precision
int groupNormSilu(Precision precision, const void *in, void *out, const void *weight,
                  const void *bias, const NormShape &shape, Stream stream);

} // namespace weft::kernels::cuda
