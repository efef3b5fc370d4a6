#include "ui/timeline/gesture.h"

namespace weft::ui {

namespace {

class ScrubGesture : public Gesture
{
public:
    ScrubGesture(TimelineView &view, const Pointer &press)
        : Gesture(view, press)
        , m_before(view.session().playhead())
        , m_snapping(view, {.hasPlayhead = false})
    {
        view.session().player().beginScrub();
    }
    ~ScrubGesture() override { end(); }

    void move(const Pointer &pointer) override
    {
        std::int64_t frame = view().geometry().coveringFrame(pointer.position.x());
        m_look = {};
        if (pointer.modifiers.testFlag(Qt::ShiftModifier)) {
            frame = m_snapping.snapped({0}, frame);
            m_look.guide = m_snapping.target();
        }
        m_look.tip = view().timecode(frame);
        session().player().scrubTo(frame);
    }
    void release(const Pointer &pointer) override
    {
        move(pointer);
        end();
    }
    void cancel() override
    {
        end();
        session().player().seek(m_before);
    }

private:
    void end()
    {
        if (!std::exchange(m_hasEnded, true))
            session().player().endScrub();
    }

    const std::int64_t m_before;
    Snapping m_snapping;
    bool m_hasEnded = false;
};

class MarkerGesture : public EditGesture
{
public:
    MarkerGesture(TimelineView &view, const Pointer &press, const Marker &marker)
        : EditGesture(view, press)
        , m_marker(marker.id)
        , m_at(marker.at)
        , m_snapping(view, {.withoutMarker = marker.id})
    {}

private:
    std::optional<Edit> editAt(const Pointer &pointer) override
    {
        const std::int64_t by = std::max(-m_at, m_snapping.snapped({m_at}, framesDragged(pointer)));
        m_look.guide = m_snapping.target();
        m_look.tip = view().timecode(m_at + by);
        if (by == 0)
            return {};
        return SetMarker{.marker = m_marker, .at = m_at + by};
    }

    const MarkerId m_marker;
    const std::int64_t m_at;
    Snapping m_snapping;
};

class MarkedGesture : public Gesture
{
public:
    MarkedGesture(TimelineView &view, const Pointer &press, Edge edge)
        : Gesture(view, press)
        , m_before(view.session().marked())
        , m_edge(edge)
        , m_snapping(view, {})
    {}
    void move(const Pointer &pointer) override
    {
        const std::int64_t at = m_edge == Edge::Start ? m_before.start : m_before.end();
        const std::int64_t to = at + m_snapping.snapped({at}, framesDragged(pointer));
        m_look.guide = m_snapping.target();
        m_look.tip = view().timecode(to);
        session().setMarked(
            m_edge == Edge::Start
                ? TimeRange::between(std::clamp<std::int64_t>(to, 0, m_before.end() - 1),
                                     m_before.end())
                : TimeRange::between(m_before.start, std::max(to, m_before.start + 1)));
    }
    void release(const Pointer &pointer) override { move(pointer); }
    void cancel() override { session().setMarked(m_before); }

private:
    const TimeRange m_before;
    const Edge m_edge;
    Snapping m_snapping;
};

} // namespace

std::unique_ptr<Gesture> scrub(TimelineView &view, const Pointer &press)
{
    return std::make_unique<ScrubGesture>(view, press);
}

std::unique_ptr<Gesture> dragMarker(TimelineView &view, const Pointer &press, MarkerId id)
{
    for (const Marker &marker : view.sequence()->markers) {
        if (marker.id == id)
            return std::make_unique<MarkerGesture>(view, press, marker);
    }
    return nullptr;
}

std::unique_ptr<Gesture> dragMarked(TimelineView &view, const Pointer &press, Edge edge)
{
    return std::make_unique<MarkedGesture>(view, press, edge);
}

} // namespace weft::ui
