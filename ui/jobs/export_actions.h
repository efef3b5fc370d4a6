#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace weft::ui {

class Actions;
class ExportDialog;
class Session;

/// What the file menu offers for taking something out: a film, a frame, a timeline. Learns how long
/// films take. Thread: main.
class ExportActions : public QObject
{
    Q_OBJECT
public:
    /// @param owner in whose window dialogs are shown
    ExportActions(Session &session, Actions &actions, QWidget *owner);

    /// Shows the export dialog, or brings it to the front.
    void showDialog();
    /// Writes the picture under the playhead, on another thread; a notice tells what came of it.
    /// @param path ends in .png
    void writeFrame(const QString &path);
    /// Writes the active sequence for another program, told by the suffix; likewise, with what
    /// could not be carried.
    void writeTimeline(const QString &path);

private:
    void chooseFrame();
    void chooseTimeline();
    QString suggestion(const QString &suffix) const;
    bool hasPicture() const;
    void learn(const QString &job);
    void tellNotCarried(const QString &path, const QStringList &sentences);

    Session &m_session;
    QWidget *const m_owner;
    QPointer<ExportDialog> m_dialog;
};

} // namespace weft::ui
