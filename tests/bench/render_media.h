#pragma once

#include <QDir>

namespace weft::bench {

/// Footage for the jobs, made once with ffmpeg and kept in a folder: real pictures of opencv-doc,
/// scaled up and given grain as a camera's, 1080p30 H.264 in groups of 60 pictures with B-frames.
class RenderMedia
{
public:
    /// @param folder that it is kept in
    /// @param seconds that the jobs' films last, 20 or, for a quick look, 4; divisible by 4
    RenderMedia(const QDir &folder, int seconds);

    int seconds() const { return m_seconds; }
    QString file(const QString &name) const { return m_folder.filePath(name); }

    /// Footage of 4 seconds more than the films, so that there are handles.
    QString clip(char letter) const
    {
        return file(QStringLiteral("%1.mp4").arg(QLatin1Char(letter)));
    }
    /// 3840×2160 ProRes 422 HQ, as long as the films.
    QString prores() const { return file(QStringLiteral("prores.mov")); }
    /// Clips a and b in turns, two seconds each, cut at key frames: the packets of both as one
    /// file.
    QString joined() const { return file(QStringLiteral("joined.mp4")); }
    /// The same as a list for ffmpeg's concat demuxer.
    QString joinedList() const { return file(QStringLiteral("joined.txt")); }
    /// A 3-D look-up table of 33 entries a side.
    QString lut() const { return file(QStringLiteral("warm.cube")); }
    /// 1080p pictures, opaque.
    QString still(int number) const { return file(QStringLiteral("still%1.png").arg(number)); }

private:
    void make(const QString &name, const QStringList &arguments) const;
    void makeJoined() const;
    QString piece(char letter, int number) const;
    void makeLut() const;

    QDir m_folder;
    int m_seconds;
};

inline constexpr int kStills = 16;

} // namespace weft::bench
