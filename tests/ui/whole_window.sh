#!/usr/bin/env bash
# The real program under Xvfb, driven by keys and the command palette as a creator would, from an empty profile to a film: import, cut, dissolve, title, colour, generate, choose a take, export.
# Then the film is looked at: length, size, colours, sound.
#   whole_window.sh BIN_FOLDER REPOSITORY
source "$(dirname "${BASH_SOURCE[0]}")/window_driver.sh"

samples=$root/resources/samples
film=$home/film.mp4
mkdir -p "$home/plugins" "$home/media" "$XDG_DATA_HOME/weft/weft/effect-presets"
cp "$samples"/{harbour.mp4,ridge.mp4,voice.m4a} "$home/media"
ln -s "$(dirname "$bin")/lib/plugins/testpattern" "$home/plugins/"
export WEFT_PLUGIN_PATH=$home/plugins
# A preset of one's own, as the inspector saves them.
echo '{"edit":"paste-effects","effects":[{"id":0,"type":"saturation","parameters":{"saturation":0}}],"to":[]}' \
    >"$XDG_DATA_HOME/weft/weft/effect-presets/Silver.weft-effects"

# ---- import ----
start
keys ctrl+n ctrl+i
dialog '^Import Media$' "\"$home/media/harbour.mp4\" \"$home/media/ridge.mp4\" \"$home/media/voice.m4a\""
keys ctrl+shift+s
dialog '^Save Project$' "$project"
becomes 'importing' 'len(p["media"]) == 3'

# ---- lay down, one after the other ----
command_of_weft Bin
keys Home Down Return shift+e # above the films is the sequence
becomes 'appending harbour' 'len(v) == 1'
command_of_weft Bin
keys Down Return shift+e
becomes 'appending ridge' 'len(v) == 2'
command_of_weft Bin
keys Down Return shift+e
becomes 'appending the voice' 'len(a) == 1 and a[0]["start"] == 0'

# ---- cut and dissolve ----
command_of_weft Timeline
keys ctrl+shift+a Home shift+Right shift+Right shift+Right shift+Right shift+Right shift+Right shift+Right shift+Right shift+s
becomes 'cutting' '[c["start"] for c in v] == [0, 40, 125]'
keys ctrl+shift+a d
becomes 'a dissolve' 'sum("transition" in c for c in v) == 1'

# ---- title ----
keys t
write 'First Cut'
keys ctrl+Return
becomes 'a title' 'any(c["name"] == "First Cut" for c in v)'

# ---- colour ----
command_of_weft Timeline
keys ctrl+shift+a End Left Return
command_of_weft Silver
becomes 'colouring the last clip' 'len(v[2].get("effects", [])) == 1 and v[2]["start"] == 125'

# ---- generate, and choose a take ----
command_of_weft Timeline
keys ctrl+shift+a End ctrl+shift+Return
becomes 'inserting a shot' 'len(shots) == 1'
becomes 'its first take' 'shots[0]["state"] == "made"'
first=$(says 'shots[0]["take"]')
keys ctrl+Return
steps_on() { keys ctrl+Down && says "shots[0]['take'] != '$first'"; }
until_so 'choosing a second take' steps_on
keys ctrl+Up
becomes 'choosing the first take' "shots[0]['take'] == '$first'"

# ---- export ----
keys ctrl+e
focus '^Export Film$'
keys Return
until_so 'queueing the export' is_gone '^Export Film$'
focus "$main_window"
is_whole() { ffprobe -v error -show_format "$film"; }
until_so 'the film' is_whole

# ---- the film ----
expected=$(says '"{width},{height},{}".format(s["frames"], **s["settings"])')
found=$(ffprobe -v error -count_frames -select_streams v -show_entries stream=width,height,nb_read_frames -of csv=p=0 "$film")
[ "$found" = "$expected" ] || fail "the film is $found, not $expected (width, height, frames)"

# saturation FRAME: the mean of the film's frame, 0 = grey
saturation() {
    ffmpeg -v error -i "$film" -vf "select=eq(n\\,$1),signalstats,metadata=print:key=lavfi.signalstats.SATAVG:file=-" -frames:v 1 -f null - | sed -n 's/.*SATAVG=//p'
}
isnt() { awk "BEGIN { exit !($1) }" && fail "$2"; return 0; }
isnt "$(saturation 20) < 5" 'the first clip has lost its colours'
isnt "$(saturation 200) > 1.5" 'the clip that was made silver has colours'

# As the timeline shows it: before the cut, in the dissolve, under the title, silver, generated.
for frame in 10 38 90 200 255; do
    "$bin/weft-cli" frame "$project" $frame -o "$home/frame.png" >/dev/null
    likeness=$(ffmpeg -v info -i "$film" -i "$home/frame.png" \
        -lavfi "[0:v]select=eq(n\\,$frame),format=gbrp[a];[1:v]format=gbrp[b];[a][b]psnr" -frames:v 1 -f null - 2>&1 | sed -n 's/.*average:\([0-9.inf]*\).*/\1/p')
    [ "$likeness" = inf ] || isnt "$likeness < 28" "frame $frame of the film is not what the timeline shows: PSNR $likeness dB"
done
loudest=$(ffmpeg -v info -i "$film" -af volumedetect -f null - 2>&1 | sed -n 's/.*max_volume: \(.*\) dB/\1/p')
isnt "${loudest:--99} < -30" "the film's sound peaks at ${loudest:-nothing} dB"
echo "whole_window: imported, cut, dissolved, titled, coloured, generated, chosen, exported: $found"
