#include "ui/generate/prompt_field.h"

#include "core/base/file.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QToolButton>

namespace weft::ui {

namespace {

constexpr int kLines = 4;
constexpr int kKept = 30;
constexpr int kMenuCharacters = 60;

std::unique_ptr<QSettings> historyFile()
{
    return std::make_unique<QSettings>(configFolder() + QLatin1String("/prompts.ini"),
                                       QSettings::IniFormat);
}

} // namespace

PromptEdit::PromptEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setAcceptDrops(false); // a text that is dropped is the panel's: it replaces the prompt
    viewport()->setAcceptDrops(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize PromptEdit::sizeHint() const
{
    return {200, kLines * fontMetrics().lineSpacing() + 12};
}

void PromptEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() == Qt::NoModifier) {
        Q_EMIT finished();
        return;
    }
    if (isEnter && event->modifiers() != Qt::ShiftModifier) {
        Q_EMIT finished();
        event->ignore(); // a shortcut of the panel's
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void PromptEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        Q_EMIT finished();
}

PromptField::PromptField(const GeneratorParameter &parameter, QWidget *parent)
    : ParameterField(parent)
    , m_name(parameter.id)
    , m_edit(new PromptEdit(this))
    , m_button(new QToolButton(this))
    , m_count(new QLabel(this))
{
    auto *const column = new QVBoxLayout;
    fillWith(m_edit, parameter);
    layout()->removeWidget(m_edit);
    static_cast<QHBoxLayout *>(layout())->addLayout(column, 1);
    column->addWidget(m_edit);
    column->addWidget(m_count);
    m_count->setObjectName(QStringLiteral("tokens"));
    m_count->setWordWrap(true);
    m_count->setTextFormat(Qt::PlainText);
    m_count->hide();
    m_edit->setPlaceholderText(parameter.help);
    m_button->setIcon(icon("clock"));
    m_button->setAutoRaise(true);
    m_button->setMinimumSize(kLeastTarget, kLeastTarget);
    m_button->setAccessibleName(tr("Earlier texts"));
    m_button->setToolTip(m_button->accessibleName());
    m_button->setFocusPolicy(Qt::StrongFocus);
    layout()->addWidget(m_button);
    layout()->setAlignment(m_button, Qt::AlignTop);
    connect(m_edit, &PromptEdit::finished, this, &PromptField::commit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &PromptField::textTyped);
    connect(m_button, &QToolButton::clicked, this, &PromptField::showHistory);
}

void PromptField::setValue(const RecipeValue &value)
{
    const QString *text = std::get_if<QString>(&value);
    if (!text)
        return;
    m_text = *text;
    if (m_text != m_edit->toPlainText())
        m_edit->setPlainText(m_text);
}

void PromptField::enter(const QString &text)
{
    m_edit->setPlainText(text);
    commit();
}

void PromptField::commit()
{
    const QString text = m_edit->toPlainText();
    if (text == m_text)
        return;
    m_text = text;
    remember(text);
    Q_EMIT edited();
}

void PromptField::showCount(const PromptCount &count)
{
    const std::int64_t rest = count.cutOff();
    m_count->setVisible(count.most > 0);
    m_count->setText(
        rest > 0 ? tr("%1 of %2 tokens: the model does not read the last %3, shorten the text.")
                       .arg(count.tokens)
                       .arg(count.most)
                       .arg(rest)
                 : tr("%1 of %2 tokens").arg(count.tokens).arg(count.most));
    QPalette colours = palette();
    if (rest > 0)
        colours.setColor(QPalette::WindowText, themeOf(this).warning);
    m_count->setPalette(colours);
}

QStringList PromptField::history() const
{
    return historyFile()->value(m_name).toStringList();
}

void PromptField::remember(const QString &text) const
{
    if (text.trimmed().isEmpty())
        return;
    QStringList texts = history();
    texts.removeAll(text);
    texts.prepend(text);
    historyFile()->setValue(m_name, texts.mid(0, kKept));
}

void PromptField::showHistory()
{
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &text : history()) {
        QString shown = text.simplified();
        if (shown.size() > kMenuCharacters)
            shown = shown.left(kMenuCharacters) + QStringLiteral("…");
        QAction *const action = menu->addAction(
            shown.replace(QLatin1Char('&'), QLatin1String("&&")));
        connect(action, &QAction::triggered, this, [this, text] { enter(text); });
    }
    if (menu->isEmpty())
        menu->addAction(tr("Nothing was entered before"))->setEnabled(false);
    menu->popup(m_button->mapToGlobal(m_button->rect().bottomLeft()));
}

} // namespace weft::ui
