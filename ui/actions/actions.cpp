#include "ui/actions/actions.h"

#include "core/base/soft_assert.h"
#include "ui/style/icons.h"

#include <QCoreApplication>
#include <QMenu>
#include <QTimer>
#include <QWidget>

namespace weft::ui {

Actions::Actions(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    for (const ActionType &type : actionTypes()) {
        const QString id = QLatin1String(type.id);
        auto *const action = new QAction(this);
        action->setObjectName(id);
        action->setText(QCoreApplication::translate("Action", type.text));
        action->setCheckable(type.isCheckable);
        action->setVisible(false);
        action->setEnabled(false);
        if (*type.icon)
            action->setIcon(icon(type.icon));
        action->setShortcuts(defaultShortcuts(type));
        dress(action, type);
        connect(action, &QAction::triggered, this, [this, id] {
            const auto found = m_handlers.constFind(id);
            // What it was asked last may not hold any more.
            if (found != m_handlers.constEnd() && (!found->isPossible || found->isPossible()))
                found->run();
            refresh(); // at once: the next key may be pressed already
        });
        m_actions.insert(id, action);
        window->addAction(action);
    }
}

void Actions::bind(const char *id, Handler handler)
{
    QAction *const bound = action(id);
    WEFT_ASSERT(bound, return );
    bound->setVisible(true);
    m_handlers.insert(QLatin1String(id), std::move(handler));
    refreshSoon();
}

QAction *Actions::action(const char *id) const
{
    return m_actions.value(QLatin1String(id));
}

void Actions::refreshSoon()
{
    if (std::exchange(m_isToBeRefreshed, true))
        return;
    QTimer::singleShot(0, this, [this] {
        if (m_isToBeRefreshed) // else it has been meanwhile
            refresh();
    });
}

void Actions::refresh()
{
    m_isToBeRefreshed = false;
    for (auto handler = m_handlers.constBegin(); handler != m_handlers.constEnd(); ++handler) {
        QAction *const action = m_actions.value(handler.key());
        action->setEnabled(!handler->isPossible || handler->isPossible());
        if (action->isCheckable() && handler->isChecked)
            action->setChecked(handler->isChecked());
    }
}

QList<QKeySequence> Actions::defaultShortcuts(const ActionType &type)
{
    QList<QKeySequence> keys;
    for (const QString &text :
         QString::fromUtf8(type.shortcut).split(QStringLiteral("; "), Qt::SkipEmptyParts))
        keys << QKeySequence(text, QKeySequence::PortableText);
    return keys;
}

void Actions::setShortcuts(const QHash<QString, QList<QKeySequence>> &shortcuts)
{
    for (const ActionType &type : actionTypes()) {
        const QString id = QLatin1String(type.id);
        QAction *const action = m_actions.value(id);
        action->setShortcuts(shortcuts.contains(id) ? shortcuts.value(id) : defaultShortcuts(type));
        dress(action, type);
    }
}

void Actions::dress(QAction *action, const ActionType &type) const
{
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? plainText(type)
                                      : QStringLiteral("%1 (%2)").arg(plainText(type), keys));
    action->setStatusTip(helpText(type));
    action->setWhatsThis(helpText(type));
}

void Actions::fill(QMenu *menu, const QString &menuId) const
{
    QString part;
    for (const ActionType &type : actionTypes()) {
        const QString place = QLatin1String(type.menu);
        if (place.section(QLatin1Char('/'), 0, 0) != menuId || !isBound(QLatin1String(type.id)))
            continue;
        if (!part.isEmpty() && part != place)
            menu->addSeparator();
        part = place;
        menu->addAction(m_actions.value(QLatin1String(type.id)));
    }
}

} // namespace weft::ui
