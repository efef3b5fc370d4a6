#include "ui/timeline/accessible.h"

#include "ui/timeline/canvas.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace weft::ui {

namespace {

/// What a child stands for.
struct Part
{
    enum class Kind { Playhead, Clip, Cut };

    Kind kind = Kind::Playhead;
    ClipId clip; ///< of a cut: the one to its right

    friend auto operator<=>(const Part &, const Part &) = default;
};

class PartInterface : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    PartInterface(TimelineCanvas *canvas, const Part &part)
        : m_canvas(canvas)
        , m_part(part)
    {}

    bool isValid() const override { return m_canvas && (isPlayhead() || place()); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override
    {
        return m_canvas ? m_canvas->window()->windowHandle() : nullptr;
    }
    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_canvas);
    }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override {}
    QAccessible::Role role() const override
    {
        return m_part.kind == Part::Kind::Clip  ? QAccessible::ListItem
               : m_part.kind == Part::Kind::Cut ? QAccessible::Separator
                                                : QAccessible::Indicator;
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = m_part.kind == Part::Kind::Clip;
        state.selected = state.selectable
                         && m_canvas->view().session().selection().contains(m_part.clip);
        state.invisible = !m_canvas->isVisible();
        return state;
    }
    QString text(QAccessible::Text type) const override;
    QRect rect() const override;

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface
                   ? static_cast<QAccessibleActionInterface *>(this)
                   : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    bool isPlayhead() const { return m_part.kind == Part::Kind::Playhead; }
    std::optional<ClipPlace> place() const
    {
        return findClip(*m_canvas->view().session().shown(), m_part.clip);
    }

    const QPointer<TimelineCanvas> m_canvas;
    const Part m_part;
};

QString PartInterface::text(QAccessible::Text type) const
{
    if (type != QAccessible::Name || !m_canvas)
        return {};
    const TimelineView &view = m_canvas->view();
    const Project &project = *view.session().shown();
    if (isPlayhead())
        return TimelineView::tr("Playhead at %1").arg(view.timecode(view.session().playhead()));
    const auto at = place();
    if (!at)
        return {};
    const Track &track = trackAt(project, at->track);
    const QString name = clipName(project, *at->clip.body);
    if (m_part.kind == Part::Kind::Clip)
        return TimelineView::tr("%1 on %2, %3 to %4")
            .arg(name, track.name, view.timecode(at->clip.start), view.timecode(at->clip.end()));
    const Clip left = track.clips.at(at->index > 0 ? at->index - 1 : at->index);
    return TimelineView::tr("Cut from %1 to %2 on %3 at %4")
        .arg(clipName(project, *left.body), name, track.name, view.timecode(at->clip.start));
}

QRect PartInterface::rect() const
{
    if (!m_canvas)
        return {};
    const TimelineView &view = m_canvas->view();
    QRectF area(view.geometry().xOf(static_cast<double>(view.session().playhead())), 0, 1,
                m_canvas->height());
    if (!isPlayhead()) {
        const auto at = place();
        const TrackRow *const row = at ? view.geometry().rowOf(
                                        trackAt(*view.session().shown(), at->track).id)
                                       : nullptr;
        if (!row)
            return {};
        area = view.geometry().rectOf(*row, at->clip.range());
        if (m_part.kind == Part::Kind::Cut)
            area = QRectF(area.left() - 4, area.top(), 8, area.height());
    }
    const QRect seen = area.toAlignedRect().intersected(m_canvas->rect());
    return {m_canvas->mapToGlobal(seen.topLeft()), seen.size()};
}

void PartInterface::doAction(const QString &name)
{
    if (name != pressAction() || !m_canvas || isPlayhead())
        return;
    TimelineView &view = m_canvas->view();
    view.session().selection().set(view.together(m_part.clip));
    if (m_part.kind == Part::Kind::Cut)
        view.setEdge(ClipEdge{m_part.clip, Edge::Start});
}

class CanvasInterface : public QAccessibleWidget
{
public:
    explicit CanvasInterface(TimelineCanvas *canvas)
        : QAccessibleWidget(canvas, QAccessible::List)
    {}
    ~CanvasInterface() override
    {
        for (const auto &[part, id] : m_known)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(parts().size()); }
    QAccessibleInterface *child(int index) const override
    {
        const std::vector<Part> all = parts();
        if (index < 0 || static_cast<std::size_t>(index) >= all.size())
            return nullptr;
        const Part &part = all[static_cast<std::size_t>(index)];
        const auto known = m_known.find(part);
        if (known != m_known.end())
            return QAccessible::accessibleInterface(known->second);
        auto *const made = new PartInterface(canvas(), part);
        m_known.emplace(part, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (this->child(i) == child)
                return i;
        }
        return -1;
    }

private:
    TimelineCanvas *canvas() const { return static_cast<TimelineCanvas *>(widget()); }

    /// The playhead, then track by track from the top each clip after the cut that it begins at.
    std::vector<Part> parts() const
    {
        std::vector<Part> all{Part()};
        const TimelineView &view = canvas()->view();
        for (const TrackRow &row : view.geometry().rows()) {
            std::int64_t end = -1;
            for (const Clip clip : view.sequence()->tracks[row.index]->clips) {
                if (clip.start == end)
                    all.push_back({Part::Kind::Cut, clip->id});
                all.push_back({Part::Kind::Clip, clip->id});
                end = clip.end();
            }
        }
        return all;
    }

    mutable std::map<Part, QAccessible::Id> m_known;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *const canvas = qobject_cast<TimelineCanvas *>(object);
    return canvas ? new CanvasInterface(canvas) : nullptr;
}

} // namespace

void makeTimelineAccessible()
{
    QAccessible::installFactory(makeInterface); // keeps one of each
}

} // namespace weft::ui
