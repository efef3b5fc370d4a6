#pragma once

#include "core/model/json_archive.h"
#include "core/model/project.h"

/// The members of every model type as they stand in the project file, each listed once for reading
/// and writing (see core/model/json_archive.h). resources/schema/project.schema.json says the same
/// to other programs.

namespace weft {

// ---- colours and keyframes ---------------------------------------------------------------------

/// "#rrggbb", or "#rrggbbaa" where not opaque.
nlohmann::ordered_json toJson(const Colour &colour);
void readJson(JsonReadContext &context, const nlohmann::json &json, Colour &colour);

void fields(auto &archive, Like<ColourTags> auto &tags)
{
    archive.field("matrix", tags.matrix, {});
    archive.field("primaries", tags.primaries, {});
    archive.field("transfer", tags.transfer, {});
    archive.field("range", tags.range, {});
}

void fields(auto &archive, Like<CurveHandle> auto &handle)
{
    archive.field("frames", handle.frames);
    archive.field("value", handle.value);
}

void fields(auto &archive, Like<Keyframe> auto &key)
{
    archive.field("frame", key.frame);
    archive.field("value", key.value);
    archive.field("interpolation", key.interpolation, Interpolation::Linear);
    archive.field("in", key.in, {});
    archive.field("out", key.out, {});
}

/// A number, or {"keyframes": […]}.
nlohmann::ordered_json toJson(const Curve &curve);
void readJson(JsonReadContext &context, const nlohmann::json &json, Curve &curve);

/// As the kind: a curve, true or false, a text, {"media": id} or {"track": id}.
nlohmann::ordered_json toJson(const Parameter &parameter);
void readJson(JsonReadContext &context, const nlohmann::json &json, Parameter &parameter);

void readJson(JsonReadContext &context, const nlohmann::json &json, RecipeValue &value);

// ---- bin ---------------------------------------------------------------------------------------

void fields(auto &archive, Like<Chromaticity> auto &place)
{
    archive.field("x", place.x);
    archive.field("y", place.y);
}

void fields(auto &archive, Like<MasteringDisplay> auto &display)
{
    archive.field("red", display.red);
    archive.field("green", display.green);
    archive.field("blue", display.blue);
    archive.field("white", display.white);
    archive.field("minLuminance", display.minLuminance);
    archive.field("maxLuminance", display.maxLuminance);
}

void fields(auto &archive, Like<HdrMetadata> auto &hdr)
{
    archive.field("display", hdr.display, std::nullopt);
    archive.field("maxCll", hdr.maxCll, 0);
    archive.field("maxFall", hdr.maxFall, 0);
}

void fields(auto &archive, Like<VideoInfo> auto &video)
{
    archive.field("codec", video.codec);
    archive.field("width", video.width);
    archive.field("height", video.height);
    archive.field("pixelAspect", video.pixelAspect, 1);
    archive.field("rotation", video.rotation, 0);
    archive.field("mirrored", video.mirrored, false);
    archive.field("rate", video.rate);
    archive.field("variableRate", video.variableRate, false);
    archive.field("frames", video.frameCount);
    archive.field("duration", video.duration);
    archive.field("bitDepth", video.bitDepth, 8);
    archive.field("alpha", video.hasAlpha, false);
    archive.field("colour", video.colour, {});
    archive.field("hdr", video.hdr, {});
    archive.field("unknownColour", video.unknownColour, {});
}

void fields(auto &archive, Like<AudioInfo> auto &audio)
{
    archive.field("codec", audio.codec);
    archive.field("channels", audio.channels);
    archive.field("sampleRate", audio.sampleRate);
    archive.field("duration", audio.duration);
}

void fields(auto &archive, Like<LutInfo> auto &lut)
{
    archive.field("dimensions", lut.dimensions, 3);
    archive.field("size", lut.size);
}

void fields(auto &archive, Like<MediaInfo> auto &info)
{
    archive.field("still", info.isStill, false);
    archive.field("video", info.video, std::nullopt);
    archive.field("audio", info.audio, {});
    archive.field("lut", info.lut, std::nullopt);
    archive.field("missing", info.missing, {});
}

void fields(auto &archive, Like<MediaIdentity> auto &identity)
{
    archive.field("size", identity.size);
    archive.field("hash", identity.hash);
}

void fields(auto &archive, Like<Proxy> auto &proxy)
{
    archive.field("path", proxy.path);
    archive.field("width", proxy.width);
    archive.field("height", proxy.height);
    archive.field("source", proxy.source, {});
    archive.unknown(proxy.unknown);
}

void fields(auto &archive, Like<Interpretation> auto &interpretation)
{
    archive.field("colour", interpretation.colour, {});
    archive.field("hdr", interpretation.hdr, MediaHdr::AsSequence);
    archive.field("premultiplied", interpretation.premultiplied, false);
}

void fields(auto &archive, Like<MediaItem> auto &item)
{
    archive.field("id", item.id);
    archive.field("name", item.name);
    archive.field("path", item.path);
    archive.field("folder", item.folder, {});
    archive.field("identity", item.identity, {});
    archive.field("info", item.info);
    archive.field("tags", item.tags, {});
    archive.field("rating", item.rating, 0);
    archive.field("interpretation", item.interpretation, {});
    archive.field("proxies", item.proxies, {});
    archive.unknown(item.unknown);
}

void fields(auto &archive, Like<RecipeInput> auto &input)
{
    archive.field("name", input.name);
    archive.field("media", input.media);
    archive.field("contentHash", input.contentHash, {});
}

void fields(auto &archive, Like<Recipe> auto &recipe)
{
    archive.field("generator", recipe.generator);
    archive.field("version", recipe.version);
    archive.field("parameters", recipe.parameters, {});
    archive.field("seed", recipe.seed, 0);
    archive.field("inputs", recipe.inputs, {});
    archive.field("width", recipe.width);
    archive.field("height", recipe.height);
    archive.field("rate", recipe.rate);
    archive.field("length", recipe.length);
    archive.field("weights", recipe.weights, {});
    archive.field("numerics", recipe.numerics, QStringLiteral("exact"));
}

void fields(auto &archive, Like<Shot> auto &shot)
{
    archive.field("id", shot.id);
    archive.field("name", shot.name);
    archive.field("folder", shot.folder, {});
    archive.field("recipe", shot.recipe);
    archive.field("take", shot.take, {});
    archive.field("tags", shot.tags, {});
    archive.field("rating", shot.rating, 0);
    archive.unknown(shot.unknown);
}

void fields(auto &archive, Like<Folder> auto &folder)
{
    archive.field("id", folder.id);
    archive.field("name", folder.name);
    archive.field("parent", folder.parent, {});
    archive.unknown(folder.unknown);
}

// ---- clips -------------------------------------------------------------------------------------

void fields(auto &archive, Like<MediaSource> auto &source)
{
    archive.field("media", source.media);
    archive.field("audioStream", source.audioStream, 0);
}

void fields(auto &archive, Like<ShotSource> auto &source)
{
    archive.field("shot", source.shot);
}

void fields(auto &archive, Like<TitleSource> auto &title)
{
    const TitleSource defaults;
    archive.field("text", title.text);
    archive.field("font", title.font, defaults.font);
    archive.field("weight", title.weight, defaults.weight);
    archive.field("italic", title.italic, defaults.italic);
    archive.field("size", title.size, defaults.size);
    archive.field("lineSpacing", title.lineSpacing, defaults.lineSpacing);
    archive.field("align", title.align, defaults.align);
    archive.field("x", title.x, defaults.x);
    archive.field("y", title.y, defaults.y);
    archive.field("colour", title.colour, defaults.colour);
    archive.field("outline", title.outline, defaults.outline);
    archive.field("outlineWidth", title.outlineWidth, defaults.outlineWidth);
    archive.field("shadow", title.shadow, defaults.shadow);
    archive.field("shadowOffset", title.shadowOffset, defaults.shadowOffset);
    archive.field("box", title.box, defaults.box);
    archive.field("boxPadding", title.boxPadding, defaults.boxPadding);
}

void fields(auto &archive, Like<ColourSource> auto &source)
{
    archive.field("colour", source.colour);
}

void fields(auto &archive, Like<NestedSource> auto &source)
{
    archive.field("sequence", source.sequence);
}

void fields(auto &, Like<AdjustmentSource> auto &) {}

void fields(auto &archive, Like<TimeKey> auto &key)
{
    archive.field("at", key.at);
    archive.field("source", key.source);
}

void fields(auto &archive, Like<TimeMap> auto &map)
{
    archive.field("keys", map.keys);
}

void fields(auto &archive, Like<Fade> auto &fade)
{
    archive.field("length", fade.length);
    archive.field("shape", fade.shape, FadeShape::Linear);
}

void fields(auto &archive, Like<Transition> auto &transition)
{
    archive.field("id", transition.id);
    archive.field("kind", transition.kind);
    archive.field("length", transition.length);
    archive.field("before", transition.before);
    archive.field("parameters", transition.parameters, {});
    archive.unknown(transition.unknown);
}

void fields(auto &archive, Like<Effect> auto &effect)
{
    archive.field("id", effect.id);
    archive.field("type", effect.type);
    archive.field("enabled", effect.enabled, true);
    archive.field("parameters", effect.parameters, {});
    archive.unknown(effect.unknown);
}

void fields(auto &archive, Like<ClipBody> auto &clip)
{
    archive.field("id", clip.id);
    archive.field("name", clip.name, {});
    archive.field("source", clip.source);
    archive.field("length", clip.length);
    archive.field("in", clip.in, {});
    archive.field("speed", clip.speed, 1);
    archive.field("remap", clip.remap, std::nullopt);
    archive.field("keepsPitch", clip.keepsPitch, false);
    archive.field("timeInterpolation", clip.timeInterpolation, TimeInterpolation::Hold);
    archive.field("enabled", clip.enabled, true);
    archive.field("link", clip.link, {});
    archive.field("group", clip.group, {});
    archive.field("fit", clip.fit, Fit::Fit);
    archive.field("sampling", clip.sampling, Sampling::Automatic);
    archive.field("gainDb", clip.gainDb, 0);
    archive.field("pan", clip.pan, 0);
    archive.field("channels", clip.channels, {});
    archive.field("fadeIn", clip.fadeIn, {});
    archive.field("fadeOut", clip.fadeOut, {});
    archive.field("effects", clip.effects, {});
    archive.field("transition", clip.transition, std::nullopt);
    archive.unknown(clip.unknown);
}

/// The clip's start, then its body's members, in one object.
nlohmann::ordered_json toJson(const Clip &clip);
void readJson(JsonReadContext &context, const nlohmann::json &json, Clip &clip);

/// A list of clips; one that overlaps the clip before it is an error.
nlohmann::ordered_json toJson(const ClipList &clips);
void readJson(JsonReadContext &context, const nlohmann::json &json, ClipList &clips);

// ---- sequences ---------------------------------------------------------------------------------

void fields(auto &archive, Like<Track> auto &track)
{
    archive.field("id", track.id);
    archive.field("kind", track.kind);
    archive.field("name", track.name);
    archive.field("hidden", track.hidden, false);
    archive.field("muted", track.muted, false);
    archive.field("solo", track.solo, false);
    archive.field("locked", track.locked, false);
    archive.field("syncLock", track.syncLock, true);
    archive.field("gainDb", track.gainDb, 0);
    archive.field("pan", track.pan, 0);
    archive.field("effects", track.effects, {});
    archive.field("clips", track.clips);
    archive.unknown(track.unknown);
}

void fields(auto &archive, Like<DisplayView> auto &view)
{
    archive.field("use", view.use, ViewUse::None);
    archive.field("config", view.config, {});
    archive.field("source", view.source, {});
    archive.field("display", view.display, {});
    archive.field("view", view.view, {});
}

void fields(auto &archive, Like<SequenceSettings> auto &settings)
{
    archive.field("width", settings.width);
    archive.field("height", settings.height);
    archive.field("rate", settings.rate);
    archive.field("colour", settings.colour, bt709Tags());
    archive.field("compositing", settings.compositing, Compositing::Gamma);
    archive.field("hdr", settings.hdr, HdrInput::ToneMap);
    archive.field("view", settings.view, {});
    archive.field("dropFrame", settings.dropFrame, false);
    archive.field("sound", settings.sound, SoundLayout::Stereo);
}

void fields(auto &archive, Like<Marker> auto &marker)
{
    archive.field("id", marker.id);
    archive.field("at", marker.at);
    archive.field("length", marker.length, 0);
    archive.field("name", marker.name, {});
    archive.field("note", marker.note, {});
    archive.field("colour", marker.colour, Marker().colour);
    archive.field("chapter", marker.chapter, false);
    archive.unknown(marker.unknown);
}

void fields(auto &archive, Like<Group> auto &group)
{
    archive.field("id", group.id);
    archive.field("parent", group.parent, {});
    archive.unknown(group.unknown);
}

void fields(auto &archive, Like<Master> auto &master)
{
    archive.field("gainDb", master.gainDb, 0);
    archive.field("pan", master.pan, 0);
    archive.field("muted", master.muted, false);
    archive.field("effects", master.effects, {});
    archive.unknown(master.unknown);
}

void fields(auto &archive, Like<Sequence> auto &sequence)
{
    archive.field("id", sequence.id);
    archive.field("name", sequence.name);
    archive.field("settings", sequence.settings);
    archive.field("untouched", sequence.untouched, false);
    archive.field("tracks", sequence.tracks);
    archive.field("master", sequence.master, {});
    archive.field("markers", sequence.markers, {});
    archive.field("groups", sequence.groups, {});
    archive.unknown(sequence.unknown);
}

void fields(auto &archive, Like<Project> auto &project)
{
    archive.field("nextId", project.nextId);
    archive.field("folders", project.folders, {});
    archive.field("media", project.media, {});
    archive.field("shots", project.shots, {});
    archive.field("sequences", project.sequences, {});
    archive.field("active", project.active, {});
    archive.unknown(project.unknown);
}

} // namespace weft
