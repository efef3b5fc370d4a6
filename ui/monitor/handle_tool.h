#pragma once

#include "core/edit/edit.h"
#include "core/effects/affine.h"

#include <QPainterPath>
#include <QPointF>

#include <memory>
#include <optional>
#include <vector>

namespace weft::ui {

/// A clip at a moment, and where its picture lies: what handles are made for. A value.
struct HandleScene
{
    std::shared_ptr<const ClipBody> clip;
    std::int64_t frame = 0; ///< from the clip's start
    SequenceSettings settings;
    Affine picture; ///< from the unit square to the fitted picture, in pixels of the frame

    /// Where the picture lies before an effect of the clip's list; index may be the list's size.
    Affine before(std::size_t index) const;
    /// What effects after it do to places of the frame.
    Affine after(std::size_t index) const;
};

/// Nothing where the clip is not seen in that frame.
std::optional<HandleScene> sceneOf(const Project &project, ClipId clip, std::int64_t playhead);

/// Something on the picture that can be dragged.
struct Handle
{
    enum class Kind {
        Body, ///< the inside of the outline
        Corner,
        Side,
        Turn,
        Anchor,
        Point,   ///< of a path
        Control, ///< beside a point of a path
    };
    Kind kind = Kind::Body;
    int index = 0;
    QPointF place; ///< pixels of the frame
};

/// A drag of a handle, in pixels of the frame.
struct HandleDrag
{
    Handle handle;
    QPointF from;
    QPointF to;
    bool isConstrained = false; ///< Shift: along one axis, in steps of 15°, or sides freely
};

/// What can be changed on the picture, as outline and handles. Made for one state of a clip; a drag
/// is worked out from the state that it began with. Thread: main.
class HandleTool
{
public:
    virtual ~HandleTool() = default;
    /// Pixels of the frame; its inside is the body.
    virtual QPainterPath outline() const = 0;
    /// Later ones lie on top.
    virtual std::vector<Handle> handles() const = 0;
    /// What the drag comes to; none where it changes nothing.
    virtual std::vector<Edit> drag(const HandleDrag &drag) const = 0;
    /// Of the step in the history.
    virtual QString stepName() const = 0;
    /// Whether there is nothing yet, so that a drag anywhere draws it.
    virtual bool isToBeDrawn() const { return false; }
    /// What a double click at a place does.
    virtual std::vector<Edit> doubleClick(const QPointF &) const { return {}; }
};

/// What handles can be had for: the title's text, the clip's place, or one of its effects.
struct HandleTarget
{
    enum class Kind { Title, Transform, Effect };
    Kind kind = Kind::Transform;
    EffectId effect; ///< of a transform: 0 = one is added by the first drag
    QString label;

    bool isSame(const HandleTarget &other) const
    {
        return kind == other.kind && (kind != Kind::Effect || effect == other.effect);
    }
};

/// In the order of the clip's effects, the title first. Never empty.
std::vector<HandleTarget> handleTargets(const HandleScene &scene);
/// The target that is meant if nobody chose one: the text of a title, else the last effect that has
/// handles.
HandleTarget defaultTarget(const std::vector<HandleTarget> &targets);
/// Null where the clip has no such target any more.
std::unique_ptr<HandleTool> makeTool(const HandleScene &scene, const HandleTarget &target);

/// Edits that give numbers of an effect other values at the scene's frame: constants are set, and
/// keyframed ones get a keyframe. Values are clamped to their ranges; those that stay make no edit.
/// @param type of the effect to be added where there is none
std::vector<Edit> numberEdits(const HandleScene &scene, const Effect *effect, const QString &type,
                              const std::map<QString, double> &values);

} // namespace weft::ui
