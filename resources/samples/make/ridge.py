"""ridge.mp4: mountain ridges at dawn. The sun climbs from behind the farthest ridge, fog lies
between the others, and the camera glides to the right, so near things pass faster than far ones."""

import numpy as np

from . import film, light, noise, shapes
from .light import rgb

SIZE, RATE, FRAMES = (640, 360), 25, 125
SECONDS = FRAMES / RATE
SUN_X, SUN_RADIUS = 424, 15.5

SKY = [
    (0, "#1f3f6e"),
    (62, "#456391"),
    (118, "#8d8aa6"),
    (160, "#dba294"),
    (196, "#f6bf8e"),
    (260, "#f8d3a0"),
]
HAZE_LOW = rgb("#f9bd8c")
HAZE_AWAY = rgb("#8a8fc0")

# far to near: row and reach of the crest line, its wavelength, haze, speed in pixels a second,
# height of the trees on it and the gap between them
RIDGES = [
    dict(seed=19, crest=190, reach=52, wave=230, peaked=0.95, haze=0.80, speed=1.6),
    dict(seed=27, crest=208, reach=46, wave=250, peaked=0.80, haze=0.56, speed=2.8),
    dict(seed=36, crest=226, reach=38, wave=300, peaked=0.60, haze=0.33, speed=4.8),
    dict(
        seed=42, crest=249, reach=34, wave=330, peaked=0.35, haze=0.16, speed=8.0, tree=5.5, gap=1.7
    ),
    dict(
        seed=58,
        crest=278,
        reach=36,
        wave=420,
        peaked=0.25,
        haze=0.07,
        speed=13.5,
        tree=13.0,
        gap=3.2,
    ),
    dict(
        seed=63,
        crest=318,
        reach=34,
        wave=560,
        peaked=0.15,
        haze=0.02,
        speed=23.0,
        tree=27.0,
        gap=6.0,
    ),
]


class Scene:
    """Everything that does not change with time, and `frame(t)`."""

    def __init__(self):
        self.grid = light.Grid(*SIZE, 2)
        self.clouds = [
            noise.spectral((512, 1024), 1.55, seed, stretch=(1.0, 2.2)) for seed in (3, 4)
        ]
        self.fog = [noise.spectral((256, 1024), 1.7, seed, stretch=(1.0, 3.0)) for seed in (7, 8)]
        self.rock = noise.spectral((512, 1024), 1.1, 9, stretch=(1.8, 0.8))
        self.lines = [
            noise.Profile(r["seed"], 1280, r["wave"], 7, 0.46, r["peaked"]) for r in RIDGES
        ]
        self.trees = [_forest(r) if "tree" in r else None for r in RIDGES]
        self.grass = _grass(900, np.random.default_rng(71))
        self.birds = _birds(np.random.default_rng(83))

    def frame(self, t):
        grid = self.grid
        rise = light.smoothstep(-0.6, SECONDS + 0.8, t)
        sun_y = 186 - 44 * rise
        day = 0.72 + 0.38 * rise
        away = np.hypot((grid.x - SUN_X) / 1.5, grid.y - sun_y)
        near_sun = np.exp(-away / 92) * 0.9 + 0.1 * np.exp(-away / 300)
        picture = self._sky(t, sun_y, away, day)
        self._flock(picture, t)
        for index, ridge in enumerate(RIDGES):
            self._ridge(picture, index, ridge, t, near_sun, day)
        picture = light.bloom(picture, grid.scale, 0.20, 0.75, (2.5, 10, 34))
        self._blades(picture, t, day)
        return light.display(light.vignette(light.shrink(picture, grid.scale), 0.50))

    def _sky(self, t, sun_y, away, day):
        grid = self.grid
        picture = np.broadcast_to(
            light.gradient(grid.y[:, 0], SKY)[:, None, :], (*grid.shape, 3)
        ).copy()
        picture *= 0.62 + 0.38 * day
        glow = np.exp(-away / 26)[..., None] * rgb("#ffb45e") * 0.75
        wide = np.exp(-away / 84)[..., None] * rgb("#ff9a66") * 0.42
        picture += (glow + wide) * day
        self._cirrus(picture, t, away, day)
        sun = shapes.cover(shapes.circle(grid.x, grid.y, SUN_X, sun_y, SUN_RADIUS), 1.6)
        light.over(picture, rgb("#ffeed2") * (1.16 * day), sun)
        return picture

    def _cirrus(self, picture, t, away, day):
        grid = self.grid
        depth = 9000 / (grid.y + 18 - 260)  # the cloud sheet recedes towards the horizon
        reach = -depth
        u = (grid.x - 320) * (reach / 70) + 400
        v = reach * 3.0
        low = noise.look_up(self.clouds[0], u + 5.0 * t, v)
        fine = noise.look_up(self.clouds[1], u * 2.1 + 13 * t, v * 2.1 + 2 * t)
        body = low + 0.42 * fine
        thick = light.smoothstep(-0.1, 2.2, body) * light.smoothstep(236, 150, grid.y + 0 * grid.x)
        edge = noise.look_up(self.clouds[0], u + 5.0 * t + 9, v + 5) + 0.42 * fine
        lit = np.clip(0.5 + 0.55 * (body - edge), 0, 1)
        warm = np.clip(np.exp(-away / 150) * 1.15 + (grid.y - 60) / 420, 0, 1)
        shade = light.mix(rgb("#6d688f"), rgb("#c98389"), warm)
        bright = light.mix(rgb("#d9a0a0"), rgb("#ffd49c"), warm) * (0.75 + 0.35 * day)
        light.over(picture, light.mix(shade, bright, lit), thick * 0.78)

    def _ridge(self, picture, index, ridge, t, near_sun, day):
        grid = self.grid
        u = grid.x + 90 + ridge["speed"] * (t - SECONDS / 2)
        crest = ridge["crest"] - ridge["reach"] * self.lines[index].at(u)
        if self.trees[index] is not None:
            top = crest - np.interp(np.mod(u, 1280), *self.trees[index]).astype(np.float32)
        else:
            top = crest
        first = max(0, int((top.min() - 1) * grid.scale))
        rows = slice(first, None)
        y, sun = grid.y[rows], near_sun[rows]
        below = y - crest
        haze = light.mix(HAZE_AWAY, HAZE_LOW, np.clip(sun * 1.7, 0, 1)) * (0.55 + 0.45 * day)
        haze += sun[..., None] * rgb("#ff9a4a") * 0.28
        rough = noise.look_up(self.rock, u * 1.3 + below * 0.9, below * 1.3 + 97 * index)
        sunlit = np.clip(rough * 0.5 + 0.35, 0, 1.4) * np.exp(-below / 46)
        ground = rgb("#122c4c") + (sunlit * sun)[..., None] * rgb("#8a4a4c") * 0.34
        veil = self._veil(ridge, index, u, y, below, t)
        colour = light.mix(ground, haze, veil)
        rim = (
            np.exp(-np.clip(y - top, 0, None) / 1.6)
            * (0.15 + 1.4 * sun)
            * (0.25 + 0.45 * ridge["haze"])
        )
        colour += rim[..., None] * rgb("#ffb877") * 0.5 * day
        light.over(picture[rows], colour, shapes.cover((top - y), 1.0 / grid.scale))

    def _veil(self, ridge, index, u, y, below, t):
        """How much fog and air lies before a ridge: thin at its crest, thick in the valley."""
        bank = noise.look_up(
            self.fog[index % 2], u * 0.8 + 11 * t + 200 * index, y * 1.1 + 60 * index - 1.5 * t
        )
        wisp = noise.look_up(self.fog[1 - index % 2], u * 1.9 + 21 * t, y * 2.3)
        lift = 44 + 13 * bank + 5 * wisp
        valley = light.smoothstep(0.22, 1.25, below / lift) * (0.96 - 0.06 * index)
        return ridge["haze"] + (1 - ridge["haze"]) * np.clip(valley, 0, 1)

    def _flock(self, picture, t):
        for bird in self.birds:
            x, y = bird["x"] + 17 * t, bird["y"] - 3.2 * t + 1.2 * np.sin(1.1 * t + bird["phase"])
            beat = np.sin(2 * np.pi * (bird["rate"] * t + bird["phase"]))
            reach = bird["span"] + 2
            place, gx, gy = self.grid.box(x - reach, y - reach, x + reach, y + reach)
            distance = shapes.bird(gx, gy, x, y, bird["span"], beat)
            light.over(picture[place], rgb("#38304a"), shapes.cover(distance) * 0.88)

    def _blades(self, picture, t, day):
        """Grass on the knoll in front, bending in gusts that run from left to right."""
        grid, s = self.grid, self.grid.scale
        shift = 40.0 * (t - SECONDS / 2)
        cover = np.zeros(grid.shape, dtype=np.float32)
        knoll = _knoll(grid.x + shift)
        np.maximum(cover, shapes.cover(knoll - grid.y, 1.0 / s), out=cover)
        g = self.grass
        root_x = g["x"] - shift
        gust = np.sin(2.3 * t - g["x"] * 0.017) + 0.45 * np.sin(
            5.1 * t - g["x"] * 0.05 + g["phase"]
        )
        lean = g["lean"] + 0.20 * g["height"] * (0.35 + gust) * 0.8
        share = (np.arange(150) / 149.0)[None, :]
        along_x = root_x[:, None] + lean[:, None] * share**2
        along_y = (_knoll(g["x"]) + 3)[:, None] - g["height"][:, None] * (share - 0.10 * share**3)
        half = g["width"][:, None] * (1 - share) ** 0.7 + 0.12
        seed = np.exp(-(((share - 0.90) / 0.085) ** 2)) * g["seed"][:, None]
        _strokes(cover, along_x * s, along_y * s, (half + seed) * s)
        tone = light.smoothstep(280, 352, grid.y + 0 * grid.x)[..., None]
        lit = np.exp(-np.abs(grid.x - SUN_X) / 150)[None, :, None] * (1 - tone)
        colour = rgb("#0d1521") * (1 - 0.35 * tone) + lit * rgb("#8a5636") * 0.35 * day
        light.over(picture, colour, cover)


def _strokes(cover, x, y, half):
    """Marks the samples near each stroke point, softly, keeping the greatest cover."""
    for offset in range(-5, 6):
        column = np.floor(x).astype(int) + offset
        row = np.floor(y).astype(int)
        amount = np.clip(half + 0.5 - np.abs(column + 0.5 - x), 0, 1).astype(np.float32)
        fits = (
            (column >= 0)
            & (column < cover.shape[1])
            & (row >= 0)
            & (row < cover.shape[0])
            & (amount > 0)
        )
        np.maximum.at(cover, (row[fits], column[fits]), amount[fits])


def _knoll(x):
    return (
        344
        - 15 * np.exp(-(((x - 120) / 170) ** 2))
        - 9 * np.exp(-(((x - 700) / 140) ** 2))
        + 2.2 * np.sin(x * 0.021)
    ).astype(np.float32)


def _forest(ridge):
    """Outline of fir trees standing close together, as (x, height) for np.interp."""
    rng = np.random.default_rng(ridge["seed"] + 500)
    x = np.arange(0, 1280, 0.2, dtype=np.float32)
    height = np.zeros_like(x)
    place = 0.0
    while place < 1280:
        tall = (
            ridge["tree"]
            * rng.uniform(0.45, 1.12)
            * (0.75 + 0.35 * np.sin(place * 0.021 + ridge["seed"]))
        )
        half = tall * rng.uniform(0.20, 0.29)
        side = np.abs((x - place + 640) % 1280 - 640) / half
        step = np.mod(side * rng.uniform(2.6, 3.8), 1)  # boughs: a ragged slope
        tree = tall * (1 - side - 0.16 * (step - 0.4) * np.minimum(side * 3, 1))
        np.maximum(height, np.where(side < 1, tree, 0), out=height)
        place += ridge["gap"] * rng.uniform(0.35, 1.6)
    return x, height


def _grass(count, rng):
    near_edges = rng.beta(0.75, 0.9, count)
    x = -140 + 920 * near_edges
    tall = np.where(rng.random(count) < 0.3, rng.gamma(5.0, 4.4, count), rng.gamma(4.0, 1.9, count))
    tall *= 0.75 + 0.5 * np.exp(-(((x - 110) / 130) ** 2))
    return dict(
        x=x,
        height=tall + 4,
        width=rng.uniform(0.35, 0.8, count),
        lean=rng.normal(2, 5, count),
        phase=rng.uniform(0, 6.28, count),
        seed=(tall > 17) * (rng.random(count) < 0.4) * rng.uniform(0.5, 1.1, count),
    )


def _birds(rng):
    flock = []
    for index in range(11):
        wing, rank = (-1) ** index, (index + 1) // 2
        flock.append(
            dict(
                x=204 - rank * 14 + rng.normal(0, 2.5),
                y=118 + wing * rank * 5 + rng.normal(0, 2),
                span=5.4 + rng.uniform(-0.7, 0.7),
                rate=rng.uniform(1.7, 2.1),
                phase=rng.uniform(0, 1),
            )
        )
    return flock


def make(path):
    scene = Scene()
    times = [index / RATE for index in range(FRAMES)]
    film.encode(path, film.draw(scene.frame, times), SIZE, RATE, 880, x264="deblock=-1,-1")
