#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <QWidget>

namespace weft::ui {

class Session;
class Tasks;

/// A line that shows what goes on behind the window: the task that was begun first, how many more
/// there are, time left, and a button that stops it. Hidden while there is none.
class TaskStrip : public QWidget
{
    Q_OBJECT
public:
    explicit TaskStrip(Session &session, QWidget *parent = nullptr);

private:
    void look();

    Tasks &m_tasks;
    QLabel *m_text;
    QProgressBar *m_bar;
    QTimer m_repaint; ///< work may tell a thousand times a second
};

} // namespace weft::ui
