"""Light as numbers: pictures are float32 arrays [height, width, 3], linear, 1.0 = paper white.

Everything is drawn and blended in linear light, larger than wanted (`Grid.scale`), and shrunk at
the end, so edges are smooth and glow adds up as it does in a lens.
"""

import numpy as np


def rgb(code):
    """Linear light of an sRGB colour written `#rrggbb`."""
    value = np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)], dtype=np.float64) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return linear.astype(np.float32)


def display(linear, shoulder=0.72):
    """Display values 0..1 of linear light; above `shoulder` it rolls off instead of clipping."""
    light = np.maximum(linear, 0)
    room = 1 - shoulder
    rolled = shoulder + room * (1 - np.exp(-np.maximum(light - shoulder, 0) / room))
    light = np.where(light > shoulder, rolled, light)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def smoothstep(low, high, x):
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def mix(a, b, amount):
    """`a` where amount is 0, `b` where it is 1; amount [h, w] is spread over colour channels."""
    amount = np.asarray(amount, dtype=np.float32)
    if amount.ndim == 2:
        amount = amount[..., None]
    return a + (b - a) * amount


def over(picture, colour, cover):
    """Lays `colour` over `picture` in place, as much as `cover` [h, w] says."""
    picture += (colour - picture) * cover[..., None]


def gradient(x, stops):
    """Colour [..., 3] at x between stops [(position, '#rrggbb'), ...], smooth at the stops."""
    places = np.array([place for place, _ in stops])
    colours = np.array([rgb(code) for _, code in stops])
    fine = np.linspace(places[0], places[-1], 512)
    table = np.stack([np.interp(fine, places, colours[:, c]) for c in range(3)], axis=1)
    width = 25
    window = np.hanning(width + 2)[1:-1]
    window /= window.sum()
    padded = np.pad(table, ((width // 2, width // 2), (0, 0)), mode="edge")
    table = np.stack([np.convolve(padded[:, c], window, "valid") for c in range(3)], axis=1)
    return np.stack([np.interp(x, fine, table[:, c]) for c in range(3)], axis=-1).astype(np.float32)


def blur(picture, radius_x, radius_y=None):
    """Gaussian blur by standard deviation in samples, edges held. Works on [h, w] and [h, w, 3]."""
    radius_y = radius_x if radius_y is None else radius_y
    pad_x, pad_y = int(radius_x * 3) + 1, int(radius_y * 3) + 1
    pads = ((pad_y, pad_y), (pad_x, pad_x)) + ((0, 0),) * (picture.ndim - 2)
    padded = np.pad(picture, pads, mode="edge")
    height, width = padded.shape[:2]
    fy, fx = np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None, :]
    response = np.exp(-2 * np.pi**2 * ((fx * radius_x) ** 2 + (fy * radius_y) ** 2))
    if picture.ndim == 3:
        response = response[..., None]
    out = np.fft.irfft2(
        np.fft.rfft2(padded, axes=(0, 1)) * response, s=(height, width), axes=(0, 1)
    )
    return out[pad_y : height - pad_y, pad_x : width - pad_x].astype(np.float32)


def shrink(picture, scale):
    """Mean over blocks of scale x scale samples."""
    height, width = picture.shape[0] // scale, picture.shape[1] // scale
    blocks = picture.reshape(height, scale, width, scale, *picture.shape[2:])
    return blocks.mean(axis=(1, 3), dtype=np.float32)


def bloom(picture, scale, amount, threshold=0.8, radii=(3, 12, 40)):
    """A picture with the glow that bright places leave in a lens; radii in picture pixels."""
    coarse = shrink(np.maximum(picture - threshold, 0), scale * 2)
    glow = sum(blur(coarse, radius / 2) for radius in radii) / len(radii)
    return picture + amount * enlarge(glow, scale * 2)


def vignette(picture, amount, wide=1.1, tall=1.0):
    """Darkens the corners; `wide` and `tall` weigh the distance from the middle each way."""
    height, width = picture.shape[:2]
    y = (np.arange(height, dtype=np.float32) / height - 0.5)[:, None]
    x = np.arange(width, dtype=np.float32) / width - 0.5
    return picture * (1 - amount * (wide * x**2 + tall * y**2))[..., None]


def enlarge(picture, factor):
    """Bilinear enlargement by a whole factor."""
    for axis in (0, 1):
        count = picture.shape[axis]
        place = np.clip((np.arange(count * factor) + 0.5) / factor - 0.5, 0, count - 1)
        low = np.minimum(place.astype(int), count - 2)
        share = (place - low).astype(np.float32)
        share = share.reshape((-1,) + (1,) * (picture.ndim - axis - 1))
        picture = (
            np.take(picture, low, axis) * (1 - share) + np.take(picture, low + 1, axis) * share
        )
    return picture


class Grid:
    """Sample places of a picture of width x height pixels, `scale` samples along each pixel side.

    x [w] and y [h, 1] are in pixels, the first sample of a pixel row being at 0.5 / scale.
    """

    def __init__(self, width, height, scale):
        self.width, self.height, self.scale = width, height, scale
        self.x = ((np.arange(width * scale) + 0.5) / scale).astype(np.float32)
        self.y = ((np.arange(height * scale) + 0.5) / scale).astype(np.float32)[:, None]
        self.shape = (height * scale, width * scale)

    def box(self, left, top, right, bottom):
        """(slices, x, y) of the samples inside a box given in pixels, clipped to the picture."""
        s = self.scale
        rows = slice(max(0, int(top * s)), max(0, min(self.shape[0], int(np.ceil(bottom * s)))))
        columns = slice(max(0, int(left * s)), max(0, min(self.shape[1], int(np.ceil(right * s)))))
        return (rows, columns), self.x[columns], self.y[rows]
