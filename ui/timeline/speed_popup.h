#pragma once

#include "ui/timeline/timeline_view.h"

class QWidget;

namespace weft::ui {

/// A small window that asks how fast the selected clips are to be played; Enter applies, Esc
/// leaves. Goes when it is closed.
QWidget *showSpeedPopup(TimelineView &view);

} // namespace weft::ui
