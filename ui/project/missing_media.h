#pragma once

#include "core/project/relink.h"

#include <QObject>

class QWidget;

namespace weft::ui {

class Actions;
class Session;

/// Notices media whose files are not there when a project is opened, and looks for them: by name,
/// size and content, on another thread, in a folder the user chooses. What was found is relinked in
/// one step of the history. Binds file.relink. Thread: main.
class MissingMedia : public QObject
{
    Q_OBJECT
public:
    MissingMedia(Session &session, Actions &actions, QWidget *window);

    /// Media of the project without a file, in the order of the bin.
    std::vector<MediaId> missing() const;
    /// Asks for a folder and looks there.
    void find();
    void findIn(const QString &folder);

private:
    void tellMissing();
    void relink(const RelinkPreview &preview, const QString &folder);

    Session &m_session;
    QWidget *const m_window;
};

} // namespace weft::ui
