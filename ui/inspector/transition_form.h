#pragma once

#include "ui/inspector/effect_holder.h"

#include <QWidget>

namespace weft::ui {

class ChoiceField;
class ParameterRow;
class Session;
class TimecodeField;

/// A transition: what kind, how long, where over the cut, what becomes of missing material, and its
/// parameters. Thread: main.
class TransitionForm : public QWidget
{
    Q_OBJECT
public:
    /// @param transition of some clip
    TransitionForm(Session &session, TransitionId transition, QWidget *parent = nullptr);

    void refresh();
    ChoiceField *kind() const { return m_kind; }
    TimecodeField *length() const { return m_length; }
    ChoiceField *alignment() const { return m_alignment; }

private:
    void addFields();
    void addParameters(const QString &kind);
    void setLength(std::int64_t length);
    void align(const QString &id);

    Session &m_session;
    const TransitionId m_transition;
    ChoiceField *m_kind;
    TimecodeField *m_length;
    ChoiceField *m_alignment;
    std::vector<ParameterRow *> m_rows;
};

/// The clip that a transition is at the start of.
std::optional<Clip> clipOf(const Project &project, TransitionId transition);

} // namespace weft::ui
