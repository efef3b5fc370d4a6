#pragma once

#include "core/edit/edit.h"
#include "core/model/fields.h"

/// The members of edits that place, move, trim and remove clips; see core/edit/edit_fields.h.

namespace weft {

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

} // namespace weft
