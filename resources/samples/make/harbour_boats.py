"""What floats or stands in the harbour, as sprites around the middle of its waterline."""

import numpy as np

from . import shapes
from .harbour_town import LAMP, WINDOW
from .light import rgb


def _hull(sprite, points, colour, stripe, waterline=0.0):
    hull = shapes.polygon(sprite.x, sprite.y, points)
    fall = np.clip((sprite.y + 14) / 20, 0, 1)[..., None]
    sprite.paint(hull, colour * (1.15 - 0.75 * fall) + 0 * sprite.x[..., None])
    band = np.maximum(hull, np.abs(sprite.y - waterline + 2.2) - 0.9)
    sprite.paint(band, stripe)


def ferry():
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


def fishing_boat():
    s = shapes.Sprite(-74, -96, 74, 8)
    sheer = shapes.curve([(-58, -13), (-30, -9.5), (10, -10.5), (40, -15.5), (63, -23)], 6)
    _hull(s, sheer + [(49, 7), (-51, 7)], rgb("#35708a") * 0.5, rgb("#e8e0d0") * 0.22)
    for (ax, ay), (bx, by) in zip(sheer, sheer[1:]):
        s.paint(shapes.segment(s.x, s.y, ax, ay, bx, by) - 0.8, rgb("#e9dcc0") * 0.30)
    s.paint(
        shapes.polygon(
            s.x, s.y, [(-40, -10), (-38, -34), (-8, -35), (-4, -22), (8, -20), (9, -10)]
        ),
        rgb("#d9cdb4") * 0.24,
    )
    s.paint(shapes.box(s.x, s.y, -23, -36, 18, 1.3, 0.8), rgb("#7a3328") * 0.5)
    for x in (-34, -25.5, -17):
        s.paint(shapes.box(s.x, s.y, x, -27, 2.9, 3.6, 0.8), WINDOW * 2.4)
    s.paint(
        shapes.polygon(s.x, s.y, [(-12, -30.5), (-9.2, -30.5), (-6.6, -23.5), (-12, -23.5)]),
        WINDOW * 2.1,
    )
    for a, b, thick in (
        ((-24, -37), (-24, -80), 0.8),
        ((26, -12), (26, -62), 0.8),
        ((26, -22), (-2, -52), 0.5),
        ((26, -60), (62, -22), 0.16),
        ((26, -60), (-24, -78), 0.16),
        ((-24, -78), (-56, -13), 0.16),
        ((-28, -66), (-20, -66), 0.4),
    ):
        s.paint(shapes.segment(s.x, s.y, *a, *b) - thick, rgb("#1b2230"))
    for x, y, code, power in (
        (-24, -82, "#fff2d8", 7),
        (26, -64, "#fff2d8", 4),
        (-2, -24, "#ffb45e", 5),
    ):
        s.glow(x, y, 1.0, rgb(code) * power)
    s.glow(-2, -22, 10, LAMP * 0.25 * 1.0)
    for x in (-46, 20, 36):  # fenders
        s.paint(shapes.ellipse(s.x, s.y, x, -6, 1.8, 3.4), rgb("#c9bfae") * 0.16)
    return s


def sailing_boat():
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
    lines = (
        ((6, -16), (6, -226), 1.15),
        ((6, -224), (89, -26), 0.22),
        ((6, -224), (-79, -18), 0.22),
        ((6, -222), (14, -17), 0.18),
        ((6, -222), (-6, -17), 0.18),
        ((-6, -140), (18, -140), 0.5),
        ((-6, -140), (6, -222), 0.18),
        ((18, -140), (6, -222), 0.18),
        ((-70, -37), (6, -222), 0.15),
        ((84, -27), (84, -36), 0.4),
        ((70, -24.5), (70, -33), 0.4),
        ((70, -33), (84, -36), 0.2),
    )
    for a, b, thick in lines:
        s.paint(shapes.segment(s.x, s.y, *a, *b) - thick, rgb("#39465a") * 0.7)
    s.glow(6, -229, 1.1, rgb("#fff6e4") * 8)
    s.glow(-52, -31, 1.3, rgb("#ffb45e") * 6)  # a lantern under the boom
    s.glow(-52, -29, 13, LAMP * 0.22)
    return s


def piles():
    s = shapes.Sprite(-54, -104, 54, 14)
    for x, top, half in ((-30, -58, 5.0), (2, -82, 5.6), (31, -66, 5.2)):
        body = shapes.box(s.x, s.y, x, (top + 10) / 2, half, (10 - top) / 2, 1.2)
        round_ = np.clip((s.x - x) / half, -1, 1)
        lit = 0.20 * np.exp(-(((round_ + 0.75) / 0.35) ** 2)) + 0.03
        s.paint(body, rgb("#a2775a") * lit[..., None] + rgb("#0a1018"))
        for row in (-0.42, -0.38):
            s.paint(
                np.maximum(body, np.abs(s.y - top * -row * 2.3 + 0) - 0.9), rgb("#6b5a45") * 0.14
            )
    bird = shapes.curve(
        [
            (-6.5, -86),
            (-2, -91),
            (3.5, -91.5),
            (5.2, -95.4),
            (8.4, -95),
            (9, -93),
            (7, -90),
            (5, -86.5),
            (0, -84.2),
            (-9, -84),
        ],
        5,
    )
    s.paint(shapes.polygon(s.x, s.y, bird), rgb("#c3ccd8") * 0.20)
    s.paint(
        shapes.polygon(s.x, s.y, [(-10, -84), (-2, -89), (4, -88), (0, -85)]), rgb("#3c4a60") * 0.4
    )
    s.paint(shapes.segment(s.x, s.y, 8.6, -93.9, 11.4, -93.2) - 0.45, rgb("#d98a35") * 0.4)
    s.paint(shapes.segment(s.x, s.y, 1.5, -85, 1.5, -81.5) - 0.4, rgb("#8a5a30") * 0.3)
    return s
