"""harbour.mp4: an old harbour in the blue hour. House and boat lights lie broken on moving water,
boats bob and roll, a ferry passes, and the camera pushes slowly in."""

import numpy as np

from . import film, light, noise, shapes, water
from .light import rgb

SIZE, RATE, FRAMES = (640, 360), 25, 125
SECONDS = FRAMES / RATE
HORIZON, CENTRE = 158.0, 330.0
FOCAL, EYE = 520.0, 6.0                 # pixels; metres above the water

LAMP = rgb("#ffb35c")
WINDOW = rgb("#ffc46e")
WALLS = ["#8d4a33", "#a9743a", "#8f8468", "#4e5f68", "#7b3d35", "#a8925f", "#5b6b5c", "#6d4a3b"]


class Scene:
    def __init__(self):
        self.grid = light.Grid(*SIZE, 2)
        self.town = Town()
        self.waves = water.Waves(211, FOCAL, EYE, CENTRE, 0.036, (0.35, 7.0))
        self.boats = [
            dict(sprite=_ferry(), x=206, y=HORIZON + 8, drive=11.0, near=1.012, heave=0.2, roll=0.002, beat=0.3),
            dict(sprite=_fishing_boat(), x=472, y=196, drive=0.0, near=1.045, heave=1.2, roll=0.016, beat=0.0),
            dict(sprite=_sailing_boat(), x=150, y=246, drive=0.0, near=1.10, heave=2.0, roll=0.013, beat=2.1),
            dict(sprite=_piles(), x=566, y=322, drive=0.0, near=1.12, heave=0.0, roll=0.0, beat=0.0),
        ]

    def frame(self, t):
        grid, push = self.grid, light.smoothstep(-1.5, SECONDS + 1.5, t)
        zoom = 1.0 + 0.035 * push
        first = int(HORIZON * grid.scale)
        picture = np.empty((*grid.shape, 3), dtype=np.float32)
        picture[:first] = self.town.lit(_far(grid.x, CENTRE, zoom), _far(grid.y[:first], HORIZON, zoom), t)
        afloat = [self._placed(boat, t, push) for boat in self.boats]
        picture[first:] = self._water(grid.x, grid.y[first:], t, push, zoom, afloat)
        for boat in afloat:
            self._float(picture, boat)
        picture = light.bloom(picture, grid.scale, 0.55, 0.62, (2.2, 9, 34))
        return _finish(light.shrink(picture, grid.scale))

    def _placed(self, boat, t, push):
        """Where a boat is now: anchor on its waterline, size, lean."""
        size = 1 + (boat["near"] - 1) * push
        swell = np.sin(1.55 * t + boat["beat"]) + 0.4 * np.sin(2.9 * t + 1.7 * boat["beat"])
        return dict(sprite=boat["sprite"], x=CENTRE + (boat["x"] + boat["drive"] * t - CENTRE) * size,
                    y=HORIZON + (boat["y"] - HORIZON) * size, size=size, heave=boat["heave"] * swell,
                    lean=boat["roll"] * np.sin(1.2 * t + boat["beat"] + 0.8))

    def _local(self, boat, x, y):
        px, py = (x - boat["x"]) / boat["size"], (y - boat["y"] - boat["heave"]) / boat["size"]
        return px + py * boat["lean"], py - px * boat["lean"]

    def _box(self, boat, mirrored=False):
        sprite, size = boat["sprite"], boat["size"]
        height, width = sprite.data.shape[0] / sprite.scale, sprite.data.shape[1] / sprite.scale
        left, top = boat["x"] + sprite.left * size - 8, boat["y"] + sprite.top * size - 8
        if mirrored:
            return left - 12, boat["y"], left + width * size + 28, boat["y"] - sprite.top * size + 60
        return left, top, left + width * size + 16, top + height * size + 16

    def _float(self, picture, boat):
        """Lays the part of a boat that is above its waterline, which stays where it is as the boat heaves."""
        place, x, y = self.grid.box(*self._box(boat))
        dry = shapes.cover(y - boat["y"], 1.0 / self.grid.scale)[..., None]
        shapes.lay(picture[place], boat["sprite"].at(*self._local(boat, x, y)) * dry)

    def _water(self, x, y, t, push, zoom, afloat):
        depth = y - HORIZON                                     # pixels below the horizon
        slope_x, slope_z, lost = self.waves.at(x, depth, t, 1.1 * push)
        shift_y = 2 * FOCAL * slope_z
        shift_x = 2.2 * slope_x * (depth + 14)
        mirrored = np.abs(depth + shift_y)
        spread = 2 * FOCAL * lost
        picture = self.town.reflected(_far(x + shift_x, CENTRE, zoom), mirrored / zoom, spread)
        for boat in afloat:
            self._reflect(picture, boat, x, y, shift_x, shift_y)
        facing = np.clip((depth + 0.5 * shift_y) / FOCAL, 0, 1)
        mirror = (0.14 + 0.86 * (1 - facing) ** 3.0)[..., None]
        body = light.gradient(depth[:, 0], [(0, "#16304a"), (70, "#0c2236"), (202, "#06121d")])[:, None, :]
        glint = np.clip(slope_z * 9, -0.6, 1.0)[..., None] * rgb("#27506b") * 0.16
        return np.maximum(picture * mirror + (body + glint) * (1 - 0.55 * mirror), 0)

    def _reflect(self, picture, boat, x, y, shift_x, shift_y):
        place, px, py = self.grid.box(*self._box(boat, mirrored=True))
        first = int(HORIZON * self.grid.scale)
        place = (slice(place[0].start - first, place[0].stop - first), place[1])
        share = 1 - (boat["y"] - HORIZON) / np.maximum(py - HORIZON, 1)     # grows away from the waterline
        up = 2 * boat["y"] - py - shift_y[place] * share * 0.8
        value = boat["sprite"].at(*self._local(boat, px + shift_x[place] * share, np.minimum(up, boat["y"])))
        shapes.lay(picture[place], value)


def _far(place, fixed, zoom):
    return fixed + (place - fixed) / zoom


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
            value += ((np.exp(-away / 1.3) * 2.2 + np.exp(-away / 5) * 0.12) * on)[..., None] * rgb("#ff4030")
        return value

    def _sky(self, rng):
        sky = light.gradient(self.y[:, 0], [(-60, "#0a1736"), (10, "#142f60"), (64, "#2c548a"), (100, "#6784a8"),
                                            (124, "#b39aa0"), (150, "#eaa67c")])
        sky = np.repeat(sky[:, None, :], self.x.shape[1], axis=1)
        dusk = np.exp(-((self.x - 235) / 260) ** 2) * light.smoothstep(40, 158, self.y)
        sky *= (0.55 + 0.55 * dusk)[..., None]
        cloud = noise.spectral((512, 2048), 1.75, 229, stretch=(1.0, 5.0))[:sky.shape[0], :sky.shape[1]]
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
        for seed, crest, reach, wave, colour in ((231, 124, 22, 330, "#33476e"), (233, 138, 15, 240, "#1a2a48")):
            line = crest - reach * noise.Profile(seed, 800, wave, 6, 0.45, 0.25).at(self.x + 80)
            haze = light.smoothstep(0, 46, self.y - line)
            shade = light.mix(rgb(colour), rgb("#43506f") * 0.8, haze * 0.6)
            light.over(self.picture, shade, shapes.cover(line - self.y, 0.5))
        low = 140 - 15 * noise.Profile(233, 800, 240, 6, 0.45, 0.25).at(np.arange(800.0))
        for _ in range(190):                                     # windows of the villages on the slope
            hx = rng.uniform(0, 799)
            hy = rng.uniform(low[int(hx)], 150)
            colour = rgb(rng.choice(["#ffb866", "#ffd9a0", "#ffa04e", "#cfe0ff"], p=[0.5, 0.25, 0.2, 0.05]))
            self.lamp(hx + self.left, hy, rng.uniform(0.25, 0.45), rng.uniform(0.15, 0.9), colour)

    def _houses(self, rng):
        place = -84.0
        while place < 722:
            width, height = rng.uniform(19, 33), rng.uniform(24, 41)
            if rng.random() < 0.13:
                place += rng.uniform(8, 18)                      # a lane between the houses
            self._house(rng, place, width, height, gable=rng.random() < 0.72)
            place += width + rng.uniform(-0.5, 1.0)

    def _house(self, rng, left, width, height, gable):
        base, top, middle = HORIZON - 4, HORIZON - 4 - height, left + width / 2
        roof = width * rng.uniform(0.42, 0.56) if gable else 5.5
        wall = shapes.box(self.x, self.y, middle, (base + top) / 2, width / 2, height / 2)
        cap = [(left - 0.8, top), (middle, top - roof), (left + width + 0.8, top)] if gable else [
            (left - 1, top), (left + 2, top - roof), (left + width - 2, top - roof), (left + width + 1, top)]
        colour = rgb(WALLS[rng.integers(len(WALLS))])
        up = np.clip((base - self.y) / 46, 0, 1)
        lit = (0.40 * np.exp(-up * 3.2) + 0.055) * (0.8 + 0.4 * rng.random())
        shade = colour * lit[..., None] * (LAMP * 0.55 + 0.45) + rgb("#1a2b4d") * 0.16
        roofing = self._cover(shapes.polygon, cap, left, width)
        light.over(self.picture, rgb("#141b2c"), roofing)
        light.over(self.picture, shade, shapes.cover(wall, 0.6))
        if gable:                                                # the gable wall below the roof edge
            inner = [(left + 1, top + 0.5), (middle, top - roof + 2.4), (left + width - 1, top + 0.5)]
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
        spots = [(left + gap * (c + 0.5), top + tall * (f + 0.5)) for f in range(floors) for c in range(count)]
        if roof > 8:
            spots.append((left + width / 2, top - roof * 0.36))
        for wx, wy in spots:
            on = rng.random()
            power = rng.uniform(0.9, 2.2) if on < 0.36 else rng.uniform(0.12, 0.3) if on < 0.5 else 0.0
            rows, columns = self.box(wx - 3, wy - 4, wx + 3, wy + 4)
            pane = shapes.box(self.x[:, columns], self.y[rows], wx, wy, 1.25, 1.95)
            bar = np.minimum(np.abs(self.x[:, columns] - wx), np.abs(self.y[rows] - wy + 0.4)) < 0.26
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
        spire = shapes.polygon(self.x, self.y, [(x - 7.4, base - 65), (x, base - 103), (x + 7.4, base - 65)])
        up = np.clip((base - self.y) / 80, 0, 1)
        lit = rgb("#b59a74") * (0.34 * np.exp(-2.6 * up) + 0.05)[..., None]
        light.over(self.picture, rgb("#16202f"), shapes.cover(spire, 0.6))
        light.over(self.picture, lit, shapes.cover(tower, 0.6))
        clock = shapes.circle(self.x, self.y, x, base - 55, 3.4)
        light.over(self.picture, rgb("#ffe3ac") * 1.25, shapes.cover(clock, 0.6))
        hands = np.minimum(shapes.segment(self.x, self.y, x, base - 55, x + 1.2, base - 57.2),
                           shapes.segment(self.x, self.y, x, base - 55, x - 0.2, base - 52.4)) - 0.3
        light.over(self.picture, rgb("#4a3420"), shapes.cover(hands, 0.6))

    def _cranes(self):
        self.beacons = [(396.0, HORIZON - 108.5, 0.35, 0.4)]
        for x, size in ((36.0, 1.0), (76.0, 0.86)):
            base = HORIZON - 4
            mast = [((x - 7 * size, base), (x - 3 * size, base - 52 * size)),
                    ((x + 7 * size, base), (x + 3 * size, base - 52 * size)),
                    ((x - 5 * size, base - 24 * size), (x + 5 * size, base - 24 * size)),
                    ((x, base - 50 * size), (x + 46 * size, base - 92 * size)),
                    ((x + 3 * size, base - 58 * size), (x + 46 * size, base - 92 * size)),
                    ((x, base - 50 * size), (x - 9 * size, base - 74 * size)),
                    ((x - 9 * size, base - 74 * size), (x + 46 * size, base - 92 * size)),
                    ((x + 46 * size, base - 92 * size), (x + 46 * size, base - 60 * size))]
            for index, (a, b) in enumerate(mast):
                thick = 0.95 if index < 6 else 0.28
                stroke = shapes.segment(self.x, self.y, *a, *b) - thick
                light.over(self.picture, rgb("#131b2e"), shapes.cover(stroke, 0.6))
            cab = shapes.box(self.x, self.y, x, base - 53 * size, 6 * size, 4.5 * size)
            light.over(self.picture, rgb("#10182a"), shapes.cover(cab, 0.6))
            self.lamp(x + 3, base - 53 * size, 0.6, 1.6, rgb("#ffe0a8"), halo=2)
            self.beacons.append((x + 46 * size, base - 93.5 * size, 0.5, 0.1 * size))


def _hull(sprite, points, colour, stripe, waterline=0.0):
    hull = shapes.polygon(sprite.x, sprite.y, points)
    fall = np.clip((sprite.y + 14) / 20, 0, 1)[..., None]
    sprite.paint(hull, colour * (1.15 - 0.75 * fall) + 0 * sprite.x[..., None])
    band = np.maximum(hull, np.abs(sprite.y - waterline + 2.2) - 0.9)
    sprite.paint(band, stripe)


def _ferry():
    s = shapes.Sprite(-46, -40, 46, 5)
    _hull(s, [(-38, -6), (40, -6), (35, 4), (-35, 4)], rgb("#2b3c58"), rgb("#7c2f2a") * 0.5)
    s.paint(shapes.box(s.x, s.y, 0, -10.5, 33, 5), rgb("#56637a") * 0.7)
    s.paint(shapes.box(s.x, s.y, 4, -17.5, 21, 3), rgb("#4b5872") * 0.7)
    s.paint(shapes.box(s.x, s.y, 9, -23, 3.6, 3.6), rgb("#a8452f") * 0.35)
    for index in range(15):
        s.paint(shapes.box(s.x, s.y, -28.5 + index * 4.1, -10.5, 1.25, 1.5), WINDOW * 2.6)
    for index in range(9):
        s.paint(shapes.box(s.x, s.y, -12.4 + index * 4.1, -17.4, 1.2, 1.1), rgb("#fff0d0") * 2.0)
    for x, y, code in ((-14, -30, "#fff4dc"), (39, -9, "#58ff9a"), (22, -24, "#fff4dc")):
        s.paint(shapes.segment(s.x, s.y, x, y, x, -8) - 0.3, rgb("#1a2233"))
        s.glow(x, y, 0.9, rgb(code) * 5)
    return s


def _fishing_boat():
    s = shapes.Sprite(-74, -96, 74, 8)
    sheer = shapes.curve([(-58, -13), (-30, -9.5), (10, -10.5), (40, -15.5), (63, -23)], 6)
    _hull(s, sheer + [(49, 7), (-51, 7)], rgb("#35708a") * 0.5, rgb("#e8e0d0") * 0.22)
    for (ax, ay), (bx, by) in zip(sheer, sheer[1:]):
        s.paint(shapes.segment(s.x, s.y, ax, ay, bx, by) - 0.8, rgb("#e9dcc0") * 0.30)
    s.paint(shapes.polygon(s.x, s.y, [(-40, -10), (-38, -34), (-8, -35), (-4, -22), (8, -20), (9, -10)]),
            rgb("#d9cdb4") * 0.24)
    s.paint(shapes.box(s.x, s.y, -23, -36, 18, 1.3, 0.8), rgb("#7a3328") * 0.5)
    for x in (-34, -25.5, -17):
        s.paint(shapes.box(s.x, s.y, x, -27, 2.9, 3.6, 0.8), WINDOW * 2.4)
    s.paint(shapes.polygon(s.x, s.y, [(-12, -30.5), (-9.2, -30.5), (-6.6, -23.5), (-12, -23.5)]), WINDOW * 2.1)
    for a, b, thick in (((-24, -37), (-24, -80), 0.8), ((26, -12), (26, -62), 0.8), ((26, -22), (-2, -52), 0.5),
                        ((26, -60), (62, -22), 0.16), ((26, -60), (-24, -78), 0.16), ((-24, -78), (-56, -13), 0.16),
                        ((-28, -66), (-20, -66), 0.4)):
        s.paint(shapes.segment(s.x, s.y, *a, *b) - thick, rgb("#1b2230"))
    for x, y, code, power in ((-24, -82, "#fff2d8", 7), (26, -64, "#fff2d8", 4), (-2, -24, "#ffb45e", 5)):
        s.glow(x, y, 1.0, rgb(code) * power)
    s.glow(-2, -22, 10, LAMP * 0.25 * 1.0)
    for x in (-46, 20, 36):                                      # fenders
        s.paint(shapes.ellipse(s.x, s.y, x, -6, 1.8, 3.4), rgb("#c9bfae") * 0.16)
    return s


def _sailing_boat():
    s = shapes.Sprite(-102, -236, 102, 10)
    sheer = shapes.curve([(-80, -17), (-40, -14.5), (10, -15.5), (50, -19), (90, -26)], 6)
    _hull(s, sheer + [(62, 9), (-62, 9), (-77, -8)], rgb("#cfdcf0") * 0.21, rgb("#274c77") * 0.6)
    for (ax, ay), (bx, by) in zip(sheer, sheer[1:]):
        s.paint(shapes.segment(s.x, s.y, ax, ay, bx, by) - 0.9, rgb("#8a5a36") * 0.45)
    cabin = shapes.curve([(-38, -15), (-34, -25), (0, -27.5), (22, -26), (38, -18)], 6)
    s.paint(shapes.polygon(s.x, s.y, cabin), rgb("#c3d2ea") * 0.19)
    for x, half in ((-24, 4.5), (-10, 4.5), (4, 4.5), (17, 3.2)):
        s.paint(shapes.box(s.x, s.y, x, -20.8, half, 1.75, 1.7), WINDOW * 2.3)
    furled = shapes.curve([(4, -42), (-20, -41), (-48, -38.5), (-70, -37)], 6)
    for (ax, ay), (bx, by) in zip(furled, furled[1:]):
        s.paint(shapes.segment(s.x, s.y, ax, ay - 1.5, bx, by - 1) - 2.9, rgb("#2f4d73") * 0.62)
        s.paint(shapes.segment(s.x, s.y, ax, ay + 1.9, bx, by + 1.6) - 0.9, rgb("#9aa6b4") * 0.24)
    lines = (((6, -16), (6, -226), 1.15), ((6, -224), (89, -26), 0.22), ((6, -224), (-79, -18), 0.22),
             ((6, -222), (14, -17), 0.18), ((6, -222), (-6, -17), 0.18), ((-6, -140), (18, -140), 0.5),
             ((-6, -140), (6, -222), 0.18), ((18, -140), (6, -222), 0.18), ((-70, -37), (6, -222), 0.15),
             ((84, -27), (84, -36), 0.4), ((70, -24.5), (70, -33), 0.4), ((70, -33), (84, -36), 0.2))
    for a, b, thick in lines:
        s.paint(shapes.segment(s.x, s.y, *a, *b) - thick, rgb("#39465a") * 0.7)
    s.glow(6, -229, 1.1, rgb("#fff6e4") * 8)
    s.glow(-52, -31, 1.3, rgb("#ffb45e") * 6)                    # a lantern under the boom
    s.glow(-52, -29, 13, LAMP * 0.22)
    return s


def _piles():
    s = shapes.Sprite(-54, -104, 54, 14)
    for x, top, half in ((-30, -58, 5.0), (2, -82, 5.6), (31, -66, 5.2)):
        body = shapes.box(s.x, s.y, x, (top + 10) / 2, half, (10 - top) / 2, 1.2)
        round_ = np.clip((s.x - x) / half, -1, 1)
        lit = 0.20 * np.exp(-((round_ + 0.75) / 0.35) ** 2) + 0.03
        s.paint(body, rgb("#a2775a") * lit[..., None] + rgb("#0a1018"))
        for row in (-0.42, -0.38):
            s.paint(np.maximum(body, np.abs(s.y - top * -row * 2.3 + 0) - 0.9), rgb("#6b5a45") * 0.14)
    bird = shapes.curve([(-6.5, -86), (-2, -91), (3.5, -91.5), (5.2, -95.4), (8.4, -95), (9, -93), (7, -90),
                         (5, -86.5), (0, -84.2), (-9, -84)], 5)
    s.paint(shapes.polygon(s.x, s.y, bird), rgb("#c3ccd8") * 0.20)
    s.paint(shapes.polygon(s.x, s.y, [(-10, -84), (-2, -89), (4, -88), (0, -85)]), rgb("#3c4a60") * 0.4)
    s.paint(shapes.segment(s.x, s.y, 8.6, -93.9, 11.4, -93.2) - 0.45, rgb("#d98a35") * 0.4)
    s.paint(shapes.segment(s.x, s.y, 1.5, -85, 1.5, -81.5) - 0.4, rgb("#8a5a30") * 0.3)
    return s


def _finish(picture):
    height, width = picture.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    corner = ((x / width - 0.5) ** 2 * 1.1 + (y / height - 0.5) ** 2) * 1.2
    return light.display(picture * (1 - 0.45 * np.clip(corner, 0, 1))[..., None] * 1.22, 0.66)


def make(path):
    scene = Scene()
    times = [index / RATE for index in range(FRAMES)]
    film.encode(path, film.draw(scene.frame, times), SIZE, RATE, 860, x264="deblock=-1,-1")
