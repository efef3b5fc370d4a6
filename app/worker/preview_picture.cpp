#include "app/worker/preview_picture.h"

#include "core/generate/worker_protocol.h"

#include <QBuffer>
#include <QImage>

namespace weft::worker {

namespace {

constexpr int kLongestSide = 320;
constexpr int kGround = 128;

QImage toImage(const Frame &picture)
{
    QImage image(picture.width(), picture.height(), QImage::Format_RGB32);
    const bool hasAlpha = picture.format().alpha != AlphaMode::None;
    for (int y = 0; y < picture.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(image.scanLine(y));
        const auto *red = picture.plane(0).row<std::uint8_t>(y);
        const auto *green = picture.plane(1).row<std::uint8_t>(y);
        const auto *blue = picture.plane(2).row<std::uint8_t>(y);
        const auto *alpha = hasAlpha ? picture.alphaPlane().row<std::uint8_t>(y) : nullptr;
        for (int x = 0; x < picture.width(); ++x) {
            const int opacity = alpha ? alpha[x] : 255;
            const auto over = [opacity](int value) {
                return (value * opacity + kGround * (255 - opacity)) / 255;
            };
            row[x] = qRgb(over(red[x]), over(green[x]), over(blue[x]));
        }
    }
    return image;
}

} // namespace

QByteArray previewJpeg(const Frame &picture)
{
    QImage image = toImage(picture);
    if (std::max(image.width(), image.height()) > kLongestSide)
        image = image.scaled(kLongestSide, kLongestSide, Qt::KeepAspectRatio,
                             Qt::SmoothTransformation);
    for (const int quality : {85, 60, 30, 0}) {
        QBuffer jpeg;
        jpeg.open(QIODevice::WriteOnly);
        image.save(&jpeg, "JPEG", quality);
        if (jpeg.size() <= kMaxPreviewBytes)
            return jpeg.data();
    }
    return {};
}

} // namespace weft::worker
