#pragma once

#include "core/base/result.h"
#include "core/edit/edit.h"
#include "core/generate/plugin_manifest.h"

#include <QByteArray>

namespace weft {

/// What a script needs besides the project.
struct ScriptOptions
{
    QString projectFolder;     ///< relative paths of `import` start here
    PluginCatalogue catalogue; ///< completes and checks recipes
};

/// One line of a script, carried out.
struct ScriptStep
{
    int line = 0;             ///< from 1
    Edit edit;                ///< complete, with ids for names: what the journal would hold
    std::int64_t firstId = 0; ///< the ids this step created: [firstId, endId)
    std::int64_t endId = 0;
};

/// A script carried out to its end.
struct PlayedScript
{
    Project project;
    std::vector<ScriptStep> steps;
};

/// Plays a script: one edit as a JSON object on each line; empty lines and lines that begin with
/// '#' are skipped. All or nothing.
///
/// Beyond what the journal stores (see core/edit/edit_json.h), a script may write
///   - a name for an id: media, shots, folders, markers and clips by their name, tracks by theirs
///   in the active sequence ("V1") or in another
///     ("Sequence 2/V1"); a name that fits none or several is refused;
///   - "as": "beach" in any edit, and from then on "$beach" (or "$beach.1") for the first id it
///   created, "$beach.2" for the second …;
///   - {"edit": "import", "path": "beach.mp4", "name": …, "folder": …}: probes the file and adds it
///   to the bin;
///   - in "add-shot" and "set-recipe" only the members of the recipe that differ from the
///   generator's defaults (from the shot's recipe, where the generator stays);
///   - "synchronise" without its offset, which is then found by listening to both clips' files.
/// Errors (Usage, Media, Refused): the sentence begins with the line's number. Thread: any.
Result<PlayedScript> playScript(const Project &project, const QByteArray &script,
                                const ScriptOptions &options);

/// Probes a media file and makes the edit that adds it to the bin. Errors (Media).
Result<AddMedia> importEdit(const QString &path, const QString &projectFolder);

} // namespace weft
