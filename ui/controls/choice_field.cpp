#include "ui/controls/choice_field.h"

#include "ui/style/theme.h"

#include <QWheelEvent>

namespace weft::ui {

ChoiceField::ChoiceField(QWidget *parent)
    : QComboBox(parent)
{
    setMinimumHeight(kLeastTarget);
    setFocusPolicy(Qt::StrongFocus);
    setPlaceholderText(QStringLiteral("—"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QComboBox::activated, this, [this] { Q_EMIT changed(choice()); });
}

void ChoiceField::add(const QString &id, const QString &label)
{
    addItem(label, id);
}

void ChoiceField::setChoice(const QString &id)
{
    const int index = findData(id);
    if (index != currentIndex())
        setCurrentIndex(index);
}

void ChoiceField::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace weft::ui
