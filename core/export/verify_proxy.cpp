#include "core/export/verify_proxy.h"

#include "core/base/translate.h"

#include <cmath>

namespace weft {

namespace {

/// What coding may change a mean level by: two codes of eight bits.
constexpr double kLevelSlack = 2.0 / 255;

template<typename Sample>
double meanOf(const Plane &plane)
{
    double sum = 0;
    for (int y = 0; y < plane.height; ++y) {
        const Sample *row = plane.row<Sample>(y);
        for (int x = 0; x < plane.width; ++x)
            sum += static_cast<double>(row[x]);
    }
    return sum / plane.width / plane.height;
}

QString shapeProblem(const VideoInfo &found, const VideoInfo &wanted)
{
    if (found.width != wanted.width || found.height != wanted.height)
        return tr("it has %1×%2 pixels instead of %3×%4")
            .arg(found.width)
            .arg(found.height)
            .arg(wanted.width)
            .arg(wanted.height);
    if (found.rotation != wanted.rotation || found.mirrored != wanted.mirrored)
        return tr("it is turned otherwise than its source");
    if (found.pixelAspect != wanted.pixelAspect)
        return tr("its pixels have another shape (%1 instead of %2)")
            .arg(found.pixelAspect.toString(), wanted.pixelAspect.toString());
    if (found.hasAlpha != wanted.hasAlpha)
        return tr("its transparency is lost");
    return {};
}

/// Containers count in ticks: times may differ by one of them.
QString timeProblem(const VideoReader &found, const VideoReader &source)
{
    const Rational slack(1, 1000);
    if (found.frameCount() != source.frameCount())
        return tr("it has %1 frames instead of %2")
            .arg(found.frameCount())
            .arg(source.frameCount());
    const auto differ = [&](const Rational &a, const Rational &b) {
        return a - b > slack || b - a > slack;
    };
    for (std::int64_t i = 0; i < source.frameCount(); ++i) {
        if (differ(found.frameTime(i), source.frameTime(i)))
            return tr("its frame %1 begins at %2 s instead of %3 s")
                .arg(i)
                .arg(found.frameTime(i).toDouble())
                .arg(source.frameTime(i).toDouble());
    }
    if (differ(found.info().duration, source.info().duration))
        return tr("it lasts %1 s instead of %2 s")
            .arg(found.info().duration.toDouble())
            .arg(source.info().duration.toDouble());
    return {};
}

/// Every frame decodes, and is about as bright as the one that was written.
QString pictureProblem(VideoReader &found, const ProxyFacts &facts)
{
    for (std::int64_t i = 0; i < found.frameCount(); ++i) {
        const auto frame = found.frame(i);
        if (!frame)
            return frame.error().message;
        if (completed(frame->colour(), frame->height(), frame->format().isRgb()) != facts.colour)
            return tr("its colours are tagged otherwise than its source's");
        if (std::abs(lumaLevel(*frame) - facts.levels[static_cast<std::size_t>(i)]) > kLevelSlack)
            return tr("its frame %1 is not the one that was written").arg(i);
    }
    return {};
}

} // namespace

double lumaLevel(const Frame &frame)
{
    const Plane &luma = frame.plane(0);
    const double greatest = std::exp2(frame.format().bitDepth) - 1;
    return (frame.format().sample == SampleType::U8 ? meanOf<std::uint8_t>(luma)
                                                    : meanOf<std::uint16_t>(luma))
           / greatest;
}

Status verifyProxy(const QString &path, const ProxyFacts &facts)
{
    auto reader = VideoReader::open(path);
    QString problem = reader ? shapeProblem(reader->info(), facts.shape) : reader.error().message;
    if (problem.isEmpty())
        problem = timeProblem(*reader, facts.source);
    if (problem.isEmpty())
        problem = pictureProblem(*reader, facts);
    if (problem.isEmpty())
        return {};
    return fail(
        ErrorKind::Verification,
        tr("The proxy was written, but reading it back shows that %1; it was removed. Check "
           "the disk and try again.")
            .arg(problem));
}

} // namespace weft
