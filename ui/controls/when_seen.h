#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace weft::ui {

/// Keeps a widget up to date while somebody can see it. What happens while it is hidden, or behind
/// the tab of another panel, costs nothing: it is shown once the widget comes to the front.
/// Thread: main.
class WhenSeen : public QObject
{
    Q_OBJECT
public:
    /// @param widget the parent @param show brings it up to date
    WhenSeen(QWidget *widget, std::function<void()> show);

    /// Something has changed.
    void refresh();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show();
    void watchDock();

    QWidget *const m_widget;
    const std::function<void()> m_show;
    bool m_isStale = true;
    bool m_hasDock = false;
};

} // namespace weft::ui
