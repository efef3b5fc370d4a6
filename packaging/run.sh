#!/usr/bin/env bash
# From a fresh clone to a film: installs what is missing, builds, and opens the sample project in the window; without a display it renders
# the sample to out/first-light.mp4 and says so.
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_packages build
fetch_libtorch
build release weft_programs

sample=resources/samples/first-light.weft
if [ -x build/release/bin/weft ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/bin/weft "$sample"
fi
mkdir -p out
build/release/bin/weft-cli render "$sample" -o out/first-light.mp4 --overwrite
say "the sample film is in out/first-light.mp4"
