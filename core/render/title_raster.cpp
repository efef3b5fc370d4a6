#include "core/render/title_raster.h"

#include "core/base/translate.h"
#include "core/render/text_shape.h"

#include <QPainter>

namespace weft {

namespace {

QColor toQColor(const Colour &colour)
{
    return {colour.red, colour.green, colour.blue, colour.alpha};
}

bool isVisible(const Colour &colour)
{
    return colour.alpha > 0;
}

/// A title in pixels of its drawing, counted from the frame's corner.
struct TitleShapes
{
    QPainterPath text;
    QPainterPath outline; ///< empty = none
    QRectF box;           ///< null = none
    QPointF shadow;       ///< null = none

    TitleShapes(const TitleSource &title, const TextShape &shape, const SequenceSettings &settings,
                double scale)
    {
        const double percent = settings.height * scale / 100;
        const double em = title.size * percent;
        const QPointF middle(settings.width * scale * title.x / 100,
                             settings.height * scale * title.y / 100);
        const QTransform toPixels(em, 0, 0, em, middle.x(), middle.y());
        text = toPixels.map(shape.outline);
        if (title.outlineWidth > 0 && isVisible(title.outline))
            outline = strokeOf(text, 2 * title.outlineWidth * percent);
        const double padding = title.boxPadding * percent;
        if (isVisible(title.box))
            box = toPixels.mapRect(shape.block).adjusted(-padding, -padding, padding, padding);
        if (isVisible(title.shadow))
            shadow = QPointF(title.shadowOffset, title.shadowOffset) * percent;
    }

    QRectF bounds() const
    {
        const QRectF letters = text.boundingRect() | outline.boundingRect();
        return letters | letters.translated(shadow) | box;
    }

private:
    static QPainterPath strokeOf(const QPainterPath &path, double width)
    {
        QPainterPathStroker stroker;
        stroker.setWidth(width);
        stroker.setJoinStyle(Qt::RoundJoin);
        stroker.setCapStyle(Qt::RoundCap);
        QPainterPath stroke = stroker.createStroke(path);
        stroke.setFillRule(Qt::WindingFill);
        return stroke;
    }
};

QImage blank(const QRect &area)
{
    QImage image(area.size(), QImage::Format_RGBA64_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

void begin(QPainter &painter, const QRect &area, const QPointF &offset)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(offset - area.topLeft());
    painter.setPen(Qt::NoPen);
}

/// The shadow as one shape: text and outline overlap, and a translucent colour must not count twice
/// there.
QImage shadowOf(const TitleShapes &shapes, const QRect &area, QColor colour)
{
    colour.setAlpha(255);
    QImage image = blank(area);
    QPainter painter(&image);
    begin(painter, area, shapes.shadow);
    painter.fillPath(shapes.outline, colour);
    painter.fillPath(shapes.text, colour);
    return image;
}

QImage draw(const TitleSource &title, const TitleShapes &shapes, const QRect &area)
{
    QImage image = blank(area);
    QPainter painter(&image);
    begin(painter, area, {});
    painter.fillRect(shapes.box, toQColor(title.box));
    if (!shapes.shadow.isNull()) {
        painter.setOpacity(title.shadow.alpha / 255.0);
        painter.drawImage(area.topLeft(), shadowOf(shapes, area, toQColor(title.shadow)));
        painter.setOpacity(1);
    }
    painter.fillPath(shapes.outline, toQColor(title.outline));
    painter.fillPath(shapes.text, toQColor(title.colour));
    return image;
}

/// The part of a drawing that is worth keeping: a moved title may show what lies up to a frame's
/// size outside.
QRect keptArea(const QRectF &bounds, const SequenceSettings &settings, double scale)
{
    const QRectF frame(0, 0, settings.width * scale, settings.height * scale);
    const QRectF reachable = frame.adjusted(-frame.width(), -frame.height(), frame.width(),
                                            frame.height());
    return (bounds & reachable).toAlignedRect();
}

Status checkFont(const TextShape &shape, const TitleSource &title)
{
    if (shape.isFontMissing)
        return fail(ErrorKind::Media, tr("the font \"%1\" is not on this machine. Install it, or "
                                         "choose \"Inter\", which is built in.")
                                          .arg(title.font));
    if (!shape.missing.isEmpty())
        return fail(ErrorKind::Media, tr("the font \"%1\" does not have the characters \"%2\". "
                                         "Choose a font that has them.")
                                          .arg(title.font, shape.missing));
    return {};
}

/// A drawing as planes: 16-bit sRGB with premultiplied alpha, or without alpha where the image has
/// none.
Frame toFrame(const QImage &image)
{
    const bool hasAlpha = image.hasAlphaChannel();
    const QImage pixels = image.convertToFormat(hasAlpha ? QImage::Format_RGBA64_Premultiplied
                                                         : QImage::Format_RGBX64);
    FrameBuilder frame({PixelLayout::Rgb, SampleType::U16, 16,
                        hasAlpha ? AlphaMode::Premultiplied : AlphaMode::None},
                       image.width(), image.height(), srgbTags());
    for (int i = 0; i < frame.format().planeCount(); ++i) {
        for (int y = 0; y < image.height(); ++y) {
            const auto *from = reinterpret_cast<const std::uint16_t *>(pixels.constScanLine(y)) + i;
            auto *to = frame.plane(i).row<std::uint16_t>(y);
            for (int x = 0; x < image.width(); ++x)
                to[x] = from[4 * x];
        }
    }
    return std::move(frame).publish();
}

/// A sentence with a capital, broken between words.
QString wrapped(const QString &sentence, qsizetype columns)
{
    QString text;
    qsizetype used = 0;
    const QString started = sentence.left(1).toUpper() + sentence.mid(1);
    for (const QString &word : started.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const bool breaks = used > 0 && used + word.size() > columns;
        text += used == 0 ? QString() : breaks ? QStringLiteral("\n") : QStringLiteral(" ");
        text += word;
        used = (breaks ? 0 : used) + word.size() + 1;
    }
    return text;
}

/// Text in a box of the given size at most, its middle at a place.
void drawFitted(QPainter &painter, const QString &text, int weight, const QPointF &middle,
                const QSizeF &most, double em)
{
    const TextShape shape = shapeText(text, {QStringLiteral("Inter"), weight, false, 1.2});
    const double size = std::min({em, most.width() / std::max(shape.block.width(), 1e-3),
                                  most.height() / std::max(shape.block.height(), 1e-3)});
    painter.fillPath(QTransform(size, 0, 0, size, middle.x(), middle.y()).map(shape.outline),
                     QColor(weight > 500 ? 0xf2f2f4 : 0xb4b4bc));
}

} // namespace

Result<Drawing> drawTitle(const TitleSource &title, const SequenceSettings &settings, double scale,
                          bool mayStandIn)
{
    constexpr double kMostPixels = 32e6;
    const TextShape shape = shapeText(title.text, {title.font, title.weight, title.italic,
                                                   title.lineSpacing, title.align});
    if (const Status checked = checkFont(shape, title); !checked && !mayStandIn)
        return fail(checked);
    TitleShapes shapes(title, shape, settings, scale);
    QRect area = keptArea(shapes.bounds(), settings, scale);
    while (static_cast<double>(area.width()) * area.height() > kMostPixels) {
        scale /= 2;
        shapes = TitleShapes(title, shape, settings, scale);
        area = keptArea(shapes.bounds(), settings, scale);
    }
    if (area.isEmpty())
        return Drawing();
    return Drawing{toFrame(draw(title, shapes, area)),
                   Affine::translation(area.x(), area.y())
                       .then(Affine::scaling(1 / scale, 1 / scale))};
}

Frame drawPlaceholder(const QString &name, const QString &reason, int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(QColor(0x1e1e22));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const double unit = std::min<double>(height, width * 9.0 / 16) / 100;
    painter.setPen(QPen(QColor(0x2a2a30), 2 * unit));
    for (double x = -height; x < width; x += 8 * unit)
        painter.drawLine(QPointF(x, height), QPointF(x + height, 0));
    painter.setPen(Qt::NoPen);
    const QPointF middle(width / 2.0, height / 2.0);
    drawFitted(painter, name, 700, middle - QPointF(0, 10 * unit), {width * 0.86, 14 * unit},
               9 * unit);
    drawFitted(painter, wrapped(reason, 52), 400, middle + QPointF(0, 9 * unit),
               {width * 0.86, 20 * unit}, 4.5 * unit);
    painter.end();
    return toFrame(image);
}

} // namespace weft
