#!/usr/bin/env python3
"""Writes fixtures/: two tiny models with random weights in the published form, and what the published pipelines make with them.

    pip install torch==2.11.0 diffusers==0.42.1 transformers==5.24.0 && python3 make_pipeline_fixtures.py
"""
import json
import pathlib
import shutil

import diffusers
import numpy
import torch
from diffusers import (AnimateDiffPipeline, AnimateDiffVideoToVideoPipeline, AutoencoderKL, MotionAdapter, StableDiffusionImg2ImgPipeline,
                       StableDiffusionPipeline, UNet2DConditionModel)
from PIL import Image
from safetensors.torch import save_file
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

HERE = pathlib.Path(__file__).parent / "fixtures"
TOKENIZER = pathlib.Path(__file__).parent.parent / "text" / "fixtures"
SD = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear"}
MODELS = {
    "small": {
        "unet": dict(block_out_channels=(8, 16), layers_per_block=1, sample_size=16, in_channels=4, out_channels=4, cross_attention_dim=12,
                     down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"), up_block_types=("UpBlock2D", "CrossAttnUpBlock2D"),
                     norm_num_groups=4, attention_head_dim=2),
        "vae": dict(block_out_channels=[8, 8], in_channels=3, out_channels=3, down_block_types=["DownEncoderBlock2D"] * 2,
                    up_block_types=["UpDecoderBlock2D"] * 2, latent_channels=4, norm_num_groups=4, layers_per_block=1),
        "text": dict(hidden_size=12, intermediate_size=20, num_attention_heads=3, num_hidden_layers=3),
        "motion": dict(block_out_channels=(8, 16), motion_layers_per_block=1, motion_norm_num_groups=4, motion_num_attention_heads=2,
                       motion_max_seq_length=24, use_motion_mid_block=False),
        "scheduler": ("PNDMScheduler", {**SD, "skip_prk_steps": True, "set_alpha_to_one": False, "steps_offset": 1}),
    },
    "odd": {
        "unet": dict(block_out_channels=(12, 24, 36), layers_per_block=2, sample_size=8, in_channels=4, out_channels=4, cross_attention_dim=20,
                     down_block_types=("CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"),
                     up_block_types=("UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D"), norm_num_groups=6, attention_head_dim=3),
        "vae": dict(block_out_channels=[6, 12, 12], in_channels=3, out_channels=3, down_block_types=["DownEncoderBlock2D"] * 3,
                    up_block_types=["UpDecoderBlock2D"] * 3, latent_channels=4, norm_num_groups=3, layers_per_block=2, scaling_factor=0.31),
        "text": dict(hidden_size=20, intermediate_size=28, num_attention_heads=5, num_hidden_layers=4),
        "motion": dict(block_out_channels=(12, 24, 36), motion_layers_per_block=2, motion_norm_num_groups=6, motion_num_attention_heads=3,
                       motion_max_seq_length=32, use_motion_mid_block=True),
        "scheduler": ("DPMSolverMultistepScheduler", {**SD, "use_karras_sigmas": True}),
    },
}
# Distilled, so that it is told its guidance.
MODELS["told"] = {**MODELS["small"], "unet": dict(MODELS["small"]["unet"], block_out_channels=(8, 8), time_cond_proj_dim=10),
                  "scheduler": ("LCMScheduler", SD), "motion": None}
ANIMATE = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "linear", "clip_sample": False, "steps_offset": 1, "timestep_spacing": "linspace"}
RUNS = {
    "picture": dict(task="text-to-image", model="small", prompt="a red lighthouse in the storm", seed=0, steps=5, guidance=7.5, width=48, height=32),
    "picture-plain": dict(task="text-to-image", model="small", prompt="Clouds!", seed=2**32 + 15, steps=4, guidance=1.0, width=32, height=32,
                          scheduler="EulerAncestralDiscreteScheduler"),
    "picture-odd": dict(task="text-to-image", model="odd", prompt="wide shot, desert dunes 4k", negative="blurry, low quality", seed=7, steps=6,
                        guidance=5.0, clip_skip=1, width=40, height=24),
    "picture-told": dict(task="text-to-image", model="told", prompt="a harbour at dawn", negative="not looked at", seed=12, steps=4, guidance=8.5,
                         width=32, height=32),
    "image-told": dict(task="image-to-image", model="told", prompt="ink", seed=13, steps=4, guidance=1.0, strength=0.8, width=32, height=32),
    "picture-ddpm": dict(task="text-to-image", model="odd", prompt="night", seed=8, steps=5, guidance=3.0, width=32, height=40, scheduler="DDPMScheduler"),
    "image": dict(task="image-to-image", model="small", prompt="watercolour", negative="photo", seed=3, steps=6, guidance=4.0, strength=0.6, eta=0.5,
                  width=48, height=32, scheduler="DDIMScheduler"),
    "image-odd": dict(task="image-to-image", model="odd", prompt="film grain", seed=4, steps=5, guidance=2.0, strength=0.7, width=32, height=32,
                      scheduler="UniPCMultistepScheduler"),
    "clip": dict(task="text-to-video", model="small", prompt="a horse running over the sea", negative="still", seed=5, steps=4, guidance=7.5, width=32,
                 height=24, frames=6, scheduler=("DDIMScheduler", ANIMATE)),
    "clip-odd": dict(task="text-to-video", model="odd", prompt="drone footage of an island", seed=6, steps=3, guidance=6.0, clip_skip=2, width=32,
                     height=32, frames=5, scheduler="EulerDiscreteScheduler"),
    "clip-free-noise": dict(task="text-to-video", model="small", prompt="waves", seed=9, steps=2, guidance=5.0, width=24, height=24, frames=15,
                            free_noise=(6, 4), scheduler=("DDIMScheduler", ANIMATE)),
    "video": dict(task="video-to-video", model="small", prompt="snow", negative="rain", seed=10, steps=5, guidance=4.0, strength=0.6, width=24, height=24,
                  frames=18, scheduler=("DDIMScheduler", ANIMATE)),
    "video-odd": dict(task="video-to-video", model="odd", prompt="lanterns", seed=11, steps=4, guidance=1.0, strength=0.8, width=32, height=24, frames=4,
                      scheduler=("LCMScheduler", {"beta_schedule": "linear"})),
}


def randomised(module, seed):
    """Weights that make every layer count: those of a fresh network nearly cancel out."""
    generator = torch.Generator().manual_seed(seed)
    for name, parameter in module.named_parameters():
        noise = torch.randn(parameter.shape, generator=generator)
        if parameter.ndim > 1:
            parameter.data = noise / parameter[0].numel() ** 0.5
        else:
            parameter.data = noise * 0.1 + (1.0 if "norm" in name and name.endswith("weight") else 0.0)
    return module.eval()


def save_model(name):
    parts = MODELS[name]
    folder = HERE / name
    tokenizer = CLIPTokenizer.from_pretrained(TOKENIZER, model_max_length=77)
    text = CLIPTextConfig(vocab_size=len(tokenizer), max_position_embeddings=77, bos_token_id=tokenizer.bos_token_id,
                          eos_token_id=tokenizer.eos_token_id, **parts["text"])
    scheduler, settings = parts["scheduler"]
    StableDiffusionPipeline(
        vae=randomised(AutoencoderKL(**parts["vae"]), 1), text_encoder=randomised(CLIPTextModel(text), 2), tokenizer=tokenizer,
        unet=randomised(UNet2DConditionModel(**parts["unet"]), 3), scheduler=getattr(diffusers, scheduler)(**settings), safety_checker=None,
        feature_extractor=None, requires_safety_checker=False).save_pretrained(folder)
    for copied in ("vocab.json", "merges.txt"):
        shutil.copy(TOKENIZER / copied, folder / "tokenizer" / copied)
    (folder / "tokenizer" / "tokenizer.json").unlink(missing_ok=True)  # the older form, as published
    if parts["motion"]:
        randomised(MotionAdapter(**parts["motion"]), 4).save_pretrained(folder / "motion")


def source_frames(count, width, height):
    """Moving gradients with an edge, at a size that has to be resampled."""
    frames = []
    for frame in range(count):
        y, x = numpy.mgrid[0:height, 0:width]
        picture = numpy.stack([(x * 5 + frame * 11) % 256, (y * 7 + x) % 256, numpy.where(x + y > 20 + 3 * frame, 230, 20)], axis=-1)
        frames.append(Image.fromarray(picture.astype(numpy.uint8)))
    return frames


def make(run):
    folder = HERE / run["model"]
    kind = {"text-to-image": StableDiffusionPipeline, "image-to-image": StableDiffusionImg2ImgPipeline, "text-to-video": AnimateDiffPipeline,
            "video-to-video": AnimateDiffVideoToVideoPipeline}[run["task"]]
    extra = {} if "image" in run["task"] else {"motion_adapter": MotionAdapter.from_pretrained(folder / "motion")}
    pipeline = kind.from_pretrained(folder, **({"safety_checker": None} if "image" in run["task"] else {}), **extra)
    chosen = run.get("scheduler")
    if chosen:
        name, settings = chosen if isinstance(chosen, tuple) else (chosen, {})
        scheduler = getattr(diffusers, name)
        scheduler = scheduler(**settings) if settings else scheduler.from_config(json.loads((folder / "scheduler/scheduler_config.json").read_text()))
        pipeline = kind(**{**pipeline.components, "scheduler": scheduler},
                        **({"requires_safety_checker": False} if "image" in run["task"] else {}))
        run["scheduler"] = json.loads(scheduler.to_json_string().replace("-Infinity", "null"))
    pipeline.set_progress_bar_config(disable=True)
    object.__setattr__(pipeline.text_encoder, "text_model", pipeline.text_encoder)  # which clip_skip asks for, and transformers 5 has no more
    if "free_noise" in run:
        length, stride = run["free_noise"]
        pipeline.enable_free_noise(context_length=length, context_stride=stride)
    arguments = dict(prompt=run["prompt"], negative_prompt=run.get("negative"), num_inference_steps=run["steps"], guidance_scale=run["guidance"],
                     generator=torch.Generator("cpu").manual_seed(run["seed"]), clip_skip=run.get("clip_skip"), eta=run.get("eta", 0.0))
    stored = {}
    if run["task"].startswith("text"):
        arguments |= dict(width=run["width"], height=run["height"])
    else:
        # the image pipeline takes the size of its picture, so that one is not resampled
        still = run["task"] == "image-to-image"
        frames = source_frames(run.get("frames", 1), *((run["width"] + 1, run["height"] + 1) if still else (37, 29)))
        stored["source"] = torch.stack([torch.from_numpy(numpy.array(f)) for f in frames]).permute(0, 3, 1, 2).contiguous()
        arguments |= dict(strength=run["strength"])
        arguments |= dict(image=frames[0]) if still else dict(video=frames, width=run["width"], height=run["height"])
    if run["task"].endswith("video"):
        arguments |= dict(num_frames=run["frames"]) if run["task"] == "text-to-video" else {}
        frames = pipeline(**arguments).frames[0]
    else:
        frames = pipeline(**arguments).images
    stored["frames"] = torch.stack([torch.from_numpy(numpy.array(f)) for f in frames]).permute(0, 3, 1, 2).contiguous()
    return stored


def resampled():
    """Pillow's own resampling, for the resampler alone."""
    stored = {}
    picture = source_frames(3, 37, 29)[2]
    for width, height in ((37, 29), (16, 16), (64, 48), (37, 12), (80, 29), (5, 3)):
        stored[f"{width}x{height}"] = torch.from_numpy(numpy.array(picture.resize((width, height), Image.LANCZOS))).permute(2, 0, 1).contiguous()
    return stored


def main():
    shutil.rmtree(HERE, ignore_errors=True)
    for name in MODELS:
        save_model(name)
    for name, run in RUNS.items():
        stored = make(run)
        save_file(stored, HERE / f"{name}.safetensors")
        frames = stored["frames"].float()
        print(f"{name:18} {tuple(frames.shape)} mean {frames.mean():.1f} deviation {frames.std():.1f}, first to last {(frames[0] - frames[-1]).abs().mean():.1f}, at the ends {((frames == 0) | (frames == 255)).float().mean():.2f}")
    (HERE / "runs.json").write_text(json.dumps(RUNS, indent=1))
    save_file(resampled(), HERE / "resampled.safetensors")


main()
