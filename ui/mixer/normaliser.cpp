#include "ui/mixer/normaliser.h"

#include "core/base/post.h"
#include "core/render/renderer.h"
#include "ui/session/session.h"

namespace weft::ui {

namespace {

Result<Loudness> measure(const Document::Root &project, SequenceId id, const MediaMap &media,
                         const std::function<void(double)> &progress, const std::stop_token &stop)
{
    const Sequence &sequence = *project->find(id);
    Renderer renderer(project, id, media, {.missing = RenderOptions::Missing::Placeholder});
    LoudnessJob job;
    job.layout = sequence.settings.sound;
    job.end = sequence.settings.rate.sampleAt(sequence.length());
    job.read = [&](std::int64_t start, std::int64_t length) {
        return renderer.audio(start, length);
    };
    job.progress = progress;
    return measureLoudness(job, stop);
}

} // namespace

Normaliser::Normaliser(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{}

Normaliser::~Normaliser() = default;

void Normaliser::start(const LoudnessTarget &target)
{
    const Sequence *const sequence = m_session.sequence();
    if (m_isRunning || !sequence)
        return;
    m_isRunning = true;
    m_thread = std::jthread([this, target, project = m_session.root(), id = sequence->id,
                             media = m_session.media()](const std::stop_token &stop) {
        int told = -1;
        const auto progress = [&](double part) {
            if (const int percent = int(100 * part); percent > std::exchange(told, percent))
                post(this, [this, part] { Q_EMIT progressed(part); });
        };
        const Result<Loudness> loudness = measure(project, id, media, progress, stop);
        if (!stop.stop_requested())
            post(this, [=, this] { finish(project, id, target, loudness); });
    });
}

void Normaliser::cancel()
{
    if (!std::exchange(m_isRunning, false))
        return;
    m_thread.request_stop();
    Q_EMIT ended();
}

void Normaliser::finish(const Document::Root &measured, SequenceId id, const LoudnessTarget &target,
                        const Result<Loudness> &loudness)
{
    if (!std::exchange(m_isRunning, false))
        return; // cancelled meanwhile
    Q_EMIT ended();
    const Result<double> gain = loudness ? normalisingGain(*loudness, target)
                                         : Result<double>(fail(loudness));
    if (!gain) {
        m_session.notifyProblem(gain.error().message);
        return;
    }
    SetMaster edit{.sequence = id, .gainDb = measured->find(id)->master.gainDb + *gain};
    m_session.apply(EditGroup{tr("Normalise to %1 LUFS").arg(target.integrated), {edit}});
}

} // namespace weft::ui
