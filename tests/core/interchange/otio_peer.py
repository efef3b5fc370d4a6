#!/usr/bin/env python3
"""OpenTimelineIO's own library as the judge of what Weft reads and writes.

    python3 -m venv venv && venv/bin/pip install opentimelineio==0.18.1
    venv/bin/python otio_peer.py make fixtures     # other programs' timelines, for Weft to read
    venv/bin/python otio_peer.py list FILE.otio    # what the library finds in a file

`fixtures/rich.listing` is `list fixtures/rich.otio`, a file that Weft wrote; the test compares it with the
project it was written from. A development tool: no test runs it.
"""
import os
import sys

import opentimelineio as otio
from opentimelineio.opentime import RationalTime, TimeRange


def frames(time, rate):
    """A time in frames at a rate; a fraction shows where cuts lie between frames."""
    return f"{round(time.to_seconds() * rate, 6):g}"


def list_item(item, rate, indent):
    place = item.range_in_parent()
    line = f"{indent}{frames(place.start_time, rate)}+{frames(place.duration, rate)}"
    if isinstance(item, otio.schema.Gap):
        return
    source = item.trimmed_range()
    speed = 1.0
    effects = []
    for effect in item.effects:
        if isinstance(effect, otio.schema.LinearTimeWarp):
            speed *= effect.time_scalar
        else:
            effects.append(effect.effect_name)
    line += f" {item.name} in {source.start_time.to_seconds():.6f} speed {speed:.6f}"
    if not item.enabled:
        line += " disabled"
    if effects:
        line += " effects " + ",".join(effects)
    if isinstance(item, otio.schema.Clip):
        reference = item.media_reference
        if isinstance(reference, otio.schema.ExternalReference):
            line += f" file {reference.target_url}"
        elif isinstance(reference, otio.schema.GeneratorReference):
            line += f" generator {reference.generator_kind}"
        else:
            line += " missing"
    print(line)
    if isinstance(item, otio.schema.Stack):
        list_stack(item, rate, indent + "  ")


def list_stack(stack, rate, indent=""):
    for marker in stack.markers:
        marked = marker.marked_range
        print(f"{indent}marker {frames(marked.start_time, rate)}+{frames(marked.duration, rate)} {marker.name}")
    for track in stack:
        print(f"{indent}{track.kind} {track.name}" + ("" if track.enabled else " disabled"))
        at = RationalTime(0, rate)
        for item in track:
            if isinstance(item, otio.schema.Transition):
                before = frames(item.in_offset, rate)
                after = frames(item.out_offset, rate)
                print(f"{indent}  {frames(at, rate)} {item.transition_type} {before}|{after}")
            else:
                list_item(item, rate, indent + "  ")
                at += item.duration()


def list_file(path):
    timeline = otio.adapters.read_from_file(path)
    rate = timeline.duration().rate
    print(timeline.name)
    list_stack(timeline.tracks, rate)


FILM = 24000 / 1001


def clip(name, start, length, reference, rate=FILM, available=None):
    made = otio.schema.Clip(name=name, source_range=TimeRange(RationalTime(start, rate), RationalTime(length, rate)))
    if available is not None:
        reference.available_range = TimeRange(RationalTime(available[0], rate), RationalTime(available[1], rate))
    made.media_reference = reference
    return made


def dissolve(before, after):
    return otio.schema.Transition(name="x", transition_type="SMPTE_Dissolve",
                                  in_offset=RationalTime(before, FILM), out_offset=RationalTime(after, FILM))


def foreign():
    """One of everything that other programs write, at 23.976."""
    timeline = otio.schema.Timeline("Foreign", global_start_time=RationalTime(86400, FILM))
    timeline.metadata["resolve"] = {"id": 2**53 + 1, "list": [1, 2.5, None, "x"]}
    v1 = otio.schema.Track("V1", kind="Video")
    v2 = otio.schema.Track("V2", kind="Video")
    a1 = otio.schema.Track("", kind="Audio")
    timeline.tracks.extend([v1, v2, a1])
    timeline.tracks.markers.append(otio.schema.Marker(
        "act", marked_range=TimeRange(RationalTime(48, FILM), RationalTime(0, FILM)), color="CYAN", comment="two"))

    first = clip("first", 86500, 48, otio.schema.ExternalReference("file:///footage/day%201/first.mov"),
                 available=(86400, 1000))
    first.metadata["resolve"] = {"colour": "teal"}
    first.effects.append(otio.schema.Effect(name="", effect_name="Gaussian", metadata={"radius": 4}))
    first.markers.append(otio.schema.Marker(
        "blink", marked_range=TimeRange(RationalTime(86510, FILM), RationalTime(1, FILM)), color="GREEN"))
    second = clip("second", 0, 48, otio.schema.ExternalReference("C:\\footage\\second.mov"), available=(0, 500))
    second.effects.append(otio.schema.LinearTimeWarp(time_scalar=-0.5))
    third = clip("third", 10, 24, otio.schema.ExternalReference("rushes/third%20take.mov"))
    third.effects.append(otio.schema.FreezeFrame())
    third.enabled = False
    v1.extend([first, dissolve(6, 6), second,
               otio.schema.Gap(source_range=TimeRange(RationalTime(0, FILM), RationalTime(24, FILM))),
               dissolve(0, 8), third])

    nested = otio.schema.Stack(name="inner")
    inner = otio.schema.Track("I1", kind="Video")
    inner.append(clip("slug", 0, 24, otio.schema.GeneratorReference("", "black", parameters={})))
    inner.append(clip("bars", 0, 24, otio.schema.GeneratorReference("", "SMPTEBars", parameters={"w": 4})))
    nested.append(inner)
    nested.source_range = TimeRange(RationalTime(12, FILM), RationalTime(24, FILM))
    v2.append(otio.schema.Gap(source_range=TimeRange(RationalTime(0, FILM), RationalTime(12, FILM))))
    v2.append(nested)
    v2.append(clip("frames", 1001, 24, otio.schema.ImageSequenceReference(
        "file:///frames", "shot.", ".exr", 1001, 1, FILM, 4), available=(1001, 100)))
    v2.append(clip("lost", 0, 24, otio.schema.MissingReference()))

    sound = clip("sound", 96000, 96000, otio.schema.ExternalReference("https://example.com/s.wav"), rate=48000)
    a1.append(sound)
    proxy = clip("two sizes", 0, 24, otio.schema.ExternalReference("full.wav"))
    proxy.set_media_references({"DEFAULT_MEDIA": otio.schema.ExternalReference("full.wav"),
                                "proxy": otio.schema.ExternalReference("small.wav")}, "DEFAULT_MEDIA")
    a1.append(proxy)
    return timeline


def make(folder):
    otio.adapters.write_to_file(foreign(), os.path.join(folder, "foreign.otio"))


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2])
    else:
        list_file(sys.argv[2])
