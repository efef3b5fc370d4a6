#include "ui/monitor/box_tools.h"

#include "core/effects/effect_table.h"
#include "ui/monitor/handle_geometry.h"

#include <QCoreApplication>

#include <algorithm>

namespace weft::ui {

namespace {

constexpr double kLeastKept = 1; ///< % of a crop's picture
constexpr double kTurnStep = 15; ///< degrees

QString text(const char *source)
{
    return QCoreApplication::translate("weft::ui::HandleTool", source);
}

double number(const Effect &effect, const char *id, std::int64_t frame)
{
    return parameterAt(effect, id, static_cast<double>(frame));
}

/// Which borders a corner or a side moves: −1 the left or upper, 1 the right or lower, 0 neither.
struct Pull
{
    int x = 0;
    int y = 0;
};
Pull pullOf(const Handle &handle)
{
    constexpr Pull kCorners[] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
    constexpr Pull kSides[] = {{0, -1}, {1, 0}, {0, 1}, {-1, 0}};
    const int index = std::clamp(handle.index, 0, 3);
    switch (handle.kind) {
    case Handle::Kind::Corner: return kCorners[index];
    case Handle::Kind::Side: return kSides[index];
    default: return {};
    }
}

} // namespace

// ---- crop ----

CropTool::CropTool(HandleScene scene, std::size_t index)
    : m_scene(std::move(scene))
    , m_effect(m_scene.clip->effects[index])
    , m_place(m_scene.before(index).then(m_scene.after(index)))
{}

QRectF CropTool::kept() const
{
    const auto percent = [this](const char *id) {
        return number(m_effect, id, m_scene.frame) / 100;
    };
    return {QPointF(percent("left"), percent("top")),
            QPointF(1 - percent("right"), 1 - percent("bottom"))};
}

QPainterPath CropTool::outline() const
{
    return boxOf(m_place, kept()).outline();
}

std::vector<Handle> CropTool::handles() const
{
    return boxOf(m_place, kept()).handles();
}

std::vector<Edit> CropTool::drag(const HandleDrag &drag) const
{
    const QPointF by = mappedDistance(invertedOrNone(m_place), drag.to - drag.from) * 100;
    const QRectF now(kept().topLeft() * 100, kept().bottomRight() * 100);
    double left = now.left(), top = now.top(), right = 100 - now.right(),
           bottom = 100 - now.bottom();
    if (drag.handle.kind == Handle::Kind::Body) {
        const double x = std::clamp(by.x(), -left, right), y = std::clamp(by.y(), -top, bottom);
        left += x, right -= x, top += y, bottom -= y;
    }
    const Pull pull = pullOf(drag.handle);
    if (pull.x < 0)
        left = std::clamp(left + by.x(), 0.0, 100 - right - kLeastKept);
    if (pull.x > 0)
        right = std::clamp(right - by.x(), 0.0, 100 - left - kLeastKept);
    if (pull.y < 0)
        top = std::clamp(top + by.y(), 0.0, 100 - bottom - kLeastKept);
    if (pull.y > 0)
        bottom = std::clamp(bottom - by.y(), 0.0, 100 - top - kLeastKept);
    return numberEdits(m_scene, &m_effect, m_effect.type,
                       {{QStringLiteral("left"), left},
                        {QStringLiteral("top"), top},
                        {QStringLiteral("right"), right},
                        {QStringLiteral("bottom"), bottom}});
}

QString CropTool::stepName() const
{
    return text(QT_TRANSLATE_NOOP("weft::ui::HandleTool", "Crop on the picture"));
}

// ---- corner pin ----

namespace {

constexpr const char *kPinX[] = {"topLeftX", "topRightX", "bottomRightX", "bottomLeftX"};
constexpr const char *kPinY[] = {"topLeftY", "topRightY", "bottomRightY", "bottomLeftY"};

} // namespace

CornerPinTool::CornerPinTool(HandleScene scene, std::size_t index)
    : m_scene(std::move(scene))
    , m_effect(m_scene.clip->effects[index])
    , m_after(m_scene.after(index))
{}

HandleBox CornerPinTool::box() const
{
    HandleBox box;
    for (std::size_t i = 0; i < 4; ++i)
        box.corners[i] = mapped(m_after, {number(m_effect, kPinX[i], m_scene.frame) / 100
                                              * m_scene.settings.width,
                                          number(m_effect, kPinY[i], m_scene.frame) / 100
                                              * m_scene.settings.height});
    return box;
}

QPainterPath CornerPinTool::outline() const
{
    return box().outline();
}

std::vector<Handle> CornerPinTool::handles() const
{
    return box().handles();
}

std::vector<Edit> CornerPinTool::drag(const HandleDrag &drag) const
{
    const QPointF by = mappedDistance(invertedOrNone(m_after), drag.to - drag.from);
    std::map<QString, double> values;
    for (int i = 0; i < 4; ++i) {
        const int side = drag.handle.index;
        const bool isMoved = drag.handle.kind == Handle::Kind::Corner ? i == side
                             : drag.handle.kind == Handle::Kind::Side
                                 ? i == side || i == (side + 1) % 4
                                 : true;
        if (!isMoved)
            continue;
        values[QLatin1String(kPinX[i])] = number(m_effect, kPinX[i], m_scene.frame)
                                          + by.x() / m_scene.settings.width * 100;
        values[QLatin1String(kPinY[i])] = number(m_effect, kPinY[i], m_scene.frame)
                                          + by.y() / m_scene.settings.height * 100;
    }
    return numberEdits(m_scene, &m_effect, m_effect.type, values);
}

QString CornerPinTool::stepName() const
{
    return text(QT_TRANSLATE_NOOP("weft::ui::HandleTool", "Corner pin on the picture"));
}

// ---- masks ----

MaskTool::MaskTool(HandleScene scene, std::size_t index)
    : m_scene(std::move(scene))
    , m_effect(m_scene.clip->effects[index])
    , m_after(m_scene.after(index))
{}

MaskTool::Shape MaskTool::shape() const
{
    const auto percent = [this](const char *id) {
        return number(m_effect, id, m_scene.frame) / 100;
    };
    const double width = m_scene.settings.width, height = m_scene.settings.height;
    return {QPointF(width * (0.5 + percent("x")), height * (0.5 + percent("y"))),
            QSizeF(width * percent("width") / 2, height * percent("height") / 2),
            number(m_effect, "rotation", m_scene.frame)};
}

/// From the shape, its middle at 0 and upright, to the frame.
Affine MaskTool::place() const
{
    const Shape now = shape();
    return Affine::rotation(now.rotation)
        .then(Affine::translation(now.middle.x(), now.middle.y()))
        .then(m_after);
}

QPainterPath MaskTool::outline() const
{
    const QSizeF half = shape().half;
    const QRectF box(-half.width(), -half.height(), 2 * half.width(), 2 * half.height());
    QPainterPath path;
    if (m_effect.type == QLatin1String("mask-ellipse"))
        path.addEllipse(box);
    else
        path.addRect(box);
    return toTransform(place()).map(path);
}

std::vector<Handle> MaskTool::handles() const
{
    const QSizeF half = shape().half;
    const HandleBox box = boxOf(place(), QRectF(-half.width(), -half.height(), 2 * half.width(),
                                                2 * half.height()));
    std::vector<Handle> handles = box.handles();
    handles.push_back({Handle::Kind::Turn, 0, box.knob(m_scene.settings)});
    return handles;
}

/// The opposite corner or side stays.
std::map<QString, double> MaskTool::sized(const HandleDrag &drag) const
{
    const Shape now = shape();
    const Pull pull = pullOf(drag.handle);
    const QPointF by = mappedDistance(invertedOrNone(place()), drag.to - drag.from);
    const QSizeF size(std::max(0.0, 2 * now.half.width() + pull.x * by.x()),
                      std::max(0.0, 2 * now.half.height() + pull.y * by.y()));
    const QPointF grown(pull.x * (size.width() - 2 * now.half.width()) / 2,
                        pull.y * (size.height() - 2 * now.half.height()) / 2);
    const QPointF middle = now.middle + mapped(Affine::rotation(now.rotation), grown);
    const double width = m_scene.settings.width, height = m_scene.settings.height;
    return {{QStringLiteral("x"), (middle.x() / width - 0.5) * 100},
            {QStringLiteral("y"), (middle.y() / height - 0.5) * 100},
            {QStringLiteral("width"), size.width() / width * 100},
            {QStringLiteral("height"), size.height() / height * 100}};
}

std::vector<Edit> MaskTool::drag(const HandleDrag &drag) const
{
    const Shape now = shape();
    const Affine back = invertedOrNone(m_after);
    const auto edits = [this](const std::map<QString, double> &values) {
        return numberEdits(m_scene, &m_effect, m_effect.type, values);
    };
    if (drag.handle.kind == Handle::Kind::Turn) {
        const double by = angleOf(mapped(back, drag.to) - now.middle)
                          - angleOf(mapped(back, drag.from) - now.middle);
        const double rotation = now.rotation + std::remainder(by, 360);
        return edits(
            {{QStringLiteral("rotation"),
              drag.isConstrained ? std::round(rotation / kTurnStep) * kTurnStep : rotation}});
    }
    if (drag.handle.kind != Handle::Kind::Body)
        return edits(sized(drag));
    const QPointF way = drag.isConstrained ? alongOneAxis(drag.to - drag.from)
                                           : drag.to - drag.from;
    const QPointF middle = now.middle + mappedDistance(back, way);
    return edits({{QStringLiteral("x"), (middle.x() / m_scene.settings.width - 0.5) * 100},
                  {QStringLiteral("y"), (middle.y() / m_scene.settings.height - 0.5) * 100}});
}

QString MaskTool::stepName() const
{
    return text(QT_TRANSLATE_NOOP("weft::ui::HandleTool", "Mask on the picture"));
}

} // namespace weft::ui
