#pragma once

#include "core/model/project.h"
#include "core/render/media_map.h"

namespace weft {

class DisplayTransform;

/// A state of a sequence, and where its files are. A value; any thread.
struct PlayedSequence
{
    std::shared_ptr<const Project> project; ///< null: nothing is to be played
    SequenceId sequence;
    MediaMap media;
    /// Through which its pictures are seen; null: none, whatever the sequence says.
    std::shared_ptr<const DisplayTransform> view = {};

    const Sequence *find() const { return project ? project->find(sequence) : nullptr; }
};

} // namespace weft
