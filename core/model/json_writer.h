#pragma once

#include "core/model/enum_names.h"
#include "core/model/id.h"
#include "core/model/unknown_fields.h"
#include "core/model/variant_tag.h"
#include "core/time/frame_rate.h"

#include <nlohmann/json.hpp>

#include <concepts>
#include <map>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

/// The writing half of json_archive.h: toJson() for each kind of value, and the object writer that
/// fields() functions are given.

namespace weft {

inline nlohmann::ordered_json toJson(bool value)
{
    return value;
}
inline nlohmann::ordered_json toJson(double value)
{
    return value;
}
inline nlohmann::ordered_json toJson(const QString &value)
{
    return value.toStdString();
}
inline nlohmann::ordered_json toJson(const FrameRate &value)
{
    return value.toString().toStdString();
}

template<std::integral T>
requires(!std::same_as<T, bool>) nlohmann::ordered_json toJson(T value)
{
    return value;
}

inline nlohmann::ordered_json toJson(const Rational &value)
{
    if (value.denominator() == 1)
        return value.numerator();
    return value.toString().toStdString();
}

template<typename Tag>
nlohmann::ordered_json toJson(Id<Tag> value)
{
    return value.value;
}

template<typename Enum>
requires std::is_enum_v<Enum> nlohmann::ordered_json toJson(Enum value)
{
    return std::string(nameOf(value));
}

class JsonObjectWriter;

/// Variants whose alternatives have no names are told apart by their JSON type.
template<typename... T>
requires(!(requires { T::kName; } || ...)) nlohmann::ordered_json
    toJson(const std::variant<T...> &value)
{
    return std::visit([](const auto &alternative) { return toJson(alternative); }, value);
}

template<typename T>
requires std::is_class_v<T> && requires(JsonObjectWriter &archive, const T &value)
{
    fields(archive, value);
}
nlohmann::ordered_json toJson(const T &value);

template<typename T>
nlohmann::ordered_json toJson(const std::shared_ptr<const T> &value)
{
    return toJson(*value);
}

template<typename T>
nlohmann::ordered_json toJson(const std::vector<T> &value)
{
    auto list = nlohmann::ordered_json::array();
    for (const T &item : value)
        list.push_back(toJson(item));
    return list;
}

template<typename T>
nlohmann::ordered_json toJson(const std::map<QString, T> &value)
{
    auto object = nlohmann::ordered_json::object();
    for (const auto &[key, item] : value)
        object[key.toStdString()] = toJson(item);
    return object;
}

/// Collects the members that a fields() function lists into one JSON object, in that order.
class JsonObjectWriter
{
public:
    template<typename T>
    void field(const char *name, const T &value)
    {
        m_json[name] = toJson(value);
    }

    template<typename T>
    void field(const char *name, const T &value, const std::type_identity_t<T> &fallback)
    {
        if (!(value == fallback))
            m_json[name] = toJson(value);
    }

    /// An optional value is left out when it is not there; it needs no comparison.
    template<typename T>
    void field(const char *name, const std::optional<T> &value, std::nullopt_t)
    {
        if (value)
            m_json[name] = toJson(*value);
    }

    template<typename T>
    void inlined(const T &value)
    {
        fields(*this, value);
    }

    template<typename... T>
    void inlined(const std::variant<T...> &value)
    {
        std::visit(
            [this]<typename Alternative>(const Alternative &alternative) {
                m_json[VariantTag<std::variant<T...>>::key] = Alternative::kName;
                fields(*this, alternative);
            },
            value);
    }

    void unknown(const UnknownFields &value)
    {
        if (!value.isEmpty())
            m_json.update(nlohmann::ordered_json::parse(value.begin(), value.end()));
    }

    nlohmann::ordered_json take() && { return std::move(m_json); }

private:
    nlohmann::ordered_json m_json = nlohmann::ordered_json::object();
};

template<typename T>
requires std::is_class_v<T> && requires(JsonObjectWriter &archive, const T &value)
{
    fields(archive, value);
}
nlohmann::ordered_json toJson(const T &value)
{
    JsonObjectWriter writer;
    fields(writer, value);
    return std::move(writer).take();
}

template<typename... T>
requires(requires { T::kName; } && ...) nlohmann::ordered_json
    toJson(const std::variant<T...> &value)
{
    JsonObjectWriter writer;
    writer.inlined(value);
    return std::move(writer).take();
}

} // namespace weft
