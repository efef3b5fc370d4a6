#pragma once

#include <QWidget>

class QToolButton;

namespace weft::ui {

/// A row of a form: the label at its left, then a field over the rest, then a button that sets what
/// is usual, where there is one. The label names the field for screen readers.
QWidget *formRow(const QString &label, QWidget *field, QToolButton *reset = nullptr);
/// A flat button with an icon, named for screen readers by its tooltip.
QToolButton *iconButton(const char *iconName, const QString &text, QWidget *parent = nullptr);
/// A sentence in the secondary colour, over several lines where it must.
QWidget *formNote(const QString &sentence);

} // namespace weft::ui
