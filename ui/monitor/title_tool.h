#pragma once

#include "ui/monitor/handle_tool.h"

namespace weft::ui {

/// Places a title's text and sizes it from its corners, about its middle.
class TitleTool : public HandleTool
{
public:
    /// @pre the scene's clip is a title
    explicit TitleTool(HandleScene scene);
    QPainterPath outline() const override;
    std::vector<Handle> handles() const override;
    std::vector<Edit> drag(const HandleDrag &drag) const override;
    QString stepName() const override;

    const TitleSource &title() const { return m_title; }
    /// Around the text, in pixels of the frame, without what transforms do to it.
    const QRectF &box() const { return m_box; }

private:
    HandleScene m_scene;
    TitleSource m_title;
    QRectF m_box;
    Affine m_moved; ///< what the clip's transforms do to it
};

} // namespace weft::ui
