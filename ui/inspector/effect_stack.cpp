#include "ui/inspector/effect_stack.h"

#include "core/sound/sound_effect_table.h"
#include "ui/effects/apply_effect.h"
#include "ui/effects/presets.h"
#include "ui/inspector/form.h"
#include "ui/session/session.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QDragEnterEvent>
#include <QFrame>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>
#include <QVBoxLayout>

namespace weft::ui {

EffectStack::EffectStack(Session &session, EffectHolder holder, QStringList standing,
                         QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_holder(std::move(holder))
    , m_standing(std::move(standing))
    , m_column(new QVBoxLayout(this))
    , m_mark(new QFrame(this))
    , m_add(new QToolButton(this))
{
    setAcceptDrops(true);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    m_mark->setFixedHeight(2);
    m_mark->setStyleSheet(QStringLiteral("background: palette(highlight);"));
    m_mark->hide();
    m_add->setText(tr("Add Effect"));
    m_add->setIcon(icon("plus"));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    m_add->setFocusPolicy(Qt::StrongFocus);
    m_add->setMinimumHeight(kLeastTarget);
    auto *const menu = new QMenu(m_add);
    m_add->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(*menu); });
    m_column->addWidget(m_add);
    refresh();
}

bool EffectStack::isSound() const
{
    const auto held = heldEffects(*m_session.root(), m_holder);
    return !held.empty() && held.back().isSound;
}

/// The standing ones, and those of the last holder that all others have as well.
std::vector<ShownEffect> EffectStack::wanted(const std::vector<HeldEffects> &held) const
{
    std::vector<ShownEffect> shown;
    for (const QString &type : m_standing)
        shown.push_back({type, 0, true});
    if (held.empty())
        return shown;
    std::map<QString, int> seen;
    for (const Effect &effect : held.back().effects) {
        const ShownEffect candidate{effect.type, seen[effect.type]++, false};
        if (candidate.occurrence == 0 && m_standing.contains(candidate.type))
            continue;
        const bool isCommon = std::all_of(held.begin(), held.end(), [&](const HeldEffects &one) {
            return findEffect(one.effects, candidate) != nullptr;
        });
        if (isCommon)
            shown.push_back(candidate);
    }
    return shown;
}

void EffectStack::refresh()
{
    const auto held = heldEffects(*m_session.shown(), m_holder);
    const auto shown = wanted(held);
    const bool isSame = std::equal(shown.begin(), shown.end(), m_sections.begin(), m_sections.end(),
                                   [](const ShownEffect &one, const EffectSection *section) {
                                       return one == section->shown();
                                   });
    if (!isSame)
        rebuild(shown);
    for (EffectSection *const section : m_sections)
        section->refresh(held);
}

/// Sections of effects that stay are kept with what is unfolded in them.
void EffectStack::rebuild(const std::vector<ShownEffect> &shown)
{
    std::vector<EffectSection *> sections;
    for (const ShownEffect &one : shown) {
        EffectSection *section = nullptr;
        for (EffectSection *&old : m_sections) {
            if (old && old->shown() == one)
                section = std::exchange(old, nullptr);
        }
        if (!section) {
            section = new EffectSection(m_session, m_holder, one, this);
            connect(section, &EffectSection::moveWanted, this,
                    [this, one](int by) { move(one, by); });
            connect(section, &EffectSection::dropped, this,
                    [this, one](const QPoint &at) { dropSection(one, at); });
            connect(section, &EffectSection::dragged, this, [this](const QPoint &at) {
                const int place = placeAt(at);
                const int y = place < int(m_sections.size()) ? m_sections[size_t(place)]->y()
                                                             : m_add->y();
                m_mark->setGeometry(0, y - 2, width(), 2);
                m_mark->show();
                m_mark->raise();
            });
        }
        sections.push_back(section);
    }
    for (EffectSection *const old : m_sections) {
        if (!old)
            continue;
        m_column->removeWidget(old);
        old->hide();
        old->deleteLater(); // it may be one of its own buttons that asked for this
    }
    m_sections = std::move(sections);
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        m_column->removeWidget(m_sections[i]);
        m_column->insertWidget(int(i), m_sections[i]);
        m_sections[i]->show();
    }
}

EffectSection *EffectStack::section(const QString &type, int occurrence) const
{
    for (EffectSection *const section : m_sections) {
        if (section->shown().type == type && section->shown().occurrence == occurrence)
            return section;
    }
    return nullptr;
}

void EffectStack::add(const QString &type)
{
    const EffectEntry *const entry = findEffectEntry(isSound() ? EffectKind::Sound
                                                               : EffectKind::Picture,
                                                     type);
    if (!entry)
        return;
    EditGroup group{tr("Add %1").arg(entry->label), {}};
    for (const HeldEffects &held : heldEffects(*m_session.root(), m_holder)) {
        AddEffect edit = held.add;
        edit.type = type;
        group.edits.push_back(edit);
    }
    m_session.apply(group);
}

void EffectStack::addPreset(const QString &name)
{
    const EffectPreset *const preset = effectPresets().find(name);
    if (!preset)
        return;
    EditGroup group{tr("Add %1").arg(preset->name), {}};
    for (const HeldEffects &held : heldEffects(*m_session.root(), m_holder)) {
        for (const Effect &effect : preset->effects) {
            AddEffect edit = held.add;
            edit.type = effect.type;
            edit.parameters = effect.parameters;
            group.edits.push_back(edit);
        }
    }
    m_session.apply(group);
}

void EffectStack::fillMenu(QMenu &menu)
{
    menu.clear();
    const bool sound = isSound();
    const bool isOfClips = std::holds_alternative<std::vector<ClipId>>(m_holder);
    QMenu *group = nullptr;
    for (const EffectEntry &entry : effectCatalogue()) {
        if (entry.kind != (sound ? EffectKind::Sound : EffectKind::Picture))
            continue;
        const SoundEffectType *const type = findSoundEffectType(entry.id);
        if (sound && isOfClips && type && type->sideChain())
            continue; // it listens to a track, so it is for tracks
        if (!group || group->title() != entry.group)
            group = menu.addMenu(entry.group);
        group->addAction(entry.label, this, [this, id = entry.id] { add(id); });
    }
    QMenu *const presets = menu.addMenu(tr("Presets"));
    for (const EffectPreset &preset : effectPresets().all()) {
        if (preset.isSound == sound)
            presets->addAction(preset.name, this, [this, name = preset.name] { addPreset(name); });
    }
    presets->setEnabled(!presets->isEmpty());
    const auto held = heldEffects(*m_session.root(), m_holder);
    QAction *const save = menu.addAction(icon("save"), tr("Save All as Preset…"), this,
                                         [this, held] {
                                             askToSavePreset(this, m_session, held.back().effects,
                                                             tr("My effects"));
                                         });
    save->setEnabled(!held.empty() && !held.back().effects.empty());
}

void EffectStack::move(const ShownEffect &shown, int by)
{
    const auto held = heldEffects(*m_session.root(), m_holder);
    if (by == 0 || held.empty())
        return;
    // Places among those that are shown are others than in the list, which has the standing ones.
    std::vector<ShownEffect> movable;
    for (const EffectSection *const section : m_sections) {
        if (!section->shown().isStanding)
            movable.push_back(section->shown());
    }
    const auto from = std::find(movable.begin(), movable.end(), shown) - movable.begin();
    const auto to = from + by;
    if (to < 0 || to >= std::ssize(movable))
        return;
    const EffectEntry *const entry = findEffectEntry(isSound() ? EffectKind::Sound
                                                               : EffectKind::Picture,
                                                     shown.type);
    EditGroup group{tr("Move %1").arg(entry ? entry->label : shown.type), {}};
    for (const HeldEffects &one : held) {
        const Effect *const moved = findEffect(one.effects, shown);
        const Effect *const target = findEffect(one.effects, movable[size_t(to)]);
        if (moved && target)
            group.edits.push_back(MoveEffect{moved->id, int(target - moved)});
    }
    m_session.apply(group);
}

/// The index of the section that a dragged one would come before.
int EffectStack::placeAt(const QPoint &global) const
{
    const int y = mapFromGlobal(global).y();
    int place = 0;
    for (const EffectSection *const section : m_sections)
        place += section->shown().isStanding || y > section->geometry().center().y();
    return place;
}

void EffectStack::dropSection(const ShownEffect &shown, const QPoint &global)
{
    m_mark->hide();
    const auto from = std::find_if(m_sections.begin(), m_sections.end(),
                                   [&](const EffectSection *section) {
                                       return section->shown() == shown;
                                   })
                      - m_sections.begin();
    const int place = placeAt(global);
    move(shown, int(place > from ? place - 1 - from : place - from));
}

void EffectStack::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(QLatin1String(kEffectMime))
        || event->mimeData()->hasFormat(QLatin1String(kPresetMime)))
        event->acceptProposedAction();
}

void EffectStack::dropEvent(QDropEvent *event)
{
    const QMimeData &data = *event->mimeData();
    if (data.hasFormat(QLatin1String(kPresetMime)))
        addPreset(QString::fromUtf8(data.data(QLatin1String(kPresetMime))));
    else
        add(QString::fromUtf8(data.data(QLatin1String(kEffectMime))));
    event->acceptProposedAction();
}

} // namespace weft::ui
