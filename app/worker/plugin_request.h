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
    /// What the job may use.
    struct Means
    {
        int threads = 1;              ///< that may compute at once
        std::int64_t memoryBytes = 0; ///< 0: what is free
        QString folder;               ///< of its own; may be empty
    };
    /// @pre checkRecipe() passed
    PluginRequest(const Recipe &recipe, const GeneratorInfo &generator,
                  std::vector<weft_input> inputs, const Means &means);
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
