#pragma once

#include "core/model/outline.h"
#include "ui/monitor/handle_tool.h"

namespace weft::ui {

/// SVG path data of an outline, locale-free, with places to a thousandth: what readOutline() reads.
QString toPathData(const Outline &outline);
/// An ellipse in a rectangle.
OutlineShape ellipseIn(const QRectF &rectangle);

/// The points of a Bézier mask and what shapes the curves between them. A drag over an empty mask
/// draws an ellipse; a double click on a point takes it away, one on the outline adds one.
class PathTool : public HandleTool
{
public:
    PathTool(HandleScene scene, std::size_t index);
    QPainterPath outline() const override;
    std::vector<Handle> handles() const override;
    std::vector<Edit> drag(const HandleDrag &drag) const override;
    QString stepName() const override;
    bool isToBeDrawn() const override { return m_outline.empty(); }
    std::vector<Edit> doubleClick(const QPointF &place) const override;

private:
    std::vector<Edit> edits(const Outline &outline) const;
    std::vector<Edit> moved(const HandleDrag &drag) const;
    Affine place() const;

    HandleScene m_scene;
    Effect m_effect;
    Affine m_after;
    Outline m_outline;
};

} // namespace weft::ui
