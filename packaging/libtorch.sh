#!/usr/bin/env bash
# Fetches the pinned libtorch, which inference/ is built against, unless it is there already.
#   bash packaging/libtorch.sh          what a CPU needs (544 MB to fetch, 1.1 GB on disk); the GPU set too where a driver is found
#   bash packaging/libtorch.sh --gpu    the GPU set in any case (2 GB more)
# The published Python wheels carry the whole C++ library, so they are unpacked side by side in ${XDG_CACHE_HOME:-~/.cache}/weft/libtorch-2.11.0;
# their objects find each other, and Python is not needed to run. WEFT_LIBTORCH=DIR names such a folder, or a site-packages of the same version, instead.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

version=2.11.0
folder=${XDG_CACHE_HOME:-$HOME/.cache}/weft/libtorch-$version

# every kind of wheel that a Debian 12 takes, whatever pip runs this
platforms=(--platform manylinux2014_x86_64)
for glibc in 28 27 25 18 17 12 5; do
    platforms+=(--platform "manylinux_2_${glibc}_x86_64")
done

say() { printf 'weft: %s\n' "$*" >&2; }

fail() {
    say "$*"
    say "an unpacked libtorch $version elsewhere can be named by WEFT_LIBTORCH=DIR; WEFT_INFERENCE=OFF builds all but the generation core"
    exit 1
}

# fetch SET: downloads the wheels of libtorch-SET.txt, checked by their hashes, and unpacks them; says nothing where that was done before.
fetch() {
    local set=$1 wheel work
    if [ -f "$folder/$set.ready" ] && cmp -s "libtorch-$set.txt" "$folder/$set.ready"; then
        return
    fi
    mkdir -p "$folder"
    work=$(mktemp -d "$folder/fetching.XXXXXX")
    # shellcheck disable=SC2064
    trap "rm -rf '$work'" EXIT
    say "fetching libtorch $version ($set set) into $folder"
    python3 -m pip download --quiet --no-deps --no-cache-dir --only-binary=:all: --python-version 3.11 \
        "${platforms[@]}" \
        --require-hashes -r "libtorch-$set.txt" -d "$work" >&2 \
        || fail "libtorch could not be fetched: pip's message above says why"
    for wheel in "$work"/*.whl; do
        unzip -q -o "$wheel" -d "$folder" || fail "$(basename "$wheel") could not be unpacked into $folder: is the disk full?"
    done
    cp "libtorch-$set.txt" "$folder/$set.ready" # last: what was interrupted is fetched again
    rm -rf "$work"
}

if [ $# -gt 1 ] || { [ $# -eq 1 ] && [ "$1" != --gpu ]; }; then
    say "usage: bash packaging/libtorch.sh [--gpu]"
    exit 2
fi
if [ -n "${WEFT_LIBTORCH:-}" ]; then
    found=$(sed -n "s/^__version__ = '\([0-9.]*\).*/\1/p" "$WEFT_LIBTORCH/torch/version.py" 2>/dev/null || true)
    [ "$found" = "$version" ] || fail "WEFT_LIBTORCH=$WEFT_LIBTORCH holds ${found:-no libtorch}, and Weft is built against $version"
    exit 0
fi
fetch cpu
if [ "${1:-}" = --gpu ] || ldconfig -p | grep -q 'libcuda\.so\.1'; then
    fetch gpu
fi
