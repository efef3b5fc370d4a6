#include "core/media/audio_reader.h"

#include "core/base/translate.h"
#include "core/media/sound_decoder.h"
#include "core/time/frame_rate.h"

extern "C" {
#include <libavutil/opt.h>
}

#include <algorithm>
#include <numeric>

namespace weft {

namespace {

/// Samples fed before a jump's target, at least: more than the resampler's filter is long at any
/// rate.
constexpr std::int64_t kRunIn = 4096;
constexpr std::int64_t kChunk = 4096;
/// Reading on is cheaper than a new start up to here.
constexpr std::int64_t kReadOn = kSampleRate;

using Channels = std::vector<std::vector<float>>;

std::vector<float *> starts(Channels &channels)
{
    std::vector<float *> pointers;
    for (auto &channel : channels)
        pointers.push_back(channel.data());
    return pointers;
}

Result<ResamplerPointer> makeResampler(int sampleRate, std::size_t channels, const QString &path)
{
    AVChannelLayout layout{};
    av_channel_layout_default(&layout, static_cast<int>(channels));
    SwrContext *made = nullptr;
    int error = swr_alloc_set_opts2(&made, &layout, AV_SAMPLE_FMT_FLTP,
                                    static_cast<int>(kSampleRate), &layout, AV_SAMPLE_FMT_FLTP,
                                    sampleRate, 0, nullptr);
    ResamplerPointer resampler(made);
    if (error >= 0)
        error = swr_init(made);
    if (error < 0)
        return fail(ErrorKind::Media,
                    tr("The sound of \"%1\" cannot be resampled from %2 samples a second (%3).")
                        .arg(path, QString::number(sampleRate), describe(error)));
    return resampler;
}

} // namespace

struct AudioReader::Private
{
    QString path;
    AudioInfo info;
    SoundDecoder decoder;
    /// So many samples of the stream last as long as so many of ours: where both rates meet.
    std::int64_t streamBlock = 1;
    std::int64_t block = 1;
    ResamplerPointer resampler;
    std::int64_t fed = 0;  ///< stream sample that goes into the resampler next
    std::int64_t made = 0; ///< our sample that comes out of it next
    Channels pending;      ///< the sound up to `made` that is not yet handed out

    Status startFor(std::int64_t start);
    Status makeMore();
    std::int64_t pendingStart() const
    {
        return made - static_cast<std::int64_t>(pending[0].size());
    }
    void forgetBefore(std::int64_t position);
};

/// Begins where a sample of the stream and one of ours coincide, so that every sample has the same
/// phase of the filter whatever was read before.
Status AudioReader::Private::startFor(std::int64_t start)
{
    const std::int64_t runIn = kRunIn / streamBlock + 1;
    const std::int64_t first = divide(start, block, Rounding::Floor) - runIn;
    auto fresh = makeResampler(decoder.sampleRate(), decoder.channels(), path);
    if (!fresh)
        return fail(fresh);
    resampler = std::move(*fresh);
    fed = first * streamBlock;
    made = first * block;
    pending.assign(decoder.channels(), {});
    return {};
}

Status AudioReader::Private::makeMore()
{
    Channels source(decoder.channels(), std::vector<float>(kChunk));
    const Status read = decoder.read(fed, kChunk, starts(source));
    if (!read)
        return read;
    fed += kChunk;
    const int most = swr_get_out_samples(resampler.get(), static_cast<int>(kChunk));
    const std::size_t kept = pending[0].size();
    std::vector<uint8_t *> target(pending.size());
    std::vector<const uint8_t *> input(pending.size());
    for (std::size_t c = 0; c < target.size(); ++c) {
        pending[c].resize(kept + static_cast<std::size_t>(std::max(0, most)));
        target[c] = reinterpret_cast<uint8_t *>(pending[c].data() + kept);
        input[c] = reinterpret_cast<const uint8_t *>(source[c].data());
    }
    const int count = swr_convert(resampler.get(), target.data(), most, input.data(),
                                  static_cast<int>(kChunk));
    if (count < 0)
        return fail(ErrorKind::Media,
                    tr("The sound of \"%1\" cannot be resampled (%2).").arg(path, describe(count)));
    for (auto &channel : pending)
        channel.resize(kept + static_cast<std::size_t>(count));
    made += count;
    return {};
}

void AudioReader::Private::forgetBefore(std::int64_t position)
{
    const auto size = static_cast<std::int64_t>(pending[0].size());
    const std::int64_t count = std::clamp<std::int64_t>(position - pendingStart(), 0, size);
    for (auto &channel : pending)
        channel.erase(channel.begin(), channel.begin() + static_cast<std::ptrdiff_t>(count));
}

Result<AudioReader> AudioReader::open(const QString &path, int stream, const SoundOutput &output)
{
    auto file = readSoundFile(path);
    if (!file)
        return fail(file);
    if (file->streams.empty())
        return fail(ErrorKind::Media, tr("\"%1\" has no sound in it.").arg(path));
    if (stream < 0 || stream >= static_cast<int>(file->streams.size()))
        return fail(ErrorKind::Media,
                    tr("\"%1\" has no sound stream %2; it has %3.")
                        .arg(path, QString::number(stream), QString::number(file->streams.size())));
    AudioInfo info = file->streams[static_cast<std::size_t>(stream)].info;
    auto decoder = SoundDecoder::open(path, std::move(*file), static_cast<std::size_t>(stream),
                                      output);
    if (!decoder)
        return fail(decoder);
    const std::int64_t rate = decoder->sampleRate();
    const std::int64_t common = std::gcd(rate, kSampleRate);
    auto d = std::unique_ptr<Private>(new Private{path, std::move(info), std::move(*decoder),
                                                  rate / common, kSampleRate / common});
    return AudioReader(std::move(d));
}

AudioReader::AudioReader(std::unique_ptr<Private> d)
    : d(std::move(d))
{}

AudioReader::AudioReader(AudioReader &&) noexcept = default;
AudioReader &AudioReader::operator=(AudioReader &&) noexcept = default;
AudioReader::~AudioReader() = default;

const AudioInfo &AudioReader::info() const
{
    return d->info;
}

std::int64_t AudioReader::length() const
{
    return d->info.duration.times(kSampleRate, Rounding::Ceil);
}

Result<AudioBlock> AudioReader::read(std::int64_t start, std::int64_t length)
{
    const std::size_t channels = d->decoder.channels();
    AudioBlock block = AudioBlock::silence(start, std::max<std::int64_t>(0, length),
                                           static_cast<int>(channels));
    if (block.length() == 0)
        return block;
    if (d->decoder.sampleRate() == kSampleRate) {
        if (const Status read = d->decoder.read(start, length, starts(block.channels)); !read)
            return fail(read);
        return block;
    }
    if (!d->resampler || start < d->pendingStart() || start > d->made + kReadOn) {
        if (const Status started = d->startFor(start); !started)
            return fail(started);
    }
    while (d->made < start + length) {
        if (const Status more = d->makeMore(); !more)
            return fail(more);
        d->forgetBefore(start);
    }
    d->forgetBefore(start);
    for (std::size_t c = 0; c < channels; ++c)
        std::copy_n(d->pending[c].begin(), length, block.channels[c].begin());
    return block;
}

} // namespace weft
