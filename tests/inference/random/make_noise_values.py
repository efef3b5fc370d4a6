#!/usr/bin/env python3
"""Prints the values that tst_noise.cpp expects.

    pip install torch==2.11.0 && python3 make_noise_values.py
"""
import torch


def show(what, seed, *draws):
    generator = torch.Generator("cpu").manual_seed(seed)
    print(f"// {what}")
    for shape, dtype in draws:
        values = torch.randn(shape, generator=generator, dtype=dtype).double().flatten()
        print("   ", tuple(shape), dtype, ", ".join(f"{v:.9g}" for v in values[:4]), "…", ", ".join(f"{v:.9g}" for v in values[-2:]))


show("seed 0", 0, ((2, 4, 32, 32), torch.float32), ((1, 4, 3, 5, 7), torch.float32), ((5,), torch.float32))
show("seed 2³² + 15", 2**32 + 15, ((1, 4, 8, 8), torch.float32))
show("seed 15", 15, ((1, 4, 8, 8), torch.float32))
show("seed 3", 3, ((1, 4, 8, 8), torch.bfloat16), ((1, 4, 8, 8), torch.float16))
print(torch.randperm(8, generator=torch.Generator("cpu").manual_seed(5)).tolist())
