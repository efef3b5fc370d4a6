#pragma once

#include "core/base/result.h"
#include "core/base/translate.h"
#include "core/model/enum_names.h"
#include "core/model/json_read_context.h"
#include "core/model/unknown_fields.h"
#include "core/model/variant_tag.h"
#include "core/time/frame_rate.h"

#include <nlohmann/json.hpp>

#include <concepts>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <variant>
#include <vector>

/// The reading half of json_archive.h: readJson() for each kind of value, and the object reader
/// that fields() functions are given.

namespace weft {

inline void readJson(JsonReadContext &context, const nlohmann::json &json, bool &value)
{
    if (!json.is_boolean())
        return context.setError(tr("must be true or false"));
    value = json.get<bool>();
}

template<std::integral T>
requires(!std::same_as<T, bool>) void readJson(JsonReadContext &context, const nlohmann::json &json,
                                               T &value)
{
    if (!json.is_number_integer())
        return context.setError(tr("must be a whole number"));
    const bool tooLarge = json.is_number_unsigned()
                          && json.get<std::uint64_t>() > static_cast<std::uint64_t>(
                                 std::numeric_limits<std::int64_t>::max());
    const std::int64_t number = tooLarge ? 0 : json.get<std::int64_t>();
    if (tooLarge || !std::in_range<T>(number))
        return context.setError(tr("is out of range"));
    value = static_cast<T>(number);
}

inline void readJson(JsonReadContext &context, const nlohmann::json &json, double &value)
{
    if (!json.is_number())
        return context.setError(tr("must be a number"));
    value = json.get<double>();
}

inline void readJson(JsonReadContext &context, const nlohmann::json &json, QString &value)
{
    if (!json.is_string())
        return context.setError(tr("must be a text"));
    value = QString::fromStdString(json.get_ref<const std::string &>());
}

/// The text of a number or string as written: 0.1 in a file means exactly one tenth.
inline QString writtenText(const nlohmann::json &json)
{
    if (json.is_string())
        return QString::fromStdString(json.get_ref<const std::string &>());
    return json.is_number() ? QString::fromStdString(json.dump()) : QString();
}

inline void readJson(JsonReadContext &context, const nlohmann::json &json, Rational &value)
{
    const auto read = Rational::fromString(writtenText(json));
    if (!read)
        return context.setError(tr("must be a number or a fraction such as \"1001/30000\""));
    value = *read;
}

inline void readJson(JsonReadContext &context, const nlohmann::json &json, FrameRate &value)
{
    const auto read = FrameRate::fromString(writtenText(json));
    if (!read)
        return context.setError(
            tr("must be a frame rate between 1 and 1000, such as 25 or \"30000/1001\""));
    value = *read;
}

template<typename Tag>
void readJson(JsonReadContext &context, const nlohmann::json &json, Id<Tag> &value)
{
    if (json.is_string() && context.resolver()) {
        const auto found = context.resolver()(idKind(Id<Tag>{}),
                                              QString::fromStdString(
                                                  json.get_ref<const std::string &>()));
        if (!found)
            return context.setError(found.error().message);
        value.value = *found;
        return;
    }
    readJson(context, json, value.value);
    if (!context.failed() && value.value < 0)
        context.setError(tr("must be an id, which is a positive whole number"));
}

template<typename Enum>
requires std::is_enum_v<Enum>
void readJson(JsonReadContext &context, const nlohmann::json &json, Enum &value)
{
    QString names;
    for (const auto &row : enumNames(Enum{})) {
        if (json.is_string() && json.get_ref<const std::string &>() == row.name) {
            value = row.value;
            return;
        }
        names += (names.isEmpty() ? QString() : QStringLiteral(", "))
                 + QString::fromUtf8(row.name.data(), static_cast<qsizetype>(row.name.size()));
    }
    context.setError(tr("must be one of %1").arg(names));
}

class JsonObjectReader;

template<typename T>
requires std::is_class_v<T> && requires(JsonObjectReader &archive, T &value)
{
    fields(archive, value);
}
void readJson(JsonReadContext &context, const nlohmann::json &json, T &value);

template<typename T>
void readJson(JsonReadContext &context, const nlohmann::json &json, std::optional<T> &value)
{
    readJson(context, json, value.emplace());
}

template<typename T>
void readJson(JsonReadContext &context, const nlohmann::json &json, std::shared_ptr<const T> &value)
{
    auto read = std::make_shared<T>();
    readJson(context, json, *read);
    value = std::move(read);
}

template<typename T>
void readJson(JsonReadContext &context, const nlohmann::json &json, std::vector<T> &value)
{
    if (!json.is_array())
        return context.setError(tr("must be a list"));
    value.clear();
    value.reserve(json.size());
    for (std::size_t i = 0; i < json.size() && !context.failed(); ++i) {
        const JsonReadContext::Level level(context, nullptr, i);
        readJson(context, json[i], value.emplace_back());
    }
}

template<typename T>
void readJson(JsonReadContext &context, const nlohmann::json &json, std::map<QString, T> &value)
{
    if (!json.is_object())
        return context.setError(tr("must be an object"));
    value.clear();
    for (auto it = json.begin(); it != json.end() && !context.failed(); ++it) {
        const JsonReadContext::Level level(context, it.key().c_str());
        readJson(context, it.value(), value[QString::fromStdString(it.key())]);
    }
}

/// Hands the members of one JSON object to a fields() function.
class JsonObjectReader
{
public:
    JsonObjectReader(JsonReadContext &context, const nlohmann::json &json)
        : m_context(context)
        , m_json(json)
    {
        if (!json.is_object())
            m_context.setError(tr("must be an object"));
    }

    template<typename T>
    void field(const char *name, T &value)
    {
        if (const nlohmann::json *member = take(name))
            readMember(name, *member, value);
        else
            m_context.setError(tr("\"%1\" is missing").arg(QString::fromUtf8(name)));
    }

    template<typename T>
    void field(const char *name, T &value, const std::type_identity_t<T> &fallback)
    {
        if (const nlohmann::json *member = take(name))
            readMember(name, *member, value);
        else
            value = fallback;
    }

    /// Takes the members of another struct from this same object.
    template<typename T>
    void inlined(T &value)
    {
        fields(*this, value);
    }

    /// Takes the kind of a variant from this object and then the members of that alternative.
    template<typename... T>
    void inlined(std::variant<T...> &value);

    void unknown(UnknownFields &value)
    {
        m_keepsUnknown = true;
        value.clear();
        if (m_context.failed() || m_taken.size() == m_json.size())
            return;
        nlohmann::json rest = nlohmann::json::object();
        for (auto it = m_json.begin(); it != m_json.end(); ++it) {
            if (!m_taken.contains(it.key()))
                rest[it.key()] = it.value();
        }
        value = QByteArray::fromStdString(rest.dump());
    }

    /// Refuses members that nobody asked for, unless unknown() keeps them.
    void finish()
    {
        if (m_keepsUnknown || m_context.failed() || m_taken.size() == m_json.size())
            return;
        for (auto it = m_json.begin(); it != m_json.end(); ++it) {
            if (!m_taken.contains(it.key())) {
                QStringList known;
                for (const std::string_view name : m_asked)
                    known << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
                return m_context.setError(
                    tr("\"%1\" is not known here; known are %2")
                        .arg(QString::fromStdString(it.key()), known.join(QLatin1String(", "))));
            }
        }
    }

private:
    const nlohmann::json *take(const char *name)
    {
        if (m_context.failed())
            return nullptr;
        m_asked.push_back(name);
        const auto found = m_json.find(name);
        if (found == m_json.end())
            return nullptr;
        m_taken.insert(name);
        return &*found;
    }

    template<typename T>
    void readMember(const char *name, const nlohmann::json &json, T &value)
    {
        const JsonReadContext::Level level(m_context, name);
        readJson(m_context, json, value);
    }

    JsonReadContext &m_context;
    const nlohmann::json &m_json;
    std::set<std::string, std::less<>> m_taken;
    std::vector<std::string_view> m_asked;
    bool m_keepsUnknown = false;
};

template<typename T>
requires std::is_class_v<T> && requires(JsonObjectReader &archive, T &value)
{
    fields(archive, value);
}
void readJson(JsonReadContext &context, const nlohmann::json &json, T &value)
{
    JsonObjectReader reader(context, json);
    if (context.failed())
        return;
    fields(reader, value);
    reader.finish();
}

template<typename... T>
void JsonObjectReader::inlined(std::variant<T...> &value)
{
    QString kind;
    field(VariantTag<std::variant<T...>>::key, kind);
    if (m_context.failed())
        return;
    const bool known = ([&] {
        if (kind != QLatin1String(T::kName))
            return false;
        T alternative{};
        fields(*this, alternative);
        value = std::move(alternative);
        return true;
    }() || ...);
    if (known)
        return;
    QStringList names{QString::fromLatin1(T::kName)...};
    m_context.setError(tr("\"%1\" is not a known %2; known are %3")
                           .arg(kind, QLatin1String(VariantTag<std::variant<T...>>::key),
                                names.join(QLatin1String(", "))));
}

/// Variants whose alternatives have names are objects with a member that tells them apart.
template<typename... T>
requires(requires { T::kName; } && ...) void readJson(JsonReadContext &context,
                                                      const nlohmann::json &json,
                                                      std::variant<T...> &value)
{
    JsonObjectReader reader(context, json);
    if (context.failed())
        return;
    reader.inlined(value);
    reader.finish();
}

/// Reads a whole value. @param what is being read, for the sentence; @param kind of the error.
template<typename T>
Result<T> fromJson(const nlohmann::json &json, const QString &what, ErrorKind kind,
                   NameResolver resolver = {})
{
    JsonReadContext context(std::move(resolver));
    T value{};
    readJson(context, json, value);
    if (context.failed())
        return fail(kind, QStringLiteral("%1: %2.").arg(what, context.message()));
    return value;
}

} // namespace weft
