#pragma once

#include "ui/actions/action_table.h"

#include <QAction>
#include <QHash>
#include <QObject>

#include <functional>

class QMenu;
class QMenuBar;
class QWidget;

namespace weft::ui {

/// The actions of a window: one QAction for each entry of the table. Whoever can carry one out
/// binds it; what nobody binds is not shown. Thread: main.
class Actions : public QObject
{
    Q_OBJECT
public:
    /// @param window gets all actions, so that their shortcuts work in it
    explicit Actions(QWidget *window);

    struct Handler
    {
        std::function<void()> run;
        std::function<bool()> isPossible = {}; ///< empty: always
        std::function<bool()> isChecked = {};  ///< of a checkable one
    };
    /// Binds an action, in place of whatever was bound. @pre the table has that id
    void bind(const char *id, Handler handler);
    bool isBound(const QString &id) const { return m_handlers.contains(id); }

    /// @pre the table has that id
    QAction *action(const char *id) const;
    QAction *find(const QString &id) const { return m_actions.value(id); }

    /// Asks every handler again whether it is possible and checked. Called once from the event
    /// loop, however often this is called: on every change of project, selection or playhead.
    void refreshSoon();
    void refresh();

    /// Another shortcut than the table's, or none; see shortcut_sets.h.
    void setShortcuts(const QHash<QString, QList<QKeySequence>> &shortcuts);
    static QList<QKeySequence> defaultShortcuts(const ActionType &type);

    /// The parts of a menu, with a line between; actions that nobody bound are left out.
    void fill(QMenu *menu, const QString &menuId) const;

private:
    void dress(QAction *action, const ActionType &type) const;

    QWidget *const m_window;
    QHash<QString, QAction *> m_actions;
    QHash<QString, Handler> m_handlers;
    bool m_isToBeRefreshed = false;
};

} // namespace weft::ui
