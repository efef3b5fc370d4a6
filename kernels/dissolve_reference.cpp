#include "kernels/dissolve.h"

#include <algorithm>
#include <cmath>

namespace weft::kernels {

std::uint32_t dissolveWeight(double mix)
{
    return static_cast<std::uint32_t>(std::lround(std::clamp(mix, 0.0, 1.0) * kDissolveUnit));
}

namespace reference {

namespace {

template<typename Code>
void dissolveOf(Rows<const Code> a, Rows<const Code> b, Rows<Code> out, Area area,
                std::uint32_t weight)
{
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x) {
            const std::uint32_t sum = a.row(y)[x] * (kDissolveUnit - weight) + b.row(y)[x] * weight;
            out.row(y)[x] = static_cast<Code>((sum + kDissolveUnit / 2) / kDissolveUnit);
        }
    }
}

} // namespace

void dissolve(Rows<const std::uint8_t> a, Rows<const std::uint8_t> b, Rows<std::uint8_t> out,
              Area area, std::uint32_t weight)
{
    dissolveOf(a, b, out, area, weight);
}

void dissolve(Rows<const std::uint16_t> a, Rows<const std::uint16_t> b, Rows<std::uint16_t> out,
              Area area, std::uint32_t weight)
{
    dissolveOf(a, b, out, area, weight);
}

} // namespace reference

} // namespace weft::kernels
