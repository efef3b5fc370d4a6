#include "core/media/hardware_decoding.h"

#include "core/base/translate.h"
#include "core/media/device_codec.h"
#include "core/media/picture.h"

extern "C" {
#include <libavutil/hwcontext.h>
#include <libavutil/pixdesc.h>
}

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <deque>
#include <mutex>
#include <set>

namespace weft {

namespace {

using DeviceContext = std::unique_ptr<AVBufferRef, FreeByReference<av_buffer_unref>>;

struct OpenedDevice
{
    HardwareDecoding::Device device;
    DeviceContext context; ///< null where it cannot be opened
    QString failure;       ///< then why
};

AVHWDeviceType typeOf(HardwareDecoding::Kind kind)
{
    switch (kind) {
    case HardwareDecoding::Kind::Vaapi: return AV_HWDEVICE_TYPE_VAAPI;
    case HardwareDecoding::Kind::Cuda: return AV_HWDEVICE_TYPE_CUDA;
    }
    return AV_HWDEVICE_TYPE_NONE;
}

QString shownName(const HardwareDecoding::Device &device)
{
    const QString kind = device.kind == HardwareDecoding::Kind::Vaapi ? QStringLiteral("VAAPI")
                                                                      : QStringLiteral("NVDEC");
    return device.name.isEmpty() ? kind : QStringLiteral("%1 %2").arg(kind, device.name);
}

/// The format of pictures in a device's memory that a codec decodes to there.
AVPixelFormat deviceFormat(const AVCodec &codec, AVHWDeviceType type)
{
    for (int i = 0; const AVCodecHWConfig *config = avcodec_get_hw_config(&codec, i); ++i) {
        if (config->methods & AV_CODEC_HW_CONFIG_METHOD_HW_DEVICE_CTX
            && config->device_type == type)
            return config->pix_fmt;
    }
    return AV_PIX_FMT_NONE;
}

struct DeviceCodec
{
    const AVCodec *codec = nullptr;
    AVPixelFormat format = AV_PIX_FMT_NONE;
};

/// FFmpeg's own decoder, with the device as its helper: where decoding begins and which packet a
/// picture is of stay as without it. A codec may have several, not all with such a helper.
DeviceCodec codecFor(AVCodecID id, AVHWDeviceType type)
{
    void *state = nullptr;
    while (const AVCodec *codec = av_codec_iterate(&state)) {
        if (codec->id != id || !av_codec_is_decoder(codec)
            || codec->capabilities & AV_CODEC_CAP_HARDWARE)
            continue;
        const AVPixelFormat format = deviceFormat(*codec, type);
        if (format != AV_PIX_FMT_NONE)
            return {codec, format};
    }
    return {};
}

/// Called by the decoder, again without the device's format where the device refuses the stream.
AVPixelFormat chooseFormat(AVCodecContext *context, const AVPixelFormat *offered)
{
    const auto wanted = static_cast<AVPixelFormat>(
        reinterpret_cast<std::intptr_t>(context->opaque));
    AVPixelFormat last = AV_PIX_FMT_NONE; // the decoder's own comes last
    for (; *offered != AV_PIX_FMT_NONE; ++offered) {
        if (*offered == wanted)
            return wanted;
        const AVPixFmtDescriptor *description = av_pix_fmt_desc_get(*offered);
        if (description && !(description->flags & AV_PIX_FMT_FLAG_HWACCEL))
            last = *offered;
    }
    return last;
}

CodecContextPointer openCodec(const DeviceCodec &found, const AVStream &stream, AVBufferRef &device)
{
    CodecContextPointer context(avcodec_alloc_context3(found.codec));
    if (avcodec_parameters_to_context(context.get(), stream.codecpar) < 0)
        return {};
    context->pkt_timebase = stream.time_base;
    context->thread_count = 1; // the device has its own
    context->hw_device_ctx = av_buffer_ref(&device);
    context->opaque = reinterpret_cast<void *>(static_cast<std::intptr_t>(found.format));
    context->get_format = chooseFormat;
    if (avcodec_open2(context.get(), found.codec, nullptr) < 0)
        return {};
    return context;
}

template<typename Sample>
double differenceOf(const Plane &a, const Plane &b)
{
    double sum = 0;
    for (int y = 0; y < a.height; ++y) {
        for (int x = 0; x < a.width; ++x)
            sum += std::abs(static_cast<double>(a.row<Sample>(y)[x])
                            - static_cast<double>(b.row<Sample>(y)[x]));
    }
    return sum / a.width / a.height;
}

} // namespace

struct HardwareDecoding::Private
{
    std::mutex mutex; ///< guards what follows
    std::vector<Device> devices;
    std::vector<OpenedDevice> opened; ///< those that were needed
    std::deque<QString> notices;
    std::set<QString> told;

    const OpenedDevice &openedOf(const Device &device);
    void note(const QString &notice)
    {
        if (told.insert(notice).second)
            notices.push_back(notice);
    }
};

/// It is tried once. @pre locked
const OpenedDevice &HardwareDecoding::Private::openedOf(const Device &device)
{
    const auto known = std::find_if(opened.begin(), opened.end(), [&](const OpenedDevice &other) {
        return other.device == device;
    });
    if (known != opened.end())
        return *known;
    AVBufferRef *context = nullptr;
    const QByteArray name = device.name.toUtf8();
    const int error = av_hwdevice_ctx_create(&context, typeOf(device.kind),
                                             name.isEmpty() ? nullptr : name.constData(), nullptr,
                                             0);
    OpenedDevice made{device, DeviceContext(error < 0 ? nullptr : context), {}};
    if (error < 0)
        made.failure
            = tr("The graphics device %1 cannot be opened for decoding (%2); the processor "
                 "decodes. Install its driver, or see that you may use it.")
                  .arg(shownName(device), describe(error));
    opened.push_back(std::move(made));
    return opened.back();
}

std::vector<HardwareDecoding::Device> HardwareDecoding::present()
{
    std::vector<Device> devices;
    if (QFileInfo::exists(QStringLiteral("/dev/nvidia0")))
        devices.push_back({Kind::Cuda, {}});
    const QDir nodes(QStringLiteral("/dev/dri"));
    for (const QString &node : nodes.entryList({QStringLiteral("renderD*")}, QDir::System))
        devices.push_back({Kind::Vaapi, nodes.filePath(node)});
    return devices;
}

HardwareDecoding::HardwareDecoding(std::vector<Device> devices)
    : d(std::make_unique<Private>())
{
    d->devices = std::move(devices);
}

HardwareDecoding::~HardwareDecoding() = default;

std::optional<QString> HardwareDecoding::takeNotice()
{
    const std::lock_guard lock(d->mutex);
    if (d->notices.empty())
        return {};
    const QString notice = d->notices.front();
    d->notices.pop_front();
    return notice;
}

void addNotice(HardwareDecoding &hardware, const QString &notice)
{
    auto &d = hardware.internals();
    const std::lock_guard lock(d.mutex);
    d.note(notice);
}

CodecContextPointer openOnDevice(HardwareDecoding &hardware, const AVStream &stream,
                                 const QString &path)
{
    auto &d = hardware.internals();
    const std::lock_guard lock(d.mutex);
    QString why; // none of those that know the codec decodes
    for (const HardwareDecoding::Device &device : d.devices) {
        const DeviceCodec found = codecFor(stream.codecpar->codec_id, typeOf(device.kind));
        if (!found.codec)
            continue;
        const OpenedDevice &opened = d.openedOf(device);
        if (opened.context) {
            if (auto codec = openCodec(found, stream, *opened.context))
                return codec;
            why = onProcessor(path, tr("the graphics device refuses it"));
        } else if (why.isEmpty()) {
            why = opened.failure;
        }
    }
    if (!why.isEmpty())
        d.note(why);
    return {};
}

QString onProcessor(const QString &path, const QString &reason)
{
    return tr("\"%1\" is decoded by the processor: %2.").arg(path, reason);
}

int download(AVFrame &picture)
{
    const auto *frames = reinterpret_cast<const AVHWFramesContext *>(picture.hw_frames_ctx->data);
    const FramePointer copy(av_frame_alloc());
    copy->format = frames->sw_format;
    int error = av_hwframe_transfer_data(copy.get(), &picture, 0);
    if (error >= 0)
        error = av_frame_copy_props(copy.get(), &picture);
    if (error < 0)
        return error;
    av_frame_unref(&picture);
    av_frame_move_ref(&picture, copy.get());
    return 0;
}

bool areAlike(const AVFrame &ofDevice, const AVFrame &ofProcessor)
{
    const auto a = toFrame(ofDevice), b = toFrame(ofProcessor);
    if (!a || !b || a->format() != b->format() || a->colour() != b->colour()
        || a->width() != b->width() || a->height() != b->height()
        || a->format().sample == SampleType::F32)
        return false;
    const double slack = 0.5 * std::exp2(a->format().bitDepth - 8);
    for (int plane = 0; plane < a->format().planeCount(); ++plane) {
        const double difference = a->format().sample == SampleType::U8
                                      ? differenceOf<std::uint8_t>(a->plane(plane), b->plane(plane))
                                      : differenceOf<std::uint16_t>(a->plane(plane),
                                                                    b->plane(plane));
        if (difference > slack)
            return false;
    }
    return true;
}

} // namespace weft
