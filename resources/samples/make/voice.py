"""voice.m4a: three short sentences spoken by espeak-ng, placed in a small room and levelled."""

import os
import subprocess
import tempfile
import wave

import numpy as np

from . import sound

RATE = 44100
# seconds of rest after each sentence
LINES = [
    ("First light, over the hills.", 0.50),
    ("The harbour wakes.", 0.55),
    ("And thread by thread, the day is woven.", 0.30),
]


def samples():
    """The narration [n] at 44.1 kHz, peaks near -3 dBFS."""
    parts = [np.zeros(int(0.06 * RATE))]
    for text, rest in LINES:
        parts += [_spoken(text), np.zeros(int(rest * RATE))]
    speech = _toned(np.concatenate(parts))
    speech = _levelled(speech)
    speech = speech + 0.10 * sound.convolve(speech, sound.room(0.5, 641, RATE))
    return speech * 10 ** (-3.5 / 20) / np.abs(speech).max()


def _spoken(text):
    with tempfile.TemporaryDirectory() as room:
        path = os.path.join(room, "line.wav")
        subprocess.run(
            ["espeak-ng", "-v", "en-gb-x-rp", "-s", "142", "-p", "36", "-g", "3", "-w", path, text],
            check=True,
        )
        with wave.open(path) as file:
            rate = file.getframerate()
            words = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2") / 32768
    loud = np.nonzero(np.abs(words) > 0.004)[0]
    words = words[loud[0] : loud[-1] + int(0.04 * rate)]
    words[-int(0.03 * rate) :] *= np.linspace(1, 0, int(0.03 * rate))
    return _resampled(words, rate)


def _resampled(words, rate):
    """Exact band-limited resampling of a whole line by its spectrum."""
    count = round(len(words) * RATE / rate)
    spectrum = np.zeros(count // 2 + 1, dtype=complex)
    known = np.fft.rfft(words)
    used = min(len(known), len(spectrum))
    spectrum[:used] = known[:used]
    return np.fft.irfft(spectrum, count) * (count / len(words))


def _toned(speech):
    """Less rumble and hiss, a little warmth."""
    hertz = np.fft.rfftfreq(len(speech), 1 / RATE) + 1e-9
    gain = 1 / (1 + (75 / hertz) ** 4) / np.sqrt(1 + (hertz / 7800) ** 8)
    gain *= 1 + 0.35 * sound.bump(hertz, 190, 0.7) - 0.22 * sound.bump(hertz, 3300, 0.5)
    return np.fft.irfft(np.fft.rfft(speech) * gain, len(speech))


def _levelled(speech):
    """Brings quiet words nearer to loud ones: two to one above a slow level."""
    width = int(0.12 * RATE)
    window = np.hanning(width) / np.hanning(width).sum()
    level = np.sqrt(np.maximum(sound.convolve(speech**2, window), 0))
    level = np.roll(level, -width // 2)
    return speech / np.sqrt(np.maximum(level, 0.25 * level.max()))


def make(path):
    sound.encode(path, samples(), RATE, 64)
