"""The country outside the train, as strips: things at one distance, drawn once and slid past."""

import numpy as np

from . import light, noise, shapes
from .light import rgb

HORIZON, FOCAL, EYE = 152.0, 560.0, 3.0  # pixels, pixels, metres above the ground
SPEED = 17.0  # metres a second
SHUTTER = 1 / 150  # seconds the shutter is open, whatever the frame rate
SKY = [
    (0, "#5f8fbf"),
    (45, "#8bb0cb"),
    (85, "#cbcfca"),
    (118, "#f5d9b4"),
    (152, "#ffcf98"),
    (360, "#ffcf98"),
]
HAZE = rgb("#ffd6a4")


class Strip:
    """A band of things at one distance: drawn once as a loop, smeared by the shutter, slid past."""

    SCALE = 2

    def __init__(self, length, top, bottom, speed):
        """Rows top..bottom of the picture; `length` pixels until it repeats; pixels a second."""
        self.length, self.top, self.speed = length, top, speed
        self.x = np.arange(length * self.SCALE, dtype=np.float32)[None, :] / self.SCALE + 0.25
        self.y = (
            np.arange((bottom - top) * self.SCALE, dtype=np.float32)[:, None] / self.SCALE
            + top
            + 0.25
        )
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
        rows = slice(
            0 if top is None else max(0, int((top - self.top) * s)),
            None if bottom is None else max(0, int((bottom - self.top) * s)),
        )
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
        shapes.lay(picture[first : first + band.shape[0]], band[: picture.shape[0] - first])


def _base(distance):
    """(row where things at a distance stand, pixels a second they pass at, pixels a metre)."""
    return HORIZON + FOCAL * EYE / distance, FOCAL * SPEED / distance, FOCAL / distance


def clouds():
    s = Strip(1024, 0, 150, 3.0)
    field = noise.spectral((512, 2048), 1.55, 421, stretch=(1.0, 2.1))
    fine = noise.spectral((512, 2048), 1.3, 422, stretch=(1.0, 1.7))
    stretch = 26000 / (190 - s.y) / 1.0
    body = noise.look_up(field, np.arange(2048)[None, :], stretch) + 0.35 * noise.look_up(
        fine, np.arange(2048)[None, :], stretch * 1.6
    )
    under = noise.look_up(field, np.arange(2048)[None, :] + 8, stretch - 12) + 0.3 * body
    amount = light.smoothstep(0.2, 1.7, body) * light.smoothstep(150, 112, s.y)
    lit = np.clip(0.62 + 0.30 * (body - under), 0, 1)
    s.paint(amount * 0.85, light.mix(rgb("#b3b1bd"), rgb("#ffe9cc"), lit))
    return s


def mountains():
    s = Strip(1400, 60, 156, 4.5)
    for seed, crest, reach, wave, codes in (
        (431, 116, 34, 300, ("#8fa6bd", "#f6d9b6")),
        (433, 134, 22, 230, ("#7590a2", "#f2d2aa")),
    ):
        line = crest - reach * noise.Profile(seed, 1400, wave, 7, 0.48, 0.85).at(s.x)
        rough = noise.look_up(
            noise.spectral((512, 1024), 1.3, seed + 1, stretch=(1.8, 0.8)),
            s.x * 1024 / 700 + (s.y - line) * 1.1,
            (s.y - line) * 1.3 + 60,
        )
        snow = light.smoothstep(0.3, 0.9, (150 - line) / 58 - (s.y - line) / 26 + 0.12 * rough) * (
            seed == 431
        )
        shade = light.mix(rgb(codes[0]), rgb(codes[1]), light.smoothstep(0, 44, s.y - line))
        shade = shade * (1 + 0.05 * rough)[..., None]
        shade = light.mix(shade, rgb("#ffe6cf") * (1 + 0.07 * rough[..., None]), snow * 0.75)
        s.paint(shapes.cover(line - s.y, 0.7), shade)
    return s


def hills():
    s = Strip(1600, 92, 158, 15.0)
    grain = noise.spectral((512, 1024), 0.8, 441, stretch=(0.9, 1.5))
    for seed, crest, reach, wave, dark, pale in (
        (443, 139, 17, 420, "#738a68", "#cbb888"),
        (445, 149, 12, 300, "#577548", "#c6b26c"),
    ):
        line = crest - reach * noise.Profile(seed, 1600, wave, 7, 0.42, 0.1).at(s.x)
        wood = noise.look_up(grain, s.x * 1024 / 320, s.y * 4)
        forest = light.smoothstep(
            -0.2, 0.35, noise.Profile(seed + 5, 1600, 120, 4, 0.5).at(s.x + 3 * s.y)
        )
        shade = light.mix(rgb(pale), rgb(dark) * (1 + 0.16 * wood)[..., None], forest)
        s.paint(
            shapes.cover(line - s.y + 1.1 * wood * forest, 0.8),
            light.mix(shade, HAZE, light.smoothstep(0, 44, s.y - line) * 0.6),
        )
    _village(s, 610, 148)
    _village(s, 1290, 147)
    return s


def _village(s, left, base):
    rng = np.random.default_rng(int(left))
    for index in range(11):
        hx, w, h = left + index * 8.5 + rng.uniform(-2, 2), rng.uniform(6, 10), rng.uniform(4, 6)
        foot = base + rng.uniform(-2.5, 2)
        place, x, y = s.window(hx - 10, hx + 10)
        s.paint(
            shapes.cover(shapes.box(x, y, hx, foot - h / 2, w / 2, h / 2), 0.7),
            rgb("#f4e6cc"),
            place,
        )
        roof = [
            (hx - w / 2 - 0.8, foot - h),
            (hx - w / 4, foot - h - 3.6),
            (hx + w / 4, foot - h - 3.6),
            (hx + w / 2 + 0.8, foot - h),
        ]
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
    trunk = [
        (x - tall * 0.032, base),
        (x - tall * 0.02, base - tall * 0.5),
        (x + tall * 0.02, base - tall * 0.5),
        (x + tall * 0.036, base),
    ]
    s.paint(shapes.cover(shapes.polygon(gx, gy, trunk), 0.8), rgb("#4a3a2a"), place)
    leaf = noise.look_up(
        LEAVES, gx * 60 / (tall**0.75) * 0.55 + 37 * x, gy * 60 / (tall**0.75) * 0.55
    )
    heaps = []
    for _ in range(34):
        angle, reach = rng.uniform(0, 2 * np.pi), np.sqrt(rng.uniform(0, 1))
        hx = x + np.cos(angle) * reach * tall * round_ * 0.86
        hy = base - tall * 0.60 + np.sin(angle) * reach * tall * 0.36
        heaps.append((hy - 0.6 * (hx - x) * 0.3, hx, hy, tall * rng.uniform(0.10, 0.19)))
    for _, hx, hy, size in sorted(heaps, reverse=True):
        lean = (-(gx - hx) * 0.62 - (gy - hy) * 0.78) / size
        height = (base - tall * 0.25 - hy) / (tall * 0.75)
        lit = np.clip(
            0.30 + 0.34 * lean + 0.25 * height + 0.16 * leaf - 0.24 * (hx - x) / (tall * 0.4), 0, 1
        )
        edge = shapes.circle(gx, gy, hx, hy, size) - 0.10 * size * leaf
        s.paint(shapes.cover(edge, 0.9), light.mix(rgb(dark), rgb(bright), lit), place)


LEAVES = noise.spectral((512, 512), 0.95, 451)


def _poplar(s, rng, x, base, tall):
    place, gx, gy = s.window(x - tall * 0.3, x + tall * 0.3, base - tall * 1.1, base + 4)
    share = np.clip((base - gy) / tall, 0, 1)
    half = tall * 0.115 * np.sin(np.pi * np.clip(share * 0.9 + 0.06, 0, 1)) ** 0.6
    leaf = noise.look_up(LEAVES, gx * 6 + 91 * x, gy * 3.2)
    lit = np.clip(0.40 - 0.5 * (gx - x) / np.maximum(half, 1) * 0.7 + 0.16 * leaf, 0, 1)
    s.paint(
        shapes.cover(np.abs(gx - x) - half - leaf * 0.7, 0.9) * (share > 0) * (share < 1),
        light.mix(rgb("#40552f"), rgb("#ccb860"), lit),
        place,
    )


def hedges():
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
        _tree(
            s,
            rng,
            rng.uniform(30, 1730),
            base + rng.uniform(0, 3),
            rng.uniform(16, 30),
            "#3d5530",
            "#c4b45c",
        )
    return s.smear()


def _farm(s, x, base):
    place, gx, gy = s.window(x - 60, x + 60)
    for cx, w, h, roof, wall in ((x, 44, 13, 12, "#f3e4c8"), (x + 36, 24, 9, 8, "#a8563e")):
        s.paint(
            shapes.cover(shapes.box(gx, gy, cx, base - h / 2, w / 2, h / 2), 0.8), rgb(wall), place
        )
        tiles = [
            (cx - w / 2 - 2, base - h),
            (cx - w / 2 + 4, base - h - roof),
            (cx + w / 2 - 4, base - h - roof),
            (cx + w / 2 + 2, base - h),
        ]
        s.paint(shapes.cover(shapes.polygon(gx, gy, tiles), 0.8), rgb("#9c4f38"), place)
    for wx in (-15, -5, 5, 15):
        s.paint(
            shapes.cover(shapes.box(gx, gy, x + wx, base - 7, 1.7, 2.4), 0.8), rgb("#54636b"), place
        )


def trees():
    base, speed, _ = _base(58)
    s = Strip(2400, 40, 206, speed)
    rng = np.random.default_rng(471)
    for x, tall in (
        (170, 92),
        (236, 70),
        (560, 104),
        (1010, 84),
        (1062, 100),
        (1128, 76),
        (1560, 112),
        (1980, 88),
        (2046, 66),
    ):
        _tree(s, rng, x, base + rng.uniform(-3, 3), tall, "#33482a", "#d2ba56")
    return s.smear()


def bushes():
    base, speed, _ = _base(27)
    s = Strip(3000, 120, 240, speed)
    rng = np.random.default_rng(481)
    for x in np.arange(60, 2960, 84.0):  # a fence along the path
        place, gx, gy = s.window(x - 6, x + 6)
        s.paint(shapes.cover(shapes.box(gx, gy, x, base - 11, 1.6, 12), 0.8), rgb("#5a4632"), place)
    for rise in (8, 17):
        sag = base - rise + 0 * s.x
        s.paint(shapes.cover(np.abs(s.y - sag) - 0.45, 0.8), rgb("#6a563e"))
    for x, tall in (
        (420, 44),
        (468, 34),
        (1190, 52),
        (1250, 38),
        (1296, 46),
        (2130, 40),
        (2610, 56),
        (2670, 42),
    ):
        _tree(s, rng, x, base + 2, tall, "#3a4d2a", "#c2b24e", 0.5)
    return s.smear()


def poles():
    base, speed, metre = _base(13.0)
    gap = 26 * metre
    s = Strip(round(gap), 0, 320, speed)
    gap = s.length  # one pole in a loop, the wires meet at it
    middle = gap / 2
    for top, sag in ((46, 22), (70, 20), (22, 18)):
        hang = top + sag * (1 - ((s.x - middle) % gap / gap * 2 - 1) ** 2)
        s.paint(shapes.cover(np.abs(s.y - hang) - 0.75, 0.9), rgb("#2b3238"))
    place, x, y = s.window(middle - 60, middle + 60)
    turn = np.clip((x - middle) / 6.5, -1, 1)
    wood = rgb("#3a2e26") + (0.55 * np.exp(-(((turn + 0.5) / 0.4) ** 2)))[..., None] * rgb(
        "#c49a6a"
    )
    s.paint(
        shapes.cover(np.abs(x - middle) - 6.2 + 0 * y, 1.0) * (y > 4),
        wood + 0 * y[..., None],
        place,
    )
    for row in (22, 46, 70):
        s.paint(
            shapes.cover(shapes.box(x, y, middle, row + 4, 30, 2.4), 1.0), rgb("#4a3b30"), place
        )
        for side in (-25, 0, 25):
            s.paint(
                shapes.cover(shapes.box(x, y, middle + side, row - 2, 2.6, 4.5, 1.5), 1.0),
                rgb("#cfd8d6"),
                place,
            )
    return s.smear()


def verge():
    base, speed, _ = _base(11.0)
    s = Strip(3200, 226, 360, speed)
    rng = np.random.default_rng(491)
    tops = noise.Profile(493, 3200, 190, 7, 0.55, 0.1)
    line = base + 4 - 26 * np.maximum(tops.at(s.x) + 0.25, 0)
    blades = noise.spectral((256, 2048), 0.7, 495, stretch=(4.0, 0.7))
    grass = noise.look_up(blades, s.x * 2048 / 1600 * 2, s.y * 1.6)
    deep = np.clip((s.y - line) / 70, 0, 1)
    lit = np.clip(0.50 - 0.42 * deep + 0.24 * grass, 0, 1)
    s.paint(
        shapes.cover(line - s.y + 5 * grass, 1.2), light.mix(rgb("#2e381b"), rgb("#c0ac4c"), lit)
    )
    for _ in range(170):
        fx = rng.uniform(10, 3190)
        fy = float(np.interp(fx, s.x[0], line[0])) + rng.uniform(2, 42)
        place, x, y = s.window(fx - 6, fx + 6, fy - 6, fy + 6)
        code = rng.choice(["#f2efe0", "#e9c64a", "#d8584a", "#b59ad0"], p=[0.4, 0.3, 0.2, 0.1])
        s.paint(
            shapes.cover(shapes.circle(x, y, fx, fy, rng.uniform(1.6, 3.0)), 1.0), rgb(code), place
        )
    return s.smear()
