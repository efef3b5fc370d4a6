#include "core/generate/parameter_check.h"

#include "core/base/translate.h"

#include <QRegularExpression>

#include <cmath>

namespace weft {

namespace {

/// What a value is, shortened for a sentence.
QString shown(const RecipeValue &value)
{
    struct Visitor
    {
        QString operator()(bool v) const { return v ? tr("true") : tr("false"); }
        QString operator()(std::int64_t v) const { return QString::number(v); }
        QString operator()(double v) const { return QString::number(v, 'g', 10); }
        QString operator()(const QString &v) const
        {
            constexpr qsizetype kLongest = 40;
            const QString text = v.size() > kLongest ? v.left(kLongest) + QChar(0x2026) : v;
            return QLatin1Char('"') + text + QLatin1Char('"');
        }
    };
    return std::visit(Visitor(), value);
}

/// The value as a number, if it is one and finite.
std::optional<double> numberOf(const RecipeValue &value)
{
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*whole);
    if (const auto *number = std::get_if<double>(&value); number && std::isfinite(*number))
        return *number;
    return {};
}

bool isNumberIn(const RecipeValue &value, const GeneratorParameter &parameter)
{
    const auto number = numberOf(value);
    return number && *number >= parameter.minimum && *number <= parameter.maximum;
}

bool isWhole(const RecipeValue &value)
{
    const auto number = numberOf(value);
    return number && std::floor(*number) == *number;
}

/// A plugin gets texts as C strings, which end at the first zero.
bool isPlainText(const QString *text)
{
    return text && !text->contains(QChar(0));
}

bool isOneLine(const QString *text)
{
    return isPlainText(text) && !text->contains(QLatin1Char('\n'))
           && !text->contains(QLatin1Char('\r'));
}

bool isColour(const QString *text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?\\z"));
    return text && pattern.match(*text).hasMatch();
}

bool fits(const RecipeValue &value, const GeneratorParameter &parameter)
{
    const auto *text = std::get_if<QString>(&value);
    switch (parameter.type) {
    case GeneratorParameterType::Boolean: return std::holds_alternative<bool>(value);
    case GeneratorParameterType::Integer: return isNumberIn(value, parameter) && isWhole(value);
    case GeneratorParameterType::Number: return isNumberIn(value, parameter);
    case GeneratorParameterType::Text: return isOneLine(text);
    case GeneratorParameterType::Prompt: return isPlainText(text);
    case GeneratorParameterType::Choice: return text && parameter.choices.contains(*text);
    case GeneratorParameterType::Colour: return isColour(text);
    }
    return false;
}

QString wanted(const GeneratorParameter &parameter)
{
    const QString minimum = QString::number(parameter.minimum, 'g', 17);
    const QString maximum = QString::number(parameter.maximum, 'g', 17);
    switch (parameter.type) {
    case GeneratorParameterType::Boolean: return tr("true or false");
    case GeneratorParameterType::Integer:
        return tr("a whole number from %1 to %2").arg(minimum, maximum);
    case GeneratorParameterType::Number: return tr("a number from %1 to %2").arg(minimum, maximum);
    case GeneratorParameterType::Text: return tr("a text of one line");
    case GeneratorParameterType::Prompt: return tr("a text");
    case GeneratorParameterType::Choice:
        return tr("one of %1").arg(parameter.choices.join(QLatin1String(", ")));
    case GeneratorParameterType::Colour:
        return tr("a colour such as \"#ff8800\", or \"#ff880080\" with alpha");
    }
    return {};
}

} // namespace

Status checkValue(const RecipeValue &value, const GeneratorParameter &parameter)
{
    if (!fits(value, parameter))
        return fail(ErrorKind::Generation,
                    tr("must be %1, not %2").arg(wanted(parameter), shown(value)));
    return {};
}

RecipeValue typedValue(const RecipeValue &value, const GeneratorParameter &parameter)
{
    if (const auto *number = std::get_if<double>(&value);
        number && parameter.type == GeneratorParameterType::Integer)
        return static_cast<std::int64_t>(*number);
    if (const auto *whole = std::get_if<std::int64_t>(&value);
        whole && parameter.type == GeneratorParameterType::Number)
        return static_cast<double>(*whole);
    return value;
}

} // namespace weft
