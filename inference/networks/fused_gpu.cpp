#include "inference/networks/fused_gpu.h"

#include "kernels/inference_ops/cuda.h"

#include <c10/core/DeviceGuard.h>
#include <c10/core/impl/VirtualGuardImpl.h>

#include <stdexcept>

namespace weft::inference {

#ifdef WEFT_HAS_CUDA_KERNELS

namespace {

namespace gpu = kernels::cuda;

gpu::Precision precisionOf(const at::Tensor &x)
{
    return x.scalar_type() == at::kHalf ? gpu::Precision::Half : gpu::Precision::BFloat16;
}

/// On which libtorch queues its own work for this tensor.
gpu::Stream streamOf(const at::Tensor &x)
{
    return c10::impl::VirtualGuardImpl(at::kCUDA).getStream(x.device()).native_handle();
}

void mustRun(int error, const char *what)
{
    TORCH_CHECK(error == 0, "the GPU does not ", what, " (CUDA error ", error, ")");
}

} // namespace

bool hasGpuKernels(const at::Tensor &x)
{
    return x.is_cuda() && (x.scalar_type() == at::kHalf || x.scalar_type() == at::kBFloat16);
}

at::Tensor gatedOnGpu(const at::Tensor &both)
{
    const c10::DeviceGuard guard(both.device());
    std::vector<std::int64_t> shape = both.sizes().vec();
    const std::int64_t width = shape.back() /= 2;
    at::Tensor out = at::empty(shape, both.options());
    const std::int64_t rows = width > 0 ? out.numel() / width : 0;
    mustRun(gpu::geglu(precisionOf(both), both.const_data_ptr(), out.mutable_data_ptr(), rows,
                       width, streamOf(both)),
            "gate");
    return out;
}

at::Tensor normalisedSiluOnGpu(const at::Tensor &x, const GroupNorm &norm)
{
    const c10::DeviceGuard guard(x.device());
    const bool channelsLast = x.is_contiguous(at::MemoryFormat::ChannelsLast) && !x.is_contiguous();
    const at::Tensor from = channelsLast ? x : x.contiguous();
    at::Tensor out = at::empty_like(from);
    const gpu::NormShape shape{x.size(0),   x.size(1),    x.size(2) * x.size(3),
                               norm.groups, channelsLast, norm.epsilon};
    mustRun(gpu::groupNormSilu(precisionOf(x), from.const_data_ptr(), out.mutable_data_ptr(),
                               norm.weight.const_data_ptr(), norm.bias.const_data_ptr(), shape,
                               streamOf(x)),
            "normalise");
    return out;
}

#else

namespace {

[[noreturn]] void notBuilt()
{
    throw std::logic_error("Weft was built without kernels for a GPU.");
}

} // namespace

bool hasGpuKernels(const at::Tensor &)
{
    return false;
}

at::Tensor gatedOnGpu(const at::Tensor &)
{
    notBuilt();
}

at::Tensor normalisedSiluOnGpu(const at::Tensor &, const GroupNorm &)
{
    notBuilt();
}

#endif

} // namespace weft::inference
