#pragma once

#include "core/generate/prompt_counter.h"
#include "ui/generate/parameter_field.h"

#include <QPlainTextEdit>

class QLabel;
class QToolButton;

namespace weft::ui {

/// Text of several lines that is finished by Enter or by going elsewhere; Shift+Enter begins a
/// line.
class PromptEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit PromptEdit(QWidget *parent = nullptr);
    QSize sizeHint() const override;

Q_SIGNALS:
    void finished();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
};

/// A prompt with its history: what was asked for before comes back by the button. Histories are
/// kept in the user's settings, one for each parameter's name, so that negative prompts have their
/// own.
class PromptField : public ParameterField
{
    Q_OBJECT
public:
    PromptField(const GeneratorParameter &parameter, QWidget *parent);

    RecipeValue value() const override { return m_text; }
    void setValue(const RecipeValue &value) override;
    /// Replaces the text, as if it had been typed and finished.
    void enter(const QString &text);
    /// The text as it stands in the field, also before it is finished.
    QString typed() const { return m_edit->toPlainText(); }
    /// Says under the text how much of it is read; of a count without a limit nothing.
    void showCount(const PromptCount &count);

Q_SIGNALS:
    void textTyped();

private:
    void commit();
    void showHistory();
    QStringList history() const;
    void remember(const QString &text) const;

    const QString m_name;
    PromptEdit *const m_edit;
    QToolButton *const m_button;
    QLabel *const m_count;
    QString m_text; ///< that was committed
};

} // namespace weft::ui
