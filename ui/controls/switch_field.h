#pragma once

#include <QCheckBox>

namespace weft::ui {

/// On or off; half for several things that differ. Thread: main.
class SwitchField : public QCheckBox
{
    Q_OBJECT
public:
    explicit SwitchField(const QString &text = {}, QWidget *parent = nullptr);

    void setOn(bool isOn); ///< without a signal
    void setMixed();

Q_SIGNALS:
    void changed(bool isOn);

protected:
    void nextCheckState() override;
    QSize sizeHint() const override;
};

} // namespace weft::ui
