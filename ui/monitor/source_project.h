#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft::ui {

/// A project to look at one thing of a bin in: all that the other one has, and a sequence whose
/// only clip shows that thing, in its own size and rate.
struct SourceProject
{
    std::shared_ptr<const Project> project;
    SequenceId sequence;
    bool hasPicture = true;
    bool hasSound = true;
};

/// A sequence is looked at as it is. A still lasts 5 s, at the rate of the active sequence; so does
/// a sound's. Errors (Refused): the thing is not in the project, or is none of a bin. Thread: any.
Result<SourceProject> sourceProject(const Project &project, const Source &source);

/// Whether a thing of the bin is the same object in two states.
bool isUnchanged(const Project &before, const Project &now, const Source &source);

} // namespace weft::ui
