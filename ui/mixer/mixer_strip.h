#pragma once

#include "core/edit/edit.h"
#include "ui/controls/number_scale.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace weft::ui {

class LevelMeter;
class NumberField;
class Session;
class ValueSlider;

/// A track of sound, or the master, in the mixer: name, pan, fader and meter, mute and, for tracks,
/// solo. A drag is heard at once and is one step of the history. Thread: main.
class MixerStrip : public QWidget
{
    Q_OBJECT
public:
    /// @param track of the active sequence; 0 = its master
    MixerStrip(Session &session, TrackId track, QWidget *parent = nullptr);

    TrackId track() const { return m_track; }
    void refresh();
    void setChosen(bool isChosen);

    ValueSlider *fader() const { return m_fader; }
    NumberField *gain() const { return m_gain; }
    NumberField *pan() const { return m_pan; }
    QToolButton *mute() const { return m_mute; }
    QToolButton *solo() const { return m_solo; }
    QToolButton *effects() const { return m_effects; }
    LevelMeter *meter() const { return m_meter; }

Q_SIGNALS:
    /// Its effects are to be shown, or not any more.
    void effectsWanted(bool areWanted);

private:
    struct State
    {
        QString name;
        double gain = 0;
        double pan = 0;
        bool isMuted = false;
        bool isSolo = false;
        std::size_t effects = 0;
    };
    std::optional<State> state() const;
    void makeLevels(QVBoxLayout &column);
    void makeButtons(QVBoxLayout &column);
    Edit gainEdit(double decibels) const;
    Edit panEdit(double pan) const;
    template<typename Field>
    void bind(Field *field, Edit (MixerStrip::*make)(double) const);

    Session &m_session;
    const TrackId m_track;
    QLineEdit *m_name;
    ValueSlider *m_panSlider;
    NumberField *m_pan;
    ValueSlider *m_fader;
    NumberField *m_gain;
    LevelMeter *m_meter;
    QToolButton *m_mute;
    QToolButton *m_solo = nullptr;
    QToolButton *m_effects;
};

} // namespace weft::ui
