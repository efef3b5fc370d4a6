#pragma once

#include <QString>
#include <QStringList>

class QMimeData;

namespace weft::ui {

/// What a file is taken for before it is read: by its name and a look at its first bytes.
enum class FileKind {
    Media,     ///< perhaps: a film, a picture, a sound; probing will tell
    Folder,    ///< of such files
    Project,   ///< .weft
    Timeline,  ///< of another program
    Lut,       ///< .cube
    Subtitles, ///< .srt, .vtt, .ass
    Model,     ///< a folder, or weights in it, that generators read
    Unreadable,
};

/// @param why if Unreadable: a sentence that names the file. Reads at most the file's head
FileKind fileKindOf(const QString &path, QString *why = nullptr);

/// Whether something of these files could be taken: what a drag over the window asks.
/// @param why if not: the first reason
bool canDrop(const QStringList &paths, QString *why = nullptr);

/// The files of this machine that a drag carries.
QStringList pathsOf(const QMimeData *mime);
/// The Weft project that is all a drag carries: the window opens it, wherever it is let go but on
/// the timeline. Empty: it carries something else.
QString projectIn(const QStringList &paths);

/// What QFileDialog shows when media are chosen, and when timelines are.
QString mediaFileFilter();
QString timelineFileFilter();

} // namespace weft::ui
