#include "core/model/media_item.h"

#include <algorithm>

namespace weft {

namespace {

int squarePixelWidth(const VideoInfo &video)
{
    const std::int64_t width = video.pixelAspect.times(video.width, Rounding::Nearest);
    return static_cast<int>(std::clamp<std::int64_t>(width, 1, 32768));
}

} // namespace

int VideoInfo::displayWidth() const
{
    return rotation % 180 == 0 ? squarePixelWidth(*this) : height;
}

int VideoInfo::displayHeight() const
{
    return rotation % 180 == 0 ? height : squarePixelWidth(*this);
}

const Proxy *proxyFor(const std::vector<Proxy> &proxies, int lines)
{
    const Proxy *best = nullptr;
    for (const Proxy &proxy : proxies) {
        if (proxy.height >= lines && (!best || proxy.height < best->height))
            best = &proxy;
    }
    return best;
}

const Proxy *proxyFor(const MediaItem &item, int lines)
{
    return proxyFor(item.proxies, lines);
}

bool isProxyOf(const Proxy &proxy, const MediaIdentity &file)
{
    return proxy.source == MediaIdentity() || proxy.source == file;
}

Rational MediaInfo::duration() const
{
    Rational longest = video ? video->duration : Rational();
    for (const AudioInfo &stream : audio)
        longest = std::max(longest, stream.duration);
    return longest;
}

} // namespace weft
