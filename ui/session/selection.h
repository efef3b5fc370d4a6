#pragma once

#include "core/model/project.h"

#include <QObject>

namespace weft::ui {

/// What is selected in the timeline: clips, or one transition. Thread: main.
class Selection : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// In the order they were selected; the last one is what single-clip panels show.
    const std::vector<ClipId> &clips() const { return m_clips; }
    TransitionId transition() const { return m_transition; } ///< 0 = none
    bool isEmpty() const { return m_clips.empty() && m_transition == TransitionId(); }
    bool contains(ClipId clip) const;

    /// Selects exactly these; repeated ids count once.
    void set(std::vector<ClipId> clips);
    void setTransition(TransitionId transition);
    /// Adds a clip, or takes it away where it is selected.
    void toggle(ClipId clip);
    void clear() { set({}); }
    /// Drops whatever a project no longer has.
    void keepOnly(const Project &project);

Q_SIGNALS:
    void changed();

private:
    std::vector<ClipId> m_clips;
    TransitionId m_transition;
};

} // namespace weft::ui
