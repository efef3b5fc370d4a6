#include "ui/inspector/colour_wheels.h"

#include "core/base/translate.h"
#include "ui/controls/colour_wheel.h"
#include "ui/inspector/curve_edit.h"
#include "ui/session/session.h"

#include <QHBoxLayout>
#include <QLabel>

#include <cmath>
#include <numbers>

namespace weft::ui {

namespace {

constexpr double kReach = 0.4; ///< the rim, of the way from the usual number to the nearer end

/// What the colour that is leant to has more at the rim.
double reachOf(const WheelType &wheel)
{
    const ParameterType &type = *wheel.each[0];
    return kReach * std::min(type.maximum - type.defaultNumber, type.defaultNumber - type.minimum);
}

/// Where a colour lies on the wheel.
QPointF directionOf(std::size_t colour)
{
    const double angle = 2 * std::numbers::pi / 3 * static_cast<double>(colour);
    return {std::cos(angle), std::sin(angle)};
}

double meanOf(const std::array<double, 3> &numbers)
{
    return (numbers[0] + numbers[1] + numbers[2]) / 3;
}

} // namespace

std::vector<WheelType> wheelsIn(std::span<const ParameterType> parameters)
{
    const auto find = [&](const QByteArray &id) {
        const auto found = std::find_if(parameters.begin(), parameters.end(),
                                        [&](const ParameterType &type) { return id == type.id; });
        return found == parameters.end() ? nullptr : &*found;
    };
    std::vector<WheelType> wheels;
    for (const ParameterType &type : parameters) {
        const QByteArray id = type.id;
        const WheelType wheel{&type, {find(id + "Red"), find(id + "Green"), find(id + "Blue")}};
        if (wheel.each[0] && wheel.each[1] && wheel.each[2])
            wheels.push_back(wheel);
    }
    return wheels;
}

QPointF leanOf(const WheelType &wheel, const std::array<double, 3> &numbers)
{
    QPointF lean;
    for (std::size_t colour = 0; colour < 3; ++colour)
        lean += directionOf(colour) * (numbers[colour] - meanOf(numbers));
    return lean * 2 / 3 / reachOf(wheel);
}

std::array<double, 3> leaning(const WheelType &wheel, std::array<double, 3> numbers,
                              const QPointF &lean)
{
    const double mean = meanOf(numbers);
    for (std::size_t colour = 0; colour < 3; ++colour) {
        const double more = reachOf(wheel) * QPointF::dotProduct(directionOf(colour), lean);
        numbers[colour] = std::clamp(std::round((mean + more) * 100) / 100,
                                     wheel.each[colour]->minimum, wheel.each[colour]->maximum);
    }
    return numbers;
}

ColourWheels::ColourWheels(Session &session, ParameterOwner owner, std::vector<WheelType> wheels,
                           QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_owner(std::move(owner))
    , m_types(std::move(wheels))
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    for (const WheelType &type : m_types) {
        const QString name = weft::tr(type.all->label);
        auto *const wheel = new ColourWheel(tr("%1: colour wheel").arg(name), this);
        wheel->setToolTip(tr("%1: drag towards a colour; a double click centres it").arg(name));
        auto *const label = new QLabel(name, this);
        label->setAlignment(Qt::AlignHCenter);
        auto *const column = new QVBoxLayout;
        column->setSpacing(0);
        column->addWidget(wheel);
        column->addWidget(label);
        row->addLayout(column, 1);
        connect(wheel, &ColourWheel::changing, this, [this, type](const QPointF &lean) {
            (void) m_session.preview(edit(type, lean)); // what is refused stays as it was seen last
        });
        connect(wheel, &ColourWheel::changed, this,
                [this, type](const QPointF &lean) { m_session.apply(edit(type, lean)); });
        connect(wheel, &ColourWheel::cancelled, this, [this] { m_session.endPreview(); });
        m_wheels.push_back(wheel);
    }
}

ColourWheel *ColourWheels::wheel(const char *all) const
{
    for (std::size_t i = 0; i < m_types.size(); ++i) {
        if (qstrcmp(m_types[i].all->id, all) == 0)
            return m_wheels[i];
    }
    return nullptr;
}

std::array<double, 3> ColourWheels::numbersOf(const WheelType &wheel,
                                              const ParameterPart &part) const
{
    std::array<double, 3> numbers{};
    for (std::size_t colour = 0; colour < 3; ++colour)
        numbers[colour] = numberAt(part.parameters, *wheel.each[colour],
                                   double(part.frameAt(m_session.playhead())));
    return numbers;
}

void ColourWheels::refresh(const std::vector<ParameterPart> &parts)
{
    setEnabled(!parts.empty());
    if (parts.empty())
        return;
    for (std::size_t i = 0; i < m_types.size(); ++i) {
        const auto numbers = numbersOf(m_types[i], parts.back());
        const bool isMixed = std::any_of(parts.begin(), parts.end(),
                                         [&](const ParameterPart &part) {
                                             return numbersOf(m_types[i], part) != numbers;
                                         });
        m_wheels[i]->setMixed(isMixed);
        m_wheels[i]->setLean(leanOf(m_types[i], numbers));
    }
}

/// The change of all parts as one step, made of the project as it is without a preview.
Edit ColourWheels::edit(const WheelType &wheel, const QPointF &lean) const
{
    EditGroup group{tr("%1: %2").arg(m_owner.name, weft::tr(wheel.all->label)), {}};
    for (const ParameterPart &part : m_owner.parts(*m_session.root())) {
        const auto numbers = leaning(wheel, numbersOf(wheel, part), lean);
        Parameters changed;
        for (std::size_t colour = 0; colour < 3; ++colour)
            changed[QLatin1String(wheel.each[colour]->id)]
                = withNumber(curveOf(part.parameters, *wheel.each[colour]),
                             part.frameAt(m_session.playhead()), numbers[colour]);
        group.edits.push_back(part.set(changed));
    }
    return group;
}

} // namespace weft::ui
