#include "core/media/decoding_speed.h"

#include "core/media/video_reader.h"

#include <limits>

namespace weft {

namespace {

constexpr auto kMostTime = std::chrono::milliseconds(667);

} // namespace

Result<double> decodingSpeed(const QString &path, const SpeedTest &test)
{
    auto reader = VideoReader::open(path, {0, {}, test.hardware});
    if (!reader)
        return fail(reader);
    const std::int64_t count = reader->frameCount();
    if (reader->isStill() || count < 2)
        return std::numeric_limits<double>::infinity();
    const Now now = orSteady(test.now);
    const std::int64_t first = (count - 1) / 2;
    if (const auto reached = reader->frame(first); !reached)
        return fail(reached);
    const Rational from = reader->frameTime(first);
    const auto start = now();
    std::chrono::nanoseconds took{};
    std::int64_t last = first;
    do {
        if (const auto frame = reader->frame(++last); !frame)
            return fail(frame);
        took = now() - start;
    } while (last + 1 < count && took < kMostTime && reader->frameTime(last) - from < Rational(1));
    const double seconds = std::chrono::duration<double>(took).count();
    const double film = (reader->frameTime(last) - from).toDouble();
    return seconds > 0 ? film / seconds : std::numeric_limits<double>::infinity();
}

} // namespace weft
