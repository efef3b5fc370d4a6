#pragma once

#include <QString>

#include <span>

class QWidget;

namespace weft::ui {

class Actions;
class Session;

/// A part of the window that can be docked, as data: docks, the view menu, workspaces and the
/// screenshot tour are made from this table.
struct PanelType
{
    const char *id;    ///< stays the same for good: settings name it
    const char *title; ///< translated when shown
    const char *help;  ///< what it is for, likewise
    const char *icon;
    QWidget *(*make)(Session &, Actions &);
};

std::span<const PanelType> panelTypes();
QString panelTitle(const PanelType &type);
QString panelHelp(const PanelType &type);

} // namespace weft::ui
