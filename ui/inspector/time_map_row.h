#pragma once

#include "core/model/parameter_type.h"
#include "core/model/project.h"

#include <QWidget>

namespace weft::ui {

class CurveEditor;
class Session;
class SwitchField;

/// A clip's speed as a curve: a switch that gives it one, and its time map, drawn as seconds of the
/// source over the frames of the retimed material. Steep is fast, level stands, falling plays
/// backwards. Thread: main.
class TimeMapRow : public QWidget
{
    Q_OBJECT
public:
    /// @param clip of a source that has a length
    TimeMapRow(Session &session, ClipId clip, QWidget *parent = nullptr);

    void refresh();
    SwitchField *toggle() const { return m_switch; }
    CurveEditor *curve() const { return m_curve; }

private:
    std::optional<ClipPlace> place(const Project &project) const;
    void setOn(bool isOn);
    TimeMap mapOf(const Curve &curve) const;
    FrameRate rate() const;

    Session &m_session;
    const ClipId m_clip;
    const ParameterType m_type; ///< the source's seconds
    SwitchField *m_switch;
    CurveEditor *m_curve;
};

} // namespace weft::ui
