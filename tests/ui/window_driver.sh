# Sourced by what drives the real program: a screen and a profile of its own, keys by xdotool. Whatever is to happen is waited for, with a deadline; nothing rests on how fast the machine is.
#   Its arguments: the folder of the programs, the folder of the repository.
# shellcheck shell=bash
set -euo pipefail

bin=$1
root=$2
deadline=${WEFT_DEADLINE:-90} # seconds that one thing may take
home=$(mktemp -d)
log=$home/weft.log
project=$home/film.weft
export HOME=$home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_STATE_HOME=$home/state XDG_CACHE_HOME=$home/cache XDG_RUNTIME_DIR=$home
export QT_QPA_PLATFORM=xcb WEFT_WORKER=$bin/weft-worker WEFT_CLI=$bin/weft-cli
unset DISPLAY
trap end EXIT

end() {
    kill -9 ${weft:-} ${screen:-} 2>/dev/null || true
    rm -rf "$home"
}

fail() {
    echo "$(basename "$0"): $*" >&2
    tail -5 "$log" >&2 || true
    if [ -n "${WEFT_PICTURES:-}" ] && [ -n "${DISPLAY:-}" ] && command -v import >/dev/null; then
        import -window root "$WEFT_PICTURES/failed.png" || true
    fi
    exit 1
}

# until_so WHAT COMMAND…: until the command succeeds
until_so() {
    local what=$1 end=$((SECONDS + deadline))
    shift
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $end ] || fail "$what did not happen in $deadline s"
        if [ -n "${weft:-}" ] && ! kill -0 "$weft" 2>/dev/null; then
            fail "the program ended while $what was waited for"
        fi
        sleep 0.1
    done
}

# A screen of its own: the first number that is free.
Xvfb -displayfd 1 -screen 0 1280x720x24 -nolisten tcp >"$home/display" 2>/dev/null &
screen=$!
until_so 'the screen' test -s "$home/display"
DISPLAY=:$(cat "$home/display")
export DISPLAY

# There is no window manager that would give the keyboard to a window: this does.
# focus TITLE: a regular expression
focus() {
    local window
    until_so "the window \"$1\"" is_shown "$1"
    window=$(xdotool search --onlyvisible --name "$1" | tail -1)
    timeout "$deadline" xdotool windowfocus --sync "$window" || fail "the window \"$1\" does not take the keyboard"
}
is_shown() { [ -n "$(xdotool search --onlyvisible --name "$1" 2>/dev/null)" ]; }
is_gone() { ! is_shown "$1"; }
main_window=' — Weft$'

# start [PROJECT]: the program, with the keyboard
start() {
    "$bin/weft" "$@" >>"$log" 2>&1 &
    weft=$!
    focus "$main_window"
}

# keys KEY…: one after the other
keys() { xdotool key --clearmodifiers --delay 25 "$@"; }
write() { xdotool type --clearmodifiers --delay 25 "$1"; }

# command NAME: by the palette
command_of_weft() {
    keys ctrl+k
    focus '^Command Palette$'
    write "$1"
    keys Return
    until_so "the command \"$1\"" is_gone '^Command Palette$'
    focus "$main_window"
}

# dialog TITLE TEXT: types it and accepts
dialog() {
    focus "$1"
    write "$2"
    keys Return
    until_so "accepting \"$1\"" is_gone "$1"
    focus "$main_window"
}

# says EXPRESSION: of the project, saved now, as weft-cli tells it. p is all of it, s its sequence, v and a its clips on video and sound tracks, shots its shots.
says() {
    keys ctrl+s
    "$bin/weft-cli" info "$project" --json | python3 -c '
import json, sys
p = json.load(sys.stdin)
s = next(each for each in p["sequences"] if each["active"])
v, a = ([c for t in s["tracks"] if t["kind"] == kind for c in t["clips"]] for kind in ("video", "audio"))
shots = p["shots"]
value = eval(sys.argv[1])
print(value)
sys.exit(not value)' "$1"
}

# becomes WHAT EXPRESSION: until the project says so
becomes() { until_so "$1" says "$2"; }
