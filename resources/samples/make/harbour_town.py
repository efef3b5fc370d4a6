"""The town round the harbour: sky, hills, houses, church and cranes, drawn once."""

import numpy as np

from . import light, noise, shapes, water
from .light import rgb

HORIZON = 158.0  # the row of the quay's waterline
LAMP = rgb("#ffb35c")
WINDOW = rgb("#ffc46e")
WALLS = [
    "#8d4a33",
    "#a9743a",
    "#8f8468",
    "#4e5f68",
    "#7b3d35",
    "#a8925f",
    "#5b6b5c",
    "#6d4a3b",
]


class Town(water.Shore):
    """Sky, hills, houses, cranes and quay lamps."""

    def __init__(self):
        super().__init__(left=-80, top=-60, width=800, horizon=HORIZON)
        rng = np.random.default_rng(223)
        self.picture = self._sky(rng)
        self._hills(rng)
        self._houses(rng)
        self._quay()
        self._church()
        self._cranes()
        self.mirror_it()

    def lit(self, x, y, t):
        """The shore with the blinking red lights on its tall things."""
        value = self.at(x, y)
        for bx, by, rate, phase in self.beacons:
            on = light.smoothstep(0.15, 0.5, np.sin(2 * np.pi * (rate * t + phase)))
            away = np.hypot(x - bx, y - by)
            value += ((np.exp(-away / 1.3) * 2.2 + np.exp(-away / 5) * 0.12) * on)[..., None] * rgb(
                "#ff4030"
            )
        return value

    def _sky(self, rng):
        sky = light.gradient(
            self.y[:, 0],
            [
                (-60, "#0a1736"),
                (10, "#142f60"),
                (64, "#2c548a"),
                (100, "#6784a8"),
                (124, "#b39aa0"),
                (150, "#eaa67c"),
            ],
        )
        sky = np.repeat(sky[:, None, :], self.x.shape[1], axis=1)
        dusk = np.exp(-(((self.x - 235) / 260) ** 2)) * light.smoothstep(40, 158, self.y)
        sky *= (0.55 + 0.55 * dusk)[..., None]
        cloud = noise.spectral((512, 2048), 1.75, 229, stretch=(1.0, 5.0))[
            : sky.shape[0], : sky.shape[1]
        ]
        body = light.smoothstep(0.4, 2.4, cloud) * light.smoothstep(150, 90, self.y + 0 * self.x)
        light.over(sky, light.mix(rgb("#16244a"), rgb("#b9828a"), dusk * 0.8), body * 0.55)
        for _ in range(150):
            sx, sy = rng.uniform(-80, 720), rng.uniform(-60, 95)
            power = rng.pareto(2.2) * 0.16 * (1 - (sy + 60) / 190)
            place = self.box(sx - 2, sy - 2, sx + 2, sy + 2)
            shine = np.exp(-np.hypot(self.x[:, place[1]] - sx, self.y[place[0]] - sy) ** 2 / 0.45)
            sky[place] += (min(power, 1.1) * shine)[..., None] * rgb("#dfe8ff")
        return sky

    def _hills(self, rng):
        for seed, crest, reach, wave, colour in (
            (231, 124, 22, 330, "#33476e"),
            (233, 138, 15, 240, "#1a2a48"),
        ):
            line = crest - reach * noise.Profile(seed, 800, wave, 6, 0.45, 0.25).at(self.x + 80)
            haze = light.smoothstep(0, 46, self.y - line)
            shade = light.mix(rgb(colour), rgb("#43506f") * 0.8, haze * 0.6)
            light.over(self.picture, shade, shapes.cover(line - self.y, 0.5))
        low = 140 - 15 * noise.Profile(233, 800, 240, 6, 0.45, 0.25).at(np.arange(800.0))
        for _ in range(190):  # windows of the villages on the slope
            hx = rng.uniform(0, 799)
            hy = rng.uniform(low[int(hx)], 150)
            colour = rgb(
                rng.choice(["#ffb866", "#ffd9a0", "#ffa04e", "#cfe0ff"], p=[0.5, 0.25, 0.2, 0.05])
            )
            self.lamp(hx + self.left, hy, rng.uniform(0.25, 0.45), rng.uniform(0.15, 0.9), colour)

    def _houses(self, rng):
        place = -84.0
        while place < 722:
            width, height = rng.uniform(19, 33), rng.uniform(24, 41)
            if rng.random() < 0.13:
                place += rng.uniform(8, 18)  # a lane between the houses
            self._house(rng, place, width, height, gable=rng.random() < 0.72)
            place += width + rng.uniform(-0.5, 1.0)

    def _house(self, rng, left, width, height, gable):
        base, top, middle = HORIZON - 4, HORIZON - 4 - height, left + width / 2
        roof = width * rng.uniform(0.42, 0.56) if gable else 5.5
        wall = shapes.box(self.x, self.y, middle, (base + top) / 2, width / 2, height / 2)
        cap = (
            [(left - 0.8, top), (middle, top - roof), (left + width + 0.8, top)]
            if gable
            else [
                (left - 1, top),
                (left + 2, top - roof),
                (left + width - 2, top - roof),
                (left + width + 1, top),
            ]
        )
        colour = rgb(WALLS[rng.integers(len(WALLS))])
        up = np.clip((base - self.y) / 46, 0, 1)
        lit = (0.40 * np.exp(-up * 3.2) + 0.055) * (0.8 + 0.4 * rng.random())
        shade = colour * lit[..., None] * (LAMP * 0.55 + 0.45) + rgb("#1a2b4d") * 0.16
        roofing = self._cover(shapes.polygon, cap, left, width)
        light.over(self.picture, rgb("#141b2c"), roofing)
        light.over(self.picture, shade, shapes.cover(wall, 0.6))
        if gable:  # the gable wall below the roof edge
            inner = [
                (left + 1, top + 0.5),
                (middle, top - roof + 2.4),
                (left + width - 1, top + 0.5),
            ]
            light.over(self.picture, shade, self._cover(shapes.polygon, inner, left, width))
        self._windows(rng, left, width, top, base, roof if gable else 0)

    def _cover(self, shape, points, left, width):
        out = np.zeros(self.picture.shape[:2], dtype=np.float32)
        place = self.box(left - 3, self.top, left + width + 3, HORIZON)
        out[place] = shapes.cover(shape(self.x[:, place[1]], self.y[place[0]], points), 0.6)
        return out

    def _windows(self, rng, left, width, top, base, roof):
        count = max(2, round(width / 7.4))
        gap = width / count
        floors = max(2, round((base - top) / 10.5))
        tall = (base - top) / floors
        spots = [
            (left + gap * (c + 0.5), top + tall * (f + 0.5))
            for f in range(floors)
            for c in range(count)
        ]
        if roof > 8:
            spots.append((left + width / 2, top - roof * 0.36))
        for wx, wy in spots:
            on = rng.random()
            power = (
                rng.uniform(0.9, 2.2) if on < 0.36 else rng.uniform(0.12, 0.3) if on < 0.5 else 0.0
            )
            rows, columns = self.box(wx - 3, wy - 4, wx + 3, wy + 4)
            pane = shapes.box(self.x[:, columns], self.y[rows], wx, wy, 1.25, 1.95)
            bar = (
                np.minimum(np.abs(self.x[:, columns] - wx), np.abs(self.y[rows] - wy + 0.4)) < 0.26
            )
            tint = WINDOW if rng.random() < 0.82 else rgb("#ffe2b0")
            colour = tint * power * np.where(bar, 0.45, 1.0)[..., None] + rgb("#0d1524")
            light.over(self.picture[rows, columns], colour, shapes.cover(pane, 0.5))

    def _quay(self):
        wall = self.y > HORIZON - 4
        stone = rgb("#4a4038") * 0.35
        wet = light.smoothstep(HORIZON - 4, HORIZON, self.y)[..., None]
        light.over(self.picture, stone * (1.25 - wet), (wall + 0 * self.x).astype(np.float32))
        for index in range(24):
            lx = -70 + index * 33.4 + 5 * np.sin(index * 2.3)
            post = shapes.box(self.x, self.y, lx, HORIZON - 9.5, 0.35, 6)
            light.over(self.picture, rgb("#0b0e14"), shapes.cover(post, 0.6))
            self.lamp(lx, HORIZON - 15.5, 0.85, 7.5, LAMP, halo=7.5)
            self.lamp(lx, HORIZON - 4.6, 2.6, 0.30, LAMP)

    def _church(self):
        x, base = 396.0, HORIZON - 4
        tower = shapes.box(self.x, self.y, x, base - 33, 6.5, 33)
        spire = shapes.polygon(
            self.x, self.y, [(x - 7.4, base - 65), (x, base - 103), (x + 7.4, base - 65)]
        )
        up = np.clip((base - self.y) / 80, 0, 1)
        lit = rgb("#b59a74") * (0.34 * np.exp(-2.6 * up) + 0.05)[..., None]
        light.over(self.picture, rgb("#16202f"), shapes.cover(spire, 0.6))
        light.over(self.picture, lit, shapes.cover(tower, 0.6))
        clock = shapes.circle(self.x, self.y, x, base - 55, 3.4)
        light.over(self.picture, rgb("#ffe3ac") * 1.25, shapes.cover(clock, 0.6))
        hands = (
            np.minimum(
                shapes.segment(self.x, self.y, x, base - 55, x + 1.2, base - 57.2),
                shapes.segment(self.x, self.y, x, base - 55, x - 0.2, base - 52.4),
            )
            - 0.3
        )
        light.over(self.picture, rgb("#4a3420"), shapes.cover(hands, 0.6))

    def _cranes(self):
        self.beacons = [(396.0, HORIZON - 108.5, 0.35, 0.4)]
        for x, size in ((36.0, 1.0), (76.0, 0.86)):
            base = HORIZON - 4
            mast = [
                ((x - 7 * size, base), (x - 3 * size, base - 52 * size)),
                ((x + 7 * size, base), (x + 3 * size, base - 52 * size)),
                ((x - 5 * size, base - 24 * size), (x + 5 * size, base - 24 * size)),
                ((x, base - 50 * size), (x + 46 * size, base - 92 * size)),
                ((x + 3 * size, base - 58 * size), (x + 46 * size, base - 92 * size)),
                ((x, base - 50 * size), (x - 9 * size, base - 74 * size)),
                ((x - 9 * size, base - 74 * size), (x + 46 * size, base - 92 * size)),
                ((x + 46 * size, base - 92 * size), (x + 46 * size, base - 60 * size)),
            ]
            for index, (a, b) in enumerate(mast):
                thick = 0.95 if index < 6 else 0.28
                stroke = shapes.segment(self.x, self.y, *a, *b) - thick
                light.over(self.picture, rgb("#131b2e"), shapes.cover(stroke, 0.6))
            cab = shapes.box(self.x, self.y, x, base - 53 * size, 6 * size, 4.5 * size)
            light.over(self.picture, rgb("#10182a"), shapes.cover(cab, 0.6))
            self.lamp(x + 3, base - 53 * size, 0.6, 1.6, rgb("#ffe0a8"), halo=2)
            self.beacons.append((x + 46 * size, base - 93.5 * size, 0.5, 0.1 * size))
