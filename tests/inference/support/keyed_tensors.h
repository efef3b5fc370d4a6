#pragma once

#include "inference/io/weights.h"

namespace weft::test {

/// Numbers that follow from a key and a shape alone, the same here and in `keyed.py`, so that a
/// fixture need not store what went into a network. Uniform: "input.…" and weights keep the size of
/// what passes through them, scales of norms lie around 1, biases around 0.
at::Tensor keyedTensor(const std::string &key, at::IntArrayRef shape);

/// A checkpoint of keyed tensors that has every key but those that end in one of `missing`.
class KeyedTensors : public inference::TensorSource
{
public:
    explicit KeyedTensors(std::vector<std::string> missing = {},
                          at::TensorOptions options = at::TensorOptions());
    bool contains(const std::string &key) const override;
    /// On the device "meta" the numbers are not made.
    at::Tensor tensor(const std::string &key, at::IntArrayRef shape) const override;
    /// There are no files to look at: 0.
    std::int64_t values(const std::string &) const override { return 0; }
    std::int64_t copiedBytes() const override { return 0; }

private:
    std::vector<std::string> m_missing;
    at::TensorOptions m_options;
};

} // namespace weft::test
