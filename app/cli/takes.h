#pragma once

#include "app/cli/opened_project.h"
#include "app/cli/progress.h"

#include "core/generate/generate_shots.h"

namespace weft::cli {

/// What a render may generate.
enum class GeneratePolicy { Never, Missing, Stale };

/// "never", "missing" or "stale". Errors (Usage).
Result<GeneratePolicy> parseGeneratePolicy(const std::string &text);

/// Sees to it that every shot that a sequence shows has a take on disk, and chooses the takes made
/// in the opened project, which is not saved.
/// @return the shots that were made now
/// Errors: Generation — a take is missing and may not or cannot be made (each clip that needs it is
/// named); as generateTake().
Result<std::vector<ShotId>> settleTakes(OpenedProject &opened, SequenceId sequence,
                                        GeneratePolicy policy, ProgressOutput &progress);

/// What is to be made.
struct TakesToMake
{
    std::vector<ShotId> shots;
    GenerateMode mode = GenerateMode::Missing;
    std::int64_t memoryBytes = 0; ///< as GenerateJob::memoryBytes
};

/// Makes the shots of a list that the mode asks for, and chooses their takes in the opened project,
/// which is not saved.
/// @return the shots that have another take now
/// Errors: as generateTake(), of the first shot that fails; the takes made before it are in the
/// store and chosen.
Result<std::vector<ShotId>> makeTakes(OpenedProject &opened, const TakesToMake &wanted,
                                      ProgressOutput &progress);

} // namespace weft::cli
