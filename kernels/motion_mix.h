#pragma once

#include "kernels/rows.h"

#include <cstdint>

namespace weft::kernels {

/// How what is seen in a picture between two others goes from the first of them to the second, on a
/// grid of cells that covers them.
struct MotionCells
{
    const float *x = nullptr;     ///< all the way to the right, in cells, row by row
    const float *y = nullptr;     ///< all the way down
    const float *share = nullptr; ///< of the second picture, 0 to 1
    int width = 0;                ///< 1 or more
    int height = 0;               ///< 1 or more
};

/// How the samples of a plane lie among the cells of an axis.
struct CellAxis
{
    float scale = 1;  ///< cells from one sample to the next, above 0
    float offset = 0; ///< of the first sample's middle from that of the first cell, in cells
};

/// Two planes of one size, and how one between them is made.
template<typename Sample>
struct MovedPlanes
{
    Rows<const Sample> first;
    Rows<const Sample> second;
    int width = 0;  ///< 1 or more
    int height = 0; ///< 1 or more
    MotionCells cells;
    CellAxis across;
    CellAxis down;
    float part = 0; ///< of the way from the first to the second, 0 to 1
    float most = 0; ///< the greatest code; of no meaning for floats
};

/// The plane in between: the motion at a sample lies straight between that of four cells, those
/// outside held; the first plane is looked at so much of it back, the second so much of it on, and
/// both are mixed by share. Codes lie on the interpolating cubic through four by four samples (R.
/// Keys, 1981) and are rounded to the nearest; floats lie straight between two by two, since
/// premultiplied colours and light must not swing over. Edges are held.
/// @param out its first sample is (x, y) of the plane
void mixMoved(const MovedPlanes<std::uint8_t> &planes, int x, int y, Rows<std::uint8_t> out,
              Area area);
void mixMoved(const MovedPlanes<std::uint16_t> &planes, int x, int y, Rows<std::uint16_t> out,
              Area area);
void mixMoved(const MovedPlanes<float> &planes, int x, int y, Rows<float> out, Area area);

/// The plain versions, which say what the ones above compute, bit for bit.
namespace reference {
void mixMoved(const MovedPlanes<std::uint8_t> &planes, int x, int y, Rows<std::uint8_t> out,
              Area area);
void mixMoved(const MovedPlanes<std::uint16_t> &planes, int x, int y, Rows<std::uint16_t> out,
              Area area);
void mixMoved(const MovedPlanes<float> &planes, int x, int y, Rows<float> out, Area area);
} // namespace reference

} // namespace weft::kernels
