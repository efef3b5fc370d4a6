#include "core/interchange/otio_kept.h"

#include "core/interchange/otio_weft.h"

#include <set>
#include <string_view>

namespace weft {

namespace {

using nlohmann::json;

/// The members of every object that the reader makes something of or that say nothing.
bool isRead(std::string_view name)
{
    static const std::set<std::string_view> names{
        "OTIO_SCHEMA",
        "name",
        "metadata",
        "enabled",
        "source_range",
        "effects",
        "markers",
        "children",
        "kind",
        "tracks",
        "global_start_time",
        "media_reference",
        "media_references",
        "active_media_reference_key",
        "transition_type",
        "in_offset",
        "out_offset",
        "marked_range",
        "range",
        "comment",
    };
    return names.contains(name);
}

json foreignMetadata(const json &object)
{
    const auto found = object.find("metadata");
    if (found == object.end() || !found->is_object())
        return json::object();
    json rest = *found;
    rest.erase("weft");
    return rest;
}

std::string textOf(const json &object, const char *name, const char *fallback)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found != object.end() && found->is_string() ? found->get<std::string>() : fallback;
}

bool isTimeWarp(const json &effect)
{
    const std::string schema = textOf(effect, "OTIO_SCHEMA", "");
    return schema.starts_with("LinearTimeWarp.") || schema.starts_with("FreezeFrame.");
}

bool isOwn(const json &reference)
{
    return weftMember(&reference, "own") && foreignMetadata(reference).empty();
}

/// A reference as another program would write it.
json withoutWeft(json reference)
{
    json metadata = foreignMetadata(reference);
    reference.erase("metadata");
    if (!metadata.empty())
        reference["metadata"] = std::move(metadata);
    return reference;
}

json keptReferences(const json &object)
{
    json kept = json::object();
    if (const auto only = object.find("media_reference"); only != object.end()) {
        if (only->is_object() && !isOwn(*only))
            kept[kDefaultMediaKey] = withoutWeft(*only);
    }
    const auto many = object.find("media_references");
    if (many == object.end() || !many->is_object())
        return kept;
    for (auto it = many->begin(); it != many->end(); ++it) {
        if (it->is_object() && !isOwn(*it))
            kept[it.key()] = withoutWeft(*it);
    }
    return kept;
}

json keptEffects(const json &object)
{
    json kept = json::array();
    const auto effects = object.find("effects");
    if (effects == object.end() || !effects->is_array())
        return kept;
    for (const json &effect : *effects) {
        if (!isTimeWarp(effect) && !weftMember(&effect, "effect"))
            kept.push_back(effect);
    }
    return kept;
}

} // namespace

json keptOf(const json &object)
{
    json kept = json::object();
    const auto add = [&kept](const char *name, json value) {
        if (!value.empty())
            kept[name] = std::move(value);
    };
    json members = json::object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!isRead(it.key()) && !it->is_null())
            members[it.key()] = *it;
    }
    add("members", std::move(members));
    add("metadata", foreignMetadata(object));
    add("effects", keptEffects(object));
    json references = keptReferences(object);
    if (!references.empty())
        kept["active_media_reference_key"] = textOf(object, "active_media_reference_key",
                                                    kDefaultMediaKey);
    add("media_references", std::move(references));
    return kept;
}

void keep(UnknownFields &unknown, const json &kept)
{
    if (kept.empty())
        return;
    json all = unknown.isEmpty() ? json::object() : json::parse(unknown.begin(), unknown.end());
    all[kOtioMember] = kept;
    unknown = QByteArray::fromStdString(all.dump());
}

json keptIn(const UnknownFields &unknown)
{
    if (unknown.isEmpty())
        return json::object();
    const json all = json::parse(unknown.begin(), unknown.end());
    json kept = all.value(kOtioMember, json::object());
    return kept.is_object() ? kept : json::object();
}

void restore(nlohmann::ordered_json &object, const json &kept)
{
    for (const char *name : {"metadata", "members"}) {
        const auto found = kept.find(name);
        if (found == kept.end() || !found->is_object())
            continue;
        auto &target = std::string_view(name) == "metadata" ? object["metadata"] : object;
        for (auto it = found->begin(); it != found->end(); ++it) {
            if (!target.contains(it.key()))
                target[it.key()] = *it;
        }
    }
    const auto effects = kept.find("effects");
    if (effects == kept.end() || !effects->is_array())
        return;
    for (const json &effect : *effects)
        object["effects"].push_back(nlohmann::ordered_json(effect));
}

} // namespace weft
