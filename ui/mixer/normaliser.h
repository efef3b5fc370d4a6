#pragma once

#include "core/project/document.h"
#include "core/sound/loudness.h"

#include <QObject>

#include <thread>

namespace weft::ui {

class Session;

/// Brings the active sequence to a loudness: listens to all of it on a thread of its own and then
/// sets the master's gain, one step of the history. Thread: main.
class Normaliser : public QObject
{
    Q_OBJECT
public:
    /// @param session outlives it
    explicit Normaliser(Session &session, QObject *parent = nullptr);
    ~Normaliser() override;

    /// Begins, unless it is at it. What goes wrong is told by a notice.
    void start(const LoudnessTarget &target);
    /// Ends without a change.
    void cancel();
    bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void progressed(double part); ///< 0 to 1
    void ended();

private:
    void finish(const Document::Root &measured, SequenceId sequence, const LoudnessTarget &target,
                const Result<Loudness> &loudness);

    Session &m_session;
    bool m_isRunning = false;
    std::jthread m_thread; // last: it uses the members above
};

} // namespace weft::ui
