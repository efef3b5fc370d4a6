#include "core/playback/shuttle_sound.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace weft {

namespace {

constexpr std::int64_t kHalf = ShuttleSound::kBlock; ///< of a grain
constexpr std::int64_t kReach = 384;                 ///< 8 ms
constexpr int kMostJoinedSpeed = 2;

/// Left and right in turns, the last sample first where it is heard backwards.
void append(const AudioBlock &block, bool isBackwards, std::vector<float> &samples)
{
    for (std::int64_t i = 0; i < block.length(); ++i) {
        const auto from = static_cast<std::size_t>(isBackwards ? block.length() - 1 - i : i);
        samples.push_back(block.channels[0][from]);
        samples.push_back(block.channels[1][from]);
    }
}

/// How far into `samples` a stretch lies that is most like `wanted`; every fourth sample is looked
/// at, every other place is tried.
std::int64_t bestMatch(const std::vector<float> &samples, const std::vector<float> &wanted)
{
    std::int64_t best = kReach;
    double greatest = -1;
    for (std::int64_t shift = 0; shift <= 2 * kReach; shift += 2) {
        double product = 0, energy = 1e-9;
        for (std::size_t i = 0; i < wanted.size(); i += 8) {
            const std::size_t at = static_cast<std::size_t>(2 * shift) + i;
            const double value = samples[at] + samples[at + 1];
            product += value * (wanted[i] + wanted[i + 1]);
            energy += value * value;
        }
        const double likeness = product / std::sqrt(energy);
        if (likeness > greatest) {
            greatest = likeness;
            best = shift;
        }
    }
    return best;
}

} // namespace

float hannWindow(std::int64_t sample, std::int64_t length)
{
    const double phase = 2 * std::numbers::pi * (static_cast<double>(sample) + 0.5)
                         / static_cast<double>(length);
    return static_cast<float>(0.5 - 0.5 * std::cos(phase));
}

Result<std::vector<float>> ShuttleSound::block(std::int64_t output, const Mix &mix)
{
    auto made = std::abs(m_schedule.plan().speed) == 1 ? plain(output, mix) : grains(output, mix);
    if (!made)
        return made;
    const std::int64_t left = m_schedule.isEndless() ? kBlock : m_schedule.end() - output;
    if (left < kBlock)
        std::fill(made->begin() + std::max<std::int64_t>(0, 2 * left), made->end(), 0.0F);
    return made;
}

Result<std::vector<float>> ShuttleSound::plain(std::int64_t output, const Mix &mix) const
{
    std::vector<float> samples;
    const bool isBackwards = m_schedule.plan().speed < 0;
    for (std::int64_t done = 0; done < kBlock;) {
        const std::int64_t run = m_schedule.unbrokenFrom(output + done, kBlock - done);
        if (run <= 0)
            break; // the end
        const std::int64_t first = m_schedule.sampleAt(output + done);
        const auto block = mix(isBackwards ? first - run + 1 : first, run);
        if (!block)
            return fail(block);
        append(*block, isBackwards, samples);
        done += run;
    }
    samples.resize(2 * kBlock, 0.0F);
    return samples;
}

/// A grain with `reach` more samples on both sides, in the order they are heard in.
/// @param middle output sample
Result<std::vector<float>> ShuttleSound::taken(std::int64_t middle, std::int64_t reach,
                                               const Mix &mix) const
{
    std::vector<float> samples;
    const std::int64_t around = kHalf + reach;
    const bool isBackwards = m_schedule.plan().speed < 0;
    const std::int64_t at = m_schedule.sampleAt(middle) + (isBackwards ? 1 : 0);
    const auto block = mix(at - around, 2 * around);
    if (!block)
        return fail(block);
    append(*block, isBackwards, samples);
    return samples;
}

/// The second half of the grain in whose middle the block begins, and the first half of the next.
Result<std::vector<float>> ShuttleSound::grains(std::int64_t output, const Mix &mix)
{
    constexpr std::size_t kSamples = 2 * kHalf;
    if (m_tailOf != output) {
        const auto first = taken(output, 0, mix);
        if (!first)
            return fail(first);
        m_next.assign(first->begin() + kSamples, first->end());
        m_tail = m_next;
        for (std::size_t i = 0; i < kSamples; ++i)
            m_tail[i] *= hannWindow(kHalf + static_cast<std::int64_t>(i / 2), 2 * kHalf);
    }
    const bool isJoined = std::abs(m_schedule.plan().speed) <= kMostJoinedSpeed;
    const std::int64_t reach = isJoined ? kReach : 0;
    const auto next = taken(output + kHalf, reach, mix);
    if (!next)
        return fail(next);
    const auto grain = next->begin() + (isJoined ? 2 * bestMatch(*next, m_next) : 0);
    std::vector<float> samples = m_tail;
    for (std::size_t i = 0; i < kSamples; ++i) {
        const auto sample = static_cast<std::int64_t>(i / 2);
        samples[i] += grain[static_cast<std::ptrdiff_t>(i)] * hannWindow(sample, 2 * kHalf);
        m_next[i] = grain[static_cast<std::ptrdiff_t>(i + kSamples)];
        m_tail[i] = m_next[i] * hannWindow(kHalf + sample, 2 * kHalf);
    }
    m_tailOf = output + kBlock;
    return samples;
}

} // namespace weft
