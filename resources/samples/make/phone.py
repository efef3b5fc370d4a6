"""phone.mp4: a lighthouse before sunrise, as a telephone held upright films it: coded lying on its
side with a rotation tag, 30000/1001 pictures a second, a little unsteady, with wind and surf.
"""

import os
import tempfile

import numpy as np

from . import film, light, noise, phone_cliff, shapes, sound, water
from .light import rgb
from .phone_cliff import CLIFF, LAMP

UPRIGHT, RATE, FRAMES = (360, 640), "30000/1001", 120
SECONDS = FRAMES * 1001 / 30000
HORIZON, CENTRE, FOCAL, EYE = 424.0, 180.0, 560.0, 8.0
LAMP_AWAY, LAMP_HEIGHT = 92.0, 37.0  # metres from the camera, metres above its eye
STONES = [
    (338, 556, 30, 17),
    (300, 583, 20, 9),
    (12, 580, 34, 20),
    (58, 603, 24, 13),
    (352, 612, 56, 40),
    (4, 640, 66, 46),
    (104, 644, 34, 20),
]  # middle, waterline, half width, height
TURN = 5.0  # seconds for one turn of the two beams


class Scene:
    def __init__(self):
        self.grid = light.Grid(*UPRIGHT, 2)
        self.sky = Sky()
        self.cliff = phone_cliff.cliff()
        self.waves = water.Waves(
            311, FOCAL, EYE, CENTRE, 0.052, (0.9, 24.0), heading=(1.35, 0.40), favour=0.2
        )
        self.foam = [
            noise.spectral((512, 512), 1.05, seed, stretch=(1.0, 1.6)) for seed in (313, 314)
        ]
        self.rock = noise.spectral((512, 512), 1.5, 317, stretch=(1.3, 0.9))
        self.gulls = [
            dict(
                x=70 + 23 * i + 9 * (i % 2),
                y=252 - 13 * i + 21 * (i % 3),
                span=5.0 + 1.3 * (i % 3),
                rate=1.2 + 0.13 * i,
                phase=0.37 * i,
            )
            for i in range(5)
        ]

    def frame(self, t):
        grid = self.grid
        hold_x = 2.1 * np.sin(1.9 * t) + 1.0 * np.sin(4.3 * t + 1) + 0.35 * np.sin(9.7 * t)
        hold_y = 2.4 * np.sin(1.5 * t + 2) + 0.9 * np.sin(5.1 * t) + 0.35 * np.sin(10.9 * t + 1)
        x, y = grid.x + hold_x, grid.y + hold_y
        first = int(np.searchsorted(y[:, 0], HORIZON))
        picture = np.empty((*grid.shape, 3), dtype=np.float32)
        picture[:first] = self.sky.at(x, y[:first])
        picture[first:] = self._sea(x, y[first:], t)
        self._flock(picture, x, y, t)
        self._shore(picture, x, y, t)
        self._stones(picture, x, y, t)
        picture += self._beams(x, y, t)
        picture = light.bloom(picture, grid.scale, 0.45, 0.75, (2.5, 10, 40))
        picture = light.vignette(light.shrink(picture, grid.scale), 0.48, wide=0.8)
        return light.display(picture * 1.05)

    def lying(self, t):
        """The picture as the telephone's sensor sees it: its top to the left."""
        return np.ascontiguousarray(np.rot90(self.frame(t)))

    def _sea(self, x, y, t):
        depth = y - HORIZON
        slope_x, slope_z, lost = self.waves.at(x, depth, t)
        shift_y, shift_x = 2 * FOCAL * slope_z, 2.2 * slope_x * (depth + 14)
        picture = self.sky.reflected(x + shift_x, np.abs(depth + shift_y), 2 * FOCAL * lost)
        self._mirror_cliff(picture, x, y, shift_x, shift_y, t)
        facing = np.clip((depth + 0.5 * shift_y) / FOCAL, 0, 1)
        mirror = (0.10 + 0.90 * (1 - facing) ** 3.6)[..., None]
        body = light.gradient(depth[:, 0], [(0, "#4d8088"), (60, "#215a66"), (220, "#0c303c")])[
            :, None, :
        ]
        glow = np.clip(slope_z * 6, -0.5, 1)[..., None] * rgb("#4f9a96") * 0.22
        caps = noise.look_up(
            self.foam[0], x * 0.9 * (60 / (depth + 20)) + 14 * t, 2600 / (depth + 9)
        )
        caps = light.smoothstep(1.75, 2.6, caps + 6.0 * slope_z) * light.smoothstep(8, 60, depth)
        picture = picture * mirror + (body + glow) * (1 - 0.6 * mirror)
        light.over(picture, rgb("#d9d5cc") * 0.8, caps * 0.55)
        return np.maximum(picture, 0)

    def _mirror_cliff(self, picture, x, y, shift_x, shift_y, t):
        """The cliff and the lamp upside down, broken up more the farther from the waterline."""
        below = slice(int(np.searchsorted(y[:, 0], CLIFF[1])), None)
        share = 1 - (CLIFF[1] - HORIZON) / (y[below] - HORIZON)
        up = CLIFF[1] - y[below] - shift_y[below] * share * 0.8
        px = x + shift_x[below] * share - CLIFF[0]
        shapes.lay(picture[below], self.cliff.at(px, np.minimum(up, 0)))
        lamp = np.exp(
            -(((px + CLIFF[0] - LAMP[0]) / 5.5) ** 2) - ((up + CLIFF[1] - LAMP[1]) / 15) ** 2
        )
        picture[below] += (lamp * (1.2 + 4 * _flash(t)))[..., None] * rgb("#ffe2ac")

    def _flock(self, picture, x, y, t):
        for gull in self.gulls:
            gx, gy = gull["x"] + 11 * t, gull["y"] - 4 * np.sin(0.9 * t + gull["phase"])
            beat = np.sin(2 * np.pi * (gull["rate"] * t + gull["phase"])) * 0.8
            columns = np.nonzero(np.abs(x - gx) < 14)[0]
            rows = np.nonzero(np.abs(y[:, 0] - gy) < 14)[0]
            place = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            distance = shapes.bird(x[place[1]], y[place[0]], gx, gy, gull["span"], beat)
            light.over(picture[place], rgb("#2c3e4c"), shapes.cover(distance) * 0.85)

    def _shore(self, picture, x, y, t):
        surge = 2.2 * np.sin(1.45 * t + 0.012 * x) + 1.1 * np.sin(2.6 * t + 0.045 * x)
        wet = CLIFF[1] + 1.5 + surge
        value = self.cliff.at(x - CLIFF[0], y - CLIFF[1])
        shapes.lay(picture, value * shapes.cover(y - wet, 1.0)[..., None])
        lather = noise.look_up(self.foam[1], x * 2.0 - 9 * t, y * 3.2 + 7 * t)
        wide = 3.4 + 1.6 * np.sin(1.45 * t + 0.012 * x + 0.9)
        band = np.exp(-np.abs(y - wet - 1) / wide) * light.smoothstep(104, 136, x)
        light.over(
            picture, rgb("#e9e2d6"), np.clip(band * 1.5 + 0.55 * lather * band - 0.45, 0, 0.9)
        )
        glass = np.exp(-np.hypot(x - LAMP[0], (y - LAMP[1]) * 0.8) / 3.2)
        halo = np.exp(-np.hypot(x - LAMP[0], y - LAMP[1]) / 26)
        shine = glass * (2.6 + 8 * _flash(t)) + halo * (0.10 + 0.55 * _flash(t))
        picture += shine[..., None] * rgb("#ffe6b4")

    def _stones(self, picture, x, y, t):
        """Wet boulders in front, with the surf drawing back and rising around each."""
        for cx, sea, wide, tall in STONES:
            columns = slice(*np.searchsorted(x, (cx - 1.9 * wide, cx + 1.9 * wide)))
            rows = slice(int(np.searchsorted(y[:, 0], sea - 1.6 * tall)), None)
            px, py, view = x[columns], y[rows], picture[rows, columns]
            swell = np.sin(1.45 * t + 0.011 * sea + 0.02 * cx)
            self._surf(view, px, py, t, cx, sea + 1.5 - 2.5 * swell, wide * (1.10 + 0.05 * swell))
            facet = noise.look_up(self.rock, px * 1.1 + 9 * cx, py * 1.5)
            side = facet - noise.look_up(self.rock, px * 1.1 + 9 * cx + 6, py * 1.5 + 5)
            lean = (px - cx) / wide
            top = sea - tall * np.maximum(1 - np.abs(lean + 0.10 * np.sign(lean)) ** 2.6, -0.6)
            top = top + 1.5 * facet * np.clip(1.1 - np.abs(lean), 0.2, 1)
            lit = np.clip(0.40 - 0.30 * lean + 0.5 * side, 0, 1.4) * np.exp(
                -2.6 * np.clip((py - top) / tall, 0, 2)
            )
            edge = np.exp(-np.abs(py - top) / 1.5) * (0.42 - 0.25 * lean)
            colour = (
                rgb("#0d1a22")
                + lit[..., None] * rgb("#9c8078") * 0.30
                + edge[..., None] * rgb("#eebb9c") * 0.45
            )
            wet = sea - 2.5 * swell + 0.03 * wide * np.cos(lean * 2.4)
            light.over(view, colour, shapes.cover(np.maximum(top - py, py - wet), 1.0))

    def _surf(self, picture, x, y, t, cx, cy, wide):
        lather = (
            noise.look_up(self.foam[0], x * 1.3 + 7 * t, y * 2.4 - 5 * t)
            + noise.look_up(self.foam[1], x * 2.6 - 9 * t, y * 4.4 + 4 * t)
        ) * 0.7
        ring = np.hypot((x - cx) / wide, (y - cy) / (wide * 0.20))
        near = 1.28 - np.maximum(ring, 0.75)
        amount = light.smoothstep(0.05, 0.95, near * 1.5 + 0.20 * lather)
        light.over(picture, light.mix(rgb("#7fa3a8"), rgb("#f0ded0"), amount), amount * 0.85)

    def _beams(self, x, y, t):
        """Two beams turning in a level plane through the lamp, seen in perspective as lit haze."""
        total = np.zeros(np.broadcast_shapes(x.shape, y.shape), dtype=np.float32)
        for angle in (_angle(t), _angle(t) + np.pi):
            vx, vy = FOCAL * np.cos(angle), -FOCAL * LAMP_HEIGHT * np.sin(angle) / LAMP_AWAY
            length = np.hypot(vx, vy)
            along = ((x - LAMP[0]) * vx + (y - LAMP[1]) * vy) / length
            beside = np.abs((x - LAMP[0]) * -vy + (y - LAMP[1]) * vx) / length
            bottom = length + along * np.sin(angle)
            reach = np.where(
                (along > 0) & (bottom > 1), along * LAMP_AWAY / np.maximum(bottom, 1), 1e6
            )
            away = np.maximum(LAMP_AWAY - reach * np.sin(angle), 1.0)
            radius = (0.55 + 0.035 * reach) * FOCAL / away
            bright = np.exp(-((beside / radius) ** 2) - reach / 75) * (3.4 / radius) ** 0.75
            towards = 1 + 1.5 * max(0.0, float(np.sin(angle))) ** 3
            total += np.where(reach < 1e5, bright, 0) * light.smoothstep(0, 5, along) * towards
        return (0.42 * total)[..., None] * rgb("#ffedc6")


def _angle(t):
    return 2 * np.pi * (t - 1.1) / TURN + np.pi / 2


def _flash(t):
    """1 when a beam points at the camera."""
    return float(np.exp(-((np.cos(_angle(t)) / 0.17) ** 2)))


class Sky(water.Shore):
    def __init__(self):
        super().__init__(left=-40, top=-40, width=440, horizon=HORIZON)
        tall = [
            (-40, "#12304a"),
            (80, "#1e4c68"),
            (190, "#4a7f92"),
            (285, "#a3aeab"),
            (350, "#e9bf9f"),
            (405, "#f7b98b"),
            (424, "#eda984"),
        ]
        picture = np.repeat(light.gradient(self.y[:, 0], tall)[:, None, :], self.x.shape[1], axis=1)
        away = np.hypot((self.x - 70) / 2.1, self.y - 440)
        picture *= (0.74 + 0.36 * np.exp(-away / 110))[..., None]
        picture += np.exp(-away / 46)[..., None] * rgb("#ff9e62") * 0.55
        self.picture = picture
        self._stars(np.random.default_rng(337))
        self._clouds(away)
        self._island()
        self.mirror_it()

    def _stars(self, rng):
        for _ in range(120):
            sx, sy = rng.uniform(-40, 400), rng.uniform(-40, 215)
            place = self.box(sx - 2, sy - 2, sx + 2, sy + 2)
            shine = np.exp(-np.hypot(self.x[:, place[1]] - sx, self.y[place[0]] - sy) ** 2 / 0.4)
            power = min(rng.pareto(2.0) * 0.13 * (1 - (sy + 40) / 260), 1.2)
            self.picture[place] += (power * shine)[..., None] * rgb("#e6f0ff")

    def _clouds(self, away):
        low, fine = (
            noise.spectral((1024, 1024), 1.7, seed, stretch=(1.0, 3.2)) for seed in (341, 342)
        )
        depth = 16000 / (HORIZON + 60 - self.y)
        u, v = (self.x - CENTRE) * (depth / 62) + 300, depth * 4.2
        body = noise.look_up(low, u, v) + 0.4 * noise.look_up(fine, u * 2.2, v * 2.2)
        under = noise.look_up(low, u - 4, v + 8) + 0.4 * noise.look_up(fine, u * 2.2, v * 2.2)
        thick = light.smoothstep(0.35, 2.2, body) * light.smoothstep(
            HORIZON - 4, HORIZON - 60, self.y + 0 * self.x
        )
        lit = np.clip(0.45 + 0.6 * (body - under), 0, 1) * np.clip((self.y - 40) / 240, 0.1, 1)
        shade = light.mix(rgb("#3d6379"), rgb("#b08d8d"), np.exp(-away / 170))
        light.over(self.picture, light.mix(shade, rgb("#ffc19a"), lit), thick * 0.8)

    def _island(self):
        line = HORIZON - 9 * np.maximum(
            noise.Profile(347, 440, 120, 5, 0.45, 0.2).at(self.x + 90) + 0.15, 0
        )
        light.over(self.picture, rgb("#a98b8d"), shapes.cover(line - self.y, 0.6) * 0.85)


def _ambience():
    """Wind and surf [2, n] at 48 kHz: each breaker swells, breaks and hisses out."""
    count = round(SECONDS * sound.RATE)
    t = np.arange(count) / sound.RATE
    sides = []
    for side in (0, 1):
        wind = sound.noise(
            count, 361 + side, lambda f: sound.bump(f, 240, 1.1) + 0.18 * sound.bump(f, 900, 0.5)
        )
        rumble = sound.noise(count, 363 + side, lambda f: sound.bump(f, 95, 0.8))
        hiss = sound.noise(
            count, 365 + side, lambda f: sound.bump(f, 2300, 1.3) + 0.5 * sound.bump(f, 700, 0.8)
        )
        gust = (
            0.75
            + 0.25 * np.sin(2 * np.pi * t / 3.1 + 1.3 * side)
            + 0.12 * np.sin(2 * np.pi * t / 1.3)
        )
        phase = np.mod(1.45 * t / (2 * np.pi) + 0.30 + 0.05 * side, 1)
        wash = (1 - np.exp(-phase / 0.07)) * np.exp(-phase / 0.34)
        sides.append(0.030 * wind * gust + 0.020 * rumble + 0.085 * hiss * (0.12 + wash))
    edge = np.clip(np.minimum(t, t[-1] - t) / 0.03, 0, 1)
    return 0.7 * np.array(sides) * edge


def make(path):
    scene = Scene()
    times = [index * 1001 / 30000 for index in range(FRAMES)]
    with tempfile.TemporaryDirectory() as room:
        bed = os.path.join(room, "bed.wav")
        sound.write_wav(bed, _ambience(), sound.RATE)
        film.encode(
            path,
            film.draw(scene.lying, times),
            (640, 360),
            RATE,
            860,
            x264="deblock=-1,-1",
            before=["-i", bed],
            after=["-c:a", "aac", "-b:a", "64k", "-shortest"],
        )
    film.turn_upright(path, width=UPRIGHT[0])
