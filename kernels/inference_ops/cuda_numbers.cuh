#pragma once

#include "kernels/inference_ops/cuda.h"
#include "kernels/inference_ops/element.h"

#include <cuda_fp16.h>
#include <cuda_runtime.h>

namespace weft::kernels {

/// The third way to store numbers, which only GPUs compute in.
WEFT_HOST_DEVICE inline float toFloat(__half value)
{
    return __half2float(value);
}

WEFT_HOST_DEVICE inline void store(float value, __half &to)
{
    to = __float2half_rn(value);
}

namespace cuda {

/// Calls launch(number) with a number of the type that a precision means, and tells what became of
/// it.
template<typename Launch>
int withNumbers(Precision precision, Launch launch)
{
    switch (precision) {
    case Precision::Float: launch(float()); break;
    case Precision::Half: launch(__half()); break;
    case Precision::BFloat16: launch(BFloat16()); break;
    }
    return static_cast<int>(cudaGetLastError());
}

} // namespace cuda

} // namespace weft::kernels
