#pragma once

#include "core/export/export_film.h"

#include <chrono>

namespace weft {

/// Tells how far work on frames is, not more often than people can read.
class ProgressMeter
{
public:
    ProgressMeter(std::int64_t total, const std::function<void(const ExportProgress &)> &callback)
        : m_total(total)
        , m_callback(callback)
    {}

    void done(std::int64_t frames)
    {
        using namespace std::chrono;
        const auto now = steady_clock::now();
        if (!m_callback || (now - m_shown < milliseconds(250) && frames < m_total))
            return;
        m_shown = now;
        const double seconds = duration<double>(now - m_started).count();
        const double rate = seconds > 0 ? static_cast<double>(frames) / seconds : 0;
        m_callback(
            {frames, m_total, rate, rate > 0 ? static_cast<double>(m_total - frames) / rate : -1});
    }

private:
    const std::int64_t m_total;
    const std::function<void(const ExportProgress &)> &m_callback;
    const std::chrono::steady_clock::time_point m_started = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point m_shown = m_started;
};

} // namespace weft
