#include "kernels/chroma.h"

#include <algorithm>
#include <cmath>

namespace weft::kernels::reference {

namespace {

template<typename Code>
void upsample(const ChromaPlane<Code> &chroma, int x0, int y0, Rows<float> out, Area area)
{
    for (int y = 0; y < area.height; ++y) {
        const int line = y0 + y;
        const int near = line / chroma.step.y;
        const int beyond = chroma.step.y == 1 ? near : line % 2 == 0 ? near - 1 : near + 1;
        const Code *nearRow = chroma.rows.row(near);
        const Code *farRow = chroma.rows.row(std::clamp(beyond, 0, chroma.height - 1));
        const auto at = [&](int column) {
            const float value = static_cast<float>(nearRow[column]);
            return value + (static_cast<float>(farRow[column]) - value) * 0.25F;
        };
        for (int x = 0; x < area.width; ++x) {
            const int column = (x0 + x) / chroma.step.x;
            const float part = static_cast<float>((x0 + x) % chroma.step.x)
                               / static_cast<float>(chroma.step.x);
            const float left = at(column);
            const float right = at(std::min(column + 1, chroma.width - 1));
            out.row(y)[x] = left + (right - left) * part;
        }
    }
}

} // namespace

void upsampleChroma(const ChromaPlane<std::uint8_t> &chroma, int x, int y, Rows<float> out,
                    Area area)
{
    upsample(chroma, x, y, out, area);
}

void upsampleChroma(const ChromaPlane<std::uint16_t> &chroma, int x, int y, Rows<float> out,
                    Area area)
{
    upsample(chroma, x, y, out, area);
}

void downsampleChroma(Rows<const float> full, Rows<float> out, Area area, ChromaStep step)
{
    for (int y = 0; y < area.height; ++y) {
        const float *first = full.row(y * step.y);
        const float *last = full.row(y * step.y + step.y - 1);
        const auto at = [&](int column) { return (first[column] + last[column]) * 0.5F; };
        for (int x = 0; x < area.width; ++x) {
            const int middle = x * step.x;
            float sum = at(middle) * static_cast<float>(step.x);
            for (int k = 1; k < step.x; ++k)
                sum += (at(middle - k) + at(middle + k)) * static_cast<float>(step.x - k);
            out.row(y)[x] = sum * (1.0F / static_cast<float>(step.x * step.x));
        }
    }
}

} // namespace weft::kernels::reference
