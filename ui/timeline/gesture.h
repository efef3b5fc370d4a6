#pragma once

#include "core/edit/edit.h"
#include "ui/timeline/hit.h"
#include "ui/timeline/snapping.h"

#include <QRectF>

#include <cstdlib>
#include <memory>
#include <optional>

namespace weft::ui {

/// Where the pointer is, and the keys that are held: they count while they are held.
struct Pointer
{
    QPointF position;
    Qt::KeyboardModifiers modifiers;

    bool isAlone() const { return modifiers.testFlag(Qt::AltModifier); }
};

/// What a gesture shows over the clips.
struct GestureLook
{
    struct Covered
    {
        TrackId track;
        TimeRange frames;

        friend bool operator==(const Covered &, const Covered &) = default;
    };
    /// A place to let go of what is dragged.
    struct Target
    {
        QRectF area;
        QString label;
        bool isMeant = false; ///< it is under the pointer
    };

    std::optional<SnapTarget> guide;
    QString tip;                      ///< beside the pointer: ±frames, new length, handle left
    std::optional<std::int64_t> stop; ///< a frame that it goes no further than: a red edge
    QRectF band;                      ///< of a rubber band
    std::optional<TimeRange> ghost;   ///< of what is dropped, on `ghostTracks`
    std::vector<TrackId> ghostTracks;
    std::vector<Covered> covered; ///< what would be overwritten
    QString ghostName;
    std::vector<Target> targets;
};

/// A drag from the press to the release: one class for each kind. What it would do is shown while
/// it lasts and done when it is released, as one step; cancelled, nothing has happened.
class Gesture
{
public:
    /// @param view outlives it; @param press where the button went down
    Gesture(TimelineView &view, const Pointer &press);
    virtual ~Gesture() = default;

    /// The pointer is somewhere else, the keys are others, or what lies under it has scrolled.
    virtual void move(const Pointer &pointer) = 0;
    virtual void release(const Pointer &pointer) = 0;
    virtual void cancel() { m_view.session().endPreview(); }
    const GestureLook &look() const { return m_look; }
    /// Frames are dragged, so that the clip area scrolls at its edges.
    virtual bool scrolls() const { return true; }

protected:
    TimelineView &view() const { return m_view; }
    Session &session() const { return m_view.session(); }
    /// Frames dragged since the press, whatever was scrolled meanwhile.
    std::int64_t framesDragged(const Pointer &pointer) const;
    /// The same in pixels.
    double pixelsDragged(const Pointer &pointer) const;
    bool isAlone(const Pointer &pointer) const
    {
        return pointer.isAlone() || !m_view.linksSelection();
    }
    /// "+12 f" or "−3 f".
    static QString signedFrames(std::int64_t frames);

    GestureLook m_look;

private:
    TimelineView &m_view;
    double m_pressFrame; ///< with its fraction
};

/// A gesture that previews one edit and carries it out.
class EditGesture : public Gesture
{
public:
    using Gesture::Gesture;
    void move(const Pointer &pointer) override;
    void release(const Pointer &pointer) override;

protected:
    /// What releasing here would do; nothing where it would change nothing. Sets m_look.
    virtual std::optional<Edit> editAt(const Pointer &pointer) = 0;
    /// What is dragged, for the step's name: "Beach.mp4"; empty: the edit's own name will do.
    virtual QString subject() const { return {}; }
    QString nameOf(const Clip &clip) const;
    /// Asked where the edit is refused: the nearest one that is not, or nothing.
    virtual std::optional<Edit> nearestPossible(const Edit &) { return {}; }

    /// The value between 0 (always possible) and one that is refused which comes nearest to it.
    template<typename Make>
    std::int64_t greatestPossible(std::int64_t refused, Make make) const
    {
        std::int64_t possible = 0;
        while (std::abs(refused - possible) > 1) {
            const std::int64_t middle = possible + (refused - possible) / 2;
            (weft::apply(*session().root(), Edit(make(middle))) ? possible : refused) = middle;
        }
        return possible;
    }

private:
    std::optional<Edit> m_edit; ///< that is shown
};

// ---- one for each kind of drag ----

/// Moves the selected clips in time and across tracks; Ctrl inserts, D dissolves into neighbours
/// whose ends they are laid over, Alt takes one alone.
std::unique_ptr<Gesture> moveClips(TimelineView &view, const Pointer &press, const Hit &hit);
/// Trims an edge as the tool says; with the select tool Ctrl ripples, Shift rolls, and D dissolves
/// into the neighbour that it is dragged over.
std::unique_ptr<Gesture> trimEdge(TimelineView &view, const Pointer &press, const Hit &hit);
std::unique_ptr<Gesture> slipClip(TimelineView &view, const Pointer &press, const Hit &hit);
std::unique_ptr<Gesture> slideClip(TimelineView &view, const Pointer &press, const Hit &hit);
std::unique_ptr<Gesture> dragFade(TimelineView &view, const Pointer &press, const Hit &hit);
std::unique_ptr<Gesture> dragGain(TimelineView &view, const Pointer &press, const Hit &hit);
std::unique_ptr<Gesture> dragKeyframe(TimelineView &view, const Pointer &press, const Hit &hit);
std::unique_ptr<Gesture> dragTransition(TimelineView &view, const Pointer &press, const Hit &hit);
/// Selects what it touches; Shift and Ctrl add to what is selected.
std::unique_ptr<Gesture> rubberBand(TimelineView &view, const Pointer &press);
std::unique_ptr<Gesture> dragHand(TimelineView &view, const Pointer &press);
std::unique_ptr<Gesture> zoomBand(TimelineView &view, const Pointer &press);
/// Moves everything that begins at or after the pressed place, on all tracks; Shift on one.
std::unique_ptr<Gesture> makeSpace(TimelineView &view, const Pointer &press, const Hit &hit);
/// The frame from which on that would be: where the pressed clip begins.
std::int64_t spaceFrom(const Hit &hit);
/// The playhead; snaps with Shift alone.
std::unique_ptr<Gesture> scrub(TimelineView &view, const Pointer &press);
std::unique_ptr<Gesture> dragMarker(TimelineView &view, const Pointer &press, MarkerId marker);
/// One end of the marked range.
std::unique_ptr<Gesture> dragMarked(TimelineView &view, const Pointer &press, Edge edge);

} // namespace weft::ui
