#pragma once

#include "core/generate/plugin_manifest.h"
#include "plugins/api/weft_plugin.h"

#include <QByteArray>

#include <vector>

namespace weft::worker {

/// A recipe as a plugin gets it. Owns all that the weft_request points to. Thread: any may read.
class PluginRequest
{
public:
    /// @param inputs what InputReader::describe() gave; their ids outlive this
    /// @param threads that may compute at once
    /// @pre checkRecipe() passed
    PluginRequest(const Recipe &recipe, const GeneratorInfo &generator,
                  std::vector<weft_input> inputs, int threads);
    PluginRequest(const PluginRequest &) = delete;
    PluginRequest &operator=(const PluginRequest &) = delete;

    const weft_request &request() const { return m_request; }

private:
    const char *keep(const QString &text);
    weft_parameter convert(const GeneratorParameter &parameter, const RecipeValue &value);

    std::vector<QByteArray> m_texts; ///< growing moves the arrays, not their characters
    std::vector<weft_parameter> m_parameters;
    std::vector<const weft_parameter *> m_parameterPointers;
    std::vector<weft_input> m_inputs;
    std::vector<const weft_input *> m_inputPointers;
    weft_request m_request{};
};

} // namespace weft::worker
