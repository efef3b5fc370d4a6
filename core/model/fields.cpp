#include "core/model/fields.h"

namespace weft {

nlohmann::ordered_json toJson(const Colour &colour)
{
    const auto hex = [](std::uint8_t value) {
        return QStringLiteral("%1").arg(value, 2, 16, QLatin1Char('0'));
    };
    const QString opaque = QLatin1Char('#') + hex(colour.red) + hex(colour.green)
                           + hex(colour.blue);
    return (colour.alpha == 255 ? opaque : opaque + hex(colour.alpha)).toStdString();
}

void readJson(JsonReadContext &context, const nlohmann::json &json, Colour &colour)
{
    const auto read = colourFromText(
        json.is_string() ? QString::fromStdString(json.get_ref<const std::string &>()) : QString());
    if (!read)
        return context.setError(
            tr("must be a colour such as \"#ff8800\", or \"#ff880080\" with alpha"));
    colour = *read;
}

nlohmann::ordered_json toJson(const Curve &curve)
{
    if (curve.isConstant())
        return curve.constant;
    return {{"keyframes", toJson(curve.keyframes)}};
}

void readJson(JsonReadContext &context, const nlohmann::json &json, Curve &curve)
{
    if (json.is_number()) {
        curve = Curve(json.get<double>());
        return;
    }
    if (!json.is_object() || json.size() != 1 || !json.contains("keyframes"))
        return context.setError(tr("must be a number or an object with \"keyframes\""));
    curve = {};
    const JsonReadContext::Level level(context, "keyframes");
    readJson(context, json["keyframes"], curve.keyframes);
    if (!context.failed() && curve.keyframes.empty())
        context.setError(tr("must have at least one keyframe"));
}

nlohmann::ordered_json toJson(const Parameter &parameter)
{
    if (const auto *media = std::get_if<MediaId>(&parameter))
        return {{"media", media->value}};
    if (const auto *track = std::get_if<TrackId>(&parameter))
        return {{"track", track->value}};
    if (const auto *curve = std::get_if<Curve>(&parameter))
        return toJson(*curve);
    if (const auto *text = std::get_if<QString>(&parameter))
        return text->toStdString();
    return std::get<bool>(parameter);
}

void readJson(JsonReadContext &context, const nlohmann::json &json, Parameter &parameter)
{
    if (json.is_object() && json.size() == 1 && json.contains("media")) {
        const JsonReadContext::Level level(context, "media");
        readJson(context, json["media"], parameter.emplace<MediaId>());
    } else if (json.is_object() && json.size() == 1 && json.contains("track")) {
        const JsonReadContext::Level level(context, "track");
        readJson(context, json["track"], parameter.emplace<TrackId>());
    } else if (json.is_boolean())
        parameter = json.get<bool>();
    else if (json.is_string())
        parameter = QString::fromStdString(json.get_ref<const std::string &>());
    else
        readJson(context, json, parameter.emplace<Curve>());
}

void readJson(JsonReadContext &context, const nlohmann::json &json, RecipeValue &value)
{
    if (json.is_boolean())
        value = json.get<bool>();
    else if (json.is_string())
        value = QString::fromStdString(json.get_ref<const std::string &>());
    else if (json.is_number_integer())
        readJson(context, json, value.emplace<std::int64_t>());
    else if (json.is_number())
        value = json.get<double>();
    else
        context.setError(tr("must be true or false, a number or a text"));
}

nlohmann::ordered_json toJson(const Clip &clip)
{
    JsonObjectWriter writer;
    writer.field("start", clip.start);
    writer.inlined(*clip.body);
    return std::move(writer).take();
}

void readJson(JsonReadContext &context, const nlohmann::json &json, Clip &clip)
{
    JsonObjectReader reader(context, json);
    if (context.failed())
        return;
    auto body = std::make_shared<ClipBody>();
    reader.field("start", clip.start);
    reader.inlined(*body);
    clip.body = std::move(body);
}

nlohmann::ordered_json toJson(const ClipList &clips)
{
    auto list = nlohmann::ordered_json::array();
    for (const Clip &clip : clips)
        list.push_back(toJson(clip));
    return list;
}

void readJson(JsonReadContext &context, const nlohmann::json &json, ClipList &clips)
{
    std::vector<Clip> list;
    readJson(context, json, list);
    std::int64_t end = 0;
    for (std::size_t i = 0; i < list.size() && !context.failed(); ++i) {
        const JsonReadContext::Level level(context, nullptr, i);
        if (list[i].body->length < 1 || list[i].body->length > kMaxFrame)
            context.setError(tr("the length %1 is not between 1 and %2 frames")
                                 .arg(list[i].body->length)
                                 .arg(kMaxFrame));
        else if (list[i].start < 0 || list[i].start > kMaxFrame)
            context.setError(
                tr("the start %1 is not between 0 and %2").arg(list[i].start).arg(kMaxFrame));
        else if (list[i].start < end)
            context.setError(tr("starts at frame %1, before the clip to its left has ended at %2")
                                 .arg(list[i].start)
                                 .arg(end));
        else
            end = list[i].end();
    }
    if (!context.failed())
        clips = ClipList::fromSorted(list);
}

} // namespace weft
