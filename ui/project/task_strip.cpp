#include "ui/project/task_strip.h"

#include "ui/project/tasks.h"
#include "ui/session/amounts.h"
#include "ui/style/icons.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <cmath>

namespace weft::ui {

namespace {

constexpr int kRepaintMs = 50;
constexpr int kSteps = 1000; // of the bar

QString textOf(const Tasks &tasks)
{
    const Tasks::Task &task = tasks.all().front();
    QString text = task.text;
    if (const double left = task.secondsLeft(); left >= 0)
        text += QStringLiteral(" · ") + timeLeftText(left);
    if (const int more = static_cast<int>(tasks.all().size()) - 1; more > 0)
        text += QStringLiteral(" · ") + TaskStrip::tr("%n more", nullptr, more);
    return text;
}

} // namespace

TaskStrip::TaskStrip(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_tasks(Tasks::of(session))
    , m_text(new QLabel(this))
    , m_bar(new QProgressBar(this))
{
    setObjectName(QStringLiteral("taskStrip"));
    m_text->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_bar->setAccessibleName(tr("Progress"));
    auto *const stop = new QToolButton(this);
    stop->setObjectName(QStringLiteral("stopTask"));
    stop->setIcon(icon("close"));
    stop->setToolTip(tr("Stop"));
    stop->setAccessibleName(tr("Stop"));
    auto *const left = new QVBoxLayout;
    left->setSpacing(4);
    left->addWidget(m_text);
    left->addWidget(m_bar);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 4, 4);
    row->addLayout(left, 1);
    row->addWidget(stop);

    connect(stop, &QToolButton::clicked, this, [this] {
        if (!m_tasks.all().empty())
            m_tasks.stop(m_tasks.all().front().key);
    });
    m_repaint.setSingleShot(true);
    m_repaint.setInterval(kRepaintMs);
    connect(&m_repaint, &QTimer::timeout, this, &TaskStrip::look);
    connect(&m_tasks, &Tasks::changed, this, [this] {
        if (!m_repaint.isActive())
            m_repaint.start();
    });
    look();
}

void TaskStrip::look()
{
    setVisible(!m_tasks.all().empty());
    if (m_tasks.all().empty())
        return;
    const double fraction = m_tasks.all().front().fraction;
    m_text->setText(textOf(m_tasks));
    m_bar->setRange(0, fraction < 0 ? 0 : kSteps);
    m_bar->setValue(fraction < 0 ? 0 : static_cast<int>(fraction * kSteps));
}

} // namespace weft::ui
