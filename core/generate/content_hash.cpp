#include "core/generate/content_hash.h"

#include "core/base/soft_assert.h"
#include "core/base/translate.h"
#include "core/media/video_reader.h"

#include <QFile>

#include <xxhash.h>

namespace weft {

namespace {

struct FreeState
{
    void operator()(XXH3_state_t *state) const { XXH3_freeState(state); }
};

/// One XXH3-128 in the making.
class Hasher
{
public:
    Hasher()
        : m_state(XXH3_createState())
    {
        XXH3_128bits_reset(m_state.get());
    }

    void add(const void *data, std::size_t bytes)
    {
        XXH3_128bits_update(m_state.get(), data, bytes);
    }

    QString result() const
    {
        XXH128_canonical_t canonical;
        XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(m_state.get()));
        const auto *bytes = reinterpret_cast<const char *>(canonical.digest);
        return QString::fromLatin1(QByteArray::fromRawData(bytes, sizeof canonical.digest).toHex());
    }

private:
    std::unique_ptr<XXH3_state_t, FreeState> m_state;
};

} // namespace

struct ContentHash::Private
{
    Hasher hasher;
};

ContentHash::ContentHash()
    : d(std::make_unique<Private>())
{}

ContentHash::ContentHash(ContentHash &&) noexcept = default;
ContentHash &ContentHash::operator=(ContentHash &&) noexcept = default;
ContentHash::~ContentHash() = default;

void ContentHash::add(const Frame &frame)
{
    WEFT_ASSERT(frame.format().sample == SampleType::U8, return );
    for (int index = 0; index < frame.format().planeCount(); ++index) {
        const Plane &plane = frame.plane(index);
        for (int y = 0; y < plane.height; ++y)
            d->hasher.add(plane.row<std::uint8_t>(y), static_cast<std::size_t>(plane.width));
    }
}

QString ContentHash::result() const
{
    return d->hasher.result();
}

Result<VideoContent> readContent(const QString &path, std::stop_token stop)
{
    auto reader = VideoReader::open(path);
    if (!reader)
        return fail(reader);
    VideoContent content;
    ContentHash hash;
    for (; content.frames < reader->frameCount(); ++content.frames) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, tr("Reading %1 was cancelled.").arg(path));
        const auto frame = reader->frame(content.frames);
        if (!frame)
            return fail(frame);
        if (!frame->format().isRgb() || frame->format().sample != SampleType::U8)
            return fail(ErrorKind::Media,
                        tr("%1 does not hold 8-bit RGB pictures, as takes do.").arg(path));
        content.width = frame->width();
        content.height = frame->height();
        content.hasAlpha = frame->format().alpha != AlphaMode::None;
        hash.add(*frame);
    }
    content.hash = hash.result();
    return content;
}

Result<QString> hashOfFile(const QString &path)
{
    constexpr qint64 kChunk = 1 << 20;
    QFile file(path);
    Hasher hasher;
    bool readable = file.open(QIODevice::ReadOnly);
    QByteArray chunk(kChunk, Qt::Uninitialized);
    while (readable && !file.atEnd()) {
        const qint64 got = file.read(chunk.data(), kChunk);
        readable = got > 0;
        if (readable)
            hasher.add(chunk.constData(), static_cast<std::size_t>(got));
    }
    if (!readable)
        return fail(ErrorKind::Media, tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    return hasher.result();
}

} // namespace weft
