"""train.mp4: the country from a train window, at a truly irregular frame rate.

Everything outside passes at a constant speed, near things faster, and every picture is drawn for
the very moment of its timestamp: shown then, the motion is even; shown at other times, it stumbles.
"""

import numpy as np

from . import film, light, noise, shapes, train_carriage, train_land
from .light import rgb
from .train_land import EYE, FOCAL, HAZE, HORIZON, SHUTTER, SKY, SPEED

SIZE = (640, 360)
TICKS = 90000  # timestamps are whole ticks


# what a recorder made of it: (pictures a second, seconds, wander of each timestamp in milliseconds)
STRETCHES = [
    (30, 0.9, 2.5),
    (60, 0.7, 1.2),
    (24, 0.8, 0.0),
    (12, 0.5, 6.0),
    (30, 0.6, 2.5),
    (60, 0.5, 1.2),
]
DROPPED = {9, 17, 41, 42, 88}  # pictures lost on the way


def timestamps():
    """Ticks of each picture, rising, from 0."""
    rng = np.random.default_rng(401)
    ticks, start = [], 0.0
    for rate, seconds, wander in STRETCHES:
        for index in range(round(rate * seconds)):
            moment = start + index / rate + rng.uniform(-wander, wander) / 1000
            ticks.append(round(max(moment, 0) * TICKS))
        start += seconds
    first = ticks[0]
    return [tick - first for index, tick in enumerate(ticks) if index not in DROPPED]


class Scene:
    def __init__(self):
        self.grid = light.Grid(*SIZE, 2)
        self.sky = light.gradient(self.grid.y[:, 0], SKY)[:, None, :]
        self.strips = [train_land.clouds(), train_land.mountains(), train_land.hills()]
        self.near = [
            train_land.hedges(),
            train_land.trees(),
            train_land.bushes(),
            train_land.poles(),
            train_land.verge(),
        ]
        self.soil = [
            noise.spectral((512, 1024), falloff, 411, shortest=3.0) for falloff in (0.75, 1.25)
        ]
        self.window = train_carriage.window(self.grid)

    def frame(self, t):
        picture = np.broadcast_to(self.sky, (*self.grid.shape, 3)).copy()
        for strip in self.strips:
            strip.lay(picture, t)
        self._ground(picture, t)
        for strip in self.near:
            strip.lay(picture, t)
        picture = light.bloom(picture, self.grid.scale, 0.10, 0.8, (4, 16))
        shapes.lay(picture, self.window)
        return light.display(light.shrink(picture, self.grid.scale), 0.68)

    def _ground(self, picture, t):
        """Fields on a plane: furrows run straight away from the track and swing past like a fan."""
        first = int(HORIZON * self.grid.scale)
        depth = self.grid.y[first:] - HORIZON
        away = FOCAL * EYE / np.maximum(depth, 0.4)
        along = (self.grid.x - 320) * away / FOCAL + SPEED * t
        fine_x = away / FOCAL / self.grid.scale + SPEED * SHUTTER * 0.6
        fine_z = away / np.maximum(depth, 0.4) / self.grid.scale
        colour = self._fields(along, away)
        soft = np.exp(-((fine_x / 0.30) ** 2 + (fine_z / 1.6) ** 2) * 0.5)
        for field, size, depth_size in zip(self.soil, (9.0, 3.0), (4.0, 1.2)):
            seen = np.exp(-((fine_x * size) ** 2 + (fine_z * depth_size) ** 2) * 0.10)
            colour *= (
                1 + 0.16 * (noise.look_up(field, along * size, away * depth_size) * seen)[..., None]
            )
        furrow = (
            np.cos(2 * np.pi * along / 1.55)
            * soft
            * light.smoothstep(27, 29, away)
            * light.smoothstep(74, 70, away)
        )
        colour *= (1 + 0.20 * furrow)[..., None]
        shade = noise.look_up(self.soil[1], along * 0.9 + 300, away * 0.5)
        colour *= (1 + 0.08 * np.clip(shade, -1.6, 1.6))[..., None]
        self._river(colour, along, away, depth, t)
        haze = (0.85 * (1 - np.exp(-away / 520)))[..., None]
        picture[first:] = colour + (HAZE - colour) * haze

    def _river(self, colour, along, away, depth, t):
        """A slow river along the track that carries the sky and the light of its far bank."""
        near = 15.6 + 0.7 * np.sin(along / 11) + 0.5 * np.sin(along / 4.3 + 1)
        far = 21.6 + 0.9 * np.sin(along / 14 + 2) + 0.4 * np.sin(along / 5.1)
        inside = light.smoothstep(near - 0.12, near + 0.12, away) * light.smoothstep(
            far + 0.25, far - 0.25, away
        )
        ripple = noise.look_up(self.soil[1], along * 5 + 6 * t, away * 9 - 4 * t)
        mirrored = HORIZON - depth * 1.15 + 40 + 9 * ripple
        water = light.gradient(np.clip(mirrored, 0, 150), SKY) * 0.80
        bank = light.smoothstep(far - 2.6 - 0.5 * ripple, far - 0.4, away)
        water = light.mix(water, rgb("#5d6b3c"), bank * 0.8)
        light.over(colour, water, inside)
        lip = np.exp(-np.abs(away - near + 0.22) / 0.16) + np.exp(-np.abs(away - far - 0.3) / 0.4)
        light.over(colour, rgb("#3a4722"), np.clip(lip * 0.7, 0, 0.8))

    def _fields(self, along, away):
        colour = np.empty((*along.shape, 3), dtype=np.float32)
        colour[:] = light.gradient(
            away[:, 0],
            [
                (8, "#5d642c"),
                (14, "#7d8238"),
                (26, "#a3994a"),
                (28, "#d3a04c"),
                (72, "#e2b35e"),
                (75, "#94984a"),
                (150, "#a8a45a"),
                (400, "#b5ab68"),
            ],
        )[:, None, :]
        far = np.mod(np.floor((along + 1.3 * away) / 190) * 0.618 + 0.2, 1)
        patch = light.smoothstep(76, 80, away) * light.smoothstep(230, 210, away)
        for low, high, code in (
            (0.0, 0.3, "#d9c24c"),
            (0.3, 0.55, "#5f8a45"),
            (0.8, 1.0, "#b79a5a"),
        ):
            here = ((far >= low) & (far < high)) * patch
            light.over(colour, rgb(code), here.astype(np.float32) * 0.8)
        path = shapes.cover(np.abs(away - 27.2) - 0.75, 1.2)
        light.over(colour, rgb("#c8b48c"), np.broadcast_to(path, along.shape) * 0.75)
        return colour


def _moments(ticks):
    """The timestamps as an expression for setpts in N, the number of the picture."""
    terms = [
        "gte(N,%d)*%d" % (index + 1, after - before)
        for index, (before, after) in enumerate(zip(ticks, ticks[1:]))
    ]
    while len(terms) > 1:  # in pairs: ffmpeg allows no deep nesting
        terms = ["(%s)" % "+".join(terms[index : index + 2]) for index in range(0, len(terms), 2)]
    return terms[0]


def make(path):
    ticks = timestamps()
    scene = Scene()
    film.encode(
        path,
        film.draw(scene.frame, [tick / TICKS for tick in ticks]),
        SIZE,
        30,
        880,
        x264="deblock=-1,-1",
        filters="setsar=1,settb=1/%d,setpts='%s'" % (TICKS, _moments(ticks)),
        timing=["-enc_time_base", "1/%d" % TICKS],
        after=["-video_track_timescale", TICKS],
    )
