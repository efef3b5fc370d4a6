#include "core/interchange/otio_schema.h"

#include "core/base/translate.h"
#include "core/model/json_archive.h"

#include <cmath>

namespace weft {

namespace {

constexpr double kMaxSeconds = 1e8;
constexpr double kMaxRate = 1e6;
constexpr double kMaxExactWhole = 9007199254740992.0; // 2⁵³

/// The exact rate that a double means; it has been checked to lie above 0 and up to kMaxRate.
Rational exactRate(double rate)
{
    if (rate == std::round(rate))
        return Rational(std::llround(rate));
    const Rational approximate(std::llround(rate * 1e9), 1'000'000'000);
    const auto known = FrameRate::nearest(approximate);
    return known ? known->toRational() : approximate;
}

Rational exactValue(double value)
{
    const double whole = std::round(value);
    if (std::abs(value - whole) < 1e-3)
        return Rational(static_cast<std::int64_t>(whole));
    return Rational(std::llround(value * 1000), 1000);
}

QString baseName(const QString &schema)
{
    const QString name = schema.section(QLatin1Char('.'), 0, 0);
    if (name == QLatin1String("Sequence"))
        return QStringLiteral("Track");
    return name == QLatin1String("Filler") ? QStringLiteral("Gap") : name;
}

class SchemaReader
{
public:
    explicit SchemaReader(JsonReadContext &context)
        : m_context(context)
    {}

    std::vector<OtioTimeline> document(const nlohmann::json &json)
    {
        const QString name = baseName(schemaOf(json));
        if (name == QLatin1String("SerializableCollection"))
            return collection(json);
        if (name == QLatin1String("Timeline"))
            return {timeline(json)};
        if (name == QLatin1String("Stack") || name == QLatin1String("Track")
            || name == QLatin1String("Clip"))
            return {wrapped(json)};
        m_context.setError(tr("the root is \"%1\", which is no timeline").arg(schemaOf(json)));
        return {};
    }

    OtioRange range(const nlohmann::json &json)
    {
        if (baseName(schemaOf(json)) != QLatin1String("TimeRange"))
            m_context.setError(tr("must be a TimeRange"));
        if (m_context.failed())
            return {};
        OtioRange result;
        if (const nlohmann::json *start = member(json, "start_time")) {
            const JsonReadContext::Level level(m_context, "start_time");
            result.start = time(*start);
        }
        result.duration = length(json, "duration");
        return result;
    }

private:
    static const nlohmann::json *member(const nlohmann::json &object, const char *name)
    {
        const auto found = object.find(name);
        return found == object.end() || found->is_null() ? nullptr : &*found;
    }

    /// The object's OTIO_SCHEMA; an error where it is no object or has none.
    QString schemaOf(const nlohmann::json &json)
    {
        if (!json.is_object()) {
            m_context.setError(tr("must be an object"));
            return {};
        }
        QString schema;
        if (const nlohmann::json *written = member(json, "OTIO_SCHEMA"))
            read(*written, "OTIO_SCHEMA", schema);
        else
            m_context.setError(tr("\"OTIO_SCHEMA\" is missing"));
        return schema;
    }

    template<typename T>
    void read(const nlohmann::json &json, const char *name, T &value)
    {
        const JsonReadContext::Level level(m_context, name);
        readJson(m_context, json, value);
    }

    /// Leaves the value alone where the member is absent or null.
    template<typename T>
    void optional(const nlohmann::json &object, const char *name, T &value)
    {
        if (const nlohmann::json *found = member(object, name))
            read(*found, name, value);
    }

    /// Reads each element of a list with a function; an absent list is empty.
    template<typename T, typename ReadElement>
    void list(const nlohmann::json &object, const char *name, std::vector<T> &values,
              ReadElement readElement)
    {
        const nlohmann::json *found = member(object, name);
        if (!found)
            return;
        const JsonReadContext::Level level(m_context, name);
        if (!found->is_array())
            return m_context.setError(tr("must be a list"));
        for (std::size_t i = 0; i < found->size() && !m_context.failed(); ++i) {
            const JsonReadContext::Level element(m_context, nullptr, i);
            values.push_back(readElement((*found)[i]));
        }
    }

    double number(const nlohmann::json &object, const char *name, double minimum, double maximum)
    {
        const JsonReadContext::Level level(m_context, name);
        const nlohmann::json *found = member(object, name);
        const double value = found && found->is_number() ? found->get<double>() : std::nan("");
        if (value >= minimum && value <= maximum)
            return value;
        m_context.setError(tr("must be a number from %1 to %2").arg(minimum).arg(maximum));
        return 0;
    }

    OtioTime time(const nlohmann::json &json)
    {
        if (baseName(schemaOf(json)) != QLatin1String("RationalTime"))
            m_context.setError(tr("must be a RationalTime"));
        if (m_context.failed())
            return {};
        const double value = number(json, "value", -kMaxExactWhole, kMaxExactWhole);
        const double rate = number(json, "rate", 1e-6, kMaxRate);
        if (!m_context.failed() && std::abs(value / rate) > kMaxSeconds)
            m_context.setError(tr("is more than %1 seconds").arg(kMaxSeconds));
        if (m_context.failed())
            return {};
        return {exactValue(value), exactRate(rate)};
    }

    /// A time that has to be there and must not be negative.
    OtioTime length(const nlohmann::json &object, const char *name)
    {
        const JsonReadContext::Level level(m_context, name);
        const nlohmann::json *found = member(object, name);
        if (!found) {
            m_context.setError(tr("is missing"));
            return {};
        }
        const OtioTime read = time(*found);
        if (read.value < Rational(0))
            m_context.setError(tr("must not be negative"));
        return read;
    }

    std::optional<OtioRange> optionalRange(const nlohmann::json &object, const char *name)
    {
        const nlohmann::json *found = member(object, name);
        if (!found)
            return {};
        const JsonReadContext::Level level(m_context, name);
        return range(*found);
    }

    OtioEffect effect(const nlohmann::json &json)
    {
        OtioEffect result;
        result.json = &json;
        result.schema = baseName(schemaOf(json));
        if (m_context.failed())
            return result;
        optional(json, "effect_name", result.name);
        optional(json, "enabled", result.enabled);
        if (result.schema == QLatin1String("LinearTimeWarp"))
            result.timeScalar = number(json, "time_scalar", -kMaxRate, kMaxRate);
        else if (result.schema == QLatin1String("FreezeFrame"))
            result.timeScalar = 0;
        return result;
    }

    /// A colour's name, or the components of a Color.1.
    QString colour(const nlohmann::json &json)
    {
        QString text;
        if (!json.is_object()) {
            readJson(m_context, json, text);
            return text;
        }
        for (const char *component : {"r", "g", "b", "a"}) {
            const int byte = static_cast<int>(std::lround(255 * number(json, component, 0, 1)));
            text += QStringLiteral("%1").arg(byte, 2, 16, QLatin1Char('0'));
        }
        return QLatin1Char('#') + text;
    }

    OtioMarker marker(const nlohmann::json &json)
    {
        OtioMarker result;
        result.json = &json;
        schemaOf(json);
        if (m_context.failed())
            return result;
        optional(json, "name", result.name);
        optional(json, "comment", result.comment);
        if (const nlohmann::json *written = member(json, "color")) {
            const JsonReadContext::Level level(m_context, "color");
            result.colour = colour(*written);
        }
        const char *place = json.contains("marked_range") ? "marked_range" : "range"; // Marker.1
        if (auto marked = optionalRange(json, place))
            result.range = *marked;
        else
            m_context.setError(tr("\"marked_range\" is missing"));
        return result;
    }

    OtioReference reference(const nlohmann::json &json)
    {
        OtioReference result;
        result.json = &json;
        result.schema = baseName(schemaOf(json));
        if (m_context.failed())
            return result;
        result.available = optionalRange(json, "available_range");
        optional(json, "target_url", result.url);
        optional(json, "generator_kind", result.generatorKind);
        if (result.schema == QLatin1String("ImageSequenceReference"))
            result.url = firstPicture(json);
        return result;
    }

    QString firstPicture(const nlohmann::json &json)
    {
        QString base, prefix, suffix;
        std::int64_t first = 1;
        int padding = 0;
        optional(json, "target_url_base", base);
        optional(json, "name_prefix", prefix);
        optional(json, "name_suffix", suffix);
        optional(json, "start_frame", first);
        optional(json, "frame_zero_padding", padding);
        if (padding < 0 || padding > 32)
            m_context.setError(tr("frame_zero_padding must lie between 0 and 32"));
        if (m_context.failed())
            return {};
        if (!base.isEmpty() && !base.endsWith(QLatin1Char('/')))
            base += QLatin1Char('/');
        return base + prefix + QString::number(first).rightJustified(padding, QLatin1Char('0'))
               + suffix;
    }

    void references(const nlohmann::json &json, OtioItem &clip)
    {
        clip.activeReference = QStringLiteral("DEFAULT_MEDIA");
        optional(json, "active_media_reference_key", clip.activeReference);
        if (const nlohmann::json *only = member(json, "media_reference")) { // Clip.1
            const JsonReadContext::Level level(m_context, "media_reference");
            clip.references[clip.activeReference] = reference(*only);
        }
        const nlohmann::json *many = member(json, "media_references");
        if (!many)
            return;
        const JsonReadContext::Level level(m_context, "media_references");
        if (!many->is_object())
            return m_context.setError(tr("must be an object"));
        for (auto it = many->begin(); it != many->end() && !m_context.failed(); ++it) {
            const JsonReadContext::Level entry(m_context, it.key().c_str());
            if (!it->is_null())
                clip.references[QString::fromStdString(it.key())] = reference(*it);
        }
    }

    static OtioItem::Kind kindOf(const QString &name)
    {
        using Kind = OtioItem::Kind;
        static const std::map<QString, Kind> kinds{
            {QStringLiteral("Clip"), Kind::Clip},
            {QStringLiteral("Gap"), Kind::Gap},
            {QStringLiteral("Stack"), Kind::Stack},
            {QStringLiteral("Transition"), Kind::Transition},
            {QStringLiteral("Track"), Kind::Track},
        };
        const auto found = kinds.find(name);
        return found == kinds.end() ? Kind::Unknown : found->second;
    }

    OtioItem item(const nlohmann::json &json)
    {
        OtioItem result;
        result.json = &json;
        result.schema = schemaOf(json);
        if (m_context.failed())
            return result;
        result.kind = kindOf(baseName(result.schema));
        optional(json, "name", result.name);
        optional(json, "enabled", result.enabled);
        if (result.kind == OtioItem::Kind::Transition) {
            optional(json, "transition_type", result.transitionType);
            result.inOffset = length(json, "in_offset");
            result.outOffset = length(json, "out_offset");
            return result;
        }
        result.range = optionalRange(json, "source_range");
        list(json, "effects", result.effects, [this](const auto &e) { return effect(e); });
        list(json, "markers", result.markers, [this](const auto &m) { return marker(m); });
        if (result.kind == OtioItem::Kind::Clip)
            references(json, result);
        if (result.kind == OtioItem::Kind::Track) {
            result.trackKind = QStringLiteral("Video");
            optional(json, "kind", result.trackKind);
        }
        if (result.kind == OtioItem::Kind::Track || result.kind == OtioItem::Kind::Stack)
            list(json, "children", result.children, [this](const auto &c) { return item(c); });
        return result;
    }

    OtioTimeline timeline(const nlohmann::json &json)
    {
        OtioTimeline result;
        result.json = &json;
        optional(json, "name", result.name);
        if (const nlohmann::json *start = member(json, "global_start_time")) {
            const JsonReadContext::Level level(m_context, "global_start_time");
            result.globalStart = time(*start);
        }
        const JsonReadContext::Level level(m_context, "tracks");
        if (const nlohmann::json *tracks = member(json, "tracks"))
            result.stack = item(*tracks);
        else
            m_context.setError(tr("is missing"));
        if (!m_context.failed() && result.stack.kind != OtioItem::Kind::Stack)
            m_context.setError(tr("must be a Stack"));
        return result;
    }

    /// A timeline around a root that is none.
    OtioTimeline wrapped(const nlohmann::json &json)
    {
        OtioTimeline result;
        OtioItem root = item(json);
        result.name = root.name;
        if (root.kind == OtioItem::Kind::Stack) {
            result.stack = std::move(root);
        } else {
            result.stack.kind = OtioItem::Kind::Stack;
            result.stack.children.push_back(std::move(root));
        }
        return result;
    }

    std::vector<OtioTimeline> collection(const nlohmann::json &json)
    {
        QStringList beside;
        std::vector<std::optional<OtioTimeline>> read;
        list(json, "children", read, [&](const auto &child) -> std::optional<OtioTimeline> {
            const QString schema = schemaOf(child);
            if (baseName(schema) == QLatin1String("Timeline"))
                return timeline(child);
            beside << schema;
            return {};
        });
        std::vector<OtioTimeline> result;
        for (auto &entry : read) {
            if (entry)
                result.push_back(*std::move(entry));
        }
        if (!result.empty())
            result.front().beside = beside;
        if (result.empty())
            m_context.setError(tr("the collection holds no timeline"));
        return result;
    }

    JsonReadContext &m_context;
};

} // namespace

const OtioReference *OtioItem::reference() const
{
    const auto found = references.find(activeReference);
    return found == references.end() ? nullptr : &found->second;
}

std::optional<OtioRange> readOtioRange(const nlohmann::json &json)
{
    JsonReadContext context;
    const OtioRange range = SchemaReader(context).range(json);
    return context.failed() ? std::nullopt : std::optional(range);
}

Result<std::vector<OtioTimeline>> readOtioSchema(const nlohmann::json &document,
                                                 const QString &what)
{
    JsonReadContext context;
    auto timelines = SchemaReader(context).document(document);
    if (context.failed())
        return fail(ErrorKind::Project, QStringLiteral("%1: %2.").arg(what, context.message()));
    return timelines;
}

} // namespace weft
