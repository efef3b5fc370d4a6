#include "core/model/colour.h"

#include <QRegularExpression>

namespace weft {

ColourTags completed(ColourTags tags, int height, bool isRgb)
{
    const bool isStandardDefinition = height < 720;
    if (isRgb)
        tags.matrix = ColourMatrix::Rgb;
    else if (tags.matrix == ColourMatrix::Unspecified || tags.matrix == ColourMatrix::Rgb)
        tags.matrix = tags.primaries == ColourPrimaries::Bt2020 ? ColourMatrix::Bt2020
                      : isStandardDefinition                    ? ColourMatrix::Bt601
                                                                : ColourMatrix::Bt709;
    if (tags.primaries == ColourPrimaries::Unspecified) {
        tags.primaries = tags.matrix == ColourMatrix::Bt2020 ? ColourPrimaries::Bt2020
                         : tags.matrix == ColourMatrix::Bt601
                             ? (height == 576 || height == 288 ? ColourPrimaries::Bt601_625
                                                               : ColourPrimaries::Bt601_525)
                             : ColourPrimaries::Bt709;
    }
    if (tags.transfer == ColourTransfer::Unspecified)
        tags.transfer = isRgb ? ColourTransfer::Srgb : ColourTransfer::Bt709;
    if (tags.range == ColourRange::Unspecified)
        tags.range = isRgb ? ColourRange::Full : ColourRange::Limited;
    return tags;
}

ColourTags replaced(ColourTags tags, const ColourTags &by)
{
    const auto replace = [](auto &tag, auto by) {
        if (by != decltype(by)::Unspecified)
            tag = by;
    };
    if (tags.matrix != ColourMatrix::Rgb && by.matrix != ColourMatrix::Rgb)
        replace(tags.matrix, by.matrix);
    replace(tags.primaries, by.primaries);
    replace(tags.transfer, by.transfer);
    replace(tags.range, by.range);
    return tags;
}

ColourTags bt709Tags()
{
    return {ColourMatrix::Bt709, ColourPrimaries::Bt709, ColourTransfer::Bt709,
            ColourRange::Limited};
}

ColourTags srgbTags()
{
    return {ColourMatrix::Rgb, ColourPrimaries::Bt709, ColourTransfer::Srgb, ColourRange::Full};
}

std::optional<Colour> colourFromText(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$"));
    if (!pattern.match(text).hasMatch())
        return {};
    const auto byte = [&text](qsizetype at) {
        return static_cast<std::uint8_t>(text.mid(at, 2).toUInt(nullptr, 16));
    };
    return Colour{byte(1), byte(3), byte(5), text.size() == 9 ? byte(7) : std::uint8_t(255)};
}

} // namespace weft
