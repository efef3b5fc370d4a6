#pragma once

#include "core/jobs/job_queue.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QToolButton;

namespace weft::ui {

/// A job in the list: what it is, how far it is, and what can be done with it.
class JobRow : public QWidget
{
    Q_OBJECT
public:
    /// @param queue outlives it
    JobRow(JobQueue &queue, const QString &id, QWidget *parent = nullptr);

    const QString &id() const { return m_id; }
    /// Shows the job as it is now.
    void refresh();

    /// "Rendering, 42 %, 1 min 5 s left"
    static QString stateText(const Job &job);

private:
    QToolButton *addButton(const char *iconName, const QString &text, const char *name,
                           std::function<void()> act);
    void shift(int by);
    void showLog(bool shown);

    JobQueue &m_queue;
    const QString m_id;
    QLabel *m_title = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_note = nullptr;
    QProgressBar *m_bar = nullptr;
    QPlainTextEdit *m_log = nullptr;
    QHBoxLayout *m_buttons = nullptr;
    QToolButton *m_pause = nullptr;
    QToolButton *m_earlier = nullptr;
    QToolButton *m_later = nullptr;
    QToolButton *m_cancel = nullptr;
    QToolButton *m_retry = nullptr;
    QToolButton *m_reveal = nullptr;
    QToolButton *m_showLog = nullptr;
    QToolButton *m_remove = nullptr;
};

} // namespace weft::ui
