#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace weft::inference {

/// A published model's `config.json`: flat settings, each with a default, null counting as absent.
/// Every getter throws Error (Model), naming file and setting, for a value of the wrong kind.
class ConfigFile
{
public:
    /// @throws Error (Model) where the file is missing or no JSON object
    explicit ConfigFile(const std::filesystem::path &path);

    bool has(const std::string &key) const;
    bool flag(const std::string &key, bool otherwise) const;
    /// A whole number from 1 to 10 million: a width, a depth, a count.
    std::int64_t size(const std::string &key, std::int64_t otherwise) const;
    std::int64_t integer(const std::string &key, std::int64_t otherwise) const;
    double number(const std::string &key, double otherwise) const;
    std::string text(const std::string &key, const std::string &otherwise) const;
    std::vector<std::string> texts(const std::string &key) const;
    /// One size for each of count blocks: a list of that length, or one number that stands for all.
    std::vector<std::int64_t> sizes(const std::string &key, std::size_t count,
                                    std::int64_t otherwise) const;
    /// A list of at least one size.
    std::vector<std::int64_t> sizes(const std::string &key) const;

    /// Refuses what Weft does not carry out: the setting must be absent or one of these.
    void mustBe(const std::string &key, const std::vector<std::string> &allowed) const;
    /// The setting must be absent or false.
    void mustBeOff(const std::string &key) const;

    [[noreturn]] void refuse(const std::string &key, const std::string &what) const;
    const std::string &name() const { return m_name; }

private:
    const nlohmann::json *find(const std::string &key) const;

    std::string m_name;
    std::shared_ptr<const nlohmann::json> m_settings;
};

} // namespace weft::inference
