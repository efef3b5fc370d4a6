#pragma once

#include "core/model/parameter_type.h"
#include "ui/inspector/effect_holder.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace weft::ui {

class ChoiceField;
class ColourButton;
class CurveEditor;
class NumberField;
class Session;
class SwitchField;

/// A parameter of an effect or a transition with all that its kind can be: a field, a reset button,
/// and for numbers a keyframe at the playhead, the way to the next ones and the curve. A gesture is
/// previewed while it goes on and is one step of the history. Thread: main.
class ParameterRow : public QWidget
{
    Q_OBJECT
public:
    /// @param session outlives it @param type of a table, which stays
    ParameterRow(Session &session, ParameterOwner owner, const ParameterType &type,
                 QWidget *parent = nullptr);

    /// Shows what the parts have at the playhead; without any it is disabled.
    void refresh(const std::vector<ParameterPart> &parts);

    const ParameterType &type() const { return m_type; }
    NumberField *number() const { return m_number; }
    QToolButton *keyButton() const { return m_key; }
    QToolButton *previousButton() const { return m_previous; }
    QToolButton *nextButton() const { return m_next; }
    QToolButton *resetButton() const { return m_reset; }
    QToolButton *curveButton() const { return m_curveButton; }
    CurveEditor *curve() const { return m_curve; }
    ChoiceField *choice() const { return m_choice; }
    SwitchField *toggle() const { return m_switch; }
    ColourButton *colour() const { return m_colour; }
    QLineEdit *path() const { return m_path; }

private:
    using Change = std::function<Parameter(const ParameterPart &)>;

    QWidget *makeField();
    QWidget *makeNumber();
    QWidget *makeChoice();
    QWidget *makeColour();
    QWidget *makePath();
    void makeKeyRow();
    void fillChoices();
    void refreshNumber(const std::vector<ParameterPart> &parts);

    Edit edit(const Change &change) const;
    void preview(const Change &change);
    void apply(const Change &change);
    Parameter currentOf(const ParameterPart &part) const;
    Curve curveOf(const ParameterPart &part) const;
    Change toNumber(double number) const;
    void toggleKey();
    void goToKey(bool isNext);

    Session &m_session;
    const ParameterOwner m_owner;
    const ParameterType &m_type;
    const QString m_label;
    NumberField *m_number = nullptr;
    SwitchField *m_switch = nullptr;
    ChoiceField *m_choice = nullptr;
    ColourButton *m_colour = nullptr;
    QLineEdit *m_path = nullptr;
    QToolButton *m_key = nullptr;
    std::optional<bool> m_drawnKey; ///< which picture m_key has
    QToolButton *m_reset = nullptr;
    QWidget *m_keyRow = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QToolButton *m_curveButton = nullptr;
    QLabel *m_keyText = nullptr;
    CurveEditor *m_curve = nullptr;
};

} // namespace weft::ui
