#include "ui/inspector/form.h"

#include "ui/controls/number_field.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace weft::ui {

QWidget *formRow(const QString &label, QWidget *field, QToolButton *reset)
{
    auto *const row = new QWidget;
    auto *const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto *const text = new QLabel(label, row);
    text->setWordWrap(true);
    text->setFixedWidth(QFontMetrics(text->font()).averageCharWidth() * 13);
    text->setBuddy(field);
    layout->addWidget(text);
    // What does not grow stands at the left, where all fields begin.
    const bool grows = field->sizePolicy().horizontalPolicy() != QSizePolicy::Fixed;
    layout->addWidget(field, 1, grows ? Qt::Alignment() : Qt::AlignLeft | Qt::AlignVCenter);
    if (auto *const number = qobject_cast<NumberField *>(field))
        number->setName(label);
    else
        field->setAccessibleName(label);
    if (reset)
        layout->addWidget(reset);
    return row;
}

QToolButton *iconButton(const char *iconName, const QString &text, QWidget *parent)
{
    auto *const button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setMinimumSize(kLeastTarget, kLeastTarget);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QWidget *formNote(const QString &sentence)
{
    auto *const note = new QLabel(sentence);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    return note;
}

} // namespace weft::ui
