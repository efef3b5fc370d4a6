"""music.m4a: pads, a harp and a bass in five bars. A beat lasts 0.72 s, 18 frames at 25 fps, and
a bar four beats: cuts on the bar, at 2.88, 5.76, 8.64 and 11.52 s, fall on whole frames."""

import numpy as np

from . import sound
from .sound import pitch

BEAT, SECONDS = 0.72, 14.0
BAR = 4 * BEAT
COUNT = int(SECONDS * sound.RATE)

# Am9, Fmaj7, C with the ninth, G with the fourth that resolves, home on C
CHORDS = [
    dict(
        bass="A1",
        pad=["A2", "E3", "G3", "B3", "C4"],
        harp=["A3", "E4", "B4", "C5", "G4", "E5", "B4", "E4"],
    ),
    dict(
        bass="F1",
        pad=["F2", "C3", "E3", "A3", "C4"],
        harp=["F3", "C4", "A4", "C5", "E4", "E5", "C5", "A4"],
    ),
    dict(
        bass="C2",
        pad=["C3", "G3", "D4", "E4", "G4"],
        harp=["C4", "G4", "D5", "E5", "G4", "G5", "E5", "D5"],
    ),
    dict(
        bass="G1",
        pad=["G2", "D3", "G3", "B3", "D4"],
        harp=["G3", "D4", "C5", "D5", "B4", "G5", "D5", "B4"],
    ),
    dict(
        bass="C2",
        pad=["C3", "G3", "B3", "E4", "G4"],
        harp=["C4", "G4", "E5", "G5", None, None, None, None],
    ),
]
MELODY = [
    (5.0, "E5", 1.5),
    (6.5, "G5", 0.5),
    (7.0, "A5", 1.0),
    (8.0, "G5", 2.0),
    (10.0, "E5", 1.0),
    (11.0, "D5", 1.0),
    (12.0, "D5", 2.0),
    (14.0, "B4", 1.0),
    (15.0, "D5", 1.0),
    (16.0, "E5", 3.0),
]  # beat, note, beats


def samples():
    """The piece [2, n]."""
    dry = np.zeros((2, COUNT))
    for number, chord in enumerate(CHORDS):
        start = number * BAR
        last = number == len(CHORDS) - 1
        _add(
            dry, start - 0.25, _pad(chord["pad"], (SECONDS - start if last else BAR) + 0.5, number)
        )
        for index, name in enumerate(chord["harp"]):
            if name and (number > 0 or index % 2 == 0):
                loud = (0.14 if index % 4 == 0 else 0.11) * (0.75 + 0.09 * number)
                _add(
                    dry,
                    start + index * BEAT / 2,
                    sound.pan(_pluck(pitch(name), 2.2) * loud, 0.5 * (-1) ** index),
                )
        for beat, long in ((0, 2.4), (2.5, 1.2)) if not last else ((0, 3.4),):
            _add(
                dry,
                start + beat * BEAT,
                sound.pan(_bass(pitch(chord["bass"]), long * BEAT) * 0.17, 0),
            )
    for beat, name, long in MELODY:
        _add(dry, beat * BEAT, sound.pan(_bell(pitch(name), long * BEAT + 1.2) * 0.085, 0.12))
    wet = np.array(
        [sound.convolve(side, sound.room(2.4, 601 + index)) for index, side in enumerate(dry)]
    )
    mix = dry + 0.30 * wet
    t = np.arange(COUNT) / sound.RATE
    mix *= 0.55 + 0.45 * np.clip(t / (2.2 * BAR), 0, 1) ** 1.3
    mix *= (
        np.clip(t / 0.02, 0, 1)
        * np.cos(np.clip((t - SECONDS + 1.9) / 1.9, 0, 1) * np.pi / 2) ** 1.5
    )
    return mix * 10 ** (-3.6 / 20) / np.abs(mix).max()


def _add(track, start, note):
    note = note[:, max(0, -round(start * sound.RATE)) :]
    first = max(0, round(start * sound.RATE))
    count = min(note.shape[1], COUNT - first)
    track[:, first : first + count] += note[:, :count]


def _envelope(t, attack, end, release):
    rise, fall = np.clip(t / attack, 0, 1), np.clip((end - t) / release, 0, 1)
    return (rise * rise * (3 - 2 * rise)) * (fall * fall * (3 - 2 * fall))


def _pad(names, seconds, seed):
    """Three detuned voices a note, mellow, opening slowly; [2, n]."""
    rng = np.random.default_rng(620 + seed)
    t = np.arange(int(seconds * sound.RATE)) / sound.RATE
    out = np.zeros((2, len(t)))
    for number, name in enumerate(names):
        for detune, place in ((-0.0021, -0.75), (0.0, 0.0), (0.0024, 0.75)):
            hertz = pitch(name) * (1 + detune)
            voice = np.zeros_like(t)
            for partial in range(1, 9):
                if partial * hertz < 6000:
                    opening = 0.55 + 0.45 * np.sin(np.pi * np.clip(t / seconds, 0, 1))
                    loud = partial**-1.5 * np.exp(-(partial - 1) * hertz / (1500 * opening + 350))
                    voice += loud * np.sin(
                        2 * np.pi * hertz * partial * t + rng.uniform(0, 2 * np.pi)
                    )
            out += sound.pan(voice * 0.020 * (0.9 if number else 1.1), place)
    return out * _envelope(t, 0.75, seconds, 0.85)


def _pluck(hertz, seconds):
    """A soft harp string: high partials die first."""
    t = np.arange(int(seconds * sound.RATE)) / sound.RATE
    out = np.zeros_like(t)
    for partial in range(1, 13):
        real = hertz * partial * np.sqrt(1 + 0.00012 * partial**2)
        if real < 12000:
            shape = np.sin(np.pi * partial * 0.23) / partial**1.35
            out += (
                shape
                * np.exp(-t * (1.7 + 0.9 * partial) * (hertz / 330) ** 0.4)
                * np.sin(2 * np.pi * real * t)
            )
    return out * np.clip(t / 0.003, 0, 1) * np.clip((seconds - t) / 0.1, 0, 1)


def _bass(hertz, seconds):
    t = np.arange(int((seconds + 0.3) * sound.RATE)) / sound.RATE
    tone = (
        np.sin(2 * np.pi * hertz * t)
        + 0.42 * np.sin(4 * np.pi * hertz * t)
        + 0.12 * np.sin(6 * np.pi * hertz * t)
    )
    return tone * np.exp(-t * 0.9) * _envelope(t, 0.03, seconds + 0.3, 0.3)


def _bell(hertz, seconds):
    """A felt-like melody tone with a slow, slight vibrato."""
    t = np.arange(int(seconds * sound.RATE)) / sound.RATE
    sway = 0.0022 * np.sin(2 * np.pi * 4.7 * t) * np.clip(t / 0.6, 0, 1) / 4.7
    out = np.zeros_like(t)
    for partial, loud, decay in ((1, 1.0, 1.3), (2, 0.26, 2.2), (3, 0.10, 3.2), (4.02, 0.05, 6.0)):
        out += loud * np.exp(-t * decay) * np.sin(2 * np.pi * hertz * partial * (t + sway))
    return out * np.clip(t / 0.012, 0, 1) * np.clip((seconds - t) / 0.25, 0, 1)


def make(path):
    sound.encode(path, samples(), sound.RATE, 96)
