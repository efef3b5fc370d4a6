#include "ui/controls/when_seen.h"

#include <QDockWidget>
#include <QEvent>

#include <utility>

namespace weft::ui {

WhenSeen::WhenSeen(QWidget *widget, std::function<void()> show)
    : QObject(widget)
    , m_widget(widget)
    , m_show(std::move(show))
{
    widget->installEventFilter(this);
}

void WhenSeen::refresh()
{
    m_isStale = true;
    // One behind a tab is not hidden: its dock lies outside the window.
    if (m_widget->isVisible() && !m_widget->visibleRegion().isEmpty())
        show();
}

void WhenSeen::show()
{
    if (std::exchange(m_isStale, false))
        m_show();
}

/// A panel that its tab brings to the front gets no event; its dock tells.
void WhenSeen::watchDock()
{
    QWidget *around = m_widget->parentWidget();
    while (around && !qobject_cast<QDockWidget *>(around))
        around = around->parentWidget();
    if (!around || std::exchange(m_hasDock, true))
        return;
    connect(static_cast<QDockWidget *>(around), &QDockWidget::visibilityChanged, this,
            [this](bool isVisible) {
                if (isVisible)
                    show();
            });
}

bool WhenSeen::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show) {
        watchDock();
        show();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace weft::ui
