#!/bin/sh
# Builds and runs every fuzz target in turn, for so many seconds each (60 by default), and stops at
# the first finding. New inputs are kept in build/corpus.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
cmake --preset fuzz
for source in tests/fuzz/fuzz_*.cpp; do
    name=$(basename "$source" .cpp)
    case $name in fuzz_options) continue ;; esac
    short=${name#fuzz_}
    cmake --build build/fuzz --target "$name"
    mkdir -p "build/corpus/$short"
    set -- "build/corpus/$short"
    for folder in seeds regressions; do
        [ -d "tests/fuzz/$folder/$short" ] && set -- "$@" "tests/fuzz/$folder/$short"
    done
    echo "== $name, $seconds s"
    "build/fuzz/fuzz/$name" -max_total_time="$seconds" -rss_limit_mb=1024 -timeout=10 \
        -print_final_stats=1 "$@"
done
