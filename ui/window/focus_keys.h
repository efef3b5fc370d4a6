#pragma once

#include <QObject>

class QKeyEvent;

namespace weft::ui {

/// Gives a control that the Tab key or a command has come to the keys that it answers to: Space
/// presses a button, arrows and letters choose from a list. Everywhere else, and on what was
/// clicked, those keys are shortcuts of the window: Space plays. Thread: main.
class FocusKeys : public QObject
{
    Q_OBJECT
public:
    explicit FocusKeys(QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_isByKeys = false; ///< how the focus came to where it is
};

} // namespace weft::ui
