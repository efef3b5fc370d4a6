#pragma once

#include <QWidget>

class QHBoxLayout;
class QToolButton;
class QVBoxLayout;

namespace weft::ui {

/// A part of a form under a title that folds it away. Thread: main.
class CollapsibleSection : public QWidget
{
    Q_OBJECT
public:
    explicit CollapsibleSection(const QString &title, QWidget *parent = nullptr);

    /// Puts a widget, or a row of its own layout, at the end of what folds.
    void add(QWidget *widget);
    void add(QLayout *row);
    /// Puts a button at the title's right end.
    void addToHeader(QWidget *button);

    QString title() const;
    void setOpen(bool isOpen);
    bool isOpen() const;
    /// What is folded; titles stay.
    QWidget *body() const { return m_body; }
    QToolButton *header() const { return m_title; }

Q_SIGNALS:
    void toggled(bool isOpen);

private:
    void dress();

    QToolButton *m_title;
    QHBoxLayout *m_header;
    QWidget *m_body;
    QVBoxLayout *m_rows;
};

} // namespace weft::ui
