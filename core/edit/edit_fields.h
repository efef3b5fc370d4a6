#pragma once

#include "core/edit/edit.h"
#include "core/model/fields.h"

/// The members of every edit as scripts and the journal spell them; see core/model/json_archive.h.
/// An edit is one object whose member "edit" names it:
///
///     {"edit": "append", "video": 3, "audio": 4, "source": {"kind": "media", "media": 1}}

namespace weft {

template<>
struct VariantTag<Edit>
{
    static constexpr const char *key = "edit";
};

void fields(auto &archive, Like<NewClip> auto &clip)
{
    archive.field("source", clip.source);
    archive.field("video", clip.video, {});
    archive.field("audio", clip.audio, {});
    archive.field("length", clip.length, 0);
    archive.field("in", clip.in, {});
    archive.field("speed", clip.speed, 1);
    archive.field("fit", clip.fit, Fit::Fit);
    archive.field("name", clip.name, {});
}

void fields(auto &archive, Like<Insert> auto &edit)
{
    archive.field("at", edit.at);
    archive.inlined(edit.clip);
}

void fields(auto &archive, Like<Overwrite> auto &edit)
{
    archive.field("at", edit.at);
    archive.inlined(edit.clip);
}

void fields(auto &archive, Like<Append> auto &edit)
{
    archive.inlined(edit.clip);
}

void fields(auto &archive, Like<Lift> auto &edit)
{
    archive.field("clips", edit.clips);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<RippleDelete> auto &edit)
{
    archive.field("clips", edit.clips);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<Split> auto &edit)
{
    archive.field("at", edit.at);
    archive.field("track", edit.track, {});
    archive.field("sequence", edit.sequence, {});
}

void fields(auto &archive, Like<Trim> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("edge", edit.edge);
    archive.field("to", edit.to);
    archive.field("hold", edit.hold, false);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<Move> auto &edit)
{
    archive.field("clips", edit.clips);
    archive.field("by", edit.by, 0);
    archive.field("tracks", edit.tracks, 0);
    archive.field("mode", edit.mode, PlaceMode::Overwrite);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<SetClip> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("name", edit.name, std::nullopt);
    archive.field("enabled", edit.enabled, std::nullopt);
    archive.field("fit", edit.fit, std::nullopt);
    archive.field("gainDb", edit.gainDb, std::nullopt);
    archive.field("fadeIn", edit.fadeIn, std::nullopt);
    archive.field("fadeOut", edit.fadeOut, std::nullopt);
    archive.field("title", edit.title, std::nullopt);
    archive.field("colour", edit.colour, std::nullopt);
}

void fields(auto &archive, Like<AddTransition> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("kind", edit.kind, QStringLiteral("dissolve"));
    archive.field("length", edit.length);
    archive.field("before", edit.before, std::nullopt);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<RemoveTransition> auto &edit)
{
    archive.field("clip", edit.clip);
}

void fields(auto &archive, Like<AddEffect> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("type", edit.type);
    archive.field("parameters", edit.parameters, {});
}

void fields(auto &archive, Like<SetEffect> auto &edit)
{
    archive.field("effect", edit.effect);
    archive.field("enabled", edit.enabled, std::nullopt);
    archive.field("parameters", edit.parameters, {});
}

void fields(auto &archive, Like<RemoveEffect> auto &edit)
{
    archive.field("effect", edit.effect);
}

void fields(auto &archive, Like<AddSequence> auto &edit)
{
    archive.field("name", edit.name, {});
    archive.field("settings", edit.settings, std::nullopt);
    archive.field("videoTracks", edit.videoTracks, 1);
    archive.field("audioTracks", edit.audioTracks, 1);
}

void fields(auto &archive, Like<SetSequence> auto &edit)
{
    archive.field("sequence", edit.sequence, {});
    archive.field("name", edit.name, std::nullopt);
    archive.field("width", edit.width, std::nullopt);
    archive.field("height", edit.height, std::nullopt);
    archive.field("rate", edit.rate, std::nullopt);
    archive.field("colour", edit.colour, std::nullopt);
    archive.field("dropFrame", edit.dropFrame, std::nullopt);
}

void fields(auto &archive, Like<SetActive> auto &edit)
{
    archive.field("sequence", edit.sequence);
}

void fields(auto &archive, Like<AddTrack> auto &edit)
{
    archive.field("kind", edit.kind);
    archive.field("name", edit.name, {});
    archive.field("sequence", edit.sequence, {});
}

void fields(auto &archive, Like<RemoveTrack> auto &edit)
{
    archive.field("track", edit.track);
}

void fields(auto &archive, Like<SetTrack> auto &edit)
{
    archive.field("track", edit.track);
    archive.field("name", edit.name, std::nullopt);
    archive.field("hidden", edit.hidden, std::nullopt);
    archive.field("muted", edit.muted, std::nullopt);
    archive.field("solo", edit.solo, std::nullopt);
    archive.field("locked", edit.locked, std::nullopt);
    archive.field("syncLock", edit.syncLock, std::nullopt);
    archive.field("gainDb", edit.gainDb, std::nullopt);
}

void fields(auto &archive, Like<AddMarker> auto &edit)
{
    archive.field("at", edit.at);
    archive.field("length", edit.length, 0);
    archive.field("name", edit.name, {});
    archive.field("note", edit.note, {});
    archive.field("sequence", edit.sequence, {});
}

void fields(auto &archive, Like<RemoveMarker> auto &edit)
{
    archive.field("marker", edit.marker);
}

/// The item as in the project file, but without an id: the project gives it one.
void fields(auto &archive, Like<AddMedia> auto &edit)
{
    archive.field("name", edit.item.name, {});
    archive.field("path", edit.item.path);
    archive.field("folder", edit.item.folder, {});
    archive.field("identity", edit.item.identity, {});
    archive.field("info", edit.item.info);
}

void fields(auto &archive, Like<RemoveMedia> auto &edit)
{
    archive.field("media", edit.media);
}

void fields(auto &archive, Like<AddFolder> auto &edit)
{
    archive.field("name", edit.name);
    archive.field("parent", edit.parent, {});
}

void fields(auto &archive, Like<AddShot> auto &edit)
{
    archive.field("name", edit.name, {});
    archive.field("folder", edit.folder, {});
    archive.field("recipe", edit.recipe);
}

void fields(auto &archive, Like<SetRecipe> auto &edit)
{
    archive.field("shot", edit.shot);
    archive.field("recipe", edit.recipe);
}

void fields(auto &archive, Like<ChooseTake> auto &edit)
{
    archive.field("shot", edit.shot);
    archive.field("take", edit.take);
}

void fields(auto &archive, Like<EditGroup> auto &edit)
{
    archive.field("name", edit.name, {});
    archive.field("edits", edit.edits);
}

} // namespace weft
