#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace weft::inference {

/// The kinds of numbers that Weft reads from a safetensors file.
enum class ElementType { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool };

/// Bytes of one number.
std::size_t bytesOf(ElementType type);

/// One tensor of a file: its shape, and where its numbers lie in the file, row-major.
struct TensorPlace
{
    ElementType type = ElementType::F32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0; ///< from the start of the file
    std::uint64_t end = 0;
};

/// What a safetensors file says about itself.
struct SafetensorsHeader
{
    std::map<std::string, TensorPlace> tensors;
    std::map<std::string, std::string> metadata;
};

/// Reads the header of a whole file held in memory, and believes nothing of it: every tensor lies
/// in the file, takes the bytes that its shape says, none shares a byte with another, and together
/// they fill the file, as the format demands. Knows nothing of torch.
/// @param name the file's name, for the sentence
/// @throws Error (Model) where one of these does not hold
/// Source: the format's description and limits in huggingface/safetensors (header ≤ 100 MB).
SafetensorsHeader readSafetensorsHeader(std::span<const std::byte> file, const std::string &name);

} // namespace weft::inference
