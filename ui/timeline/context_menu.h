#pragma once

#include "ui/actions/actions.h"
#include "ui/timeline/hit.h"

#include <QMenu>

namespace weft::ui {

/// What can be done with what is under the pointer and what is selected; goes when it is closed.
QMenu *makeContextMenu(TimelineView &view, Actions &actions, const Hit &hit, QWidget *parent);

/// What a clip is, in a few words: name, place, length, why it is marked.
QString tipFor(const TimelineView &view, const Hit &hit);

} // namespace weft::ui
