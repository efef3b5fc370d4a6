#pragma once

#include "inference/text/byte_pairs.h"

#include <filesystem>

namespace weft::inference {

/// The tokenizer of CLIP text encoders, giving the ids of the published one (transformers 5,
/// CLIPTokenizer): canonical composition, runs of white space to one space, lower case, then words,
/// single digits and runs of signs by byte-pair encoding. Special tokens written in a prompt
/// ("<|endoftext|>") are themselves. Thread: any.
class ClipTokenizer
{
public:
    /// A prompt as a text encoder takes it.
    struct Prompt
    {
        /// maxLength() ids: start, content, end, padding.
        std::vector<std::int64_t> ids;
        /// Ids of the content before it was cut, without start and end.
        std::size_t contentLength = 0;
        /// How many of these did not fit.
        std::size_t cutOff = 0;
    };

    /// Reads a model's tokenizer folder: tokenizer.json, or vocab.json and merges.txt; with
    /// tokenizer_config.json and special_tokens_map.json where they are there. Throws
    /// Error with a sentence where it cannot.
    static ClipTokenizer load(const std::filesystem::path &folder);

    /// The ids of a text of any length, without start, end and padding.
    std::vector<std::int64_t> content(std::string_view utf8) const;
    /// Cut or padded to maxLength().
    Prompt prompt(std::string_view utf8) const;

    /// Ids that the text encoder takes, start and end included: 77.
    std::size_t maxLength() const { return m_maxLength; }
    std::int64_t startId() const { return m_start; }
    std::int64_t endId() const { return m_end; }
    std::int64_t padId() const { return m_pad; }

private:
    /// A token that is found in a text before it is split into words.
    struct Special
    {
        std::u32string text;
        std::int64_t id = 0;
        bool inNormalised = false; ///< looked for after lower-casing instead of before
    };

    explicit ClipTokenizer(BytePairs pairs)
        : m_pairs(std::move(pairs))
    {}
    void appendRaw(std::vector<std::int64_t> &ids, std::u32string_view text) const;
    void appendNormalised(std::vector<std::int64_t> &ids, std::u32string_view text) const;
    void appendWords(std::vector<std::int64_t> &ids, std::u32string_view text) const;
    template<typename Rest>
    void splitAtSpecials(std::vector<std::int64_t> &ids, std::u32string_view text,
                         bool inNormalised, const Rest &rest) const;

    BytePairs m_pairs;
    std::vector<Special> m_specials;
    std::int64_t m_start = 0;
    std::int64_t m_end = 0;
    std::int64_t m_pad = 0;
    std::size_t m_maxLength = 77;
};

} // namespace weft::inference
