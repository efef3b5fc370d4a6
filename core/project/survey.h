#pragma once

#include "core/generate/asset_store.h"
#include "core/generate/plugin_manifest.h"
#include "core/model/project.h"
#include "core/render/media_map.h"

#include <vector>

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
    SequenceId
        sequence; ///< 0 = the whole project; else only what that sequence shows, at any depth
    QString folder
        = {}; ///< that relative paths start from; empty = display views are not looked at
};

/// What is missing, stale, changed or unknown: media files that are not there (with the clips that
/// need them), are cut short, or are not what was imported; shots without a take on disk, and
/// whether they can be made here; stale shots; unknown effects and transitions; clips that reach
/// past their media's end, where the edge frame stands; display views that cannot be looked
/// through. In a fixed order: errors first. Reads the heads of media files. Thread: any.
std::vector<Finding> survey(const SurveyInput &input);

/// A clip that a film shows or plays, with where it is.
struct ShownClip
{
    const Sequence *sequence = nullptr;
    const Track *track = nullptr;
    Clip clip;
};

/// Every clip that a sequence shows or plays, at any depth of nesting; disabled clips and hidden or
/// muted tracks left out, each sequence once. The pointers live as long as the project.
std::vector<ShownClip> shownClips(const Project &project, SequenceId sequence);

/// "\"Beach\" on track V1 at 00:00:05:12": how sentences name a clip.
QString placeOf(const Project &project, const ShownClip &shown);

/// The shots among shownClips(), each once, in order of appearance.
std::vector<ShotId> shownShots(const Project &project, SequenceId sequence);

} // namespace weft
