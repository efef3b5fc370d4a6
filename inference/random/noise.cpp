#include "inference/random/noise.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

namespace weft::inference {

Noise::Noise(std::uint64_t seed)
    : m_generator(at::detail::createCPUGenerator(seed))
{}

at::Tensor Noise::normal(at::IntArrayRef shape, at::ScalarType type, at::Device device)
{
    return at::randn(shape, m_generator, at::TensorOptions().dtype(type)).to(device);
}

at::Tensor Noise::normalLike(const at::Tensor &other)
{
    return normal(other.sizes(), other.scalar_type(), other.device());
}

at::Tensor Noise::permutation(std::int64_t count)
{
    return at::randperm(count, m_generator, at::TensorOptions().dtype(at::kLong));
}

} // namespace weft::inference
