#pragma once

#include "core/playback/lane.h"
#include "core/playback/play_schedule.h"
#include "core/playback/played_sequence.h"
#include "core/playback/sample_ring.h"
#include "core/playback/shuttle_sound.h"

#include <array>
#include <map>
#include <optional>

namespace weft {

class AudioMix;
struct SoundBuffer;

/// Mixes ahead into a ring what a schedule says, about 150 ms. Thread: the owner's.
class SoundLane
{
public:
    SoundLane(SampleRing &ring, bool hasThread);
    ~SoundLane();

    /// Goes on from where it is with another state of the sequence; what is queued is still heard.
    void setSequence(PlayedSequence sequence);
    /// Goes on with a schedule that began where the one before did; likewise.
    void reschedule(const PlaySchedule &schedule);
    /// What is queued is not to be heard; the sound of a schedule follows from its output sample 0.
    void begin(const PlaySchedule &schedule);
    /// What is queued is not to be heard; nothing follows.
    void end();
    /// Has a moment of the sequence heard once, alone: `length` samples from `start`, windowed. Of
    /// several that come faster than they can be heard the last one is. Opens the ring's gate; what
    /// is to close it has to come after the next begin() or end(). @pre after end()
    void grain(std::int64_t start, std::int64_t length);

    /// Where in the ring output sample 0 of the last begin() lies; nothing until its first sound is
    /// there.
    std::optional<std::int64_t> origin() const;
    /// What could not be mixed since the last call, for one who asks often; silence was heard.
    std::optional<Error> takeFault();

    /// There may be room in the ring.
    void wake() { m_lane.wake(); }
    /// See Lane.
    void work() { m_lane.work(); }

private:
    struct Grain
    {
        std::int64_t start = 0;
        std::int64_t length = 0;
    };
    bool step();
    bool obey();
    bool playOn();
    bool playGrain(const Grain &grain);
    Result<AudioBlock> soundOf(std::int64_t start, std::int64_t length);
    template<typename Samples>
    void listen(TrackId track, const std::vector<Samples> &channels);
    void tellLevels(std::int64_t position);
    void note(const Error &error);
    std::int64_t queued() const;

    SampleRing &m_ring;

    mutable std::mutex m_mutex;
    // Guarded by it:
    PlayedSequence m_sequence;
    std::optional<PlaySchedule> m_schedule; ///< nothing: silence
    std::int64_t m_generation = 0;          ///< of begin() and end()
    std::int64_t m_changes = 0;             ///< of the sequence
    bool m_isRescheduled = false;
    std::optional<Grain> m_grain;
    std::int64_t m_begun = -1; ///< the generation that m_origin is of
    std::int64_t m_origin = 0;
    std::optional<Error> m_fault;

    // The lane's:
    PlayedSequence m_mixed;                      ///< what m_mix is of
    std::unique_ptr<AudioMix> m_mix;             ///< null: nothing is to be heard
    std::map<TrackId, SoundTap::Peaks> m_levels; ///< of the block that is being mixed; 0: of all
    std::optional<ShuttleSound> m_sound;         ///< of the schedule that is played
    std::int64_t m_obeyed = 0;                   ///< the generation it has come to
    std::int64_t m_renders = -1;                 ///< the change it has come to
    std::int64_t m_start = 0;                    ///< ring position of output sample 0
    std::int64_t m_next = 0;                     ///< output sample

    Lane m_lane; // last: it uses the members above
};

} // namespace weft
