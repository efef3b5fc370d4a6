#include "core/cache/thumbnails.h"

#include "core/base/translate.h"
#include "core/cache/frame_keys.h"
#include "core/cache/preview_failures.h"

namespace weft {

namespace {

PictureRequest pictureRequestOf(ThumbnailService::Request request)
{
    const int side = std::max(1, request.box.width);
    request.box.height = std::clamp(request.box.height, 1, std::max(1, kMostPreviewPixels / side));
    const PreviewSize size = sizeInBox(request.picture, request.box);
    return {std::move(request.picture), size, {}};
}

tl::unexpected<Error> noImage()
{
    return fail(ErrorKind::Media, tr("A preview cannot be read as a picture."));
}

Result<QImage> imageOf(std::span<const std::byte> png)
{
    QImage image;
    if (!image.loadFromData(reinterpret_cast<const uchar *>(png.data()),
                            static_cast<int>(png.size()), "PNG"))
        return noImage();
    return image.convertToFormat(QImage::Format_RGB888);
}

/// What the files of a picture hold, in one word.
QString wordOf(const FileKeys &files)
{
    KeyHasher hasher("files", 1);
    for (const auto &[path, key] : files) {
        hasher.addText(path);
        hasher.addKey(key);
    }
    return hasher.result().toHex();
}

std::optional<CacheKey> keyOf(const PictureRequest &request, const FileKeys &files)
{
    const PreviewPicture &picture = request.picture;
    const FrameKeys keys({picture.project, picture.sequence, picture.media,
                          previewOptions(request.size)},
                         files);
    return keys.keyOf(picture.frame);
}

} // namespace

struct ThumbnailService::Private
{
    /// A picture that is wanted, and what was found out about it.
    struct Wanted
    {
        PictureRequest request;
        FileKeys files;
        std::optional<CacheKey> key;
    };
    using Jobs = PreviewJobs<Wanted, Result<QImage>>;

    Private(std::shared_ptr<CacheStore> store, const Settings &settings);

    std::optional<Result<QImage>> lookUp(Wanted &wanted);
    Result<QImage> make(const Jobs::Job &job, int maker);
    Result<QByteArray> askChild(const Jobs::Job &job, int maker);

    const std::shared_ptr<CacheStore> store;
    const int silenceMs;
    FileKeyReader files;
    PreviewFailures failures;
    std::vector<PreviewClient> clients; ///< one for each maker
    Jobs jobs;                          // last: its threads use the members above
};

ThumbnailService::Private::Private(std::shared_ptr<CacheStore> s, const Settings &settings)
    : store(std::move(s))
    , silenceMs(settings.silenceMs)
    , clients(makePreviewClients(settings.program, settings.children))
    , jobs({[this](Jobs::Job &job) { return lookUp(job.request); },
            [this](Jobs::Job &job, int maker) { return make(job, maker); },
            [this](int maker) { clients[static_cast<std::size_t>(maker)].rest(); },
            settings.children, settings.restAfterMs})
{}

std::optional<Result<QImage>> ThumbnailService::Private::lookUp(Wanted &wanted)
{
    wanted.files = files.keysOf(wanted.request.picture.media);
    wanted.key = keyOf(wanted.request, wanted.files);
    if (!wanted.key)
        return {};
    const auto entry = store->read(CacheKind::Thumbnail, *wanted.key);
    if (const auto image = entry ? imageOf(entry->bytes()) : noImage())
        return image;
    if (const auto failure = failures.find(*wanted.key))
        return tl::unexpected(*failure);
    return {};
}

Result<QImage> ThumbnailService::Private::make(const Jobs::Job &job, int maker)
{
    const Wanted &wanted = job.request;
    const auto png = askChild(job, maker);
    const auto image = png ? imageOf(std::as_bytes(std::span(*png))) : fail(png);
    // A file that was replaced meanwhile is not what the key says.
    if (!wanted.key || files.keysOf(wanted.request.picture.media) != wanted.files)
        return image;
    if (image)
        (void) store->write(CacheKind::Thumbnail, *wanted.key, std::as_bytes(std::span(*png)));
    else if (image.error().kind != ErrorKind::Cancelled)
        failures.add(*wanted.key, image.error());
    return image;
}

Result<QByteArray> ThumbnailService::Private::askChild(const Jobs::Job &job, int maker)
{
    PictureRequest request = job.request.request;
    request.files = wordOf(job.request.files);
    QByteArray png;
    const Status answered = clients[static_cast<std::size_t>(maker)].ask(
        {std::move(request),
         [&png](const PreviewEvent &event) {
             if (const auto *made = std::get_if<PictureMade>(&event))
                 png = made->png.bytes;
         },
         [this] { return !jobs.isEnding(); }, silenceMs});
    if (!answered)
        return fail(answered);
    return png;
}

ThumbnailService::ThumbnailService(std::shared_ptr<CacheStore> store)
    : ThumbnailService(std::move(store), Settings())
{}

ThumbnailService::ThumbnailService(std::shared_ptr<CacheStore> store, const Settings &settings)
    : d(std::make_unique<Private>(std::move(store), settings))
{}

ThumbnailService::~ThumbnailService() = default;

PreviewTicket ThumbnailService::request(Request request, Take take)
{
    const int urgency = request.urgency;
    PictureRequest wanted = pictureRequestOf(std::move(request));
    const QByteArray name = toLine(wanted);
    return d->jobs.add(name, {std::move(wanted), {}, {}}, urgency, std::move(take));
}

} // namespace weft
