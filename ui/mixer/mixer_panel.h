#pragma once

#include "core/model/track.h"

#include <QElapsedTimer>
#include <QWidget>

#include <memory>
#include <vector>

class QHBoxLayout;
class QLabel;
class QScrollArea;
class QTimer;
class QToolButton;

namespace weft::ui {

class Actions;
class EffectStack;
class HeardLevels;
class HeardLoudness;
class MixerStrip;
class Normaliser;
class Session;

/// A strip for each sound track of the sequence and one for its master, with meters of what is
/// heard, loudness and correlation; and the effects of the strip that is chosen. Thread: main.
class MixerPanel : public QWidget
{
    Q_OBJECT
public:
    MixerPanel(Session &session, Actions &actions, QWidget *parent = nullptr);
    ~MixerPanel() override;

    const std::vector<MixerStrip *> &strips() const { return m_strips; } ///< the last: the master
    EffectStack *effects() const { return m_effects; }                   ///< null: of no strip
    QLabel *loudness() const { return m_loudness; }
    Normaliser &normaliser() const { return *m_normaliser; }
    QToolButton *normaliseButton() const { return m_normalise; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void follow();
    void rebuild(const std::vector<TrackId> &tracks);
    void showEffects(MixerStrip *strip, bool areWanted);
    void look();
    void showPeaks();
    void makeNormalise();
    void sayLoudness();
    void forget();

    Session &m_session;
    std::unique_ptr<HeardLevels> m_levels;
    std::unique_ptr<HeardLoudness> m_heard;
    std::vector<MixerStrip *> m_strips;
    EffectStack *m_effects = nullptr;
    QWidget *m_row;
    QHBoxLayout *m_columns;
    QScrollArea *m_effectsArea;
    QLabel *m_loudness;
    Normaliser *m_normaliser;
    QToolButton *m_normalise;
    QToolButton *m_cancel;
    QTimer *m_timer;
    QElapsedTimer m_since;
    int m_looks = 0;
};

} // namespace weft::ui
