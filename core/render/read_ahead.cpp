#include "core/render/read_ahead.h"

#include "core/render/picture_source.h"

namespace weft {

namespace {

/// Frames further apart are no row.
constexpr std::int64_t kGreatestStep = 8;

/// The frame of a nested sequence that a picture shows.
std::int64_t nestedFrame(const Picture &picture, const Sequence &nested)
{
    const std::int64_t frame = nested.settings.rate.frameAt(picture.sourceTime, Rounding::Floor);
    return std::clamp<std::int64_t>(frame, 0, std::max<std::int64_t>(nested.length() - 1, 0));
}

} // namespace

ReadAhead::ReadAhead(std::shared_ptr<const Project> project, const Sequence &sequence,
                     PictureSource &pictures)
    : m_project(std::move(project))
    , m_sequence(sequence)
    , m_pictures(pictures)
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{}

ReadAhead::~ReadAhead() = default;

void ReadAhead::passed(std::int64_t frame)
{
    const std::int64_t step = frame - std::exchange(m_last, frame);
    if (step == 0 || std::abs(step) > kGreatestStep)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_passed = frame;
        m_step = step;
    }
    m_wake.notify_one();
}

void ReadAhead::run(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return m_passed >= 0; })) {
        const std::int64_t frame = std::exchange(m_passed, -1);
        const std::int64_t step = m_step;
        lock.unlock();
        if (frame + step >= 0)
            decode(frame + step);
        const std::int64_t second = m_sequence.settings.rate.frameAt(1, Rounding::Nearest);
        const std::int64_t upcoming = frame + (step > 0 ? second : -second);
        if (upcoming >= 0)
            open(upcoming, step > 0 ? second : -second);
        lock.lock();
    }
}

void ReadAhead::decode(std::int64_t frame)
{
    forEachPicture(m_sequence, frame, 0, [&](const Picture &picture, const FrameRate &) {
        m_pictures.decodeAhead(picture, frame);
    });
}

void ReadAhead::open(std::int64_t frame, std::int64_t frames)
{
    forEachPicture(m_sequence, frame, 0, [&](const Picture &picture, const FrameRate &rate) {
        m_pictures.openAhead(picture, frame, frames, rate);
    });
}

template<typename Visit>
void ReadAhead::forEachPicture(const Sequence &sequence, std::int64_t frame, int level,
                               Visit visit) const
{
    if (level >= kMostNestedLevels)
        return;
    const std::vector<Layer> layers = compose(*m_project, sequence, frame);
    auto lowest = layers.end(); // that is seen
    while (lowest != layers.begin()
           && (lowest == layers.end() || !hidesAll(*lowest, *m_project, sequence.settings)))
        --lowest;
    for (auto layer = lowest; layer != layers.end(); ++layer) {
        for (const std::optional<Picture> *picture : {&layer->from, &layer->to}) {
            if (!*picture || (*picture)->fault || (*picture)->opacity <= 0)
                continue;
            visit(**picture, sequence.settings.rate);
            const auto *source = std::get_if<NestedSource>(&(*picture)->clip->source);
            const Sequence *nested = source ? m_project->find(source->sequence) : nullptr;
            if (nested)
                forEachPicture(*nested, nestedFrame(**picture, *nested), level + 1, visit);
        }
    }
}

} // namespace weft
