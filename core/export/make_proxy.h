#pragma once

#include "core/export/export_film.h"

namespace weft {

/// Lines that a proxy has where nobody says otherwise.
inline constexpr int kProxyLines = 540;

/// A proxy to make.
struct ProxyJob
{
    QString source;          ///< the media file
    QString path;            ///< of the proxy
    int lines = kProxyLines; ///< of the picture as it is looked at, 16 to 4320
};

/// The file name for the proxy of a media file: other content and other sizes have other names.
/// "beach-540p-1f2e3d4c.mp4"
QString proxyFileName(const MediaItem &item, int lines);

/// The usual folder for the proxies of a project's media: "film.proxies" beside "film.weft".
QString proxyFolderFor(const QString &projectPath);

/// Makes a smaller copy of a film's picture that decodes fast in any order: every frame by itself
/// (H.264, or ProRes 4444 where there is transparency), without sound, at the very times of the
/// source, with its rotation, pixel aspect, colour, depth (8 or 10 bits) and transparency. It is
/// written to "<path>.part", read back (every frame is there, decodes, and is the one that was
/// written; times, duration, orientation and colour are the source's), and renamed.
/// @param progress as in exportFilm()
/// Errors: Usage — the source is a still, has no picture, or has no more lines than asked for;
/// Media — it cannot be read, or changed meanwhile; as Encoder; Verification; Cancelled.
Result<Proxy> makeProxy(const ProxyJob &job,
                        const std::function<void(const ExportProgress &)> &progress,
                        const std::stop_token &stop);

/// The same in a `weft-cli` child, so that a decoder that dies costs the proxy and not the editor.
/// Blocks; call it from a job's thread. Errors: also Media — the child died, or cannot be started.
Result<Proxy> makeProxyInChild(const ProxyJob &job,
                               const std::function<void(const ExportProgress &)> &progress,
                               const std::stop_token &stop);

} // namespace weft
