#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace weft::ui {

/// The way between the pixels of a frame and those (logical) of a widget that shows it. A value.
struct PictureMapping
{
    QSizeF frame;  ///< of the sequence
    QRectF target; ///< where the frame lies in the widget

    bool isEmpty() const { return frame.isEmpty() || target.isEmpty(); }
    /// Logical pixels of the widget for each of the frame's.
    double scale() const { return isEmpty() ? 1 : target.width() / frame.width(); }
    QPointF toWidget(const QPointF &place) const;
    QPointF toFrame(const QPointF &place) const;
};

/// The whole frame, as large as it fits, in the middle.
PictureMapping fittedMapping(const QSizeF &frame, const QSizeF &widget);
/// @param scale logical pixels for each of the frame's, above 0
/// @param centre the place of the frame that lies in the widget's middle
PictureMapping zoomedMapping(const QSizeF &frame, const QSizeF &widget, double scale,
                             const QPointF &centre);
/// The centre that leaves a place of the frame where a widget shows it, at another scale.
QPointF centreKeeping(const PictureMapping &before, const QSizeF &widget, double scale,
                      const QPointF &widgetPlace);

} // namespace weft::ui
