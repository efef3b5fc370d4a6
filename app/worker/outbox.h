#pragma once

#include "core/base/line_socket.h"
#include "core/generate/worker_protocol.h"
#include "core/media/frame.h"

#include <chrono>
#include <mutex>

namespace weft::worker {

/// What the worker tells its client. Progress and previews are coalesced: only the latest waits,
/// and it goes out with the next flush(). Where the client is gone nothing happens here; who reads
/// from it notices. Thread: any.
class Outbox
{
public:
    /// @param socket outlives this
    explicit Outbox(LineSocket &socket);

    /// Sends an event now.
    void send(const WorkerEvent &event);
    /// Sends the end of a job, and before it what progress still waits.
    void answer(const WorkerEvent &event);

    /// @param fraction is clamped to 0 to 1; a null phase keeps the one before
    void setProgress(double fraction, const char *phase);
    /// Whether a preview set now would be shown.
    bool wantsPreview() const;
    /// @param picture 8-bit RGB, perhaps with alpha
    void setPreview(const Frame &picture);

    /// Sends the progress that waits, and a preview four times a second.
    void flush();

private:
    void write(const WorkerEvent &event);
    void flushProgress();
    Frame takePreview();

    using Clock = std::chrono::steady_clock;

    LineSocket &m_socket;
    std::mutex m_writing;         ///< one line after the other
    mutable std::mutex m_waiting; ///< guards what follows
    ProgressEvent m_progress;
    bool m_hasProgress = false;
    Frame m_preview;
    Clock::time_point m_nextPreview;
};

} // namespace weft::worker
