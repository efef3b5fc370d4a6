#pragma once

#include "core/interchange/interchange.h"

#include <optional>

namespace weft {

/// The file that a clip's source plays, for formats that know files alone.
struct ExportedFile
{
    QString path; ///< absolute
    QString name;
    bool isStill = false;
    bool hasPicture = false;
    bool hasSound = false;
    Rational duration; ///< seconds; 0 for stills
};

/// A bin item's file, or the take of a generated shot; nothing for titles, colours, nested
/// sequences, shots without a take and items that are not there.
inline std::optional<ExportedFile> exportedFile(const Project &project, const Source &source,
                                                const TimelineWriteOptions &options)
{
    if (const auto *file = std::get_if<MediaSource>(&source)) {
        const MediaItem *item = project.find(file->media);
        if (!item)
            return {};
        return ExportedFile{item->path,
                            item->name,
                            item->info.isStill,
                            item->info.video.has_value(),
                            !item->info.audio.empty(),
                            item->info.duration()};
    }
    if (const auto *generated = std::get_if<ShotSource>(&source)) {
        const Shot *shot = project.find(generated->shot);
        const auto take = options.takes.find(generated->shot);
        if (!shot || take == options.takes.end())
            return {};
        return ExportedFile{take->second, shot->name,
                            false,        true,
                            false,        shot->recipe.rate.secondsAt(shot->recipe.length)};
    }
    return {};
}

} // namespace weft
