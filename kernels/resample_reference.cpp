#include "kernels/resample.h"

namespace weft::kernels::reference {

namespace {

template<typename Sample>
void rows(Rows<const Sample> source, const FilterTaps &taps, int firstOutput, Rows<float> out,
          Area area)
{
    for (int y = 0; y < area.height; ++y) {
        const int first = taps.first[static_cast<std::size_t>(firstOutput + y)];
        const float *weights = taps.weightsOf(firstOutput + y);
        for (int x = 0; x < area.width; ++x) {
            float sum = static_cast<float>(source.row(first)[x]) * weights[0];
            for (int k = 1; k < taps.count; ++k)
                sum += static_cast<float>(source.row(first + k)[x]) * weights[k];
            out.row(y)[x] = sum;
        }
    }
}

} // namespace

void resampleRows(Rows<const std::uint8_t> source, const FilterTaps &taps, int firstOutput,
                  Rows<float> out, Area area)
{
    rows(source, taps, firstOutput, out, area);
}

void resampleRows(Rows<const std::uint16_t> source, const FilterTaps &taps, int firstOutput,
                  Rows<float> out, Area area)
{
    rows(source, taps, firstOutput, out, area);
}

void resampleRows(Rows<const float> source, const FilterTaps &taps, int firstOutput,
                  Rows<float> out, Area area)
{
    rows(source, taps, firstOutput, out, area);
}

void resampleColumns(const ColumnResampling &work, Rows<float> out, Area area)
{
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x) {
            const int output = work.firstOutput + x;
            const float *from = work.source.row(y) - work.sourceBegin
                                + work.taps->first[static_cast<std::size_t>(output)];
            const float *weights = work.taps->weightsOf(output);
            float sum = from[0] * weights[0];
            for (int k = 1; k < work.taps->count; ++k)
                sum += from[k] * weights[k];
            out.row(y)[x] = sum;
        }
    }
}

} // namespace weft::kernels::reference
