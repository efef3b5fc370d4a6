#pragma once

#include "ui/session/session.h"

#include <QHash>
#include <QPixmap>
#include <QStaticText>

#include <map>
#include <memory>

namespace weft::ui {

/// What clips show of themselves: small pictures and waveforms, as far as they are there. Asking
/// returns at once; what is not there is asked for, and arrived() tells once it is. What was not
/// painted lately is given up or forgotten. Thread: main.
class ClipPictures : public QObject
{
    Q_OBJECT
public:
    /// @param session outlives it
    explicit ClipPictures(Session &session, QObject *parent = nullptr);
    ~ClipPictures() override;

    /// The picture of a source at a second, in device pixels of that height. Null: not yet, or
    /// never.
    const QPixmap *picture(const Source &source, double seconds, int height);
    /// As much as there is of a file's sound. Null: nothing yet, or nothing ever.
    const Waveform *waveform(const MediaSource &source);
    /// A line of text that is laid out once for many repaints. Valid until the next call.
    const QStaticText &line(const QString &text);
    /// Everything that is to be seen has been asked for: the rest is given up.
    void endPaint();

Q_SIGNALS:
    void arrived();

private:
    struct Picture;
    struct Sound;
    using Key = std::pair<QString, std::int64_t>; ///< what, and its millisecond

    void ask(const Key &key, const Source &source, double seconds);
    std::optional<PreviewPicture> pictureFor(const Source &source, double seconds) const;
    QString nameOf(const Source &source) const;

    Session &m_session;
    std::map<Key, std::unique_ptr<Picture>> m_pictures;
    std::map<std::pair<QString, int>, std::unique_ptr<Sound>> m_sounds;
    QHash<QString, QStaticText> m_lines;
    std::uint64_t m_paint = 0; ///< counts what endPaint() ended
};

} // namespace weft::ui
