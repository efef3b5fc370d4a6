#pragma once

#include "core/model/project.h"
#include "core/render/media_map.h"

namespace weft::test {

/// Puts a project together, without the rules that edits keep: tests may need what edits refuse.
class TestProject
{
public:
    Project project;
    MediaMap map;

    /// An empty sequence; the tests' usual one is 64×36 at 25.
    SequenceId addSequence(int width = 64, int height = 36, const FrameRate &rate = {})
    {
        auto sequence = std::make_shared<Sequence>();
        sequence->id = {project.nextId++};
        sequence->name = QStringLiteral("Sequence %1").arg(sequence->id.value);
        sequence->settings.width = width;
        sequence->settings.height = height;
        sequence->settings.rate = rate;
        project.sequences.push_back(sequence);
        if (!project.active)
            project.active = sequence->id;
        return sequence->id;
    }

    Sequence &edit(SequenceId id)
    {
        for (auto &sequence : project.sequences) {
            if (sequence->id == id) {
                auto copy = std::make_shared<Sequence>(*sequence);
                sequence = copy;
                return *copy;
            }
        }
        std::abort();
    }

    /// The index of a new top track.
    std::size_t addTrack(SequenceId id, TrackKind kind = TrackKind::Video)
    {
        Sequence &sequence = edit(id);
        auto track = std::make_shared<Track>();
        track->id = {project.nextId++};
        track->kind = kind;
        track->name = QStringLiteral("%1%2")
                          .arg(kind == TrackKind::Video ? QLatin1String("V") : QLatin1String("A"))
                          .arg(sequence.tracks.size() + 1);
        sequence.tracks.push_back(track);
        return sequence.tracks.size() - 1;
    }

    Track &editTrack(SequenceId id, std::size_t track)
    {
        Sequence &sequence = edit(id);
        auto copy = std::make_shared<Track>(*sequence.tracks[track]);
        sequence.tracks[track] = copy;
        return *copy;
    }

    /// Puts a clip on a track; its id is given by the project.
    ClipId addClip(SequenceId id, std::size_t track, std::int64_t start, ClipBody body)
    {
        body.id = {project.nextId++};
        if (body.name.isEmpty())
            body.name = QStringLiteral("Clip %1").arg(body.id.value);
        Track &edited = editTrack(id, track);
        edited.clips = edited.clips.inserted({start, std::make_shared<const ClipBody>(body)});
        return body.id;
    }

    /// A bin item; with a path, as a file that is there.
    MediaId addMedia(const MediaInfo &info, const QString &path = {})
    {
        auto item = std::make_shared<MediaItem>();
        item->id = {project.nextId++};
        item->name = QStringLiteral("Media %1").arg(item->id.value);
        item->path = path.isEmpty() ? QStringLiteral("gone.mp4") : path;
        item->info = info;
        project.media.push_back(item);
        if (!path.isEmpty())
            map.media.emplace(item->id, path);
        return item->id;
    }

    ShotId addShot(const Recipe &recipe, const QString &takePath = {})
    {
        auto shot = std::make_shared<Shot>();
        shot->id = {project.nextId++};
        shot->name = QStringLiteral("Shot %1").arg(shot->id.value);
        shot->recipe = recipe;
        project.shots.push_back(shot);
        if (!takePath.isEmpty())
            map.takes.emplace(shot->id, takePath);
        return shot->id;
    }

    std::shared_ptr<const Project> snapshot() const
    {
        return std::make_shared<const Project>(project);
    }
};

/// A clip of a source.
inline ClipBody clipOf(const Source &source, std::int64_t length)
{
    ClipBody body;
    body.source = source;
    body.length = length;
    return body;
}

inline ClipBody colourClip(const Colour &colour, std::int64_t length)
{
    return clipOf(ColourSource{colour}, length);
}

inline MediaInfo videoInfo(int width, int height)
{
    MediaInfo info;
    info.video.emplace();
    info.video->width = width;
    info.video->height = height;
    info.video->duration = Rational(10);
    info.video->frameCount = 250;
    return info;
}

inline Transition dissolve(std::int64_t length, std::int64_t before)
{
    Transition transition;
    transition.length = length;
    transition.before = before;
    return transition;
}

inline Effect effectOf(const char *type, const std::map<QString, Parameter> &parameters)
{
    Effect effect;
    effect.type = QString::fromLatin1(type);
    effect.parameters = parameters;
    return effect;
}

inline Effect transformOf(const std::map<QString, Parameter> &parameters)
{
    return effectOf("transform", parameters);
}

inline Curve ramp(std::int64_t from, double a, std::int64_t to, double b)
{
    Curve curve;
    curve.keyframes = {{from, a}, {to, b}};
    return curve;
}

} // namespace weft::test
