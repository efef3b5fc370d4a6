"""What bench_inference measures Weft beside: the published pipeline, and a full-size model of random weights for both.

    python inference_peer.py make FOLDER        writes FOLDER/model (Stable Diffusion 1.5) and FOLDER/motion (AnimateDiff), 6 GB
    python inference_peer.py run FOLDER fp32|bf16 SIZE FRAMES STEPS

`run` prints a line as each thing is done: "step" for a step, "denoised" after the last, "decoded" once all frames are. inference_setup.sh makes
the environment that this needs.
"""

import os
import pathlib
import sys

import torch
from diffusers import AnimateDiffPipeline, AutoencoderKL, DDIMScheduler, MotionAdapter, StableDiffusionPipeline, UNet2DConditionModel
from diffusers.utils import logging
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

TOKENIZER = pathlib.Path(__file__).parent.parent / "inference" / "text" / "fixtures"
WIDTHS = (320, 640, 1280, 1280)
PROMPT = "a red lighthouse in the storm, waves breaking over the rocks"


def say(what):
    print(what, flush=True)


def make(folder):
    torch.manual_seed(0)
    attending = "CrossAttn{}Block2D"
    unet = UNet2DConditionModel(sample_size=64, in_channels=4, out_channels=4, layers_per_block=2, block_out_channels=WIDTHS, cross_attention_dim=768,
                                attention_head_dim=8, down_block_types=(attending.format("Down"),) * 3 + ("DownBlock2D",),
                                up_block_types=("UpBlock2D",) + (attending.format("Up"),) * 3)
    vae = AutoencoderKL(in_channels=3, out_channels=3, down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4,
                        block_out_channels=(128, 256, 512, 512), layers_per_block=2, latent_channels=4, sample_size=512)
    text = CLIPTextModel(CLIPTextConfig(vocab_size=49408, hidden_size=768, intermediate_size=3072, num_hidden_layers=12, num_attention_heads=12,
                                        max_position_embeddings=77, hidden_act="quick_gelu"))
    scheduler = DDIMScheduler(beta_start=0.00085, beta_end=0.012, beta_schedule="linear", clip_sample=False, steps_offset=1)
    StableDiffusionPipeline(vae=vae, text_encoder=text, tokenizer=CLIPTokenizer.from_pretrained(TOKENIZER, model_max_length=77), unet=unet,
                            scheduler=scheduler, safety_checker=None, feature_extractor=None,
                            requires_safety_checker=False).save_pretrained(folder / "model")
    MotionAdapter().save_pretrained(folder / "motion")


def run(folder, precision, size, frames, steps):
    torch.set_num_threads(len(os.sched_getaffinity(0)))
    precision = {"fp32": torch.float32, "bf16": torch.bfloat16}[precision]
    adapter = MotionAdapter.from_pretrained(folder / "motion", torch_dtype=precision)
    pipeline = AnimateDiffPipeline.from_pretrained(folder / "model", motion_adapter=adapter, torch_dtype=precision)
    pipeline.set_progress_bar_config(disable=True)

    def after_step(pipeline, step, timestep, tensors):
        say("step")
        return {}

    latents = pipeline(prompt=PROMPT, negative_prompt="blurry", num_frames=frames, width=size, height=size, num_inference_steps=steps,
                       guidance_scale=7.5, generator=torch.Generator("cpu").manual_seed(0), output_type="latent",
                       callback_on_step_end=after_step).frames
    say("denoised")
    with torch.no_grad():
        pipeline.decode_latents(latents)
    say("decoded")


if __name__ == "__main__":
    logging.set_verbosity_error()
    folder = pathlib.Path(sys.argv[2])
    if sys.argv[1] == "make":
        make(folder)
    else:
        run(folder, sys.argv[3], *map(int, sys.argv[4:7]))
