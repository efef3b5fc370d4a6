#include "ui/jobs/close_with_jobs.h"

#include "core/base/translate.h"
#include "ui/session/session.h"

#include <QMessageBox>
#include <QPushButton>

namespace weft::ui {

bool hasRunningJobs(const Session &session)
{
    return session.generation().jobs().isBusy();
}

CloseChoice askAboutJobs(const Session &session, QWidget *window)
{
    QStringList titles;
    for (const Job &job : session.generation().jobs().jobs()) {
        if (!job.isOver() && job.state != JobState::Paused)
            titles << job.title;
    }
    constexpr int kMostTitles = 5;
    QMessageBox box(QMessageBox::Question, tr("Jobs Are Running"),
                    tr("%n job(s) are not done yet:", static_cast<int>(titles.size()))
                        + QLatin1Char('\n') + titles.mid(0, kMostTitles).join(QLatin1Char('\n')),
                    QMessageBox::NoButton, window);
    box.setInformativeText(tr("Jobs that are stopped begin anew with the next start."));
    QPushButton *const finish = box.addButton(tr("Finish in Background"), QMessageBox::AcceptRole);
    QPushButton *const stop = box.addButton(tr("Stop"), QMessageBox::DestructiveRole);
    QPushButton *const stay = box.addButton(tr("Stay"), QMessageBox::RejectRole);
    box.setDefaultButton(finish);
    box.setEscapeButton(stay);
    box.exec();
    if (box.clickedButton() == finish)
        return CloseChoice::Finish;
    return box.clickedButton() == stop ? CloseChoice::Stop : CloseChoice::Stay;
}

void whenJobsAreDone(Session &session, std::function<void()> then)
{
    JobQueue *const queue = &session.generation().jobs();
    auto *const waiting = new QObject(queue);
    const auto look = [queue, waiting, then = std::move(then)] {
        if (queue->isBusy())
            return;
        QObject::disconnect(queue, nullptr, waiting, nullptr);
        waiting->deleteLater();
        QMetaObject::invokeMethod(queue, then, Qt::QueuedConnection);
    };
    QObject::connect(queue, &JobQueue::changed, waiting, look);
    QObject::connect(queue, &JobQueue::listChanged, waiting, look);
    look();
}

} // namespace weft::ui
