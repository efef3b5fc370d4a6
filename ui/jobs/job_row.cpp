#include "ui/jobs/job_row.h"

#include "ui/session/amounts.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QToolButton>
#include <QUrl>

namespace weft::ui {

namespace {

constexpr int kSteps = 1000;
constexpr int kLogLines = 6;

} // namespace

JobRow::JobRow(JobQueue &queue, const QString &id, QWidget *parent)
    : QWidget(parent)
    , m_queue(queue)
    , m_id(id)
{
    const auto addText = [this] {
        auto *const label = new QLabel(this);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        return label;
    };
    m_title = addText();
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_state = addText();
    m_note = addText();
    m_note->setObjectName(QStringLiteral("note"));
    m_bar = new QProgressBar(this);
    m_bar->setRange(0, kSteps);
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(8);
    m_log = new QPlainTextEdit(this);
    m_log->setReadOnly(true);
    m_log->setAccessibleName(tr("Log"));
    m_log->setFixedHeight(kLogLines * m_log->fontMetrics().lineSpacing());
    m_log->hide();

    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(2);
    m_pause = addButton("pause", tr("Pause"), "pause", [this] {
        m_queue.setPaused(m_id, m_queue.find(m_id)->state != JobState::Paused);
    });
    m_cancel = addButton("close", tr("Cancel"), "cancel", [this] { m_queue.cancel(m_id); });
    m_retry = addButton("redo", tr("Try again"), "retry", [this] { m_queue.retry(m_id); });
    m_reveal = addButton("folder-open", tr("Show in its folder"), "reveal", [this] {
        const QFileInfo file(m_queue.find(m_id)->output());
        QDesktopServices::openUrl(QUrl::fromLocalFile(file.absolutePath()));
    });
    m_earlier = addButton("minus", tr("Make earlier"), "earlier", [this] { shift(-1); });
    m_later = addButton("plus", tr("Make later"), "later", [this] { shift(1); });
    m_earlier->setArrowType(Qt::UpArrow);
    m_later->setArrowType(Qt::DownArrow);
    m_showLog = addButton("list", tr("Log"), "log", [this] { showLog(!m_log->isVisibleTo(this)); });
    m_remove = addButton("trash", tr("Take off the list"), "remove",
                         [this] { m_queue.remove(m_id); });
    m_buttons->addStretch();

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_bar);
    layout->addWidget(m_state);
    layout->addWidget(m_note);
    layout->addLayout(m_buttons);
    layout->addWidget(m_log);
    refresh();
}

QToolButton *JobRow::addButton(const char *iconName, const QString &text, const char *name,
                               std::function<void()> act)
{
    auto *const button = new QToolButton(this);
    button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setObjectName(QLatin1String(name));
    button->setAutoRaise(true);
    button->setMinimumSize(kLeastTarget, kLeastTarget);
    button->setFocusPolicy(Qt::StrongFocus);
    // Queued: the row may be gone once its job is.
    connect(button, &QToolButton::clicked, this, std::move(act), Qt::QueuedConnection);
    m_buttons->addWidget(button);
    return button;
}

QString JobRow::stateText(const Job &job)
{
    switch (job.state) {
    case JobState::Waiting: return tr("Waiting");
    case JobState::Paused:
        return job.fraction > 0 ? tr("Paused at %1 %").arg(static_cast<int>(100 * job.fraction))
                                : tr("Held back");
    case JobState::Done:
        return job.seconds > 0 ? tr("Done in %1").arg(durationText(job.seconds)) : tr("Done");
    case JobState::Failed: return job.problem;
    case JobState::Cancelled: return tr("Cancelled");
    case JobState::Running: break;
    }
    const QString phase = job.phase.isEmpty() ? tr("Starting") : job.phase;
    const int percent = static_cast<int>(100 * job.fraction);
    return job.secondsLeft < 0
               ? tr("%1, %2 %").arg(phase).arg(percent)
               : tr("%1, %2 %, %3 left").arg(phase).arg(percent).arg(durationText(job.secondsLeft));
}

void JobRow::refresh()
{
    const Job *const job = m_queue.find(m_id);
    if (!job)
        return;
    m_title->setText(job->title);
    m_state->setText(stateText(*job));
    QPalette palette = this->palette();
    if (job->state == JobState::Failed)
        palette.setColor(QPalette::WindowText, themeOf(this).problem);
    m_state->setPalette(palette);
    m_note->setText(job->note);
    m_note->setVisible(!job->note.isEmpty());
    m_bar->setValue(static_cast<int>(kSteps * job->fraction));
    m_bar->setVisible(job->state == JobState::Running || job->state == JobState::Paused);
    const bool isPaused = job->state == JobState::Paused;
    m_pause->setVisible(isPaused || job->canPause());
    m_pause->setIcon(icon(isPaused ? "play" : "pause"));
    m_pause->setToolTip(isPaused ? tr("Go on") : tr("Pause"));
    m_pause->setAccessibleName(m_pause->toolTip());
    m_cancel->setVisible(!job->isOver());
    m_retry->setVisible(job->state == JobState::Failed || job->state == JobState::Cancelled);
    m_reveal->setVisible(job->state == JobState::Done && !job->output().isEmpty());
    m_remove->setVisible(job->isOver());
    m_earlier->setVisible(!job->isOver());
    m_later->setVisible(!job->isOver());
    m_showLog->setVisible(!job->log.empty());
    if (m_log->isVisibleTo(this))
        showLog(true);
}

void JobRow::shift(int by)
{
    const std::vector<Job> &jobs = m_queue.jobs();
    const auto place = std::find_if(jobs.begin(), jobs.end(),
                                    [this](const Job &job) { return job.id == m_id; })
                       - jobs.begin();
    m_queue.move(m_id, static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, place + by)));
}

void JobRow::showLog(bool shown)
{
    m_log->setVisible(shown);
    const Job *const job = m_queue.find(m_id);
    if (!shown || !job)
        return;
    QStringList lines;
    for (const QString &line : job->log)
        lines << line;
    if (const QString text = lines.join(QLatin1Char('\n')); text != m_log->toPlainText())
        m_log->setPlainText(text);
}

} // namespace weft::ui
