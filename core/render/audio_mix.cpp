#include "core/render/audio_mix.h"

#include "core/base/translate.h"
#include "core/render/heard_clip.h"
#include "core/render/picture_source.h"
#include "core/render/sound_level.h"
#include "core/render/sound_piece.h"

#include <numeric>

namespace weft {

namespace {

constexpr std::size_t kIdleReaders = 16;
constexpr int kMostLevels = 32;                ///< as in renderer.cpp
constexpr double kMostSourceSamples = 1 << 20; ///< read at once, however fast the clip runs

bool anySolo(const Sequence &sequence)
{
    return std::any_of(sequence.tracks.begin(), sequence.tracks.end(), [](const auto &track) {
        return track->kind == TrackKind::Audio && track->solo;
    });
}

AudioBlock slice(const AudioBlock &block, std::int64_t start, std::int64_t length)
{
    AudioBlock part{start, {}};
    for (const auto &channel : block.channels) {
        const auto first = channel.begin() + (start - block.start);
        part.channels.emplace_back(first, first + length);
    }
    return part;
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
        auto block = read(first, std::max(a, b) + reach + 1 - first);
        if (!block)
            return fail(block);
        m_block = std::move(*block);
        return {};
    }

    /// Adds a sample times a level to the n-th of each channel.
    void add(std::int64_t sample, const std::vector<double> &gains, double level,
             std::vector<std::vector<double>> &sum, std::size_t n)
    {
        const SoundPlaces::Place place = m_places.at(sample);
        const std::int64_t index = place.sample - m_block.start;
        if (!m_places.isWhole())
            m_filter.weigh(place.part, m_weights);
        for (std::size_t c = 0; c < sum.size(); ++c)
            sum[c][n] += gains[c] * level * valueAt(index, m_block.channels[c]);
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

void addScaled(const std::vector<std::vector<double>> &from, const std::vector<double> &gains,
               std::vector<std::vector<double>> &to)
{
    for (std::size_t c = 0; c < to.size(); ++c)
        std::transform(from[c].begin(), from[c].end(), to[c].begin(), to[c].begin(),
                       [gain = gains[c]](double a, double b) { return b + gain * a; });
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
                   RenderOptions::Missing missing)
    : m_project(std::move(project))
    , m_media(std::move(media))
    , m_missing(missing)
    , m_readers(kIdleReaders)
{}

Result<AudioBlock> AudioMix::mix(const Sequence &sequence, std::int64_t start, std::int64_t length)
{
    if (m_level == 0)
        ++m_block;
    const SoundLayout layout = sequence.settings.sound;
    const Sum silence(channelCount(layout), std::vector<double>(static_cast<std::size_t>(length)));
    Sum sum = silence;
    const bool solo = anySolo(sequence);
    for (const auto &track : sequence.tracks) {
        if (track->kind != TrackKind::Audio || track->muted || sequence.master.muted
            || (solo && !track->solo))
            continue;
        Sum clips = silence;
        if (const Status added = addTrack(sequence, *track, start, clips); !added)
            return fail(added);
        addScaled(clips, channelGains(track->gainDb, track->pan, layout), sum);
    }
    const std::vector<double> gains = channelGains(sequence.master.gainDb, sequence.master.pan,
                                                   layout);
    AudioBlock block = AudioBlock::silence(start, length, static_cast<int>(channelCount(layout)));
    for (std::size_t c = 0; c < sum.size(); ++c)
        std::transform(sum[c].begin(), sum[c].end(), block.channels[c].begin(),
                       [gain = gains[c]](double sample) {
                           return static_cast<float>(gain * sample);
                       });
    return block;
}

Status AudioMix::addTrack(const Sequence &sequence, const Track &track, std::int64_t start,
                          Sum &sum)
{
    const std::int64_t end = start + static_cast<std::int64_t>(sum[0].size());
    for (const HeardClip &heard : heardClips(track, sequence.settings.rate, start, end)) {
        const Status added = addClip(sequence, heard, start, sum);
        if (!added && m_missing == RenderOptions::Missing::Fail) {
            const std::int64_t at = sequence.settings.rate.frameAtSample(
                std::max(start, heard.start));
            return fail(added.error().kind,
                        locatedMessage(clipName(*m_project, *heard.clip.body), track, sequence, at,
                                       added.error().message));
        }
    }
    return {};
}

Status AudioMix::addClip(const Sequence &sequence, const HeardClip &heard, std::int64_t start,
                         Sum &sum)
{
    const SoundLayout layout = sequence.settings.sound;
    const auto read = sourceOf(*heard.clip.body, layout);
    if (!read)
        return fail(read);
    if (!*read)
        return {};
    const std::vector<double> gains = channelGains(heard.clip->gainDb, heard.clip->pan, layout);
    const std::int64_t first = std::max(start, heard.start);
    const std::int64_t end = std::min(start + static_cast<std::int64_t>(sum[0].size()), heard.end);
    for (const SoundPiece &piece : soundPieces(heard.clip, sequence.settings.rate, first, end)) {
        if (const Status added = addPiece(piece, heard, *read, gains, start, sum); !added)
            return added;
    }
    return {};
}

Status AudioMix::addPiece(const SoundPiece &piece, const HeardClip &heard, const Read &read,
                          const std::vector<double> &gains, std::int64_t start, Sum &sum)
{
    ClipSound sound(piece.places);
    const double speed = std::abs(piece.places.speed());
    const auto most = static_cast<std::int64_t>(std::max(1.0, kMostSourceSamples / speed));
    for (std::int64_t from = piece.start; from < piece.end; from += most) {
        const std::int64_t to = std::min(from + most, piece.end);
        if (const Status loaded = sound.load(read, from, to); !loaded)
            return fail(loaded);
        for (std::int64_t sample = from; sample < to; ++sample)
            sound.add(sample, gains, heard.levelAt(sample), sum,
                      static_cast<std::size_t>(sample - start));
    }
    return {};
}

Result<AudioMix::Read> AudioMix::sourceOf(const ClipBody &clip, SoundLayout layout)
{
    if (const auto *media = std::get_if<MediaSource>(&clip.source))
        return fileOf(clip, *media, layout);
    if (const auto *nested = std::get_if<NestedSource>(&clip.source))
        return nestedOf(clip, *nested, layout);
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
    auto lease = m_readers.acquire({key, clip.id, 0, m_block}, [&]() -> Result<Buffered> {
        auto reader = AudioReader::open(path->second, source.audioStream, {layout, clip.channels});
        if (!reader)
            return fail(reader);
        return Buffered{std::move(*reader), {}};
    });
    if (!lease)
        return fail(lease);
    const auto buffered = std::make_shared<ReaderPool<Buffered>::Lease>(std::move(*lease));
    return Read([buffered](std::int64_t start, std::int64_t length) {
        return (*buffered)->read(start, length);
    });
}

Result<AudioMix::Read> AudioMix::nestedOf(const ClipBody &clip, const NestedSource &source,
                                          SoundLayout layout)
{
    const Sequence *nested = m_project->find(source.sequence);
    if (!nested)
        return fail(ErrorKind::Project, tr("it plays a sequence that is not in the project. Remove "
                                           "the clip."));
    const SoundLayout own = nested->settings.sound;
    const SoundMatrix matrix = clip.channels.empty()
                                   ? mixMatrix(own, layout)
                                   : channelMatrix(clip.channels, channelCount(own), layout);
    return Read(
        [this, nested, matrix](std::int64_t start, std::int64_t length) -> Result<AudioBlock> {
            if (m_level >= kMostLevels)
                return fail(ErrorKind::Project,
                            tr("the sequence \"%1\" contains itself. Remove the clip.")
                                .arg(nested->name));
            ++m_level;
            const auto block = mix(*nested, start, length);
            --m_level;
            if (!block)
                return fail(block);
            return remixed(*block, matrix);
        });
}

Result<AudioBlock> AudioMix::Buffered::read(std::int64_t start, std::int64_t length)
{
    const std::int64_t end = start + length;
    const std::int64_t lastEnd = last.start + last.length();
    if (start >= last.start && end <= lastEnd)
        return slice(last, start, length);
    if (start >= last.start && start < lastEnd) { // goes on from what is there
        auto more = reader.read(lastEnd, end - lastEnd);
        if (!more)
            return fail(more);
        AudioBlock joined = slice(last, start, lastEnd - start);
        for (std::size_t c = 0; c < joined.channels.size(); ++c)
            joined.channels[c].insert(joined.channels[c].end(), more->channels[c].begin(),
                                      more->channels[c].end());
        last = std::move(joined);
        return last;
    }
    // Backwards, a second at a time: a decoder only runs forwards.
    const bool isBackwards = start < last.start && last.start - start < kSampleRate;
    const std::int64_t from = isBackwards ? std::min(start, end - kSampleRate) : start;
    auto block = reader.read(from, end - from);
    if (!block)
        return fail(block);
    last = std::move(*block);
    return slice(last, start, length);
}

} // namespace weft
