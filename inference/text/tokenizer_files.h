#pragma once

#include "inference/text/byte_pairs.h"

#include <filesystem>

namespace weft::inference {

/// What a tokenizer folder says.
struct TokenizerFiles
{
    BytePairs::Vocabulary vocabulary;
    BytePairs::Merges merges;
    std::string startToken = "<|startoftext|>";
    std::string endToken = "<|endoftext|>";
    std::string padToken = "<|endoftext|>";
    std::string unknownToken = "<|endoftext|>";
    /// Tokens found in a text before it is split, and whether that is after lower-casing.
    std::vector<std::pair<std::string, bool>> specials;
    std::size_t maxLength = 77;

    /// Throws where the vocabulary does not have it.
    std::int64_t idOf(const std::string &token) const;
};

/// Reads a tokenizer folder, in the form of transformers 4 (vocab.json, merges.txt) or 5
/// (tokenizer.json). Throws Error: what is missing, unreadable or contradictory.
TokenizerFiles readTokenizerFiles(const std::filesystem::path &folder);

} // namespace weft::inference
