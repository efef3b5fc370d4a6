"""Noise from fixed seeds: the same numbers on every run."""

import numpy as np


def spectral(shape, falloff, seed, stretch=(1.0, 1.0), shortest=2.0):
    """A random field [h, w] that tiles, of mean 0 and deviation 1.

    Its amplitude falls as frequency ** -falloff (1 rough, 2 soft); `stretch` lengthens the features
    down and across; features shorter than `shortest` samples are left out.
    """
    noise = np.random.default_rng(seed).standard_normal(shape)
    fy = np.fft.fftfreq(shape[0])[:, None] * stretch[0]
    fx = np.fft.rfftfreq(shape[1])[None, :] * stretch[1]
    frequency = np.sqrt(fx**2 + fy**2)
    frequency[0, 0] = 1
    spectrum = frequency**-falloff * np.exp(-((frequency * shortest) ** 2))
    spectrum[0, 0] = 0
    field = np.fft.irfft2(np.fft.rfft2(noise) * spectrum, s=shape)
    return (field / field.std()).astype(np.float32)


def look_up(field, x, y):
    """Bilinear value of a tiling field at sample places x, y (any shape that broadcasts)."""
    height, width = field.shape[:2]
    x, y = np.broadcast_arrays(x, y)
    column, row = np.floor(x).astype(np.int32), np.floor(y).astype(np.int32)
    share_x, share_y = (x - column).astype(np.float32), (y - row).astype(np.float32)
    column, row = column % width, row % height
    right, below = (column + 1) % width, (row + 1) % height
    if field.ndim == 3:
        share_x, share_y = share_x[..., None], share_y[..., None]
    upper = field[row, column] * (1 - share_x) + field[row, right] * share_x
    lower = field[below, column] * (1 - share_x) + field[below, right] * share_x
    return upper * (1 - share_y) + lower * share_y


class Profile:
    """A line of hills along x: `at(x)` is its height in -1..1 (about), repeating after `length`."""

    def __init__(self, seed, length, wavelength, octaves=6, gain=0.5, peaked=0.0):
        """`peaked` 0 gives round hills, 1 sharp mountains; the largest measure `wavelength`."""
        rng = np.random.default_rng(seed)
        self.length = length
        self.step = 1 / 8
        x = np.arange(0, length, self.step)
        height = np.zeros_like(x)
        total, amplitude = 0.0, 1.0
        for _ in range(octaves):
            cells = max(1, round(length / wavelength))
            wave = _gradient_noise(x * cells / length, cells, rng)
            sharp = 1 - 2 * np.sqrt(wave**2 + 0.0004)
            height += amplitude * ((1 - peaked) * wave * 1.6 + peaked * (sharp - 0.4) * 1.4)
            total += amplitude
            amplitude *= gain
            wavelength /= 2.03
        self.table = np.append(height, height[0]).astype(np.float32) / total

    def at(self, x):
        place = np.mod(x, self.length) / self.step
        return np.interp(place, np.arange(len(self.table)), self.table).astype(np.float32)


def _gradient_noise(x, cells, rng):
    slopes = rng.uniform(-1, 1, cells)
    cell = np.floor(x).astype(int)
    t = x - cell
    fade = t * t * t * (t * (t * 6 - 15) + 10)
    left = slopes[cell % cells] * t
    right = slopes[(cell + 1) % cells] * (t - 1)
    return (left + (right - left) * fade) * 2
