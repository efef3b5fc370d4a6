#include "plugins/testpattern/glyphs.h"

#include <algorithm>
#include <map>
#include <string>

namespace testpattern {

namespace {

struct Drawing
{
    char32_t character;
    const char *strokes; ///< "xyxyxy xyxy": corners of one stroke, a space between strokes
};

constexpr char32_t kUnknown = U'\uFFFD';

constexpr Drawing kDrawings[] = {
    {U'0', "204062674929070220"},
    {U'1', "123039 1959"},
    {U'2', "02204062630969"},
    {U'3', "02204062635424 546567492907"},
    {U'4', "59500666"},
    {U'5', "600004446667492907"},
    {U'6', "5020020729496766441405"},
    {U'7', "00606129"},
    {U'8', "204062635414030220 1405072949676554"},
    {U'9', "1949676240200203255564"},
    {U'A', "093069 1656"},
    {U'B', "09004062635404 5465674909"},
    {U'C', "6240200207294967"},
    {U'D', "00093966633000"},
    {U'E', "60000969 0444"},
    {U'F', "600009 0444"},
    {U'G', "62402002072949676535"},
    {U'H', "0009 6069 0464"},
    {U'I', "1050 3039 1959"},
    {U'J', "2060 5057392907"},
    {U'K', "0009 600569"},
    {U'L', "000969"},
    {U'M', "0900346069"},
    {U'N', "09006960"},
    {U'O', "204062674929070220"},
    {U'P', "09004062634505"},
    {U'Q', "204062674929070220 4669"},
    {U'R', "09004062634505 3569"},
    {U'S', "624020020314556667492907"},
    {U'T', "0060 3039"},
    {U'U', "000729496760"},
    {U'V', "003960"},
    {U'W', "0019345960"},
    {U'X', "0069 6009"},
    {U'Y', "003460 3439"},
    {U'Z', "00600969"},
    {U' ', ""},
    {U'.', "3939"},
    {U',', "3829"},
    {U':', "3333 3838"},
    {U';', "3333 3829"},
    {U'!', "3036 3939"},
    {U'?', "02204062633536 3939"},
    {U'\'', "3032"},
    {U'"', "2022 4042"},
    {U'-', "1555"},
    {U'+', "1555 3337"},
    {U'=', "1454 1656"},
    {U'_', "0969"},
    {U'/', "0960"},
    {U'\\', "0069"},
    {U'(', "40222749"},
    {U')', "20424729"},
    {U'[', "40202949"},
    {U']', "20404929"},
    {U'<', "511559"},
    {U'>', "115519"},
    {U'*', "3337 1456 5416"},
    {U'#', "2128 4148 0363 0666"},
    {U'%', "0960 0101 6868"},
    {U'&', "691311203041420607293966"},
    {U'\u00B7', "3535"},
    {U'\u00D7', "1357 5317"},
    {kUnknown, "1151581811"},
};

Glyph drawn(std::string_view strokes)
{
    Glyph glyph;
    const auto corner = [&](std::size_t i) {
        return Point{float(strokes[i] - '0'), float(strokes[i + 1] - '0')};
    };
    for (std::size_t i = 0; i + 3 < strokes.size();) {
        if (strokes[i + 2] == ' ') {
            i += 3;
            continue;
        }
        glyph.push_back({corner(i), corner(i + 2)});
        i += 2;
    }
    return glyph;
}

char32_t capital(char32_t character)
{
    return character >= U'a' && character <= U'z' ? character - U'a' + U'A' : character;
}

/// Reads the character that begins at `at` and steps over it.
char32_t takeCharacter(std::string_view utf8, std::size_t &at)
{
    const auto lead = static_cast<unsigned char>(utf8[at++]);
    if (lead < 0x80)
        return lead;
    const int following = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    char32_t character = lead & (0x3Fu >> following);
    for (int i = 0; i < following; ++i, ++at) {
        if (at >= utf8.size() || (static_cast<unsigned char>(utf8[at]) & 0xC0) != 0x80)
            return kUnknown;
        character = character << 6 | (static_cast<unsigned char>(utf8[at]) & 0x3F);
    }
    return following ? character : kUnknown;
}

} // namespace

const Glyph &glyphFor(char32_t character)
{
    static const std::map<char32_t, Glyph> glyphs = [] {
        std::map<char32_t, Glyph> all;
        for (const Drawing &drawing : kDrawings)
            all[drawing.character] = drawn(drawing.strokes);
        return all;
    }();
    const auto found = glyphs.find(capital(character));
    return found != glyphs.end() ? found->second : glyphs.at(kUnknown);
}

std::u32string decode(std::string_view utf8)
{
    std::u32string text;
    for (std::size_t at = 0; at < utf8.size();)
        text.push_back(takeCharacter(utf8, at));
    return text;
}

} // namespace testpattern
