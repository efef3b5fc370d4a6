#pragma once

#include "core/edit/edit.h"
#include "ui/controls/number_scale.h"

#include <QWidget>

#include <functional>

namespace weft::ui {

class ChoiceField;
class CollapsibleSection;
class NumberField;
class Session;
class SwitchField;
class TimecodeField;

/// What clips are beside their effects: name, enabled, speed, fit, sampling, sound levels, fades,
/// colour. Of several clips the common value is shown, or "—"; a change is one step for all of
/// them. Thread: main.
class ClipForm : public QWidget
{
    Q_OBJECT
public:
    /// @param clips at least one, all on tracks of the kind, or of both where it is nothing
    ClipForm(Session &session, std::vector<ClipId> clips, std::optional<TrackKind> kind,
             QWidget *parent = nullptr);

    void refresh();

private:
    using Change = std::function<void(SetClip &)>;

    void addGeneral();
    void addRetiming();
    void addPicture();
    void addSound();
    void addFades();
    void addColour();

    template<typename Value, typename Read>
    std::optional<Value> common(const Read &read) const;
    NumberField *addNumber(CollapsibleSection &section, const QString &label,
                           const NumberScale &scale, double (*read)(const ClipBody &),
                           void (*write)(SetClip &, double));
    void addFade(CollapsibleSection &section, const QString &label, Fade ClipBody::*fade,
                 std::optional<Fade> SetClip::*written);
    template<typename Enum>
    void addChoice(CollapsibleSection &section, const QString &label,
                   const std::vector<std::pair<Enum, QString>> &choices, Enum ClipBody::*value,
                   std::optional<Enum> SetClip::*written);

    Edit edit(const QString &name, const Change &change) const;
    Edit speedEdit(double percent, bool isBackwards) const;

    Session &m_session;
    const std::vector<ClipId> m_clips;
    std::vector<Clip> m_shown; ///< as refresh() found them
    std::vector<std::function<void()>> m_refreshers;
};

/// A clip and what it is on, in some state of a project; in the given order.
std::vector<Clip> clipsOf(const Project &project, const std::vector<ClipId> &clips);

} // namespace weft::ui
