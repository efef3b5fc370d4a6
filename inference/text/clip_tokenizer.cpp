#include "inference/text/clip_tokenizer.h"

#include "inference/text/tokenizer_files.h"
#include "inference/text/unicode.h"

#include <algorithm>

namespace weft::inference {

namespace {

/// White space to one space a run, then lower case: what words are made of.
std::u32string normalised(std::u32string_view text)
{
    std::u32string out;
    bool wasSpace = false;
    for (const char32_t point : composed(text)) {
        const bool space = isSpace(point);
        if (!space)
            out += point;
        else if (!wasSpace)
            out += U' ';
        wasSpace = space;
    }
    return lowered(out);
}

bool isSign(char32_t point)
{
    return !isSpace(point) && !isLetter(point) && !isNumber(point);
}

template<typename Predicate>
std::size_t runLength(std::u32string_view text, const Predicate &belongs)
{
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), belongs)
                                    - text.begin());
}

/// The length of a special token that comes of lower-casing and is cut from what follows, yet split
/// like any text: <\|startoftext\|>|<\|endoftext\|>
std::size_t loweredSpecialLength(std::u32string_view text)
{
    for (const std::u32string_view special :
         {std::u32string_view(U"<|startoftext|>"), std::u32string_view(U"<|endoftext|>")}) {
        if (text.starts_with(special))
            return special.size();
    }
    return 0;
}

/// The length of the word that a text begins with, 0 where it begins with white space:
/// 's|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+
std::size_t wordLength(std::u32string_view text)
{
    static constexpr std::u32string_view kContractions[] = {U"'s", U"'t",  U"'re", U"'ve",
                                                            U"'m", U"'ll", U"'d"};
    for (const std::u32string_view contraction : kContractions) {
        if (text.starts_with(contraction))
            return contraction.size();
    }
    if (isNumber(text.front()))
        return 1;
    const std::size_t letters = runLength(text, isLetter);
    return letters != 0 ? letters : runLength(text, isSign);
}

} // namespace

ClipTokenizer ClipTokenizer::load(const std::filesystem::path &folder)
{
    TokenizerFiles files = readTokenizerFiles(folder);
    const auto idOf = [&](const std::string &token) { return files.idOf(token); };
    const std::int64_t start = idOf(files.startToken);
    const std::int64_t end = idOf(files.endToken);
    const std::int64_t pad = idOf(files.padToken);
    const std::int64_t unknown = idOf(files.unknownToken);
    std::vector<Special> specials;
    for (const auto &[text, inNormalised] : files.specials) {
        const std::u32string points = fromUtf8(text);
        specials.push_back({inNormalised ? normalised(points) : points, idOf(text), inNormalised});
    }
    // the longest comes first, as the published search prefers it
    std::stable_sort(specials.begin(), specials.end(), [](const Special &a, const Special &b) {
        return a.text.size() > b.text.size();
    });
    ClipTokenizer tokenizer(BytePairs(std::move(files.vocabulary), files.merges, unknown));
    tokenizer.m_specials = std::move(specials);
    tokenizer.m_start = start;
    tokenizer.m_end = end;
    tokenizer.m_pad = pad;
    tokenizer.m_maxLength = files.maxLength;
    return tokenizer;
}

std::vector<std::int64_t> ClipTokenizer::content(std::string_view utf8) const
{
    std::vector<std::int64_t> ids;
    appendRaw(ids, fromUtf8(utf8));
    return ids;
}

ClipTokenizer::Prompt ClipTokenizer::prompt(std::string_view utf8) const
{
    Prompt prompt;
    const std::vector<std::int64_t> all = content(utf8);
    const std::size_t kept = std::min(all.size(), m_maxLength - 2);
    prompt.contentLength = all.size();
    prompt.cutOff = all.size() - kept;
    prompt.ids.reserve(m_maxLength);
    prompt.ids.push_back(m_start);
    prompt.ids.insert(prompt.ids.end(), all.begin(),
                      all.begin() + static_cast<std::ptrdiff_t>(kept));
    prompt.ids.push_back(m_end);
    prompt.ids.resize(m_maxLength, m_pad);
    return prompt;
}

/// Special tokens become their ids, what lies between them goes to `rest`.
template<typename Rest>
void ClipTokenizer::splitAtSpecials(std::vector<std::int64_t> &ids, std::u32string_view text,
                                    bool inNormalised, const Rest &rest) const
{
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto special = std::find_if(m_specials.begin(), m_specials.end(),
                                          [&](const Special &s) {
                                              return s.inNormalised == inNormalised
                                                     && text.substr(at).starts_with(s.text);
                                          });
        if (special == m_specials.end()) {
            ++at;
            continue;
        }
        rest(text.substr(done, at - done));
        ids.push_back(special->id);
        at += special->text.size();
        done = at;
    }
    rest(text.substr(done));
}

void ClipTokenizer::appendRaw(std::vector<std::int64_t> &ids, std::u32string_view text) const
{
    splitAtSpecials(ids, text, false,
                    [&](std::u32string_view part) { appendNormalised(ids, normalised(part)); });
}

void ClipTokenizer::appendNormalised(std::vector<std::int64_t> &ids, std::u32string_view text) const
{
    splitAtSpecials(ids, text, true, [&](std::u32string_view part) { appendWords(ids, part); });
}

void ClipTokenizer::appendWords(std::vector<std::int64_t> &ids, std::u32string_view text) const
{
    std::size_t special = 0; // what is left of it
    while (!text.empty()) {
        if (special == 0)
            special = loweredSpecialLength(text);
        const std::size_t length = wordLength(special != 0 ? text.substr(0, special) : text);
        if (length != 0)
            m_pairs.append(ids, spelt(toUtf8(text.substr(0, length))));
        special -= std::min(special, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
}

} // namespace weft::inference
