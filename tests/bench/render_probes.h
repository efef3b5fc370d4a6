#pragma once

#include "tests/bench/render_media.h"
#include "tests/bench/target_row.h"

#include <vector>

namespace weft::bench {

/// (e) Exact frames at random places of a film in groups of 60 pictures, beside ffmpeg's own seek:
/// with nothing open, with the file open, and once more.
std::vector<TargetRow> measureSeeks(const RenderMedia &media, const QDir &folder, bool quick);

/// (f) The memory of a process that walks through half an hour of 400 clips from 100 files.
std::vector<TargetRow> measureMemory(const RenderMedia &media, const QDir &folder, bool quick);
/// What that process does: prints the resident megabytes after each quarter, and the greatest.
int walk(const QString &project, int clips);

/// (g) The time to composite a frame against the number of its layers.
std::vector<TargetRow> measureLayers(const RenderMedia &media, const QDir &folder);

/// Makes a project of 1920×1080 at 30 with weft-cli. @return its path
QString makeProject(const QDir &folder, const QString &name, const QStringList &imports,
                    const QByteArray &script);

} // namespace weft::bench
