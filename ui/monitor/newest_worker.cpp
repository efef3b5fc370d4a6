#include "ui/monitor/newest_worker.h"

#include "core/base/give_way.h"

#include <utility>

namespace weft::ui {

NewestWorker::NewestWorker()
    : m_thread([this](const std::stop_token &stop) { run(stop); })
{}

NewestWorker::~NewestWorker()
{
    m_thread.request_stop();
    m_thread.join();
}

void NewestWorker::post(std::function<void()> work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_work = std::move(work);
    }
    m_wake.notify_one();
}

void NewestWorker::run(const std::stop_token &stop)
{
    giveWay(kNiceOfPictures);
    while (true) {
        std::unique_lock lock(m_mutex);
        if (!m_wake.wait(lock, stop, [this] { return m_work != nullptr; }) || stop.stop_requested())
            return;
        const std::function<void()> work = std::exchange(m_work, nullptr);
        lock.unlock();
        work();
    }
}

} // namespace weft::ui
