#include "kernels/samples.h"

#include <algorithm>

namespace weft::kernels::reference {

namespace {

template<typename Code>
void toFloatOf(Rows<const Code> codes, Rows<float> out, Area area)
{
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x)
            out.row(y)[x] = static_cast<float>(codes.row(y)[x]);
    }
}

template<typename Code>
void toCodesOf(Rows<const float> values, Rows<Code> out, Area area, int maximum)
{
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x) {
            const float value = values.row(y)[x];
            const float clamped = value > 0 ? std::min(value, static_cast<float>(maximum)) : 0.0F;
            out.row(y)[x] = static_cast<Code>(clamped + 0.5F);
        }
    }
}

} // namespace

void toFloat(Rows<const std::uint8_t> codes, Rows<float> out, Area area)
{
    toFloatOf(codes, out, area);
}

void toFloat(Rows<const std::uint16_t> codes, Rows<float> out, Area area)
{
    toFloatOf(codes, out, area);
}

void toCodes(Rows<const float> values, Rows<std::uint8_t> out, Area area, int maximum)
{
    toCodesOf(values, out, area, maximum);
}

void toCodes(Rows<const float> values, Rows<std::uint16_t> out, Area area, int maximum)
{
    toCodesOf(values, out, area, maximum);
}

void fromLevels(Rows<float> samples, Area area, Levels levels)
{
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x)
            samples.row(y)[x] = (samples.row(y)[x] - levels.zero) / levels.span;
    }
}

void toLevels(Rows<float> samples, Area area, Levels levels)
{
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x)
            samples.row(y)[x] = samples.row(y)[x] * levels.span + levels.zero;
    }
}

} // namespace weft::kernels::reference
