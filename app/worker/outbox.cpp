#include "app/worker/outbox.h"

#include "app/worker/preview_picture.h"

#include <algorithm>
#include <cmath>

namespace weft::worker {

namespace {

constexpr auto kPreviewInterval = std::chrono::milliseconds(250);

} // namespace

Outbox::Outbox(LineSocket &socket)
    : m_socket(socket)
{}

void Outbox::send(const WorkerEvent &event)
{
    const std::scoped_lock writing(m_writing);
    write(event);
}

void Outbox::answer(const WorkerEvent &event)
{
    const std::scoped_lock writing(m_writing);
    flushProgress();
    takePreview();
    write(event);
}

void Outbox::setProgress(double fraction, const char *phase)
{
    const std::scoped_lock waiting(m_waiting);
    m_progress.fraction = std::isfinite(fraction) ? std::clamp(fraction, 0.0, 1.0) : 0.0;
    if (phase)
        m_progress.phase = QString::fromUtf8(phase).left(200);
    m_hasProgress = true;
}

bool Outbox::wantsPreview() const
{
    const std::scoped_lock waiting(m_waiting);
    return m_preview.isNull();
}

void Outbox::setPreview(const Frame &picture)
{
    const std::scoped_lock waiting(m_waiting);
    m_preview = picture;
}

void Outbox::flush()
{
    const std::scoped_lock writing(m_writing);
    flushProgress();
    const Frame picture = Clock::now() >= m_nextPreview ? takePreview() : Frame();
    if (picture.isNull())
        return;
    m_nextPreview = Clock::now() + kPreviewInterval;
    write(PreviewEvent{{previewJpeg(picture)}});
}

void Outbox::write(const WorkerEvent &event)
{
    m_socket.write(toLine(event), -1);
}

void Outbox::flushProgress()
{
    std::unique_lock waiting(m_waiting);
    if (!std::exchange(m_hasProgress, false))
        return;
    const ProgressEvent progress = m_progress;
    waiting.unlock();
    write(progress);
}

Frame Outbox::takePreview()
{
    const std::scoped_lock waiting(m_waiting);
    return std::exchange(m_preview, {});
}

} // namespace weft::worker
