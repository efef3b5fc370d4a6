#pragma once

#include <QString>

#include <span>

namespace weft::ui {

/// Everything that can be done by a key, a menu or the command palette, as data: menus, tooltips,
/// the palette, the shortcut editor and tests are made from this table.
struct ActionType
{
    const char *id;       ///< "clip.split"; stays the same for good: settings name it
    const char *text;     ///< of the menu, with its '&'; translated when shown
    const char *menu;     ///< that it stands in, see kMenus; "" = in none
    const char *shortcut; ///< in Weft's own set, as QKeySequence's portable text, several separated
                          ///< by "; "; "" = none
    const char *icon;     ///< of resources/icons, without ".svg"; "" = none
    const char *help;     ///< one sentence: what it does; translated when shown
    bool isCheckable = false;
};

/// In the order in which menus show them; one whose menu differs from the one before begins there.
std::span<const ActionType> actionTypes();
/// Nothing for an unknown id.
const ActionType *findActionType(const QString &id);

/// A menu of the menu bar, or a part of one set off by a line: "clip/3" is the third part of
/// "clip".
struct MenuType
{
    const char *id;
    const char *text; ///< translated when shown
};
std::span<const MenuType> menuTypes();

/// As people read them: translated, without '&' and dots.
QString plainText(const ActionType &type);
QString helpText(const ActionType &type);

} // namespace weft::ui
