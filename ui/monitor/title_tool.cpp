#include "ui/monitor/title_tool.h"

#include "core/effects/transform.h"
#include "core/render/title_raster.h"
#include "ui/monitor/box_tools.h"
#include "ui/monitor/handle_geometry.h"

#include <QCoreApplication>

#include <algorithm>

namespace weft::ui {

namespace {

constexpr double kDrawnScale = 0.25; ///< where a title lies can be told from a small drawing
constexpr double kLeastBox = 0.05;   ///< of the frame's height: of a title without text

QRectF boxAround(const TitleSource &title, const SequenceSettings &settings)
{
    const double least = kLeastBox * settings.height;
    QRectF box(0, 0, least, least);
    box.moveCenter({title.x / 100 * settings.width, title.y / 100 * settings.height});
    const Result<Drawing> drawing = drawTitle(title, settings, kDrawnScale, true);
    if (!drawing || drawing->picture.isNull())
        return box;
    const QRectF drawn(0, 0, drawing->picture.width(), drawing->picture.height());
    return toTransform(drawing->placement).mapRect(drawn);
}

} // namespace

TitleTool::TitleTool(HandleScene scene)
    : m_scene(std::move(scene))
    , m_title(std::get<TitleSource>(m_scene.clip->source))
    , m_box(boxAround(m_title, m_scene.settings))
{
    for (const Effect &effect : m_scene.clip->effects) {
        if (effect.enabled && effect.type == QLatin1String("transform"))
            m_moved = m_moved.then(transformAt(effect, static_cast<double>(m_scene.frame),
                                               m_scene.settings.width, m_scene.settings.height));
    }
}

QPainterPath TitleTool::outline() const
{
    return boxOf(m_moved, m_box).outline();
}

std::vector<Handle> TitleTool::handles() const
{
    std::vector<Handle> handles = boxOf(m_moved, m_box).handles();
    std::erase_if(handles, [](const Handle &handle) { return handle.kind == Handle::Kind::Side; });
    return handles;
}

std::vector<Edit> TitleTool::drag(const HandleDrag &drag) const
{
    const Affine back = invertedOrNone(m_moved);
    TitleSource changed = m_title;
    if (drag.handle.kind == Handle::Kind::Corner) {
        const QPointF middle = m_box.center();
        const QPointF from = mapped(back, drag.from) - middle, to = mapped(back, drag.to) - middle;
        const double length = QPointF::dotProduct(from, from);
        if (length < 1)
            return {};
        changed.size = std::clamp(m_title.size * QPointF::dotProduct(from, to) / length, 0.5,
                                  100.0);
    } else {
        const QPointF way = drag.to - drag.from;
        const QPointF by = mappedDistance(back, drag.isConstrained ? alongOneAxis(way) : way);
        changed.x += by.x() / m_scene.settings.width * 100;
        changed.y += by.y() / m_scene.settings.height * 100;
    }
    if (changed == m_title)
        return {};
    return {SetClip{.clip = m_scene.clip->id, .title = changed}};
}

QString TitleTool::stepName() const
{
    return QCoreApplication::translate("weft::ui::HandleTool", "Title on the picture");
}

} // namespace weft::ui
