#include "ui/timeline/clip_areas.h"
#include "ui/timeline/gesture.h"

namespace weft::ui {

namespace {

class FadeGesture : public EditGesture
{
public:
    FadeGesture(TimelineView &view, const Pointer &press, const Hit &hit)
        : EditGesture(view, press)
        , m_clip(hit.clip)
        , m_isIn(hit.kind == Hit::Kind::FadeIn)
    {}

private:
    std::optional<Edit> editAt(const Pointer &pointer) override
    {
        const Fade &fade = m_isIn ? m_clip->fadeIn : m_clip->fadeOut;
        const std::int64_t other = m_isIn ? m_clip->fadeOut.length : m_clip->fadeIn.length;
        const std::int64_t dragged = framesDragged(pointer);
        const std::int64_t most = std::max<std::int64_t>(0, m_clip->length - other);
        const std::int64_t length = std::clamp<std::int64_t>(fade.length
                                                                 + (m_isIn ? dragged : -dragged),
                                                             0, most);
        m_look.tip = (m_isIn ? TimelineView::tr("Fade in %1") : TimelineView::tr("Fade out %1"))
                         .arg(view().timecode(length));
        if (length == fade.length)
            return {};
        std::vector<Edit> edits;
        for (const ClipId id : view().together(m_clip->id, isAlone(pointer)))
            edits.push_back(fadeOf(id, length));
        if (edits.size() == 1)
            return edits.front();
        return EditGroup{m_isIn ? TimelineView::tr("Fade in") : TimelineView::tr("Fade out"),
                         std::move(edits)};
    }

    QString subject() const override { return nameOf(m_clip); }

    Edit fadeOf(ClipId id, std::int64_t length) const
    {
        const auto place = findClip(*session().root(), id);
        const ClipBody &body = place ? *place->clip.body : *m_clip.body;
        SetClip edit{.clip = id};
        Fade fade = m_isIn ? body.fadeIn : body.fadeOut;
        fade.length = std::min(length, body.length);
        (m_isIn ? edit.fadeIn : edit.fadeOut) = fade;
        return edit;
    }

    const Clip m_clip;
    const bool m_isIn;
};

class GainGesture : public EditGesture
{
public:
    GainGesture(TimelineView &view, const Pointer &press, const Hit &hit)
        : EditGesture(view, press)
        , m_clip(hit.clip)
        , m_track(hit.track)
    {}
    bool scrolls() const override { return false; }

private:
    std::optional<Edit> editAt(const Pointer &pointer) override
    {
        const TrackRow *const row = view().geometry().rowOf(m_track);
        if (!row)
            return {};
        const ClipAreas areas(view().geometry(), *row, m_clip);
        double db = areas.gainAt(pointer.position.y());
        if (std::abs(pointer.position.y() - ClipAreas::yOfGain(areas.content, 0)) < 3)
            db = 0; // as recorded, which is hard to hit otherwise
        m_look.tip = db <= -96 ? TimelineView::tr("Silent")
                               : TimelineView::tr("%1 dB").arg(db, 0, 'f', 1);
        if (db == m_clip->gainDb)
            return {};
        return SetClip{.clip = m_clip->id, .gainDb = db};
    }

    QString subject() const override { return nameOf(m_clip); }

    const Clip m_clip;
    const TrackId m_track;
};

class KeyframeGesture : public EditGesture
{
public:
    KeyframeGesture(TimelineView &view, const Pointer &press, const Hit &hit)
        : EditGesture(view, press)
        , m_hit(hit)
        , m_snapping(view, {})
    {}

private:
    std::optional<Edit> editAt(const Pointer &pointer) override
    {
        const std::int64_t at = m_hit.clip.start + m_hit.keyframe;
        std::int64_t to = m_hit.keyframe + m_snapping.snapped({at}, framesDragged(pointer));
        to = std::clamp<std::int64_t>(to, 0, m_hit.clip->length - 1);
        m_look.guide = m_snapping.target();
        m_look.tip = TimelineView::tr("Keyframe at %1").arg(view().timecode(m_hit.clip.start + to));
        if (to == m_hit.keyframe)
            return {};
        return MoveKeyframe{m_hit.effect, m_hit.parameter, m_hit.keyframe, to};
    }

    QString subject() const override { return nameOf(m_hit.clip); }

    const Hit m_hit;
    Snapping m_snapping;
};

/// Its edges change the length, its middle moves it over the cut.
class TransitionGesture : public EditGesture
{
public:
    TransitionGesture(TimelineView &view, const Pointer &press, const Hit &hit)
        : EditGesture(view, press)
        , m_clip(hit.clip)
        , m_kind(hit.kind)
    {}

private:
    std::optional<Edit> editAt(const Pointer &pointer) override
    {
        const Transition &now = *m_clip->transition;
        const std::int64_t by = framesDragged(pointer);
        std::int64_t before = now.before;
        std::int64_t length = now.length;
        if (m_kind == Hit::Kind::TransitionStart) {
            before = std::max<std::int64_t>(0, now.before - by);
            length = now.length + (before - now.before);
        } else if (m_kind == Hit::Kind::TransitionEnd) {
            length = std::max(now.length + by, now.before);
        } else {
            before = std::clamp<std::int64_t>(now.before - by, 0, length);
        }
        length = std::max<std::int64_t>(1, length);
        before = std::min(before, length);
        m_look.tip = TimelineView::tr("Length %1  · %2 f before the cut")
                         .arg(view().timecode(length))
                         .arg(before);
        if (before == now.before && length == now.length)
            return {};
        return SetTransition{.clip = m_clip->id, .length = length, .before = before};
    }

    const Clip m_clip;
    const Hit::Kind m_kind;
};

} // namespace

std::unique_ptr<Gesture> dragFade(TimelineView &view, const Pointer &press, const Hit &hit)
{
    return std::make_unique<FadeGesture>(view, press, hit);
}

std::unique_ptr<Gesture> dragGain(TimelineView &view, const Pointer &press, const Hit &hit)
{
    return std::make_unique<GainGesture>(view, press, hit);
}

std::unique_ptr<Gesture> dragKeyframe(TimelineView &view, const Pointer &press, const Hit &hit)
{
    return std::make_unique<KeyframeGesture>(view, press, hit);
}

std::unique_ptr<Gesture> dragTransition(TimelineView &view, const Pointer &press, const Hit &hit)
{
    return std::make_unique<TransitionGesture>(view, press, hit);
}

} // namespace weft::ui
