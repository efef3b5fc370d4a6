#include "inference/networks/clip_text_model.h"

#include "inference/base/error.h"
#include "inference/io/config_file.h"

namespace weft::inference {

namespace {

/// Where the model's own keys begin: published files have a prefix, newly saved ones none.
Weights rootOf(const Weights &weights)
{
    const bool hasPrefix = !weights.has("final_layer_norm.weight")
                           || weights.has("text_model.final_layer_norm.weight");
    return hasPrefix ? weights.at("text_model") : weights;
}

} // namespace

CLIPTextConfig CLIPTextConfig::read(const ConfigFile &file)
{
    file.mustBe("model_type", {"clip_text_model"});
    file.mustBe("hidden_act", {"quick_gelu", "gelu"});
    CLIPTextConfig config;
    config.vocabulary = file.size("vocab_size", 49408);
    config.channels = file.size("hidden_size", 512);
    config.innerChannels = file.size("intermediate_size", 2048);
    config.layers = file.size("num_hidden_layers", 12);
    config.heads = file.size("num_attention_heads", 8);
    config.greatestLength = file.size("max_position_embeddings", 77);
    config.epsilon = file.number("layer_norm_eps", 1e-5);
    config.quickGelu = file.text("hidden_act", "quick_gelu") == "quick_gelu";
    return config;
}

CLIPEncoderLayer::CLIPEncoderLayer(const CLIPTextConfig &config, const Weights &weights)
    : layer_norm1(weights.at("layer_norm1"), config.channels, config.epsilon)
    , q_proj(weights.at("self_attn").at("q_proj"), config.channels, config.channels)
    , k_proj(weights.at("self_attn").at("k_proj"), config.channels, config.channels)
    , v_proj(weights.at("self_attn").at("v_proj"), config.channels, config.channels)
    , out_proj(weights.at("self_attn").at("out_proj"), config.channels, config.channels)
    , layer_norm2(weights.at("layer_norm2"), config.channels, config.epsilon)
    , fc1(weights.at("mlp").at("fc1"), config.channels, config.innerChannels)
    , fc2(weights.at("mlp").at("fc2"), config.innerChannels, config.channels)
    , heads(config.heads)
    , quickGelu(config.quickGelu)
    , name(weights.name())
{
    mustDivide(config.channels, heads, "heads", weights);
}

at::Tensor CLIPEncoderLayer::attended(const at::Tensor &x) const
{
    const auto split = [&](const at::Tensor &y) {
        return y.view({x.size(0), x.size(1), heads, x.size(2) / heads}).transpose(1, 2);
    };
    // Each token sees those before it and itself.
    const at::Tensor hidden = at::scaled_dot_product_attention(split(q_proj(x)), split(k_proj(x)),
                                                               split(v_proj(x)), std::nullopt, 0.0,
                                                               x.size(1) > 1);
    return out_proj(hidden.transpose(1, 2).reshape(x.sizes()));
}

at::Tensor CLIPEncoderLayer::operator()(const at::Tensor &x, const Pass &pass) const
{
    const at::Tensor hidden = attended(layer_norm1(x)).add_(x);
    const at::Tensor inner = fc1(layer_norm2(hidden));
    const at::Tensor active = quickGelu ? inner * at::sigmoid(1.702 * inner) : at::gelu(inner);
    return pass.after(name, fc2(active).add_(hidden));
}

CLIPTextModel::CLIPTextModel(const CLIPTextConfig &config, const Weights &weights)
    : CLIPTextModel(config, rootOf(weights), true)
{}

CLIPTextModel::CLIPTextModel(const CLIPTextConfig &config, const Weights &root, bool)
    : config(config)
    , token_embedding(
          root.get("embeddings.token_embedding.weight", {config.vocabulary, config.channels}))
    , position_embedding(root.get("embeddings.position_embedding.weight",
                                  {config.greatestLength, config.channels}))
    , final_layer_norm(root.at("final_layer_norm"), config.channels, config.epsilon)
{
    for (std::int64_t i = 0; i < config.layers; ++i)
        layers.emplace_back(config, root.at("encoder").at("layers").at(i));
}

void CLIPTextModel::check(const at::Tensor &ids, std::int64_t clipSkip) const
{
    if (ids.dim() != 2 || ids.size(1) < 1 || ids.size(1) > config.greatestLength)
        throw Error(ErrorKind::Request, "The text encoder takes 1 to "
                                            + std::to_string(config.greatestLength) + " tokens.");
    if (clipSkip < 0 || clipSkip > config.layers)
        throw Error(ErrorKind::Request, "clip-skip must be 0 to " + std::to_string(config.layers)
                                            + ", the layers of this text encoder.");
    if (!ids.is_meta()
        && (ids.min().item<std::int64_t>() < 0
            || ids.max().item<std::int64_t>() >= config.vocabulary))
        throw Error(ErrorKind::Model, "The tokenizer gives tokens that the text encoder does not "
                                      "have: they do not belong together.");
}

at::Tensor CLIPTextModel::operator()(const at::Tensor &ids, std::int64_t clipSkip,
                                     const Pass &pass) const
{
    check(ids, clipSkip);
    at::Tensor x = at::index(token_embedding, {ids}) + position_embedding.slice(0, 0, ids.size(1));
    for (std::size_t i = 0; i + static_cast<std::size_t>(clipSkip) < layers.size(); ++i)
        x = layers[i](x, pass);
    return final_layer_norm(x);
}

} // namespace weft::inference
