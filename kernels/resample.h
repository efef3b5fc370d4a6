#pragma once

#include "kernels/filter_taps.h"
#include "kernels/rows.h"

#include <cstdint>

namespace weft::kernels {

/// Most rows that resampleColumns works on at once: a strip of so many rows is turned on its side,
/// so that one vector holds one column.
inline constexpr int kStripHeight = 16;

/// Filters downwards: output row y is the sum of taps.count source rows from taps.first[firstOutput
/// + y] on, times their weights, in rising order. @param source from the first column wanted on;
/// all its rows
void resampleRows(Rows<const std::uint8_t> source, const FilterTaps &taps, int firstOutput,
                  Rows<float> out, Area area);
void resampleRows(Rows<const std::uint16_t> source, const FilterTaps &taps, int firstOutput,
                  Rows<float> out, Area area);
void resampleRows(Rows<const float> source, const FilterTaps &taps, int firstOutput,
                  Rows<float> out, Area area);

/// Filters sideways: output column x is the sum of taps.count source columns from
/// taps.first[firstOutput + x] on.
struct ColumnResampling
{
    Rows<const float> source; ///< rows that begin with source column sourceBegin
    int sourceBegin = 0;
    int sourceEnd = 0; ///< one past the last source column the outputs need
    const FilterTaps *taps = nullptr;
    int firstOutput = 0;
    float *scratch = nullptr; ///< (sourceEnd − sourceBegin) × kStripHeight floats
};
/// @pre area.height ≤ kStripHeight
void resampleColumns(const ColumnResampling &work, Rows<float> out, Area area);

/// The plain versions, which say exactly what the ones above compute.
namespace reference {
void resampleRows(Rows<const std::uint8_t> source, const FilterTaps &taps, int firstOutput,
                  Rows<float> out, Area area);
void resampleRows(Rows<const std::uint16_t> source, const FilterTaps &taps, int firstOutput,
                  Rows<float> out, Area area);
void resampleRows(Rows<const float> source, const FilterTaps &taps, int firstOutput,
                  Rows<float> out, Area area);
void resampleColumns(const ColumnResampling &work, Rows<float> out, Area area);
} // namespace reference

} // namespace weft::kernels
