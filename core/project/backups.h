#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QStringList>

#include <vector>

namespace weft {

/// Which backups are worth their space. A backup stays if any of the three wants it.
struct BackupRule
{
    int newest = 5; ///< the last so many
    int hours = 24; ///< the last one of each of so many hours
    int days = 30;  ///< the last one of each of so many days
};

/// The backups to keep, newest first. Hours and days are those of UTC, and only those that have a
/// backup count: a project that nobody opened for a year keeps its backups. Times later than now
/// (the clock was wrong) are kept and count for nothing. Pure; thread: any.
std::vector<QDateTime> backupsToKeep(std::vector<QDateTime> times, const QDateTime &now,
                                     const BackupRule &rule = {});

/// The backups of a project file, newest first. They lie beside it, in the folder "<name>.backups",
/// and each is named by its time: "film.2026-11-22T20-14-05.123Z.weft".
QStringList backupsOf(const QString &projectPath);

/// Makes a project's text the newest backup and removes those that need not be kept. Nothing
/// happens if the newest backup has that text. A crash at any moment leaves whole files. Thread:
/// any, one at a time for one path. Errors (Output).
Status writeBackup(const QByteArray &projectText, const QString &projectPath);

} // namespace weft
