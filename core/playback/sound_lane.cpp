#include "core/playback/sound_lane.h"

#include "core/media/sound_matrix.h"
#include "core/render/audio_mix.h"

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

constexpr std::int64_t kAhead = kSampleRate * 150 / 1000;
/// More than that of grains in a row would lag behind the hand.
constexpr std::int64_t kGrainsAhead = kSampleRate * 20 / 1000;

} // namespace

SoundLane::SoundLane(SampleRing &ring, bool hasThread)
    : m_ring(ring)
    , m_lane([this] { return step(); }, hasThread)
{}

SoundLane::~SoundLane() = default;

void SoundLane::setSequence(PlayedSequence sequence)
{
    {
        const std::lock_guard lock(m_mutex);
        if (sequence.project == m_sequence.project && sequence.sequence == m_sequence.sequence)
            return;
        m_sequence = std::move(sequence);
        ++m_changes;
    }
    wake();
}

void SoundLane::reschedule(const PlaySchedule &schedule)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_schedule)
            return;
        m_schedule = schedule;
        m_isRescheduled = true;
    }
    wake();
}

void SoundLane::begin(const PlaySchedule &schedule)
{
    {
        const std::lock_guard lock(m_mutex);
        m_schedule = schedule;
        m_grain.reset();
        ++m_generation;
    }
    wake();
}

void SoundLane::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_schedule.reset();
        m_grain.reset();
        ++m_generation;
    }
    wake();
}

void SoundLane::grain(std::int64_t start, std::int64_t length)
{
    {
        const std::lock_guard lock(m_mutex);
        m_grain = {start, length};
    }
    wake();
}

std::optional<std::int64_t> SoundLane::origin() const
{
    const std::lock_guard lock(m_mutex);
    return m_begun == m_generation && m_schedule ? std::optional(m_origin) : std::nullopt;
}

std::optional<Error> SoundLane::takeFault()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_fault, std::nullopt);
}

void SoundLane::note(const Error &error)
{
    const std::lock_guard lock(m_mutex);
    m_fault = error;
}

/// What is still to be heard of what was written for this generation.
std::int64_t SoundLane::queued() const
{
    return m_ring.written() - std::max(m_start, m_ring.position());
}

bool SoundLane::step()
{
    std::optional<PlayedSequence> other;
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_renders, m_changes) != m_changes)
            other = m_sequence;
    }
    if (other) { // not locked: nobody waits while files are closed
        m_mix.reset();
        m_mixed = *std::move(other);
        if (m_mixed.find()) {
            m_mix = std::make_unique<AudioMix>(m_mixed.project, m_mixed.media,
                                               RenderOptions::Missing::Placeholder);
            m_mix->setListener(
                [this](TrackId track, const SoundBuffer &sound) { listen(track, sound.channels); });
        }
        return true;
    }
    std::optional<Grain> grain;
    {
        const std::lock_guard lock(m_mutex);
        if (obey())
            return true;
        if (!m_mix)
            return false;
        if (m_grain && queued() < kGrainsAhead && m_ring.space() >= m_grain->length)
            grain = std::exchange(m_grain, std::nullopt);
    }
    return grain ? playGrain(*grain) : playOn();
}

/// Comes to what was asked for last. @pre locked
bool SoundLane::obey()
{
    if (std::exchange(m_isRescheduled, false) && m_sound && m_schedule) {
        m_sound->setSchedule(*m_schedule);
        if (m_sound->isOver(m_next))
            m_ring.setOwed(false);
    }
    if (m_obeyed == m_generation)
        return false;
    m_obeyed = m_generation;
    m_ring.setOwed(false);
    m_start = m_ring.discard();
    m_next = 0;
    m_sound.reset();
    if (m_schedule)
        m_sound.emplace(*m_schedule);
    return true;
}

Result<AudioBlock> SoundLane::soundOf(std::int64_t start, std::int64_t length)
{
    const Sequence &sequence = *m_mixed.find();
    const std::int64_t before = std::clamp<std::int64_t>(-start, 0, length);
    AudioBlock padded = AudioBlock::silence(start, before);
    if (before == length)
        return padded;
    auto block = m_mix->mix(sequence, start + before, length - before);
    if (!block)
        return block;
    listen(TrackId(), block->channels);
    if (sequence.settings.sound != SoundLayout::Stereo)
        block = remixed(*block, mixMatrix(sequence.settings.sound, SoundLayout::Stereo));
    if (before == 0)
        return block;
    for (std::size_t channel = 0; channel < 2; ++channel)
        padded.channels[channel].insert(padded.channels[channel].end(),
                                        block->channels[channel].begin(),
                                        block->channels[channel].end());
    return padded;
}

/// Several reads may make one block of what is heard.
template<typename Samples>
void SoundLane::listen(TrackId track, const std::vector<Samples> &channels)
{
    SoundTap::Peaks &peaks = m_levels[track];
    for (std::size_t channel = 0; channel < std::min(channels.size(), peaks.size()); ++channel) {
        for (const auto sample : channels[channel])
            peaks[channel] = std::max(peaks[channel], static_cast<float>(std::abs(sample)));
    }
}

void SoundLane::tellLevels(std::int64_t position)
{
    for (const auto &[track, peaks] : m_levels)
        m_ring.tap().addLevel({position, track, peaks});
}

bool SoundLane::playOn()
{
    if (!m_sound || queued() + ShuttleSound::kBlock > kAhead
        || m_ring.space() < ShuttleSound::kBlock || m_sound->isOver(m_next))
        return false;
    m_levels.clear();
    auto samples = m_sound->block(m_next, [this](std::int64_t start, std::int64_t length) {
        return soundOf(start, length);
    });
    if (!samples) {
        note(samples.error());
        samples = std::vector<float>(2 * ShuttleSound::kBlock, 0.0F);
    }
    const std::lock_guard lock(m_mutex);
    if (m_obeyed != m_generation)
        return true; // it is not wanted any more
    tellLevels(m_ring.written());
    m_ring.write(samples->data(), ShuttleSound::kBlock);
    m_next += ShuttleSound::kBlock;
    m_origin = m_start;
    m_begun = m_obeyed;
    m_ring.setOwed(!m_sound->isOver(m_next));
    return true;
}

bool SoundLane::playGrain(const Grain &grain)
{
    m_levels.clear();
    const auto block = soundOf(grain.start, grain.length);
    if (!block) {
        note(block.error());
        return true;
    }
    std::vector<float> samples;
    const std::int64_t window = std::min<std::int64_t>(grain.length, 2 * ShuttleSound::kBlock);
    for (std::int64_t i = 0; i < grain.length; ++i) {
        // The window's halves at both ends, and what does not fit between them as it is.
        const std::int64_t edge = std::min(i, grain.length - 1 - i);
        const float gain = edge < window / 2 ? hannWindow(edge, window) : 1.0F;
        samples.push_back(gain * block->channels[0][static_cast<std::size_t>(i)]);
        samples.push_back(gain * block->channels[1][static_cast<std::size_t>(i)]);
    }
    const std::lock_guard lock(m_mutex);
    if (m_obeyed != m_generation)
        return true;
    tellLevels(m_ring.written());
    m_ring.write(samples.data(), grain.length);
    m_ring.setOpen(true);
    return true;
}

} // namespace weft
