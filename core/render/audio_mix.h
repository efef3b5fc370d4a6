#pragma once

#include "core/media/audio_reader.h"
#include "core/render/media_map.h"
#include "core/render/reader_pool.h"
#include "core/render/renderer.h"

#include <functional>

namespace weft {

struct HeardClip;
struct SoundPiece;

/// Mixes the sound of sequences, in the layout of each. Sample for sample:
///
///     each track, in order:  Σ clips: source × gain and pan × fades × crossfade
///     the sequence:          master gain and pan × Σ tracks: clips × gain and pan
///
/// A clip is heard from rate.sampleAt(start) up to rate.sampleAt(end), hard at both edges; in a
/// transition two clips cross (see heardClips()). Shapes of fades are taken in the middle of each
/// sample. At normal speed, forwards or backwards, samples are the source's own, shifted by whole
/// ones; at others see SoundFilter. A retimed clip is heard line by line of its time map, each at
/// its own speed; where the picture stands, it is silent. Sources of another layout are mixed for
/// the sequence's (mixMatrix()), or channel by channel as the clip says. Sums are made in double
/// precision in track order and rounded once, and all depends on absolute positions alone, so that
/// any chunking gives the same bits. Muted tracks are not heard, nor tracks that are not solo while
/// another one is; of a muted sequence nothing is. Generated shots, titles, colours and disabled
/// clips are silent. Nothing is clipped. Thread: one at a time.
class AudioMix
{
public:
    AudioMix(std::shared_ptr<const Project> project, MediaMap media,
             RenderOptions::Missing missing);

    /// Samples [start, start + length) of a sequence. With Missing::Placeholder missing
    /// sound is silence. Errors (Media, Project): as Renderer::audio().
    Result<AudioBlock> mix(const Sequence &sequence, std::int64_t start, std::int64_t length);

private:
    /// Reads samples of a clip's source in the sequence's layout; nothing is read of an empty one.
    using Read = std::function<Result<AudioBlock>(std::int64_t start, std::int64_t length)>;
    using Sum = std::vector<std::vector<double>>; ///< channels

    /// A reader and what it read last, for reads that overlap.
    struct Buffered
    {
        AudioReader reader;
        AudioBlock last;

        Result<AudioBlock> read(std::int64_t start, std::int64_t length);
    };

    Status addTrack(const Sequence &sequence, const Track &track, std::int64_t start, Sum &sum);
    Status addClip(const Sequence &sequence, const HeardClip &heard, std::int64_t start, Sum &sum);
    static Status addPiece(const SoundPiece &piece, const HeardClip &heard, const Read &read,
                           const std::vector<double> &gains, std::int64_t start, Sum &sum);
    Result<Read> sourceOf(const ClipBody &clip, SoundLayout layout);
    Result<Read> fileOf(const ClipBody &clip, const MediaSource &source, SoundLayout layout);
    Result<Read> nestedOf(const ClipBody &clip, const NestedSource &source, SoundLayout layout);

    std::shared_ptr<const Project> m_project;
    MediaMap m_media;
    RenderOptions::Missing m_missing;
    ReaderPool<Buffered> m_readers;
    std::int64_t m_block = 0; ///< counts calls of mix()
    int m_level = 0;
};

} // namespace weft
