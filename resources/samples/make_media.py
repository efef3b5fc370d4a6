#!/usr/bin/env python3
"""Makes the media of the sample project "First Light" from nothing, always the same.

    python3 make_media.py                all of them, in a few minutes
    python3 make_media.py ridge music    only these
    python3 make_media.py --into DIR     somewhere else than beside this script

Needs (developers only; the made files are in the repository):
    Python 3.9 or newer and numpy     apt install python3-numpy
    ffmpeg 5.1 or newer with libx264  apt install ffmpeg
    espeak-ng                         apt install espeak-ng
"""

import argparse
import importlib
import pathlib
import sys
import time

FILES = {
    "ridge": "ridge.mp4",
    "harbour": "harbour.mp4",
    "phone": "phone.mp4",
    "train": "train.mp4",
    "still": "still.png",
    "photo": "photo.jpg",
    "voice": "voice.m4a",
    "music": "music.m4a",
}
LIMIT = 2_600_000  # bytes of all together; the sample's generated take shares 4 MB with them


def main():
    here = pathlib.Path(__file__).resolve().parent
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("names", nargs="*", metavar="NAME", help=", ".join(FILES))
    options.add_argument("--into", type=pathlib.Path, default=here, metavar="DIR")
    chosen = options.parse_args()
    unknown = [name for name in chosen.names if name not in FILES]
    if unknown:
        options.error("no media called %s; there are %s" % (", ".join(unknown), ", ".join(FILES)))
    chosen.into.mkdir(parents=True, exist_ok=True)
    for name in chosen.names or FILES:
        path = chosen.into / FILES[name]
        start = time.monotonic()
        importlib.import_module("make." + name).make(path)
        print(
            "%-12s %8d bytes  %5.1f s" % (path.name, path.stat().st_size, time.monotonic() - start)
        )
    made = [chosen.into / file for file in FILES.values() if (chosen.into / file).exists()]
    total = sum(path.stat().st_size for path in made)
    print("%-12s %8d bytes of %d" % ("together", total, LIMIT))
    if total > LIMIT:
        sys.exit("The media are too large together: lower a bit rate in make/.")


if __name__ == "__main__":
    main()
