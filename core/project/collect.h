#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

#include <QStringList>

#include <functional>
#include <stop_token>

namespace weft {

/// What to collect, and where.
struct CollectRequest
{
    const Project &project;
    QString projectPath;      ///< its file: where relative paths start and takes lie
    QString folder;           ///< to be made; must not exist, or be empty
    bool skipMissing = false; ///< go on without media that are missing, instead of refusing
};

/// How far it is.
struct CollectProgress
{
    QString file; ///< that is being copied
    std::int64_t bytesDone = 0;
    std::int64_t bytesTotal = 0;
};

/// What was collected.
struct Collected
{
    QString projectPath; ///< of the collected project
    int files = 0;       ///< media, proxies, takes, and what views are made from
    std::int64_t bytes = 0;
    QStringList missing; ///< names of media left out
    QStringList changed; ///< names of media whose content is no longer what was imported
    QStringList staying; ///< OpenColorIO configurations that are used from where they are
};

/// Puts a project and everything it needs into one folder, which can then be moved or handed on:
///
///     film/film.weft      the project, with relative paths
///     film/media/         every media file; the second of one name is "beach 2.mp4"
///     film/proxies/       every proxy that exists
///     film/colour/        every OpenColorIO configuration that a sequence is viewed through, each
///                         in a folder of its own, with the files it names
///     film/film.assets/   every take
///
/// A configuration comes along only if its views are the same then: one that uses files outside of
/// its folder, cannot be read, or is the machine's own (the environment variable OCIO), stays where
/// it is.
///
/// Copies are read back and compared with their sources; the collected project is loaded and each
/// of its files looked for. All this happens under the name "<folder>.part", which becomes the
/// folder at the end: nothing half-written ever has the folder's name. The project itself is not
/// changed. Thread: any. Errors: Media — files are missing, all of them named; Output — the folder
/// is taken or cannot be written; Verification; Cancelled. Nothing is left behind then.
Result<Collected> collect(const CollectRequest &request,
                          const std::function<void(const CollectProgress &)> &progress = {},
                          std::stop_token stop = {});

} // namespace weft
