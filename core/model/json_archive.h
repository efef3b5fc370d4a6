#pragma once

#include "core/base/result.h"
#include "core/base/translate.h"
#include "core/model/enum_names.h"
#include "core/model/id.h"
#include "core/model/unknown_fields.h"
#include "core/time/frame_rate.h"

#include <nlohmann/json.hpp>

#include <concepts>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <variant>
#include <vector>

/// Typed reading and writing of JSON. Each struct that goes into a file lists its members once:
///
///     void fields(auto &archive, Like<Marker> auto &marker)
///     {
///         archive.field("id", marker.id);             // must be there
///         archive.field("name", marker.name, {});     // left out when equal to the default
///         archive.unknown(marker.unknown);            // keeps the members nobody asked for
///     }
///
/// The same list serves JsonObjectWriter and JsonObjectReader. A struct without unknown() refuses
/// members it does not know. Used by .cpp files only; thread: any.

namespace weft {

/// T or const T: lets one fields() serve reading and writing.
template<typename T, typename U>
concept Like = std::same_as<std::remove_const_t<T>, U>;

/// Turns a name into an id where a script may write names: kind ("clip"), name → id value.
using NameResolver = std::function<Result<std::int64_t>(const char *kind, const QString &name)>;

constexpr const char *idKind(MediaId)
{
    return "media";
}
constexpr const char *idKind(ShotId)
{
    return "shot";
}
constexpr const char *idKind(FolderId)
{
    return "folder";
}
constexpr const char *idKind(SequenceId)
{
    return "sequence";
}
constexpr const char *idKind(TrackId)
{
    return "track";
}
constexpr const char *idKind(ClipId)
{
    return "clip";
}
constexpr const char *idKind(TransitionId)
{
    return "transition";
}
constexpr const char *idKind(EffectId)
{
    return "effect";
}
constexpr const char *idKind(MarkerId)
{
    return "marker";
}
constexpr const char *idKind(GroupId)
{
    return "group";
}
constexpr const char *idKind(LinkId)
{
    return "link";
}

/// The member that tells the alternatives of a variant apart; each alternative gives its kName.
template<typename Variant>
struct VariantTag
{
    static constexpr const char *key = "kind";
};

/// Where a reader is and what went wrong first: "sequences[0].tracks[2].clips[14].length: …".
class JsonReadContext
{
public:
    explicit JsonReadContext(NameResolver resolver = {})
        : m_resolver(std::move(resolver))
    {}

    bool failed() const { return m_failed; }
    /// The place and the reason, once failed.
    const QString &message() const { return m_message; }
    const NameResolver &resolver() const { return m_resolver; }

    /// Remembers the first failure, with the path it happened at.
    void setError(const QString &reason)
    {
        if (m_failed)
            return;
        m_failed = true;
        m_message = m_path.empty() ? reason : QStringLiteral("%1: %2").arg(path(), reason);
    }

    /// Names a level of the path while it lives.
    class Level
    {
    public:
        Level(JsonReadContext &context, const char *member, std::size_t index = 0)
            : m_context(context)
        {
            m_context.m_path.push_back({member, index});
        }
        ~Level() { m_context.m_path.pop_back(); }
        Level(const Level &) = delete;
        Level &operator=(const Level &) = delete;

    private:
        JsonReadContext &m_context;
    };

private:
    struct Segment
    {
        const char *member; ///< nullptr: an array index
        std::size_t index;
    };

    QString path() const
    {
        QString text;
        for (const Segment &segment : m_path) {
            if (!segment.member)
                text += QStringLiteral("[%1]").arg(segment.index);
            else
                text += (text.isEmpty() ? QString() : QStringLiteral("."))
                        + QString::fromUtf8(segment.member);
        }
        return text;
    }

    std::vector<Segment> m_path;
    bool m_failed = false;
    QString m_message;
    NameResolver m_resolver;
};

// ---- reading -----------------------------------------------------------------------------------

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

// ---- writing -----------------------------------------------------------------------------------

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
