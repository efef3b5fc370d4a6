#pragma once

#include "core/playback/played_sequence.h"
#include "ui/monitor/newest_worker.h"
#include "ui/scopes/scope_data.h"

#include <QObject>

namespace weft {
class Renderer;
}

namespace weft::ui {

/// Measures frames as an export would write them, on a thread of its own. Thread: main.
class ScopeReader : public QObject
{
    Q_OBJECT
public:
    explicit ScopeReader(QObject *parent = nullptr);
    ~ScopeReader() override;

    /// Asks for a frame; of several that wait the last one is measured.
    void read(const PlayedSequence &sequence, std::int64_t frame);
    /// One is being measured.
    bool isBusy() const { return m_done < m_asked; }

Q_SIGNALS:
    void measured(const std::shared_ptr<const weft::ui::ScopeData> &data, std::int64_t frame);
    /// An export would fail here: a sentence.
    void failed(const QString &sentence);

private:
    struct Source; ///< of the thread: what frames come from

    std::int64_t m_asked = 0;
    std::int64_t m_done = 0;
    std::shared_ptr<Source> m_source;
    NewestWorker m_worker; // last: it calls back
};

} // namespace weft::ui
