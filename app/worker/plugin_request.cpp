#include "app/worker/plugin_request.h"

#include "core/generate/parameter_check.h"

namespace weft::worker {

namespace {

weft_parameter_kind kindOf(GeneratorParameterType type)
{
    switch (type) {
    case GeneratorParameterType::Boolean: return WEFT_PARAMETER_BOOLEAN;
    case GeneratorParameterType::Integer: return WEFT_PARAMETER_INTEGER;
    case GeneratorParameterType::Number: return WEFT_PARAMETER_NUMBER;
    case GeneratorParameterType::Text:
    case GeneratorParameterType::Prompt:
    case GeneratorParameterType::Choice:
    case GeneratorParameterType::Colour: return WEFT_PARAMETER_TEXT;
    }
    return WEFT_PARAMETER_TEXT;
}

template<typename T>
std::vector<const T *> pointersTo(const std::vector<T> &items)
{
    std::vector<const T *> pointers;
    for (const T &item : items)
        pointers.push_back(&item);
    return pointers;
}

} // namespace

PluginRequest::PluginRequest(const Recipe &recipe, const GeneratorInfo &generator,
                             std::vector<weft_input> inputs, const Means &means)
    : m_inputs(std::move(inputs))
    , m_inputPointers(pointersTo(m_inputs))
{
    for (const GeneratorParameter &parameter : generator.parameters)
        m_parameters.push_back(convert(parameter, recipe.parameters.at(parameter.id)));
    m_parameterPointers = pointersTo(m_parameters);

    m_request.size = sizeof m_request;
    m_request.numerics = recipe.numerics == QLatin1String("fast") ? WEFT_NUMERICS_FAST
                                                                  : WEFT_NUMERICS_EXACT;
    m_request.generator = keep(recipe.generator);
    m_request.parameters = m_parameterPointers.data();
    m_request.parameter_count = static_cast<std::uint32_t>(m_parameterPointers.size());
    m_request.inputs = m_inputPointers.data();
    m_request.input_count = static_cast<std::uint32_t>(m_inputPointers.size());
    m_request.seed = recipe.seed;
    m_request.width = static_cast<std::uint32_t>(recipe.width);
    m_request.height = static_cast<std::uint32_t>(recipe.height);
    m_request.rate_numerator = static_cast<std::uint32_t>(recipe.rate.numerator());
    m_request.rate_denominator = static_cast<std::uint32_t>(recipe.rate.denominator());
    m_request.length = recipe.length;
    m_request.channels = generator.hasAlpha ? 4 : 3;
    m_request.threads = static_cast<std::uint32_t>(means.threads);
    m_request.memory_bytes = means.memoryBytes;
    m_request.folder = means.folder.isEmpty() ? nullptr : keep(means.folder);
}

const char *PluginRequest::keep(const QString &text)
{
    return m_texts.emplace_back(text.toUtf8()).constData();
}

weft_parameter PluginRequest::convert(const GeneratorParameter &parameter, const RecipeValue &value)
{
    const RecipeValue typed = typedValue(value, parameter);
    weft_parameter converted{};
    converted.size = sizeof converted;
    converted.kind = kindOf(parameter.type);
    converted.id = keep(parameter.id);
    if (const auto *boolean = std::get_if<bool>(&typed))
        converted.boolean = *boolean;
    else if (const auto *integer = std::get_if<std::int64_t>(&typed))
        converted.integer = *integer;
    else if (const auto *number = std::get_if<double>(&typed))
        converted.number = *number;
    else
        converted.text = keep(std::get<QString>(typed));
    return converted;
}

} // namespace weft::worker
