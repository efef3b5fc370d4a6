#include "app/worker/take_writer.h"

#include "core/generate/recipe_digest.h"
#include "core/generate/recipe_file.h"

#include <algorithm>
#include <cmath>

namespace weft::worker {

namespace {

constexpr const char *kPlaneNames[] = {"red", "green", "blue", "alpha"};

const float *rowOf(const weft_frame &frame, int plane, int y)
{
    const auto *bytes = reinterpret_cast<const char *>(frame.planes[plane]);
    return reinterpret_cast<const float *>(bytes + y * frame.bytes_per_row);
}

/// Nearest whole number, halves to even, of 0 to 255. The product of a float and 255 fits a double
/// exactly, and adding 2⁵² leaves no room for a fraction.
std::uint8_t rounded(float value)
{
    constexpr double kNoFraction = 4503599627370496.0;
    const double exact = static_cast<double>(std::clamp(value, 0.0F, 1.0F)) * 255.0;
    return static_cast<std::uint8_t>((exact + kNoFraction) - kNoFraction);
}

/// Where a row has its first NaN or infinity; its width where there is none.
int firstNotFinite(const float *row, int width)
{
    return static_cast<int>(
        std::find_if(row, row + width, [](float v) { return !std::isfinite(v); }) - row);
}

QString shape(std::int64_t width, std::int64_t height, std::int64_t channels)
{
    return QStringLiteral("%1×%2 with %3 channels").arg(width).arg(height).arg(channels);
}

} // namespace

Attempt<void> checkShape(const weft_frame *frame, int width, int height, int channels,
                         std::int64_t number)
{
    const QString wanted = shape(width, height, channels);
    const auto refuse = [&](const QString &got) {
        return failed(failure::kShape, {QString::number(number), wanted, got});
    };
    if (!frame || frame->size < sizeof(weft_frame))
        return refuse(QStringLiteral("no weft_frame"));
    if (std::int64_t(frame->width) != width || std::int64_t(frame->height) != height
        || std::int64_t(frame->channels) != channels)
        return refuse(shape(frame->width, frame->height, frame->channels));
    constexpr auto kSample = static_cast<std::int64_t>(sizeof(float));
    if (frame->bytes_per_row < kSample * width || frame->bytes_per_row % kSample != 0)
        return refuse(QStringLiteral("rows of %1 bytes").arg(frame->bytes_per_row));
    for (int plane = 0; plane < channels; ++plane) {
        if (!frame->planes[plane]
            || reinterpret_cast<std::uintptr_t>(frame->planes[plane]) % alignof(float) != 0)
            return refuse(QStringLiteral("no plane for %1").arg(QLatin1String(kPlaneNames[plane])));
    }
    return {};
}

Attempt<Frame> toEightBits(const weft_frame &frame, std::int64_t number)
{
    const auto alpha = frame.channels == 4 ? AlphaMode::Straight : AlphaMode::None;
    const auto width = static_cast<int>(frame.width);
    const auto height = static_cast<int>(frame.height);
    FrameBuilder picture({PixelLayout::Rgb, SampleType::U8, 8, alpha}, width, height, srgbTags());
    for (int plane = 0; plane < static_cast<int>(frame.channels); ++plane) {
        for (int y = 0; y < height; ++y) {
            const float *from = rowOf(frame, plane, y);
            if (const int x = firstNotFinite(from, width); x < width)
                return failed(failure::kValue,
                              {QString::number(number), QLatin1String(kPlaneNames[plane]),
                               QString::number(x), QString::number(y)});
            std::transform(from, from + width, picture.plane(plane).row<std::uint8_t>(y), rounded);
        }
    }
    return std::move(picture).publish();
}

Attempt<TakeWriter> TakeWriter::open(const QString &path, const Recipe &recipe, bool hasAlpha)
{
    EncoderSettings settings;
    settings.container = QStringLiteral("matroska");
    settings.videoCodec = QStringLiteral("ffv1");
    settings.videoOptions = {{QStringLiteral("level"), QStringLiteral("3")},
                             {QStringLiteral("g"), QStringLiteral("1")},
                             // Three quarters of the size of the default Golomb-Rice coder.
                             {QStringLiteral("coder"), QStringLiteral("range_def")},
                             {QStringLiteral("context"), QStringLiteral("1")},
                             {QStringLiteral("slices"), QStringLiteral("4")},
                             {QStringLiteral("slicecrc"), QStringLiteral("1")}};
    settings.pixelFormat = {PixelLayout::Rgb, SampleType::U8, 8,
                            hasAlpha ? AlphaMode::Straight : AlphaMode::None};
    settings.audioCodec.clear();
    EncoderFormat format;
    format.width = recipe.width;
    format.height = recipe.height;
    format.rate = recipe.rate;
    format.colour = srgbTags();
    format.metadata = {
        {QString::fromLatin1(kRecipeText), QString::fromUtf8(canonicalRecipe(recipe))}};
    auto encoder = Encoder::open(path, settings, format);
    if (!encoder)
        return failed(failure::kOutput, {encoder.error().message});
    return TakeWriter(std::move(*encoder), recipe, hasAlpha);
}

TakeWriter::TakeWriter(Encoder encoder, const Recipe &recipe, bool hasAlpha)
    : m_encoder(std::move(encoder))
    , m_width(recipe.width)
    , m_height(recipe.height)
    , m_channels(hasAlpha ? 4 : 3)
    , m_length(recipe.length)
{}

Attempt<Frame> TakeWriter::write(const weft_frame *frame)
{
    if (m_written == m_length)
        return failed(failure::kFrames, {QString::number(m_length), QString::number(m_length + 1)});
    if (const auto fits = checkShape(frame, m_width, m_height, m_channels, m_written); !fits)
        return failed(fits);
    auto picture = toEightBits(*frame, m_written);
    if (!picture)
        return picture;
    if (const Status written = m_encoder.writeFrame(*picture); !written)
        return failed(failure::kOutput, {written.error().message});
    m_hash.add(*picture);
    ++m_written;
    return picture;
}

Attempt<DoneEvent> TakeWriter::finish()
{
    if (m_written != m_length)
        return failed(failure::kFrames, {QString::number(m_length), QString::number(m_written)});
    if (const Status finished = m_encoder.finish(); !finished)
        return failed(failure::kOutput, {finished.error().message});
    return DoneEvent{m_written, m_hash.result()};
}

} // namespace weft::worker
