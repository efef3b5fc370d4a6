#pragma once

#include "inference/networks/autoencoder_kl.h"

namespace weft::inference {

/// A rough picture of latents while they are still being denoised: each pixel a linear map of one
/// latent, which costs next to nothing and needs no network.
class LatentPreview
{
public:
    /// The map that comes nearest to pictures of these latents, by least squares.
    /// @param latents [N, C, h, w] @param pictures [N, 3, h · factor, w · factor], −1 to 1
    static LatentPreview fit(const at::Tensor &latents, const at::Tensor &pictures);
    /// Fitted to pictures of plain colours and ramps, which the autoencoder encodes: a moment's
    /// work, once for a model, and the same each time.
    static LatentPreview fit(const AutoencoderKL &autoencoder);

    /// [N, C, h, w] → [N, 3, h, w] in fp32 on the CPU, 0 to 1. @param latents not scaled
    at::Tensor operator()(const at::Tensor &latents) const;

private:
    explicit LatentPreview(at::Tensor map);

    at::Tensor m_map; ///< [C + 1, 3], the last row constant
};

} // namespace weft::inference
