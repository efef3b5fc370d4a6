#pragma once

#include "kernels/inference_ops/element.h"

#include <cstddef>

namespace weft::kernels {

/// Many short sequences whose tokens attend to each other, as the pixels of a clip do across its
/// frames. Rows of queries, keys and values are [sequences, tokens, heads × width].
struct FewTokens
{
    static constexpr std::ptrdiff_t kMostTokens = 32;
    static constexpr std::ptrdiff_t kMostWidth = 256;

    std::ptrdiff_t sequences = 0;
    std::ptrdiff_t tokens = 0; ///< 1 to kMostTokens
    std::ptrdiff_t heads = 1;
    std::ptrdiff_t width = 0; ///< of a head, 1 to kMostWidth
};

/// softmax(q kᵀ / √width) v for each head of each sequence, in fp32. @param out of the same shape
void attendFew(const float *q, const float *k, const float *v, float *out, const FewTokens &shape);
void attendFew(const BFloat16 *q, const BFloat16 *k, const BFloat16 *v, BFloat16 *out,
               const FewTokens &shape);

} // namespace weft::kernels
