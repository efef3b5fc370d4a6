#pragma once

#include "core/generate/asset_store.h"
#include "core/generate/plugin_manifest.h"
#include "core/model/project.h"
#include "core/render/media_map.h"

#include <set>

namespace weft {

/// Something a creator should know about a project before rendering it.
struct Finding
{
    enum class Severity {
        Note,  ///< renders as it is
        Error, ///< a render would be refused
    };
    Severity severity = Severity::Note;
    ErrorKind kind = ErrorKind::Project; ///< what an Error would end a render with
    QString sentence;
};

/// What a survey looks at.
struct SurveyInput
{
    const Project &project;
    const MediaMap &media;
    const AssetStore &store;
    const PluginCatalogue &catalogue;
    SequenceId sequence; ///< 0 = the whole project; else only what that sequence shows, at any depth
};

/// What is missing, stale, changed or unknown: media files that are not there (with the clips that need them), or are not what was imported; shots without a take on disk, and whether
/// they can be made here; stale shots; unknown effects and transitions; clips that reach past their media's end, where the edge frame stands. In a fixed
/// order: errors first. Reads the heads of media files. Thread: any.
std::vector<Finding> survey(const SurveyInput &input);

/// The media and shots that a sequence shows or plays, at any depth, disabled clips and hidden or muted tracks left out.
struct UsedThings
{
    std::set<MediaId> media;
    std::set<ShotId> shots;
};
UsedThings usedBy(const Project &project, SequenceId sequence);

} // namespace weft
