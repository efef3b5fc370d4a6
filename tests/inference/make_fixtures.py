"""Writes fixtures/: what the published networks compute on tiny models of unusual shapes.

For developers only; the tests read what is stored. Needs torch==2.11.0 diffusers==0.42.1 transformers safetensors:

    python tests/inference/make_fixtures.py [CASE ...]

Each folder holds a network's config.json and expected.safetensors: what goes in ("input.…"), what the modules give
("at.<module>"), and what comes out ("output…"). Weights follow from their keys (support/keyed.py), but for the folder
`model`, which is a whole checkpoint as published ones are.
"""

import json
import pathlib
import shutil
import sys

import torch
from diffusers import AutoencoderKL, MotionAdapter, UNet2DConditionModel, UNetMotionModel
from diffusers.models.attention import FreeNoiseTransformerBlock
from diffusers.models.attention_processor import Attention
from diffusers.models.resnet import Downsample2D, ResnetBlock2D, Upsample2D
from diffusers.models.transformers.transformer_2d import Transformer2DModel
from diffusers.models.unets.unet_motion_model import AnimateDiffTransformer3D
from safetensors.torch import save_file
from transformers import CLIPTextConfig, CLIPTextModel
from transformers.models.clip.modeling_clip import CLIPEncoderLayer

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE / "support"))
from keyed import fill, keyed  # noqa: E402

FIXTURES = HERE / "fixtures"
MODULES = (ResnetBlock2D, Downsample2D, Upsample2D, Transformer2DModel, AnimateDiffTransformer3D, CLIPEncoderLayer)
OUTER = ("conv_in", "conv_out", "encoder.conv_in", "encoder.conv_out", "decoder.conv_in", "decoder.conv_out")


class Recorder:
    """Keeps the output of each module that Weft names."""

    def __init__(self, model):
        self.outputs = {}
        for name, module in model.named_modules():
            in_vae_middle = isinstance(model, AutoencoderKL) and isinstance(module, Attention)
            if isinstance(module, MODULES) or name in OUTER or in_vae_middle:
                module.register_forward_hook(self.keep(name))

    def keep(self, name):
        def hook(module, inputs, output):
            if isinstance(output, tuple):
                output = output[0]
            self.outputs["at." + name] = getattr(output, "sample", output)

        return hook


def store(case, model, tensors, config=None):
    folder = FIXTURES / case
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    config = config or (model.config.to_dict() if hasattr(model.config, "to_dict") else dict(model.config))
    write_config(folder / "config.json", config)
    save_file({key: tensor.detach().clone().contiguous() for key, tensor in tensors.items()}, folder / "expected.safetensors")


def write_config(path, config):
    config = {key: value for key, value in config.items() if key not in ("transformers_version", "_name_or_path")}
    path.write_text(json.dumps(config, indent=1, sort_keys=True) + "\n")


def clip(case, length, **settings):
    model = fill(CLIPTextModel(CLIPTextConfig(**settings)))
    ids = torch.tensor([[(7 * i * i + 3 * b + 1) % settings["vocab_size"] for i in range(length)] for b in range(2)])
    recorder = Recorder(model)
    out = model(ids, output_hidden_states=True)
    tensors = {"input.ids": ids, "output": out.last_hidden_state, **recorder.outputs}
    for skip in (1, 2):
        tensors[f"output.skip{skip}"] = model.final_layer_norm(out.hidden_states[-(skip + 1)])
    store(case, model, tensors)


def vae(case, size, **settings):
    model = fill(AutoencoderKL(**settings))
    recorder = Recorder(model)
    factor = 2 ** (len(settings["block_out_channels"]) - 1)
    pictures = keyed("input.pictures", (2, settings.get("in_channels", 3), size[0] * factor, size[1] * factor))
    latents = keyed("input.latents", (2, settings["latent_channels"], *size))
    distribution = model.encode(pictures).latent_dist
    tensors = {"input.pictures": pictures, "input.latents": latents, "output.mean": distribution.mean,
               "output.deviation": distribution.std, "output": model.decode(latents).sample, **recorder.outputs}
    model.enable_tiling()
    model.tile_latent_min_size, model.tile_sample_min_size = 4, 4 * factor
    tensors["output.tiled"] = model.decode(latents).sample
    store(case, model, tensors)


def unet(case, shape, tokens, timestep, **settings):
    model = fill(UNet2DConditionModel(**settings))
    recorder = Recorder(model)
    dim = settings["cross_attention_dim"]
    tensors = {"input.sample": keyed("input.sample", shape), "input.timestep": torch.tensor(timestep),
               "input.context": keyed("input.context", (shape[0], tokens, dim))}
    condition = None
    if settings.get("time_cond_proj_dim"):
        condition = tensors["input.condition"] = keyed("input.condition", (shape[0], settings["time_cond_proj_dim"]))
    tensors["output"] = model(tensors["input.sample"], tensors["input.timestep"], tensors["input.context"], timestep_cond=condition).sample
    store(case, model, {**tensors, **recorder.outputs})
    return model


class PerFrame(torch.nn.Module):
    """The norm of the original AnimateDiff: the frames of [B, C, F, H, W] one by one."""

    def __init__(self, norm):
        super().__init__()
        self.norm = norm

    def forward(self, x):
        frames = x.permute(0, 2, 1, 3, 4)
        return self.norm(frames.flatten(0, 1)).reshape(frames.shape).permute(0, 2, 1, 3, 4)


def windowed(block, windows):
    """What pipelines put in a block's place for long clips."""
    made = FreeNoiseTransformerBlock(
        dim=block.dim, num_attention_heads=block.num_attention_heads, attention_head_dim=block.attention_head_dim,
        activation_fn=block.activation_fn, attention_bias=block.attention_bias, double_self_attention=block.double_self_attention,
        positional_embeddings=block.positional_embeddings, num_positional_embeddings=block.num_positional_embeddings,
        context_length=windows[0], context_stride=windows[1])
    made.load_state_dict(block.state_dict())
    return made.eval()


def motion(case, shape, tokens, timestep, windows, unet_settings, **settings):
    spatial = UNet2DConditionModel(**unet_settings)
    adapter = MotionAdapter(**settings)
    model = UNetMotionModel.from_unet2d(spatial, adapter)
    fill(model)
    if settings.get("conv_in_channels"):  # the first channels are the U-Net's own
        own = unet_settings.get("in_channels", 4)
        weight = torch.cat([keyed("conv_in.weight", tuple(spatial.conv_in.weight.shape)),
                            keyed("conv_in.weight", tuple(adapter.conv_in.weight.shape))[:, own:]], 1)
        model.conv_in.weight.data.copy_(weight)
    recorder = Recorder(model)
    batch, channels, frames = shape[:3]
    tensors = {"input.sample": keyed("input.sample", shape), "input.timestep": torch.tensor(timestep),
               "input.context": keyed("input.context", (batch * frames, tokens, unet_settings["cross_attention_dim"]))}
    inputs = (tensors["input.sample"], tensors["input.timestep"], tensors["input.context"])
    tensors["output"] = model(*inputs).sample
    tensors.update(recorder.outputs)
    modules = [module for module in model.modules() if isinstance(module, AnimateDiffTransformer3D)]
    norms = [module.norm for module in modules]
    for module in modules:
        module.norm = PerFrame(module.norm)
    tensors["output.perFrame"] = model(*inputs).sample
    for module, norm in zip(modules, norms):
        module.norm = norm
        module.transformer_blocks = torch.nn.ModuleList(windowed(block, windows) for block in module.transformer_blocks)
    sawtooth = () if windows[0] % 2 else ("delayed_reverse_sawtooth",)  # published code has one weight too many for odd lengths
    for scheme in ("flat", "pyramid") + sawtooth:
        for module in modules:
            for block in module.transformer_blocks:
                block.set_free_noise_properties(*windows, scheme)
        tensors["output.windows." + scheme] = model(*inputs).sample
    store(case, spatial, tensors)
    write_config(FIXTURES / case / "adapter.json", dict(adapter.config))
    write_config(FIXTURES / case / "motion.json", dict(model.config))


PLAIN = dict(block_out_channels=(8, 16), layers_per_block=2, norm_num_groups=4, cross_attention_dim=10, attention_head_dim=2,
             down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"), up_block_types=("UpBlock2D", "CrossAttnUpBlock2D"))
ODD = dict(block_out_channels=(12, 24, 36), layers_per_block=(1, 2, 1), norm_num_groups=6, norm_eps=1e-3, cross_attention_dim=14,
           attention_head_dim=(2, 3, 4), use_linear_projection=True, mid_block_scale_factor=1.41, downsample_padding=0, sample_size=16,
           down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
           up_block_types=("CrossAttnUpBlock2D", "UpBlock2D", "CrossAttnUpBlock2D"))
SMALL_VAE = dict(block_out_channels=(8, 16), layers_per_block=1, norm_num_groups=4, latent_channels=4,
                 down_block_types=("DownEncoderBlock2D",) * 2, up_block_types=("UpDecoderBlock2D",) * 2)
SMALL_CLIP = dict(vocab_size=99, hidden_size=12, intermediate_size=37, num_hidden_layers=3, num_attention_heads=3, max_position_embeddings=20)


def whole_model():
    folder = FIXTURES / "model"
    shutil.rmtree(folder, ignore_errors=True)
    fill(UNet2DConditionModel(**PLAIN)).save_pretrained(folder / "unet", max_shard_size="60KB")
    fill(AutoencoderKL(**SMALL_VAE)).save_pretrained(folder / "vae")
    fill(CLIPTextModel(CLIPTextConfig(**SMALL_CLIP))).save_pretrained(folder / "text_encoder")
    fill(MotionAdapter(**PLAIN_MOTION)).save_pretrained(folder / "motion")


PLAIN_MOTION = dict(block_out_channels=(8, 16), motion_layers_per_block=2, motion_norm_num_groups=4, motion_num_attention_heads=2)

CASES = {
    "clip_quick": lambda case: clip(case, 20, hidden_act="quick_gelu", **SMALL_CLIP),
    "clip_exact": lambda case: clip(case, 31, vocab_size=300, hidden_size=40, intermediate_size=52, num_hidden_layers=5, num_attention_heads=5,
                                    max_position_embeddings=33, hidden_act="gelu", layer_norm_eps=1e-3),
    "vae_factor_2": lambda case: vae(case, (7, 9), **SMALL_VAE),
    "vae_factor_4": lambda case: vae(case, (6, 5), block_out_channels=(6, 12, 18), layers_per_block=2, norm_num_groups=3, latent_channels=5,
                                     use_quant_conv=False, use_post_quant_conv=False, scaling_factor=0.7,
                                     down_block_types=("DownEncoderBlock2D",) * 3, up_block_types=("UpDecoderBlock2D",) * 3),
    "vae_factor_8": lambda case: vae(case, (5, 5), block_out_channels=(4, 8, 8, 12), layers_per_block=1, norm_num_groups=2, latent_channels=4,
                                     mid_block_add_attention=False, out_channels=3,
                                     down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4),
    "unet_plain": lambda case: unet(case, (2, 4, 8, 10), 7, 501, **PLAIN),
    "unet_odd": lambda case: unet(case, (2, 5, 9, 13), 6, 17.25, in_channels=5, out_channels=3, conv_in_kernel=5, conv_out_kernel=1,
                                  flip_sin_to_cos=False, freq_shift=1, center_input_sample=True, time_embedding_dim=40, time_cond_proj_dim=6,
                                  transformer_layers_per_block=(1, 2, 1), **ODD),
    "motion_plain": lambda case: motion(case, (2, 4, 5, 6, 8), 7, 501, (4, 2), PLAIN, **PLAIN_MOTION),
    "motion_odd": lambda case: motion(case, (1, 9, 7, 7, 9), 6, 17.25, (3, 2), {**ODD, "in_channels": 4}, block_out_channels=(12, 24, 36),
                                      motion_layers_per_block=(1, 2, 1), motion_transformer_layers_per_block=(1, 2, 1), use_motion_mid_block=False,
                                      motion_num_attention_heads=(2, 3, 6), motion_norm_num_groups=4, motion_max_seq_length=7, conv_in_channels=9),
    "model": lambda case: whole_model(),
}

if __name__ == "__main__":
    torch.set_num_threads(1)
    with torch.no_grad():
        for name in sys.argv[1:] or CASES:
            print(name)
            CASES[name](name)
