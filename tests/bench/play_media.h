#pragma once

#include "core/playback/played_sequence.h"

#include <QDir>

namespace weft::bench {

/// Footage to play, made once with ffmpeg and kept in a folder: 1080p30 H.264 with sound.
class PlayMedia
{
public:
    PlayMedia(const QDir &folder, int seconds);

    int seconds() const { return m_seconds; }
    std::int64_t frames() const { return std::int64_t{30} * m_seconds; }

    /// Two tracks of footage in groups of 250 pictures, both to be seen all the time, a dissolve in
    /// the middle of one of them, a title over both, the sound of both.
    /// @param blur of it all, in % of the height: a lot of work
    PlayedSequence twoTracks(double blur = 0) const;
    /// One film. @param group pictures: 30, 250
    PlayedSequence film(int group) const;
    /// Black and silent but for the first frame of every second: white, with a tone.
    PlayedSequence flashes() const;

    /// long-a.mp4, long-b.mp4, short.mp4 (groups of 30), flashes.mp4.
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

private:
    void make(const char *name, const QString &arguments) const;

    QDir m_folder;
    int m_seconds;
};

} // namespace weft::bench
