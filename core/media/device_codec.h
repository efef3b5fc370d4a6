#pragma once

// Private to core/media.

#include "core/media/ffmpeg_handles.h"
#include "core/media/hardware_decoding.h"

namespace weft {

/// Opens the decoder of a stream on the first device that knows its codec; null where none does, or
/// none can be opened, which is noted. @param path of the file, for the notice
CodecContextPointer openOnDevice(HardwareDecoding &hardware, const AVStream &stream,
                                 const QString &path);

/// The notice that the processor decodes a file. @param reason without a full stop
QString onProcessor(const QString &path, const QString &reason);

/// Has a sentence told, once.
void addNotice(HardwareDecoding &hardware, const QString &notice);

/// Whether a picture lies in a device's memory.
inline bool isOnDevice(const AVFrame &picture)
{
    return picture.hw_frames_ctx != nullptr;
}

/// Copies a picture from the device's memory to ours, as the device has it: its chroma may be
/// interleaved, see toFrame(). Below 0: FFmpeg's error. @pre isOnDevice()
int download(AVFrame &picture);

/// Whether a device's picture is what the processor made of the same packet: alike in shape and
/// tags, and, since some older standards leave the last bit open, within half a code of 8 bits in
/// the mean.
bool areAlike(const AVFrame &ofDevice, const AVFrame &ofProcessor);

} // namespace weft
