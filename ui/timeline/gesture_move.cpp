#include "ui/timeline/gesture.h"
#include "ui/timeline/overlap.h"

namespace weft::ui {

namespace {

/// Sideways a vertical move keeps its time up to here.
constexpr double kKeepsTime = 12;

class MoveGesture : public EditGesture
{
public:
    MoveGesture(TimelineView &view, const Pointer &press, const Hit &hit)
        : EditGesture(view, press)
        , m_row(*view.geometry().rowOf(hit.track))
        , m_snapping(view, {.without = movedBy(view)})
    {
        for (const ClipId id : movedBy(view)) {
            if (const auto clip = shownClip(view, id)) {
                m_start = std::min(m_start, clip->start);
                m_end = std::max(m_end, clip->end());
            }
        }
    }

private:
    static std::set<ClipId> movedBy(const TimelineView &view, const Pointer &pointer = {})
    {
        std::set<ClipId> moved;
        for (const ClipId selected : view.session().selection().clips()) {
            for (const ClipId clip : view.together(selected, pointer.isAlone()))
                moved.insert(clip);
        }
        return moved;
    }

    /// Tracks of its kind that the pressed clip is dragged up.
    int tracksUp(const Pointer &pointer) const
    {
        const TrackRow *const row = view().geometry().nearestRow(pointer.position.y(), m_row.kind);
        if (!row)
            return 0;
        int up = 0;
        const auto &tracks = view().sequence()->tracks;
        const auto step = [&](std::size_t from, std::size_t to) {
            int count = 0;
            for (std::size_t i = from; i < to; ++i)
                count += tracks[i + 1]->kind == m_row.kind;
            return count;
        };
        up = row->index >= m_row.index ? step(m_row.index, row->index)
                                       : -step(row->index, m_row.index);
        return up;
    }

    std::optional<Edit> editAt(const Pointer &pointer) override
    {
        const int tracks = tracksUp(pointer);
        std::int64_t by = framesDragged(pointer);
        if (tracks != 0 && !m_hasLeftItsTime && std::abs(pixelsDragged(pointer)) < kKeepsTime)
            by = 0;
        else {
            m_hasLeftItsTime |= std::abs(pixelsDragged(pointer)) >= kKeepsTime;
            by = std::max(-m_start, m_snapping.snapped({m_start, m_end}, by));
        }
        m_look.guide = m_snapping.target();
        m_look.tip = TimelineView::tr("%1  (to %2)")
                         .arg(signedFrames(by), view().timecode(m_start + by));
        if (by == 0 && tracks == 0)
            return {};
        const Edit edit = editFor(pointer, by, tracks);
        if (pointer.modifiers.testFlag(Qt::ControlModifier))
            return edit;
        const auto dissolve = dissolveOf(*session().root(), edit, movedBy(view(), pointer));
        if (!dissolve)
            return edit;
        const bool isDissolving = view().isDissolving();
        m_look.tip += (isDissolving ? TimelineView::tr("  · dissolve of %1 f")
                                    : TimelineView::tr("  · hold D: dissolve of %1 f"))
                          .arg(dissolve->length);
        return isDissolving ? dissolve->edit : edit;
    }

    QString subject() const override
    {
        const auto &clips = session().selection().clips();
        if (clips.size() > 1 && view().together(clips.back()).size() != clips.size())
            return TimelineView::tr("%n clips", nullptr, static_cast<int>(clips.size()));
        const auto place = clips.empty() ? std::nullopt : findClip(*session().root(), clips.back());
        return place ? nameOf(place->clip) : QString();
    }

    Edit editFor(const Pointer &pointer, std::int64_t by, int tracks) const
    {
        Move move{.by = by,
                  .tracks = tracks,
                  .mode = pointer.modifiers.testFlag(Qt::ControlModifier) ? PlaceMode::Insert
                                                                          : PlaceMode::Overwrite,
                  .linked = !isAlone(pointer)};
        if (tracks == 0) {
            move.clips = session().selection().clips();
            return move;
        }
        // Only what is of the pressed clip's kind changes tracks; its linked clips keep theirs.
        Move others = move;
        others.tracks = 0;
        others.linked = false;
        std::set<ClipId> along;
        for (const ClipId id : session().selection().clips()) {
            if (kindOf(id) != m_row.kind)
                continue;
            move.clips.push_back(id);
            const auto together = view().together(id, isAlone(pointer));
            along.insert(together.begin(), together.end());
        }
        for (const ClipId id : session().selection().clips()) {
            if (!along.contains(id))
                others.clips.push_back(id);
        }
        if (others.clips.empty() || by == 0)
            return move;
        return EditGroup{TimelineView::tr("Move clips"), {move, others}};
    }

    TrackKind kindOf(ClipId id) const
    {
        const auto place = findClip(*session().root(), id);
        return place ? trackAt(*session().root(), place->track).kind : TrackKind::Video;
    }

    const TrackRow m_row;
    Snapping m_snapping;
    std::int64_t m_start = kMaxFrame; ///< of all that is moved
    std::int64_t m_end = 0;
    bool m_hasLeftItsTime = false;
};

} // namespace

std::unique_ptr<Gesture> moveClips(TimelineView &view, const Pointer &press, const Hit &hit)
{
    return std::make_unique<MoveGesture>(view, press, hit);
}

} // namespace weft::ui
