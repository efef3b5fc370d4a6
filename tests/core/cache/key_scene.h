#pragma once

#include "core/cache/frame_keys.h"
#include "core/edit/edit.h"
#include "core/effects/effect_table.h"
#include "core/transitions/transition_table.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"

#include <functional>

namespace weft::test {

inline QString u(const char *text)
{
    return QString::fromUtf8(text);
}

CacheKey keyNamed(const QString &name);
/// All files there, each of a content of its own.
MediaMap filesOf(const Project &project);
FileKeys contentOf(const MediaMap &map);
FrameKeys keysOf(const Project &project, SequenceId sequence, const RenderOptions &options = {});
std::optional<CacheKey> keyOf(const Project &project, SequenceId sequence, std::int64_t frame);
/// The keys of all frames, in order.
std::vector<std::optional<CacheKey>> allKeys(const Project &project, SequenceId sequence);

/// A film (frames 10 to 50 of the sequence) with a blur and a fade under a title, a nested sequence
/// beside them, and tracks of sound.
struct Scene
{
    TestProject m;
    SequenceId sequence = m.addSequence();
    SequenceId inner = m.addSequence(32, 18);
    MediaId film = m.addMedia(videoInfo(64, 36), u("film.mov"));
    MediaId still = m.addMedia(
        [] {
            MediaInfo info = videoInfo(64, 36);
            info.isStill = true;
            info.video->duration = {};
            return info;
        }(),
        u("still.png"));
    MediaId mask = m.addMedia(videoInfo(64, 36), u("mask.mov"));
    ShotId shot = m.addShot({u("g"), u("1"), {}, 1, {}, 64, 36, {}, 50}, u("take.mkv"));
    std::size_t low = m.addTrack(sequence);
    std::size_t high = m.addTrack(sequence);
    std::size_t sound = m.addTrack(sequence, TrackKind::Audio);
    std::size_t innerTrack = m.addTrack(inner);

    static constexpr std::int64_t kSeen = 20; ///< of the sequence
    static constexpr std::int64_t kNested = 70;

    Scene()
    {
        ClipBody body = clipOf(MediaSource{film}, 40);
        body.in = Rational(1);
        body.fadeIn = {4, FadeShape::Linear};
        body.effects = {effectOf("blur", {{u("radius"), Curve(2)}}),
                        transformOf({{u("x"), ramp(0, 0, 30, 20)}})};
        m.addClip(sequence, low, 10, body);
        TitleSource title;
        title.text = u("Title");
        m.addClip(sequence, high, 15, clipOf(title, 30));
        m.addClip(inner, innerTrack, 0, clipOf(ShotSource{shot}, 25));
        m.addClip(inner, innerTrack, 25, colourClip({1, 2, 3}, 25));
        m.addClip(sequence, low, 60, clipOf(NestedSource{inner}, 50));
        m.addClip(sequence, sound, 0, clipOf(MediaSource{film}, 100));
    }

    /// Changes the body of the first clip of a track.
    void change(const std::function<void(ClipBody &)> &edit, bool isHigh = false)
    {
        Track &track = m.editTrack(sequence, isHigh ? high : low);
        Clip clip = track.clips.at(0);
        ClipBody body = *clip.body;
        edit(body);
        clip.body = std::make_shared<const ClipBody>(body);
        track.clips = track.clips.replaced(0, clip);
    }
    void changeMedia(MediaId id, const std::function<void(MediaItem &)> &edit)
    {
        for (auto &item : m.project.media) {
            if (item->id != id)
                continue;
            auto copy = std::make_shared<MediaItem>(*item);
            edit(*copy);
            item = std::move(copy);
        }
    }
    void changeShot(const std::function<void(Shot &)> &edit)
    {
        auto copy = std::make_shared<Shot>(*m.project.shots.front());
        edit(*copy);
        m.project.shots.front() = std::move(copy);
    }
    std::optional<CacheKey> key(std::int64_t frame = kSeen) const
    {
        return keyOf(m.project, sequence, frame);
    }
};

/// The scene with a transition over the cut at frame 50, from 47 on.
Scene sceneWithTransition(const std::function<void(Transition &)> &change);

/// A value of a parameter that is not the default one.
Parameter otherValue(const ParameterType &type, const Scene &scene);

} // namespace weft::test
