#pragma once

#include "core/generate/asset_store.h"
#include "core/generate/plugin_manifest.h"
#include "core/render/media_map.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace weft::ui {

/// Something to know before a film is written, and where to look.
struct PreflightLine
{
    bool isError = false; ///< the film cannot be written like this
    QString text;
    std::optional<std::int64_t> frame = {}; ///< of the sequence
    ClipId clip = {};                       ///< 0 = none
};

/// What is looked at. Values alone, so that it can be looked at on another thread.
struct PreflightInput
{
    std::shared_ptr<const Project> project;
    SequenceId sequence;
    TimeRange range; ///< frames; never empty
    MediaMap media;
    AssetStore assets;
    PluginCatalogue catalogue;
    QString folder;
};

/// Media that are missing or changed, shots that are not made or stale, gaps without a picture:
/// what stops the film first. Reads the heads of media files. Thread: any.
std::vector<PreflightLine> preflight(const PreflightInput &input);

/// Where the sound is louder than a film can hold; mixes all of it, so it takes a while. Thread:
/// any.
/// @param isWanted asked once a second of sound
std::vector<PreflightLine> clippedSound(const PreflightInput &input,
                                        const std::function<bool()> &isWanted);

} // namespace weft::ui
