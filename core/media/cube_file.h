#pragma once

#include "core/base/result.h"
#include "core/model/media_item.h"
#include "kernels/lut.h"

class QIODevice;

namespace weft {

/// Entries that a table of a .cube file may have along each axis: what Adobe's specification
/// allows.
inline constexpr int kMostCurveEntries = 65536;
inline constexpr int kMostCubeEntries = 256;

/// What a .cube file says.
struct CubeFile
{
    QString title;
    kernels::ColourLut lut;

    LutInfo info() const;
};

/// Reads colours as Adobe's "Cube LUT Specification 1.0" has them (TITLE, LUT_1D_SIZE or
/// LUT_3D_SIZE, DOMAIN_MIN, DOMAIN_MAX, comments), and as DaVinci Resolve writes them: curves
/// before a cube in one file, LUT_1D_INPUT_RANGE, LUT_3D_INPUT_RANGE, LUT_IN_VIDEO_RANGE,
/// LUT_OUT_VIDEO_RANGE (levels 64 to 940 of 1023 stand for 0 to 1). Lines may end in any way; the
/// file is UTF-8. It takes as much memory as entries are there, whatever sizes are claimed.
/// @param name of the file, for sentences
/// Errors (Media), each naming the file and the line: a keyword that is unknown or comes twice, a
/// size beyond the bounds above, a domain that is empty or reversed, a line that is not three
/// numbers, more or fewer entries than were announced. Thread: any.
Result<CubeFile> readCube(QIODevice &device, const QString &name);

/// The same from a file. Errors also: it cannot be read.
Result<CubeFile> readCubeFile(const QString &path);

/// Whether a text announces a table: a line among its first 64 KiB begins with a keyword for its
/// size. Says nothing about whether it can be read.
bool isCubeFile(const QString &path);

} // namespace weft
