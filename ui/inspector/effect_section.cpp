#include "ui/inspector/effect_section.h"

#include "ui/effects/presets.h"
#include "ui/inspector/colour_wheels.h"
#include "ui/inspector/form.h"
#include "ui/inspector/parameter_row.h"
#include "ui/session/session.h"
#include "ui/style/icons.h"

#include <QInputDialog>
#include <QMenu>
#include <QMouseEvent>
#include <QToolButton>

namespace weft::ui {

const Effect *findEffect(const std::vector<Effect> &effects, const ShownEffect &shown)
{
    int occurrence = 0;
    for (const Effect &effect : effects) {
        if (effect.type == shown.type && occurrence++ == shown.occurrence)
            return &effect;
    }
    return nullptr;
}

namespace {

const EffectEntry *entryOf(const QString &type)
{
    const EffectEntry *const picture = findEffectEntry(EffectKind::Picture, type);
    return picture ? picture : findEffectEntry(EffectKind::Sound, type);
}

QString titleOf(const QString &type)
{
    const EffectEntry *const entry = entryOf(type);
    return entry ? entry->label : type;
}

} // namespace

void askToSavePreset(QWidget *parent, Session &session, const std::vector<Effect> &effects,
                     const QString &name)
{
    auto *const dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(EffectSection::tr("Save Preset"));
    dialog->setLabelText(EffectSection::tr("Name of the preset:"));
    dialog->setTextValue(name);
    QObject::connect(dialog, &QInputDialog::textValueSelected, parent,
                     [&session, effects](const QString &chosen) {
                         const Status saved = effectPresets().save(chosen, effects);
                         if (!saved)
                             session.notifyProblem(saved.error().message);
                     });
    dialog->open();
}

EffectSection::EffectSection(Session &session, EffectHolder holder, ShownEffect shown,
                             QWidget *parent)
    : CollapsibleSection(titleOf(shown.type), parent)
    , m_session(session)
    , m_holder(std::move(holder))
    , m_shown(std::move(shown))
    , m_entry(entryOf(m_shown.type))
{
    setObjectName(m_shown.type);
    setWhatsThis(m_entry ? m_entry->help() : QString());
    makeButtons();
    if (!m_entry) {
        add(formNote(tr("This version does not know the effect. It stays in the project and cannot "
                        "be rendered.")));
        return;
    }
    if (const auto wheels = wheelsIn(m_entry->parameters); !wheels.empty()) {
        m_wheels = new ColourWheels(session, owner(), wheels, this);
        add(m_wheels);
    }
    for (const ParameterType &type : m_entry->parameters) {
        m_rows.push_back(new ParameterRow(session, owner(), type, this));
        add(m_rows.back());
    }
}

void EffectSection::makeButtons()
{
    m_enable = iconButton("eye", tr("Switch %1 on or off").arg(title()), this);
    m_more = iconButton("more", tr("More for %1").arg(title()), this);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    m_more->setMenu(new QMenu(m_more));
    m_remove = iconButton("trash", tr("Remove %1").arg(title()), this);
    for (QToolButton *const button : {m_enable, m_more, m_remove})
        addToHeader(button);
    connect(m_enable, &QToolButton::clicked, this,
            [this] { setEnabledOn(!m_isOn.value_or(true)); });
    connect(m_remove, &QToolButton::clicked, this, &EffectSection::remove);
    connect(m_more->menu(), &QMenu::aboutToShow, this, &EffectSection::fillMenu);
    header()->installEventFilter(this);
}

ParameterOwner EffectSection::owner() const
{
    const auto parts = [holder = m_holder, shown = m_shown](const Project &project) {
        std::vector<ParameterPart> parts;
        for (const HeldEffects &held : heldEffects(project, holder)) {
            const Effect *const effect = findEffect(held.effects, shown);
            if (effect) {
                parts.push_back(
                    {effect->parameters, held.start, held.length,
                     [id = effect->id](const Parameters &parameters) -> Edit {
                         return SetEffect{.effect = id, .enabled = {}, .parameters = parameters};
                     }});
            } else if (shown.isStanding) {
                parts.push_back({{},
                                 held.start,
                                 held.length,
                                 [add = held.add,
                                  type = shown.type](const Parameters &parameters) mutable -> Edit {
                                     add.type = type;
                                     add.parameters = parameters;
                                     return add;
                                 }});
            }
        }
        return parts;
    };
    return {title(), parts};
}

void EffectSection::refresh(const std::vector<HeldEffects> &held)
{
    bool hasAny = false, isOn = true;
    std::vector<ParameterPart> parts;
    for (const HeldEffects &one : held) {
        const Effect *const effect = findEffect(one.effects, m_shown);
        if (effect || m_shown.isStanding)
            parts.push_back(
                {effect ? effect->parameters : Parameters(), one.start, one.length, {}});
        hasAny |= effect != nullptr;
        isOn &= !effect || effect->enabled;
    }
    m_enable->setVisible(hasAny);
    if (std::exchange(m_isOn, isOn) != isOn) { // not in every frame that is played
        m_enable->setIcon(icon(isOn ? "eye" : "eye-off"));
        m_enable->setToolTip((isOn ? tr("Switch %1 off") : tr("Switch %1 on")).arg(title()));
    }
    m_remove->setVisible(hasAny);
    m_more->setVisible(hasAny);
    if (m_wheels)
        m_wheels->refresh(parts);
    for (ParameterRow *const row : m_rows)
        row->refresh(parts);
}

ParameterRow *EffectSection::row(const char *parameter) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const ParameterRow *row) {
        return qstrcmp(row->type().id, parameter) == 0;
    });
    return found == m_rows.end() ? nullptr : *found;
}

void EffectSection::forEach(const QString &name, const std::function<Edit(const Effect &)> &make)
{
    EditGroup group{name, {}};
    for (const HeldEffects &held : heldEffects(*m_session.root(), m_holder)) {
        if (const Effect *const effect = findEffect(held.effects, m_shown))
            group.edits.push_back(make(*effect));
    }
    if (!group.edits.empty())
        m_session.apply(group);
}

void EffectSection::setEnabledOn(bool isOn)
{
    forEach(isOn ? tr("Switch %1 On").arg(title()) : tr("Switch %1 Off").arg(title()),
            [isOn](const Effect &effect) {
                return SetEffect{.effect = effect.id, .enabled = isOn, .parameters = {}};
            });
}

void EffectSection::remove()
{
    forEach(tr("Remove %1").arg(title()),
            [](const Effect &effect) { return RemoveEffect{effect.id}; });
}

void EffectSection::reset()
{
    if (!m_entry)
        return;
    forEach(tr("Reset %1").arg(title()), [this](const Effect &effect) {
        SetEffect edit{.effect = effect.id, .enabled = {}, .parameters = {}};
        for (const ParameterType &type : m_entry->parameters)
            edit.parameters[QString::fromLatin1(type.id)] = defaultOf(type);
        return edit;
    });
}

void EffectSection::usePreset(const Effect &preset)
{
    forEach(tr("Preset for %1").arg(title()), [&](const Effect &effect) {
        SetEffect edit{.effect = effect.id, .enabled = {}, .parameters = {}};
        for (const ParameterType &type : m_entry->parameters)
            edit.parameters[QString::fromLatin1(type.id)] = defaultOf(type);
        for (const auto &[id, value] : preset.parameters)
            edit.parameters[id] = value;
        return edit;
    });
}

void EffectSection::saveAsPreset()
{
    for (const HeldEffects &held : heldEffects(*m_session.root(), m_holder)) {
        if (const Effect *const effect = findEffect(held.effects, m_shown)) {
            askToSavePreset(this, m_session, {*effect}, title());
            return;
        }
    }
}

void EffectSection::fillMenu()
{
    QMenu &menu = *m_more->menu();
    menu.clear();
    menu.addAction(icon("reset"), tr("Reset"), this, &EffectSection::reset);
    if (!m_shown.isStanding) {
        menu.addAction(tr("Move Up"), this, [this] { Q_EMIT moveWanted(-1); });
        menu.addAction(tr("Move Down"), this, [this] { Q_EMIT moveWanted(1); });
    }
    menu.addSeparator();
    for (const EffectPreset &preset : effectPresets().all()) {
        if (m_entry && preset.effects.size() == 1 && preset.effects[0].type == m_shown.type)
            menu.addAction(preset.name, this,
                           [this, effect = preset.effects[0]] { usePreset(effect); });
    }
    menu.addAction(icon("save"), tr("Save as Preset…"), this, &EffectSection::saveAsPreset);
}

bool EffectSection::eventFilter(QObject *object, QEvent *event)
{
    if (m_shown.isStanding)
        return CollapsibleSection::eventFilter(object, event);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        m_pressed = static_cast<QMouseEvent *>(event)->globalPosition().toPoint();
        m_isPressed = true;
        m_isDragged = false;
        break;
    case QEvent::MouseMove: {
        const QPoint at = static_cast<QMouseEvent *>(event)->globalPosition().toPoint();
        if (m_isPressed && (m_isDragged || std::abs(at.y() - m_pressed.y()) >= 8)) {
            m_isDragged = true;
            Q_EMIT dragged(at);
            return true;
        }
        break;
    }
    case QEvent::MouseButtonRelease:
        m_isPressed = false;
        if (std::exchange(m_isDragged, false)) {
            header()->setDown(false);
            Q_EMIT dropped(static_cast<QMouseEvent *>(event)->globalPosition().toPoint());
            return true; // it is no click
        }
        break;
    default: break;
    }
    return CollapsibleSection::eventFilter(object, event);
}

} // namespace weft::ui
