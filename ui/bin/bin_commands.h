#pragma once

#include "ui/session/bin_items.h"

class QWidget;

namespace weft::ui {

class Session;

// What the bin does with things that are selected in it: each one step of the history, and a notice
// where it is refused. Thread: main.

/// Adds a folder, "Folder" or "Folder 2" …; returns its id, 0 if refused.
FolderId addFolder(Session &session, FolderId into);

/// Adds an empty sequence with two tracks of each kind and shows it in the timeline.
void addSequence(Session &session);

/// Makes a sequence of media, shots and sequences, one behind the other, and shows it.
void makeSequenceOf(Session &session, const BinItems &items);

/// Takes things out of the bin: what a removed folder holds moves up, takes of shots stay in
/// Generations. What something else uses stays and is told, unless that goes too.
void removeItems(Session &session, const BinItems &items);

/// Takes all media out that neither the project nor its past uses; their files stay.
void removeUnused(Session &session);

/// Rates them all, 0 to kMaxRating.
void rateItems(Session &session, const BinItems &items, int rating);

/// Shows the file of the first medium in the system's file manager.
void revealFile(const Session &session, const BinItems &items);

/// Lets a medium read another file, which the user is asked for.
void replaceFile(Session &session, MediaId media, QWidget *parent);

} // namespace weft::ui
