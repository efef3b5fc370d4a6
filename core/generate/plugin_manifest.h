#pragma once

#include "core/base/result.h"
#include "core/model/shot.h"

#include <optional>

namespace weft {

/// What a generator's setting is, and so which widget edits it and which values pass.
enum class GeneratorParameterType {
    Boolean,
    Integer, ///< minimum to maximum
    Number,  ///< minimum to maximum
    Text,    ///< one line
    Prompt,  ///< several lines
    Choice,  ///< one of `choices`
    Colour,  ///< "#rrggbb" or "#rrggbbaa"
};

/// A setting of a generator as its manifest declares it.
struct GeneratorParameter
{
    QString id;
    QString label;
    QString help;
    GeneratorParameterType type = GeneratorParameterType::Number;
    RecipeValue defaultValue;
    double minimum = 0; ///< Integer and Number
    double maximum = 0; ///< Integer and Number
    QStringList choices;///< Choice
};

/// A medium that a generator starts from.
struct GeneratorInput
{
    QString id;
    QString label;
    QString kind; ///< "image", "video" or "audio"
    bool required = true;
};

/// One generator of a plugin.
struct GeneratorInfo
{
    QString id;      ///< unique among all plugins: "testpattern"
    QString label;
    QString help;
    QString version; ///< of what it makes: raised when equal recipes make other pixels
    std::vector<GeneratorParameter> parameters;
    std::vector<GeneratorInput> inputs;
    bool hasAlpha = false;      ///< emits RGBA
    int defaultWidth = 1280;
    int defaultHeight = 720;
    FrameRate defaultRate;
    std::int64_t defaultLength = 50; ///< frames
    std::int64_t memoryHintBytes = 0;///< 0 = unknown
    int silenceSeconds = 60;    ///< no call of progress for so long means it hangs, 1 to 86400

    const GeneratorParameter *parameter(const QString &id) const;
};

/// A plugin as its plugin.json describes it, read without loading any of its code.
struct PluginManifest
{
    QString id;
    QString version;
    int api = 0;     ///< of plugins/api/weft_plugin.h
    QString label;
    QString library; ///< absolute path of the shared object, in the manifest's folder
    std::vector<GeneratorInfo> generators;
};

/// Reads and checks one plugin.json against the rules of resources/schema/plugin.schema.json. Thread: any.
/// Errors (Generation): unreadable, malformed (with the place in the file), a library outside its folder, an API version that this
/// Weft does not speak (naming both).
Result<PluginManifest> readManifest(const QString &path);

/// All plugins that were found, and what kept the others out.
struct PluginCatalogue
{
    std::vector<PluginManifest> plugins;
    std::vector<Error> refused; ///< one sentence each

    /// The generator of an id with its plugin; nothing if there is none.
    struct Found
    {
        const PluginManifest *plugin = nullptr;
        const GeneratorInfo *generator = nullptr;
    };
    std::optional<Found> find(const QString &generator) const;
};

/// The folders searched, first wins: WEFT_PLUGIN_PATH (colon-separated), the plugins beside this program
/// (../lib/plugins in a build tree, ../lib/weft/plugins installed), and the user's data folder.
QStringList pluginFolders();

/// Reads every <folder>/<name>/plugin.json. Loads no code. Thread: any.
PluginCatalogue scanPlugins(const QStringList &folders);

/// The generator's default recipe: every parameter written out, its default size, rate and length, seed 0.
Recipe defaultRecipe(const GeneratorInfo &generator);

/// Refused where the recipe is not one the generator can carry out: a parameter unknown, missing, of the wrong type or out of range; a required
/// input missing; size, length or rate out of range. The sentence names parameter, value and range.
Status checkRecipe(const Recipe &recipe, const GeneratorInfo &generator);

} // namespace weft
