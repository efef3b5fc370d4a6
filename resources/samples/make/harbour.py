"""harbour.mp4: an old harbour in the blue hour. House and boat lights lie broken on moving water,
boats bob and roll, a ferry passes, and the camera pushes slowly in."""

import numpy as np

from . import film, harbour_boats, light, shapes, water
from .harbour_town import HORIZON, Town
from .light import rgb

SIZE, RATE, FRAMES = (640, 360), 25, 125
SECONDS = FRAMES / RATE
CENTRE = 330.0
FOCAL, EYE = 520.0, 6.0  # pixels; metres above the water


class Scene:
    def __init__(self):
        self.grid = light.Grid(*SIZE, 2)
        self.town = Town()
        self.waves = water.Waves(211, FOCAL, EYE, CENTRE, 0.036, (0.35, 7.0))
        self.boats = [
            dict(
                sprite=harbour_boats.ferry(),
                x=206,
                y=HORIZON + 8,
                drive=11.0,
                near=1.012,
                heave=0.2,
                roll=0.002,
                beat=0.3,
            ),
            dict(
                sprite=harbour_boats.fishing_boat(),
                x=472,
                y=196,
                drive=0.0,
                near=1.045,
                heave=1.2,
                roll=0.016,
                beat=0.0,
            ),
            dict(
                sprite=harbour_boats.sailing_boat(),
                x=150,
                y=246,
                drive=0.0,
                near=1.10,
                heave=2.0,
                roll=0.013,
                beat=2.1,
            ),
            dict(
                sprite=harbour_boats.piles(),
                x=566,
                y=322,
                drive=0.0,
                near=1.12,
                heave=0.0,
                roll=0.0,
                beat=0.0,
            ),
        ]

    def frame(self, t):
        grid, push = self.grid, light.smoothstep(-1.5, SECONDS + 1.5, t)
        zoom = 1.0 + 0.035 * push
        first = int(HORIZON * grid.scale)
        picture = np.empty((*grid.shape, 3), dtype=np.float32)
        picture[:first] = self.town.lit(
            _far(grid.x, CENTRE, zoom), _far(grid.y[:first], HORIZON, zoom), t
        )
        afloat = [self._placed(boat, t, push) for boat in self.boats]
        picture[first:] = self._water(grid.x, grid.y[first:], t, push, zoom, afloat)
        for boat in afloat:
            self._float(picture, boat)
        picture = light.bloom(picture, grid.scale, 0.55, 0.62, (2.2, 9, 34))
        picture = light.vignette(light.shrink(picture, grid.scale), 0.54)
        return light.display(picture * 1.22, 0.66)

    def _placed(self, boat, t, push):
        """Where a boat is now: anchor on its waterline, size, lean."""
        size = 1 + (boat["near"] - 1) * push
        swell = np.sin(1.55 * t + boat["beat"]) + 0.4 * np.sin(2.9 * t + 1.7 * boat["beat"])
        return dict(
            sprite=boat["sprite"],
            x=CENTRE + (boat["x"] + boat["drive"] * t - CENTRE) * size,
            y=HORIZON + (boat["y"] - HORIZON) * size,
            size=size,
            heave=boat["heave"] * swell,
            lean=boat["roll"] * np.sin(1.2 * t + boat["beat"] + 0.8),
        )

    def _local(self, boat, x, y):
        px, py = (x - boat["x"]) / boat["size"], (y - boat["y"] - boat["heave"]) / boat["size"]
        return px + py * boat["lean"], py - px * boat["lean"]

    def _box(self, boat, mirrored=False):
        sprite, size = boat["sprite"], boat["size"]
        height, width = sprite.data.shape[0] / sprite.scale, sprite.data.shape[1] / sprite.scale
        left, top = boat["x"] + sprite.left * size - 8, boat["y"] + sprite.top * size - 8
        if mirrored:
            return (
                left - 12,
                boat["y"],
                left + width * size + 28,
                boat["y"] - sprite.top * size + 60,
            )
        return left, top, left + width * size + 16, top + height * size + 16

    def _float(self, picture, boat):
        """Lays the part of a boat above the water, which stays level as the boat heaves."""
        place, x, y = self.grid.box(*self._box(boat))
        dry = shapes.cover(y - boat["y"], 1.0 / self.grid.scale)[..., None]
        shapes.lay(picture[place], boat["sprite"].at(*self._local(boat, x, y)) * dry)

    def _water(self, x, y, t, push, zoom, afloat):
        depth = y - HORIZON  # pixels below the horizon
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
        body = light.gradient(depth[:, 0], [(0, "#16304a"), (70, "#0c2236"), (202, "#06121d")])[
            :, None, :
        ]
        glint = np.clip(slope_z * 9, -0.6, 1.0)[..., None] * rgb("#27506b") * 0.16
        return np.maximum(picture * mirror + (body + glint) * (1 - 0.55 * mirror), 0)

    def _reflect(self, picture, boat, x, y, shift_x, shift_y):
        place, px, py = self.grid.box(*self._box(boat, mirrored=True))
        first = int(HORIZON * self.grid.scale)
        place = (slice(place[0].start - first, place[0].stop - first), place[1])
        share = 1 - (boat["y"] - HORIZON) / np.maximum(
            py - HORIZON, 1
        )  # grows away from the waterline
        up = 2 * boat["y"] - py - shift_y[place] * share * 0.8
        value = boat["sprite"].at(
            *self._local(boat, px + shift_x[place] * share, np.minimum(up, boat["y"]))
        )
        shapes.lay(picture[place], value)


def _far(place, fixed, zoom):
    return fixed + (place - fixed) / zoom


def make(path):
    scene = Scene()
    times = [index / RATE for index in range(FRAMES)]
    film.encode(path, film.draw(scene.frame, times), SIZE, RATE, 900, x264="deblock=-1,-1")
