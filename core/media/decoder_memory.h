#pragma once

#include "core/media/ffmpeg_handles.h"

namespace weft {

/// Has a decoder put its pictures into memory of allocateFrameMemory(), so that they count in its
/// budget, and the blocks of one file's pictures serve the next file's. Decoders that cannot write
/// into other memory than their own are left as they are. @pre not opened yet
void useFrameMemory(AVCodecContext &codec);

} // namespace weft
