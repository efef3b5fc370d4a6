#pragma once

#include "core/edit/edit.h"
#include "core/model/fields.h"

/// The members of edits of the bin, of sequences, tracks and markers; see core/edit/edit_fields.h.

namespace weft {

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

void fields(auto &archive, Like<RemoveShot> auto &edit)
{
    archive.field("shot", edit.shot);
}

void fields(auto &archive, Like<RemoveSequence> auto &edit)
{
    archive.field("sequence", edit.sequence);
}

void fields(auto &archive, Like<SetMedia> auto &edit)
{
    archive.field("media", edit.media);
    archive.field("name", edit.name, std::nullopt);
    archive.field("folder", edit.folder, std::nullopt);
    archive.field("tags", edit.tags, std::nullopt);
    archive.field("rating", edit.rating, std::nullopt);
    archive.field("colour", edit.colour, std::nullopt);
    archive.field("hdr", edit.hdr, std::nullopt);
    archive.field("premultiplied", edit.premultiplied, std::nullopt);
}

void fields(auto &archive, Like<NewFile> auto &file)
{
    archive.field("media", file.media);
    archive.field("path", file.path);
    archive.field("identity", file.identity, {});
    archive.field("info", file.info, std::nullopt);
}

void fields(auto &archive, Like<Relink> auto &edit)
{
    archive.field("files", edit.files);
}

void fields(auto &archive, Like<SetPaths> auto &edit)
{
    archive.field("paths", edit.paths);
}

void fields(auto &archive, Like<AddProxy> auto &edit)
{
    archive.field("media", edit.media);
    archive.field("proxy", edit.proxy);
}

void fields(auto &archive, Like<RemoveProxy> auto &edit)
{
    archive.field("media", edit.media);
    archive.field("path", edit.path);
}

void fields(auto &archive, Like<AddFolder> auto &edit)
{
    archive.field("name", edit.name);
    archive.field("parent", edit.parent, {});
}

void fields(auto &archive, Like<SetFolder> auto &edit)
{
    archive.field("folder", edit.folder);
    archive.field("name", edit.name, std::nullopt);
    archive.field("parent", edit.parent, std::nullopt);
}

void fields(auto &archive, Like<RemoveFolder> auto &edit)
{
    archive.field("folder", edit.folder);
}

void fields(auto &archive, Like<AddShot> auto &edit)
{
    archive.field("name", edit.name, {});
    archive.field("folder", edit.folder, {});
    archive.field("recipe", edit.recipe);
}

void fields(auto &archive, Like<SetShot> auto &edit)
{
    archive.field("shot", edit.shot);
    archive.field("name", edit.name, std::nullopt);
    archive.field("folder", edit.folder, std::nullopt);
    archive.field("tags", edit.tags, std::nullopt);
    archive.field("rating", edit.rating, std::nullopt);
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

void fields(auto &archive, Like<MakeIndependent> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("name", edit.name, {});
}

void fields(auto &archive, Like<BakeToFile> auto &edit)
{
    archive.field("shot", edit.shot);
    archive.field("name", edit.item.name, {});
    archive.field("path", edit.item.path);
    archive.field("identity", edit.item.identity, {});
    archive.field("info", edit.item.info);
    archive.field("clips", edit.clips, {});
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
    archive.field("compositing", edit.compositing, std::nullopt);
    archive.field("hdr", edit.hdr, std::nullopt);
    archive.field("view", edit.view, std::nullopt);
    archive.field("dropFrame", edit.dropFrame, std::nullopt);
    archive.field("sound", edit.sound, std::nullopt);
}

void fields(auto &archive, Like<SetMaster> auto &edit)
{
    archive.field("sequence", edit.sequence, {});
    archive.field("gainDb", edit.gainDb, std::nullopt);
    archive.field("pan", edit.pan, std::nullopt);
    archive.field("muted", edit.muted, std::nullopt);
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

void fields(auto &archive, Like<MoveTrack> auto &edit)
{
    archive.field("track", edit.track);
    archive.field("by", edit.by);
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
    archive.field("pan", edit.pan, std::nullopt);
}

void fields(auto &archive, Like<AddMarker> auto &edit)
{
    archive.field("at", edit.at);
    archive.field("length", edit.length, 0);
    archive.field("name", edit.name, {});
    archive.field("note", edit.note, {});
    archive.field("colour", edit.colour, Marker().colour);
    archive.field("chapter", edit.chapter, false);
    archive.field("sequence", edit.sequence, {});
}

void fields(auto &archive, Like<SetMarker> auto &edit)
{
    archive.field("marker", edit.marker);
    archive.field("at", edit.at, std::nullopt);
    archive.field("length", edit.length, std::nullopt);
    archive.field("name", edit.name, std::nullopt);
    archive.field("note", edit.note, std::nullopt);
    archive.field("colour", edit.colour, std::nullopt);
    archive.field("chapter", edit.chapter, std::nullopt);
}

void fields(auto &archive, Like<RemoveMarker> auto &edit)
{
    archive.field("marker", edit.marker);
}

/// The item as in the project file, but without an id: the project gives it one.

} // namespace weft
