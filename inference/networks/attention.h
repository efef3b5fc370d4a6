#pragma once

#include "inference/networks/hooks.h"
#include "inference/networks/layers.h"

#include <array>
#include <vector>

namespace weft::inference {

/// Multi-head attention of tokens to themselves or to a context.
/// Source: diffusers, models/attention_processor.py (Attention with AttnProcessor2_0).
struct Attention
{
    /// @param contextChannels those of what is attended to: the same for self-attention
    Attention(const Weights &weights, std::int64_t channels, std::int64_t contextChannels,
              std::int64_t heads);
    /// To itself: [B, N, channels] → the same
    at::Tensor self(const at::Tensor &x, const Pass &pass) const;
    /// To a context [B, M, contextChannels], or to a shared one: [B / n, …] for n in a row each
    at::Tensor cross(const at::Tensor &x, const at::Tensor &context, const Pass &pass) const;

    Linear to_q, to_k, to_v;
    Linear to_out; ///< "to_out.0"
    std::int64_t heads;
    std::string name;

private:
    at::Tensor split(const at::Tensor &x) const;
    at::Tensor merged(const at::Tensor &x) const;
};

/// Linear, value × GELU(gate), linear. Source: diffusers, models/attention.py (FeedForward, GEGLU).
struct FeedForward
{
    FeedForward(const Weights &weights, std::int64_t channels);
    at::Tensor operator()(const at::Tensor &x) const;

    Linear proj; ///< "net.0.proj": values, then gates
    Linear out;  ///< "net.2"
};

/// A layer of a transformer: self-attention, attention to a context, feed-forward, each normalised
/// before and added to what came in. In motion modules the second attention is to itself, and
/// places in time are added after the norms. Source: diffusers, models/attention.py
/// (BasicTransformerBlock, layer_norm).
struct BasicTransformerBlock
{
    /// @param contextChannels 0: the second attention is to itself @param places length of the
    /// table of places in time, or 0 for none
    BasicTransformerBlock(const Weights &weights, std::int64_t channels, std::int64_t heads,
                          std::int64_t contextChannels, std::int64_t places = 0);
    /// [B, N, channels] → the same. @param context undefined where the block has none
    at::Tensor operator()(const at::Tensor &x, const at::Tensor &context, const Pass &pass) const;

    LayerNorm norm1;
    Attention attn1;
    LayerNorm norm2;
    Attention attn2;
    LayerNorm norm3;
    FeedForward ff;
    at::Tensor pe; ///< "pos_embed.pe", [1, places, channels]; undefined for none
    bool attendsToContext;

private:
    at::Tensor placed(const at::Tensor &x) const;
    at::Tensor attended(const at::Tensor &x, const at::Tensor &context, const Pass &pass) const;
};

} // namespace weft::inference
