#!/usr/bin/env python3
"""Writes fixtures/trajectories.json: what the published schedulers make of a network that is one line of arithmetic.

    pip install torch==2.11.0 diffusers==0.42.1 scipy && python3 make_scheduler_fixtures.py
"""
import json
import pathlib

import diffusers
import torch

SEED, SHAPE = 7, (1, 4, 2, 2)
SD = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear"}
ANIMATE = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "linear", "clip_sample": False, "steps_offset": 1, "timestep_spacing": "linspace"}
V, X0 = {"prediction_type": "v_prediction"}, {"prediction_type": "sample"}
ZERO = {"rescale_betas_zero_snr": True, "timestep_spacing": "trailing", **V}


def spaced(name):
    return {"timestep_spacing": name}


def cases():
    """Class, settings, steps, and what a call may say: eta, first step (image-to-image)."""
    ddim = "DDIMScheduler"
    yield ddim, {**SD, "clip_sample": False, "set_alpha_to_one": False, "steps_offset": 1}, 10, {}
    yield ddim, ANIMATE, 7, {}
    yield ddim, ANIMATE, 10, {"eta": 0.7}
    yield ddim, {**ANIMATE, **V}, 5, {"eta": 1.0, "first": 2}
    yield ddim, {**SD, **ZERO, "clip_sample": False}, 6, {}
    yield ddim, {**SD, **X0, **spaced("trailing")}, 9, {}
    yield ddim, {"beta_schedule": "squaredcos_cap_v2", "thresholding": True, "sample_max_value": 1.5}, 4, {}
    yield ddim, {"num_train_timesteps": 100}, 33, {}
    yield "DDIMInverseScheduler", {**SD, "clip_sample": False, "steps_offset": 1}, 10, {}
    yield "DDIMInverseScheduler", {**SD, "set_alpha_to_one": False, **spaced("trailing"), **V}, 7, {}
    yield "DDIMInverseScheduler", {**ANIMATE, **spaced("leading"), "set_alpha_to_one": False, **X0}, 5, {}
    ddpm = "DDPMScheduler"
    yield ddpm, {**SD, "clip_sample": False}, 8, {}
    yield ddpm, {**SD, "variance_type": "fixed_large", **V, **spaced("trailing")}, 6, {"first": 2}
    yield ddpm, {"beta_schedule": "sigmoid", "variance_type": "fixed_small_log", **spaced("linspace"), **X0}, 5, {}
    yield ddpm, {"beta_schedule": "squaredcos_cap_v2", "thresholding": True}, 5, {}
    yield ddpm, {"beta_schedule": "laplace", "clip_sample": False}, 5, {}
    pndm = "PNDMScheduler"
    yield pndm, {**SD, "skip_prk_steps": True, "set_alpha_to_one": False, "steps_offset": 1}, 10, {}
    yield pndm, {**SD, "skip_prk_steps": True, **spaced("trailing"), **V}, 7, {"first": 3}
    yield pndm, {**SD, "skip_prk_steps": True, **spaced("linspace"), "set_alpha_to_one": True}, 1, {}
    yield pndm, {**SD, "skip_prk_steps": False}, 9, {}
    euler = "EulerDiscreteScheduler"
    yield euler, SD, 10, {}
    yield euler, {**SD, "use_karras_sigmas": True}, 12, {}
    yield euler, {**SD, "use_exponential_sigmas": True, **spaced("trailing"), **X0}, 6, {}
    yield euler, {**SD, **spaced("leading"), "steps_offset": 1, **V, "final_sigmas_type": "sigma_min"}, 9, {"first": 4}
    yield euler, {**SD, **ZERO}, 7, {}
    yield euler, {**SD, **V, **spaced("leading"), "steps_offset": 1, "use_karras_sigmas": True, "sigma_min": 0.002, "sigma_max": 700.0,
                  "timestep_type": "continuous"}, 8, {}
    ancestral = "EulerAncestralDiscreteScheduler"
    yield ancestral, SD, 10, {}
    yield ancestral, {**SD, **spaced("trailing"), **V}, 6, {"first": 2}
    yield ancestral, {**SD, **spaced("leading"), "steps_offset": 1}, 7, {}
    yield ancestral, {**SD, **ZERO}, 5, {}
    dpm = "DPMSolverMultistepScheduler"
    yield dpm, SD, 10, {}
    yield dpm, SD, 20, {}
    yield dpm, {**SD, "use_karras_sigmas": True}, 12, {}
    yield dpm, {**SD, "use_karras_sigmas": True, "algorithm_type": "sde-dpmsolver++"}, 16, {}
    yield dpm, {**SD, "algorithm_type": "sde-dpmsolver++", "solver_type": "heun", **V}, 9, {"first": 3}
    yield dpm, {**SD, "solver_type": "heun", **spaced("leading"), "steps_offset": 1, "lower_order_final": False,
                "final_sigmas_type": "sigma_min"}, 8, {}
    yield dpm, {**SD, "solver_order": 3, **spaced("trailing"), **X0}, 17, {}
    yield dpm, {**SD, "solver_order": 3, "algorithm_type": "sde-dpmsolver++", "euler_at_final": True}, 18, {}
    yield dpm, {**SD, "solver_order": 1, "thresholding": True}, 5, {}
    yield dpm, {"beta_schedule": "squaredcos_cap_v2", "lambda_min_clipped": -5.1, "use_exponential_sigmas": False}, 9, {}
    yield dpm, {"beta_schedule": "squaredcos_cap_v2", "use_karras_sigmas": True}, 9, {}
    yield dpm, {**SD, "use_exponential_sigmas": True}, 9, {}
    yield dpm, {**SD, **ZERO}, 8, {}
    yield dpm, {"use_flow_sigmas": True, "flow_shift": 3.0, "prediction_type": "flow_prediction"}, 10, {"first": 2}
    yield dpm, {**SD, "use_lu_lambdas": True}, 11, {}
    yield dpm, {"beta_schedule": "squaredcos_cap_v2", "use_beta_sigmas": True}, 8, {}
    yield euler, {**SD, "use_beta_sigmas": True}, 9, {}
    yield "UniPCMultistepScheduler", {**SD, "use_beta_sigmas": True}, 7, {}
    yield "FlowMatchEulerDiscreteScheduler", {"shift": 2.0, "use_beta_sigmas": True}, 6, {}
    yield "LCMScheduler", {}, 4, {}
    yield "LCMScheduler", {**V, "original_inference_steps": 100, "clip_sample": True}, 8, {}
    yield "LCMScheduler", {**X0, "timestep_scaling": 7.0, "original_inference_steps": 30}, 7, {"first": 3}
    yield "LCMScheduler", {}, 1, {}
    unipc = "UniPCMultistepScheduler"
    yield unipc, SD, 10, {}
    yield unipc, {**SD, "solver_order": 3, "use_karras_sigmas": True}, 12, {}
    yield unipc, {**SD, "solver_order": 3, "solver_type": "bh1", "final_sigmas_type": "sigma_min", "lower_order_final": False}, 9, {}
    yield unipc, {**SD, "predict_x0": False, **V, "final_sigmas_type": "sigma_min", "disable_corrector": [0, 2]}, 7, {}
    yield unipc, {**SD, **spaced("trailing"), **X0, "solver_order": 1}, 6, {"first": 2}
    yield unipc, {**SD, **spaced("leading"), "steps_offset": 1, "use_exponential_sigmas": True, "final_sigmas_type": "sigma_min"}, 8, {}
    yield unipc, {**SD, **ZERO}, 7, {}
    yield unipc, {"use_flow_sigmas": True, "flow_shift": 5.0, "prediction_type": "flow_prediction"}, 10, {}
    yield unipc, {"use_flow_sigmas": True, "flow_shift": 3.0, "shift_terminal": 0.1, "prediction_type": "flow_prediction"}, 6, {"first": 2}
    flow = "FlowMatchEulerDiscreteScheduler"
    yield flow, {"shift": 3.0}, 10, {"first": 3}
    yield flow, {"shift": 1.0, "use_karras_sigmas": True}, 7, {}
    yield flow, {"shift": 2.0, "shift_terminal": 0.1, "stochastic_sampling": True}, 6, {}
    yield flow, {"use_dynamic_shifting": True}, 6, {"mu": 0.8}
    yield flow, {"shift": 3.0, "invert_sigmas": True}, 5, {}


def network(sample, timestep, pattern):
    return 0.25 * sample + pattern * (1 + timestep / 1000)


def run(name, settings, steps, call):
    scheduler = getattr(diffusers, name)(**settings)
    if "mu" in call:
        scheduler.set_timesteps(steps, mu=call["mu"])
    else:
        scheduler.set_timesteps(steps)
    generator = torch.Generator("cpu").manual_seed(SEED)
    pattern = torch.randn(SHAPE, generator=generator)
    noise = torch.randn(SHAPE, generator=generator)
    first = call.get("first", 0)
    if hasattr(scheduler, "set_begin_index"):
        scheduler.set_begin_index(first)
    if first:
        moment = scheduler.timesteps[first:first + 1]
        sample = scheduler.scale_noise(pattern, moment, noise) if hasattr(scheduler, "scale_noise") else scheduler.add_noise(pattern, noise, moment)
    else:
        sample = noise * getattr(scheduler, "init_noise_sigma", 1.0)
    samples = [sample]
    takes = scheduler.step.__code__.co_varnames[:scheduler.step.__code__.co_argcount]
    extra = {"generator": generator} if "generator" in takes else {}
    if "eta" in takes:
        extra["eta"] = call.get("eta", 0.0)
    for timestep in scheduler.timesteps[first:]:
        scaled = scheduler.scale_model_input(sample, timestep) if hasattr(scheduler, "scale_model_input") else sample
        sample = scheduler.step(network(scaled, timestep.item(), pattern), timestep, sample, **extra).prev_sample
        samples.append(sample)
    return {
        "config": json.loads(scheduler.to_json_string().replace("-Infinity", "null")), "steps": steps, "call": call,
        "timesteps": scheduler.timesteps.tolist(),
        "samples": [[float(f"{v:.9g}") for v in s.flatten().tolist()] for s in samples],
    }


def main():
    folder = pathlib.Path(__file__).parent / "fixtures"
    folder.mkdir(exist_ok=True)
    runs = [run(*case) for case in cases()]
    for entry in runs:
        assert all(v == v for v in entry["samples"][-1]), entry["config"]
    (folder / "trajectories.json").write_text("[" + ",\n".join(json.dumps(r, separators=(",", ":")) for r in runs) + "]\n")
    print(len(runs), "trajectories")


main()
