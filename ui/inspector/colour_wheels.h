#pragma once

#include "core/model/parameter_type.h"
#include "ui/inspector/effect_holder.h"

#include <QWidget>

#include <span>

namespace weft::ui {

class ColourWheel;
class Session;

/// Numbers of a table that make a wheel: "lift", which all colours get, with "liftRed", "liftGreen"
/// and "liftBlue" besides.
struct WheelType
{
    const ParameterType *all;
    std::array<const ParameterType *, 3> each; ///< red, green, blue
};

/// The wheels of a table, in its order.
std::vector<WheelType> wheelsIn(std::span<const ParameterType> parameters);

/// How three numbers lean, see ColourWheel, and which lean so. What they have in common stays.
QPointF leanOf(const WheelType &wheel, const std::array<double, 3> &numbers);
std::array<double, 3> leaning(const WheelType &wheel, std::array<double, 3> numbers,
                              const QPointF &lean);

/// The wheels of an effect side by side. A gesture is previewed while it goes on and sets three
/// numbers at the playhead in one step. Thread: main.
class ColourWheels : public QWidget
{
    Q_OBJECT
public:
    /// @param session outlives it @param wheels of a table, which stays
    ColourWheels(Session &session, ParameterOwner owner, std::vector<WheelType> wheels,
                 QWidget *parent = nullptr);

    /// Shows what the parts have at the playhead.
    void refresh(const std::vector<ParameterPart> &parts);
    /// Of the number that all colours get; null where there is none.
    ColourWheel *wheel(const char *all) const;

private:
    Edit edit(const WheelType &wheel, const QPointF &lean) const;
    std::array<double, 3> numbersOf(const WheelType &wheel, const ParameterPart &part) const;

    Session &m_session;
    const ParameterOwner m_owner;
    const std::vector<WheelType> m_types;
    std::vector<ColourWheel *> m_wheels; ///< of each type
};

} // namespace weft::ui
