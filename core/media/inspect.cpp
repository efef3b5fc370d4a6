#include "core/media/inspect.h"

#include "core/media/container.h"
#include "core/media/picture_visitor.h"
#include "core/media/video_index.h"

#include <algorithm>
#include <limits>

namespace weft {

namespace {

StreamFacts describe(const AVStream &stream, const PacketTable &table)
{
    const AVCodecParameters &parameters = *stream.codecpar;
    StreamFacts facts;
    facts.codec = codecName(parameters);
    if (parameters.codec_type == AVMEDIA_TYPE_VIDEO) {
        facts.width = parameters.width;
        facts.height = parameters.height;
        facts.rate = toRational(stream.avg_frame_rate);
    } else {
        facts.kind = StreamFacts::Kind::Sound;
        facts.sampleRate = parameters.sample_rate;
        facts.channels = parameters.ch_layout.nb_channels;
    }
    std::int64_t start = std::numeric_limits<std::int64_t>::max();
    std::int64_t end = std::numeric_limits<std::int64_t>::min();
    for (const PacketEntry &entry : table) {
        if (entry.isDiscarded || entry.isHidden)
            continue;
        ++facts.count;
        const std::int64_t time = entry.pts != AV_NOPTS_VALUE ? entry.pts : entry.dts;
        if (time == AV_NOPTS_VALUE)
            continue;
        start = std::min(start, time);
        end = std::max(end, time + entry.duration);
    }
    if (start <= end) {
        const Rational tick = toRational(stream.time_base);
        facts.start = Rational(start) * tick;
        facts.duration = Rational(end - start) * tick;
    }
    return facts;
}

} // namespace

Result<std::vector<StreamFacts>> inspect(const QString &path)
{
    const auto container = openContainer(path);
    if (!container)
        return fail(container);
    std::vector<PacketScan> scans;
    for (unsigned i = 0; i < (*container)->nb_streams; ++i) {
        const AVStream &stream = *(*container)->streams[i];
        const AVMediaType type = stream.codecpar->codec_type;
        if (type == AVMEDIA_TYPE_VIDEO)
            scans.push_back({stream.index, makePictureVisitor(stream), {}});
        else if (type == AVMEDIA_TYPE_AUDIO)
            scans.push_back({stream.index, {}, {}});
    }
    if (const Status scanned = scanPackets(**container, scans, path); !scanned)
        return fail(scanned);
    std::vector<StreamFacts> facts;
    for (const PacketScan &scan : scans)
        facts.push_back(describe(*(*container)->streams[scan.stream], scan.table));
    return facts;
}

Result<std::vector<FilmChapter>> chaptersOf(const QString &path)
{
    const auto container = openContainer(path);
    if (!container)
        return fail(container);
    std::vector<FilmChapter> chapters;
    for (unsigned i = 0; i < (*container)->nb_chapters; ++i) {
        const AVChapter &chapter = *(*container)->chapters[i];
        const Rational tick = toRational(chapter.time_base);
        const AVDictionaryEntry *const title = av_dict_get(chapter.metadata, "title", nullptr, 0);
        chapters.push_back({Rational(chapter.start) * tick, Rational(chapter.end) * tick,
                            title ? QString::fromUtf8(title->value) : QString()});
    }
    return chapters;
}

} // namespace weft
