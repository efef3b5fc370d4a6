#pragma once

#include "core/edit/sequences.h"

#include <QDialog>

class QLineEdit;

namespace weft::ui {

class ChoiceField;
class DisplayViewForm;
class NumberField;
class Session;
class SwitchField;

/// What a sequence renders to, as a person reads it: "1920 × 1080, 25 frames a second, stereo".
QString settingsSummary(const SequenceSettings &settings);

/// Name, size, rate, colours, compositing, HDR, display view and sound of the active sequence; all
/// changes are one step of the history when it is accepted. Thread: main.
class SequenceSettingsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SequenceSettingsDialog(Session &session, QWidget *parent = nullptr);

    /// What would be changed: only what differs from the sequence.
    SetSequence edit() const;
    NumberField *widthField() const { return m_width; }
    NumberField *heightField() const { return m_height; }
    ChoiceField *rate() const { return m_rate; }
    DisplayViewForm *displayView() const { return m_view; }

private:
    void accept() override;
    void addSize(QLayout &column);
    void addPicture(QLayout &column);
    void choosePreset(const QString &id);

    Session &m_session;
    QLineEdit *m_name;
    ChoiceField *m_preset;
    NumberField *m_width;
    NumberField *m_height;
    ChoiceField *m_rate;
    SwitchField *m_dropFrame;
    ChoiceField *m_colour;
    ChoiceField *m_compositing;
    ChoiceField *m_hdr;
    DisplayViewForm *m_view;
    ChoiceField *m_sound;
};

} // namespace weft::ui
