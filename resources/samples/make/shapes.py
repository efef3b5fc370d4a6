"""Shapes as signed distance in pixels: negative inside, so a soft or hard edge is one clip away."""

import numpy as np


def cover(distance, softness=1.0):
    """How much of a sample a shape covers, from its distance; `softness` = width of the edge."""
    return np.clip(0.5 - distance / softness, 0, 1).astype(np.float32)


def circle(x, y, cx, cy, radius):
    return np.hypot(x - cx, y - cy) - radius


def ellipse(x, y, cx, cy, rx, ry):
    """Nearly the distance: exact at the edge to first order."""
    px, py = (x - cx) / rx, (y - cy) / ry
    reach = np.hypot(px, py)
    slope = np.hypot(px / rx, py / ry)
    return reach * (reach - 1) / np.maximum(slope, 1e-6)


def segment(x, y, ax, ay, bx, by):
    """Distance to the line from a to b (not signed; subtract half a width for a stroke)."""
    dx, dy = bx - ax, by - ay
    along = np.clip(((x - ax) * dx + (y - ay) * dy) / max(dx * dx + dy * dy, 1e-9), 0, 1)
    return np.hypot(x - ax - along * dx, y - ay - along * dy)


def box(x, y, cx, cy, half_width, half_height, corner=0.0):
    dx = np.abs(x - cx) - half_width + corner
    dy = np.abs(y - cy) - half_height + corner
    return (
        np.hypot(np.maximum(dx, 0), np.maximum(dy, 0)) + np.minimum(np.maximum(dx, dy), 0) - corner
    )


def polygon(x, y, points):
    """Signed distance to a closed polygon [(x, y), ...]."""
    x, y = np.broadcast_arrays(x, y)
    distance = np.full(x.shape, np.inf, dtype=np.float32)
    inside = np.zeros(x.shape, dtype=bool)
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1]):
        distance = np.minimum(distance, segment(x, y, ax, ay, bx, by))
        if ay != by:
            crosses = (ay > y) != (by > y)
            inside ^= crosses & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
    return np.where(inside, -distance, distance)


def curve(points, steps=12):
    """A smooth line through the points (Catmull-Rom), as a list of points."""
    p = np.array([points[0]] + list(points) + [points[-1]], dtype=np.float64)
    line = []
    for i in range(1, len(p) - 2):
        for t in np.arange(steps) / steps:
            a, b, c, d = p[i - 1], p[i], p[i + 1], p[i + 2]
            line.append(
                tuple(
                    0.5
                    * (
                        2 * b
                        + (c - a) * t
                        + (2 * a - 5 * b + 4 * c - d) * t**2
                        + (3 * b - a - 3 * c + d) * t**3
                    )
                )
            )
    line.append(tuple(p[-2]))
    return line


def bird(x, y, cx, cy, span, beat):
    """A flying bird far away: two bent wings, up at beat 1 and down at -1; `span` is one wing's."""
    wings = []
    for side in (-1, 1):
        wings += curve(
            [
                (cx, cy),
                (cx + side * span * 0.42, cy - span * (0.24 + 0.24 * beat)),
                (cx + side * span, cy + span * (0.04 - 0.50 * beat)),
            ],
            4,
        )[::side]
    distance = np.inf
    for a, b in zip(wings, wings[1:]):
        half = (0.35 + 0.55 * (1 - abs(a[0] + b[0] - 2 * cx) / (2 * span))) * span / 5.4
        distance = np.minimum(distance, segment(x, y, *a, *b) - half)
    return distance


class Sprite:
    """A small picture with alpha, drawn once, laid into many frames: light times cover, [h, w, 4].

    Local places are in pixels from an anchor, y down; `scale` samples along each pixel side.
    """

    def __init__(self, left, top, right, bottom, scale=3):
        self.left, self.top, self.scale = left, top, scale
        self.x = (
            np.arange((right - left) * scale, dtype=np.float32)[None, :] / scale
            + left
            + 0.5 / scale
        )
        self.y = (
            np.arange((bottom - top) * scale, dtype=np.float32)[:, None] / scale + top + 0.5 / scale
        )
        self.data = np.zeros((self.y.shape[0], self.x.shape[1], 4), dtype=np.float32)

    def paint(self, distance, colour, opacity=1.0, softness=None):
        """Covers the inside of a shape with a colour [3] or colours [h, w, 3]."""
        amount = (cover(distance, softness or 1.0 / self.scale * 1.5) * opacity)[..., None]
        self.data *= 1 - amount
        self.data[..., :3] += colour * amount
        self.data[..., 3:] += amount

    def glow(self, x, y, radius, colour):
        """Adds light around a place without hiding what is behind."""
        self.data[..., :3] += np.exp(-np.hypot(self.x - x, self.y - y) / radius)[..., None] * colour

    def at(self, x, y):
        """Values at local places (arrays in pixels); nothing outside the drawn part."""
        column = (x - self.left) * self.scale - 0.5
        row = (y - self.top) * self.scale - 0.5
        height, width = self.data.shape[:2]
        outside = (column < 0) | (column > width - 2) | (row < 0) | (row > height - 2)
        column, row = np.clip(column, 0, width - 2.001), np.clip(row, 0, height - 2.001)
        c, r = column.astype(np.int32), row.astype(np.int32)
        fx, fy = (column - c)[..., None], (row - r)[..., None]
        d = self.data
        value = (d[r, c] * (1 - fx) + d[r, c + 1] * fx) * (1 - fy) + (
            d[r + 1, c] * (1 - fx) + d[r + 1, c + 1] * fx
        ) * fy
        value[outside] = 0
        return value.astype(np.float32)


def lay(picture, value):
    """Lays sprite values [h, w, 4] over a picture in place."""
    picture *= 1 - np.clip(value[..., 3:], 0, 1)
    picture += value[..., :3]
