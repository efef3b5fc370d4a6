#pragma once

#include "core/render/buffered_sound.h"
#include "core/render/media_map.h"
#include "core/render/reader_pool.h"
#include "core/render/renderer.h"
#include "core/render/sound_chain.h"
#include "core/render/work_pool.h"
#include "core/sound/time_stretch.h"

#include <functional>
#include <map>
#include <mutex>

namespace weft {

struct HeardClip;
struct SoundPiece;

/// Mixes the sound of sequences, in the layout of each. Sample for sample:
///
///     a clip:         effects(source) × gain and pan × fades × crossfade
///     a track:        effects(Σ clips) × gain and pan
///     the sequence:   effects(Σ tracks, in order) × master gain and pan
///
/// A clip is heard from rate.sampleAt(start) up to rate.sampleAt(end), hard at both edges; in a
/// transition two clips cross (see heardClips()). Shapes of fades are taken in the middle of each
/// sample. At normal speed, forwards or backwards, samples are the source's own, shifted by whole
/// ones; at others see SoundFilter, or, where a clip keeps its pitch, TimeStretch. A retimed clip
/// is heard line by line of its time map, each at its own speed; where the picture stands, it is
/// silent. Sources of another layout are mixed for the sequence's (mixMatrix()), or channel by
/// channel as the clip says. Sums are made in double precision in track order and rounded once, and
/// all depends on absolute positions alone, so that any chunking gives the same bits; with effects,
/// as long as each read begins where the last one ended (see SoundChain). An effect that listens to
/// another track hears its clips with their effects and its gain, if it is heard at all. Muted
/// tracks are not heard, nor tracks that are not solo while another one is; of a muted sequence
/// nothing is. Generated shots, titles, colours and disabled clips are silent. Nothing is clipped.
/// Thread: one at a time.
class AudioMix
{
public:
    /// @param pool shares out the tracks of the outermost sequence; null = no threads. The samples
    /// do not depend on it.
    AudioMix(std::shared_ptr<const Project> project, MediaMap media, RenderOptions::Missing missing,
             WorkPool *pool = nullptr);

    /// Has each track that is heard told to a listener, block by block, with its effects, gain and
    /// pan, before the master; of the outermost sequence alone. Thread: that of mix(), or the
    /// pool's.
    using Listener = std::function<void(TrackId track, const SoundBuffer &sound)>;
    void setListener(Listener listener) { m_listener = std::move(listener); }

    /// Samples [start, start + length) of a sequence. With Missing::Placeholder missing
    /// sound is silence. Errors (Media, Project): as Renderer::audio().
    Result<AudioBlock> mix(const Sequence &sequence, std::int64_t start, std::int64_t length);

private:
    /// Which use of a sequence: the root, then the nested clips that lead to it.
    using Path = std::vector<std::int64_t>;
    struct Use
    {
        const Sequence &sequence;
        Path path;

        Path with(std::int64_t id) const;
        SoundLayout layout() const { return sequence.settings.sound; }
        const FrameRate &rate() const { return sequence.settings.rate; }
    };
    /// Reads samples of a clip's source in the sequence's layout; nothing is read of an empty one.
    using Read = std::function<Result<AudioBlock>(std::int64_t start, std::int64_t length,
                                                  bool isBackwards)>;
    /// A sound that keeps its pitch.
    struct Stretched
    {
        TimeStretch stretch;
        Source source;
        bool isBackwards;
    };
    /// What goes on from block to block.
    template<typename T>
    struct Kept
    {
        T state;
        std::int64_t use; ///< the block that needed it last
    };
    template<typename T>
    using States = std::map<Path, Kept<T>>;

    Result<SoundBuffer> mixed(const Use &use, std::int64_t start, std::int64_t length);
    Result<SoundBuffer> sumOf(const Use &use, std::int64_t start, std::int64_t length);
    Result<SoundBuffer> trackOf(const Use &use, const Track &track, std::int64_t start,
                                std::int64_t length);
    Result<SoundBuffer> clipsOf(const Use &use, const Track &track, std::int64_t start,
                                std::int64_t length);
    Status addClip(const Use &use, const Track &track, const HeardClip &heard, SoundBuffer &sum);
    Result<SoundBuffer> clipOf(const Use &use, const Track &track, const HeardClip &heard,
                               const Read &read, std::int64_t start, std::int64_t length);
    static Status addPiece(const SoundPiece &piece, const Read &read, SoundBuffer &sum);
    Status joinLines(const Use &use, const Path &track, const HeardClip &heard,
                     const SoundPiece &piece, const Read &read, SoundBuffer &sum);
    Status addStretched(const Path &track, const ClipBody &clip, const SoundPiece &piece,
                        const Read &read, SoundBuffer &sum);
    Result<SoundBuffer> withEffectsOf(const Use &use, const std::vector<Effect> &effects,
                                      std::int64_t id, const SoundRead &dry, std::int64_t start,
                                      std::int64_t length);
    Result<SoundBuffer> withEffects(const Path &key, const SoundChainPlan &plan,
                                    const SoundRead &source, const Use &use, std::int64_t start,
                                    std::int64_t length);
    TimeStretch &stretchOf(const Path &track, const ClipBody &clip, const SoundPiece &piece,
                           std::int64_t place, std::size_t channels);
    SoundRead sideChain(const Use &use, TrackId track);
    Result<Read> sourceOf(const Use &use, const ClipBody &clip);
    Result<Read> fileOf(const ClipBody &clip, const MediaSource &source, SoundLayout layout);
    Result<Read> nestedOf(const Use &use, const ClipBody &clip, const NestedSource &source);
    Result<SoundBuffer> levelledTrack(const Use &use, const Track &track, std::int64_t start,
                                      std::int64_t length);
    template<typename T, typename Make>
    T &kept(States<T> &states, const Path &key, Make make);
    void forgetWhatIsOver();

    std::shared_ptr<const Project> m_project;
    MediaMap m_media;
    RenderOptions::Missing m_missing;
    WorkPool *m_pool;
    Listener m_listener;
    ReaderPool<BufferedSound> m_readers;
    std::mutex m_statesMutex; ///< of the maps below; a state belongs to one track
    States<SoundChain> m_chains;
    States<SoundWindow> m_windows; ///< of tracks that others listen to
    States<BufferedSound> m_nested;
    /// Of clips that keep their pitch, for each line of a time map.
    States<Stretched> m_stretches;
    std::int64_t m_block = 0; ///< counts calls of mix()
};

} // namespace weft
