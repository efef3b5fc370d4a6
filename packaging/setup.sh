# Sourced by run.sh and test.sh: installs what is missing, configures and builds a preset.
# shellcheck shell=bash

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf 'weft: %s\n' "$*" >&2; }

# packages KIND…: the names in packages.txt of these kinds
packages() {
    local kind
    for kind in "$@"; do
        awk -v kind="$kind" '$1 == kind { print $2 }' packaging/packages.txt
    done
}

# install_packages KIND…: installs what is missing of them, or says what to install and stops.
install_packages() {
    local name missing=()
    if ! command -v apt-get >/dev/null || ! grep -qE '^(ID|ID_LIKE)=.*debian' /etc/os-release 2>/dev/null; then
        say "this is not Debian, so nothing is installed for you. Weft needs what Debian 12 calls:"
        packages "$@" | sed 's/^/    /' >&2
        say "install these, then run the two lines that this script would have run:"
        say "    cmake --preset release && cmake --build --preset release"
        exit 1
    fi
    for name in $(packages "$@"); do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        return
    fi
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "these packages are missing and need root to install: ${missing[*]}"
            exit 1
        fi
        as_root=(sudo)
    fi
    say "installing with apt-get: ${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    # Test footage lies in /usr/share/doc, which slimmed-down systems leave out.
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o DPkg::Options::="--path-include=/usr/share/doc/opencv-doc/*" "${missing[@]}" >&2
}

# fetch_libtorch: what inference/ is built against, unless WEFT_INFERENCE=OFF leaves that out.
fetch_libtorch() {
    if [ "${WEFT_INFERENCE:-ON}" != OFF ]; then
        bash packaging/libtorch.sh
    fi
}

# build PRESET [TARGET…]: configures where needed and builds; quick when nothing changed.
build() {
    local preset=$1 libtorch=${XDG_CACHE_HOME:-$HOME/.cache}/weft/libtorch-2.11.0
    shift
    if [ ! -f "build/$preset/build.ninja" ] || [ "$libtorch/cpu.ready" -nt "build/$preset/build.ninja" ]; then
        say "configuring preset $preset"
        cmake --preset "$preset" ${WEFT_LIBTORCH:+"-DWEFT_LIBTORCH=$WEFT_LIBTORCH"} ${WEFT_INFERENCE:+"-DWEFT_INFERENCE=$WEFT_INFERENCE"} >&2
    fi
    say "building preset $preset"
    cmake --build --preset "$preset" ${@:+--target "$@"} >&2
}
