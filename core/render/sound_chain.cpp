#include "core/render/sound_chain.h"

#include "core/base/translate.h"

#include <algorithm>
#include <array>

namespace weft {

namespace {

constexpr std::int64_t kBlock = 64 * kSoundStep;
/// Starts anew lie so far apart, counted from the first sample: a multiple of the windows that
/// spectral filters work in, which are then the same.
constexpr std::int64_t kGrid = 4800;
constexpr std::int64_t kKept = kSampleRate; ///< of a window, before the place that is read

void append(SoundBuffer &buffer, const SoundBuffer &more, std::int64_t from)
{
    for (std::size_t c = 0; c < buffer.channels.size(); ++c)
        buffer.channels[c].insert(buffer.channels[c].end(),
                                  more.channels[c].begin() + (from - more.start),
                                  more.channels[c].end());
}

SoundBuffer slice(const SoundBuffer &buffer, std::int64_t start, std::int64_t length)
{
    SoundBuffer part{start, {}};
    for (const auto &channel : buffer.channels) {
        const auto first = channel.begin() + (start - buffer.start);
        part.channels.emplace_back(first, first + length);
    }
    return part;
}

} // namespace

SoundChain::SoundChain(SoundChainPlan plan)
    : m_plan(std::move(plan))
{}

std::int64_t SoundChain::latency() const
{
    std::int64_t sum = 0;
    for (const Running &running : m_running)
        sum += running.effect.latency;
    return sum;
}

/// Makes all effects anew, to hand out samples from a position on.
Status SoundChain::start(std::int64_t position, const std::function<SoundRead(TrackId)> &sideChain)
{
    m_running.clear();
    m_hasStarted = false;
    std::int64_t settle = 0;
    for (const Effect &effect : m_plan.effects) {
        if (!effect.enabled)
            continue;
        if (const Status known = checkSoundEffect(effect); !known)
            return fail(ErrorKind::Project, known.error().message);
        const SoundEffectType *type = findSoundEffectType(effect.type);
        SoundInput input;
        input.parameters = {effect.parameters, m_plan.origin,
                            m_plan.rate.toDouble() / static_cast<double>(kSampleRate)};
        input.layout = m_plan.layout;
        auto made = type->make(input);
        if (!made)
            return fail(made);
        if (!made->run)
            continue;
        settle += made->settle;
        Running running{std::move(*made), {}, {}};
        if (const ParameterType *under = type->sideChain()) {
            running.under = trackOf(effect.parameters, *under);
            if (running.under)
                running.sideChain = sideChain(running.under);
        }
        m_running.push_back(std::move(running));
    }
    const std::int64_t grids = divide(position - settle - m_plan.first, kGrid, Rounding::Floor);
    m_fed = std::max(std::min(position, m_plan.first), m_plan.first + grids * kGrid);
    m_next = m_fed - latency();
    m_hasStarted = true;
    return {};
}

Status SoundChain::runOne(Running &running, SoundBuffer &buffer)
{
    SoundBuffer heard;
    if (running.sideChain) {
        auto read = running.sideChain(buffer.start, buffer.length());
        if (!read)
            return fail(read);
        heard = std::move(*read);
    }
    std::array<double *, 8> channels{};
    std::array<const double *, 8> sideChain{};
    for (std::int64_t at = buffer.start; at < buffer.end();) {
        const std::int64_t step = divide(at, kSoundStep, Rounding::Floor) * kSoundStep;
        const std::int64_t end = std::min(step + kSoundStep, buffer.end());
        for (std::size_t c = 0; c < buffer.channels.size(); ++c)
            channels[c] = buffer.channels[c].data() + (at - buffer.start);
        for (std::size_t c = 0; c < heard.channels.size(); ++c)
            sideChain[c] = heard.channels[c].data() + (at - buffer.start);
        SoundArea area;
        area.start = at;
        area.length = static_cast<std::size_t>(end - at);
        area.channels = {channels.data(), buffer.channels.size()};
        area.sideChain = {sideChain.data(), heard.channels.size()};
        if (const Status status = running.effect.run(area); !status)
            return status;
        at = end;
    }
    return {};
}

/// Each effect says where its samples belong: those that come out late belong earlier.
Status SoundChain::run(SoundBuffer &buffer)
{
    for (Running &running : m_running) {
        if (const Status status = runOne(running, buffer); !status)
            return status;
        buffer.start -= running.effect.latency;
    }
    return {};
}

Result<SoundBuffer> SoundChain::read(std::int64_t from, std::int64_t length,
                                     const SoundRead &source,
                                     const std::function<SoundRead(TrackId)> &sideChain)
{
    if (!m_hasStarted || from != m_next) {
        if (const Status started = start(from, sideChain); !started)
            return fail(started);
    }
    const std::int64_t end = from + length;
    SoundBuffer result = SoundBuffer::silence(from, 0, channelCount(m_plan.layout));
    while (m_next < end) {
        auto block = source(m_fed, std::min(kBlock, end - m_next));
        if (!block) {
            m_hasStarted = false;
            return fail(block);
        }
        m_fed = block->end();
        if (const Status status = run(*block); !status) {
            m_hasStarted = false;
            return fail(status);
        }
        m_next = block->end();
        if (m_next > from)
            append(result, *block, std::max(from, block->start));
    }
    return result;
}

Result<SoundBuffer> SoundWindow::read(std::int64_t start, std::int64_t length,
                                      const SoundRead &source)
{
    const std::int64_t end = start + length;
    const bool goesOn = !m_kept.channels.empty() && start >= m_kept.start && start <= m_kept.end();
    const std::int64_t from = goesOn ? m_kept.end() : start;
    if (from < end) {
        auto more = source(from, end - from);
        if (!more)
            return fail(more);
        if (goesOn)
            append(m_kept, *more, from);
        else
            m_kept = std::move(*more);
    }
    SoundBuffer result = slice(m_kept, start, length);
    if (start - m_kept.start > 2 * kKept)
        m_kept = slice(m_kept, start - kKept, m_kept.end() - start + kKept);
    return result;
}

} // namespace weft
