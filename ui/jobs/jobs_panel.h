#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace weft::ui {

class Actions;
class JobRow;
class Session;

/// The queue: everything that is being made, waits or was made, with progress, order and log.
class JobsPanel : public QWidget
{
    Q_OBJECT
public:
    JobsPanel(Session &session, Actions &actions, QWidget *parent = nullptr);

    QSize sizeHint() const override { return {320, 240}; }

private:
    void rebuild();
    void refresh(const QString &id);
    void tellEnd(const QString &id);

    Session &m_session;
    QWidget *m_empty = nullptr;
    QWidget *m_list = nullptr;
    QVBoxLayout *m_rows = nullptr;
    QPushButton *m_clear = nullptr;
};

} // namespace weft::ui
