#pragma once

#include "core/project/document.h"

#include <QThreadPool>
#include <QTimer>

#include <chrono>

namespace weft {

/// Keeps a second net under a document besides its journal: at intervals, a snapshot that has
/// changed since becomes a backup of the project file (see writeBackup()), written by another
/// thread. The file itself changes only when the user saves. Documents without a file and read-only
/// ones are left alone. Thread: main.
class Autosave : public QObject
{
    Q_OBJECT
public:
    /// Starts at once. @param document outlives this
    explicit Autosave(const Document &document,
                      std::chrono::milliseconds interval = std::chrono::minutes(5),
                      QObject *parent = nullptr);
    /// Waits for a backup that is being written.
    ~Autosave() override;

    /// Writes a backup now if there is something new, as the timer does.
    void saveNow();

Q_SIGNALS:
    /// A backup of the project file at this path holds the snapshot.
    void saved(const QString &projectPath);
    /// The sentence says why no backup was written; the next interval tries again.
    void failed(const QString &message);

private:
    void finish(const QString &path, const Document::Root &snapshot, const Status &status);

    const Document &m_document;
    Document::Root m_written; ///< the snapshot that was saved last
    bool m_isWriting = false;
    QTimer m_timer;
    QThreadPool m_pool; // last: its task reports to this object
};

} // namespace weft
