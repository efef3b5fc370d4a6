#include "ui/project/backups_dialog.h"

#include "core/base/translate.h"
#include "core/project/backups.h"
#include "ui/project/project_files.h"
#include "ui/session/session.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace weft::ui {

namespace {

/// The time in a backup's name: "film.2026-11-22T20-14-05.123Z.weft".
QDateTime timeOf(const QString &path)
{
    const QString stamp = QFileInfo(path).completeBaseName().section(QLatin1Char('.'), -2);
    QDateTime time = QDateTime::fromString(stamp, QStringLiteral("yyyy-MM-ddTHH-mm-ss.zzzZ"));
    time.setTimeSpec(Qt::UTC);
    return time.isValid() ? time : QFileInfo(path).lastModified();
}

} // namespace

void showBackups(ProjectFiles &files, QWidget *parent)
{
    auto *const dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("backups"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Backups of %1").arg(files.session().name()));
    auto *const list = new QListWidget;
    list->setAccessibleName(tr("Backups"));
    for (const QString &path : backupsOf(files.session().document().path())) {
        auto *const item = new QListWidgetItem(
            QStringLiteral("%1 · %2").arg(QLocale().toString(timeOf(path).toLocalTime(),
                                                             QLocale::LongFormat),
                                          QLocale().formattedDataSize(QFileInfo(path).size())),
            list);
        item->setData(Qt::UserRole, path);
    }
    auto *const text = new QLabel(
        list->count() == 0
            ? tr("There is none yet: one is kept whenever the project is saved, and every five "
                 "minutes while it changes.")
            : tr("An earlier state opens as a project of its own; the file stays as it is."));
    text->setWordWrap(true);
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *const open = buttons->addButton(tr("Open"), QDialogButtonBox::AcceptRole);
    open->setEnabled(list->count() > 0);
    list->setCurrentRow(0);
    list->setVisible(list->count() > 0);
    const auto openCurrent = [dialog, list, &files] {
        const QListWidgetItem *const item = list->currentItem();
        if (item && files.openBackup(item->data(Qt::UserRole).toString()))
            dialog->close();
    };
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, openCurrent);
    QObject::connect(list, &QListWidget::itemDoubleClicked, dialog, openCurrent);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto *const column = new QVBoxLayout(dialog);
    column->addWidget(text);
    column->addWidget(list, 1);
    column->addWidget(buttons);
    dialog->resize(460, 320);
    dialog->show();
}

} // namespace weft::ui
