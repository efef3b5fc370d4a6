#pragma once

#include "core/project/title_template.h"
#include "ui/bin/file_kinds.h"
#include "ui/session/bin_items.h"
#include "ui/timeline/dragged_files.h"
#include "ui/timeline/drop_targets.h"
#include "ui/timeline/gesture.h"

#include <QUrl>

class QMimeData;

namespace weft::ui {

/// Something that is dragged over the clip area: shows what letting it go would do, and does it.
class TimelineDrop
{
public:
    /// Nothing where the timeline can do nothing with it.
    /// @param changed more is known of what is dragged: move() would show something else
    static std::unique_ptr<TimelineDrop> from(TimelineView &view, const QMimeData &data,
                                              std::function<void()> changed);

    /// @return whether it can be let go here; else look().tip says why not
    bool move(const Pointer &pointer);
    void leave();
    /// Does it. @pre move() has returned true for the same place
    void drop();

    const GestureLook &look() const { return m_look; }
    /// Files that who owns the bin is to read and place; empty: drop() does it all.
    QList<QUrl> filesToPlace() const { return m_edit ? QList<QUrl>() : m_files; }
    TrackId track() const { return m_track; }
    std::int64_t frame() const { return m_frame; }
    bool inserts() const { return m_inserts; }

private:
    explicit TimelineDrop(TimelineView &view);
    void take(const QMimeData &data, const std::function<void()> &changed);
    bool isEmpty() const;
    bool show(const Edit &edit);
    bool refuse(const QString &why);
    bool point(const Pointer &pointer);
    Result<Edit> placed();
    void showCovered();
    bool moveThings(const Pointer &pointer);
    bool moveFiles(const Pointer &pointer);
    bool moveOntoInput(const Pointer &pointer);
    bool moveEffect(const Pointer &pointer);
    bool moveTransition(const Pointer &pointer);
    bool moveTitle(const Pointer &pointer);

    TimelineView &m_view;
    GestureLook m_look;
    std::vector<Source> m_things;
    std::optional<MarkedPart> m_part; ///< of the only one of them
    QList<QUrl> m_files;
    FileKind m_kind = FileKind::Unreadable; ///< of the first file that can be taken
    QString m_refusal;                      ///< why none can be
    std::unique_ptr<DraggedFiles> m_dragged;
    Project m_project; ///< with all that is dragged in its bin
    std::vector<Edit> m_imports;
    std::vector<InputTarget> m_inputs; ///< that are offered
    QString m_effect;
    QString m_transition;
    QString m_preset;
    std::optional<TitleTemplate> m_title;
    ClipId m_clip; ///< under the pointer, for an effect or a preset
    MediaId m_lut; ///< of the bin, for the clip under the pointer
    Snapping m_snapping;
    std::optional<Edit> m_edit;
    TrackId m_track;
    std::int64_t m_frame = 0;
    std::int64_t m_length = 0; ///< of what is placed, as far as it is known
    bool m_inserts = false;
};

} // namespace weft::ui
