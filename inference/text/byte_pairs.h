#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace weft::inference {

/// Byte-pair encoding with an end-of-word suffix: a word's characters are joined, the pair that was
/// learnt first at each turn, until no learnt pair is left. Time n log n in the length of a word.
/// Source: Sennrich et al., Neural Machine Translation of Rare Words with Subword Units, 2016.
/// Thread: any.
class BytePairs
{
public:
    using Vocabulary = std::unordered_map<std::string, std::int64_t>;
    using Merges = std::vector<std::pair<std::string, std::string>>;

    /// @param merges in the order they were learnt
    /// @param unknown token for characters that the vocabulary lacks
    /// Throws Error where a merge's parts or result are not in the vocabulary.
    BytePairs(Vocabulary vocabulary, const Merges &merges, std::int64_t unknown);

    /// Appends the ids of one word, whose bytes are spelt in the alphabet of spelt().
    void append(std::vector<std::int64_t> &ids, std::u32string_view word) const;

    const Vocabulary &vocabulary() const { return m_vocabulary; }

private:
    struct Merge
    {
        std::size_t rank = 0;
        std::int64_t id = 0;
    };
    struct PairHash
    {
        std::size_t operator()(const std::pair<std::int64_t, std::int64_t> &pair) const
        {
            return static_cast<std::size_t>(pair.first) * 1'000'003
                   + static_cast<std::size_t>(pair.second);
        }
    };

    Vocabulary m_vocabulary;
    std::unordered_map<std::pair<std::int64_t, std::int64_t>, Merge, PairHash> m_merges;
    std::int64_t m_unknown;
};

/// A text's bytes as visible characters, so that vocabularies need no control characters: the
/// printable ones of Latin-1 stand for themselves, the other 68 are U+0100 and what follows.
/// Source: the published GPT-2 encoder.
std::u32string spelt(std::string_view utf8);

} // namespace weft::inference
