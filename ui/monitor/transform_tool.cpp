#include "core/effects/effect_table.h"
#include "core/effects/transform.h"
#include "ui/monitor/box_tools.h"
#include "ui/monitor/handle_geometry.h"

#include <QCoreApplication>

#include <algorithm>

namespace weft::ui {

namespace {

constexpr double kKnob = 0.06;       ///< of the frame's height, above the picture
constexpr double kLeastScale = 0.01; ///< so that a hand does not lose the picture
constexpr double kTurnStep = 15;     ///< degrees

const QRectF kUnit(0, 0, 1, 1);

double numberOf(const std::optional<Effect> &effect, const char *id, std::int64_t frame)
{
    const ParameterType *const type = findEffectType(QStringLiteral("transform"))
                                          ->parameter(QLatin1String(id));
    return numberAt(effect ? effect->parameters : Parameters(), *type, static_cast<double>(frame));
}

} // namespace

QPointF HandleBox::side(int index) const
{
    return (corners[static_cast<std::size_t>(index)]
            + corners[static_cast<std::size_t>((index + 1) % 4)])
           / 2;
}

QPainterPath HandleBox::outline() const
{
    QPainterPath path;
    path.addPolygon(QPolygonF({corners[0], corners[1], corners[2], corners[3]}));
    path.closeSubpath();
    return path;
}

std::vector<Handle> HandleBox::handles() const
{
    std::vector<Handle> handles;
    for (int i = 0; i < 4; ++i)
        handles.push_back({Handle::Kind::Side, i, side(i)});
    for (int i = 0; i < 4; ++i)
        handles.push_back({Handle::Kind::Corner, i, corners[static_cast<std::size_t>(i)]});
    return handles;
}

QPointF HandleBox::knob(const SequenceSettings &settings) const
{
    const double distance = kKnob * settings.height;
    const QPointF up = side(0) - side(2);
    const double length = std::hypot(up.x(), up.y());
    const QPointF way = length > 0 ? up * (distance / length) : QPointF(0, -distance);
    const QRectF frame(0, 0, settings.width, settings.height);
    return frame.contains(side(0) + way) ? side(0) + way : side(0) - way;
}

HandleBox boxOf(const Affine &map, const QRectF &rectangle)
{
    return {{mapped(map, rectangle.topLeft()), mapped(map, rectangle.topRight()),
             mapped(map, rectangle.bottomRight()), mapped(map, rectangle.bottomLeft())}};
}

TransformTool::TransformTool(HandleScene scene, std::size_t index)
    : m_scene(std::move(scene))
    , m_before(m_scene.before(index))
    , m_after(m_scene.after(index))
{
    if (index < m_scene.clip->effects.size())
        m_effect = m_scene.clip->effects[index];
}

TransformTool::Values TransformTool::values() const
{
    const double width = m_scene.settings.width, height = m_scene.settings.height;
    const auto number = [&](const char *id) { return numberOf(m_effect, id, m_scene.frame); };
    return {QPointF(number("x") / 100 * width, number("y") / 100 * height),
            QPointF(number("scaleX") / 100, number("scaleY") / 100), number("rotation"),
            QPointF(width * (0.5 + number("anchorX") / 100),
                    height * (0.5 + number("anchorY") / 100))};
}

Affine TransformTool::own() const
{
    return m_effect ? transformAt(*m_effect, static_cast<double>(m_scene.frame),
                                  m_scene.settings.width, m_scene.settings.height)
                    : Affine();
}

QPainterPath TransformTool::outline() const
{
    return boxOf(m_before.then(own()).then(m_after), kUnit).outline();
}

std::vector<Handle> TransformTool::handles() const
{
    const HandleBox box = boxOf(m_before.then(own()).then(m_after), kUnit);
    const Values now = values();
    std::vector<Handle> handles = box.handles();
    handles.push_back({Handle::Kind::Turn, 0, box.knob(m_scene.settings)});
    handles.push_back({Handle::Kind::Anchor, 0, mapped(m_after, now.anchor + now.offset)});
    return handles;
}

std::vector<Edit> TransformTool::drag(const HandleDrag &drag) const
{
    const auto numbers = [&]() -> Numbers {
        switch (drag.handle.kind) {
        case Handle::Kind::Corner:
        case Handle::Kind::Side: return scaled(drag);
        case Handle::Kind::Turn: return turned(drag);
        case Handle::Kind::Anchor: return anchored(drag);
        default: return moved(drag);
        }
    };
    return numberEdits(m_scene, m_effect ? &*m_effect : nullptr, QStringLiteral("transform"),
                       numbers());
}

TransformTool::Numbers TransformTool::moved(const HandleDrag &drag) const
{
    const QPointF way = drag.to - drag.from;
    const QPointF by = mappedDistance(invertedOrNone(m_after),
                                      drag.isConstrained ? alongOneAxis(way) : way);
    const QPointF offset = values().offset + by;
    return {{QStringLiteral("x"), offset.x() / m_scene.settings.width * 100},
            {QStringLiteral("y"), offset.y() / m_scene.settings.height * 100}};
}

/// About the anchor: where the pointer was goes to where it is, along the picture's own axes.
TransformTool::Numbers TransformTool::scaled(const HandleDrag &drag) const
{
    const Values now = values();
    const Affine back = invertedOrNone(m_after)
                            .then(Affine::translation(-now.anchor.x() - now.offset.x(),
                                                      -now.anchor.y() - now.offset.y()))
                            .then(Affine::rotation(-now.rotation));
    const QPointF from = mapped(back, drag.from), to = mapped(back, drag.to);
    double x = std::abs(from.x()) < 1 ? 1 : to.x() / from.x();
    double y = std::abs(from.y()) < 1 ? 1 : to.y() / from.y();
    const double length = QPointF::dotProduct(from, from);
    if (drag.handle.kind == Handle::Kind::Side)
        (drag.handle.index % 2 == 0 ? x : y) = 1;
    else if (!drag.isConstrained && length >= 1)
        x = y = QPointF::dotProduct(from, to) / length;
    return {{QStringLiteral("scaleX"), std::max(kLeastScale, now.scale.x() * x) * 100},
            {QStringLiteral("scaleY"), std::max(kLeastScale, now.scale.y() * y) * 100}};
}

TransformTool::Numbers TransformTool::turned(const HandleDrag &drag) const
{
    const Values now = values();
    const Affine back = invertedOrNone(m_after);
    const QPointF middle = now.anchor + now.offset;
    const double by = angleOf(mapped(back, drag.to) - middle)
                      - angleOf(mapped(back, drag.from) - middle);
    double rotation = now.rotation + std::remainder(by, 360);
    if (drag.isConstrained)
        rotation = std::round(rotation / kTurnStep) * kTurnStep;
    return {{QStringLiteral("rotation"), rotation}};
}

/// The place of the picture under the pointer becomes its anchor; the offset makes up for what that
/// would move.
TransformTool::Numbers TransformTool::anchored(const HandleDrag &drag) const
{
    const double width = m_scene.settings.width, height = m_scene.settings.height;
    const QPointF pointer = mapped(invertedOrNone(m_after), drag.to);
    const QPointF anchor = mapped(invertedOrNone(own()), pointer);
    const QPointF offset = pointer - anchor;
    return {{QStringLiteral("anchorX"), (anchor.x() / width - 0.5) * 100},
            {QStringLiteral("anchorY"), (anchor.y() / height - 0.5) * 100},
            {QStringLiteral("x"), offset.x() / width * 100},
            {QStringLiteral("y"), offset.y() / height * 100}};
}

QString TransformTool::stepName() const
{
    return QCoreApplication::translate("weft::ui::HandleTool", "Transform on the picture");
}

} // namespace weft::ui
