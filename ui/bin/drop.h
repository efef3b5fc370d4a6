#pragma once

#include "ui/bin/file_kinds.h"
#include "ui/session/bin_items.h"
#include "ui/session/placement.h"

namespace weft::ui {

class Session;

/// What dropping files on the timeline does, each kind as feel.md's table has it, and each in one
/// step of the history:
///   - films, pictures, sounds, folders of them: imported and placed one behind the other, in the
///     order given; selected then. That the first film set the sequence's size and rate is told by
///     a notice that can take it back;
///   - what Weft made from a recipe: the generated shot again;
///   - .weft: its sequence is nested there;
///   - timelines of other programs: become sequences of their own;
///   - .srt, .vtt, .ass: a track of titles;
///   - .cube: a LUT on the clip under the pointer;
///   - a model, or weights in it: is offered to be added to the models.
/// Files are read on other threads; the rest happens once they are.
void importAndPlace(Session &session, const QStringList &paths, const Placement &where);

/// What dropping things of the bin there does. @return whether they were placed; why not is told
bool placeItems(Session &session, const BinItems &items, const Placement &where);

/// Puts things of the bin at the playhead of the target tracks, or behind the last clip.
enum class PlaceAt {
    Playhead,
    End,
    OnTop, ///< at the playhead, on tracks above all that is there; the mode does not matter
};
bool placeItems(Session &session, const BinItems &items, PlaceAt at, PlaceMode mode);

} // namespace weft::ui
