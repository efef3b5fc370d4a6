#include "inference/engine/decode.h"

#include "inference/base/error.h"
#include "inference/engine/numbers.h"

#include <algorithm>

namespace weft::inference {

namespace {

/// Overwrites the first rows (dim 2) or columns (dim 3) of a tile with a blend from its neighbour's
/// last.
void blend(const at::Tensor &neighbour, const at::Tensor &tile, std::int64_t dim,
           std::int64_t extent)
{
    const std::int64_t width = std::min({neighbour.size(dim), tile.size(dim), extent});
    if (width == 0)
        return;
    std::vector<std::int64_t> shape(4, 1);
    shape[static_cast<std::size_t>(dim)] = width;
    const at::Tensor ramp = (at::arange(width, tile.options().dtype(at::kFloat))
                             / static_cast<double>(width))
                                .to(tile.scalar_type())
                                .view(shape);
    const at::Tensor from = neighbour.slice(dim, neighbour.size(dim) - width);
    const at::Tensor to = tile.slice(dim, 0, width);
    to.copy_(from * (1 - ramp) + to * ramp);
}

/// One row of tiles: each blended with the one above and the one to its left, then cut and joined.
at::Tensor joined(const std::vector<at::Tensor> &above, const std::vector<at::Tensor> &row,
                  std::int64_t extent, std::int64_t limit)
{
    std::vector<at::Tensor> cut;
    for (std::size_t j = 0; j < row.size(); ++j) {
        if (!above.empty())
            blend(above[j], row[j], 2, extent);
        if (j > 0)
            blend(row[j - 1], row[j], 3, extent);
        cut.push_back(row[j].slice(2, 0, limit).slice(3, 0, limit));
    }
    return at::cat(cut, 3);
}

at::Tensor decoded(const AutoencoderKL &autoencoder, const at::Tensor &latents, std::int64_t tile,
                   const Pass &pass)
{
    const bool isLarge = tile > 0 && (latents.size(2) > tile || latents.size(3) > tile);
    return isLarge ? decodeInTiles(autoencoder, latents, tile, pass)
                   : autoencoder.decode(latents, pass);
}

} // namespace

at::Tensor decodeInTiles(const AutoencoderKL &autoencoder, const at::Tensor &latents,
                         std::int64_t tile, const Pass &pass)
{
    if (tile < 4)
        throw Error(ErrorKind::Request, "A tile must be at least 4 latents wide.");
    const std::int64_t step = tile * 3 / 4;
    const std::int64_t edge = tile * autoencoder.config.factor();
    const std::int64_t extent = edge / 4;
    std::vector<at::Tensor> rows, above;
    for (std::int64_t y = 0; y < latents.size(2); y += step) {
        std::vector<at::Tensor> row;
        for (std::int64_t x = 0; x < latents.size(3); x += step)
            row.push_back(
                autoencoder.decode(latents.slice(2, y, y + tile).slice(3, x, x + tile), pass));
        rows.push_back(joined(above, row, extent, edge - extent));
        above = std::move(row);
    }
    return at::cat(rows, 2);
}

void decodeFrames(const AutoencoderKL &autoencoder, const at::Tensor &latents,
                  const DecodeOptions &options,
                  const std::function<void(std::int64_t first, const at::Tensor &pictures)> &take,
                  const Pass &pass)
{
    if (options.framesAtOnce < 1)
        throw Error(ErrorKind::Request, "At least one frame must be decoded at once.");
    const at::TensorOptions place = autoencoder.decoder.conv_in.weight.options();
    for (std::int64_t first = 0; first < latents.size(0); first += options.framesAtOnce) {
        const at::Tensor slice = latents.slice(0, first, first + options.framesAtOnce).to(place);
        const at::Tensor pictures = decoded(autoencoder, slice, options.tile, pass);
        mustBeNumbers(pictures, "The decoded pictures");
        take(first, pictures);
    }
}

} // namespace weft::inference
