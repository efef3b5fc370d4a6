#pragma once

#include "core/model/project.h"

#include <QObject>

namespace weft::ui {

class Actions;
class GeneratePanel;
class Session;

/// Carries out the actions of generating: those of the form, and those on generated clips that are
/// selected. Thread: main.
class GenerateActions : public QObject
{
    Q_OBJECT
public:
    GenerateActions(Session &session, Actions &actions, GeneratePanel &panel);

    /// Adds a shot with the form's recipe at the playhead, as one step, and makes it.
    void insert();
    /// Makes the selected shots; those that are made get another take, from the next seed.
    void run();
    /// Makes a shot of the selected picture, in its place.
    /// @return whether the selected picture is a shot now, which is not made yet
    bool animate();
    /// Gives the selected clip a shot of its own.
    void makeIndependent();
    /// Turns the selected shots into footage.
    void bake();

private:
    /// A generated clip that is selected.
    struct ShotClip
    {
        ClipId clip;
        ShotId shot;
    };
    std::vector<ShotClip> selected() const;
    std::vector<ShotId> selectedShots() const;
    bool hasShot() const { return !selected().empty(); }
    const MediaItem *selectedPicture(ClipId *clip = nullptr) const;
    QString newName() const;
    void make(ShotId shot);

    Session &m_session;
    GeneratePanel &m_panel;
};

} // namespace weft::ui
