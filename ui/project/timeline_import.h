#pragma once

#include "ui/project/merge_project.h"

#include <functional>

namespace weft::ui {

class Session;

/// Reads a project or a timeline of another program on another thread, brings its takes along, and
/// hands over what adds it to the open project. Problems are told by a notice, and so is what could
/// not be carried. @param ready is called from the event loop, and not at all after a problem
void readIntoProject(Session &session, const QString &path, std::function<void(Merge)> ready);

/// Adds it, and shows its sequence in the timeline: one step of the history.
void importTimeline(Session &session, const QString &path);

/// Puts its sequence on the timeline as one clip: one step of the history.
/// @param place makes the clip's edits, given the project with the sequence in it
using PlaceSequence = std::function<Result<std::vector<Edit>>(const Project &, SequenceId)>;
void nestProject(Session &session, const QString &path, PlaceSequence place);

} // namespace weft::ui
