"""phone.mp4: a lighthouse before sunrise, as a telephone held upright films it: coded lying on its side
with a rotation tag, 30000/1001 pictures a second, a little unsteady, with wind and surf for sound."""

import os
import tempfile

import numpy as np

from . import film, light, noise, shapes, sound, water
from .light import rgb

UPRIGHT, RATE, FRAMES = (360, 640), "30000/1001", 120
SECONDS = FRAMES * 1001 / 30000
HORIZON, CENTRE, FOCAL, EYE = 424.0, 180.0, 560.0, 8.0
CLIFF = (262.0, 452.0)                  # the middle of the cliff's waterline
LAMP = (258.0, 196.0)
LAMP_AWAY, LAMP_HEIGHT = 92.0, 37.0     # metres from the camera, metres above its eye
STONES = [(338, 556, 30, 17), (300, 583, 20, 9), (12, 580, 34, 20), (58, 603, 24, 13), (352, 612, 56, 40),
          (4, 640, 66, 46), (104, 644, 34, 20)]      # middle, waterline, half width, height
TURN = 5.0                              # seconds for one turn of the two beams


class Scene:
    def __init__(self):
        self.grid = light.Grid(*UPRIGHT, 2)
        self.sky = Sky()
        self.cliff = _cliff()
        self.waves = water.Waves(311, FOCAL, EYE, CENTRE, 0.052, (0.9, 24.0), heading=(1.35, 0.40), favour=0.2)
        self.foam = [noise.spectral((512, 512), 1.05, seed, stretch=(1.0, 1.6)) for seed in (313, 314)]
        self.rock = noise.spectral((512, 512), 1.5, 317, stretch=(1.3, 0.9))
        self.gulls = [dict(x=70 + 23 * i + 9 * (i % 2), y=252 - 13 * i + 21 * (i % 3), span=5.0 + 1.3 * (i % 3),
                           rate=1.2 + 0.13 * i, phase=0.37 * i) for i in range(5)]

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
        return _finish(light.shrink(picture, grid.scale))

    def _sea(self, x, y, t):
        depth = y - HORIZON
        slope_x, slope_z, lost = self.waves.at(x, depth, t)
        shift_y, shift_x = 2 * FOCAL * slope_z, 2.2 * slope_x * (depth + 14)
        picture = self.sky.reflected(x + shift_x, np.abs(depth + shift_y), 2 * FOCAL * lost)
        self._mirror_cliff(picture, x, y, shift_x, shift_y, t)
        facing = np.clip((depth + 0.5 * shift_y) / FOCAL, 0, 1)
        mirror = (0.10 + 0.90 * (1 - facing) ** 3.6)[..., None]
        body = light.gradient(depth[:, 0], [(0, "#4d8088"), (60, "#215a66"), (220, "#0c303c")])[:, None, :]
        glow = np.clip(slope_z * 6, -0.5, 1)[..., None] * rgb("#4f9a96") * 0.22
        caps = noise.look_up(self.foam[0], x * 0.9 * (60 / (depth + 20)) + 14 * t, 2600 / (depth + 9))
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
        lamp = np.exp(-((px + CLIFF[0] - LAMP[0]) / 5.5) ** 2 - ((up + CLIFF[1] - LAMP[1]) / 15) ** 2)
        picture[below] += (lamp * (1.2 + 4 * _flash(t)))[..., None] * rgb("#ffe2ac")

    def _flock(self, picture, x, y, t):
        for gull in self.gulls:
            gx, gy = gull["x"] + 11 * t, gull["y"] - 4 * np.sin(0.9 * t + gull["phase"])
            beat = np.sin(2 * np.pi * (gull["rate"] * t + gull["phase"])) * 0.8
            columns = np.nonzero(np.abs(x - gx) < 14)[0]
            rows = np.nonzero(np.abs(y[:, 0] - gy) < 14)[0]
            place = np.s_[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]
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
        light.over(picture, rgb("#e9e2d6"), np.clip(band * 1.5 + 0.55 * lather * band - 0.45, 0, 0.9))
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
            lit = np.clip(0.40 - 0.30 * lean + 0.5 * side, 0, 1.4) * np.exp(-2.6 * np.clip((py - top) / tall, 0, 2))
            edge = np.exp(-np.abs(py - top) / 1.5) * (0.42 - 0.25 * lean)
            colour = rgb("#0d1a22") + lit[..., None] * rgb("#9c8078") * 0.30 + edge[..., None] * rgb("#eebb9c") * 0.45
            wet = sea - 2.5 * swell + 0.03 * wide * np.cos(lean * 2.4)
            light.over(view, colour, shapes.cover(np.maximum(top - py, py - wet), 1.0))

    def _surf(self, picture, x, y, t, cx, cy, wide):
        lather = (noise.look_up(self.foam[0], x * 1.3 + 7 * t, y * 2.4 - 5 * t)
                  + noise.look_up(self.foam[1], x * 2.6 - 9 * t, y * 4.4 + 4 * t)) * 0.7
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
            reach = np.where((along > 0) & (bottom > 1), along * LAMP_AWAY / np.maximum(bottom, 1), 1e6)
            away = np.maximum(LAMP_AWAY - reach * np.sin(angle), 1.0)
            radius = (0.55 + 0.035 * reach) * FOCAL / away
            bright = np.exp(-(beside / radius) ** 2 - reach / 75) * (3.4 / radius) ** 0.75
            towards = 1 + 1.5 * max(0.0, float(np.sin(angle))) ** 3
            total += np.where(reach < 1e5, bright, 0) * light.smoothstep(0, 5, along) * towards
        return (0.42 * total)[..., None] * rgb("#ffedc6")


def _angle(t):
    return 2 * np.pi * (t - 1.1) / TURN + np.pi / 2


def _flash(t):
    """1 when a beam points at the camera."""
    return float(np.exp(-(np.cos(_angle(t)) / 0.17) ** 2))


class Sky(water.Shore):
    def __init__(self):
        super().__init__(left=-40, top=-40, width=440, horizon=HORIZON)
        tall = [(-40, "#12304a"), (80, "#1e4c68"), (190, "#4a7f92"), (285, "#a3aeab"), (350, "#e9bf9f"),
                (405, "#f7b98b"), (424, "#eda984")]
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
        low, fine = (noise.spectral((1024, 1024), 1.7, seed, stretch=(1.0, 3.2)) for seed in (341, 342))
        depth = 16000 / (HORIZON + 60 - self.y)
        u, v = (self.x - CENTRE) * (depth / 62) + 300, depth * 4.2
        body = noise.look_up(low, u, v) + 0.4 * noise.look_up(fine, u * 2.2, v * 2.2)
        under = noise.look_up(low, u - 4, v + 8) + 0.4 * noise.look_up(fine, u * 2.2, v * 2.2)
        thick = light.smoothstep(0.35, 2.2, body) * light.smoothstep(HORIZON - 4, HORIZON - 60, self.y + 0 * self.x)
        lit = np.clip(0.45 + 0.6 * (body - under), 0, 1) * np.clip((self.y - 40) / 240, 0.1, 1)
        shade = light.mix(rgb("#3d6379"), rgb("#b08d8d"), np.exp(-away / 170))
        light.over(self.picture, light.mix(shade, rgb("#ffc19a"), lit), thick * 0.8)

    def _island(self):
        line = HORIZON - 9 * np.maximum(noise.Profile(347, 440, 120, 5, 0.45, 0.2).at(self.x + 90) + 0.15, 0)
        light.over(self.picture, rgb("#a98b8d"), shapes.cover(line - self.y, 0.6) * 0.85)


def _cliff():
    """The cliff with the lighthouse and the keeper's cottage, around the middle of its waterline."""
    s = shapes.Sprite(-150, -272, 150, 14)
    rough = noise.Profile(351, 300, 26, 5, 0.5, 0.3)
    line = [(-138, 16), (-126, -3), (-112, -12), (-97, -34), (-84, -43), (-68, -66), (-50, -80), (-26, -88),
            (40, -91), (90, -86), (150, -90), (150, 16)]
    top = np.interp(s.x, [p[0] for p in line[:-1]], [p[1] for p in line[:-1]]).astype(np.float32)
    slope = np.clip(np.abs(s.x + 70) / 60, 0.25, 1)
    top -= 5.5 * rough.at(s.x + 150) / (1 + 1.8 * slope)
    rock = noise.spectral((1024, 1024), 1.45, 353, stretch=(1.9, 0.8))[:s.y.shape[0], :s.x.shape[1]]
    fine = noise.spectral((1024, 1024), 1.2, 354, stretch=(0.7, 2.0))[:s.y.shape[0], :s.x.shape[1]]
    facing = rock - np.roll(rock, (7, 15), (0, 1))
    drop = np.clip((s.y - top) / 92, 0, 1)
    lit = np.clip(0.44 + 0.50 * facing - 0.11 * fine, 0, 1.3) * np.exp(-((s.x + 118) / 150).clip(0) * 1.25)
    stone = rgb("#1d2c36") + lit[..., None] * rgb("#c08d78") * 0.52
    stone = light.mix(stone, rgb("#0f1c24"), light.smoothstep(0.55, 1.1, drop) * 0.7)
    s.paint(top - s.y, stone)
    turf = np.clip(1 - (s.y - top) / (6 + 2.2 * fine), 0, 1) * light.smoothstep(-90, -50, s.x)
    s.data[..., :3] += turf[..., None] * (rgb("#4f6350") * 0.45 - s.data[..., :3]) * 0.85 * s.data[..., 3:]
    _cottage(s, 47, -90)
    _tower(s, LAMP[0] - CLIFF[0], -86)
    return s


def _tower(s, x, base):
    top = LAMP[1] - CLIFF[1] + 12
    widths = (15.5, 9.2)
    body = [(x - widths[0], base + 3), (x - widths[1], top), (x + widths[1], top), (x + widths[0], base + 3)]
    half = np.interp(s.y, [top, base], [widths[1], widths[0]])
    turn = np.clip((s.x - x) / half, -1, 1)
    lit = 0.20 + 0.62 * np.exp(-((turn + 0.62) / 0.52) ** 2)
    bands = np.clip(np.floor((s.y - top) / (base - top) * 5), 0, 4) % 2
    paint = np.where(bands[..., None] > 0, rgb("#c23f36"), rgb("#f6ece2")) * lit[..., None]
    s.paint(shapes.polygon(s.x, s.y, body), paint * np.array([1.0, 0.92, 0.86], dtype=np.float32) + rgb("#20303c") * 0.25)
    for share in (0.22, 0.48, 0.74):
        wy = top + (base - top) * share
        s.paint(shapes.box(s.x, s.y, x + 1.5, wy, 1.5, 3.0, 1.4), rgb("#ffc977") * 1.3)
    s.paint(shapes.box(s.x, s.y, x, base - 6, 3.2, 8, 2.5), rgb("#3a2c2a") * 0.6)
    s.paint(shapes.box(s.x, s.y, x, top - 1.2, 12.6, 1.7), rgb("#1c2830"))
    for step in np.linspace(-11.8, 11.8, 9):
        s.paint(shapes.segment(s.x, s.y, x + step, top - 2, x + step, top - 8) - 0.25, rgb("#1c2830"))
    s.paint(shapes.segment(s.x, s.y, x - 11.8, top - 8, x + 11.8, top - 8) - 0.35, rgb("#1c2830"))
    s.paint(shapes.box(s.x, s.y, x, top - 11.5, 6.6, 9.5), rgb("#ffe9bd") * 0.9)
    for step in (-6.4, -2.1, 2.1, 6.4):
        s.paint(shapes.segment(s.x, s.y, x + step, top - 3, x + step, top - 21) - 0.4, rgb("#1c2830"))
    dome = shapes.curve([(x - 8.4, top - 20.5), (x - 6, top - 26), (x, top - 30), (x + 6, top - 26), (x + 8.4, top - 20.5)])
    s.paint(shapes.polygon(s.x, s.y, dome), rgb("#a8322c") * (0.25 + 0.6 * np.exp(-((s.x - x + 4) / 4) ** 2))[..., None])
    s.paint(shapes.segment(s.x, s.y, x, top - 29, x, top - 39) - 0.45, rgb("#1c2830"))
    s.paint(shapes.circle(s.x, s.y, x, top - 31.5, 1.5), rgb("#5c2a28"))


def _cottage(s, x, base):
    s.paint(shapes.box(s.x, s.y, x, base - 6, 21, 11), rgb("#d8cfc8") * 0.30)
    s.paint(shapes.polygon(s.x, s.y, [(x - 25, base - 15), (x - 17, base - 29), (x + 17, base - 29), (x + 25, base - 15)]),
            rgb("#56302e") * 0.6)
    s.paint(shapes.box(s.x, s.y, x + 11, base - 30, 2.4, 5), rgb("#6d4a44") * 0.5)
    for step in (-11.5, 12):
        s.paint(shapes.box(s.x, s.y, x + step, base - 7, 3.4, 3.6, 0.3), rgb("#ffc673") * 1.5)
        s.paint(shapes.segment(s.x, s.y, x + step, base - 11, x + step, base - 3) - 0.3, rgb("#4a3a30"))
    s.paint(shapes.box(s.x, s.y, x, base - 3.5, 2.9, 6.5), rgb("#2d4a52") * 0.6)


def _finish(picture):
    height, width = picture.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    corner = ((x / width - 0.5) ** 2 * 0.8 + (y / height - 0.5) ** 2) * 1.2
    return light.display(picture * (1 - 0.40 * np.clip(corner, 0, 1))[..., None] * 1.05)


def _lying(t):
    """The picture as the telephone's sensor sees it: its top to the left."""
    return np.ascontiguousarray(np.rot90(_scene.frame(t)))


def _ambience():
    """Wind and surf [2, n] at 48 kHz: each breaker swells, breaks and hisses out."""
    count = round(SECONDS * sound.RATE)
    t = np.arange(count) / sound.RATE
    sides = []
    for side in (0, 1):
        wind = sound.noise(count, 361 + side, lambda f: sound.bump(f, 240, 1.1) + 0.18 * sound.bump(f, 900, 0.5))
        rumble = sound.noise(count, 363 + side, lambda f: sound.bump(f, 95, 0.8))
        hiss = sound.noise(count, 365 + side, lambda f: sound.bump(f, 2300, 1.3) + 0.5 * sound.bump(f, 700, 0.8))
        gust = 0.75 + 0.25 * np.sin(2 * np.pi * t / 3.1 + 1.3 * side) + 0.12 * np.sin(2 * np.pi * t / 1.3)
        phase = np.mod(1.45 * t / (2 * np.pi) + 0.30 + 0.05 * side, 1)
        wash = (1 - np.exp(-phase / 0.07)) * np.exp(-phase / 0.34)
        sides.append(0.030 * wind * gust + 0.020 * rumble + 0.085 * hiss * (0.12 + wash))
    edge = np.clip(np.minimum(t, t[-1] - t) / 0.03, 0, 1)
    return 0.7 * np.array(sides) * edge


def make(path):
    global _scene
    _scene = Scene()
    times = [index * 1001 / 30000 for index in range(FRAMES)]
    with tempfile.TemporaryDirectory() as room:
        bed = os.path.join(room, "bed.wav")
        sound.write_wav(bed, _ambience(), sound.RATE)
        film.encode(path, film.draw(_lying, times), (640, 360), RATE, 800, x264="deblock=-1,-1",
                    before=["-i", bed], after=["-c:a", "aac", "-b:a", "64k", "-shortest"])
    film.turn_upright(path, width=UPRIGHT[0])
