#pragma once

#include "inference/networks/hooks.h"
#include "inference/networks/layers.h"

#include <string>
#include <vector>

namespace weft::inference {

class ConfigFile;

/// The settings of a CLIP text encoder.
struct CLIPTextConfig
{
    std::int64_t vocabulary = 49408;
    std::int64_t channels = 768;
    std::int64_t innerChannels = 3072;
    std::int64_t layers = 12;
    std::int64_t heads = 12;
    std::int64_t greatestLength = 77; ///< tokens
    double epsilon = 1e-5;
    bool quickGelu = true; ///< x · sigmoid(1.702 x); otherwise the exact GELU

    /// Reads the `config.json` of a CLIPTextModel. @throws Error (Model)
    static CLIPTextConfig read(const ConfigFile &file);
};

/// Source: transformers, models/clip/modeling_clip.py (CLIPEncoderLayer).
struct CLIPEncoderLayer
{
    CLIPEncoderLayer(const CLIPTextConfig &config, const Weights &weights);
    at::Tensor operator()(const at::Tensor &x, const Pass &pass) const;

    LayerNorm layer_norm1;
    Linear q_proj, k_proj, v_proj, out_proj; ///< "self_attn.…"
    LayerNorm layer_norm2;
    Linear fc1, fc2; ///< "mlp.…"
    std::int64_t heads;
    bool quickGelu;
    std::string name;

private:
    at::Tensor attended(const at::Tensor &x) const;
};

/// Turns tokens into what U-Nets attend to. Source: transformers, CLIPTextModel. Const calls from
/// several threads are safe.
struct CLIPTextModel
{
    /// @param weights with or without the prefix "text_model." @throws Error (Model)
    CLIPTextModel(const CLIPTextConfig &config, const Weights &weights);

    /// [B, tokens] of int64 → [B, tokens, channels], after the final norm.
    /// @param clipSkip so many of the last layers are left out, 0 to all
    /// @throws Error (Request) for an id or a length that the model does not have
    at::Tensor operator()(const at::Tensor &ids, std::int64_t clipSkip = 0,
                          const Pass &pass = {}) const;

    CLIPTextConfig config;
    at::Tensor token_embedding;    ///< [vocabulary, channels]
    at::Tensor position_embedding; ///< [greatestLength, channels]
    std::vector<CLIPEncoderLayer> layers;
    LayerNorm final_layer_norm;

private:
    CLIPTextModel(const CLIPTextConfig &config, const Weights &root, bool);
    void check(const at::Tensor &ids, std::int64_t clipSkip) const;
};

} // namespace weft::inference
