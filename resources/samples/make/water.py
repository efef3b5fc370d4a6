"""Water seen at a low angle: a sum of small waves, and the shore mirrored in them."""

import numpy as np

from . import light, noise


class Waves:
    """Waves on the water plane as a sum of sines; those too fine to be seen only blur the mirror.

    The camera looks level from `eye` metres above the water, `focal` pixels before its picture,
    whose middle column is `centre`. `slope` is the deviation of the surface's slope, `lengths` the
    shortest and longest wave in metres, `heading` their direction and its deviation in radians
    (0 = across). `favour` above 0 gives more of the slope to long waves.
    """

    def __init__(
        self, seed, focal, eye, centre, slope, lengths, heading=(1.15, 0.65), count=34, favour=0.12
    ):
        rng = np.random.default_rng(seed)
        self.focal, self.eye, self.centre = focal, eye, centre
        length = np.exp(rng.uniform(np.log(lengths[0]), np.log(lengths[1]), count))
        towards = rng.normal(*heading, count)
        self.kx, self.kz = (2 * np.pi / length * part(towards) for part in (np.cos, np.sin))
        self.speed = np.sqrt(9.81 * 2 * np.pi / length)
        self.phase = rng.uniform(0, 2 * np.pi, count)
        middle = np.sqrt(lengths[0] * lengths[1])
        self.slope = slope * np.sqrt(2 / count) * (length / middle) ** favour

    def at(self, x, depth, t, forward=0.0):
        """(slope across, slope away, slope lost to fineness) at columns x, `depth` pixels below the
        horizon, when the camera has moved `forward` metres."""
        away = self.focal * self.eye / np.maximum(depth, 0.5)
        across = (x - self.centre) * away / self.focal
        pixel_z, pixel_x = away / np.maximum(depth, 0.5), away / self.focal
        slope_x = np.zeros(np.broadcast_shapes(x.shape, depth.shape), dtype=np.float32)
        slope_z, lost = np.zeros_like(slope_x), np.zeros_like(depth)
        for kx, kz, speed, phase, slope in zip(
            self.kx, self.kz, self.speed, self.phase, self.slope
        ):
            seen = np.exp(-0.16 * ((kz * pixel_z) ** 2 + (kx * pixel_x) ** 2))
            wave = np.cos(
                (kx * across + kz * (away + forward) - speed * t + phase).astype(np.float32)
            )
            size = np.hypot(kx, kz)
            slope_x += (slope * kx / size * seen) * wave
            slope_z += (slope * kz / size * seen) * wave
            lost += slope**2 * (1 - seen**2) * 0.5
        return slope_x, slope_z, np.sqrt(lost)


class Shore:
    """What stands above the water: a picture wider than the frame, and its mirror at five blurs.

    Subclasses draw into `picture` at places `x` [1, w], `y` [h, 1] (pixels of the frame) and then
    call `mirror_it`. The last row lies on the waterline `horizon`.
    """

    SCALE = 2
    SPREADS = (0.0, 4.0, 9.0, 18.0, 34.0)

    def __init__(self, left, top, width, horizon):
        self.left, self.top, self.horizon = left, top, horizon
        self.x = np.arange(width * self.SCALE, dtype=np.float32)[None, :] / self.SCALE + left + 0.25
        self.y = (
            np.arange((int(horizon) - top) * self.SCALE, dtype=np.float32)[:, None] / self.SCALE
            + top
            + 0.25
        )
        self.picture = np.zeros((self.y.shape[0], self.x.shape[1], 3), dtype=np.float32)

    def mirror_it(self):
        height = self.picture.shape[0]
        both = np.concatenate([self.picture[::-1], self.picture])  # so that blur sees no end
        self.mirrors = [
            (
                self.picture
                if spread == 0
                else light.blur(both, 0.8 + spread * 0.06, spread * self.SCALE)[height:]
            )
            for spread in self.SPREADS
        ]

    def box(self, left, top, right, bottom):
        """Slices of the samples inside a box in pixels."""

        def span(low, high, origin):
            return slice(
                max(0, int((low - origin) * self.SCALE)),
                max(0, int((high - origin) * self.SCALE) + 1),
            )

        return span(top, bottom, self.top), span(left, right, self.left)

    def lamp(self, x, y, radius, power, colour, halo=0.0):
        """Adds a point of light, with a wider halo where asked."""
        reach = max(3, halo * 5)
        place = self.box(x - reach, y - reach, x + reach, y + reach)
        away = np.hypot(self.x[:, place[1]] - x, self.y[place[0]] - y)
        shine = np.exp(-((away / (radius * 1.6)) ** 2)) * power
        if halo:
            shine = shine + np.exp(-away / halo) * light.smoothstep(reach, 0, away) * power * 0.06
        self.picture[place] += shine[..., None] * colour

    def at(self, x, y):
        return self._pick(self.picture, x, y)

    def reflected(self, x, up, spread):
        """Light from `up` pixels above the waterline, spread up and down by `spread` pixels."""
        y = self.horizon - np.maximum(up, 0.3)
        level = np.interp(spread, self.SPREADS, np.arange(len(self.SPREADS)))[:, 0]
        out = np.zeros((*np.broadcast_shapes(x.shape, y.shape), 3), dtype=np.float32)
        for index, picture in enumerate(self.mirrors):
            share = np.clip(1 - np.abs(level - index), 0, 1).astype(np.float32)
            rows = np.nonzero(share > 0)[0]
            if len(rows):
                rows = slice(rows[0], rows[-1] + 1)
                out[rows] += self._pick(picture, x[rows], y[rows]) * share[rows, None, None]
        return out

    def _pick(self, picture, x, y):
        column = np.clip((x - self.left) * self.SCALE - 0.5, 0, picture.shape[1] - 2)
        row = np.clip((y - self.top) * self.SCALE - 0.5, 0, picture.shape[0] - 2)
        return noise.look_up(picture, column, row)
