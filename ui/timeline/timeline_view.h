#pragma once

#include "core/edit/clipboard.h"
#include "core/edit/trim.h"
#include "ui/session/session.h"
#include "ui/timeline/changes.h"
#include "ui/timeline/geometry.h"

#include <QSize>

#include <map>
#include <optional>

namespace weft::ui {

enum class Tool { Select, Razor, Ripple, Roll, Slip, Slide, Spacer, Hand, Zoom };

/// An edge of a clip that keys trim.
struct ClipEdge
{
    ClipId clip;
    Edge edge = Edge::Start;

    friend bool operator==(const ClipEdge &, const ClipEdge &) = default;
};

/// How the active sequence is looked at: scale, scrolling, tool, switches. Its ruler, headers and
/// clip area share one. Thread: main.
class TimelineView : public QObject
{
    Q_OBJECT
public:
    /// @param session outlives it
    explicit TimelineView(Session &session, QObject *parent = nullptr);

    Session &session() const { return m_session; }
    const TimelineGeometry &geometry() const { return m_geometry; }
    /// As it is seen; may be null.
    const Sequence *sequence() const { return m_session.sequence(); }
    FrameRate rate() const;
    QString timecode(std::int64_t frame) const;

    // ---- where it is ----
    QSize viewport() const { return m_viewport; }
    void setViewport(const QSize &size);
    void scrollTo(double left, int top);
    double greatestLeft() const;
    int greatestTop() const;
    /// Keeps the frame at x where it is.
    void zoom(double factor, double x);
    /// Zooms about the playhead where it is seen, else about the middle.
    void zoom(double factor);
    /// Shows the whole sequence.
    void fit();
    /// Shows frames in the whole width.
    void showFrames(const TimeRange &frames);
    /// Scrolls as little as it takes to see frames of a track; 0 = of any.
    void reveal(const TimeRange &frames, TrackId track = {});
    int heightOf(TrackId track) const;
    void setHeight(TrackId track, int height);
    void setHeights(int height);

    // ---- how hands work on it ----
    Tool tool() const { return m_tool; }
    void setTool(Tool tool);
    bool isSnapping() const { return m_isSnapping && !m_isSnappingSuspended; }
    bool snaps() const { return m_isSnapping; }
    void setSnaps(bool snaps);
    /// While a key is held.
    void suspendSnapping(bool isSuspended) { m_isSnappingSuspended = isSuspended; }
    /// What is dragged over the end of a neighbour dissolves into it, rather than cover it.
    bool isDissolving() const { return m_dissolves != m_isDissolvingReversed; }
    bool dissolves() const { return m_dissolves; }
    void setDissolves(bool dissolves);
    /// While a key is held.
    void reverseDissolving(bool isReversed) { m_isDissolvingReversed = isReversed; }
    bool linksSelection() const { return m_linksSelection; }
    void setLinksSelection(bool links);
    bool follows() const { return m_follows; }
    void setFollows(bool follows);

    const std::optional<ClipEdge> &edge() const { return m_edge; }
    void setEdge(const std::optional<ClipEdge> &edge);
    const std::optional<Clipboard> &clipboard() const { return m_clipboard; }
    void setClipboard(Clipboard clipboard) { m_clipboard = std::move(clipboard); }

    /// A clip and, unless it is meant alone, those it is selected with: linked ones and its group.
    std::vector<ClipId> together(ClipId clip, bool isAlone = false) const;
    /// As Generation has it, asked for again only where it may be another: every repaint looks at
    /// every clip.
    const ShotStatus &statusOf(ShotId shot) const;
    /// By how many frames a sound is late (early if negative) against its linked picture.
    std::int64_t outOfSync(const Clip &clip) const;

Q_SIGNALS:
    /// geometry() is another one.
    void moved();
    /// Anything else that is seen is another.
    void changed();
    /// What is seen in these places is another, and nothing else.
    void partsChanged(const std::vector<weft::ui::TrackPart> &parts);
    /// A title was put on the timeline, to be typed into.
    void titleAdded(weft::ClipId clip);
    /// A clip's end was pulled beyond its media: what is to be shown there can be chosen.
    void pulledBeyond(weft::ClipId clip, qint64 to, bool isLinked);

private:
    void follow(const Project &before, const Project &now);
    void layOut();
    void keepInSight();
    std::vector<TrackPart> findOffsets(const std::set<LinkId> *links);

    Session &m_session;
    TimelineGeometry m_geometry;
    QSize m_viewport{800, 300};
    std::map<TrackId, int> m_heights;
    bool m_isFitted = false; ///< until something else is asked for, a new sequence is shown whole
    Tool m_tool = Tool::Select;
    bool m_isSnapping = true;
    bool m_isSnappingSuspended = false;
    bool m_dissolves = false;
    bool m_isDissolvingReversed = false;
    bool m_linksSelection = true;
    bool m_follows = true;
    std::optional<ClipEdge> m_edge;
    std::optional<Clipboard> m_clipboard;
    mutable std::map<ShotId, ShotStatus> m_statuses; ///< known ones
    struct Offset
    {
        LinkId link;
        std::int64_t frames = 0;
    };
    std::map<ClipId, Offset> m_offsets; ///< of those that are not in sync
};

/// A clip of the sequence as it is seen.
std::optional<Clip> shownClip(const TimelineView &view, ClipId clip);

} // namespace weft::ui
