"""Numbers that follow from a key and a shape alone: see keyed_tensors.h, which makes the same ones."""

import math

import numpy
import torch


def uniform(key, count):
    state = 0xCBF29CE484222325
    for byte in key.encode():
        state = (state ^ byte) * 0x100000001B3 % 2**64
    with numpy.errstate(over="ignore"):
        x = numpy.uint64(state) + numpy.arange(count, dtype=numpy.uint64) * numpy.uint64(0x9E3779B97F4A7C15)
        x = (x ^ (x >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        x ^= x >> numpy.uint64(31)
    return (x >> numpy.uint64(40)).astype(numpy.float32) * numpy.float32(2.0**-23) - numpy.float32(1)


def keyed(key, shape):
    values = uniform(key, math.prod(shape))
    if key.startswith("input."):
        values = numpy.float32(math.sqrt(3)) * values
    elif len(shape) > 1:
        values = numpy.float32(math.sqrt(3 / math.prod(shape[1:]))) * values
    elif key.endswith("weight"):
        values = numpy.float32(1) + numpy.float32(0.2) * values
    else:
        values = numpy.float32(0.1) * values
    return torch.from_numpy(values.reshape(shape))


def fill(module):
    """Gives every stored tensor of a module the numbers of its key."""
    module.load_state_dict({key: keyed(key, tuple(tensor.shape)) for key, tensor in module.state_dict().items()})
    return module.eval()
