"""photo.jpg: dunes in low light, rendered from a field of heights: every pixel's line of sight is
followed to the sand, which is lit by the sun, shaded by other dunes, and veiled by distance."""

import numpy as np

from . import film, light, noise
from .light import rgb

SIZE, SCALE = (1200, 800), 2
FIELD, METRE = 2048, 0.9  # samples a side; metres between them
FOCAL, HORIZON, EYE = 1500.0, 300.0, 15.0  # pixels, pixels, metres above the sand
SUN = np.array([-0.86, 0.0, 0.50])  # towards the sun: left, and away
SUN_HEIGHT = np.tan(np.radians(11.5))


def picture():
    """Display values [800, 1200, 3]."""
    ground = _heights()
    x, z, hit = _sight(ground)
    sand = _sand(ground, x, z)
    veil = (1 - np.exp(-np.maximum(z - 60, 0) / 1150))[..., None]
    column = (np.arange(SIZE[0] * SCALE) + 0.5)[None, :] / SCALE
    towards = np.exp(-(((column + 60) / 620) ** 2))
    air = light.mix(rgb("#dfb79a"), rgb("#ffcf96"), np.broadcast_to(towards, z.shape))
    view = np.where(hit[..., None], light.mix(sand, air, veil[..., 0]), _sky(towards))
    view = light.bloom(view.astype(np.float32), SCALE, 0.10, 0.75, (4, 20, 60))
    view = light.shrink(view, SCALE)
    y, across = np.mgrid[0 : SIZE[1], 0 : SIZE[0]] / np.array([SIZE[1], SIZE[0]])[:, None, None]
    view *= (1 - 0.38 * ((across - 0.5) ** 2 + (y - 0.5) ** 2) * 1.5)[..., None]
    grain = noise.spectral((SIZE[1], SIZE[0]), 0.25, 571, shortest=1.4)
    return np.clip(light.display(view * 1.10) + 0.0045 * grain[..., None], 0, 1)


def _heights():
    """Long dunes across the wind: slow rise, sharp crest, short lee; smaller ones ride on them."""
    row, column = np.indices((FIELD, FIELD)) * METRE
    whole = FIELD * METRE
    bend = noise.spectral((FIELD, FIELD), 2.4, 501, shortest=40)
    reach = noise.spectral((FIELD, FIELD), 2.2, 502, shortest=30)
    total = np.zeros((FIELD, FIELD), dtype=np.float32)
    for across, along, twist, tall, seed in ((7, 2, 0.52, 21.0, 503), (19, -4, 0.42, 3.6, 504)):
        phase = (column * across + row * along) / whole + twist * bend
        phase += 0.12 * noise.spectral((FIELD, FIELD), 2.3, seed, shortest=16)
        p = np.mod(phase, 1)
        rise, fall = np.clip(p / 0.70, 0, 1), np.clip((1 - p) / 0.30, 0, 1)
        shape = np.minimum(rise**1.55, fall**1.15)
        total += tall * shape * np.clip(0.75 + 0.38 * reach, 0.12, 1.5)
        reach = np.roll(reach, (331, 577), (0, 1))
    total += 2.2 * bend
    return light.blur(np.tile(total, (1, 1)), 0.8).astype(np.float32)


def _sight(ground):
    """World x, z of what each sample sees, and whether it is sand: columns marched outwards."""
    columns = (np.arange(SIZE[0] * SCALE) + 0.5) / SCALE - SIZE[0] / 2
    rows = (np.arange(SIZE[1] * SCALE) + 0.5) / SCALE
    away = 9.0 * 1.0022 ** np.arange(2640)
    eye = float(noise.look_up(ground, np.array([X0]) / METRE, np.array([Z0]) / METRE)[0]) + EYE
    seen = np.empty((len(away), len(columns)), dtype=np.float32)
    for index, z in enumerate(away):
        height = noise.look_up(
            ground, (X0 + columns * z / FOCAL) / METRE, np.full_like(columns, (Z0 + z) / METRE)
        )
        seen[index] = HORIZON + (eye - height) * FOCAL / z
    highest = np.minimum.accumulate(seen, axis=0)
    distance = np.empty((len(rows), len(columns)), dtype=np.float32)
    for column in range(len(columns)):
        line = highest[:, column]
        after = np.searchsorted(-line, -rows)  # first step that reaches this row
        index = np.clip(after, 1, len(away) - 1)
        low, high = line[index - 1], seen[index, column]
        share = np.clip((low - rows) / np.maximum(low - high, 1e-3), 0, 1)
        near = np.where(
            seen[index - 1, column] > low + 0.5, 1.0, share
        )  # a crest hides what is before
        distance[:, column] = np.where(
            after < len(away), away[index - 1] + (away[index] - away[index - 1]) * near, np.inf
        )
    hit = np.isfinite(distance)
    z = np.where(hit, distance, 1e5).astype(np.float32)
    return X0 + columns[None, :].astype(np.float32) * z / FOCAL, z, hit


X0, Z0 = 241.0, 726.0  # where the camera stands, metres


def _shadow(ground):
    """0..1 of sunlight that passes the dunes towards the sun, with a soft edge."""
    free = np.full(ground.shape, 1.0, dtype=np.float32)
    for step in range(1, 150):
        dx, dz = step * SUN[0] * 1.4, step * SUN[2] * 1.4
        height = np.roll(ground, (-round(dz), -round(dx)), (0, 1))
        climb = (height - ground) / (np.hypot(round(dx), round(dz)) * METRE)
        np.minimum(free, np.clip((SUN_HEIGHT - climb) / 0.022 + 0.5, 0, 1), out=free)
    return light.blur(free, 0.9)


def _sand(ground, x, z):
    column, row = x / METRE, (z + Z0) / METRE
    slope_x = (np.roll(ground, -1, 1) - np.roll(ground, 1, 1)) / (2 * METRE)
    slope_z = (np.roll(ground, -1, 0) - np.roll(ground, 1, 0)) / (2 * METRE)
    sx, sz = noise.look_up(slope_x, column, row), noise.look_up(slope_z, column, row)
    rx, rz = _ripples(x, z + Z0, z, sx)
    sx, sz = sx + rx, sz + rz
    length = np.sqrt(sx**2 + sz**2 + 1)
    sun = np.array([SUN[0], SUN_HEIGHT, SUN[2]])
    sun /= np.linalg.norm(sun)
    facing = np.clip((-sx * sun[0] + sun[1] - sz * sun[2]) / length, 0, 1)
    free = noise.look_up(_shadow(ground), column, row)
    direct = (facing * free * 2.75)[..., None] * rgb("#ffc084")
    sky = (0.30 + 0.20 / length - 0.16 * np.clip(sx, -1, 1))[..., None] * rgb("#8d8fc0") * 0.62
    bounce = (0.10 * np.clip(0.5 + sx, 0, 1))[..., None] * rgb("#ff9a5c")
    tone = noise.look_up(noise.spectral((1024, 1024), 1.0, 521), x * 2.2, z * 2.2)
    albedo = rgb("#ecc59c") * (1 + 0.030 * tone * np.exp(-z / 160))[..., None]
    return albedo * (direct + sky + bounce)


def _ripples(x, z, away, slope):
    """Slopes of wind ripples, fading where they are too fine to be seen."""
    bend = noise.spectral((1024, 1024), 2.0, 531, shortest=6)
    breaks = noise.spectral((1024, 1024), 1.5, 532, shortest=4)
    rx = np.zeros_like(x)
    rz = np.zeros_like(x)
    for length, steep, seed_shift in ((0.62, 0.20, 0), (1.55, 0.10, 300)):
        warp = noise.look_up(bend, x * 7 + seed_shift, z * 7) * 0.55 + 0.10 * noise.look_up(
            breaks, x * 20, z * 20
        )
        phase = 2 * np.pi * ((x * 0.93 + z * 0.36) / length + warp * 1.2)
        pixel = away / FOCAL / SCALE * np.hypot(1, 0.36 * away / 12)
        seen = np.exp(-((pixel / length * 3.0) ** 2)) * np.clip(1.2 - np.abs(slope) * 1.6, 0.15, 1)
        patch = np.clip(0.75 + 0.45 * noise.look_up(breaks, x * 3 + seed_shift, z * 3), 0.1, 1.4)
        wave = steep * seen * patch * (np.cos(phase) + 0.35 * np.cos(2 * phase + 0.8))
        rx += 0.93 * wave
        rz += 0.36 * wave
    return rx, rz


def _sky(towards):
    y = (np.arange(SIZE[1] * SCALE) + 0.5) / SCALE
    sky = light.gradient(
        y, [(0, "#7f97b8"), (110, "#b0b4bf"), (200, "#e2c3ab"), (290, "#ffcc9c"), (800, "#ffcc9c")]
    )
    sky = np.repeat(sky[:, None, :], SIZE[0] * SCALE, axis=1)
    low = np.exp(-np.maximum(HORIZON - y, 0) / 170)[:, None] * towards
    sky = sky + low[..., None] * rgb("#ffb46c") * 0.35
    cloud = noise.spectral((1024, 2400), 1.75, 541, stretch=(0.8, 4.5))
    depth = (26000 / (HORIZON + 130 - np.minimum(y, HORIZON)))[:, None]
    body = noise.look_up(cloud, np.arange(SIZE[0] * SCALE)[None, :] * 0.8, depth * 2.4)
    amount = (
        light.smoothstep(0.3, 2.6, body)
        * light.smoothstep(HORIZON, HORIZON - 120, y)[:, None]
        * 0.65
    )
    return light.mix(sky, rgb("#ffe2c2"), amount)


def make(path):
    view = film.pixels(picture())
    film.ffmpeg(
        "-f",
        "rawvideo",
        "-pix_fmt",
        "rgb24",
        "-s",
        "%dx%d" % SIZE,
        "-i",
        "-",
        "-vf",
        "scale=out_color_matrix=bt601:out_range=pc:flags=accurate_rnd,format=yuvj420p",
        "-c:v",
        "mjpeg",
        "-q:v",
        2,
        "-huffman",
        "optimal",
        *film.CLEAN,
        "-frames:v",
        1,
        "-f",
        "image2",
        "-update",
        1,
        path,
        data=view.tobytes()
    )
