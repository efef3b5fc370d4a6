#pragma once

#include "core/cache/preview_picture.h"

#include <QByteArray>

#include <variant>

/// What Weft and the child that makes previews (`weft-cli previews`) say to each other: one JSON
/// object a line over a stream socket of their own, at most kMaxLineBytes each.
///
///     → {"request":"picture","project":{…},"sequence":3,"frame":12,…,"width":160,"height":90}
///     ← {"event":"picture","png":"<base64>"}                      or "failed"
///     → {"request":"waveform","path":"/…/song.flac","stream":0}
///     ← {"event":"begun","channels":2,"length":9216000}
///     ← {"event":"peaks","chunk":"<base64>"}                      as it goes
///     ← {"event":"done"}                                          or "failed"
///     ← {"event":"failed","kind":"media","message":"…"}
///
/// A request is sent after the one before it is answered. The child ends when its end of the socket
/// is closed. The same types serve both sides. Thread: any.

namespace weft {

/// Pixels that a picture may have, so that it fits into a line as PNG whatever it shows.
inline constexpr int kMostPreviewPixels = 200'000;

/// Answered by PictureMade or PreviewFailed.
struct PictureRequest
{
    static constexpr const char *kName = "picture";
    PreviewPicture picture;
    PreviewSize size; ///< of at most kMostPreviewPixels
    QString files;    ///< what its files hold: readers that are open are kept for the same alone
};

/// Answered by WaveformBegun, PeaksMade for each chunk and PreviewDone; or by PreviewFailed.
struct WaveformRequest
{
    static constexpr const char *kName = "waveform";
    QString path;
    int stream = 0;
};

using PreviewRequest = std::variant<PictureRequest, WaveformRequest>;

/// Bytes that travel as base64.
struct PreviewBytes
{
    QByteArray bytes;
};

struct PictureMade
{
    static constexpr const char *kName = "picture";
    PreviewBytes png;
};

struct WaveformBegun
{
    static constexpr const char *kName = "begun";
    int channels = 0;
    std::int64_t length = 0;
};

struct PeaksMade
{
    static constexpr const char *kName = "peaks";
    PreviewBytes chunk; ///< of Peak, as Waveform::append() takes them
};

struct PreviewDone
{
    static constexpr const char *kName = "done";
};

struct PreviewFailed
{
    static constexpr const char *kName = "failed";
    Error error;
};

using PreviewEvent
    = std::variant<PictureMade, WaveformBegun, PeaksMade, PreviewDone, PreviewFailed>;

/// One line, ending in a newline.
QByteArray toLine(const PreviewRequest &request);
QByteArray toLine(const PreviewEvent &event);

/// Reads one line. Errors (Media): what is wrong and where.
Result<PreviewRequest> readPreviewRequest(const QByteArray &line);
Result<PreviewEvent> readPreviewEvent(const QByteArray &line);

} // namespace weft
