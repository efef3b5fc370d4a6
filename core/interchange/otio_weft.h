#pragma once

#include "core/model/fields.h"

/// What stands under metadata["weft"] of OpenTimelineIO objects:
///
///     Timeline  {"bin": WeftBin}
///     Stack     {"sequence": …}     and, where it is a clip, {"clip": …}
///     Track     {"track": …}
///     Clip      {"clip": …}
///     Transition {"transition": …}, Marker {"marker": …}, Effect {"effect": …}
///     a media reference  {"own": true, "media": id} or {"own": true, "shot": id, "take": …}
///
/// "…" is the thing's object of the project file without the members that OpenTimelineIO has.

namespace weft {

/// All of a project but its timeline.
struct WeftBin
{
    std::int64_t nextId = 1;
    std::vector<std::shared_ptr<const Folder>> folders;
    std::vector<MediaItem> media; ///< with URLs for paths
    std::vector<std::shared_ptr<const Shot>> shots;
    std::vector<SequenceId> order;                          ///< of all sequences
    std::vector<std::shared_ptr<const Sequence>> sequences; ///< that the timeline does not show
    UnknownFields unknown;                                  ///< of the project
};

void fields(auto &archive, Like<WeftBin> auto &bin)
{
    archive.field("nextId", bin.nextId);
    archive.field("folders", bin.folders, {});
    archive.field("media", bin.media, {});
    archive.field("shots", bin.shots, {});
    archive.field("order", bin.order, {});
    archive.field("sequences", bin.sequences, {});
    archive.unknown(bin.unknown);
}

/// A member of metadata["weft"] of an object, or nullptr.
inline const nlohmann::json *weftMember(const nlohmann::json *object, const char *name)
{
    for (const char *step : {"metadata", "weft", name}) {
        if (!object || !object->is_object())
            return nullptr;
        const auto found = object->find(step);
        object = found == object->end() ? nullptr : &*found;
    }
    return object;
}

/// The name under which UnknownFields keep what OpenTimelineIO objects had beyond Weft's model.
inline constexpr const char *kOtioMember = "otio";

/// The key of a shot's recipe among the references of its clip, and of the file to play.
inline constexpr const char *kRecipeKey = "weft_recipe";
inline constexpr const char *kDefaultMediaKey = "DEFAULT_MEDIA";

} // namespace weft
