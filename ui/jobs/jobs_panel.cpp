#include "ui/jobs/jobs_panel.h"

#include "ui/actions/actions.h"
#include "ui/jobs/job_row.h"
#include "ui/session/session.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QUrl>

namespace weft::ui {

namespace {

/// What an empty list says, with the button for the next act.
QWidget *makeEmptyState(Actions &actions, QWidget *parent)
{
    auto *const empty = new QWidget(parent);
    auto *const text = new QLabel(
        JobsPanel::tr(
            "Nothing is being made. Films that you export and shots that you generate are "
            "listed here."),
        empty);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    QAction *const action = actions.action("file.export");
    auto *const button = new QPushButton(action->icon(), JobsPanel::tr("Export Film…"), empty);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    auto *const layout = new QVBoxLayout(empty);
    layout->addStretch();
    layout->addWidget(text);
    layout->addWidget(button, 0, Qt::AlignHCenter);
    layout->addStretch();
    return empty;
}

} // namespace

JobsPanel::JobsPanel(Session &session, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    m_empty = makeEmptyState(actions, this);
    m_list = new QWidget(this);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(0);
    auto *const inside = new QWidget;
    auto *const stack = new QVBoxLayout(inside);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->addLayout(m_rows);
    stack->addStretch();
    auto *const scroll = new QScrollArea(m_list);
    scroll->setFocusPolicy(Qt::NoFocus); // what lies in it has the focus
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    m_clear = new QPushButton(tr("Take Finished Off the List"), m_list);
    m_clear->setObjectName(QStringLiteral("clear"));
    auto *const listLayout = new QVBoxLayout(m_list);
    listLayout->setContentsMargins(0, 0, 0, 4);
    listLayout->addWidget(scroll);
    listLayout->addWidget(m_clear, 0, Qt::AlignHCenter);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_empty);
    layout->addWidget(m_list);

    JobQueue &queue = session.generation().jobs();
    connect(m_clear, &QPushButton::clicked, this, [&queue] { queue.removeAllOver(); });
    connect(&queue, &JobQueue::listChanged, this, &JobsPanel::rebuild);
    connect(&queue, &JobQueue::changed, this, &JobsPanel::refresh);
    connect(&queue, &JobQueue::ended, this, &JobsPanel::tellEnd);
    rebuild();
}

/// Rows of jobs that stay are kept, so that focus and open logs are.
void JobsPanel::rebuild()
{
    JobQueue &queue = m_session.generation().jobs();
    QHash<QString, JobRow *> old;
    while (QLayoutItem *const item = m_rows->takeAt(0)) {
        if (auto *const row = qobject_cast<JobRow *>(item->widget()))
            old.insert(row->id(), row);
        delete item;
    }
    bool hasOver = false;
    for (const Job &job : queue.jobs()) {
        JobRow *row = old.take(job.id);
        if (!row)
            row = new JobRow(queue, job.id);
        m_rows->addWidget(row);
        row->refresh();
        hasOver |= job.isOver();
    }
    for (JobRow *const row : old)
        row->deleteLater();
    m_empty->setVisible(queue.jobs().empty());
    m_list->setVisible(!queue.jobs().empty());
    m_clear->setEnabled(hasOver);
}

void JobsPanel::refresh(const QString &id)
{
    for (int i = 0; i < m_rows->count(); ++i) {
        auto *const row = qobject_cast<JobRow *>(m_rows->itemAt(i)->widget());
        if (row && row->id() == id)
            row->refresh();
    }
    const Job *const job = m_session.generation().jobs().find(id);
    if (job && job->isOver())
        m_clear->setEnabled(true);
}

void JobsPanel::tellEnd(const QString &id)
{
    const Job *const job = m_session.generation().jobs().find(id);
    if (!job || !job->exporting)
        return;
    const QString output = job->exporting->output;
    const QString name = QFileInfo(output).fileName();
    if (job->state == JobState::Done)
        m_session.notify({Notice::Kind::Note, tr("\"%1\" is written.").arg(name),
                          tr("Show in Its Folder"), [output] {
                              QDesktopServices::openUrl(
                                  QUrl::fromLocalFile(QFileInfo(output).absolutePath()));
                          }});
    else if (job->state == JobState::Failed)
        m_session.notify({Notice::Kind::Problem,
                          tr("\"%1\" was not written: %2").arg(name, job->problem), tr("Try Again"),
                          [this, id] { m_session.generation().jobs().retry(id); }});
}

} // namespace weft::ui
