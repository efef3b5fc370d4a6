#pragma once

#include "ui/session/notice.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;
class QToolButton;

namespace weft::ui {

/// Says what whoever works here should know, over the panels, and blocks nothing. A note goes by
/// itself; warnings and problems stay until they are closed or the next one comes.
class Banner : public QFrame
{
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);

    void show(const Notice &notice);
    QString text() const;

private:
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    std::function<void()> m_act;
    QTimer m_timer;
};

} // namespace weft::ui
