#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

#include <QByteArray>

#include <map>

namespace weft {

/// The version of the project file that this Weft writes. Files of older versions are upgraded one
/// version at a time when read.
inline constexpr int kProjectFileVersion = 1;

/// The project as the text of a `.weft` file: UTF-8 JSON, described by
/// resources/schema/project.schema.json. The same project always gives the same text.
QByteArray toProjectText(const Project &project);

/// Reads the text of a project file. Thread: any.
/// @param name of the file, for sentences
/// Errors (Project): not JSON (with line and column), not a Weft project, made by a newer Weft, a
/// member of the wrong type (with its path), anything validate() reports.
Result<Project> fromProjectText(const QByteArray &text, const QString &name);

/// Reads a project file. Media need not exist. Errors (Project): cannot be read; as
/// fromProjectText().
Result<Project> loadProject(const QString &path);

/// Writes a project file so that a crash at any moment leaves a whole file, the old or the new (see
/// replaceFile()). The content that was there becomes the newest backup (see
/// core/project/backups.h); saving the same text again writes nothing. Thread: any, one at a time
/// for one path. Errors (Output): cannot be written; the old file is untouched.
Status saveProject(const Project &project, const QString &path);

/// The path to keep in a project for a media file: relative, with '/', where the file lies in the
/// project's folder or in one beside it (at most two levels up), else absolute.
QString storedPath(const QString &mediaPath, const QString &projectFolder);

/// The absolute path that a stored path means.
QString absolutePath(const QString &stored, const QString &projectFolder);

/// What becomes of the stored paths of media, proxies and display views when the project's file
/// gets another path: old → new, only those that change. Media stay where they are, but for takes
/// that were baked to footage, which come along with the others (see carryTakes()). For the edit
/// SetPaths.
std::map<QString, QString> pathsAfterMove(const Project &project, const QString &fromPath,
                                          const QString &toPath);

} // namespace weft
