#include "ui/mixer/mixer_strip.h"

#include "ui/controls/number_field.h"
#include "ui/controls/value_slider.h"
#include "ui/inspector/form.h"
#include "ui/mixer/level_meter.h"
#include "ui/session/session.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace weft::ui {

namespace {

const NumberScale kGain{-96, 24, 0, QStringLiteral("dB"), false};
const NumberScale kPan{-1, 1, 0, {}, false};

} // namespace

MixerStrip::MixerStrip(Session &session, TrackId track, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_track(track)
    , m_name(new QLineEdit(this))
    , m_panSlider(new ValueSlider(kPan, Qt::Horizontal, this))
    , m_pan(new NumberField(kPan, NumberField::Look::NumberOnly, this))
    , m_fader(new ValueSlider(kGain, Qt::Vertical, this))
    , m_gain(new NumberField(kGain, NumberField::Look::NumberOnly, this))
    , m_meter(new LevelMeter(LevelMeter::Scale::Ticks, this))
    , m_mute(iconButton("mute", tr("Mute"), this))
    , m_effects(new QToolButton(this))
{
    setFixedWidth(116);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->setSpacing(4);
    m_name->setMinimumHeight(kLeastTarget);
    m_name->setAlignment(Qt::AlignCenter);
    m_name->setAccessibleName(tr("Name of the track"));
    m_name->setReadOnly(m_track == TrackId());
    m_name->setFrame(false);
    column->addWidget(m_name);
    makeLevels(*column);
    makeButtons(*column);
    bind(m_fader, &MixerStrip::gainEdit);
    bind(m_gain, &MixerStrip::gainEdit);
    bind(m_panSlider, &MixerStrip::panEdit);
    bind(m_pan, &MixerStrip::panEdit);
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (!m_name->isModified())
            return;
        m_name->setModified(false);
        if (!m_session.apply(SetTrack{.track = m_track, .name = m_name->text().trimmed()}))
            refresh();
    });
    refresh();
}

void MixerStrip::makeLevels(QVBoxLayout &column)
{
    m_panSlider->setToolTip(tr("Pan: left to right"));
    m_fader->setToolTip(tr("Gain; double-click for 0 dB"));
    column.addWidget(m_panSlider);
    column.addWidget(m_pan, 0, Qt::AlignHCenter);
    auto *const middle = new QHBoxLayout;
    middle->setSpacing(4);
    middle->addStretch(1);
    middle->addWidget(m_fader);
    middle->addWidget(m_meter);
    middle->addStretch(1);
    column.addLayout(middle, 1);
    column.addWidget(m_gain, 0, Qt::AlignHCenter);
}

void MixerStrip::makeButtons(QVBoxLayout &column)
{
    auto *const row = new QHBoxLayout;
    row->setSpacing(2);
    m_mute->setCheckable(true);
    row->addWidget(m_mute);
    connect(m_mute, &QToolButton::clicked, this, [this](bool isOn) {
        if (m_track == TrackId())
            m_session.apply(SetMaster{.sequence = {}, .gainDb = {}, .pan = {}, .muted = isOn});
        else
            m_session.apply(SetTrack{.track = m_track, .name = {}, .hidden = {}, .muted = isOn});
    });
    if (m_track != TrackId()) {
        m_solo = iconButton("solo", tr("Solo: only solo tracks are heard"), this);
        m_solo->setCheckable(true);
        row->addWidget(m_solo);
        connect(m_solo, &QToolButton::clicked, this, [this](bool isOn) {
            SetTrack edit{.track = m_track};
            edit.solo = isOn;
            m_session.apply(edit);
        });
    }
    m_effects->setCheckable(true);
    m_effects->setFocusPolicy(Qt::StrongFocus);
    m_effects->setToolTip(tr("Effects on this sound"));
    m_effects->setAccessibleName(tr("Effects on this sound"));
    connect(m_effects, &QToolButton::clicked, this, &MixerStrip::effectsWanted);
    row->addWidget(m_effects, 1);
    column.addLayout(row);
}

template<typename Field>
void MixerStrip::bind(Field *field, Edit (MixerStrip::*make)(double) const)
{
    connect(field, &Field::changing, this,
            [this, make](double number) { (void) m_session.preview((this->*make)(number)); });
    connect(field, &Field::changed, this,
            [this, make](double number) { m_session.apply((this->*make)(number)); });
    connect(field, &Field::cancelled, this, [this] { m_session.endPreview(); });
}

Edit MixerStrip::gainEdit(double decibels) const
{
    const auto now = state();
    const QString name = tr("Gain of %1").arg(now ? now->name : QString());
    if (m_track == TrackId())
        return EditGroup{name, {SetMaster{.sequence = {}, .gainDb = decibels}}};
    SetTrack edit{.track = m_track};
    edit.gainDb = decibels;
    return EditGroup{name, {edit}};
}

Edit MixerStrip::panEdit(double pan) const
{
    const auto now = state();
    const QString name = tr("Pan of %1").arg(now ? now->name : QString());
    if (m_track == TrackId())
        return EditGroup{name, {SetMaster{.sequence = {}, .gainDb = {}, .pan = pan}}};
    SetTrack edit{.track = m_track};
    edit.pan = pan;
    return EditGroup{name, {edit}};
}

std::optional<MixerStrip::State> MixerStrip::state() const
{
    const Project &project = *m_session.shown();
    if (m_track == TrackId()) {
        const Sequence *const sequence = m_session.sequence();
        if (!sequence)
            return std::nullopt;
        const Master &master = sequence->master;
        return State{tr("Master"), master.gainDb, master.pan,
                     master.muted, false,         master.effects.size()};
    }
    const auto place = findTrack(project, m_track);
    if (!place)
        return std::nullopt;
    const Track &track = trackAt(project, *place);
    return State{track.name,  track.gainDb, track.pan,
                 track.muted, track.solo,   track.effects.size()};
}

void MixerStrip::refresh()
{
    const auto now = state();
    if (!now)
        return;
    if (!(m_name->hasFocus() && m_name->isModified()))
        m_name->setText(now->name);
    m_fader->setNumber(now->gain);
    m_gain->setNumber(now->gain);
    m_panSlider->setNumber(now->pan);
    m_pan->setNumber(now->pan);
    m_mute->setChecked(now->isMuted);
    if (m_solo)
        m_solo->setChecked(now->isSolo);
    m_effects->setText(now->effects == 0 ? tr("FX") : tr("FX %1").arg(now->effects));
    m_fader->setAccessibleName(tr("Gain of %1").arg(now->name));
    m_gain->setName(tr("Gain of %1").arg(now->name));
    m_panSlider->setAccessibleName(tr("Pan of %1").arg(now->name));
    m_pan->setName(tr("Pan of %1").arg(now->name));
}

void MixerStrip::setChosen(bool isChosen)
{
    m_effects->setChecked(isChosen);
}

} // namespace weft::ui
