#pragma once

namespace weft::ui {

class MainWindow;

/// What panels have to do with one another: each knows the session and nothing of the others.
void connectPanels(MainWindow &window);

} // namespace weft::ui
