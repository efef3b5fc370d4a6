#include "core/render/audio_mix.h"

#include "core/base/translate.h"
#include "core/media/audio_reader.h"
#include "core/render/composition.h"
#include "core/render/heard_clip.h"
#include "core/render/picture_source.h"
#include "core/render/sound_piece.h"
#include "core/sound/sound_level.h"

#include <numeric>
#include <optional>

namespace weft {

namespace {

constexpr std::size_t kIdleReaders = 16;
constexpr double kMostSourceSamples = 1 << 20; ///< read at once, however fast the clip runs
constexpr std::int64_t kMostSamples = 4096;    ///< mixed at once
constexpr std::int64_t kKeptBlocks = 8;        ///< without being needed
constexpr std::int64_t kJoin = 480;            ///< samples from one line of a time map to the next

bool anySolo(const Sequence &sequence)
{
    return std::any_of(sequence.tracks.begin(), sequence.tracks.end(), [](const auto &track) {
        return track->kind == TrackKind::Audio && track->solo;
    });
}

AudioBlock rounded(const SoundBuffer &buffer)
{
    AudioBlock block{buffer.start, {}};
    for (const auto &channel : buffer.channels)
        block.channels.emplace_back(channel.begin(), channel.end());
    return block;
}

/// Samples of a clip in the sequence's time, without its level.
class ClipSound
{
public:
    explicit ClipSound(const SoundPlaces &places)
        : m_places(places)
        , m_filter(m_places.speed())
        , m_weights(2 * static_cast<std::size_t>(m_filter.reach()))
    {}

    /// Reads what samples [start, end) of the sequence need.
    template<typename Read>
    Status load(const Read &read, std::int64_t start, std::int64_t end)
    {
        const std::int64_t a = m_places.at(start).sample;
        const std::int64_t b = m_places.at(end - 1).sample;
        const std::int64_t reach = m_places.isWhole() ? 0 : m_filter.reach();
        const std::int64_t first = std::min(a, b) - reach;
        auto block = read(first, std::max(a, b) + reach + 1 - first, m_places.speed() < 0);
        if (!block)
            return fail(block);
        m_block = std::move(*block);
        return {};
    }

    /// Adds a sample to the n-th of each channel.
    void add(std::int64_t sample, std::vector<std::vector<double>> &sum, std::size_t n)
    {
        const SoundPlaces::Place place = m_places.at(sample);
        const std::int64_t index = place.sample - m_block.start;
        if (!m_places.isWhole())
            m_filter.weigh(place.part, m_weights);
        for (std::size_t c = 0; c < sum.size(); ++c)
            sum[c][n] += valueAt(index, m_block.channels[c]);
    }

private:
    double valueAt(std::int64_t index, const std::vector<float> &channel) const
    {
        if (m_places.isWhole())
            return channel[static_cast<std::size_t>(index)];
        return std::inner_product(m_weights.begin(), m_weights.end(),
                                  channel.data() + index + 1 - m_filter.reach(), 0.0);
    }

    SoundPlaces m_places;
    SoundFilter m_filter;
    std::vector<double> m_weights;
    AudioBlock m_block;
};

void scale(SoundBuffer &buffer, const std::vector<double> &gains)
{
    for (std::size_t c = 0; c < buffer.channels.size(); ++c) {
        if (gains[c] == 1)
            continue;
        for (double &sample : buffer.channels[c])
            sample *= gains[c];
    }
}

void add(const SoundBuffer &from, SoundBuffer &to)
{
    const std::int64_t offset = from.start - to.start;
    for (std::size_t c = 0; c < to.channels.size(); ++c) {
        const auto first = to.channels[c].begin() + offset;
        std::transform(from.channels[c].begin(), from.channels[c].end(), first, first,
                       std::plus<>());
    }
}

bool hasEffects(const std::vector<Effect> &effects)
{
    return std::any_of(effects.begin(), effects.end(),
                       [](const Effect &effect) { return effect.enabled; });
}

bool isStretched(const ClipBody &clip, const SoundPiece &piece)
{
    const double speed = std::abs(piece.places.speed());
    return clip.keepsPitch && !piece.places.isWhole() && speed >= kSlowestStretch
           && speed <= kFastestStretch;
}

bool isHeard(const Sequence &sequence, const Track &track)
{
    return track.kind == TrackKind::Audio && !track.muted && (track.solo || !anySolo(sequence));
}

/// Whether any effect of a sequence listens to a track that fits.
template<typename Fits>
bool isListenedTo(const Sequence &sequence, Fits fits)
{
    const auto listens = [&](const std::vector<Effect> &effects) {
        return std::any_of(effects.begin(), effects.end(), [&](const Effect &effect) {
            const SoundEffectType *type = findSoundEffectType(effect.type);
            const ParameterType *sideChain = type ? type->sideChain() : nullptr;
            return sideChain && fits(trackOf(effect.parameters, *sideChain));
        });
    };
    return listens(sequence.master.effects)
           || std::any_of(sequence.tracks.begin(), sequence.tracks.end(),
                          [&](const auto &other) { return listens(other->effects); });
}

bool hasListeners(const Sequence &sequence)
{
    return isListenedTo(sequence, [](TrackId track) { return bool(track); });
}

/// What tells a reader of one layout from another's.
QString keyOf(const QString &path, int stream, SoundLayout layout, const std::vector<int> &channels)
{
    QString key = QStringLiteral("%1#%2#%3").arg(path).arg(stream).arg(static_cast<int>(layout));
    for (const int channel : channels)
        key += QLatin1Char(' ') + QString::number(channel);
    return key;
}

} // namespace

AudioMix::AudioMix(std::shared_ptr<const Project> project, MediaMap media,
                   RenderOptions::Missing missing, WorkPool *pool)
    : m_project(std::move(project))
    , m_media(std::move(media))
    , m_missing(missing)
    , m_pool(pool)
    , m_readers(kIdleReaders)
{}

AudioMix::Path AudioMix::Use::with(std::int64_t id) const
{
    Path longer = path;
    longer.push_back(id);
    return longer;
}

template<typename T, typename Make>
T &AudioMix::kept(States<T> &states, const Path &key, Make make)
{
    const std::lock_guard lock(m_statesMutex);
    auto found = states.find(key);
    if (found == states.end())
        found = states.emplace(key, Kept<T>{make(), m_block}).first;
    found->second.use = m_block;
    return found->second.state;
}

void AudioMix::forgetWhatIsOver()
{
    const auto isOver = [this](const auto &entry) {
        return entry.second.use < m_block - kKeptBlocks;
    };
    std::erase_if(m_chains, isOver);
    std::erase_if(m_windows, isOver);
    std::erase_if(m_nested, isOver);
    std::erase_if(m_stretches, isOver);
}

Result<AudioBlock> AudioMix::mix(const Sequence &sequence, std::int64_t start, std::int64_t length)
{
    const Use use{sequence, {sequence.id.value}};
    AudioBlock block = AudioBlock::silence(start, length,
                                           static_cast<int>(channelCount(use.layout())));
    for (std::int64_t at = start; at < start + length; at += kMostSamples) {
        ++m_block;
        const auto part = mixed(use, at, std::min(kMostSamples, start + length - at));
        if (!part)
            return fail(part);
        for (std::size_t c = 0; c < block.channels.size(); ++c)
            std::transform(part->channels[c].begin(), part->channels[c].end(),
                           block.channels[c].begin() + (at - start),
                           [](double sample) { return static_cast<float>(sample); });
    }
    forgetWhatIsOver();
    return block;
}

Result<SoundBuffer> AudioMix::mixed(const Use &use, std::int64_t start, std::int64_t length)
{
    const Master &master = use.sequence.master;
    if (master.muted)
        return SoundBuffer::silence(start, length, channelCount(use.layout()));
    const SoundRead sum = [this, use](std::int64_t from, std::int64_t count) {
        return sumOf(use, from, count);
    };
    auto buffer = withEffectsOf(use, master.effects, use.sequence.id.value, sum, start, length);
    if (buffer)
        scale(*buffer, channelGains(master.gainDb, master.pan, use.layout()));
    return buffer;
}

/// The sound of a track or a master with its effects.
Result<SoundBuffer> AudioMix::withEffectsOf(const Use &use, const std::vector<Effect> &effects,
                                            std::int64_t id, const SoundRead &dry,
                                            std::int64_t start, std::int64_t length)
{
    if (!hasEffects(effects))
        return dry(start, length);
    return withEffects(use.with(id), {effects, 0, 0, use.rate(), use.layout()}, dry, use, start,
                       length);
}

Result<SoundBuffer> AudioMix::levelledTrack(const Use &use, const Track &track, std::int64_t start,
                                            std::int64_t length)
{
    auto buffer = trackOf(use, track, start, length);
    if (buffer)
        scale(*buffer, channelGains(track.gainDb, track.pan, use.layout()));
    return buffer;
}

/// The tracks are made by several threads where none listens to another, and added in their order.
Result<SoundBuffer> AudioMix::sumOf(const Use &use, std::int64_t start, std::int64_t length)
{
    std::vector<const Track *> heard;
    for (const auto &track : use.sequence.tracks) {
        if (isHeard(use.sequence, *track))
            heard.push_back(track.get());
    }
    const auto count = static_cast<int>(heard.size());
    const bool isShared = m_pool && count > 1 && use.path.size() == 1
                          && !hasListeners(use.sequence);
    std::vector<std::optional<Result<SoundBuffer>>> made(heard.size());
    const auto make = [&](int index, int) {
        const auto i = static_cast<std::size_t>(index);
        made[i].emplace(levelledTrack(use, *heard[i], start, length));
        if (m_listener && use.path.size() == 1 && *made[i])
            m_listener(heard[i]->id, **made[i]);
    };
    if (isShared)
        m_pool->run(count, make);
    SoundBuffer sum = SoundBuffer::silence(start, length, channelCount(use.layout()));
    for (int i = 0; i < count; ++i) {
        if (!isShared)
            make(i, 0);
        auto &track = *made[static_cast<std::size_t>(i)];
        if (!track)
            return fail(track);
        add(*track, sum);
    }
    return sum;
}

/// A track with its effects, without its gain.
Result<SoundBuffer> AudioMix::trackOf(const Use &use, const Track &track, std::int64_t start,
                                      std::int64_t length)
{
    const SoundRead clips = [this, use, &track](std::int64_t from, std::int64_t count) {
        return clipsOf(use, track, from, count);
    };
    return withEffectsOf(use, track.effects, track.id.value, clips, start, length);
}

/// The sum of a track's clips; of a track that others listen to it is made once.
Result<SoundBuffer> AudioMix::clipsOf(const Use &use, const Track &track, std::int64_t start,
                                      std::int64_t length)
{
    const SoundRead make = [&](std::int64_t from, std::int64_t count) -> Result<SoundBuffer> {
        SoundBuffer sum = SoundBuffer::silence(from, count, channelCount(use.layout()));
        for (const HeardClip &heard : heardClips(track, use.rate(), from, from + count)) {
            const Status added = addClip(use, track, heard, sum);
            if (!added && m_missing == RenderOptions::Missing::Fail) {
                const std::int64_t at = use.rate().frameAtSample(std::max(from, heard.start));
                return fail(added.error().kind,
                            locatedMessage(clipName(*m_project, *heard.clip.body), track,
                                           use.sequence, at, added.error().message));
            }
        }
        return sum;
    };
    if (!isListenedTo(use.sequence, [&](TrackId id) { return id == track.id; }))
        return make(start, length);
    SoundWindow &window = kept(m_windows, use.with(track.id.value), [] { return SoundWindow(); });
    return window.read(start, length, make);
}

Status AudioMix::addClip(const Use &use, const Track &track, const HeardClip &heard,
                         SoundBuffer &sum)
{
    const ClipBody &clip = *heard.clip.body;
    const auto read = sourceOf(use, clip);
    if (!read)
        return fail(read);
    if (!*read)
        return {};
    const std::int64_t first = std::max(sum.start, heard.start);
    const std::int64_t end = std::min(sum.end(), heard.end);
    const SoundRead dry = [&](std::int64_t from, std::int64_t count) {
        return clipOf(use, track, heard, *read, from, count);
    };
    auto buffer = hasEffects(clip.effects) ? withEffects(use.with(clip.id.value),
                                                         {clip.effects, heard.start,
                                                          use.rate().sampleAt(heard.clip.start),
                                                          use.rate(), use.layout()},
                                                         dry, use, first, end - first)
                                           : dry(first, end - first);
    if (!buffer)
        return fail(buffer);
    scale(*buffer, channelGains(clip.gainDb, clip.pan, use.layout()));
    if (!heard.ramps.empty()) {
        for (std::int64_t sample = first; sample < end; ++sample) {
            const double level = heard.levelAt(sample);
            for (auto &channel : buffer->channels)
                channel[static_cast<std::size_t>(sample - first)] *= level;
        }
    }
    add(*buffer, sum);
    return {};
}

/// A clip as its source has it: silence where it is not heard.
Result<SoundBuffer> AudioMix::clipOf(const Use &use, const Track &track, const HeardClip &heard,
                                     const Read &read, std::int64_t start, std::int64_t length)
{
    SoundBuffer buffer = SoundBuffer::silence(start, length, channelCount(use.layout()));
    const std::int64_t first = std::max(start, heard.start);
    const std::int64_t end = std::min(start + length, heard.end);
    if (first >= end)
        return buffer;
    for (const SoundPiece &piece : soundPieces(heard.clip, use.rate(), first, end)) {
        const Status added = isStretched(*heard.clip.body, piece)
                                 ? addStretched(use.with(track.id.value), *heard.clip.body, piece,
                                                read, buffer)
                                 : addPiece(piece, read, buffer);
        if (!added)
            return fail(added);
        const Status joined = joinLines(use, use.with(track.id.value), heard, piece, read, buffer);
        if (!joined)
            return fail(joined);
    }
    return buffer;
}

/// Where a time map's next line begins, a stretch starts anew, whose partials may have other
/// phases: so the line before is played on for a moment while it fades out.
Status AudioMix::joinLines(const Use &use, const Path &track, const HeardClip &heard,
                           const SoundPiece &piece, const Read &read, SoundBuffer &sum)
{
    const ClipBody &clip = *heard.clip.body;
    const std::int64_t end = std::min(piece.end, piece.lineStart + kJoin);
    if (!clip.keepsPitch || !clip.remap || piece.start >= end || piece.lineStart <= heard.start)
        return {};
    auto before = soundPieces(heard.clip, use.rate(), piece.lineStart - 1, piece.lineStart);
    if (before.empty())
        return {};
    SoundPiece last = before.front();
    last.start = piece.start;
    last.end = end;
    SoundBuffer old = SoundBuffer::silence(last.start, end - last.start, sum.channels.size());
    const Status added = isStretched(clip, last) ? addStretched(track, clip, last, read, old)
                                                 : addPiece(last, read, old);
    if (!added)
        return added;
    for (std::int64_t s = last.start; s < end; ++s) {
        const double way = (static_cast<double>(s - piece.lineStart) + 0.5) / kJoin;
        for (std::size_t c = 0; c < sum.channels.size(); ++c) {
            double &sample = sum.channels[c][static_cast<std::size_t>(s - sum.start)];
            sample = way * sample
                     + (1 - way) * old.channels[c][static_cast<std::size_t>(s - last.start)];
        }
    }
    return {};
}

Status AudioMix::addPiece(const SoundPiece &piece, const Read &read, SoundBuffer &sum)
{
    ClipSound sound(piece.places);
    const double speed = std::abs(piece.places.speed());
    const auto most = static_cast<std::int64_t>(std::max(1.0, kMostSourceSamples / speed));
    for (std::int64_t from = piece.start; from < piece.end; from += most) {
        const std::int64_t to = std::min(from + most, piece.end);
        if (const Status loaded = sound.load(read, from, to); !loaded)
            return fail(loaded);
        for (std::int64_t sample = from; sample < to; ++sample)
            sound.add(sample, sum.channels, static_cast<std::size_t>(sample - sum.start));
    }
    return {};
}

/// A piece at another speed, with its own pitch.
Status AudioMix::addStretched(const Path &track, const ClipBody &clip, const SoundPiece &piece,
                              const Read &read, SoundBuffer &sum)
{
    const double speed = piece.places.speed();
    const bool isBackwards = speed < 0;
    const TimeStretch::Source source = [&](std::int64_t start, std::int64_t length) {
        // Played backwards, sample k is the source's −1 − k.
        auto block = read(isBackwards ? -start - length : start, length, isBackwards);
        if (block && isBackwards) {
            for (auto &channel : block->channels)
                std::reverse(channel.begin(), channel.end());
        }
        return block;
    };
    const SoundPlaces::Place at = piece.places.at(piece.start);
    const std::int64_t nearest = at.sample + (at.part >= 0.5 ? 1 : 0);
    const std::int64_t place = isBackwards ? -1 - nearest : nearest;
    TimeStretch &stretch = stretchOf(track, clip, piece, place, sum.channels.size());
    const auto block = stretch.read(piece.start, piece.end - piece.start, place, source);
    if (!block)
        return fail(block);
    for (std::size_t c = 0; c < sum.channels.size(); ++c) {
        const auto to = sum.channels[c].begin() + (piece.start - sum.start);
        std::transform(block->channels[c].begin(), block->channels[c].end(), to, to,
                       [](float sample, double before) { return before + sample; });
    }
    return {};
}

/// A clip that takes over where another one of its track has stopped, as behind a cut through one
/// sound, goes on with that one's: so the cut is not heard.
TimeStretch &AudioMix::stretchOf(const Path &track, const ClipBody &clip, const SoundPiece &piece,
                                 std::int64_t place, std::size_t channels)
{
    const double speed = std::abs(piece.places.speed());
    const bool isBackwards = piece.places.speed() < 0;
    const auto goesOn = [&](const auto &entry) {
        const auto &[other, kept] = entry;
        return other.size() == track.size() + 2
               && std::equal(track.begin(), track.end(), other.begin())
               && kept.state.source == clip.source && kept.state.isBackwards == isBackwards
               && kept.state.stretch.speed() == speed
               && kept.state.stretch.goesOnAt(piece.start, place);
    };
    Path key = track;
    key.push_back(clip.id.value);
    key.push_back(static_cast<std::int64_t>(piece.line));
    {
        const std::lock_guard lock(m_statesMutex);
        const auto before = m_stretches.contains(key)
                                ? m_stretches.end()
                                : std::find_if(m_stretches.begin(), m_stretches.end(), goesOn);
        if (before != m_stretches.end()) {
            auto node = m_stretches.extract(before);
            node.key() = key;
            m_stretches.insert(std::move(node));
        }
    }
    return kept(m_stretches, key,
                [&] {
                    return Stretched{TimeStretch(channels, speed), clip.source, isBackwards};
                })
        .stretch;
}

Result<SoundBuffer> AudioMix::withEffects(const Path &key, const SoundChainPlan &plan,
                                          const SoundRead &source, const Use &use,
                                          std::int64_t start, std::int64_t length)
{
    SoundChain &chain = kept(m_chains, key, [&] { return SoundChain(plan); });
    auto buffer = chain.read(start, length, source,
                             [&](TrackId track) { return sideChain(use, track); });
    const bool isUnknown = !buffer && buffer.error().kind == ErrorKind::Project;
    if (isUnknown && m_missing == RenderOptions::Missing::Placeholder)
        return source(start, length);
    return buffer;
}

/// What an effect hears of a track that it listens to.
SoundRead AudioMix::sideChain(const Use &use, TrackId id)
{
    const auto &tracks = use.sequence.tracks;
    const auto found = std::find_if(tracks.begin(), tracks.end(),
                                    [&](const auto &track) { return track->id == id; });
    if (found == tracks.end() || !isHeard(use.sequence, **found))
        return {};
    return [this, use, &track = **found](std::int64_t start,
                                         std::int64_t length) -> Result<SoundBuffer> {
        auto buffer = clipsOf(use, track, start, length);
        if (buffer)
            scale(*buffer, channelGains(track.gainDb, track.pan, use.layout()));
        return buffer;
    };
}

Result<AudioMix::Read> AudioMix::sourceOf(const Use &use, const ClipBody &clip)
{
    if (const auto *media = std::get_if<MediaSource>(&clip.source))
        return fileOf(clip, *media, use.layout());
    if (const auto *nested = std::get_if<NestedSource>(&clip.source))
        return nestedOf(use, clip, *nested);
    return Read();
}

Result<AudioMix::Read> AudioMix::fileOf(const ClipBody &clip, const MediaSource &source,
                                        SoundLayout layout)
{
    const MediaItem *item = m_project->find(source.media);
    const auto path = m_media.media.find(source.media);
    if (path == m_media.media.end())
        return fail(ErrorKind::Media, tr("its file \"%1\" is missing. Put it back, or relink it.")
                                          .arg(item ? item->path : QString()));
    const QString key = keyOf(path->second, source.audioStream, layout, clip.channels);
    auto lease = m_readers.acquire({key, clip.id, 0, m_block}, [&]() -> Result<BufferedSound> {
        auto reader = AudioReader::open(path->second, source.audioStream, {layout, clip.channels});
        if (!reader)
            return fail(reader);
        const auto shared = std::make_shared<AudioReader>(std::move(*reader));
        return BufferedSound([shared](std::int64_t start, std::int64_t length) {
            return shared->read(start, length);
        });
    });
    if (!lease)
        return fail(lease);
    const auto buffered = std::make_shared<ReaderPool<BufferedSound>::Lease>(std::move(*lease));
    return Read([buffered](std::int64_t start, std::int64_t length, bool isBackwards) {
        return (*buffered)->read(start, length, isBackwards);
    });
}

Result<AudioMix::Read> AudioMix::nestedOf(const Use &use, const ClipBody &clip,
                                          const NestedSource &source)
{
    const Sequence *nested = m_project->find(source.sequence);
    if (!nested)
        return fail(ErrorKind::Project, tr("it plays a sequence that is not in the project. Remove "
                                           "the clip."));
    if (use.path.size() > kMostNestedLevels)
        return fail(ErrorKind::Project,
                    tr("the sequence \"%1\" contains itself. Remove the clip.").arg(nested->name));
    const SoundLayout own = nested->settings.sound;
    const SoundMatrix matrix = clip.channels.empty()
                                   ? mixMatrix(own, use.layout())
                                   : channelMatrix(clip.channels, channelCount(own), use.layout());
    const Use inner{*nested, use.with(clip.id.value)};
    const auto make = [&] {
        return BufferedSound(
            [this, inner, matrix](std::int64_t start, std::int64_t length) -> Result<AudioBlock> {
                const auto buffer = mixed(inner, start, length);
                if (!buffer)
                    return fail(buffer);
                return remixed(rounded(*buffer), matrix);
            });
    };
    BufferedSound &buffered = kept(m_nested, inner.path, make);
    return Read([&buffered](std::int64_t start, std::int64_t length, bool isBackwards) {
        return buffered.read(start, length, isBackwards);
    });
}

} // namespace weft
