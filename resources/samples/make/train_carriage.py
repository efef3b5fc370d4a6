"""The inside of the carriage: what stands still while the country passes."""

import numpy as np

from . import light, shapes
from .light import rgb


def window(grid):
    """The carriage inside: frame, sill, a cup on it, and a trace of the lamps in the glass."""
    s = shapes.Sprite(0, 0, grid.width, grid.height, grid.scale)
    opening = shapes.box(s.x, s.y, 320, 163, 300, 147, 26)
    inside = light.gradient(
        s.y[:, 0], [(0, "#2a2b2f"), (300, "#1d1d21"), (320, "#2d2a28"), (360, "#1a1818")]
    )[:, None, :]
    glow = np.exp(-np.clip(opening, 0, None) / 5.0) * (
        0.16 + 0.28 * light.smoothstep(180, 330, s.y)
    )
    s.paint(-opening, inside + glow[..., None] * rgb("#f0dcb4"))
    rubber = np.abs(opening - 1.5) - 2.2
    s.paint(rubber, rgb("#0c0d0f"), 0.9)
    for left, tilt, strength in ((420, 0.55, 0.030), (470, 0.55, 0.022)):
        band = np.exp(-((((s.x - left) + (s.y - 60) * tilt) / 16) ** 2)) * strength * (opening < 0)
        s.data[..., :3] += band[..., None] * rgb("#ffe8c4")
    sill = np.exp(-(((s.y - 322) / 3.0) ** 2)) * 0.16
    s.data[..., :3] += sill[..., None] * rgb("#ffe9c8")
    _cup(s, 112, 338)
    return s.data


def _cup(s, x, base):
    top = base - 62
    s.paint(shapes.ellipse(s.x, s.y, x + 12, base, 34, 4), rgb("#050505"), 0.5, softness=7)
    body = [(x - 24, top), (x - 18, base), (x + 18, base), (x + 24, top)]
    half = np.interp(s.y, [top, base], [24, 18])
    turn = np.clip((s.x - x) / half, -1, 1)
    lit = (
        0.10
        + 0.34 * np.exp(-(((turn + 0.72) / 0.38) ** 2))
        + 0.10 * np.exp(-(((turn - 0.92) / 0.16) ** 2))
    )
    shape = shapes.polygon(s.x, s.y, body)
    s.paint(shape, rgb("#f3e6d2") * lit[..., None])
    sleeve = np.maximum(shape, np.abs(s.y - base + 29) - 13)
    s.paint(sleeve, rgb("#c4523c") * lit[..., None] * 1.15)
    for phase in (0, np.pi):  # two threads, woven
        thread = np.abs(s.y - base + 29 - 3.0 * np.cos(np.arcsin(turn) * 7 + phase)) - 0.75
        s.paint(np.maximum(sleeve, thread), rgb("#f6dfae") * lit[..., None])
    lid = shapes.box(s.x, s.y, x, top - 2, 26, 3.2, 2)
    turn = np.clip((s.x - x) / 26, -1, 1)
    lit = 0.05 + 0.22 * np.exp(-(((turn + 0.72) / 0.35) ** 2))
    s.paint(lid, rgb("#e8e4de") * lit[..., None] + 0 * s.y[..., None])
    s.paint(
        shapes.box(s.x, s.y, x, top - 7, 21, 3.4, 2),
        rgb("#e8e4de") * lit[..., None] * 0.85 + 0 * s.y[..., None],
    )
