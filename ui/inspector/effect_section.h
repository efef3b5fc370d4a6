#pragma once

#include "ui/controls/collapsible_section.h"
#include "ui/effects/effect_catalogue.h"
#include "ui/inspector/effect_holder.h"

namespace weft::ui {

class ColourWheels;
class ParameterRow;
class Session;

/// Which effect a section shows: the n-th of its type that each holder has.
struct ShownEffect
{
    QString type;
    int occurrence = 0;
    /// Shown where there is none, too: it is added by the first change.
    bool isStanding = false;

    friend bool operator==(const ShownEffect &, const ShownEffect &) = default;
};

/// The effect of that name in a list; null where there is none.
const Effect *findEffect(const std::vector<Effect> &effects, const ShownEffect &shown);

/// One effect with all its parameters, of one or several holders: on and off, reset, presets, up
/// and down, remove. Its title can be dragged to another place. Thread: main.
class EffectSection : public CollapsibleSection
{
    Q_OBJECT
public:
    EffectSection(Session &session, EffectHolder holder, ShownEffect shown,
                  QWidget *parent = nullptr);

    void refresh(const std::vector<HeldEffects> &held);
    const ShownEffect &shown() const { return m_shown; }
    ParameterRow *row(const char *parameter) const;
    ColourWheels *wheels() const { return m_wheels; }
    QToolButton *enableButton() const { return m_enable; }
    QToolButton *removeButton() const { return m_remove; }
    QToolButton *moreButton() const { return m_more; }

    void reset();
    void remove();

Q_SIGNALS:
    /// Wants to stand one place earlier (−1) or later (1).
    void moveWanted(int by);
    /// The title was dragged to, and let go at, a place of the screen.
    void dragged(const QPoint &global);
    void dropped(const QPoint &global);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    ParameterOwner owner() const;
    void makeButtons();
    void fillMenu();
    void saveAsPreset();
    void usePreset(const Effect &preset);
    void setEnabledOn(bool isOn);
    /// An edit for each effect there is, as one step.
    void forEach(const QString &name, const std::function<Edit(const Effect &)> &make);

    Session &m_session;
    const EffectHolder m_holder;
    const ShownEffect m_shown;
    const EffectEntry *m_entry = nullptr; ///< null: unknown to this version
    ColourWheels *m_wheels = nullptr;     ///< null: it has none
    std::vector<ParameterRow *> m_rows;
    QToolButton *m_enable = nullptr;
    QToolButton *m_more = nullptr;
    QToolButton *m_remove = nullptr;
    QPoint m_pressed;
    std::optional<bool> m_isOn; ///< all of them, as shown
    bool m_isPressed = false;
    bool m_isDragged = false;
};

/// Asks for a name and saves effects under it; what goes wrong is told.
void askToSavePreset(QWidget *parent, Session &session, const std::vector<Effect> &effects,
                     const QString &name);

} // namespace weft::ui
