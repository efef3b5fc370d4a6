#include "ui/controls/switch_field.h"

#include "ui/style/theme.h"

namespace weft::ui {

SwitchField::SwitchField(const QString &text, QWidget *parent)
    : QCheckBox(text, parent)
{
    setMinimumSize(kLeastTarget, kLeastTarget);
}

void SwitchField::setOn(bool isOn)
{
    setTristate(false);
    setCheckState(isOn ? Qt::Checked : Qt::Unchecked);
}

void SwitchField::setMixed()
{
    setTristate(true);
    setCheckState(Qt::PartiallyChecked);
}

void SwitchField::nextCheckState()
{
    const bool isOn = checkState() != Qt::Checked;
    setOn(isOn);
    Q_EMIT changed(isOn);
}

QSize SwitchField::sizeHint() const
{
    return QCheckBox::sizeHint().expandedTo({kLeastTarget, kLeastTarget});
}

} // namespace weft::ui
