#pragma once

#include "ui/session/bin_items.h"
#include "ui/timeline/gesture.h"

#include <QUrl>

class QMimeData;

namespace weft::ui {

/// Something that is dragged over the clip area: shows what letting it go would do, and does it.
class TimelineDrop
{
public:
    /// Nothing where the timeline can do nothing with it.
    static std::unique_ptr<TimelineDrop> from(TimelineView &view, const QMimeData &data);

    /// @return whether it can be let go here; else look().tip says why not
    bool move(const Pointer &pointer);
    void leave();
    /// Does it. @pre move() has returned true for the same place
    void drop();

    const GestureLook &look() const { return m_look; }
    /// Files are read by who owns the bin.
    const QList<QUrl> &files() const { return m_files; }
    TrackId track() const { return m_track; }
    std::int64_t frame() const { return m_frame; }
    bool inserts() const { return m_inserts; }

private:
    explicit TimelineDrop(TimelineView &view);
    bool show(const Edit &edit);
    Result<Edit> placed();
    bool moveThings(const Pointer &pointer);
    bool moveEffect(const Pointer &pointer);
    bool moveTransition(const Pointer &pointer);

    TimelineView &m_view;
    GestureLook m_look;
    std::vector<Source> m_things;
    std::optional<MarkedPart> m_part; ///< of the only one of them
    QList<QUrl> m_files;
    QString m_effect;
    QString m_transition;
    QString m_preset;
    ClipId m_clip; ///< under the pointer, for an effect or a preset
    MediaId m_lut; ///< of the bin, for the clip under the pointer
    Snapping m_snapping;
    std::optional<Edit> m_edit;
    TrackId m_track;
    std::int64_t m_frame = 0;
    bool m_inserts = false;
};

} // namespace weft::ui
