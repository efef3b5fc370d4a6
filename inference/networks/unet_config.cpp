#include "inference/networks/unet_config.h"

#include "inference/io/config_file.h"

namespace weft::inference {

namespace {

std::vector<bool> attentionOf(const ConfigFile &file, const std::string &key,
                              const std::string &direction, std::size_t levels)
{
    std::vector<bool> has;
    for (const std::string &type : file.texts(key)) {
        const bool attends = type == "CrossAttn" + direction + "2D"
                             || type == "CrossAttn" + direction + "Motion";
        if (!attends && type != direction + "2D" && type != direction + "Motion")
            file.refuse(key, "Weft does not run blocks of the type " + type);
        has.push_back(attends);
    }
    if (has.size() != levels)
        file.refuse(key, "it should have one entry for each of block_out_channels");
    return has;
}

/// What a setting may be because it changes nothing, or nothing else is carried out.
void refuseOtherFamilies(const ConfigFile &file)
{
    file.mustBe("_class_name", {"UNet2DConditionModel", "UNetMotionModel"});
    file.mustBe("mid_block_type", {"UNetMidBlock2DCrossAttn"});
    file.mustBe("act_fn", {"silu", "swish"});
    file.mustBe("resnet_time_scale_shift", {"default"});
    file.mustBe("time_embedding_type", {"positional"});
    file.mustBe("attention_type", {"default"});
    for (const char *key : {"only_cross_attention", "dual_cross_attention", "resnet_skip_time_act",
                            "class_embeddings_concat", "mid_block_only_cross_attention"})
        file.mustBeOff(key);
    for (const char *key :
         {"class_embed_type", "num_class_embeds", "addition_embed_type", "encoder_hid_dim_type",
          "encoder_hid_dim", "time_embedding_act_fn", "timestep_post_act", "cross_attention_norm",
          "reverse_transformer_layers_per_block", "reverse_temporal_transformer_layers_per_block",
          "reverse_motion_num_attention_heads", "transformer_layers_per_mid_block"}) {
        if (file.has(key))
            file.refuse(key, "Weft does not run models of this kind");
    }
    if (file.size("mid_block_layers", 1) != 1)
        file.refuse("mid_block_layers", "Weft runs one layer in the middle");
    if (file.number("resnet_out_scale_factor", 1) != 1)
        file.refuse("resnet_out_scale_factor", "Weft runs models where it is 1");
}

std::int64_t oddKernel(const ConfigFile &file, const char *key)
{
    const std::int64_t kernel = file.size(key, 3);
    if (kernel % 2 == 0)
        file.refuse(key, "it should be odd");
    return kernel;
}

/// The setting attention_head_dim of this family means the number of heads.
std::vector<std::int64_t> headsOf(const ConfigFile &file, std::size_t levels)
{
    return file.sizes(file.has("num_attention_heads") ? "num_attention_heads"
                                                      : "attention_head_dim",
                      levels, 8);
}

} // namespace

UNetConfig UNetConfig::read(const ConfigFile &file)
{
    refuseOtherFamilies(file);
    UNetConfig config;
    config.channels = file.sizes("block_out_channels");
    const std::size_t levels = config.levels();
    if (levels > 16)
        file.refuse("block_out_channels", "Weft runs at most 16 levels");
    config.inChannels = file.size("in_channels", 4);
    config.outChannels = file.size("out_channels", 4);
    config.downHasAttention = attentionOf(file, "down_block_types", "DownBlock", levels);
    config.upHasAttention = attentionOf(file, "up_block_types", "UpBlock", levels);
    config.layers = file.sizes("layers_per_block", levels, 2);
    config.transformerLayers = file.sizes("transformer_layers_per_block", levels, 1);
    config.heads = headsOf(file, levels);
    config.contextChannels = file.sizes("cross_attention_dim", levels, 1280);
    config.groups = file.size("norm_num_groups", 32);
    config.epsilon = file.number("norm_eps", 1e-5);
    config.downsamplePadding = file.integer("downsample_padding", 1) == 0 ? 0 : 1;
    config.midOutputScale = file.number("mid_block_scale_factor", 1);
    config.projectsLinearly = file.flag("use_linear_projection", false);
    config.centersInput = file.flag("center_input_sample", false);
    config.cosineFirst = file.flag("flip_sin_to_cos", true);
    config.frequencyShift = file.number("freq_shift", 0);
    config.timeChannels = file.size("time_embedding_dim", 4 * config.channels[0]);
    config.timeConditionChannels = file.has("time_cond_proj_dim")
                                       ? file.size("time_cond_proj_dim", 1)
                                       : 0;
    config.convInKernel = oddKernel(file, "conv_in_kernel");
    config.convOutKernel = oddKernel(file, "conv_out_kernel");
    return config;
}

MotionConfig MotionConfig::read(const ConfigFile &file, std::size_t levels)
{
    file.mustBe("_class_name", {"MotionAdapter", "UNetMotionModel"});
    const bool isAdapter = file.text("_class_name", "MotionAdapter") == "MotionAdapter";
    MotionConfig config;
    if (isAdapter) {
        config.channels = file.sizes("block_out_channels", levels, 1);
        config.layers = file.sizes("motion_layers_per_block", levels, 2);
        if (file.size("motion_mid_block_layers_per_block", 1) != 1)
            file.refuse("motion_mid_block_layers_per_block", "Weft runs one layer in the middle");
    }
    const std::string prefix = isAdapter ? "motion" : "temporal";
    config.heads = file.sizes("motion_num_attention_heads", levels, 8);
    config.transformerLayers = file.sizes(prefix + "_transformer_layers_per_block", levels, 1);
    config.midTransformerLayers = file.sizes(prefix + "_transformer_layers_per_mid_block", 1, 1)
                                      .front();
    config.greatestLength = file.size("motion_max_seq_length", 32);
    config.hasMiddle = file.flag("use_motion_mid_block", true);
    config.convInChannels = file.has("conv_in_channels") ? file.size("conv_in_channels", 4) : 0;
    return config;
}

} // namespace weft::inference
