#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QKeySequence>
#include <QString>

#include <vector>

namespace weft::ui {

/// The keys of each action that has other ones than the action table says.
using Shortcuts = QHash<QString, QList<QKeySequence>>;

/// A set of shortcuts to start from: Weft's own, or those that users of another editor know.
struct ShortcutSet
{
    QString id;          ///< "weft", "kdenlive"
    QString label;       ///< as people read it
    Shortcuts shortcuts; ///< one key for one action: where another action of the table had a key
                         ///< that a set gives away, it has lost it
};

/// Weft's own first. Thread: any.
std::vector<ShortcutSet> shortcutSets();

/// What the user works with: a set, and what they changed of it.
struct UserShortcuts
{
    QString set = QStringLiteral("weft");
    Shortcuts changes;

    /// All that differs from the action table. An unknown set counts as Weft's own.
    Shortcuts all() const;
};

/// From `shortcuts.json` in the folder for settings; Weft's own where there is none.
/// Errors (Usage): it cannot be read; the sentence says where.
Result<UserShortcuts> readShortcuts();
/// Errors (Output): the file cannot be written.
Status writeShortcuts(const UserShortcuts &shortcuts);

} // namespace weft::ui
