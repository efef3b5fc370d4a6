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
    archive.field("timeInterpolation", edit.timeInterpolation, std::nullopt);
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
    archive.field("parameters", edit.parameters, {});
    archive.field("handles", edit.handles, HandleRule::Auto);
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
    archive.field("compositing", edit.compositing, std::nullopt);
    archive.field("hdr", edit.hdr, std::nullopt);
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
    archive.field("colour", edit.colour, Marker().colour);
    archive.field("chapter", edit.chapter, false);
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

void fields(auto &archive, Like<SetMedia> auto &edit)
{
    archive.field("media", edit.media);
    archive.field("name", edit.name, std::nullopt);
    archive.field("folder", edit.folder, std::nullopt);
    archive.field("tags", edit.tags, std::nullopt);
    archive.field("rating", edit.rating, std::nullopt);
}

void fields(auto &archive, Like<SetShot> auto &edit)
{
    archive.field("shot", edit.shot);
    archive.field("name", edit.name, std::nullopt);
    archive.field("folder", edit.folder, std::nullopt);
    archive.field("tags", edit.tags, std::nullopt);
    archive.field("rating", edit.rating, std::nullopt);
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

void fields(auto &archive, Like<Replace> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("source", edit.source);
    archive.field("in", edit.in, {});
    archive.field("hold", edit.hold, false);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<PlaceSpan> auto &edit)
{
    archive.field("source", edit.source);
    archive.field("video", edit.video, {});
    archive.field("audio", edit.audio, {});
    archive.field("sourceIn", edit.sourceIn, std::nullopt);
    archive.field("sourceOut", edit.sourceOut, std::nullopt);
    archive.field("in", edit.in, std::nullopt);
    archive.field("out", edit.out, std::nullopt);
    archive.field("insert", edit.insert, false);
}

void fields(auto &archive, Like<LiftRange> auto &edit)
{
    archive.field("from", edit.from);
    archive.field("to", edit.to);
    archive.field("tracks", edit.tracks, {});
    archive.field("sequence", edit.sequence, {});
}

void fields(auto &archive, Like<Extract> auto &edit)
{
    archive.field("from", edit.from);
    archive.field("to", edit.to);
    archive.field("tracks", edit.tracks, {});
    archive.field("sequence", edit.sequence, {});
}

void fields(auto &archive, Like<CloseGap> auto &edit)
{
    archive.field("track", edit.track);
    archive.field("at", edit.at);
}

void fields(auto &archive, Like<Join> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<RippleTrim> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("edge", edit.edge);
    archive.field("to", edit.to);
    archive.field("hold", edit.hold, false);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<RippleTrimToPlayhead> auto &edit)
{
    archive.field("at", edit.at);
    archive.field("edge", edit.edge, Edge::Start);
    archive.field("tracks", edit.tracks, {});
    archive.field("sequence", edit.sequence, {});
}

void fields(auto &archive, Like<Roll> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("to", edit.to);
    archive.field("hold", edit.hold, false);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<Slip> auto &edit)
{
    archive.field("clips", edit.clips);
    archive.field("by", edit.by);
    archive.field("hold", edit.hold, false);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<Slide> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("by", edit.by);
    archive.field("hold", edit.hold, false);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<Extend> auto &edit)
{
    archive.field("clips", edit.clips);
    archive.field("to", edit.to);
    archive.field("hold", edit.hold, false);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<Swap> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<Duplicate> auto &edit)
{
    archive.field("clips", edit.clips);
    archive.field("at", edit.at);
    archive.field("mode", edit.mode, PlaceMode::Overwrite);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<Spacer> auto &edit)
{
    archive.field("from", edit.from);
    archive.field("by", edit.by);
    archive.field("tracks", edit.tracks, {});
    archive.field("sequence", edit.sequence, {});
}

void fields(auto &archive, Like<CopiedClip> auto &copied)
{
    archive.field("track", copied.track, 0);
    archive.field("kind", copied.kind);
    archive.field("clip", copied.clip);
}

void fields(auto &archive, Like<Clipboard> auto &clipboard)
{
    archive.field("rate", clipboard.rate);
    archive.field("clips", clipboard.clips);
}

void fields(auto &archive, Like<Paste> auto &edit)
{
    archive.field("clipboard", edit.clipboard);
    archive.field("at", edit.at);
    archive.field("video", edit.video, {});
    archive.field("audio", edit.audio, {});
    archive.field("mode", edit.mode, PlaceMode::Overwrite);
}

void fields(auto &archive, Like<PasteAttributes> auto &edit)
{
    archive.field("from", edit.from);
    archive.field("to", edit.to);
    archive.field("attributes", edit.attributes);
    archive.field("replaceEffects", edit.replaceEffects, false);
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

void fields(auto &archive, Like<Link> auto &edit)
{
    archive.field("clips", edit.clips);
}

void fields(auto &archive, Like<Unlink> auto &edit)
{
    archive.field("clips", edit.clips);
}

void fields(auto &archive, Like<GroupClips> auto &edit)
{
    archive.field("clips", edit.clips);
}

void fields(auto &archive, Like<Ungroup> auto &edit)
{
    archive.field("clip", edit.clip);
}

void fields(auto &archive, Like<MoveIntoSync> auto &edit)
{
    archive.field("clip", edit.clip);
}

void fields(auto &archive, Like<SlipIntoSync> auto &edit)
{
    archive.field("clip", edit.clip);
}

void fields(auto &archive, Like<Synchronise> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("reference", edit.reference);
    archive.field("offset", edit.offset);
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

void fields(auto &archive, Like<Nest> auto &edit)
{
    archive.field("clips", edit.clips);
    archive.field("name", edit.name, {});
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<Unnest> auto &edit)
{
    archive.field("clip", edit.clip);
    archive.field("linked", edit.linked, true);
}

void fields(auto &archive, Like<MoveTrack> auto &edit)
{
    archive.field("track", edit.track);
    archive.field("by", edit.by);
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

void fields(auto &archive, Like<EditGroup> auto &edit)
{
    archive.field("name", edit.name, {});
    archive.field("edits", edit.edits);
}

} // namespace weft
