#include "core/project/autosave.h"

#include "core/base/post.h"
#include "core/project/backups.h"
#include "core/project/project_file.h"

namespace weft {

Autosave::Autosave(const Document &document, std::chrono::milliseconds interval, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_written(document.root())
{
    m_pool.setMaxThreadCount(1);
    connect(&m_timer, &QTimer::timeout, this, &Autosave::saveNow);
    m_timer.start(interval);
}

Autosave::~Autosave()
{
    m_pool.waitForDone();
}

void Autosave::saveNow()
{
    const Document::Root snapshot = m_document.root();
    const QString path = m_document.path();
    if (m_isWriting || snapshot == m_written || m_document.isSaved() || path.isEmpty()
        || !m_document.readOnlyReason().isEmpty())
        return;
    m_isWriting = true;
    m_pool.start([this, snapshot, path] {
        const Status status = writeBackup(toProjectText(*snapshot), path);
        post(this, [this, path, snapshot, status] { finish(path, snapshot, status); });
    });
}

void Autosave::finish(const QString &path, const Document::Root &snapshot, const Status &status)
{
    m_isWriting = false;
    if (!status) {
        Q_EMIT failed(status.error().message);
        return;
    }
    m_written = snapshot;
    Q_EMIT saved(path);
}

} // namespace weft
