#include "ui/window/focus_keys.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QTabBar>

namespace weft::ui {

namespace {

bool isArrow(const QKeyEvent &key)
{
    switch (key.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: return true;
    default: return false;
    }
}

bool answersTo(const QObject &control, const QKeyEvent &key)
{
    if (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
        return false;
    if (qobject_cast<const QAbstractButton *>(&control))
        return key.key() == Qt::Key_Space;
    if (qobject_cast<const QComboBox *>(&control))
        return isArrow(key) || (!key.text().isEmpty() && key.text()[0].isPrint());
    return isArrow(key)
           && (qobject_cast<const QAbstractItemView *>(&control)
               || qobject_cast<const QAbstractSlider *>(&control)
               || qobject_cast<const QTabBar *>(&control));
}

} // namespace

FocusKeys::FocusKeys(QWidget *window)
    : QObject(window)
{
    qApp->installEventFilter(this);
}

bool FocusKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        // A window or a menu that was in front leaves it as it was.
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason
            && reason != Qt::MenuBarFocusReason)
            m_isByKeys = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
                         || reason == Qt::ShortcutFocusReason;
    }
    if (event->type() == QEvent::ShortcutOverride && m_isByKeys
        && answersTo(*watched, *static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace weft::ui
