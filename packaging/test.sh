#!/usr/bin/env bash
# Installs what is missing, builds and runs the tests.
#   bash packaging/test.sh                  all of them, as users build Weft
#   bash packaging/test.sh --preset asan    the unit tests under the address and undefined-behaviour sanitizers
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

preset=release
if [ "${1:-}" = --preset ] && [ $# -eq 2 ]; then
    preset=$2
elif [ $# -ne 0 ]; then
    say "usage: bash packaging/test.sh [--preset release|dev|asan|tsan]"
    exit 2
fi

install_packages build test
fetch_libtorch
if ! locale -a | grep -qi '^de_DE\.utf-\?8$'; then
    say "making the de_DE.UTF-8 locale, under which the tests run once more"
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" localedef -i de_DE -f UTF-8 de_DE.UTF-8
fi
build "$preset"
ctest --preset "$preset"
