#!/bin/bash
# Makes the test media with the ffmpeg program, which knows nothing of Weft: make_media.sh FOLDER
# NUMBERED_FRAMES Beside each clip X with pictures lies X.framemd5: what ffmpeg decodes from it,
# frame by frame. Pictures of packed formats are told in a packed format that holds the same values:
# "#packed" is in the file then.
set -euo pipefail
export LC_ALL=C

folder=$1
numbered=$2
if [ -e "$folder/complete" ] && [ "$folder/complete" -nt "$0" ]; then
    exit 0
fi
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"

ffmpeg() {
    command ffmpeg -nostdin -hide_banner -loglevel "${loglevel:-error}" -y "$@"
}

# Runs a job beside this script, at most as many at once as there are processors.
failed=$folder/failed
job() {
    while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do
        wait -n || true
    done
    { "$@" || echo "failed: $*" | tee -a "$failed" >&2; } &
}

truth() { # FILE [PIXEL FORMAT]
    loglevel=fatal ffmpeg -noautorotate -i "$1" -map 0:v:0 -fps_mode passthrough -enc_time_base -1 ${2:+-pix_fmt "$2"} \
        -f framemd5 "$1.framemd5"
    case ${2:-} in
    rgb* | bgr*) echo "#packed" >> "$1.framemd5" ;;
    esac
}

# clip NAME COUNT RATE OPTIONS…: the first COUNT numbered frames, encoded.
clip() {
    local name=$1 count=$2 rate=$3
    shift 3
    ffmpeg -f rawvideo -pix_fmt yuv420p -video_size 320x180 -framerate "$rate" -i numbered.yuv \
        -frames:v "$count" "$@" "$name"
    truth "$name"
}

# pixels FORMAT SAME: five frames as FORMAT, told in another format that holds the same values.
pixels() {
    ffmpeg -f rawvideo -pix_fmt yuv420p -video_size 320x180 -i numbered.yuv -frames:v 5 \
        -sws_flags accurate_rnd+full_chroma_int -pix_fmt "$1" -c:v rawvideo "pixels_$1.nut"
    truth "pixels_$1.nut" "$2"
}

x264() { # PARAMETERS: quick settings that still use B-frames and references
    echo -c:v libx264 -preset veryfast -threads 1 -x264-params "scenecut=0:b-adapt=0:$1"
}

x265() {
    echo -c:v libx265 -preset ultrafast -x265-params "log-level=none:pools=1:frame-threads=1:b-adapt=0:$1"
}

"$numbered" 320 180 300 > numbered.yuv

# Groups of pictures of every kind
job clip h264_long.mp4 300 25 $(x264 keyint=250:bframes=3)
job clip h264_closed.mp4 120 30000/1001 $(x264 keyint=24:bframes=3:b-pyramid=normal)
job clip h264_open.mp4 120 25 $(x264 keyint=24:bframes=3:open-gop=1)
job clip h264_open.mkv 120 24000/1001 $(x264 keyint=24:bframes=3:open-gop=1)
job clip h264_open.ts 120 25 $(x264 keyint=24:bframes=3:open-gop=1) -output_ts_offset 10
job clip h264_refresh.mp4 120 25 $(x264 keyint=30:intra-refresh=1:bframes=0)
job clip h264_open.flv 96 30 $(x264 keyint=24:bframes=2)
job clip hevc_open.mp4 96 25 $(x265 keyint=24:open-gop=1:bframes=4) -pix_fmt yuv420p10le
job clip hevc_open.mkv 96 25 $(x265 keyint=24:open-gop=1:bframes=4)
job clip hevc_open.ts 96 25 $(x265 keyint=24:open-gop=1:bframes=4)
job clip mpeg2.ts 120 25 -c:v mpeg2video -g 15 -bf 2 -q:v 4 -output_ts_offset 95000
job clip mpeg2.mpg 120 25 -c:v mpeg2video -g 15 -bf 2 -q:v 4
job clip mpeg1.mpg 75 25 -c:v mpeg1video -g 12 -bf 2 -q:v 4
job clip mpeg4_b.avi 100 25 -c:v mpeg4 -bf 2 -g 50 -q:v 4
job clip mpeg4.avi 100 25 -c:v mpeg4 -g 50 -q:v 4
job clip mpeg4_b.mp4 100 25 -c:v mpeg4 -bf 2 -g 50 -q:v 4
job clip raw.h264 100 25 $(x264 keyint=24:bframes=3) -f h264
job clip raw.hevc 50 25 $(x265 keyint=24:bframes=4) -f hevc
job clip raw.m2v 60 25 -c:v mpeg2video -g 15 -bf 2 -q:v 4
job clip vp8.webm 90 30 -c:v libvpx -deadline realtime -cpu-used 8 -auto-alt-ref 1 \
    -lag-in-frames 16 -g 30 -b:v 1M -threads 1
job clip vp9.webm 90 30 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -auto-alt-ref 1 \
    -lag-in-frames 16 -g 30 -b:v 1M -threads 1
job clip av1.mp4 50 25 -c:v libaom-av1 -cpu-used 8 -usage realtime -g 20 -b:v 1M
job clip theora.ogv 60 25 -c:v libtheora -g 20 -q:v 6
job clip wmv.asf 60 25 -c:v wmv2 -g 20 -q:v 4
job clip mjpeg.avi 50 25 -c:v mjpeg -q:v 3 -pix_fmt yuvj420p
job clip raw.mjpeg 50 25 -c:v mjpeg -q:v 3 -pix_fmt yuvj420p
job clip ffv1.mkv 50 30000/1001 -c:v ffv1 -level 3
job clip ffv1_groups.mkv 50 25 -c:v ffv1 -level 3 -g 10 -coder 1
job clip prores.mov 50 25 -c:v prores_ks -profile:v 2 -pix_fmt yuv422p10le
job clip dnxhr.mxf 20 25 -c:v dnxhd -profile:v dnxhr_hq -pix_fmt yuv422p -s 320x192
job clip h264_1fps.mp4 10 1 $(x264 keyint=5)
job clip h264_120fps.mkv 300 120000/1001 -r 120000/1001 $(x264 keyint=30)

# Time: varying rates, edit lists, starts that are not zero
vary="select=not(mod(n\,7))+not(mod(n\,3))+between(n\,60\,75)"
job clip vfr.mkv 90 30 -vf "$vary" -fps_mode passthrough $(x264 keyint=24:bframes=3)
job clip vfr.mp4 90 30 -vf "$vary" -fps_mode passthrough $(x264 keyint=24:bframes=3)
job clip vfr_fine.mp4 90 30 -vf "settb=1/90000,setpts=PTS+mod(N\,5)*400" -fps_mode passthrough \
    -enc_time_base 1/90000 -video_track_timescale 90000 $(x264 keyint=24:bframes=3)
job clip no_edit_list.mp4 60 25 $(x264 keyint=24:bframes=3) -use_editlist 0
job clip negative_offsets.mp4 60 25 $(x264 keyint=24:bframes=3) -movflags +negative_cts_offsets
job clip fragmented.mp4 90 25 $(x264 keyint=24:bframes=3) \
    -movflags +frag_keyframe+empty_moov+default_base_moof
job clip millisecond.mp4 60 30000/1001 $(x264 keyint=24:bframes=3) -video_track_timescale 1000

# Pixels: shapes, depths, tags
job clip odd.mkv 10 25 -vf scale=321:181 -c:v ffv1
job clip odd444.mp4 25 25 -vf scale=321:181 -pix_fmt yuv444p $(x264 keyint=10)
job clip odd.webm 25 25 -vf scale=321:181 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -threads 1
job clip h264_422.mp4 25 25 -pix_fmt yuv422p $(x264 keyint=10)
job clip h264_10bit.mp4 25 25 -pix_fmt yuv420p10le $(x264 keyint=10)
job clip full_range.mp4 25 25 -vf scale=out_range=full -pix_fmt yuvj420p $(x264 keyint=10)
job clip anamorphic.mp4 10 25 -vf setsar=64/45 $(x264 keyint=10)
job clip bt601.mp4 10 25 -colorspace smpte170m -color_primaries smpte170m -color_trc smpte170m \
    -color_range tv $(x264 keyint=10)
job clip bt709.mp4 10 25 -colorspace bt709 -color_primaries bt709 -color_trc bt709 \
    -color_range tv $(x264 keyint=10)
job clip bt2020_pq.mp4 10 25 -colorspace bt2020nc -color_primaries bt2020 -color_trc smpte2084 \
    -color_range tv -pix_fmt yuv420p10le $(x264 keyint=10)
job clip bt2020_hlg.mp4 10 25 -colorspace bt2020nc -color_primaries bt2020 \
    -color_trc arib-std-b67 -color_range tv -pix_fmt yuv420p10le $(x264 keyint=10)
job clip pal.mp4 10 25 -colorspace bt470bg -color_primaries bt470bg -color_trc gamma28 \
    -color_range tv $(x264 keyint=10)
for format in gray gray10le gray16le yuva420p yuva444p10le yuv411p yuv440p gbrp12le gbrap16le; do
    job clip "ffv1_$format.mkv" 5 25 -c:v ffv1 -strict -2 -sws_flags accurate_rnd -pix_fmt $format
done
for pair in nv12:yuv420p nv21:yuv420p yuyv422:yuv422p uyvy422:yuv422p yuv420p10be:yuv420p10le \
    gray16be:gray16le monow:gray monob:gray rgb24:rgb24 bgr24:rgb24 rgb0:rgb24 0bgr:rgb24 pal8:rgb24 \
    argb:rgba rgba:rgba bgra:rgba rgb48be:rgb48le rgba64le:rgba64le; do
    job pixels "${pair%:*}" "${pair#*:}"
done

# Pictures
still() { # NAME OPTIONS…
    local name=$1
    shift
    ffmpeg -f rawvideo -pix_fmt yuv420p -video_size 320x180 -i numbered.yuv -frames:v 1 "$@" "$name"
}
fade="format=rgba,geq=r=r(X\,Y):g=g(X\,Y):b=b(X\,Y):a=X*255/W"
job still alpha.png -vf "$fade"
job still deep.png -vf format=rgb48be
job still palette.png -vf format=rgb24,format=pal8
job still palette_alpha.png -filter_complex "$fade,split[a][b];[a]palettegen[p];[b][p]paletteuse"
job still grey.png -vf format=gray
job still grey.jpg -vf format=gray -q:v 3
job still colour.jpg -pix_fmt yuvj420p -q:v 3
job still photo422.jpg -pix_fmt yuvj422p -q:v 3
job still lossless.webp -c:v libwebp -lossless 1 -vf "$fade" -pix_fmt bgra
job still lossy.webp -c:v libwebp -lossless 0
job still plain.bmp -pix_fmt bgr24
job still alpha.tiff -vf "$fade"
job still deep.tiff -vf format=rgb48le
job still float.exr -pix_fmt gbrpf32le
job still wide.ppm -pix_fmt rgb24
job still animation.gif -frames:v 10
job still animation.png -frames:v 10 -c:v apng -f apng -pix_fmt rgb24
job still single.gif

# Sound: a tone on the left, another on the right, so that sides, levels and places can be told
tone() { # RATE SECONDS
    echo -f lavfi -i "aevalsrc=0.5*sin(2*PI*440*t)|0.25*sin(2*PI*1000*t):s=$1:d=$2"
}
sound() { # NAME RATE OPTIONS…
    local name=$1 rate=$2
    shift 2
    ffmpeg $(tone "$rate" 4) "$@" "$name"
}
job sound tone48.wav 48000 -c:a pcm_s16le
job sound tone44.wav 44100 -c:a pcm_s16le
job sound tone96.wav 96000 -c:a pcm_s24le
job sound tone22.wav 22050 -c:a pcm_f32le
job sound tone8.wav 8000 -c:a pcm_u8
job sound tone11.aiff 11025
job sound tone44.flac 44100
job sound tone44.mp3 44100 -b:a 128k
job sound tone48.mp3 48000 -q:a 4
job sound tone44.m4a 44100 -c:a aac -aac_pns 0 -b:a 128k
job sound tone48.aac 48000 -c:a aac -aac_pns 0 -b:a 128k
job sound tone48.opus 48000 -c:a libopus -b:a 128k
job sound tone44.ogg 44100 -c:a libvorbis -q:a 6
job sound tone48.webm 48000 -c:a libopus -b:a 128k
job sound tone44_vorbis.mkv 44100 -c:a libvorbis
job sound tone44_aac.mkv 44100 -c:a aac -aac_pns 0
job sound tone48.ac3 48000 -c:a ac3
job sound alac44.m4a 44100 -c:a alac
job sound mono44.wav 44100 -ac 1 -c:a pcm_s16le
job ffmpeg -f lavfi -i "aevalsrc=0.1*sin(2*PI*300*t)|0.1*sin(2*PI*400*t)|0.1*sin(2*PI*500*t)|0.1*sin(2*PI*600*t)|0.1*sin(2*PI*700*t)|0.1*sin(2*PI*800*t):c=5.1:s=48000:d=2" \
    -c:a pcm_s16le surround.wav
sixteen=$(for i in $(seq 1 16); do printf "|0.05*%d*sin(2*PI*%d*t)" "$i" $((100 * i)); done)
job ffmpeg -f lavfi -i "aevalsrc=${sixteen#|}:c=16c:s=48000:d=1" -c:a pcm_s16le sixteen.wav
job ffmpeg $(tone 48000 4) -af "aselect=not(between(t\,1\,1.5))" -c:a pcm_s16le gap.mkv
samples() { # FILE: what ffmpeg makes of it at 48 kHz
    ffmpeg -i "$1" -map 0:a:0 -ar 48000 -ac 2 -c:a pcm_f32le -f f32le "$1.f32"
}
wait
for name in tone44.wav tone44.flac tone44.mp3 tone48.mp3 tone48.aac tone48.opus tone48.webm surround.wav; do
    job samples $name
done
job ffmpeg -i alac44.m4a -c copy -bsf:a "setts=ts=TS+gte(N\,21)*22050" gap.m4a
cover() {
    ffmpeg -i tone44.mp3 -i colour.jpg -map 0:a -map 1:v -c copy -disposition:v attached_pic cover.mp3
}
job cover

# Sound and picture together
both() { # NAME VIDEO_OFFSET AUDIO_OFFSET OPTIONS…
    local name=$1 video=$2 audio=$3
    shift 3
    ffmpeg -itsoffset "$video" -f rawvideo -pix_fmt yuv420p -video_size 320x180 -framerate 25 \
        -i numbered.yuv -itsoffset "$audio" $(tone 48000 3) -frames:v 75 -map 0:v -map 1:a \
        $(x264 keyint=24:bframes=3) "$@" "$name"
    truth "$name"
}
job both av.mp4 0 0 -c:a aac -aac_pns 0
job both av_late_sound.mp4 0 0.5 -c:a aac -aac_pns 0
job both av_late_sound.mkv 0 0.5 -c:a flac
job both av_late_picture.mkv 0.5 0 -c:a flac
job both av.ts 0 0 -c:a aac -aac_pns 0
job both av.mov 0 0 -c:a pcm_s16le
job both av.mkv 0 0 -c:a libopus

trimmed() { # NAME SOURCE START OPTIONS…
    local name=$1 source=$2 start=$3
    shift 3
    ffmpeg -ss "$start" -i "$source" -map 0 -c copy "$@" "$name"
    truth "$name"
}
job trimmed edit_list.mp4 h264_closed.mp4 1.5
job trimmed edit_list_open.mp4 h264_open.mp4 1.5
for turn in 90 180 270; do
    job trimmed "rotated$turn.mp4" h264_422.mp4 0 -metadata:s:v:0 rotate=$turn
done
wait
job trimmed edit_list_av.mp4 av.mp4 1.1

# What is broken
: > empty.mp4
printf 'This is not a film.\nIt only has the name of one.\n' > text.mp4
printf '#EXTM3U\n#EXTINF:4,\ntone48.wav\n' > playlist.mp4
printf "ffconcat version 1.0\nfile 'tone48.wav'\n" > concat.mp4
head -c 200000 /dev/zero > zeros.mp4
head -c 60000 h264_closed.mp4 > truncated.mp4
head -c 60000 h264_open.mkv > truncated.mkv
truth truncated.mkv
head -c 2000 colour.jpg > truncated.jpg
damage() { # NAME SOURCE: a stretch in the middle overwritten
    cp "$2" "$1"
    local size
    size=$(stat -c %s "$2")
    head -c 3000 /dev/zero | dd of="$1" bs=1 seek=$((size / 2)) conv=notrunc status=none
}
damage damaged.ts h264_open.ts
damage damaged.flac tone44.flac
damage damaged.mp3 tone44.mp3
ffmpeg -i raw.h264 -vf scale=160:90 -frames:v 10 $(x264 keyint=5) small.h264
cat raw.h264 small.h264 > two_sizes.h264
rm small.h264
damage damaged.mkv h264_open.mkv
wait
for name in alpha.png palette_alpha.png alpha.tiff lossless.webp animation.gif single.gif; do
    truth $name rgba
done
for name in palette.png plain.bmp wide.ppm animation.png; do
    truth $name rgb24
done
for name in deep.png deep.tiff; do
    truth $name rgb48le
done
for name in grey.png grey.jpg colour.jpg photo422.jpg lossy.webp float.exr; do
    truth $name
done
wait
[ ! -e "$failed" ]
touch complete
