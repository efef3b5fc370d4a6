#pragma once

#include "ui/inspector/effect_section.h"

class QFrame;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace weft::ui {

/// All effects of some holders, one section each, and a button that adds one. Of several holders
/// those are shown that all have. Effects and presets of the browser can be dropped on it. Thread:
/// main.
class EffectStack : public QWidget
{
    Q_OBJECT
public:
    /// @param standing types that are shown where there are none, too: "transform", "opacity"
    EffectStack(Session &session, EffectHolder holder, QStringList standing = {},
                QWidget *parent = nullptr);

    /// Shows the project as it is seen now; sections stay while the effects are the same.
    void refresh();
    EffectSection *section(const QString &type, int occurrence = 0) const;
    QToolButton *addButton() const { return m_add; }
    /// Adds an effect to every holder; one step.
    void add(const QString &type);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    std::vector<ShownEffect> wanted(const std::vector<HeldEffects> &held) const;
    void rebuild(const std::vector<ShownEffect> &shown);
    void fillMenu(QMenu &menu);
    bool isSound() const;
    void addPreset(const QString &name);
    /// Moves a section's effect so many shown places on.
    void move(const ShownEffect &shown, int by);
    int placeAt(const QPoint &global) const;
    void dropSection(const ShownEffect &shown, const QPoint &global);

    Session &m_session;
    const EffectHolder m_holder;
    const QStringList m_standing;
    std::vector<EffectSection *> m_sections;
    QVBoxLayout *m_column;
    QFrame *m_mark; ///< where a dragged section would go
    QToolButton *m_add;
};

} // namespace weft::ui
