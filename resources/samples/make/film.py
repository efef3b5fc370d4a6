"""From frames to files: BT.709 limited-range 4:2:0 by plain arithmetic, then x264 in two passes."""

import os
import struct
import subprocess
import tempfile
from multiprocessing import Pool

import numpy as np

# One thread and no processor-dependent floats: the same bytes wherever the same x264 runs.
X264 = "cpu-independent=1:threads=1:keyint=50:min-keyint=10:aq-mode=3"
CLEAN = [
    "-map_metadata",
    "-1",
    "-fflags",
    "+bitexact",
    "-flags:v",
    "+bitexact",
    "-flags:a",
    "+bitexact",
]
TAGS = [
    "-color_primaries",
    "bt709",
    "-color_trc",
    "bt709",
    "-colorspace",
    "bt709",
    "-color_range",
    "tv",
]


def ffmpeg(*arguments, data=None):
    command = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-y", *map(str, arguments)]
    subprocess.run(command, input=data, check=True)


def planes(picture):
    """Planar 4:2:0 bytes of display values [h, w, 3]; chroma sited left, as MPEG has it."""
    red, green, blue = (picture[..., c].astype(np.float64) for c in range(3))
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    parts = [16 + 219 * luma]
    for colour, reach in ((blue, 1.8556), (red, 1.5748)):
        chroma = (colour - luma) / reach
        rows = (chroma[0::2] + chroma[1::2]) / 2
        padded = np.pad(rows, ((0, 0), (1, 1)), mode="edge")
        across = (padded[:, :-2] + 2 * padded[:, 1:-1] + padded[:, 2:]) / 4
        parts.append(128 + 224 * across[:, 0::2])
    return b"".join(_round(part).tobytes() for part in parts)


def _round(plane):
    """To 8 bits with a fixed fine dither, so that slow gradients do not show steps."""
    row, column = np.indices(plane.shape)
    dither = np.mod(52.9829189 * np.mod(0.06711056 * column + 0.00583715 * row, 1), 1) - 0.5
    return np.clip(np.rint(plane + 0.9 * dither), 0, 255).astype(np.uint8)


def draw(frame, times, workers=2):
    """Planar bytes of frame(t), which returns display values [h, w, 3], for every time in order."""
    with Pool(workers, _keep, (frame,)) as pool:
        yield from pool.imap(_drawn, times, chunksize=2)


def _keep(frame):
    global _frame
    _frame = frame


def _drawn(time):
    return planes(_frame(time))


def encode(
    path, frames, size, rate, kbits, x264="", filters="setsar=1", timing=(), before=(), after=()
):
    """Writes an MP4 of raw frames (see `draw`), averaging `kbits` per second.

    `filters` run before x264 and `timing` are its further options, in both passes; `before` are
    further input arguments (sound), `after` further output ones.
    """
    with tempfile.TemporaryDirectory() as room:
        raw = os.path.join(room, "frames.yuv")
        with open(raw, "wb") as out:
            for frame in frames:
                out.write(frame)
        source = "-f rawvideo -pix_fmt yuv420p -s".split()
        source += ["%dx%d" % size, "-r", rate, *TAGS, "-i", raw]
        settings = X264 + (":" + x264 if x264 else "")
        video = ["-vf", filters, "-fps_mode", "passthrough", *timing, *TAGS]
        video += "-c:v libx264 -preset veryslow -profile:v high -x264-params".split()
        video += [settings, "-b:v", "%dk" % kbits, "-passlogfile", os.path.join(room, "pass")]
        ffmpeg(*source, *video, "-pass", 1, "-an", "-f", "null", "-")
        ffmpeg(
            *source, *before, *video, "-pass", 2, *CLEAN, *after, "-movflags", "+faststart", path
        )


def turn_upright(path, width):
    """Writes the matrix of telephones held upright into the first track: turn 90 degrees clockwise,
    then move right by the `width` of the upright picture (ISO 14496-12, 8.3.2)."""
    with open(path, "r+b") as file:
        content = file.read()
        header = content.index(b"tkhd")
        assert content[header + 4] == 0, "a version 0 track header, since the film is short"
        file.seek(header + 4 + 40)
        file.write(struct.pack(">9i", 0, 0x10000, 0, -0x10000, 0, 0, width << 16, 0, 0x40000000))


def pixels(picture):
    """8-bit RGB of display values, for stills and previews."""
    return np.clip(np.rint(picture * 255), 0, 255).astype(np.uint8)


def write_png(path, picture):
    """A PNG of display values [h, w, 3 or 4]."""
    height, width, channels = picture.shape
    ffmpeg(
        "-f",
        "rawvideo",
        "-pix_fmt",
        "rgba" if channels == 4 else "rgb24",
        "-s",
        "%dx%d" % (width, height),
        "-i",
        "-",
        "-pred",
        "mixed",
        "-compression_level",
        9,
        *CLEAN,
        "-frames:v",
        1,
        "-f",
        "image2",
        "-update",
        1,
        path,
        data=pixels(picture).tobytes()
    )
