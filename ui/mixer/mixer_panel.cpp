#include "ui/mixer/mixer_panel.h"

#include "ui/controls/when_seen.h"
#include "ui/inspector/effect_stack.h"
#include "ui/inspector/form.h"
#include "ui/mixer/level_meter.h"
#include "ui/mixer/mixer_strip.h"
#include "ui/mixer/normaliser.h"
#include "ui/mixer/sound_levels.h"
#include "ui/session/session.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>

namespace weft::ui {

namespace {

constexpr int kLookMs = 40;
constexpr int kLooksPerLoudness = 8;

QString levelText(double level)
{
    return level < -99 ? QStringLiteral("−∞") : QLocale().toString(level, 'f', 1);
}

} // namespace

MixerPanel::MixerPanel(Session &session, Actions &, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_levels(std::make_unique<HeardLevels>(session.player()))
    , m_heard(std::make_unique<HeardLoudness>(session.player()))
    , m_row(new QWidget)
    , m_columns(new QHBoxLayout(m_row))
    , m_effectsArea(new QScrollArea(this))
    , m_loudness(new QLabel(this))
    , m_normaliser(new Normaliser(session, this))
    , m_normalise(new QToolButton(this))
    , m_cancel(iconButton("close", tr("Stop measuring"), this))
    , m_timer(new QTimer(this))
{
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(1);
    m_columns->addStretch(1);
    auto *const strips = new QScrollArea(this);
    for (QScrollArea *const area : {strips, m_effectsArea})
        area->setFocusPolicy(Qt::NoFocus); // what lies in it has the focus
    strips->setWidgetResizable(true);
    strips->setFrameShape(QFrame::NoFrame);
    strips->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    strips->setWidget(m_row);
    m_effectsArea->setWidgetResizable(true);
    m_effectsArea->setFrameShape(QFrame::NoFrame);
    m_effectsArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_effectsArea->setMinimumWidth(300);
    m_effectsArea->hide();
    m_loudness->setAccessibleName(tr("Loudness"));
    m_loudness->setToolTip(tr("Loudness of what was heard (EBU R 128) and how alike left and right "
                              "are: 1 = the same, −1 = each undoes the other"));
    QToolButton *const reset = iconButton("reset", tr("Measure anew"), this);
    connect(reset, &QToolButton::clicked, this, &MixerPanel::forget);
    auto *const below = new QHBoxLayout;
    below->setContentsMargins(8, 0, 8, 4);
    below->addWidget(m_loudness, 1);
    below->addWidget(reset);
    below->addWidget(m_normalise);
    below->addWidget(m_cancel);
    auto *const above = new QHBoxLayout;
    above->setSpacing(1);
    above->addWidget(strips, 1);
    above->addWidget(m_effectsArea, 1);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(above, 1);
    column->addLayout(below);
    makeNormalise();
    m_timer->setInterval(kLookMs);
    connect(m_timer, &QTimer::timeout, this, &MixerPanel::look);
    auto *const following = new WhenSeen(this, [this] { follow(); });
    connect(&session, &Session::shownChanged, following, &WhenSeen::refresh);
    connect(&session, &Session::opened, this, &MixerPanel::forget);
    connect(&session.player(), &Player::positionChanged, this, [this] {
        if (m_effects)
            m_effects->refresh();
    });
    follow();
    sayLoudness();
}

MixerPanel::~MixerPanel() = default;

/// Brings the whole sequence to a usual loudness, in the background.
void MixerPanel::makeNormalise()
{
    m_normalise->setText(tr("Normalise"));
    m_normalise->setToolTip(tr("Listens to the whole sequence and sets the master's gain"));
    m_normalise->setPopupMode(QToolButton::InstantPopup);
    m_normalise->setFocusPolicy(Qt::StrongFocus);
    auto *const menu = new QMenu(m_normalise);
    const auto add = [&](const QString &text, const LoudnessTarget &target) {
        menu->addAction(text, this, [this, target] {
            m_normaliser->start(target);
            m_cancel->setVisible(m_normaliser->isRunning());
        });
    };
    add(tr("For the web: −14 LUFS"), {-14, -1});
    add(tr("For podcasts: −16 LUFS"), {-16, -1});
    add(tr("For broadcasting: −23 LUFS (EBU R 128)"), {-23, -1});
    m_normalise->setMenu(menu);
    m_cancel->hide();
    connect(m_cancel, &QToolButton::clicked, m_normaliser, &Normaliser::cancel);
    connect(m_normaliser, &Normaliser::progressed, this, [this](double part) {
        m_loudness->setText(tr("Listening to the sequence: %1 %").arg(int(100 * part)));
    });
    connect(m_normaliser, &Normaliser::ended, this, [this] {
        m_cancel->hide();
        sayLoudness();
    });
}

void MixerPanel::follow()
{
    std::vector<TrackId> tracks;
    if (const Sequence *const sequence = m_session.sequence()) {
        for (const auto &track : sequence->tracks) {
            if (track->kind == TrackKind::Audio)
                tracks.push_back(track->id);
        }
        tracks.emplace_back(); // the master
    }
    const bool isSame = std::equal(tracks.begin(), tracks.end(), m_strips.begin(), m_strips.end(),
                                   [](TrackId track, const MixerStrip *strip) {
                                       return strip->track() == track;
                                   });
    if (!isSame)
        rebuild(tracks);
    for (MixerStrip *const strip : m_strips) {
        strip->refresh();
        strip->meter()->setChannels(m_session.sequence()->settings.sound);
    }
    if (m_effects)
        m_effects->refresh();
}

void MixerPanel::rebuild(const std::vector<TrackId> &tracks)
{
    showEffects(nullptr, false);
    for (MixerStrip *const strip : m_strips) {
        m_columns->removeWidget(strip);
        strip->hide();
        strip->deleteLater();
    }
    m_strips.clear();
    for (const TrackId track : tracks) {
        auto *const strip = new MixerStrip(m_session, track, m_row);
        m_columns->insertWidget(int(m_strips.size()), strip);
        connect(strip, &MixerStrip::effectsWanted, this,
                [this, strip](bool areWanted) { showEffects(strip, areWanted); });
        connect(strip->meter(), &LevelMeter::resetWanted, this, &MixerPanel::forget);
        strip->show();
        m_strips.push_back(strip);
    }
}

void MixerPanel::showEffects(MixerStrip *strip, bool areWanted)
{
    for (MixerStrip *const other : m_strips)
        other->setChosen(areWanted && other == strip);
    m_effects = nullptr;
    if (QWidget *const old = m_effectsArea->takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    m_effectsArea->setVisible(areWanted && strip);
    if (!areWanted || !strip || !m_session.sequence())
        return;
    EffectHolder holder = strip->track();
    if (strip->track() == TrackId())
        holder = m_session.sequence()->id;
    auto *const content = new QWidget;
    auto *const column = new QVBoxLayout(content);
    column->setContentsMargins(8, 8, 8, 8);
    m_effects = new EffectStack(m_session, holder, {}, content);
    column->addWidget(m_effects);
    column->addStretch(1);
    m_effectsArea->setWidget(content);
    content->show();
}

void MixerPanel::showEvent(QShowEvent *event)
{
    m_since.start();
    m_timer->start();
    QWidget::showEvent(event);
}

void MixerPanel::hideEvent(QHideEvent *event)
{
    m_timer->stop();
    QWidget::hideEvent(event);
}

void MixerPanel::look()
{
    const bool wasAudible = m_levels->isAudible();
    m_levels->look(double(m_since.restart()) / 1000);
    m_heard->look();
    if (!wasAudible && !m_levels->isAudible())
        return;
    showPeaks();
    if (++m_looks % kLooksPerLoudness == 0 && !m_normaliser->isRunning())
        sayLoudness();
}

void MixerPanel::sayLoudness()
{
    const SoundLevels levels = m_heard->levels();
    double highest = -200;
    for (const double peak : levels.truePeak)
        highest = std::max(highest, peak);
    m_loudness->setText(
        tr("%1 LUFS now, %2 in all · true peak %3 dB · correlation %4")
            .arg(levelText(levels.shortTerm), levelText(levels.integrated), levelText(highest),
                 levels.correlation ? QLocale().toString(*levels.correlation, 'f', 2)
                                    : QStringLiteral("—")));
}

void MixerPanel::forget()
{
    m_levels->reset();
    m_heard->reset();
    showPeaks();
    sayLoudness();
}

void MixerPanel::showPeaks()
{
    for (MixerStrip *const strip : m_strips)
        strip->meter()->setPeaks(m_levels->peaks(strip->track()));
}

} // namespace weft::ui
