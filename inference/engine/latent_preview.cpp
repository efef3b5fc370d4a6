#include "inference/engine/latent_preview.h"

#include <utility>

namespace weft::inference {

namespace {

constexpr std::int64_t kPictures = 27; ///< plain colours: three levels of each channel
constexpr std::int64_t kEdge = 8;      ///< in latents

/// [N, C, h, w] → [N · h · w, C + 1], the last column 1
at::Tensor rowsOf(const at::Tensor &latents)
{
    const at::Tensor rows
        = latents.to(at::kCPU, at::kFloat).permute({0, 2, 3, 1}).reshape({-1, latents.size(1)});
    return at::cat({rows, at::ones({rows.size(0), 1}, rows.options())}, 1);
}

/// A plain colour each, going to its opposite along the diagonal: [27, channels, edge, edge], −1
/// to 1.
at::Tensor rampsOfColours(std::int64_t channels, std::int64_t edge, const at::TensorOptions &place)
{
    at::Tensor colours = at::empty({kPictures, channels, 1, 1}, at::kFloat);
    for (std::int64_t i = 0; i < kPictures; ++i) {
        std::int64_t digits = i;
        for (std::int64_t c = 0; c < channels; ++c, digits /= 3)
            colours[i][c].fill_(static_cast<double>(digits % 3) - 1);
    }
    const at::Tensor along = at::linspace(0, 1, edge, at::kFloat);
    const at::Tensor ramp = (along.view({edge, 1}) + along.view({1, edge})) / 2;
    return (colours * (1 - 2 * ramp)).to(place);
}

} // namespace

LatentPreview::LatentPreview(at::Tensor map)
    : m_map(std::move(map))
{}

LatentPreview LatentPreview::fit(const at::Tensor &latents, const at::Tensor &pictures)
{
    const at::Tensor small = at::adaptive_avg_pool2d(pictures.to(at::kCPU, at::kFloat),
                                                     {latents.size(2), latents.size(3)});
    const at::Tensor colours = small.permute({0, 2, 3, 1}).reshape({-1, pictures.size(1)});
    const at::Tensor rows = rowsOf(latents);
    // Normal equations with a trace of damping: defined where latents do not vary as well.
    const at::Tensor squares = rows.t().matmul(rows);
    const at::Tensor damping = at::eye(squares.size(0)) * (1e-6 * squares.trace().item<double>());
    return LatentPreview(at::linalg_solve(squares + damping, rows.t().matmul(colours)));
}

LatentPreview LatentPreview::fit(const AutoencoderKL &autoencoder)
{
    const std::int64_t edge = kEdge * autoencoder.config.factor();
    const at::Tensor pictures = rampsOfColours(autoencoder.config.inChannels, edge,
                                               autoencoder.encoder.conv_in.weight.options());
    return fit(autoencoder.encode(pictures).mean, pictures);
}

at::Tensor LatentPreview::operator()(const at::Tensor &latents) const
{
    const at::Tensor colours = rowsOf(latents).matmul(m_map);
    return ((colours + 1) / 2)
        .clamp(0, 1)
        .reshape({latents.size(0), latents.size(2), latents.size(3), m_map.size(1)})
        .permute({0, 3, 1, 2});
}

} // namespace weft::inference
