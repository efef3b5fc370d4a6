#pragma once

#include "core/model/sequence.h"

#include <QWidget>

class QLabel;
class QTableWidget;
class QTableWidgetItem;
class QToolButton;

namespace weft::ui {

class Actions;
class ColourButton;
class Session;

/// The markers of the active sequence: where, name, chapter, note. A click puts the playhead there;
/// a double click, or F2, edits in place; Del removes. Thread: main.
class MarkersPanel : public QWidget
{
    Q_OBJECT
public:
    enum Column { TimeColumn, NameColumn, ChapterColumn, NoteColumn, ColumnCount };

    MarkersPanel(Session &session, Actions &actions, QWidget *parent = nullptr);

    QTableWidget *table() const { return m_table; }
    QToolButton *addButton() const { return m_add; }
    QToolButton *removeButton() const { return m_remove; }
    ColourButton *colour() const { return m_colour; }

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void fill();
    void fillRow(int row, const Marker &marker);
    void changed(QTableWidgetItem *item);
    void goTo(int row);
    void add();
    void removeCurrent();
    const Marker *current() const;
    const Marker *markerAt(int row) const;

    Session &m_session;
    QTableWidget *m_table;
    QLabel *m_empty;
    QToolButton *m_add;
    QToolButton *m_remove;
    ColourButton *m_colour;
    bool m_isFilling = false;
};

} // namespace weft::ui
