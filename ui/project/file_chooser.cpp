#include "ui/project/file_chooser.h"

#include "ui/session/session.h"

#include <QFileDialog>
#include <QSettings>

namespace weft::ui {

namespace {

const QString kLastFolder = QStringLiteral("files/last-folder");

class DialogChooser : public FileChooser
{
public:
    using FileChooser::FileChooser;

    QStringList filesToOpen(const Question &question) override
    {
        const QStringList files = QFileDialog::getOpenFileNames(question.parent, question.title,
                                                                startOf(question), question.filter);
        if (!files.isEmpty())
            remember(QFileInfo(files.front()).absolutePath());
        return files;
    }

    QString fileToSave(const Question &question) override
    {
        QFileDialog dialog(question.parent, question.title, startOf(question), question.filter);
        dialog.setAcceptMode(QFileDialog::AcceptSave);
        dialog.setDefaultSuffix(question.suffix);
        if (dialog.exec() != QDialog::Accepted)
            return {};
        const QString file = dialog.selectedFiles().value(0);
        remember(QFileInfo(file).absolutePath());
        return file;
    }

    QString folder(const Question &question) override
    {
        const QString folder = QFileDialog::getExistingDirectory(question.parent, question.title,
                                                                 startOf(question));
        if (!folder.isEmpty())
            remember(folder);
        return folder;
    }

private:
    static QString startOf(const Question &question)
    {
        const QString last = QSettings().value(kLastFolder, QDir::homePath()).toString();
        if (question.start.isEmpty())
            return last;
        return QFileInfo(question.start).isAbsolute() ? question.start
                                                      : QDir(last).filePath(question.start);
    }
    static void remember(const QString &folder) { QSettings().setValue(kLastFolder, folder); }
};

} // namespace

FileChooser &FileChooser::of(Session &session)
{
    if (auto *const there = session.findChild<FileChooser *>(QString(), Qt::FindDirectChildrenOnly))
        return *there;
    return *new DialogChooser(&session);
}

} // namespace weft::ui
