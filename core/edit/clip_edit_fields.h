#pragma once

#include "core/edit/edit.h"
#include "core/model/fields.h"

/// The members of edits of one clip: its settings, speed, transition and effects; see
/// core/edit/edit_fields.h.

namespace weft {

void fields(auto &archive, Like<SetClip> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("name", edit.name, std::nullopt);
    archive.field("enabled", edit.enabled, std::nullopt);
    archive.field("fit", edit.fit, std::nullopt);
    archive.field("timeInterpolation", edit.timeInterpolation, std::nullopt);
    archive.field("gainDb", edit.gainDb, std::nullopt);
    archive.field("fadeIn", edit.fadeIn, std::nullopt);
    archive.field("fadeOut", edit.fadeOut, std::nullopt);
    archive.field("title", edit.title, std::nullopt);
    archive.field("colour", edit.colour, std::nullopt);
    archive.field("sampling", edit.sampling, std::nullopt);
    archive.field("pan", edit.pan, std::nullopt);
    archive.field("channels", edit.channels, std::nullopt);
    archive.field("keepsPitch", edit.keepsPitch, std::nullopt);
}

void fields(auto &archive, Like<SetSpeed> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("speed", edit.speed);
    archive.field("keepLength", edit.keepLength, false);
    archive.field("ripple", edit.ripple, true);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<SetTimeMap> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("map", edit.map, std::nullopt);
    archive.field("in", edit.in, std::nullopt);
    archive.field("hold", edit.hold, false);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<InsertFreeze> auto &edit)
{
    archive.field("track", edit.track);
    archive.field("at", edit.at);
    archive.field("length", edit.length, 0);
}

void fields(auto &archive, Like<AddTransition> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("kind", edit.kind, QStringLiteral("dissolve"));
    archive.field("length", edit.length);
    archive.field("before", edit.before, std::nullopt);
    archive.field("parameters", edit.parameters, {});
    archive.field("handles", edit.handles, HandleRule::Auto);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<AddTransitions> auto &edit)
{
    archive.field("clips", edit.clips);
    archive.field("kind", edit.kind, QStringLiteral("dissolve"));
    archive.field("length", edit.length);
    archive.field("parameters", edit.parameters, {});
}

void fields(auto &archive, Like<SetTransition> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("kind", edit.kind, std::nullopt);
    archive.field("length", edit.length, std::nullopt);
    archive.field("before", edit.before, std::nullopt);
    archive.field("parameters", edit.parameters, {});
    archive.field("handles", edit.handles, HandleRule::Auto);
}

void fields(auto &archive, Like<RemoveTransition> auto &edit)
{
    archive.field("clip", edit.clip);
}

void fields(auto &archive, Like<AddEffect> auto &edit)
{
    archive.field("clip", edit.clip, {});
    archive.field("type", edit.type);
    archive.field("parameters", edit.parameters, {});
    archive.field("track", edit.track, {});
    archive.field("master", edit.master, {});
}

void fields(auto &archive, Like<SetEffect> auto &edit)
{
    archive.field("effect", edit.effect);
    archive.field("enabled", edit.enabled, std::nullopt);
    archive.field("parameters", edit.parameters, {});
}

void fields(auto &archive, Like<PasteEffects> auto &edit)
{
    archive.field("effects", edit.effects);
    archive.field("to", edit.to);
}

void fields(auto &archive, Like<MoveEffect> auto &edit)
{
    archive.field("effect", edit.effect);
    archive.field("by", edit.by);
}

void fields(auto &archive, Like<RemoveEffect> auto &edit)
{
    archive.field("effect", edit.effect);
}

void fields(auto &archive, Like<SetKeyframe> auto &edit)
{
    archive.field("effect", edit.effect);
    archive.field("parameter", edit.parameter);
    archive.inlined(edit.key);
}

void fields(auto &archive, Like<MoveKeyframe> auto &edit)
{
    archive.field("effect", edit.effect);
    archive.field("parameter", edit.parameter);
    archive.field("frame", edit.frame);
    archive.field("to", edit.to);
}

void fields(auto &archive, Like<RemoveKeyframe> auto &edit)
{
    archive.field("effect", edit.effect);
    archive.field("parameter", edit.parameter);
    archive.field("frame", edit.frame);
}

} // namespace weft
