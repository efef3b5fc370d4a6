#pragma once

#include "core/model/project.h"

#include <QWidget>

#include <functional>

class QScrollArea;

namespace weft::ui {

class Actions;
class ClipForm;
class EffectStack;
class Session;
class TitleForm;
class TransitionForm;

/// Everything about what is selected: clips with their effects, a transition, or, without a
/// selection, the sequence. Forms come from the tables of effects and transitions. Thread: main.
class InspectorPanel : public QWidget
{
    Q_OBJECT
public:
    InspectorPanel(Session &session, Actions &actions, QWidget *parent = nullptr);

    // What is shown now; null where it is something else.
    ClipForm *clipForm() const { return m_clip; }
    TitleForm *titleForm() const { return m_title; }
    EffectStack *effects() const { return m_effects; }
    TransitionForm *transitionForm() const { return m_transition; }

    /// Opens the settings of the active sequence.
    void showSequenceSettings();

Q_SIGNALS:
    /// The recipe of a generated shot is to be changed: the Generate panel shows it.
    void editRecipe(weft::ShotId shot);

private:
    void follow();
    void refresh();
    QString structure() const;
    void rebuild();
    void addSequence(QWidget &content);
    void addClips(QWidget &content);
    void addShot(QWidget &content, ShotId shot, ClipId clip);
    std::optional<TrackKind> kindOfSelection() const;

    Session &m_session;
    QScrollArea *m_scroll;
    QString m_structure; ///< of what is shown
    bool m_isUpdating = false;
    bool m_isStale = false;
    ClipForm *m_clip = nullptr;
    TitleForm *m_title = nullptr;
    EffectStack *m_effects = nullptr;
    TransitionForm *m_transition = nullptr;
    std::function<void()> m_refreshSequence;
};

} // namespace weft::ui
