#pragma once

#include "ui/timeline/timeline_view.h"

#include <QPointF>

namespace weft::ui {

/// What lies under the pointer, and so what a press would take hold of.
struct Hit
{
    enum class Kind {
        Nothing, ///< no track
        Gap,
        Body,
        Start, ///< edges, on their inner side
        End,
        FadeIn,
        FadeOut,
        Gain,
        Keyframe,
        Button,          ///< "Generate"
        Animate,         ///< "Animate…", on a still
        Transition,      ///< over the start of `clip`
        TransitionStart, ///< its edges
        TransitionEnd,
    };

    Kind kind = Kind::Nothing;
    TrackId track;
    std::int64_t frame = 0; ///< that is shown there
    Clip clip;              ///< where kind says there is one
    // of a keyframe:
    EffectId effect;
    QString parameter;
    std::int64_t keyframe = 0; ///< from the clip's start

    bool hasClip() const { return clip.body != nullptr; }
    bool isEdge() const { return kind == Kind::Start || kind == Kind::End; }
};

Hit hitAt(const TimelineView &view, const QPointF &position);

/// The tool trims, rather than moves, what it takes hold of.
constexpr bool isTrimTool(Tool tool)
{
    return tool == Tool::Ripple || tool == Tool::Roll;
}

/// A shot of which nothing can be shown, so that the clip has a button to make it.
bool offersGenerate(const TimelineView &view, const ClipBody &clip);

/// A still that a generator here could start from, so that the clip has a button for it.
bool offersAnimate(const TimelineView &view, const ClipBody &clip);

/// All keyframes of a clip's effects: what its lane shows.
struct ClipKeyframe
{
    EffectId effect;
    QString parameter;
    std::int64_t frame = 0; ///< from the clip's start
};
std::vector<ClipKeyframe> keyframesOf(const ClipBody &clip);

} // namespace weft::ui
