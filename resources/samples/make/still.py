"""still.png: an emblem cut from paper, with real alpha: the sun rises in a ring of sheets, and a
shuttle sails like a boat on a sea that is woven, every thread over one and under the next."""

import numpy as np

from . import film, light, shapes
from .light import rgb

SIZE, SCALE = 600, 3
CENTRE_X, CENTRE_Y, HORIZON = 300.0, 292.0, 352.0
RINGS = [
    (264, "#1f2f55"),
    (232, "#47416f"),
    (196, "#8a4f73"),
    (158, "#cf6660"),
    (119, "#ee9a5e"),
    (82, "#f8ca7d"),
]
SEA = ["#2f8f95", "#24798a", "#1d657d", "#1a526f", "#18425f", "#163352"]


class Paper:
    """A picture with alpha built from sheets that throw soft shadows on what lies below them."""

    def __init__(self):
        grid = light.Grid(SIZE, SIZE, SCALE)
        self.x, self.y = np.broadcast_arrays(grid.x, grid.y)
        self.colour = np.zeros((*grid.shape, 3), dtype=np.float32)
        self.alpha = np.zeros(grid.shape, dtype=np.float32)

    def sheet(self, cover, colour, lift=4.0, dark=0.42, within=None):
        """Lays a sheet hovering `lift` pixels above the rest; its shadow falls only `within`."""
        if lift:
            far = int(round(lift * 0.75 * SCALE))
            shadow = light.blur(np.roll(cover, (far, far // 3), (0, 1)), lift * 0.8 * SCALE) * dark
            self._lay(shadow if within is None else shadow * within, rgb("#0b0d20"))
        self._lay(cover, rgb(colour))
        edge = np.clip(cover - np.roll(cover, (2, 2), (0, 1)), 0, 1)  # the cut edge catches it
        self._lay(edge * 0.30, np.float32([1, 0.96, 0.9]))

    def _lay(self, cover, colour):
        """Porter-Duff over, colours kept straight."""
        total = cover + self.alpha * (1 - cover)
        share = np.where(total > 1e-5, cover / np.maximum(total, 1e-5), 0)[..., None]
        self.colour += (colour - self.colour) * share
        self.alpha = total


def picture():
    """Display values and alpha [600, 600, 4]."""
    paper = Paper()
    disc = _disc(paper, RINGS[0][0], 0)
    paper.sheet(disc, "#f8ca7d", lift=9, dark=0.50)
    sun = shapes.cover(shapes.circle(paper.x, paper.y, CENTRE_X, CENTRE_Y + 26, 50), 0.5)
    _rays(paper, disc)
    paper.sheet(sun, "#fff3d2", lift=5, dark=0.25, within=disc)
    for radius, colour in reversed(RINGS[:-1]):
        index = [r for r, _ in RINGS].index(radius)
        paper.sheet(
            disc * (1 - _disc(paper, RINGS[index + 1][0], index)),
            colour,
            lift=5.5,
            dark=0.46,
            within=disc,
        )
    _birds(paper, disc)
    inner = _disc(paper, 233, 1)
    _sea(paper, inner)
    rim = disc * (1 - _disc(paper, 236, 1))
    paper.sheet(rim, RINGS[0][1], lift=5.5, dark=0.46, within=disc)
    _stitches(paper)
    return _shrunk(paper)


def _disc(paper, radius, seed):
    """A circle cut by hand: not quite round."""
    dx, dy = paper.x - CENTRE_X, paper.y - CENTRE_Y
    turn = np.arctan2(dy, dx)
    wobble = (
        0.9 * np.sin(3 * turn + 2.1 * seed)
        + 0.7 * np.sin(5 * turn + 1.3 * seed)
        + 0.4 * np.sin(9 * turn + seed)
    )
    return shapes.cover(np.hypot(dx, dy) - radius - wobble * (radius < 260), 0.5)


def _rays(paper, disc):
    dx, dy = paper.x - CENTRE_X, paper.y - CENTRE_Y - 26
    turn = np.arctan2(dy, dx) / (2 * np.pi) * 28
    beside = np.abs(turn - np.rint(turn)) / 28 * 2 * np.pi * np.hypot(dx, dy)
    away = np.hypot(dx, dy)
    long = np.where(np.rint(turn) % 2 == 0, 20, 11)
    half = 2.6 * np.clip((62 + long - away) / long, 0, 1)
    ray = shapes.cover(np.maximum(beside - half, np.abs(away - 60 - long / 2) - long / 2), 0.5)
    paper.sheet(ray, "#ee8f56", lift=1.5, dark=0.25, within=disc)


def _birds(paper, disc):
    for x, y, span in ((212, 196, 17), (246, 178, 13), (190, 222, 12)):
        place = np.s_[
            int((y - 30) * SCALE) : int((y + 30) * SCALE),
            int((x - 40) * SCALE) : int((x + 40) * SCALE),
        ]
        cover = np.zeros_like(paper.alpha)
        cover[place] = shapes.cover(
            shapes.bird(paper.x[place], paper.y[place], x, y, span, 0.5), 0.5
        )
        paper.sheet(cover, "#fff3d2", lift=2.5, dark=0.35, within=disc)


def _sea(paper, inner):
    """Ribbons of weft across, threads of warp down, the shuttle between the first two."""

    def middle(row, x):
        return HORIZON + 17 + 27 * row + 4.2 * np.sin(x / 31 + 1.9 * row)

    rows = range(len(SEA))
    under = inner * shapes.cover(middle(0, paper.x) - 15 - paper.y, 0.5)
    paper.sheet(under, "#12294a", lift=5, dark=0.45, within=inner)
    strands = [CENTRE_X + 33 * step for step in range(-7, 8)]
    threads = [
        shapes.cover(np.abs(paper.x - strand - 1.6 * np.sin(paper.y / 40 + strand)) - 5.0, 0.5)
        for strand in strands
    ]
    for strand in threads:
        paper.sheet(strand * under, "#f4dcae", lift=2.0, dark=0.45, within=under)
    for row in rows:
        line = middle(row, paper.x)
        ribbon = inner * shapes.cover(np.abs(paper.y - line) - 11.2, 0.5)
        if row == 1:
            _shuttle(paper, middle, inner)
        paper.sheet(ribbon, SEA[row], lift=3.2, dark=0.55, within=inner)
        for number, strand in enumerate(threads):
            if (number + row) % 2 == 0:
                over = strand * under * shapes.cover(np.abs(paper.y - line) - 14.0, 5.0)
                paper.sheet(over, "#f4dcae", lift=1.8, dark=0.40, within=ribbon)


def _shuttle(paper, middle, inner):
    x, y = paper.x - 312, paper.y - (HORIZON + 3)
    tilt = -0.05
    x, y = x + y * tilt, y - x * tilt
    share = np.abs(x) / 112.0
    y = y + 15 * share**2.2  # both ends turn up, as a boat's do
    half = 17.0 * np.clip(1 - share**2, 0, 1) ** 0.75
    hull = inner * shapes.cover(np.maximum(np.abs(y) - half, np.abs(x) - 112), 0.5)
    paper.sheet(hull, "#c8713f", lift=5, dark=0.5, within=inner)
    plank = hull * shapes.cover(y + half * 0.45 - 1, 0.5)
    paper.sheet(plank, "#e79a5c", lift=0)
    hollow = shapes.cover(shapes.box(x, y, 0, 0, 45, 7.2, 7.2), 0.5)
    paper.sheet(hollow, "#5d2b31", lift=0)
    bobbin = shapes.cover(shapes.box(x, y, -3, 0, 34, 5.0, 4.8), 0.5)
    paper.sheet(bobbin, "#fff0cf", lift=1.5, dark=0.4, within=hollow)
    wound = bobbin * shapes.cover(np.abs(np.mod(x + 0.5 * y, 5.2) - 2.6) - 0.7, 0.5)
    paper.sheet(wound, "#e9b877", lift=0)


def _stitches(paper):
    """A running stitch round the rim."""
    dx, dy = paper.x - CENTRE_X, paper.y - CENTRE_Y
    turn = np.arctan2(dy, dx) / (2 * np.pi) * 72
    along = (turn - np.rint(turn)) / 72 * 2 * np.pi * 250
    stitch = shapes.cover(
        np.hypot(np.maximum(np.abs(along) - 5.2, 0), np.hypot(dx, dy) - 250) - 1.7, 0.5
    )
    paper.sheet(stitch, "#f4dcae", lift=1.2, dark=0.5, within=stitch * 0 + 1)


def _shrunk(paper):
    alpha = light.shrink(paper.alpha, SCALE)
    colour = (
        light.shrink(paper.colour * paper.alpha[..., None], SCALE)
        / np.maximum(alpha, 1e-4)[..., None]
    )
    alpha = np.where(alpha < 0.004, 0, alpha)
    shown = light.display(np.where(alpha[..., None] > 0, colour, 0), 0.97)
    shown = np.rint(shown * 85) / 85  # every third level: not seen, and a quarter smaller as PNG
    return np.dstack([shown, alpha])


def make(path):
    film.write_png(path, picture())
