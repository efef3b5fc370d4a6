#!/usr/bin/env bash
# Makes what bench_inference needs beside Weft: a Python environment with the pinned diffusers (5 GB) and a full-size
# model of random weights (6 GB), both in ${XDG_CACHE_HOME:-~/.cache}/weft/bench-inference. Does nothing a second time.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache="${XDG_CACHE_HOME:-$HOME/.cache}/weft/bench-inference"
python="$cache/python/bin/python"
mkdir -p "$cache"
if ! "$python" -c 'import diffusers, torch; assert diffusers.__version__ == "0.42.1" and torch.__version__.startswith("2.11.0")' 2>/dev/null; then
    echo "Installing torch 2.11.0 and diffusers 0.42.1 into $cache/python"
    python3 -m venv "$cache/python"
    "$python" -m pip install --quiet torch==2.11.0 diffusers==0.42.1 transformers==5.24.0 accelerate safetensors
fi
if [ ! -e "$cache/weights/motion/config.json" ]; then
    echo "Making a model of random weights in $cache/weights"
    rm -rf "$cache/weights" "$cache/weights.part"
    "$python" "$here/inference_peer.py" make "$cache/weights.part"
    mv "$cache/weights.part" "$cache/weights"
fi
echo "Ready: $cache"
