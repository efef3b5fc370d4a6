#pragma once

#include "core/model/project.h"

#include <QString>

namespace weft::test {

/// A project with something in every corner: linked and grouped clips, dissolves, effects with
/// keyframes, fades, gains, speeds (also backwards and frozen), titles, colours, a shot, a nested
/// sequence used twice, markers, folders, a hidden and a muted track, a sequence that nothing
/// shows. Media paths are absolute; no file is there.
Project richProject();

/// What tests/core/interchange/otio_peer.py prints of a sequence, from the model.
/// @param url how a media path stands in the file
QString listing(const Project &project, SequenceId sequence);

} // namespace weft::test
