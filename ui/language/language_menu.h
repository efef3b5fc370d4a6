#pragma once

class QMenu;
class QWidget;

namespace weft::ui {

class Session;

/// The menu in which a language is chosen: the system's, or one of those there are. It is spoken
/// from the next start on, which a notice says. Thread: main.
/// @param session outlives it
QMenu *makeLanguageMenu(Session &session, QWidget *parent);

} // namespace weft::ui
