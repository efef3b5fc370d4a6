"""The cliff, the lighthouse and the keeper's cottage of the telephone clip, as one sprite."""

import numpy as np

from . import light, noise, shapes
from .light import rgb

CLIFF = (262.0, 452.0)  # the middle of the cliff's waterline, in the upright picture
LAMP = (258.0, 196.0)


def cliff():
    """All of it, around the middle of the cliff's waterline."""
    s = shapes.Sprite(-150, -272, 150, 14)
    rough = noise.Profile(351, 300, 26, 5, 0.5, 0.3)
    line = [
        (-138, 16),
        (-126, -3),
        (-112, -12),
        (-97, -34),
        (-84, -43),
        (-68, -66),
        (-50, -80),
        (-26, -88),
        (40, -91),
        (90, -86),
        (150, -90),
        (150, 16),
    ]
    top = np.interp(s.x, [p[0] for p in line[:-1]], [p[1] for p in line[:-1]]).astype(np.float32)
    slope = np.clip(np.abs(s.x + 70) / 60, 0.25, 1)
    top -= 5.5 * rough.at(s.x + 150) / (1 + 1.8 * slope)
    rock = noise.spectral((1024, 1024), 1.45, 353, stretch=(1.9, 0.8))[
        : s.y.shape[0], : s.x.shape[1]
    ]
    fine = noise.spectral((1024, 1024), 1.2, 354, stretch=(0.7, 2.0))[
        : s.y.shape[0], : s.x.shape[1]
    ]
    facing = rock - np.roll(rock, (7, 15), (0, 1))
    drop = np.clip((s.y - top) / 92, 0, 1)
    lit = np.clip(0.44 + 0.50 * facing - 0.11 * fine, 0, 1.3) * np.exp(
        -((s.x + 118) / 150).clip(0) * 1.25
    )
    stone = rgb("#1d2c36") + lit[..., None] * rgb("#c08d78") * 0.52
    stone = light.mix(stone, rgb("#0f1c24"), light.smoothstep(0.55, 1.1, drop) * 0.7)
    s.paint(top - s.y, stone)
    turf = np.clip(1 - (s.y - top) / (6 + 2.2 * fine), 0, 1) * light.smoothstep(-90, -50, s.x)
    s.data[..., :3] += (
        turf[..., None] * (rgb("#4f6350") * 0.45 - s.data[..., :3]) * 0.85 * s.data[..., 3:]
    )
    _cottage(s, 47, -90)
    _tower(s, LAMP[0] - CLIFF[0], -86)
    return s


def _tower(s, x, base):
    top = LAMP[1] - CLIFF[1] + 12
    widths = (15.5, 9.2)
    body = [
        (x - widths[0], base + 3),
        (x - widths[1], top),
        (x + widths[1], top),
        (x + widths[0], base + 3),
    ]
    half = np.interp(s.y, [top, base], [widths[1], widths[0]])
    turn = np.clip((s.x - x) / half, -1, 1)
    lit = 0.20 + 0.62 * np.exp(-(((turn + 0.62) / 0.52) ** 2))
    bands = np.clip(np.floor((s.y - top) / (base - top) * 5), 0, 4) % 2
    paint = np.where(bands[..., None] > 0, rgb("#c23f36"), rgb("#f6ece2")) * lit[..., None]
    s.paint(
        shapes.polygon(s.x, s.y, body),
        paint * np.array([1.0, 0.92, 0.86], dtype=np.float32) + rgb("#20303c") * 0.25,
    )
    for share in (0.22, 0.48, 0.74):
        wy = top + (base - top) * share
        s.paint(shapes.box(s.x, s.y, x + 1.5, wy, 1.5, 3.0, 1.4), rgb("#ffc977") * 1.3)
    s.paint(shapes.box(s.x, s.y, x, base - 6, 3.2, 8, 2.5), rgb("#3a2c2a") * 0.6)
    s.paint(shapes.box(s.x, s.y, x, top - 1.2, 12.6, 1.7), rgb("#1c2830"))
    for step in np.linspace(-11.8, 11.8, 9):
        s.paint(
            shapes.segment(s.x, s.y, x + step, top - 2, x + step, top - 8) - 0.25, rgb("#1c2830")
        )
    s.paint(shapes.segment(s.x, s.y, x - 11.8, top - 8, x + 11.8, top - 8) - 0.35, rgb("#1c2830"))
    s.paint(shapes.box(s.x, s.y, x, top - 11.5, 6.6, 9.5), rgb("#ffe9bd") * 0.9)
    for step in (-6.4, -2.1, 2.1, 6.4):
        s.paint(
            shapes.segment(s.x, s.y, x + step, top - 3, x + step, top - 21) - 0.4, rgb("#1c2830")
        )
    dome = shapes.curve(
        [
            (x - 8.4, top - 20.5),
            (x - 6, top - 26),
            (x, top - 30),
            (x + 6, top - 26),
            (x + 8.4, top - 20.5),
        ]
    )
    s.paint(
        shapes.polygon(s.x, s.y, dome),
        rgb("#a8322c") * (0.25 + 0.6 * np.exp(-(((s.x - x + 4) / 4) ** 2)))[..., None],
    )
    s.paint(shapes.segment(s.x, s.y, x, top - 29, x, top - 39) - 0.45, rgb("#1c2830"))
    s.paint(shapes.circle(s.x, s.y, x, top - 31.5, 1.5), rgb("#5c2a28"))


def _cottage(s, x, base):
    s.paint(shapes.box(s.x, s.y, x, base - 6, 21, 11), rgb("#d8cfc8") * 0.30)
    s.paint(
        shapes.polygon(
            s.x,
            s.y,
            [(x - 25, base - 15), (x - 17, base - 29), (x + 17, base - 29), (x + 25, base - 15)],
        ),
        rgb("#56302e") * 0.6,
    )
    s.paint(shapes.box(s.x, s.y, x + 11, base - 30, 2.4, 5), rgb("#6d4a44") * 0.5)
    for step in (-11.5, 12):
        s.paint(shapes.box(s.x, s.y, x + step, base - 7, 3.4, 3.6, 0.3), rgb("#ffc673") * 1.5)
        s.paint(
            shapes.segment(s.x, s.y, x + step, base - 11, x + step, base - 3) - 0.3, rgb("#4a3a30")
        )
    s.paint(shapes.box(s.x, s.y, x, base - 3.5, 2.9, 6.5), rgb("#2d4a52") * 0.6)
