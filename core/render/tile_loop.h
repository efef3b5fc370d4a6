#pragma once

#include "core/render/tile.h"
#include "core/render/work_pool.h"

namespace weft {

/// Calls op(tile, worker) once for each tile of a picture, rows of tiles shared out among the
/// pool's threads.
template<typename Op>
void forEachTile(int width, int height, WorkPool &pool, Op op)
{
    const int bands = (height + kTileHeight - 1) / kTileHeight;
    pool.run(bands, [&](int band, int worker) {
        const int top = band * kTileHeight;
        const int bottom = std::min(top + kTileHeight, height);
        for (int left = 0; left < width; left += kTileWidth)
            op(Rect{left, top, std::min(left + kTileWidth, width), bottom}, worker);
    });
}

} // namespace weft
