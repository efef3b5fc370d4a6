#pragma once

#include "core/model/project.h"

namespace weft {

/// What a film of a PQ sequence can say of its brightness, by what the PQ media in it say, at any
/// depth of nesting: the display if all were graded on the same one; the greatest MaxCLL and
/// MaxFALL if all know theirs. Ordinary pictures are darker than any of them; what effects do is
/// not known. Empty for other sequences, and where HLG footage is shown, which says nothing.
/// Thread: any. @pre the project has the sequence
HdrMetadata masteringOf(const Project &project, SequenceId sequence);

} // namespace weft
