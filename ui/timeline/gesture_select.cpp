#include "ui/timeline/gesture.h"

#include <cmath>

namespace weft::ui {

namespace {

class BandGesture : public Gesture
{
public:
    BandGesture(TimelineView &view, const Pointer &press)
        : Gesture(view, press)
        , m_frame(view.geometry().frameAt(press.position.x()))
        , m_y(press.position.y() + view.geometry().top())
        , m_before(view.session().selection().clips())
    {}

    void move(const Pointer &pointer) override
    {
        const TimelineGeometry &geometry = view().geometry();
        const QPointF anchor(geometry.xOf(m_frame), m_y - geometry.top());
        m_look.band = QRectF(anchor, pointer.position).normalized().adjusted(0, 0, 1, 1);
        std::vector<ClipId> clips;
        if (pointer.modifiers & (Qt::ShiftModifier | Qt::ControlModifier))
            clips = m_before;
        for (const ClipId clip : touched())
            for (const ClipId each : view().together(clip, pointer.isAlone()))
                clips.push_back(each);
        session().selection().set(std::move(clips));
    }
    void release(const Pointer &pointer) override { move(pointer); }
    void cancel() override { session().selection().set(m_before); }

private:
    std::vector<ClipId> touched() const
    {
        std::vector<ClipId> clips;
        const TimelineGeometry &geometry = view().geometry();
        const TimeRange frames = geometry.framesBetween(m_look.band.left(), m_look.band.right());
        for (const TrackRow &row : geometry.rows()) {
            const ClipList &all = view().sequence()->tracks[row.index]->clips;
            for (std::size_t i = all.firstEndingAfter(frames.start);
                 i < all.size() && all.at(i).start < frames.end(); ++i) {
                if (geometry.rectOf(row, all.at(i).range()).intersects(m_look.band))
                    clips.push_back(all.at(i)->id);
            }
        }
        return clips;
    }

    const double m_frame;
    const double m_y; ///< of the press, not scrolled
    const std::vector<ClipId> m_before;
};

class HandGesture : public Gesture
{
public:
    HandGesture(TimelineView &view, const Pointer &press)
        : Gesture(view, press)
        , m_press(press.position)
        , m_left(view.geometry().left())
        , m_top(view.geometry().top())
    {}
    void move(const Pointer &pointer) override
    {
        const QPointF by = pointer.position - m_press;
        view().scrollTo(m_left - by.x(), m_top - qRound(by.y()));
    }
    void release(const Pointer &pointer) override { move(pointer); }
    void cancel() override { view().scrollTo(m_left, m_top); }
    bool scrolls() const override { return false; }

private:
    const QPointF m_press;
    const double m_left;
    const int m_top;
};

class ZoomGesture : public Gesture
{
public:
    ZoomGesture(TimelineView &view, const Pointer &press)
        : Gesture(view, press)
        , m_frame(view.geometry().frameAt(press.position.x()))
    {}
    void move(const Pointer &pointer) override
    {
        const double x = view().geometry().xOf(m_frame);
        m_look.band = QRectF(QPointF(x, 0),
                             QPointF(pointer.position.x(), view().viewport().height()))
                          .normalized();
    }
    void release(const Pointer &pointer) override
    {
        const double end = view().geometry().frameAt(pointer.position.x());
        const auto from = std::max<std::int64_t>(0, std::llround(std::min(m_frame, end)));
        view().showFrames(TimeRange::between(from, std::llround(std::max(m_frame, end))));
    }

private:
    const double m_frame;
};

} // namespace

std::unique_ptr<Gesture> rubberBand(TimelineView &view, const Pointer &press)
{
    return std::make_unique<BandGesture>(view, press);
}

std::unique_ptr<Gesture> dragHand(TimelineView &view, const Pointer &press)
{
    return std::make_unique<HandGesture>(view, press);
}

std::unique_ptr<Gesture> zoomBand(TimelineView &view, const Pointer &press)
{
    return std::make_unique<ZoomGesture>(view, press);
}

} // namespace weft::ui
