"""train.mp4: the country from a train window, at a truly irregular frame rate.

Everything outside passes at a constant speed, near things faster, and every picture is drawn for the very
moment of its timestamp: shown at those moments the motion is even, shown at any others it stumbles.
"""

import numpy as np

from . import film, light, noise, shapes
from .light import rgb

SIZE = (640, 360)
TICKS = 90000                           # timestamps are whole ticks
HORIZON, FOCAL, EYE, SPEED = 152.0, 560.0, 3.0, 17.0     # pixels, pixels, metres, metres a second
SHUTTER = 1 / 150                       # seconds the shutter is open, whatever the frame rate

SKY = [(0, "#5f8fbf"), (45, "#8bb0cb"), (85, "#cbcfca"), (118, "#f5d9b4"), (152, "#ffcf98"), (360, "#ffcf98")]
HAZE = rgb("#ffd6a4")

# what a recorder made of it: (pictures a second, seconds, wander of each timestamp in milliseconds)
STRETCHES = [(30, 0.9, 2.5), (60, 0.7, 1.2), (24, 0.8, 0.0), (12, 0.5, 6.0), (30, 0.6, 2.5), (60, 0.5, 1.2)]
DROPPED = {9, 17, 41, 42, 88}           # pictures lost on the way


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
        self.strips = [_clouds(), _mountains(), _hills()]
        self.near = [_hedges(), _trees(), _bushes(), _poles(), _verge()]
        self.soil = [noise.spectral((512, 1024), falloff, 411, shortest=3.0) for falloff in (0.75, 1.25)]
        self.window = _window(self.grid)

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
        """Fields on a plane: furrows run straight away from the track, so they swing past like a fan."""
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
            colour *= 1 + 0.16 * (noise.look_up(field, along * size, away * depth_size) * seen)[..., None]
        furrow = np.cos(2 * np.pi * along / 1.55) * soft * light.smoothstep(27, 29, away) * light.smoothstep(74, 70, away)
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
        inside = light.smoothstep(near - 0.12, near + 0.12, away) * light.smoothstep(far + 0.25, far - 0.25, away)
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
        colour[:] = light.gradient(away[:, 0], [(8, "#5d642c"), (14, "#7d8238"), (26, "#a3994a"), (28, "#d3a04c"),
                                                (72, "#e2b35e"), (75, "#94984a"), (150, "#a8a45a"),
                                                (400, "#b5ab68")])[:, None, :]
        far = np.mod(np.floor((along + 1.3 * away) / 190) * 0.618 + 0.2, 1)
        patch = light.smoothstep(76, 80, away) * light.smoothstep(230, 210, away)
        for low, high, code in ((0.0, 0.3, "#d9c24c"), (0.3, 0.55, "#5f8a45"), (0.8, 1.0, "#b79a5a")):
            here = ((far >= low) & (far < high)) * patch
            light.over(colour, rgb(code), here.astype(np.float32) * 0.8)
        path = shapes.cover(np.abs(away - 27.2) - 0.75, 1.2)
        light.over(colour, rgb("#c8b48c"), np.broadcast_to(path, along.shape) * 0.75)
        return colour


class Strip:
    """A band of things at one distance: drawn once as a loop, smeared by the open shutter, then slid by."""

    SCALE = 2

    def __init__(self, length, top, bottom, speed):
        """`length` pixels until it repeats, rows top..bottom of the picture, `speed` pixels a second."""
        self.length, self.top, self.speed = length, top, speed
        self.x = np.arange(length * self.SCALE, dtype=np.float32)[None, :] / self.SCALE + 0.25
        self.y = np.arange((bottom - top) * self.SCALE, dtype=np.float32)[:, None] / self.SCALE + top + 0.25
        self.data = np.zeros((self.y.shape[0], self.x.shape[1], 4), dtype=np.float32)

    def paint(self, amount, colour, place=np.s_[:, :]):
        """Covers `place` (slices of samples) with light, as much as `amount` [h, w] says."""
        self.data[place] *= 1 - amount[..., None]
        self.data[place][..., :3] += colour * amount[..., None]
        self.data[place][..., 3] += amount

    def window(self, left, right, top=None, bottom=None):
        """(slices, x, y) of samples between two columns and rows, cut at the ends of the loop."""
        s = self.SCALE
        columns = slice(max(0, int(left * s)), max(0, int(right * s)))
        rows = slice(0 if top is None else max(0, int((top - self.top) * s)),
                     None if bottom is None else max(0, int((bottom - self.top) * s)))
        return (rows, columns), self.x[:, columns], self.y[rows]

    def smear(self):
        """Blurs along the motion by a box as long as the way made while the shutter is open."""
        width = self.speed * SHUTTER * self.SCALE
        if width > 0.2:
            frequency = np.fft.rfftfreq(self.data.shape[1])[None, :, None]
            spectrum = np.fft.rfft(self.data, axis=1) * np.sinc(frequency * width)
            self.data = np.fft.irfft(spectrum, self.data.shape[1], axis=1).astype(np.float32)
        return self

    def lay(self, picture, t):
        place = (self.speed * t) % self.length * self.SCALE
        whole, part = int(place), np.float32(place - int(place))
        columns = (np.arange(picture.shape[1] + 1) + whole) % self.data.shape[1]
        band = self.data[:, columns]
        band = band[:, :-1] * (1 - part) + band[:, 1:] * part
        first = self.top * self.SCALE
        shapes.lay(picture[first:first + band.shape[0]], band[:picture.shape[0] - first])


def _base(distance):
    """(row where things at a distance stand, pixels a second they pass at, pixels a metre)."""
    return HORIZON + FOCAL * EYE / distance, FOCAL * SPEED / distance, FOCAL / distance


def _clouds():
    s = Strip(1024, 0, 150, 3.0)
    field = noise.spectral((512, 2048), 1.55, 421, stretch=(1.0, 2.1))
    fine = noise.spectral((512, 2048), 1.3, 422, stretch=(1.0, 1.7))
    stretch = 26000 / (190 - s.y) / 1.0
    body = (noise.look_up(field, np.arange(2048)[None, :], stretch) + 0.35 *
            noise.look_up(fine, np.arange(2048)[None, :], stretch * 1.6))
    under = noise.look_up(field, np.arange(2048)[None, :] + 8, stretch - 12) + 0.3 * body
    amount = light.smoothstep(0.2, 1.7, body) * light.smoothstep(150, 112, s.y)
    lit = np.clip(0.62 + 0.30 * (body - under), 0, 1)
    s.paint(amount * 0.85, light.mix(rgb("#b3b1bd"), rgb("#ffe9cc"), lit))
    return s


def _mountains():
    s = Strip(1400, 60, 156, 4.5)
    for seed, crest, reach, wave, codes in ((431, 116, 34, 300, ("#8fa6bd", "#f6d9b6")),
                                            (433, 134, 22, 230, ("#7590a2", "#f2d2aa"))):
        line = crest - reach * noise.Profile(seed, 1400, wave, 7, 0.48, 0.85).at(s.x)
        rough = noise.look_up(noise.spectral((512, 1024), 1.3, seed + 1, stretch=(1.8, 0.8)),
                              s.x * 1024 / 700 + (s.y - line) * 1.1, (s.y - line) * 1.3 + 60)
        snow = light.smoothstep(0.3, 0.9, (150 - line) / 58 - (s.y - line) / 26 + 0.12 * rough) * (seed == 431)
        shade = light.mix(rgb(codes[0]), rgb(codes[1]), light.smoothstep(0, 44, s.y - line))
        shade = shade * (1 + 0.05 * rough)[..., None]
        shade = light.mix(shade, rgb("#ffe6cf") * (1 + 0.07 * rough[..., None]), snow * 0.75)
        s.paint(shapes.cover(line - s.y, 0.7), shade)
    return s


def _hills():
    s = Strip(1600, 92, 158, 15.0)
    grain = noise.spectral((512, 1024), 0.8, 441, stretch=(0.9, 1.5))
    for seed, crest, reach, wave, dark, pale in ((443, 139, 17, 420, "#738a68", "#cbb888"),
                                                 (445, 149, 12, 300, "#577548", "#c6b26c")):
        line = crest - reach * noise.Profile(seed, 1600, wave, 7, 0.42, 0.1).at(s.x)
        wood = noise.look_up(grain, s.x * 1024 / 320, s.y * 4)
        forest = light.smoothstep(-0.2, 0.35, noise.Profile(seed + 5, 1600, 120, 4, 0.5).at(s.x + 3 * s.y))
        shade = light.mix(rgb(pale), rgb(dark) * (1 + 0.16 * wood)[..., None], forest)
        s.paint(shapes.cover(line - s.y + 1.1 * wood * forest, 0.8),
                light.mix(shade, HAZE, light.smoothstep(0, 44, s.y - line) * 0.6))
    _village(s, 610, 148)
    _village(s, 1290, 147)
    return s


def _village(s, left, base):
    rng = np.random.default_rng(int(left))
    for index in range(11):
        hx, w, h = left + index * 8.5 + rng.uniform(-2, 2), rng.uniform(6, 10), rng.uniform(4, 6)
        foot = base + rng.uniform(-2.5, 2)
        place, x, y = s.window(hx - 10, hx + 10)
        s.paint(shapes.cover(shapes.box(x, y, hx, foot - h / 2, w / 2, h / 2), 0.7), rgb("#f4e6cc"), place)
        roof = [(hx - w / 2 - 0.8, foot - h), (hx - w / 4, foot - h - 3.6), (hx + w / 4, foot - h - 3.6), (hx + w / 2 + 0.8, foot - h)]
        s.paint(shapes.cover(shapes.polygon(x, y, roof), 0.7), rgb("#b8664a"), place)
    cx = left + 46
    place, x, y = s.window(cx - 10, cx + 10)
    s.paint(shapes.cover(shapes.box(x, y, cx, base - 9, 2.8, 10), 0.7), rgb("#efe2c6"), place)
    spire = [(cx - 3.4, base - 18), (cx, base - 32), (cx + 3.4, base - 18)]
    s.paint(shapes.cover(shapes.polygon(x, y, spire), 0.7), rgb("#5d6a70"), place)


def _tree(s, rng, x, base, tall, dark, bright, round_=0.42):
    """A broad-leaved tree: a trunk and heaps of leaves, lit from the upper left."""
    place, gx, gy = s.window(x - tall, x + tall, base - tall * 1.15, base + tall * 0.12)
    shadow = shapes.ellipse(gx, gy, x + tall * 0.34, base, tall * 0.62, tall * 0.034 + 0.6)
    s.paint(shapes.cover(shadow, tall * 0.06 + 1) * 0.42, rgb("#22331c"), place)
    trunk = [(x - tall * 0.032, base), (x - tall * 0.02, base - tall * 0.5), (x + tall * 0.02, base - tall * 0.5), (x + tall * 0.036, base)]
    s.paint(shapes.cover(shapes.polygon(gx, gy, trunk), 0.8), rgb("#4a3a2a"), place)
    leaf = noise.look_up(LEAVES, gx * 60 / (tall ** 0.75) * 0.55 + 37 * x, gy * 60 / (tall ** 0.75) * 0.55)
    heaps = []
    for _ in range(34):
        angle, reach = rng.uniform(0, 2 * np.pi), np.sqrt(rng.uniform(0, 1))
        hx = x + np.cos(angle) * reach * tall * round_ * 0.86
        hy = base - tall * 0.60 + np.sin(angle) * reach * tall * 0.36
        heaps.append((hy - 0.6 * (hx - x) * 0.3, hx, hy, tall * rng.uniform(0.10, 0.19)))
    for _, hx, hy, size in sorted(heaps, reverse=True):
        lean = (-(gx - hx) * 0.62 - (gy - hy) * 0.78) / size
        height = (base - tall * 0.25 - hy) / (tall * 0.75)
        lit = np.clip(0.30 + 0.34 * lean + 0.25 * height + 0.16 * leaf - 0.24 * (hx - x) / (tall * 0.4), 0, 1)
        edge = shapes.circle(gx, gy, hx, hy, size) - 0.10 * size * leaf
        s.paint(shapes.cover(edge, 0.9), light.mix(rgb(dark), rgb(bright), lit), place)


LEAVES = noise.spectral((512, 512), 0.95, 451)


def _poplar(s, rng, x, base, tall):
    place, gx, gy = s.window(x - tall * 0.3, x + tall * 0.3, base - tall * 1.1, base + 4)
    share = np.clip((base - gy) / tall, 0, 1)
    half = tall * 0.115 * np.sin(np.pi * np.clip(share * 0.9 + 0.06, 0, 1)) ** 0.6
    leaf = noise.look_up(LEAVES, gx * 6 + 91 * x, gy * 3.2)
    lit = np.clip(0.40 - 0.5 * (gx - x) / np.maximum(half, 1) * 0.7 + 0.16 * leaf, 0, 1)
    s.paint(shapes.cover(np.abs(gx - x) - half - leaf * 0.7, 0.9) * (share > 0) * (share < 1),
            light.mix(rgb("#40552f"), rgb("#ccb860"), lit), place)


def _hedges():
    base, speed, _ = _base(130)
    s = Strip(1760, 96, 178, speed)
    rng = np.random.default_rng(461)
    tops = noise.Profile(463, 1760, 60, 5, 0.6, 0.0).at(s.x)
    leaf = noise.look_up(LEAVES, s.x * 5, s.y * 5)
    line = base - 5.5 - 4.5 * tops + 0.8 * leaf
    lit = np.clip(0.75 - (s.y - line) / 9 + 0.22 * leaf, 0, 1)
    hedge = shapes.cover(line - s.y, 0.9) * shapes.cover(s.y - base - 0.5, 0.9)
    s.paint(hedge, light.mix(rgb("#3f5530"), rgb("#c2b662"), lit))
    for _ in range(46):
        x = rng.uniform(12, 1748)
        _tree(s, rng, x, base + rng.uniform(-2, 1), rng.uniform(10, 19), "#455d36", "#c6b968", 0.55)
    for x in np.arange(300, 520, 17.0):
        _poplar(s, rng, x + rng.uniform(-2, 2), base, rng.uniform(34, 42))
    _farm(s, 880, base + 1)
    _farm(s, 1500, base)
    for _ in range(24):
        _tree(s, rng, rng.uniform(30, 1730), base + rng.uniform(0, 3), rng.uniform(16, 30), "#3d5530", "#c4b45c")
    return s.smear()


def _farm(s, x, base):
    place, gx, gy = s.window(x - 60, x + 60)
    for cx, w, h, roof, wall in ((x, 44, 13, 12, "#f3e4c8"), (x + 36, 24, 9, 8, "#a8563e")):
        s.paint(shapes.cover(shapes.box(gx, gy, cx, base - h / 2, w / 2, h / 2), 0.8), rgb(wall), place)
        tiles = [(cx - w / 2 - 2, base - h), (cx - w / 2 + 4, base - h - roof), (cx + w / 2 - 4, base - h - roof), (cx + w / 2 + 2, base - h)]
        s.paint(shapes.cover(shapes.polygon(gx, gy, tiles), 0.8), rgb("#9c4f38"), place)
    for wx in (-15, -5, 5, 15):
        s.paint(shapes.cover(shapes.box(gx, gy, x + wx, base - 7, 1.7, 2.4), 0.8), rgb("#54636b"), place)


def _trees():
    base, speed, _ = _base(58)
    s = Strip(2400, 40, 206, speed)
    rng = np.random.default_rng(471)
    for x, tall in ((170, 92), (236, 70), (560, 104), (1010, 84), (1062, 100), (1128, 76), (1560, 112), (1980, 88), (2046, 66)):
        _tree(s, rng, x, base + rng.uniform(-3, 3), tall, "#33482a", "#d2ba56")
    return s.smear()


def _bushes():
    base, speed, _ = _base(27)
    s = Strip(3000, 120, 240, speed)
    rng = np.random.default_rng(481)
    for x in np.arange(60, 2960, 84.0):                       # a fence along the path
        place, gx, gy = s.window(x - 6, x + 6)
        s.paint(shapes.cover(shapes.box(gx, gy, x, base - 11, 1.6, 12), 0.8), rgb("#5a4632"), place)
    for rise in (8, 17):
        sag = base - rise + 0 * s.x
        s.paint(shapes.cover(np.abs(s.y - sag) - 0.45, 0.8), rgb("#6a563e"))
    for x, tall in ((420, 44), (468, 34), (1190, 52), (1250, 38), (1296, 46), (2130, 40), (2610, 56), (2670, 42)):
        _tree(s, rng, x, base + 2, tall, "#3a4d2a", "#c2b24e", 0.5)
    return s.smear()


def _poles():
    base, speed, metre = _base(13.0)
    gap = 26 * metre
    s = Strip(round(gap), 0, 320, speed)
    gap = s.length                                            # one pole in a loop, the wires meet at it
    middle = gap / 2
    for top, sag in ((46, 22), (70, 20), (22, 18)):
        hang = top + sag * (1 - ((s.x - middle) % gap / gap * 2 - 1) ** 2)
        s.paint(shapes.cover(np.abs(s.y - hang) - 0.75, 0.9), rgb("#2b3238"))
    place, x, y = s.window(middle - 60, middle + 60)
    turn = np.clip((x - middle) / 6.5, -1, 1)
    wood = rgb("#3a2e26") + (0.55 * np.exp(-((turn + 0.5) / 0.4) ** 2))[..., None] * rgb("#c49a6a")
    s.paint(shapes.cover(np.abs(x - middle) - 6.2 + 0 * y, 1.0) * (y > 4), wood + 0 * y[..., None], place)
    for row in (22, 46, 70):
        s.paint(shapes.cover(shapes.box(x, y, middle, row + 4, 30, 2.4), 1.0), rgb("#4a3b30"), place)
        for side in (-25, 0, 25):
            s.paint(shapes.cover(shapes.box(x, y, middle + side, row - 2, 2.6, 4.5, 1.5), 1.0), rgb("#cfd8d6"), place)
    return s.smear()


def _verge():
    base, speed, _ = _base(11.0)
    s = Strip(3200, 226, 360, speed)
    rng = np.random.default_rng(491)
    tops = noise.Profile(493, 3200, 190, 7, 0.55, 0.1)
    line = base + 4 - 26 * np.maximum(tops.at(s.x) + 0.25, 0)
    blades = noise.spectral((256, 2048), 0.7, 495, stretch=(4.0, 0.7))
    grass = noise.look_up(blades, s.x * 2048 / 1600 * 2, s.y * 1.6)
    deep = np.clip((s.y - line) / 70, 0, 1)
    lit = np.clip(0.50 - 0.42 * deep + 0.24 * grass, 0, 1)
    s.paint(shapes.cover(line - s.y + 5 * grass, 1.2), light.mix(rgb("#2e381b"), rgb("#c0ac4c"), lit))
    for _ in range(170):
        fx = rng.uniform(10, 3190)
        fy = float(np.interp(fx, s.x[0], line[0])) + rng.uniform(2, 42)
        place, x, y = s.window(fx - 6, fx + 6, fy - 6, fy + 6)
        code = rng.choice(["#f2efe0", "#e9c64a", "#d8584a", "#b59ad0"], p=[0.4, 0.3, 0.2, 0.1])
        s.paint(shapes.cover(shapes.circle(x, y, fx, fy, rng.uniform(1.6, 3.0)), 1.0), rgb(code), place)
    return s.smear()


def _window(grid):
    """The carriage inside: frame, sill, a cup on it, and a trace of the lamps in the glass."""
    s = shapes.Sprite(0, 0, *SIZE, grid.scale)
    opening = shapes.box(s.x, s.y, 320, 163, 300, 147, 26)
    inside = light.gradient(s.y[:, 0], [(0, "#2a2b2f"), (300, "#1d1d21"), (320, "#2d2a28"), (360, "#1a1818")])[:, None, :]
    glow = np.exp(-np.clip(opening, 0, None) / 5.0) * (0.16 + 0.28 * light.smoothstep(180, 330, s.y))
    s.paint(-opening, inside + glow[..., None] * rgb("#f0dcb4"))
    rubber = np.abs(opening - 1.5) - 2.2
    s.paint(rubber, rgb("#0c0d0f"), 0.9)
    for left, tilt, strength in ((420, 0.55, 0.030), (470, 0.55, 0.022)):
        band = np.exp(-(((s.x - left) + (s.y - 60) * tilt) / 16) ** 2) * strength * (opening < 0)
        s.data[..., :3] += band[..., None] * rgb("#ffe8c4")
    sill = np.exp(-((s.y - 322) / 3.0) ** 2) * 0.16
    s.data[..., :3] += sill[..., None] * rgb("#ffe9c8")
    _cup(s, 112, 338)
    return s.data


def _cup(s, x, base):
    top = base - 62
    s.paint(shapes.ellipse(s.x, s.y, x + 12, base, 34, 4), rgb("#050505"), 0.5, softness=7)
    body = [(x - 24, top), (x - 18, base), (x + 18, base), (x + 24, top)]
    half = np.interp(s.y, [top, base], [24, 18])
    turn = np.clip((s.x - x) / half, -1, 1)
    lit = 0.10 + 0.34 * np.exp(-((turn + 0.72) / 0.38) ** 2) + 0.10 * np.exp(-((turn - 0.92) / 0.16) ** 2)
    shape = shapes.polygon(s.x, s.y, body)
    s.paint(shape, rgb("#f3e6d2") * lit[..., None])
    sleeve = np.maximum(shape, np.abs(s.y - base + 29) - 13)
    s.paint(sleeve, rgb("#c4523c") * lit[..., None] * 1.15)
    for phase in (0, np.pi):                                   # two threads, woven
        thread = np.abs(s.y - base + 29 - 3.0 * np.cos(np.arcsin(turn) * 7 + phase)) - 0.75
        s.paint(np.maximum(sleeve, thread), rgb("#f6dfae") * lit[..., None])
    lid = shapes.box(s.x, s.y, x, top - 2, 26, 3.2, 2)
    turn = np.clip((s.x - x) / 26, -1, 1)
    lit = 0.05 + 0.22 * np.exp(-((turn + 0.72) / 0.35) ** 2)
    s.paint(lid, rgb("#e8e4de") * lit[..., None] + 0 * s.y[..., None])
    s.paint(shapes.box(s.x, s.y, x, top - 7, 21, 3.4, 2), rgb("#e8e4de") * lit[..., None] * 0.85 + 0 * s.y[..., None])


def _moments(ticks):
    """The timestamps as an expression for setpts in N, the number of the picture."""
    terms = ["gte(N,%d)*%d" % (index + 1, after - before)
             for index, (before, after) in enumerate(zip(ticks, ticks[1:]))]
    while len(terms) > 1:                                     # in pairs: ffmpeg allows no deep nesting
        terms = ["(%s)" % "+".join(terms[index:index + 2]) for index in range(0, len(terms), 2)]
    return terms[0]


def make(path):
    ticks = timestamps()
    scene = Scene()
    film.encode(path, film.draw(scene.frame, [tick / TICKS for tick in ticks]), SIZE, 30, 850,
                x264="deblock=-1,-1", filters="setsar=1,settb=1/%d,setpts='%s'" % (TICKS, _moments(ticks)),
                timing=["-enc_time_base", "1/%d" % TICKS], after=["-video_track_timescale", TICKS])
