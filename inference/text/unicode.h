#pragma once

#include <string>
#include <string_view>

namespace weft::inference {

/// The few things that tokenizers ask of Unicode, as the published tokenizers answer them: their
/// tables, not those of the machine, decide which ids a prompt gets. Thread: any.

/// Code points of UTF-8. What is no UTF-8 becomes U+FFFD, one for each byte that fits nowhere.
std::u32string fromUtf8(std::string_view text);
std::string toUtf8(std::u32string_view text);

/// Canonical composition (NFC, Unicode Standard Annex 15).
std::u32string composed(std::u32string_view text);

/// Lower case, character by character: Σ becomes σ wherever it stands, İ becomes i and U+0307.
std::u32string lowered(std::u32string_view text);

bool isLetter(char32_t point); ///< general category L
bool isNumber(char32_t point); ///< general category N
bool isSpace(char32_t point);  ///< \s of regular expressions

} // namespace weft::inference
