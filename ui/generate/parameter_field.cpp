#include "ui/generate/parameter_field.h"

#include "core/base/translate_text.h"
#include "ui/generate/model_field.h"
#include "ui/generate/prompt_field.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <cmath>
#include <limits>

namespace weft::ui {

namespace {

class BooleanField : public ParameterField
{
public:
    BooleanField(const GeneratorParameter &parameter, QWidget *parent)
        : ParameterField(parent)
        , m_box(new QCheckBox(this))
    {
        fillWith(m_box, parameter);
        connect(m_box, &QCheckBox::toggled, this, &ParameterField::edited);
    }
    RecipeValue value() const override { return m_box->isChecked(); }
    void setValue(const RecipeValue &value) override
    {
        const QSignalBlocker blocker(m_box);
        if (const bool *on = std::get_if<bool>(&value))
            m_box->setChecked(*on);
    }

private:
    QCheckBox *m_box;
};

class IntegerField : public ParameterField
{
public:
    IntegerField(const GeneratorParameter &parameter, QWidget *parent)
        : ParameterField(parent)
        , m_box(new QSpinBox(this))
    {
        constexpr double kLimit = std::numeric_limits<int>::max();
        m_box->setRange(static_cast<int>(std::max(parameter.minimum, -kLimit)),
                        static_cast<int>(std::min(parameter.maximum, kLimit)));
        m_box->setKeyboardTracking(false);
        fillWith(m_box, parameter);
        connect(m_box, &QSpinBox::valueChanged, this, &ParameterField::edited);
    }
    RecipeValue value() const override { return std::int64_t(m_box->value()); }
    void setValue(const RecipeValue &value) override
    {
        const QSignalBlocker blocker(m_box);
        if (const auto *whole = std::get_if<std::int64_t>(&value))
            m_box->setValue(static_cast<int>(*whole));
        else if (const auto *number = std::get_if<double>(&value))
            m_box->setValue(static_cast<int>(std::lround(*number)));
    }

private:
    QSpinBox *m_box;
};

class NumberField : public ParameterField
{
public:
    NumberField(const GeneratorParameter &parameter, QWidget *parent)
        : ParameterField(parent)
        , m_box(new QDoubleSpinBox(this))
    {
        const double span = parameter.maximum - parameter.minimum;
        m_box->setDecimals(span <= 2 ? 3 : 2);
        m_box->setSingleStep(span <= 2 ? 0.05 : span <= 40 ? 0.5 : 1);
        m_box->setRange(parameter.minimum, parameter.maximum);
        m_box->setKeyboardTracking(false);
        fillWith(m_box, parameter);
        connect(m_box, &QDoubleSpinBox::valueChanged, this, &ParameterField::edited);
    }
    /// A number that was not touched stays as it was given, with all its digits.
    RecipeValue value() const override
    {
        return m_box->value() == m_shown ? m_given : RecipeValue(m_box->value());
    }
    void setValue(const RecipeValue &value) override
    {
        const QSignalBlocker blocker(m_box);
        m_given = value;
        if (const auto *whole = std::get_if<std::int64_t>(&value))
            m_box->setValue(static_cast<double>(*whole));
        else if (const auto *number = std::get_if<double>(&value))
            m_box->setValue(*number);
        m_shown = m_box->value();
    }

private:
    QDoubleSpinBox *m_box;
    RecipeValue m_given = 0.;
    double m_shown = 0;
};

class TextField : public ParameterField
{
public:
    TextField(const GeneratorParameter &parameter, QWidget *parent)
        : ParameterField(parent)
        , m_edit(new QLineEdit(this))
    {
        fillWith(m_edit, parameter);
        connect(m_edit, &QLineEdit::editingFinished, this, [this] {
            if (m_edit->isModified())
                Q_EMIT edited();
            m_edit->setModified(false);
        });
    }
    RecipeValue value() const override { return m_edit->text(); }
    void setValue(const RecipeValue &value) override
    {
        const QString *text = std::get_if<QString>(&value);
        if (text && *text != m_edit->text())
            m_edit->setText(*text);
    }

private:
    QLineEdit *m_edit;
};

class ChoiceField : public ParameterField
{
public:
    ChoiceField(const GeneratorParameter &parameter, QWidget *parent)
        : ParameterField(parent)
        , m_box(new QComboBox(this))
    {
        for (const QString &choice : parameter.choices)
            m_box->addItem(translateText("Plugin", choice), choice);
        fillWith(m_box, parameter);
        connect(m_box, &QComboBox::currentIndexChanged, this, &ParameterField::edited);
    }
    RecipeValue value() const override { return m_box->currentData().toString(); }
    void setValue(const RecipeValue &value) override
    {
        const QSignalBlocker blocker(m_box);
        if (const QString *text = std::get_if<QString>(&value))
            m_box->setCurrentIndex(m_box->findData(*text));
    }

private:
    QComboBox *m_box;
};

/// A colour as generators spell it: "#rrggbb", or "#rrggbbaa" where not opaque.
class ColourField : public ParameterField
{
public:
    ColourField(const GeneratorParameter &parameter, QWidget *parent)
        : ParameterField(parent)
        , m_button(new QPushButton(this))
    {
        fillWith(m_button, parameter);
        connect(m_button, &QPushButton::clicked, this, &ColourField::choose);
    }
    RecipeValue value() const override { return m_text; }
    void setValue(const RecipeValue &value) override
    {
        const QString *text = std::get_if<QString>(&value);
        if (!text)
            return;
        m_text = *text;
        QPixmap swatch(16, 16);
        swatch.fill(colour());
        m_button->setIcon(swatch);
        m_button->setText(m_text);
    }

private:
    QColor colour() const
    {
        QColor colour(m_text.left(7));
        if (m_text.size() == 9)
            colour.setAlpha(m_text.mid(7).toInt(nullptr, 16));
        return colour;
    }
    void choose()
    {
        const QColor chosen = QColorDialog::getColor(colour(), this, QString(),
                                                     QColorDialog::ShowAlphaChannel);
        if (!chosen.isValid())
            return;
        QString text = chosen.name();
        if (chosen.alpha() < 255)
            text += QStringLiteral("%1").arg(chosen.alpha(), 2, 16, QLatin1Char('0'));
        setValue(text);
        Q_EMIT edited();
    }

    QPushButton *m_button;
    QString m_text;
};

} // namespace

ParameterField *ParameterField::make(const GeneratorParameter &parameter, QWidget *parent)
{
    switch (parameter.type) {
    case GeneratorParameterType::Boolean: return new BooleanField(parameter, parent);
    case GeneratorParameterType::Integer: return new IntegerField(parameter, parent);
    case GeneratorParameterType::Number: return new NumberField(parameter, parent);
    case GeneratorParameterType::Text:
        if (!parameter.model.isEmpty())
            return new ModelField(parameter, parent);
        return new TextField(parameter, parent);
    case GeneratorParameterType::Prompt: return new PromptField(parameter, parent);
    case GeneratorParameterType::Choice: return new ChoiceField(parameter, parent);
    case GeneratorParameterType::Colour: break;
    }
    return new ColourField(parameter, parent);
}

void ParameterField::fillWith(QWidget *widget, const GeneratorParameter &parameter)
{
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(widget);
    widget->setAccessibleName(parameter.label);
    widget->setAccessibleDescription(parameter.help);
    widget->setToolTip(parameter.help);
    widget->setMinimumHeight(kLeastTarget);
    setObjectName(parameter.id);
    setFocusProxy(widget);
}

} // namespace weft::ui
