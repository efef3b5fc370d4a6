#include "ui/window/command_palette.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace weft::ui {

namespace {

QString plain(const QString &text)
{
    QString folded;
    for (const QChar letter : text.normalized(QString::NormalizationForm_D)) {
        if (letter.category() != QChar::Mark_NonSpacing)
            folded += letter.toLower();
    }
    return folded;
}

bool hasLettersInOrder(const QString &text, const QString &letters)
{
    qsizetype at = 0;
    for (const QChar letter : letters) {
        at = text.indexOf(letter, at);
        if (at < 0)
            return false;
        ++at;
    }
    return true;
}

} // namespace

int matchOf(const QString &text, const QString &typed)
{
    const QString in = plain(text);
    int score = 0;
    for (const QString &word : plain(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (in.startsWith(word))
            score += 8;
        else if (in.contains(QLatin1Char(' ') + word))
            score += 6;
        else if (in.contains(word))
            score += 4;
        else if (hasLettersInOrder(in, word))
            score += 1;
        else
            return 0;
    }
    return score + 1;
}

CommandPalette::CommandPalette(std::vector<Command> commands, QWidget *parent)
    : QDialog(parent)
    , m_commands(std::move(commands))
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setWindowTitle(tr("Command Palette"));
    m_field->setPlaceholderText(tr("Type a few letters of an action, an effect or a preset"));
    m_field->setAccessibleName(tr("Command to find"));
    m_field->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Commands found"));
    m_list->setUniformItemSizes(true);
    auto *const column = new QVBoxLayout(this);
    column->addWidget(m_field);
    column->addWidget(m_list);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::list);
    connect(m_list, &QListWidget::itemActivated, this, &CommandPalette::run);
    resize(560, 420);
    list();
    m_field->setFocus();
}

void CommandPalette::list()
{
    struct Found
    {
        int score;
        std::size_t index;
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i < m_commands.size(); ++i) {
        const Command &command = m_commands[i];
        int score = 2 * matchOf(command.title, m_field->text());
        if (score == 0)
            score = matchOf(command.group + QLatin1Char(' ') + command.title + QLatin1Char(' ')
                                + command.help,
                            m_field->text());
        if (score > 0)
            found.push_back({score, i});
    }
    // Of what fits alike, what can be done comes first: Enter takes the first.
    std::stable_sort(found.begin(), found.end(), [this](const Found &a, const Found &b) {
        return std::pair(a.score, m_commands[a.index].isPossible)
               > std::pair(b.score, m_commands[b.index].isPossible);
    });
    m_list->clear();
    for (const Found &one : found) {
        const Command &command = m_commands[one.index];
        auto *const item = new QListWidgetItem(command.icon, QString(), m_list);
        item->setText(command.keys.isEmpty()
                          ? tr("%1 — %2").arg(command.title, command.group)
                          : tr("%1 — %2   (%3)").arg(command.title, command.group, command.keys));
        item->setToolTip(command.help);
        item->setData(Qt::UserRole, static_cast<qulonglong>(one.index));
        if (!command.isPossible)
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::run()
{
    const QListWidgetItem *const item = m_list->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const auto run = m_commands[item->data(Qt::UserRole).toULongLong()].run;
    accept();
    run();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *const key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: QCoreApplication::sendEvent(m_list, event); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: run(); return true;
    default: return false;
    }
}

} // namespace weft::ui
