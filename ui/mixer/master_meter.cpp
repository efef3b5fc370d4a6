#include "ui/mixer/master_meter.h"

#include "ui/mixer/sound_levels.h"
#include "ui/session/session.h"

namespace weft::ui {

namespace {

constexpr int kLookMs = 40;

} // namespace

MasterMeter::MasterMeter(Session &session, QWidget *parent)
    : LevelMeter(Scale::Numbers, parent)
    , m_session(session)
    , m_levels(std::make_unique<HeardLevels>(session.player()))
{
    setObjectName(QStringLiteral("masterMeter"));
    setAccessibleName(tr("Level of the master"));
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &MasterMeter::look);
    connect(&session, &Session::shownChanged, this, &MasterMeter::follow);
    const auto forget = [this] {
        m_levels->reset();
        setPeaks(m_levels->peaks());
    };
    connect(&session, &Session::opened, this, forget);
    connect(this, &LevelMeter::resetWanted, this, forget);
    follow();
}

MasterMeter::~MasterMeter() = default;

void MasterMeter::follow()
{
    const Sequence *const sequence = m_session.sequence();
    setChannels(sequence ? sequence->settings.sound : SoundLayout::Stereo);
}

void MasterMeter::look()
{
    const bool wasAudible = m_levels->isAudible();
    m_levels->look(double(m_since.restart()) / 1000);
    if (wasAudible || m_levels->isAudible())
        setPeaks(m_levels->peaks());
}

void MasterMeter::showEvent(QShowEvent *event)
{
    m_since.start();
    m_timer.start();
    LevelMeter::showEvent(event);
}

void MasterMeter::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    LevelMeter::hideEvent(event);
}

} // namespace weft::ui
