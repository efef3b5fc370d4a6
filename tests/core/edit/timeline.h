#pragma once

#include "core/edit/edit.h"

#include <QString>

namespace weft::test {

/// A project to edit, with one sequence at 25 fps that has the tracks V1, V2, A1 and A2, a media
/// file "film" (400 frames of picture with sound), "song" (sound alone, 20 s), a still "photo" and
/// a shot "shot" (50 frames). All ids are known.
class Timeline
{
public:
    Timeline();

    const Project &project() const { return m_project; }
    const Sequence &sequence() const { return *m_project.sequences.front(); }
    const Track &track(const QString &name) const;
    TrackId id(const QString &name) const { return track(name).id; }
    /// The clip of that name, which must exist once.
    Clip clip(const QString &name) const;
    /// The last clip of a track, which must have one.
    Clip last(const QString &track) const;
    ClipId idOf(const QString &name) const { return clip(name)->id; }

    MediaSource film() const { return {m_film}; }
    MediaSource song() const { return {m_song}; }
    MediaSource photo() const { return {m_photo}; }
    ShotSource shot() const { return {m_shot}; }

    /// Applies an edit; on success the project is the changed one, valid, and survives its file.
    /// The edit is also undone and redone.
    Status edit(const Edit &edit);
    /// The same for edits that cannot fail; aborts the test where one does.
    void must(const Edit &edit);
    /// Places a clip of the film with a name, `in` frames into it, over what is there.
    void put(const QString &track, const QString &name, std::int64_t start, std::int64_t length,
             std::int64_t in = 100);
    /// Places the film's picture on V1 and sound on A1, linked; the sound's name gets a "~".
    void putLinked(const QString &name, std::int64_t start, std::int64_t length,
                   std::int64_t in = 100);

    /// A track as text: "a:0+10 b:10+5<2|3" is a clip a of 10 frames, then a clip b of 5 with a
    /// transition reaching 2 frames before and 3 after the cut. Clips whose in point is not 100
    /// frames plus what a trim explains are not marked: compare sourceFrame() for that.
    QString text(const QString &track) const;
    /// The film's frame that a track shows at a frame; −1 in a gap.
    std::int64_t sourceFrame(const QString &track, std::int64_t frame) const;

    void setLocked(const QString &track, bool locked = true);
    void setSyncLock(const QString &track, bool syncLock);

private:
    Project m_project;
    MediaId m_film, m_song, m_photo;
    ShotId m_shot;
};

} // namespace weft::test
