#include "inference/text/byte_pairs.h"

#include "inference/base/error.h"
#include "inference/text/unicode.h"

#include <array>
#include <queue>

namespace weft::inference {

namespace {

constexpr std::string_view kEndOfWord = "</w>";

/// A character or what characters have been joined to, in a list of its neighbours.
struct Symbol
{
    std::int64_t id = 0;
    std::ptrdiff_t previous = -1;
    std::ptrdiff_t next = -1;
    bool isJoined = false; ///< into the one before
};

/// A pair that may be joined. The lowest rank comes first, the leftmost of equals.
struct Candidate
{
    std::size_t rank;
    std::ptrdiff_t position;
    std::int64_t left;
    std::int64_t right;
    std::int64_t id; ///< of both together

    bool operator<(const Candidate &other) const
    {
        return std::pair(rank, position) > std::pair(other.rank, other.position);
    }
};

std::array<char32_t, 256> makeAlphabet()
{
    std::array<char32_t, 256> alphabet{};
    char32_t next = 0x100;
    for (char32_t byte = 0; byte < 256; ++byte) {
        const bool isVisible = (byte >= '!' && byte <= '~') || (byte >= 0xA1 && byte <= 0xAC)
                               || byte >= 0xAE;
        alphabet[byte] = isVisible ? byte : next++;
    }
    return alphabet;
}

} // namespace

std::u32string spelt(std::string_view utf8)
{
    static const std::array<char32_t, 256> alphabet = makeAlphabet();
    std::u32string out;
    out.reserve(utf8.size());
    for (const char byte : utf8)
        out += alphabet[static_cast<unsigned char>(byte)];
    return out;
}

BytePairs::BytePairs(Vocabulary vocabulary, const Merges &merges, std::int64_t unknown)
    : m_vocabulary(std::move(vocabulary))
    , m_unknown(unknown)
{
    const auto idOf = [this](const std::string &token) {
        const auto found = m_vocabulary.find(token);
        if (found == m_vocabulary.end())
            throw Error(ErrorKind::Model,
                        "The tokenizer's merges name \"" + token
                            + "\", which its vocabulary does not have. The two files do not "
                              "belong together: take both from one model.");
        return found->second;
    };
    for (std::size_t rank = 0; rank < merges.size(); ++rank) {
        const auto &[left, right] = merges[rank];
        m_merges.emplace(std::pair(idOf(left), idOf(right)), Merge{rank, idOf(left + right)});
    }
}

void BytePairs::append(std::vector<std::int64_t> &ids, std::u32string_view word) const
{
    std::vector<Symbol> symbols(word.size());
    for (std::size_t i = 0; i < word.size(); ++i) {
        std::string text = toUtf8(word.substr(i, 1));
        if (i + 1 == word.size())
            text += kEndOfWord;
        const auto found = m_vocabulary.find(text);
        const auto at = static_cast<std::ptrdiff_t>(i);
        symbols[i] = {found != m_vocabulary.end() ? found->second : m_unknown, at - 1,
                      i + 1 < word.size() ? at + 1 : -1, false};
    }
    std::priority_queue<Candidate> candidates;
    const auto consider = [&](std::ptrdiff_t left) {
        const std::ptrdiff_t right = left >= 0 ? symbols[left].next : -1;
        if (right < 0)
            return;
        const auto merge = m_merges.find({symbols[left].id, symbols[right].id});
        if (merge != m_merges.end())
            candidates.push(
                {merge->second.rank, left, symbols[left].id, symbols[right].id, merge->second.id});
    };
    for (std::size_t i = 0; i + 1 < word.size(); ++i)
        consider(static_cast<std::ptrdiff_t>(i));
    while (!candidates.empty()) {
        const Candidate best = candidates.top();
        candidates.pop();
        Symbol &left = symbols[best.position];
        const std::ptrdiff_t next = left.next;
        const bool isStale = left.isJoined || left.id != best.left || next < 0
                             || symbols[next].id != best.right;
        if (isStale)
            continue;
        left.id = best.id;
        left.next = symbols[next].next;
        symbols[next].isJoined = true;
        if (left.next >= 0)
            symbols[left.next].previous = best.position;
        consider(left.previous);
        consider(best.position);
    }
    for (std::ptrdiff_t i = symbols.empty() ? -1 : 0; i >= 0; i = symbols[i].next)
        ids.push_back(symbols[i].id);
}

} // namespace weft::inference
