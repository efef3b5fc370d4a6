#include "inference/text/unicode.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>

namespace weft::inference {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

/// Every step-th code point of a range moves by delta.
struct LowerRange
{
    char32_t first;
    char32_t last;
    char32_t step;
    std::int32_t delta;
};

struct CombiningRange
{
    char32_t first;
    char32_t last;
    int combiningClass;
};

/// All the way down; unused parts are 0.
struct Decomposition
{
    char32_t point;
    char32_t parts[4];
};

struct Composition
{
    char32_t first;
    char32_t second;
    char32_t point;
};

#include "inference/text/unicode_tables.inc"

// Hangul syllables: Unicode Standard, section 3.12.
constexpr char32_t kSyllables = 0xAC00;
constexpr char32_t kLeading = 0x1100;
constexpr char32_t kVowels = 0x1161;
constexpr char32_t kTrailing = 0x11A7; // one before the first: none
constexpr char32_t kLeadingCount = 19;
constexpr char32_t kVowelCount = 21;
constexpr char32_t kTrailingCount = 28;
constexpr char32_t kSyllableCount = kLeadingCount * kVowelCount * kTrailingCount;

constexpr char32_t kReplacement = 0xFFFD;

/// The row of a sorted table of ranges that holds a code point, or its end.
template<typename Row, std::size_t count>
const Row *find(const Row (&table)[count], char32_t point)
{
    const Row *row = std::lower_bound(std::begin(table), std::end(table), point,
                                      [](const Row &r, char32_t p) { return r.last < p; });
    return row != std::end(table) && row->first <= point ? row : nullptr;
}

int combiningClass(char32_t point)
{
    const CombiningRange *row = find(kCombining, point);
    return row ? row->combiningClass : 0;
}

void appendDecomposed(std::u32string &out, char32_t point)
{
    if (point >= kSyllables && point < kSyllables + kSyllableCount) {
        const char32_t index = point - kSyllables;
        out += kLeading + index / (kVowelCount * kTrailingCount);
        out += kVowels + index % (kVowelCount * kTrailingCount) / kTrailingCount;
        if (index % kTrailingCount != 0)
            out += kTrailing + index % kTrailingCount;
        return;
    }
    const auto *row = std::lower_bound(std::begin(kDecompositions), std::end(kDecompositions),
                                       point, [](const Decomposition &d, char32_t p) {
                                           return d.point < p;
                                       });
    if (row == std::end(kDecompositions) || row->point != point) {
        out += point;
        return;
    }
    for (const char32_t part : row->parts) {
        if (part != 0)
            out += part;
    }
}

/// Puts every run of combining marks into the order of their classes.
void order(std::u32string &text)
{
    auto start = text.begin();
    while (start != text.end()) {
        if (combiningClass(*start) == 0) {
            ++start;
            continue;
        }
        const auto stop = std::find_if(start, text.end(),
                                       [](char32_t p) { return combiningClass(p) == 0; });
        std::stable_sort(start, stop, [](char32_t a, char32_t b) {
            return combiningClass(a) < combiningClass(b);
        });
        start = stop;
    }
}

std::optional<char32_t> pair(char32_t first, char32_t second)
{
    if (first >= kLeading && first < kLeading + kLeadingCount && second >= kVowels
        && second < kVowels + kVowelCount)
        return kSyllables
               + ((first - kLeading) * kVowelCount + (second - kVowels)) * kTrailingCount;
    const bool isOpenSyllable = first >= kSyllables && first < kSyllables + kSyllableCount
                                && (first - kSyllables) % kTrailingCount == 0;
    if (isOpenSyllable && second > kTrailing && second < kTrailing + kTrailingCount)
        return first + (second - kTrailing);
    const auto key = std::pair(first, second);
    const auto *row = std::lower_bound(std::begin(kCompositions), std::end(kCompositions), key,
                                       [](const Composition &c, const auto &k) {
                                           return std::pair(c.first, c.second) < k;
                                       });
    if (row == std::end(kCompositions) || std::pair(row->first, row->second) != key)
        return std::nullopt;
    return row->point;
}

} // namespace

std::u32string composed(std::u32string_view text)
{
    std::u32string parts;
    parts.reserve(text.size());
    for (const char32_t point : text)
        appendDecomposed(parts, point);
    order(parts);

    std::u32string out;
    out.reserve(parts.size());
    std::size_t starter = std::u32string::npos; // in out
    int lastClass = 0;                          // of what follows the starter in out
    for (const char32_t point : parts) {
        const int kind = combiningClass(point);
        const bool isBlocked = starter == std::u32string::npos
                               || (out.size() > starter + 1 && lastClass >= kind);
        const auto whole = isBlocked ? std::nullopt : pair(out[starter], point);
        if (whole) {
            out[starter] = *whole;
            continue;
        }
        if (kind == 0)
            starter = out.size();
        lastClass = kind;
        out += point;
    }
    return out;
}

std::u32string lowered(std::u32string_view text)
{
    std::u32string out;
    out.reserve(text.size());
    for (const char32_t point : text) {
        const LowerRange *row = find(kLower, point);
        if (point == 0x130)
            out += U"i\u0307";
        else if (row && (point - row->first) % row->step == 0)
            out += static_cast<char32_t>(static_cast<std::int32_t>(point) + row->delta);
        else
            out += point;
    }
    return out;
}

bool isLetter(char32_t point)
{
    return find(kLetters, point) != nullptr;
}

bool isNumber(char32_t point)
{
    return find(kNumbers, point) != nullptr;
}

bool isSpace(char32_t point)
{
    return find(kSpaces, point) != nullptr;
}

std::u32string fromUtf8(std::string_view text)
{
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80   ? 1
                                   : lead < 0xC2 ? 0
                                   : lead < 0xE0 ? 2
                                   : lead < 0xF0 ? 3
                                   : lead < 0xF5 ? 4
                                                 : 0;
        char32_t point = length == 1 ? lead : lead & (0x7F >> length);
        bool isGood = length != 0 && i + length <= text.size();
        for (std::size_t k = 1; isGood && k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            isGood = (next & 0xC0) == 0x80;
            point = (point << 6) | (next & 0x3F);
        }
        constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
        isGood = isGood && point >= kSmallest[length] && point <= 0x10FFFF
                 && (point < 0xD800 || point > 0xDFFF);
        out += isGood ? point : kReplacement;
        i += isGood ? length : 1;
    }
    return out;
}

std::string toUtf8(std::u32string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char32_t point : text) {
        const auto tail = [&](int shift) {
            out += static_cast<char>(0x80 | ((point >> shift) & 0x3F));
        };
        if (point < 0x80) {
            out += static_cast<char>(point);
        } else if (point < 0x800) {
            out += static_cast<char>(0xC0 | (point >> 6));
            tail(0);
        } else if (point < 0x10000) {
            out += static_cast<char>(0xE0 | (point >> 12));
            tail(6);
            tail(0);
        } else {
            out += static_cast<char>(0xF0 | (point >> 18));
            tail(12);
            tail(6);
            tail(0);
        }
    }
    return out;
}

} // namespace weft::inference
