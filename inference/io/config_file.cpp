#include "inference/io/config_file.h"

#include "inference/base/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace weft::inference {

namespace {

using nlohmann::json;

constexpr std::int64_t kGreatestSize = 10'000'000;

bool isSize(const json &value)
{
    return value.is_number_integer() && value >= 1 && value <= kGreatestSize;
}

} // namespace

ConfigFile::ConfigFile(const std::filesystem::path &path)
    : m_name(path.string())
{
    std::ifstream file(path);
    if (!file)
        throw Error(ErrorKind::Model,
                    m_name + " cannot be read: is the folder a model of the published layout?");
    json settings = json::parse(file, nullptr, false);
    if (!settings.is_object())
        throw Error(ErrorKind::Model, m_name + " is no JSON object.");
    m_settings = std::make_shared<const json>(std::move(settings));
}

const json *ConfigFile::find(const std::string &key) const
{
    const auto found = m_settings->find(key);
    return found == m_settings->end() || found->is_null() ? nullptr : &*found;
}

void ConfigFile::refuse(const std::string &key, const std::string &what) const
{
    const json *value = find(key);
    throw Error(ErrorKind::Model,
                "'" + key + "' of " + m_name + " is "
                    + (value ? value->dump(-1, ' ', true, json::error_handler_t::replace)
                             : std::string("absent"))
                    + ": " + what + ".");
}

bool ConfigFile::has(const std::string &key) const
{
    return find(key) != nullptr;
}

bool ConfigFile::flag(const std::string &key, bool otherwise) const
{
    const json *value = find(key);
    if (!value)
        return otherwise;
    if (!value->is_boolean())
        refuse(key, "it should be true or false");
    return value->get<bool>();
}

std::int64_t ConfigFile::size(const std::string &key, std::int64_t otherwise) const
{
    const json *value = find(key);
    if (!value)
        return otherwise;
    if (!isSize(*value))
        refuse(key, "it should be a whole number from 1 to 10 million");
    return value->get<std::int64_t>();
}

std::int64_t ConfigFile::integer(const std::string &key, std::int64_t otherwise) const
{
    const json *value = find(key);
    if (!value)
        return otherwise;
    if (!value->is_number_integer())
        refuse(key, "it should be a whole number");
    return value->get<std::int64_t>();
}

double ConfigFile::number(const std::string &key, double otherwise) const
{
    const json *value = find(key);
    if (!value)
        return otherwise;
    if (!value->is_number())
        refuse(key, "it should be a number");
    return value->get<double>();
}

std::string ConfigFile::text(const std::string &key, const std::string &otherwise) const
{
    const json *value = find(key);
    if (!value)
        return otherwise;
    if (!value->is_string())
        refuse(key, "it should be text");
    return value->get<std::string>();
}

std::vector<std::string> ConfigFile::texts(const std::string &key) const
{
    const json *value = find(key);
    if (!value || !value->is_array()
        || !std::all_of(value->begin(), value->end(),
                        [](const json &one) { return one.is_string(); }))
        refuse(key, "it should be a list of texts");
    return value->get<std::vector<std::string>>();
}

std::vector<std::int64_t> ConfigFile::sizes(const std::string &key, std::size_t count,
                                            std::int64_t otherwise) const
{
    const json *value = find(key);
    if (!value || !value->is_array())
        return std::vector<std::int64_t>(count, size(key, otherwise));
    std::vector<std::int64_t> list = sizes(key);
    if (list.size() != count)
        refuse(key, "it should have " + std::to_string(count) + " entries, one for each block");
    return list;
}

std::vector<std::int64_t> ConfigFile::sizes(const std::string &key) const
{
    const json *value = find(key);
    if (!value || !value->is_array() || value->empty()
        || !std::all_of(value->begin(), value->end(), isSize))
        refuse(key, "it should be a list of whole numbers from 1 to 10 million");
    return value->get<std::vector<std::int64_t>>();
}

void ConfigFile::mustBe(const std::string &key, const std::vector<std::string> &allowed) const
{
    if (has(key) && std::find(allowed.begin(), allowed.end(), text(key, {})) == allowed.end())
        refuse(key, "Weft does not run models of this kind");
}

void ConfigFile::mustBeOff(const std::string &key) const
{
    if (flag(key, false))
        refuse(key, "Weft does not run models of this kind");
}

} // namespace weft::inference
