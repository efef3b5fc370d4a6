#pragma once

#include "core/media/packet_table.h"

namespace weft {

/// Completes the entries of a picture stream by what the coded data say: packets without a picture
/// of their own (alternative reference frames of VP8 and VP9, the second field of an H.264 frame)
/// are hidden, pictures that refresh gradually are no key frames, and pictures of H.264 and HEVC
/// that no other refers to are disposable.
PacketVisitor makePictureVisitor(const AVStream &stream);

} // namespace weft
