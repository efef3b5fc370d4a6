#pragma once

#include "core/base/result.h"

#include <QString>

namespace weft::ui {

class MainWindow;

/// Takes pictures of a window for people to look at: every workspace, panel, menu and dialog, in
/// both themes, at 1280 × 720 and at the same size in 1.5 pixels a point. Works on the offscreen
/// platform. The files are named "<theme>-<scale>-<what>.png". Errors (Output): a picture cannot be
/// written.
Status takeScreenshotTour(MainWindow &window, const QString &folder);

} // namespace weft::ui
