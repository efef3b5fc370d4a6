#include "inference/networks/turned.h"

#include "kernels/inference_ops/turn.h"

#include <ATen/Parallel.h>

namespace weft::inference {

void turnInto(const at::Tensor &to, const at::Tensor &from)
{
    const bool isOurs = from.is_cpu() && from.scalar_type() == at::kFloat && from.stride(3) == 1
                        && to.stride(3) == 1;
    if (!isOurs) {
        to.copy_(from.transpose(2, 3));
        return;
    }
    constexpr std::int64_t kRows = 32; // that a thread takes at once
    const std::int64_t parts = (from.size(2) + kRows - 1) / kRows;
    const float *in = from.const_data_ptr<float>();
    float *out = to.mutable_data_ptr<float>();
    at::parallel_for(0, from.size(0) * from.size(1) * parts, 1, [&](auto begin, auto end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const std::int64_t a = i / parts / from.size(1), b = i / parts % from.size(1);
            const std::int64_t row = i % parts * kRows;
            kernels::turn(in + a * from.stride(0) + b * from.stride(1) + row * from.stride(2),
                          out + a * to.stride(0) + b * to.stride(1) + row,
                          {std::min(kRows, from.size(2) - row), from.size(3), from.stride(2),
                           to.stride(2)});
        }
    });
}

at::Tensor tokensOf(const at::Tensor &pictures)
{
    const std::int64_t count = pictures.size(0), channels = pictures.size(1);
    const std::int64_t pixels = pictures.size(2) * pictures.size(3);
    if (!pictures.is_contiguous()) // side by side they are tokens as they are
        return pictures.permute({0, 2, 3, 1}).reshape({count, pixels, channels});
    const at::Tensor tokens = at::empty({count, pixels, channels}, pictures.options());
    turnInto(tokens.unsqueeze(0), pictures.view({1, count, channels, pixels}));
    return tokens;
}

at::Tensor picturesOf(const at::Tensor &tokens, const at::Tensor &like)
{
    const std::int64_t count = like.size(0), pixels = like.size(2) * like.size(3);
    const std::int64_t channels = tokens.size(2);
    const std::array<std::int64_t, 4> shape{count, channels, like.size(2), like.size(3)};
    if (!like.is_contiguous())
        return tokens.reshape({count, like.size(2), like.size(3), channels})
            .permute({0, 3, 1, 2})
            .contiguous(like.suggest_memory_format());
    const at::Tensor pictures = at::empty(shape, tokens.options());
    turnInto(pictures.view({1, count, channels, pixels}), tokens.unsqueeze(0));
    return pictures;
}

} // namespace weft::inference
