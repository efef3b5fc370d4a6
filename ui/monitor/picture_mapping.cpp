#include "ui/monitor/picture_mapping.h"

#include <algorithm>

namespace weft::ui {

QPointF PictureMapping::toWidget(const QPointF &place) const
{
    return target.topLeft() + place * scale();
}

QPointF PictureMapping::toFrame(const QPointF &place) const
{
    return (place - target.topLeft()) / scale();
}

PictureMapping fittedMapping(const QSizeF &frame, const QSizeF &widget)
{
    if (frame.isEmpty() || widget.isEmpty())
        return {};
    const QSizeF size = frame.scaled(widget, Qt::KeepAspectRatio);
    return {frame, QRectF(QPointF((widget.width() - size.width()) / 2,
                                  (widget.height() - size.height()) / 2),
                          size)};
}

PictureMapping zoomedMapping(const QSizeF &frame, const QSizeF &widget, double scale,
                             const QPointF &centre)
{
    if (frame.isEmpty() || widget.isEmpty())
        return {};
    const QPointF middle(widget.width() / 2, widget.height() / 2);
    return {frame, QRectF(middle - centre * scale, frame * scale)};
}

QPointF centreKeeping(const PictureMapping &before, const QSizeF &widget, double scale,
                      const QPointF &widgetPlace)
{
    const QPointF middle(widget.width() / 2, widget.height() / 2);
    const QPointF kept = before.toFrame(widgetPlace);
    const QPointF centre = kept - (widgetPlace - middle) / scale;
    return {std::clamp(centre.x(), 0.0, before.frame.width()),
            std::clamp(centre.y(), 0.0, before.frame.height())};
}

} // namespace weft::ui
