#pragma once

#include "ui/monitor/handle_tool.h"

#include <array>

namespace weft::ui {

/// The corners of a box that lies anywhere, from the upper left one clockwise, and the middles of
/// its sides: from the upper one clockwise.
struct HandleBox
{
    std::array<QPointF, 4> corners; ///< pixels of the frame

    QPointF side(int index) const;
    QPainterPath outline() const;
    std::vector<Handle> handles() const;
    /// Above the upper side, or, where that would lie outside the frame, below it: to be turned by.
    QPointF knob(const SequenceSettings &settings) const;
};
/// The box that a map makes of a rectangle.
HandleBox boxOf(const Affine &map, const QRectF &rectangle);

/// Moves, scales (corners about the anchor, sides one way), turns a picture, and moves its anchor,
/// which leaves the picture where it is. A clip without a transform gets one.
class TransformTool : public HandleTool
{
public:
    /// @param index of the transform in the clip's effects; their number: there is none yet
    TransformTool(HandleScene scene, std::size_t index);
    QPainterPath outline() const override;
    std::vector<Handle> handles() const override;
    std::vector<Edit> drag(const HandleDrag &drag) const override;
    QString stepName() const override;

private:
    /// The effect's numbers at the moment, lengths in pixels of the frame.
    struct Values
    {
        QPointF offset;
        QPointF scale; ///< 1 = as it is
        double rotation = 0;
        QPointF anchor;
    };
    using Numbers = std::map<QString, double>;
    Values values() const;
    Affine own() const;
    Numbers moved(const HandleDrag &drag) const;
    Numbers scaled(const HandleDrag &drag) const;
    Numbers turned(const HandleDrag &drag) const;
    Numbers anchored(const HandleDrag &drag) const;

    HandleScene m_scene;
    std::optional<Effect> m_effect;
    Affine m_before;
    Affine m_after;
};

/// The borders of a crop, in the picture wherever transforms have moved it.
class CropTool : public HandleTool
{
public:
    CropTool(HandleScene scene, std::size_t index);
    QPainterPath outline() const override;
    std::vector<Handle> handles() const override;
    std::vector<Edit> drag(const HandleDrag &drag) const override;
    QString stepName() const override;

private:
    QRectF kept() const; ///< in the unit square

    HandleScene m_scene;
    Effect m_effect;
    Affine m_place;
};

/// The four places that the frame's corners go to.
class CornerPinTool : public HandleTool
{
public:
    CornerPinTool(HandleScene scene, std::size_t index);
    QPainterPath outline() const override;
    std::vector<Handle> handles() const override;
    std::vector<Edit> drag(const HandleDrag &drag) const override;
    QString stepName() const override;

private:
    HandleBox box() const;

    HandleScene m_scene;
    Effect m_effect;
    Affine m_after;
};

/// A rectangle or an ellipse: moved, sized from a corner or a side while the opposite one stays,
/// and turned.
class MaskTool : public HandleTool
{
public:
    MaskTool(HandleScene scene, std::size_t index);
    QPainterPath outline() const override;
    std::vector<Handle> handles() const override;
    std::vector<Edit> drag(const HandleDrag &drag) const override;
    QString stepName() const override;

private:
    struct Shape
    {
        QPointF middle; ///< pixels of the frame
        QSizeF half;
        double rotation = 0;
    };
    Shape shape() const;
    Affine place() const;
    std::map<QString, double> sized(const HandleDrag &drag) const;

    HandleScene m_scene;
    Effect m_effect;
    Affine m_after;
};

} // namespace weft::ui
