#include "app/cli/picture_folder.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/generate/recipe_digest.h"
#include "core/generate/recipe_file.h"
#include "core/media/encoder.h"
#include "core/media/image_file.h"
#include "core/media/video_reader.h"

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>

namespace weft::cli {

namespace {

Result<QImage> readPicture(const QString &path)
{
    QImageReader reader(path);
    const QImage image = reader.read();
    if (image.isNull())
        return fail(ErrorKind::Media,
                    tr("\"%1\" cannot be read as a picture: %2.").arg(path, reader.errorString()));
    return image.convertToFormat(QImage::Format_RGB888);
}

Result<Encoder> openLossless(const QString &path, const QSize &size, const FrameRate &rate)
{
    EncoderSettings settings;
    settings.container = QStringLiteral("matroska");
    settings.videoCodec = QStringLiteral("ffv1");
    settings.pixelFormat = {PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
    settings.audioCodec.clear();
    EncoderFormat format;
    format.width = size.width();
    format.height = size.height();
    format.rate = rate;
    format.colour = srgbTags();
    return Encoder::open(path, settings, format);
}

Status savePicture(QImage image, const QString &path, const QString &recipe)
{
    QByteArray png;
    QBuffer buffer(&png);
    QImageWriter writer(&buffer, "png");
    writer.setText(QString::fromLatin1(kRecipeText), recipe);
    if (!writer.write(image))
        return fail(ErrorKind::Output,
                    tr("The picture cannot be written as PNG: %1.").arg(writer.errorString()));
    return replaceFile(path, png);
}

} // namespace

Status joinPictures(const QString &folder, const QString &path, const FrameRate &rate)
{
    const QDir dir(folder);
    const QStringList names = dir.entryList({QStringLiteral("*.png"), QStringLiteral("*.jpg"),
                                             QStringLiteral("*.jpeg"), QStringLiteral("*.webp")},
                                            QDir::Files, QDir::Name);
    if (names.isEmpty())
        return fail(ErrorKind::Media, tr("There are no pictures in \"%1\".").arg(folder));
    std::optional<Encoder> encoder;
    QSize size;
    for (const QString &name : names) {
        const auto image = readPicture(dir.filePath(name));
        if (!image)
            return fail(image);
        if (!encoder) {
            size = image->size();
            auto opened = openLossless(path, size, rate);
            if (!opened)
                return fail(opened);
            encoder.emplace(*std::move(opened));
        }
        if (image->size() != size)
            return fail(ErrorKind::Media, tr("\"%1\" has another size than the pictures before it.")
                                              .arg(dir.filePath(name)));
        if (const Status status = encoder->writeFrame(fromImage(*image)); !status)
            return status;
    }
    return encoder->finish();
}

Status splitIntoPictures(const QString &take, const QString &folder, const Recipe &recipe)
{
    auto reader = VideoReader::open(take);
    if (!reader)
        return fail(reader);
    const QString text = QString::fromUtf8(canonicalRecipe(recipe));
    for (std::int64_t number = 0; number < reader->frameCount(); ++number) {
        const auto frame = reader->frame(number);
        if (!frame)
            return fail(frame);
        const auto image = toImage(*frame);
        if (!image)
            return fail(image);
        const QString name = QStringLiteral("%1.png").arg(number, 6, 10, QLatin1Char('0'));
        if (const Status status = savePicture(*image, QDir(folder).filePath(name), text); !status)
            return status;
    }
    return {};
}

} // namespace weft::cli
