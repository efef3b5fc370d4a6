#pragma once

#include <QString>

namespace weft {

/// The file that a media reference's URL means, as an absolute path with '/'. Understands what
/// programs write: "file:///a%20b.mov", "file://localhost/…", "file://server/share/…" (as
/// "/server/share/…"), Windows drives (as "/C:/x.mov", whether with slashes or backslashes), plain
/// absolute paths, and paths relative to a folder, percent-encoded or not: an unencoded name that
/// exists wins. Nothing for an empty URL and for one on a network ("https://…").
QString pathOfUrl(const QString &url, const QString &folder);

/// The URL to write for a file: relative and percent-encoded where the file lies near the folder
/// (see storedPath()), else "file:///…".
QString urlOfPath(const QString &path, const QString &folder);

} // namespace weft
