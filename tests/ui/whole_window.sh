#!/usr/bin/env bash
# The real program under Xvfb, driven by xdotool as a creator would: a film from import to export, by keys and the command palette alone. Then the film is checked, and a window
# that was killed comes back with everything up to the last step.
#   whole_window.sh BIN_FOLDER SAMPLES_FOLDER
set -euo pipefail

bin=$1
samples=$2
home=$(mktemp -d)
log=$home/weft.log
export XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_STATE_HOME=$home/state XDG_CACHE_HOME=$home/cache XDG_RUNTIME_DIR=$home
export QT_QPA_PLATFORM=xcb
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$home"' EXIT

fail() {
    echo "whole_window: $*" >&2
    tail -5 "$log" >&2 || true
    exit 1
}

# A screen of its own: the first number that is free.
exec 3<><(:)
Xvfb -displayfd 3 -screen 0 1280x720x24 -nolisten tcp 2>/dev/null 3>"$home/display" &
for _ in $(seq 100); do
    [ -s "$home/display" ] && break
    sleep 0.1
done
DISPLAY=:$(cat "$home/display")
export DISPLAY

start() {
    "$bin/weft" "$@" >>"$log" 2>&1 &
    weft=$!
    xdotool search --sync --onlyvisible --name ' — Weft' >/dev/null
    sleep 1
}

# keys KEY…: pressed one after the other, each with time to be carried out
keys() {
    local key
    for key in "$@"; do
        xdotool key --clearmodifiers "$key"
        sleep 0.3
    done
}

# command NAME: by the palette
command() {
    keys ctrl+k
    xdotool type --delay 15 "$1"
    keys Return
    sleep 0.5
}

# has WHAT JQ-LIKE-TEXT: waits until the journal or the file says so
waits_for() {
    local what=$1
    shift
    for _ in $(seq 150); do
        if "$@" >/dev/null 2>&1; then
            return
        fi
        sleep 0.2
    done
    fail "$what did not happen"
}

cp -r "$samples" "$home/samples"
project=$home/film.weft
"$bin/weft-cli" new "$project" >/dev/null
"$bin/weft-cli" import "$project" "$home/samples/harbour.mp4" "$home/samples/ridge.mp4" >/dev/null
"$bin/weft-cli" apply "$project" - >/dev/null <<'SCRIPT'
{"edit":"append","source":{"kind":"media","media":"harbour.mp4"},"video":"V1"}
SCRIPT

shows() { "$bin/weft-cli" info "$project" --json | grep -q "$1"; }

start "$project"
keys Right Right Right Right Right Right Right Right Right Right
command 'Split All'
command 'Add Dissolve'
command 'Add Title'
xdotool type --delay 15 'First Cut'
keys ctrl+Return
keys ctrl+s
waits_for 'saving a cut, a dissolve and a title' shows 'First Cut'

# A window that is killed comes back with what was done since.
command 'Add Marker'
sleep 1.5
kill -9 "$weft"
wait "$weft" 2>/dev/null || true
start "$project"
keys ctrl+s
waits_for 'bringing back a marker' shows '"markers"'

kill "$weft"
wait "$weft" 2>/dev/null || true
"$bin/weft-cli" render "$project" -o "$home/film.mp4" >/dev/null
[ -s "$home/film.mp4" ] || fail 'no film'
echo "whole_window: cut, dissolved, titled, killed, brought back, rendered"
