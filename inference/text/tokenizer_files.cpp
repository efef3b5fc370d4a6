#include "inference/text/tokenizer_files.h"

#include "inference/base/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <optional>

namespace weft::inference {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::uintmax_t kMostBytes = 64 << 20; // the published ones have 3.6 million at most
constexpr std::size_t kLongest = 1'000'000;     // a greater model_max_length means: not given

[[noreturn]] void refuse(const fs::path &path, const std::string &why)
{
    throw Error(ErrorKind::Model, "\"" + path.string() + "\" " + why);
}

std::string readText(const fs::path &path)
{
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    if (error)
        refuse(path, "cannot be read: " + error.message()
                         + ". Is the model's tokenizer folder complete?");
    if (size > kMostBytes)
        refuse(path, "is too large for a tokenizer's file.");
    std::ifstream file(path, std::ios::binary);
    std::string text(size, '\0');
    if (!file.read(text.data(), static_cast<std::streamsize>(size)))
        refuse(path, "cannot be read to its end.");
    return text;
}

json readJson(const fs::path &path)
{
    json value = json::parse(readText(path), nullptr, false);
    if (!value.is_object())
        refuse(path, "is not a JSON object. Fetch the model again.");
    return value;
}

json readJsonIfThere(const fs::path &path)
{
    return fs::exists(path) ? readJson(path) : json::object();
}

BytePairs::Vocabulary toVocabulary(const json &object, const fs::path &path)
{
    BytePairs::Vocabulary vocabulary;
    if (!object.is_object() || object.empty())
        refuse(path, "holds no vocabulary.");
    for (const auto &[token, id] : object.items()) {
        if (!id.is_number_integer())
            refuse(path, "gives \"" + token + "\" no whole number as its id.");
        vocabulary.emplace(token, id.get<std::int64_t>());
    }
    return vocabulary;
}

std::pair<std::string, std::string> toMerge(const std::string &line, const fs::path &path)
{
    const std::size_t space = line.find(' ');
    const bool isPair = space != std::string::npos && space != 0 && space + 1 < line.size()
                        && line.find(' ', space + 1) == std::string::npos;
    if (!isPair)
        refuse(path, "has a merge that is not two tokens: \"" + line.substr(0, 80) + "\".");
    return {line.substr(0, space), line.substr(space + 1)};
}

BytePairs::Merges readMerges(const fs::path &path)
{
    BytePairs::Merges merges;
    const std::string text = readText(path);
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t stop = std::min(text.find('\n', start), text.size());
        std::string line = text.substr(start, stop - start);
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (!line.empty() && !line.starts_with("#version"))
            merges.push_back(toMerge(line, path));
        start = stop + 1;
    }
    return merges;
}

BytePairs::Merges toMerges(const json &list, const fs::path &path)
{
    BytePairs::Merges merges;
    for (const json &merge : list) {
        const bool isPair = merge.is_array() && merge.size() == 2 && merge[0].is_string()
                            && merge[1].is_string();
        if (isPair)
            merges.emplace_back(merge[0].get<std::string>(), merge[1].get<std::string>());
        else if (merge.is_string())
            merges.push_back(toMerge(merge.get<std::string>(), path));
        else
            refuse(path, "has a merge that is not two tokens.");
    }
    return merges;
}

/// A token by its name in a configuration: text, or an object with the text and flags.
struct Named
{
    std::string text;
    bool isObject = false;
    bool inNormalised = false;

    bool operator==(const Named &) const = default;
};

std::optional<Named> named(const json &config, const char *key)
{
    const auto value = config.find(key);
    if (value == config.end())
        return std::nullopt;
    if (value->is_string())
        return Named{value->get<std::string>()};
    if (value->is_object() && value->contains("content") && (*value)["content"].is_string())
        return Named{(*value)["content"].get<std::string>(), true,
                     value->value("normalized", true)};
    return std::nullopt;
}

void setSpecial(TokenizerFiles &files, const std::string &text, bool inNormalised)
{
    if (text.empty())
        return;
    const auto found = std::find_if(files.specials.begin(), files.specials.end(),
                                    [&](const auto &special) { return special.first == text; });
    if (found != files.specials.end())
        found->second = inNormalised;
    else
        files.specials.emplace_back(text, inNormalised);
}

/// @param id of a token that the vocabulary may lack
void addListed(TokenizerFiles &files, const json &token, std::int64_t id)
{
    const auto text = token.at("content").get<std::string>();
    setSpecial(files, text, token.value("normalized", false));
    files.vocabulary.emplace(text, id);
}

/// The flags of listed tokens hold. Where none are listed, those of the named ones do; of several
/// names for one token the last that says something new wins, as in the published loader.
void readNames(TokenizerFiles &files, const json &config)
{
    const auto listed = files.specials;
    const auto isListed = [&](const std::string &text) {
        return std::any_of(listed.begin(), listed.end(),
                           [&](const auto &special) { return special.first == text; });
    };
    std::vector<Named> seen;
    const std::pair<const char *, std::string *> kNames[] = {{"bos_token", &files.startToken},
                                                             {"eos_token", &files.endToken},
                                                             {"unk_token", &files.unknownToken},
                                                             {"pad_token", &files.padToken}};
    for (const auto &[key, token] : kNames) {
        const Named name = named(config, key).value_or(Named{*token});
        *token = name.text;
        if (isListed(name.text) || std::find(seen.begin(), seen.end(), name) != seen.end())
            continue;
        seen.push_back(name);
        setSpecial(files, name.text, name.inNormalised);
    }
}

} // namespace

std::int64_t TokenizerFiles::idOf(const std::string &token) const
{
    const auto found = vocabulary.find(token);
    if (found == vocabulary.end())
        throw Error(ErrorKind::Model, "The tokenizer's vocabulary has no \"" + token
                                          + "\". Is it a CLIP tokenizer, and complete?");
    return found->second;
}

TokenizerFiles readTokenizerFiles(const fs::path &folder)
try {
    TokenizerFiles files;
    json config = readJsonIfThere(folder / "tokenizer_config.json");
    const fs::path whole = folder / "tokenizer.json";
    if (fs::exists(whole)) {
        const json tokenizer = readJson(whole);
        const json model = tokenizer.value("model", json::object());
        files.vocabulary = toVocabulary(model.value("vocab", json()), whole);
        files.merges = toMerges(model.value("merges", json::array()), whole);
        for (const json &token : tokenizer.value("added_tokens", json::array()))
            addListed(files, token, token.at("id").get<std::int64_t>());
    } else {
        files.vocabulary = toVocabulary(readJson(folder / "vocab.json"), folder / "vocab.json");
        files.merges = readMerges(folder / "merges.txt");
    }
    const json listed = config.value("added_tokens_decoder", json::object());
    for (const auto &[id, token] : listed.items())
        addListed(files, token, std::stoll(id));
    if (files.specials.empty()) // the form of transformers before 4.34
        config.update(readJsonIfThere(folder / "special_tokens_map.json"));
    readNames(files, config);
    const auto length = config.find("model_max_length");
    if (length != config.end() && length->is_number_unsigned()
        && length->get<std::uint64_t>() <= kLongest)
        files.maxLength = length->get<std::uint64_t>();
    if (files.maxLength < 2)
        refuse(folder / "tokenizer_config.json", "allows prompts no room for a single token.");
    return files;
} catch (const json::exception &error) {
    refuse(folder, std::string("is no tokenizer's folder: ") + error.what());
} catch (const std::logic_error &) { // of stoll
    refuse(folder / "tokenizer_config.json", "lists a token whose id is no number.");
}

} // namespace weft::inference
