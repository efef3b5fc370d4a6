#pragma once

#include "core/base/result.h"
#include "core/model/enum_names.h"
#include "core/model/shot.h"

#include <QStringList>

#include <array>
#include <map>
#include <optional>
#include <vector>

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

constexpr auto enumNames(GeneratorParameterType)
{
    using enum GeneratorParameterType;
    return std::array{EnumName{Boolean, "boolean"}, EnumName{Integer, "integer"},
                      EnumName{Number, "number"},   EnumName{Text, "text"},
                      EnumName{Prompt, "prompt"},   EnumName{Choice, "choice"},
                      EnumName{Colour, "colour"}};
}

/// A setting of a generator as its manifest declares it.
struct GeneratorParameter
{
    QString id;
    QString label;
    QString help;
    GeneratorParameterType type = GeneratorParameterType::Number;
    RecipeValue defaultValue;
    double minimum = 0;  ///< Integer and Number; of an Integer a whole number within ±2⁵³
    double maximum = 0;  ///< Integer and Number
    QStringList choices; ///< Choice
    /// Text: it is the path of a folder with a model of this kind, as ModelFolder::kind names them;
    /// empty = any text.
    QString model;
};

enum class GeneratorInputKind {
    Image, ///< the first picture of a still or a clip
    Video, ///< the pictures of a clip
    Audio, ///< the first sound stream of a clip
};

constexpr auto enumNames(GeneratorInputKind)
{
    using enum GeneratorInputKind;
    return std::array{EnumName{Image, "image"}, EnumName{Video, "video"}, EnumName{Audio, "audio"}};
}

/// A medium that a generator starts from.
struct GeneratorInput
{
    QString id;
    QString label;
    QString help;
    GeneratorInputKind kind = GeneratorInputKind::Image;
    bool required = true;
};

/// One generator of a plugin.
struct GeneratorInfo
{
    QString id; ///< unique among all plugins: "testpattern"
    QString label;
    QString help;
    QString version; ///< of what it makes: raised when equal recipes make other pixels
    std::vector<GeneratorParameter> parameters;
    std::vector<GeneratorInput> inputs;
    bool hasAlpha = false; ///< emits RGBA
    int defaultWidth = 1280;
    int defaultHeight = 720;
    FrameRate defaultRate;
    std::int64_t defaultLength = 50;  ///< frames
    std::int64_t memoryHintBytes = 0; ///< 0 = unknown
    int silenceSeconds = 60; ///< no call of progress for so long means it hangs, 1 to 86400

    /// Nothing for an unknown id.
    const GeneratorParameter *parameter(const QString &parameterId) const;
    const GeneratorInput *input(const QString &inputId) const;
};

/// A plugin as its plugin.json describes it, read without loading any of its code.
struct PluginManifest
{
    QString id;
    QString version;
    int api = 0; ///< of plugins/api/weft_plugin.h
    QString label;
    QString library;          ///< absolute path of the shared object, in the manifest's folder
    QString file;             ///< absolute path of the manifest itself
    bool staysLoaded = false; ///< between jobs: it keeps from one job what serves the next
    std::vector<GeneratorInfo> generators;
    std::map<QString, QString> messages; ///< its failures by code: sentences with %1 to %9

    /// Nothing for an unknown id.
    const GeneratorInfo *generator(const QString &generatorId) const;
};

/// The version of plugins/api/weft_plugin.h that this Weft speaks.
int pluginApiVersion();

/// Reads and checks one plugin.json against the rules of resources/schema/plugin.schema.json.
/// Thread: any. Errors (Generation): unreadable, malformed (with the place in the file), a library
/// outside its folder or not there, an API version that this Weft does not speak (naming both).
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

/// The folders searched, first wins: WEFT_PLUGIN_PATH (colon-separated), the plugins beside this
/// program
/// (../lib/plugins in a build tree, ../lib/weft/plugins installed), and the user's data folder.
QStringList pluginFolders();

/// Reads every <folder>/<name>/plugin.json, by rising name. Loads no code. A plugin whose id a
/// folder before has is left out silently; within one folder, and where two plugins have a
/// generator of the same id, the later one is refused. Thread: any.
PluginCatalogue scanPlugins(const QStringList &folders);

/// The generator's default recipe: every parameter written out, its default size, rate and length,
/// seed 0.
Recipe defaultRecipe(const GeneratorInfo &generator);

/// Whether the generator can carry the recipe out. A whole number is welcome where a Number is
/// wanted, and 2.0 where an Integer is. Errors (Refused): another generator or version; a parameter
/// unknown, missing, of the wrong type or out of range; an input unknown, given twice or missing
/// though required; size, length, seed, weights or numerics out of range. The sentence names
/// parameter, value and range.
Status checkRecipe(const Recipe &recipe, const GeneratorInfo &generator);

} // namespace weft
