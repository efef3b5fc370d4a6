#pragma once

#include <QDialog>
#include <QIcon>

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace weft::ui {

/// Something the command palette can find and do.
struct Command
{
    QString title;
    QString group; ///< "Clip", "Effect"
    QString help;
    QString keys; ///< its shortcut, as people read it; empty = none
    QIcon icon;
    bool isPossible = true;
    std::function<void()> run;
};

/// How well a text answers what was typed: 0 = not at all; whole words and beginnings count more
/// than letters in order. Case and accents do not matter.
int matchOf(const QString &text, const QString &typed);

/// Finds commands by a few letters of their names and does the one that is chosen: Ctrl+K.
class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    explicit CommandPalette(std::vector<Command> commands, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void list();
    void run();

    std::vector<Command> m_commands;
    QLineEdit *m_field;
    QListWidget *m_list;
};

} // namespace weft::ui
