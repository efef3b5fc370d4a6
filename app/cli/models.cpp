#include "app/cli/command.h"

#include "core/base/json_text.h"
#include "inference/base/error.h"
#include "inference/text/clip_tokenizer.h"

#include <QFile>

#include <algorithm>

namespace weft::cli {

namespace {

struct Options
{
    std::string folder;
    std::string prompts;
};

Result<std::vector<std::string>> readPrompts(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Usage,
                    tr("\"%1\" cannot be read: %2.").arg(path, file.errorString()));
    const auto json = parseJson(file.readAll(), path, ErrorKind::Usage);
    if (!json)
        return fail(json);
    const bool isList = json->is_array()
                        && std::all_of(json->begin(), json->end(),
                                       [](const auto &value) { return value.is_string(); });
    if (!isList)
        return fail(ErrorKind::Usage, tr("\"%1\" must be a JSON list of texts.").arg(path));
    return json->get<std::vector<std::string>>();
}

/// The folder of a tokenizer, or of a model that has one.
std::filesystem::path tokenizerFolder(const std::string &folder)
{
    const std::filesystem::path inside = std::filesystem::path(folder) / "tokenizer";
    return std::filesystem::is_directory(inside) ? inside : std::filesystem::path(folder);
}

Status tokenize(const Options &options)
try {
    const auto prompts = readPrompts(QString::fromStdString(options.prompts));
    if (!prompts)
        return fail(prompts);
    const auto tokenizer = inference::ClipTokenizer::load(tokenizerFolder(options.folder));
    nlohmann::ordered_json lists = nlohmann::ordered_json::array();
    for (const std::string &prompt : *prompts)
        lists.push_back(tokenizer.prompt(prompt).ids);
    print(QString::fromUtf8(compactJson(lists)));
    return {};
} catch (const inference::Error &error) {
    return fail(ErrorKind::Generation, QString::fromUtf8(error.what()));
}

} // namespace

Run addModels(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("models", "Look into models");
    command->require_subcommand(1);
    CLI::App *added = command->add_subcommand(
        "tokenize",
        "Print what a model's tokenizer makes of prompts: a JSON list with the ids of each, from "
        "start to padding");
    added->add_option("folder", options->folder, "Of the model, or of its tokenizer")->required();
    added->add_option("--json", options->prompts, "File with a JSON list of prompts")->required();
    return [options] { return tokenize(*options); };
}

} // namespace weft::cli
