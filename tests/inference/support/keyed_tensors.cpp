#include "tests/inference/support/keyed_tensors.h"

#include <ATen/ATen.h>

#include <cmath>

namespace weft::test {

namespace {

std::uint64_t hashOf(const std::string &key) // FNV-1a
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char letter : key)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3;
    return hash;
}

float uniform(std::uint64_t state) // splitmix64, -1 to 1
{
    state = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9;
    state = (state ^ (state >> 27)) * 0x94d049bb133111eb;
    state ^= state >> 31;
    return static_cast<float>(state >> 40) * 0x1p-23F - 1.0F;
}

struct Range
{
    float middle;
    float reach;
};

Range rangeOf(const std::string &key, at::IntArrayRef shape)
{
    if (key.starts_with("input."))
        return {0, static_cast<float>(std::sqrt(3.0))};
    if (shape.size() > 1) {
        const auto inputs = static_cast<double>(c10::multiply_integers(shape.slice(1)));
        return {0, static_cast<float>(std::sqrt(3.0 / inputs))};
    }
    return key.ends_with("weight") ? Range{1, 0.2F} : Range{0, 0.1F};
}

} // namespace

at::Tensor keyedTensor(const std::string &key, at::IntArrayRef shape)
{
    at::Tensor tensor = at::empty(shape, at::kFloat);
    float *values = tensor.mutable_data_ptr<float>();
    const auto [middle, reach] = rangeOf(key, shape);
    std::uint64_t state = hashOf(key);
    for (std::int64_t i = 0; i < tensor.numel(); ++i, state += 0x9e3779b97f4a7c15)
        values[i] = middle + reach * uniform(state);
    return tensor;
}

KeyedTensors::KeyedTensors(std::vector<std::string> missing, at::TensorOptions options)
    : m_missing(std::move(missing))
    , m_options(options)
{}

bool KeyedTensors::contains(const std::string &key) const
{
    return std::none_of(m_missing.begin(), m_missing.end(),
                        [&](const std::string &end) { return key.ends_with(end); });
}

at::Tensor KeyedTensors::tensor(const std::string &key, at::IntArrayRef shape) const
{
    if (m_options.device().is_meta())
        return at::empty(shape, m_options);
    return keyedTensor(key, shape).to(m_options);
}

} // namespace weft::test
