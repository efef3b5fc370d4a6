#include "core/media/audio_filter.h"

#include "core/base/translate.h"
#include "core/media/ffmpeg_handles.h"

extern "C" {
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavutil/opt.h>
}

#include <algorithm>
#include <array>
#include <deque>

namespace weft {

namespace {

using GraphPointer = std::unique_ptr<AVFilterGraph, FreeByReference<avfilter_graph_free>>;

/// None of these reads a file, loads code or asks for anything but samples.
constexpr std::array kAllowed{"afftdn"};

QString layoutName(SoundLayout layout)
{
    return layout == SoundLayout::Mono     ? QStringLiteral("mono")
           : layout == SoundLayout::Stereo ? QStringLiteral("stereo")
                                           : QStringLiteral("5.1");
}

} // namespace

struct AudioFilter::Private
{
    AudioFilterJob job;
    GraphPointer graph;
    AVFilterContext *source = nullptr;
    AVFilterContext *filter = nullptr;
    AVFilterContext *sink = nullptr;
    FramePointer in{av_frame_alloc()};
    FramePointer out{av_frame_alloc()};
    std::int64_t fed = 0;
    std::vector<std::deque<float>> ready; ///< channels; what run() hands out next

    Result<AVFilterContext *> add(const char *name, const std::vector<CodecOption> &options);
    Status link();
    Status feed(std::span<double *const> channels, std::size_t length);
    Status drain();
    tl::unexpected<Error> failure(int error) const;
};

tl::unexpected<Error> AudioFilter::Private::failure(int error) const
{
    return fail(ErrorKind::Media, tr("The sound filter \"%1\" of FFmpeg fails (%2): remove the "
                                     "effect that uses it, or install a complete FFmpeg.")
                                      .arg(job.filter, describe(error)));
}

Result<AVFilterContext *> AudioFilter::Private::add(const char *name,
                                                    const std::vector<CodecOption> &options)
{
    const AVFilter *type = avfilter_get_by_name(name);
    AVFilterContext *made = type ? avfilter_graph_alloc_filter(graph.get(), type, name) : nullptr;
    if (!made)
        return failure(AVERROR_FILTER_NOT_FOUND);
    for (const CodecOption &option : options) {
        const int error = av_opt_set(made, option.name.toUtf8().constData(),
                                     option.value.toUtf8().constData(), AV_OPT_SEARCH_CHILDREN);
        if (error < 0)
            return failure(error);
    }
    if (const int error = avfilter_init_dict(made, nullptr); error < 0)
        return failure(error);
    return made;
}

Status AudioFilter::Private::link()
{
    int error = avfilter_link(source, 0, filter, 0);
    if (error >= 0)
        error = avfilter_link(filter, 0, sink, 0);
    if (error >= 0)
        error = avfilter_graph_config(graph.get(), nullptr);
    return error < 0 ? Status(failure(error)) : Status();
}

Result<AudioFilter> AudioFilter::open(const AudioFilterJob &job)
{
    const bool isAllowed = std::any_of(kAllowed.begin(), kAllowed.end(), [&](const char *name) {
        return job.filter == QLatin1String(name);
    });
    if (!isAllowed)
        return fail(ErrorKind::Usage,
                    tr("The filter \"%1\" of FFmpeg is none that Weft runs.").arg(job.filter));
    quietFFmpeg();
    auto d = std::make_unique<Private>();
    d->job = job;
    d->graph.reset(avfilter_graph_alloc());
    d->graph->nb_threads = 1;
    const QString rate = QString::number(kSampleRate);
    const auto source = d->add("abuffer",
                               {{QStringLiteral("sample_fmt"), QStringLiteral("fltp")},
                                {QStringLiteral("sample_rate"), rate},
                                {QStringLiteral("time_base"), QStringLiteral("1/") + rate},
                                {QStringLiteral("channel_layout"), layoutName(job.layout)}});
    if (!source)
        return fail(source);
    const auto filter = d->add(job.filter.toUtf8().constData(), job.options);
    if (!filter)
        return fail(filter);
    const auto sink = d->add("abuffersink", {});
    if (!sink)
        return fail(sink);
    d->source = *source;
    d->filter = *filter;
    d->sink = *sink;
    if (const Status linked = d->link(); !linked)
        return fail(linked);
    const auto waiting = static_cast<std::size_t>(job.latency - job.delay);
    d->ready.assign(channelCount(job.layout), std::deque<float>(waiting, 0.0F));
    return AudioFilter(std::move(d));
}

AudioFilter::AudioFilter(std::unique_ptr<Private> d)
    : d(std::move(d))
{}

AudioFilter::AudioFilter(AudioFilter &&) noexcept = default;
AudioFilter &AudioFilter::operator=(AudioFilter &&) noexcept = default;
AudioFilter::~AudioFilter() = default;

Status AudioFilter::Private::feed(std::span<double *const> channels, std::size_t length)
{
    av_frame_unref(in.get());
    in->format = AV_SAMPLE_FMT_FLTP;
    in->sample_rate = static_cast<int>(kSampleRate);
    in->nb_samples = static_cast<int>(length);
    in->pts = fed;
    av_channel_layout_default(&in->ch_layout, static_cast<int>(channels.size()));
    if (const int error = av_frame_get_buffer(in.get(), 0); error < 0)
        return failure(error);
    for (std::size_t c = 0; c < channels.size(); ++c)
        std::transform(channels[c], channels[c] + length,
                       reinterpret_cast<float *>(in->extended_data[c]),
                       [](double sample) { return static_cast<float>(sample); });
    fed += static_cast<std::int64_t>(length);
    const int error = av_buffersrc_add_frame(source, in.get());
    return error < 0 ? Status(failure(error)) : Status();
}

Status AudioFilter::Private::drain()
{
    while (true) {
        const int error = av_buffersink_get_frame(sink, out.get());
        if (error == AVERROR(EAGAIN))
            return {};
        if (error < 0)
            return failure(error);
        for (std::size_t c = 0; c < ready.size(); ++c) {
            const auto *samples = reinterpret_cast<const float *>(out->extended_data[c]);
            ready[c].insert(ready[c].end(), samples, samples + out->nb_samples);
        }
        av_frame_unref(out.get());
    }
}

Status AudioFilter::run(std::span<double *const> channels, std::size_t length)
{
    if (const Status status = d->feed(channels, length); !status)
        return status;
    if (const Status status = d->drain(); !status)
        return status;
    if (d->ready[0].size() < length)
        return d->failure(AVERROR_BUG);
    for (std::size_t c = 0; c < channels.size(); ++c) {
        const auto end = d->ready[c].begin() + static_cast<std::ptrdiff_t>(length);
        std::copy(d->ready[c].begin(), end, channels[c]);
        d->ready[c].erase(d->ready[c].begin(), end);
    }
    return {};
}

Status AudioFilter::set(const QString &option, const QString &value)
{
    const AVOption *found = av_opt_find(d->filter, option.toUtf8().constData(), nullptr, 0,
                                        AV_OPT_SEARCH_CHILDREN);
    if (!found || !(found->flags & AV_OPT_FLAG_RUNTIME_PARAM))
        return fail(ErrorKind::Usage, tr("\"%1\" of the filter \"%2\" cannot be changed while it "
                                         "runs.")
                                          .arg(option, d->job.filter));
    const int error = avfilter_process_command(d->filter, option.toUtf8().constData(),
                                               value.toUtf8().constData(), nullptr, 0, 0);
    return error < 0 ? Status(d->failure(error)) : Status();
}

} // namespace weft
