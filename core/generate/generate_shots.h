#pragma once

#include "core/generate/worker_client.h"
#include "core/model/project.h"

#include <vector>

namespace weft {

/// Which shots are to be made.
enum class GenerateMode {
    Missing, ///< those without a chosen take on the disk
    Stale,   ///< and those whose chosen take was made from another recipe
    All,     ///< every one, even where that makes the same take again
};

/// The shots of a list that a mode asks for, in the list's order. Thread: any.
std::vector<ShotId> shotsToGenerate(const Project &project, const std::vector<ShotId> &shots,
                                    const AssetStore &store, GenerateMode mode);

/// What became of a shot.
struct GeneratedShot
{
    ShotId shot;
    Result<Take> take;  ///< to choose for the shot
    bool isNew = false; ///< made now; otherwise the store had it
};

/// How far a list of shots is.
struct GenerateShotsProgress
{
    ShotId shot;
    std::size_t index = 0; ///< of the shot, from 0
    std::size_t count = 0; ///< of shots
    GenerateProgress job;  ///< of the shot
};

/// What generateShots() works with.
struct GenerateShots
{
    const Project &project;
    QString projectFolder; ///< what relative media paths start from
    const PluginCatalogue &catalogue;
    AssetStore &store; ///< loaded
    std::vector<ShotId> shots;
    GenerateMode mode = GenerateMode::Missing;
    std::int64_t memoryBytes = 0; ///< as GenerateJob::memoryBytes
};

/// Makes shots one after the other, each from its current recipe. A take of that very recipe that
/// is on the disk already is taken as it is, unless the mode is All. A failure ends its shot,
/// cancelling ends the list; what was made before stays in the store. Nothing in the project
/// changes: the caller turns the takes into edits. Blocks; call it from a job's thread. Returns one
/// entry for each shot that the mode asks for, up to the cancelled one. Errors of an entry: Usage —
/// no such shot; Generation — no such generator; as generateTake().
std::vector<GeneratedShot> generateShots(
    const GenerateShots &what, const std::function<void(const GenerateShotsProgress &)> &progress,
    std::stop_token stop);

} // namespace weft
