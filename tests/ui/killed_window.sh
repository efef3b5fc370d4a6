#!/usr/bin/env bash
# The real program under Xvfb, killed in the middle of editing: it offers what was done, and by one key everything is back up to the last gesture, as in a window that lived through the same keys.
#   killed_window.sh BIN_FOLDER REPOSITORY
source "$(dirname "${BASH_SOURCE[0]}")/window_driver.sh"

mkdir -p "$home/media"
cp "$root"/resources/samples/{harbour.mp4,ridge.mp4} "$home/media"
"$bin/weft-cli" new "$project" >/dev/null
"$bin/weft-cli" import "$project" "$home"/media/{harbour.mp4,ridge.mp4} >/dev/null
"$bin/weft-cli" apply "$project" - >/dev/null <<'SCRIPT'
{"edit":"append","source":{"kind":"media","media":"harbour.mp4"},"video":"V1"}
{"edit":"append","source":{"kind":"media","media":"ridge.mp4"},"video":"V1"}
SCRIPT
cp "$project" "$home/begun.weft"

# Gestures of many kinds; markers come last.
edit() {
    command_of_weft Timeline
    keys Home shift+Right shift+Right shift+Right shift+Right shift+s d t
    write 'Kept'
    keys ctrl+Return
    command_of_weft Timeline
    keys ctrl+shift+a End Left Return ctrl+shift+d Up q
    keys Home m Right m Right ctrl+z m Right m
}
is_journalled() { [ "$(cat "$XDG_STATE_HOME"/weft/journals/*.journal | grep -c add-marker)" -ge 4 ]; }
state() { "$bin/weft-cli" info "$project" --json; }

# ---- a window that lives ----
start "$project"
edit
becomes 'four gestures with a marker, one taken back' 'len(s["markers"]) == 3'
state >"$home/lived.json"
keys ctrl+q
until_so 'closing' is_gone "$main_window"
wait "$weft" 2>/dev/null || true
cp "$home/begun.weft" "$project"

# ---- a window that is killed ----
start "$project"
edit
until_so 'the last gesture' is_journalled
kill -9 "$weft"
wait "$weft" 2>/dev/null || true
cmp -s "$home/begun.weft" "$project" || fail 'the project file was written before it was saved'
start # the start page offers it
keys space
until_so 'bringing back' is_shown '^film\*? — Weft$'
becomes 'bringing the markers back' 'len(s["markers"]) == 3'
state >"$home/back.json"
cmp -s "$home/lived.json" "$home/back.json" || { diff "$home/lived.json" "$home/back.json" | head -20 >&2; fail 'what came back is not what was there'; }
echo 'killed_window: what came back is what was there'
