#!/usr/bin/env bash
# Makes first-light.weft and its take anew from first-light.jsonl, with the weft-cli of the release build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
cli=${WEFT_CLI:-../../build/release/bin/weft-cli}
rm -rf first-light.weft first-light.assets first-light.backups
"$cli" new first-light.weft --width 640 --height 360 --rate 25 --name "First light" --audio-tracks 3
"$cli" apply first-light.weft first-light.jsonl
"$cli" generate first-light.weft
rm -rf first-light.backups
"$cli" frame first-light.weft 318 -o first-light.png
