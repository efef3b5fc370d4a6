"""Sound as float arrays, [2, n] or [n], full scale 1.0: shaped noise, notes, rooms, files."""

import wave

import numpy as np

from . import film

RATE = 48000


def noise(count, seed, response):
    """Noise of deviation 1 with the spectrum response(hertz)."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(count))
    spectrum *= response(np.fft.rfftfreq(count, 1 / RATE) + 1e-9)
    shaped = np.fft.irfft(spectrum, count)
    return shaped / shaped.std()


def bump(hertz, centre, octaves):
    """A bell over log frequency, `octaves` to each side."""
    return np.exp(-0.5 * (np.log2(hertz / centre) / octaves) ** 2)


def pitch(name):
    """Hertz of a note such as `A3` or `F#4`."""
    step = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}[name[0]] + name.count("#")
    return 440 * 2 ** ((step - 9) / 12 + int(name[-1]) - 4)


def convolve(signal, response):
    size = 1 << (len(signal) + len(response) - 1).bit_length()
    out = np.fft.irfft(np.fft.rfft(signal, size) * np.fft.rfft(response, size), size)
    return out[: len(signal)]


def room(seconds, seed, rate=RATE, bright=5000.0):
    """Impulse response of a soft room that fades by 60 dB in `seconds`, high notes sooner."""
    t = np.arange(int(seconds * rate)) / rate
    rng = np.random.default_rng(seed)
    out = np.zeros_like(t)
    for low, high, life in ((120, 500, 1.0), (500, 1800, 0.85), (1800, bright, 0.55)):
        spectrum = np.fft.rfft(rng.standard_normal(len(t)))
        hertz = np.fft.rfftfreq(len(t), 1 / rate)
        spectrum *= 1 / (1 + (low / (hertz + 1)) ** 4) / (1 + (hertz / high) ** 4)
        out += np.fft.irfft(spectrum, len(t)) * np.exp(-6.9 * t / (seconds * life))
    out *= np.clip(t / 0.012, 0, 1)
    return out / np.sqrt((out**2).sum())


def pan(signal, place):
    """Mono to [2, n]; place -1 is left, 1 right, at equal power."""
    angle = (place + 1) * np.pi / 4
    return np.array([np.cos(angle), np.sin(angle)])[:, None] * signal


def write_wav(path, samples, rate):
    """16-bit WAV, with a little triangular dither of a fixed seed."""
    samples = np.atleast_2d(samples)
    rng = np.random.default_rng(99)
    dither = rng.random(samples.shape) - rng.random(samples.shape)
    words = np.clip(np.rint(samples * 32767 + dither), -32768, 32767).astype("<i2")
    with wave.open(str(path), "wb") as out:
        out.setnchannels(samples.shape[0])
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(words.T.tobytes())


def encode(path, samples, rate, kbits):
    """AAC in MP4."""
    samples = np.atleast_2d(samples).astype("<f4")
    film.ffmpeg(
        "-f",
        "f32le",
        "-ar",
        rate,
        "-ac",
        samples.shape[0],
        "-i",
        "-",
        "-c:a",
        "aac",
        "-b:a",
        "%dk" % kbits,
        *film.CLEAN,
        "-movflags",
        "+faststart",
        path,
        data=samples.T.tobytes()
    )
