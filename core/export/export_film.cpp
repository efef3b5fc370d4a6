#include "core/export/export_film.h"

#include "core/base/translate.h"
#include "core/export/bounded_queue.h"
#include "core/export/chapters.h"
#include "core/export/mastering.h"
#include "core/export/part_file.h"
#include "core/export/progress_meter.h"
#include "core/export/verify_film.h"

#include <QFileInfo>

#include <thread>

namespace weft {

namespace {

constexpr std::size_t kQueuedFrames = 4;

/// A frame with the sound that plays while it is shown.
struct Moment
{
    Frame picture;
    AudioBlock sound;
};

/// Encodes on its own thread what is handed over; the first error ends it.
class EncodingThread
{
public:
    EncodingThread(Encoder encoder, bool hasSound)
        : m_encoder(std::move(encoder))
        , m_hasSound(hasSound)
        , m_queue(kQueuedFrames)
        , m_thread([this] { run(); })
    {}

    ~EncodingThread()
    {
        m_queue.end();
        if (m_thread.joinable())
            m_thread.join();
    }

    /// False once encoding has failed: finish() says why.
    bool push(Moment moment) { return m_queue.push(std::move(moment)); }

    /// Encodes what is left and completes the file.
    Status finish()
    {
        m_queue.end();
        m_thread.join();
        return m_status ? m_encoder.finish() : m_status;
    }

private:
    void run()
    {
        while (const auto moment = m_queue.pop()) {
            m_status = m_encoder.writeFrame(moment->picture);
            if (m_status && m_hasSound)
                m_status = m_encoder.writeAudio(moment->sound);
            if (!m_status)
                return m_queue.abandon();
        }
    }

    Encoder m_encoder;
    const bool m_hasSound;
    BoundedQueue<Moment> m_queue;
    Status m_status;
    std::thread m_thread; // last: it uses the members above
};

Result<TimeRange> checkedRange(const ExportJob &job, const Sequence &sequence)
{
    const TimeRange whole{0, sequence.length()};
    if (whole.isEmpty())
        return fail(ErrorKind::Usage,
                    tr("The sequence \"%1\" is empty: there is nothing to render.")
                        .arg(sequence.name));
    if (job.range.isEmpty())
        return whole;
    if (job.range.start < 0 || job.range.end() > whole.end())
        return fail(ErrorKind::Usage, tr("The range from frame %1 to %2 is not inside the "
                                         "sequence, which has frames 0 to %3.")
                                          .arg(job.range.start)
                                          .arg(job.range.end())
                                          .arg(whole.end()));
    return job.range;
}

Status checkTarget(const ExportJob &job)
{
    const QFileInfo target(job.path);
    if (target.isDir())
        return fail(ErrorKind::Usage, tr("\"%1\" is a folder: give a file name.").arg(job.path));
    if (!target.exists())
        return {};
    const auto isTarget = [&](const auto &entry) {
        return QFileInfo(entry.second).canonicalFilePath() == target.canonicalFilePath();
    };
    if (std::any_of(job.media.media.begin(), job.media.media.end(), isTarget)
        || std::any_of(job.media.takes.begin(), job.media.takes.end(), isTarget))
        return fail(ErrorKind::Usage,
                    tr("\"%1\" is one of the project's own media files: choose another name.")
                        .arg(job.path));
    if (!job.overwrite)
        return fail(ErrorKind::Usage,
                    tr("\"%1\" exists already: choose another name, or allow to overwrite it.")
                        .arg(job.path));
    return {};
}

ColourTags filmColour(const ExportJob &job, const SequenceSettings &sequence)
{
    return encodedColour(job.preset.settings, colourOf(job.preset.colour, sequence.colour));
}

Result<Encoder> openEncoder(const ExportJob &job, const Sequence &sequence, const TimeRange &range,
                            const QString &path)
{
    EncoderFormat format;
    format.width = sequence.settings.width;
    format.height = sequence.settings.height;
    format.rate = sequence.settings.rate;
    format.audioChannels = static_cast<int>(channelCount(sequence.settings.sound));
    format.colour = filmColour(job, sequence.settings);
    format.chapters = chaptersOf(sequence, range);
    if (!job.view) // behind which brightness is another
        format.hdr = masteringOf(*job.project, job.sequence);
    return Encoder::open(path, job.preset.settings, format);
}

/// Renders every frame of the range into the encoder.
Status renderRange(const ExportJob &job, const SequenceSettings &sequence, const TimeRange &range,
                   EncodingThread &encoder, ProgressMeter &meter, const std::stop_token &stop)
{
    const FrameRate &rate = sequence.rate;
    RenderOptions options;
    options.format = job.preset.settings.pixelFormat;
    options.colour = filmColour(job, sequence);
    options.view = job.view;
    Renderer renderer(job.project, job.sequence, job.media, options);
    for (std::int64_t frame = range.start; frame < range.end(); ++frame) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, tr("The render was cancelled; nothing was written."));
        auto picture = renderer.frame(frame);
        if (!picture)
            return fail(picture);
        const std::int64_t sample = rate.sampleAt(frame);
        auto sound = renderer.audio(sample, rate.sampleAt(frame + 1) - sample);
        if (!sound)
            return fail(sound);
        if (!encoder.push({*std::move(picture), *std::move(sound)}))
            return {}; // finish() of the encoder says why
        meter.done(frame + 1 - range.start);
    }
    return {};
}

} // namespace

Result<ExportedFilm> exportFilm(const ExportJob &job,
                                const std::function<void(const ExportProgress &)> &progress,
                                const std::stop_token &stop)
{
    const Sequence &sequence = *job.project->find(job.sequence);
    const auto range = checkedRange(job, sequence);
    if (!range)
        return fail(range);
    if (const Status status = checkTarget(job); !status)
        return fail(status);
    auto part = PartFile::create(job.path);
    if (!part)
        return fail(part);
    auto opened = openEncoder(job, sequence, *range, part->path());
    if (!opened)
        return fail(opened);
    const bool hasSound = !job.preset.settings.audioCodec.isEmpty();
    EncodingThread encoder(*std::move(opened), hasSound);
    ProgressMeter meter(range->length, progress);
    if (const Status status = renderRange(job, sequence.settings, *range, encoder, meter, stop);
        !status)
        return fail(status);
    if (const Status status = encoder.finish(); !status)
        return fail(status);
    auto film = verifyFilm(part->path(), job.preset, sequence, *range);
    if (!film)
        return film;
    if (const Status status = part->finish(); !status)
        return fail(status);
    film->path = job.path;
    return film;
}

} // namespace weft
