#pragma once

#include "core/media/packet_table.h"
#include "core/model/media_item.h"

#include <vector>

namespace weft {

/// Where the sound of each packet of a stream belongs, in samples of the stream's own rate from the
/// media's origin.
struct SoundIndex
{
    int stream = 0;     ///< in the container
    int sampleRate = 0; ///< as it comes out of the decoder
    PacketTable table;
    std::vector<std::int64_t>
        positions; ///< of each packet's first sample, before anything is cut away
    std::vector<std::int32_t> lengths; ///< of each packet in samples, as far as it can be told
    std::int64_t start
        = 0; ///< of the first sample that is heard; the codec's own run-in is before it
    std::int64_t end = 0; ///< behind the last sample that is heard
    bool isSequential
        = false; ///< timestamps repeat or go back: packets cannot be told apart after a jump
    AudioInfo info;
};

/// The sound streams of a file in its order, and the container they were read from, standing at its
/// end.
struct SoundFile
{
    ContainerPointer container;
    std::vector<SoundIndex> streams;
};

/// Opens the decoder of a sound stream so that frames come whole, with nothing cut away: the index
/// knows what is heard.
/// Errors as openDecoder().
Result<CodecContextPointer> openSoundDecoder(const AVStream &stream, const QString &path);

/// Reads the sound packets of a file once. Errors (Media): as probe(), but sound need not be there.
Result<SoundFile> readSoundFile(const QString &path);

} // namespace weft
