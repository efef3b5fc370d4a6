#pragma once

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <cstdint>

namespace weft::inference {

/// A source of noise that gives the numbers of torch.Generator("cpu").manual_seed(seed), so that a
/// seed means the same on every machine, with or without a GPU. Of the seed the low 32 bits count.
/// Draws follow one another: their order and shapes are part of a pipeline's meaning.
/// Thread: one at a time.
class Noise
{
public:
    explicit Noise(std::uint64_t seed);

    /// Standard normal values. Drawn on the CPU in the type asked for, then moved.
    at::Tensor normal(at::IntArrayRef shape, at::ScalarType type = at::kFloat,
                      at::Device device = at::kCPU);
    /// Of the shape, type and device of another tensor.
    at::Tensor normalLike(const at::Tensor &other);
    /// A permutation of 0 to count - 1, as torch.randperm gives it. Int64 [count].
    at::Tensor permutation(std::int64_t count);

private:
    at::Generator m_generator;
};

} // namespace weft::inference
