#include "core/generate/manifest_fields.h"

#include "core/base/translate.h"
#include "core/base/translate_text.h"
#include "core/generate/parameter_check.h"
#include "core/model/fields.h"

#include <QRegularExpression>

namespace weft {

namespace {

// ---- what is checked beyond its JSON type; resources/schema/plugin.schema.json says the same ----

constexpr std::int64_t kMaxWhole = std::int64_t(1) << 53;

void checkPattern(JsonReadContext &context, const char *member, const QString &text,
                  const char *pattern, const QString &reason)
{
    const JsonReadContext::Level level(context, member);
    const auto whole = QRegularExpression::anchoredPattern(QLatin1String(pattern));
    if (!QRegularExpression(whole).match(text).hasMatch())
        context.setError(reason);
}

void checkId(JsonReadContext &context, const QString &id)
{
    checkPattern(context, "id", id, "[a-z][a-z0-9-]{0,63}",
                 tr("must be small letters, digits and dashes, beginning with a letter"));
}

void checkMemberId(JsonReadContext &context, const QString &id)
{
    checkPattern(context, "id", id, "[a-z][A-Za-z0-9]{0,63}",
                 tr("must be letters and digits, beginning with a small letter"));
}

void checkVersion(JsonReadContext &context, const QString &version)
{
    checkPattern(context, "version", version, "[0-9]{1,9}(\\.[0-9]{1,9}){0,2}",
                 tr("must be a version such as \"1.0\""));
}

/// Texts for people are translated as they are read; all else stays what the plugin says.
void translate(QString &text)
{
    text = translateText("Plugin", text);
}

template<typename Described>
void translateTexts(Described &described)
{
    translate(described.label);
    translate(described.help);
}

void checkLabel(JsonReadContext &context, const QString &label)
{
    const JsonReadContext::Level level(context, "label");
    if (label.isEmpty())
        context.setError(tr("must not be empty"));
}

void checkRange(JsonReadContext &context, const char *member, std::int64_t value,
                std::int64_t minimum, std::int64_t maximum)
{
    const JsonReadContext::Level level(context, member);
    if (value < minimum || value > maximum)
        context.setError(tr("must be from %1 to %2, not %3").arg(minimum).arg(maximum).arg(value));
}

template<typename Items>
void checkDistinctIds(JsonReadContext &context, const char *member, const Items &items)
{
    const JsonReadContext::Level level(context, member);
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (items[i].id == items[j].id)
                context.setError(tr("\"%1\" is there twice").arg(items[i].id));
        }
    }
}

// ---- parameters --------------------------------------------------------------------------------

void readRange(JsonReadContext &context, JsonObjectReader &reader, GeneratorParameter &parameter)
{
    if (parameter.type == GeneratorParameterType::Number) {
        reader.field("minimum", parameter.minimum);
        reader.field("maximum", parameter.maximum);
    } else {
        std::int64_t minimum = 0;
        std::int64_t maximum = 0;
        reader.field("minimum", minimum);
        reader.field("maximum", maximum);
        checkRange(context, "minimum", minimum, -kMaxWhole, kMaxWhole);
        checkRange(context, "maximum", maximum, -kMaxWhole, kMaxWhole);
        parameter.minimum = static_cast<double>(minimum);
        parameter.maximum = static_cast<double>(maximum);
    }
    if (!(parameter.minimum <= parameter.maximum))
        context.setError(tr("the minimum is above the maximum"));
}

void checkChoices(JsonReadContext &context, const std::vector<QString> &choices)
{
    const JsonReadContext::Level level(context, "choices");
    const QStringList list(choices.begin(), choices.end());
    if (list.isEmpty() || list.contains(QString()) || QStringList(list).removeDuplicates() > 0)
        context.setError(tr("must be one or more different texts, none of them empty"));
}

void checkDefault(JsonReadContext &context, GeneratorParameter &parameter)
{
    const JsonReadContext::Level level(context, "default");
    const bool isWrittenAsFraction = parameter.type == GeneratorParameterType::Integer
                                     && !std::holds_alternative<std::int64_t>(
                                         parameter.defaultValue);
    const Status status = checkValue(parameter.defaultValue, parameter);
    if (!status)
        return context.setError(status.error().message);
    if (isWrittenAsFraction)
        return context.setError(tr("must be a whole number"));
    parameter.defaultValue = typedValue(parameter.defaultValue, parameter);
}

} // namespace

static void readJson(JsonReadContext &context, const nlohmann::json &json,
                     GeneratorParameter &parameter)
{
    JsonObjectReader reader(context, json);
    reader.field("id", parameter.id);
    reader.field("type", parameter.type);
    reader.field("label", parameter.label);
    reader.field("help", parameter.help, {});
    reader.field("default", parameter.defaultValue);
    std::vector<QString> choices;
    if (parameter.type == GeneratorParameterType::Choice)
        reader.field("choices", choices);
    if (parameter.type == GeneratorParameterType::Text)
        reader.field("model", parameter.model, {});
    if (parameter.type == GeneratorParameterType::Integer
        || parameter.type == GeneratorParameterType::Number)
        readRange(context, reader, parameter);
    if (context.failed())
        return;
    reader.finish();
    checkMemberId(context, parameter.id);
    checkLabel(context, parameter.label);
    if (parameter.type == GeneratorParameterType::Choice)
        checkChoices(context, choices);
    parameter.choices = QStringList(choices.begin(), choices.end());
    checkDefault(context, parameter);
    translateTexts(parameter);
}

static void readJson(JsonReadContext &context, const nlohmann::json &json, GeneratorInput &input)
{
    JsonObjectReader reader(context, json);
    reader.field("id", input.id);
    reader.field("kind", input.kind);
    reader.field("label", input.label);
    reader.field("help", input.help, {});
    reader.field("required", input.required, true);
    reader.finish();
    if (context.failed())
        return;
    checkMemberId(context, input.id);
    checkLabel(context, input.label);
    translateTexts(input);
}

// ---- generators --------------------------------------------------------------------------------

namespace {

void checkGenerator(JsonReadContext &context, GeneratorInfo &generator, const QString &rate)
{
    checkId(context, generator.id);
    checkVersion(context, generator.version);
    checkLabel(context, generator.label);
    checkDistinctIds(context, "parameters", generator.parameters);
    checkDistinctIds(context, "inputs", generator.inputs);
    checkRange(context, "width", generator.defaultWidth, 16, 16384);
    checkRange(context, "height", generator.defaultHeight, 16, 16384);
    checkRange(context, "length", generator.defaultLength, 1, kMaxShotLength);
    checkRange(context, "memoryHintBytes", generator.memoryHintBytes, 0, kMaxWhole);
    checkRange(context, "silenceSeconds", generator.silenceSeconds, 1, 86400);
    const QString reason = tr("must be a frame rate between 1 and 1000, such as \"25\" or "
                              "\"30000/1001\"");
    checkPattern(context, "rate", rate, "[1-9][0-9]{0,8}(/[1-9][0-9]{0,8})?", reason);
    const JsonReadContext::Level level(context, "rate");
    if (const auto read = FrameRate::fromString(rate))
        generator.defaultRate = *read;
    else
        context.setError(reason);
}

} // namespace

static void readJson(JsonReadContext &context, const nlohmann::json &json, GeneratorInfo &generator)
{
    JsonObjectReader reader(context, json);
    QString rate;
    reader.field("id", generator.id);
    reader.field("version", generator.version);
    reader.field("label", generator.label);
    reader.field("help", generator.help, {});
    reader.field("parameters", generator.parameters, {});
    reader.field("inputs", generator.inputs, {});
    reader.field("hasAlpha", generator.hasAlpha, false);
    reader.field("width", generator.defaultWidth, 1280);
    reader.field("height", generator.defaultHeight, 720);
    reader.field("rate", rate, QStringLiteral("25"));
    reader.field("length", generator.defaultLength, 50);
    reader.field("memoryHintBytes", generator.memoryHintBytes, 0);
    reader.field("silenceSeconds", generator.silenceSeconds, 60);
    reader.finish();
    if (context.failed())
        return;
    checkGenerator(context, generator, rate);
    translateTexts(generator);
}

// ---- the whole ---------------------------------------------------------------------------------

namespace {

void checkMessages(JsonReadContext &context, const std::map<QString, QString> &messages)
{
    const JsonReadContext::Level level(context, "messages");
    for (const auto &[code, sentence] : messages) {
        checkId(context, code);
        if (sentence.isEmpty())
            context.setError(tr("the sentence for \"%1\" is empty").arg(code));
    }
}

} // namespace

void readJson(JsonReadContext &context, const nlohmann::json &json, PluginManifest &manifest)
{
    JsonObjectReader reader(context, json);
    reader.field("id", manifest.id);
    reader.field("version", manifest.version);
    reader.field("api", manifest.api);
    reader.field("label", manifest.label);
    reader.field("library", manifest.library);
    reader.field("staysLoaded", manifest.staysLoaded, false);
    reader.field("generators", manifest.generators);
    reader.field("messages", manifest.messages, {});
    reader.finish();
    if (context.failed())
        return;
    checkId(context, manifest.id);
    checkVersion(context, manifest.version);
    checkLabel(context, manifest.label);
    checkPattern(context, "library", manifest.library, "[A-Za-z0-9][A-Za-z0-9._+-]*\\.so",
                 tr("must be the name of a .so file beside the manifest, not \"%1\"")
                     .arg(manifest.library));
    if (manifest.generators.empty())
        context.setError(tr("there is no generator"));
    checkDistinctIds(context, "generators", manifest.generators);
    checkMessages(context, manifest.messages);
    translate(manifest.label);
    for (auto &[code, sentence] : manifest.messages)
        translate(sentence);
}

} // namespace weft
