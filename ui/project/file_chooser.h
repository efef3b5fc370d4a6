#pragma once

#include <QObject>
#include <QStringList>

class QWidget;

namespace weft::ui {

class Session;

/// Asks for files and folders. The window uses the system's dialogs; a test makes a chooser of its
/// own a child of the session, before anything asks. Thread: main.
class FileChooser : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// That of a session.
    static FileChooser &of(Session &session);

    struct Question
    {
        QWidget *parent = nullptr;
        QString title;
        QString start = {};  ///< the folder, or the file proposed; empty: where one was last
        QString filter = {}; ///< as QFileDialog takes it
        QString suffix = {}; ///< that a file to be saved gets if it has none, without dot
    };

    /// Each is empty where nobody chose anything.
    virtual QStringList filesToOpen(const Question &question) = 0;
    virtual QString fileToSave(const Question &question) = 0;
    virtual QString folder(const Question &question) = 0;

    QString fileToOpen(const Question &question) { return filesToOpen(question).value(0); }
};

} // namespace weft::ui
