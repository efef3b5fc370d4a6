#pragma once

#include "ui/shortcuts/shortcut_sets.h"

#include <QDialog>

class QComboBox;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace weft::ui {

/// Shows the shortcut of every action, finds one by name or key, and changes it: what a key meant
/// before is said, and taken from that action. Every change is kept at once.
class ShortcutEditor : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutEditor(UserShortcuts shortcuts, QWidget *parent = nullptr);

    const UserShortcuts &shortcuts() const { return m_shortcuts; }

Q_SIGNALS:
    void changed(const weft::ui::UserShortcuts &shortcuts);

private:
    QList<QKeySequence> keysOf(const QString &action) const;
    QString actionWith(const QKeySequence &key) const;
    QString currentAction() const;
    void list();
    void showCurrent();
    void useSet(const QString &id);
    void assign(const QKeySequence &key);
    void reset();
    void tell();

    UserShortcuts m_shortcuts;
    QComboBox *m_sets;
    QLineEdit *m_find;
    QTreeWidget *m_list;
    QKeySequenceEdit *m_key;
    QLabel *m_conflict;
};

} // namespace weft::ui
