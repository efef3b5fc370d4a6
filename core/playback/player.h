#pragma once

#include "core/playback/null_audio_output.h"
#include "core/playback/picture_lane.h"
#include "core/playback/sound_lane.h"

#include <QObject>
#include <QTimer>

namespace weft {

/// Plays a sequence: the one thing that a window sees of playback. Sound is the clock; pictures
/// follow it and are left out where they would come too late, and where none has come for a while
/// the sound waits for one. A lost device is told, and what plays goes on without being heard until
/// it is back.
///
/// At rest the picture is that of the frame that position() names, as soon as it has been got; the
/// sound and the pictures after it are got ready, so that playing starts at once. Thread: main.
class Player : public QObject
{
    Q_OBJECT
public:
    enum class State { Resting, Playing, Scrubbing };
    static constexpr int kGreatestSpeed = 8;

    struct Options
    {
        /// A clock moved by hand, for tests: then no thread is started, and everything happens in
        /// calls of the player's methods, tick() above all. Empty: the steady clock.
        Now now;
        /// Decodes where it can; null: the processor decodes everything.
        std::shared_ptr<HardwareDecoding> hardware;
    };

    /// @param device what is heard; null: nothing is
    explicit Player(std::unique_ptr<AudioOutput> device = {}, Options options = {},
                    QObject *parent = nullptr);
    ~Player() override;

    /// What is to be played from now on, in the state it has now. Another state of the same
    /// sequence goes on playing.
    void setSequence(PlayedSequence sequence);
    const PlayedSequence &sequence() const { return m_sequence; }

    /// Plays from the playhead at a speed of ±1, 2, 4 or 8; from the last frame, from the start
    /// again. Pitch is kept.
    void play(int speed = 1);
    /// Silent within 50 ms, at the picture that was seen last.
    void stop();
    void toggle() { m_state == State::Playing ? stop() : play(); }
    /// J and L: plays backwards (−1) or forwards (1), twice as fast with every call in the same
    /// direction.
    void shuttle(int direction);
    /// Puts the playhead on a frame ≥ 0, and goes on playing if it plays.
    void seek(std::int64_t frame);
    /// Stops, moves by frames and has the sound of that frame heard.
    void step(std::int64_t frames);
    /// Frames to play again and again; an empty range: none.
    void setLoop(const TimeRange &loop);
    const TimeRange &loop() const { return m_loop; }

    /// A hand takes the playhead, drags it to frames ≥ 0, and lets it go. The newest frame wins.
    void beginScrub();
    void scrubTo(std::int64_t frame);
    void endScrub();
    /// Whether dragging and stepping are heard.
    void setScrubSound(bool isHeard) { m_hasScrubSound = isHeard; }
    bool hasScrubSound() const { return m_hasScrubSound; }

    /// The size pictures are shown at, in pixels of the screen; empty: the sequence's.
    void setDisplaySize(const QSize &size);
    void setQuality(PreviewQuality quality);
    PreviewQuality quality() const { return m_quality; }
    /// The one switch for proxies in previews: whether they are read in place of the files that
    /// have some. Exports never do.
    void setProxies(bool areRead);
    bool readsProxies() const { return m_readsProxies; }

    /// How the pictures that are shown at rest are rendered; nothing without a sequence.
    std::optional<FrameKeys::Subject> subject() const { return m_pictures.subject(); }
    /// Frames of subject() that are kept: where there is one, it is shown and not rendered. They
    /// are let go when the subject changes. @param frames are the player's from now on; may be null
    void setKept(std::shared_ptr<RenderedFrames> frames);

    State state() const { return m_state; }
    /// Times normal, below 0 backwards; 0 unless it plays.
    int speed() const { return m_state == State::Playing ? m_schedule.plan().speed : 0; }
    /// The frame that the playhead names.
    std::int64_t position() const { return m_position; }
    const PlayedPicture &picture() const { return m_picture; }
    /// What is heard, for meters; levels of tracks are those of positions up to heardPosition().
    const SoundTap &tap() const { return m_ring.tap(); }
    std::int64_t heardPosition() const { return m_ring.position(); }
    /// It rests, and the picture is that of position().
    bool isSettled() const;

    /// Of the time since play() was called last.
    struct Statistics
    {
        std::int64_t shown = 0;
        std::int64_t dropped = 0;
        std::int64_t underruns = 0;
        std::int64_t waits = 0;   ///< how often the sound waited for pictures
        double longestGap = 0;    ///< ms from picture to picture
        double soundAfter = -1;   ///< ms until the first sound; −1 = none yet
        double pictureAfter = -1; ///< ms until the first picture that was not there at rest
        int level = 0;            ///< of quality: 0 = full, 1 = half, 2 = a quarter
    };
    Statistics statistics() const;

    /// Does what has become due. A timer calls it; tests with a clock of their own do.
    void tick();

Q_SIGNALS:
    void pictureChanged();
    void positionChanged(std::int64_t frame);
    void stateChanged();
    /// subject() is another one, or may be.
    void subjectChanged();
    /// What a picture took to render ÷ the time that it is shown, see PictureLane::Cost.
    void measured(std::int64_t frame, double cost);
    /// Something that whoever plays should know: a sentence.
    void noticed(const QString &message);

private:
    std::chrono::nanoseconds now() const { return m_now(); }
    double millisecondsSince(std::chrono::nanoseconds time) const;
    std::int64_t length() const;
    PlayPlan planFrom(std::int64_t frame, int speed) const;
    std::int64_t heardOutput() const;

    void rest(std::int64_t frame);
    void prime();
    void settle();
    void start(const PlayPlan &plan);
    void restart(std::int64_t frame, int speed);
    void goOn();
    void showDue();
    void waitForPictures();
    void present(PlayedPicture picture);
    void setState(State state);
    void setPosition(std::int64_t frame);
    void hearOnce(std::int64_t start, std::int64_t length);
    void tellFaults();
    void changeSubject();
    void keepOutput();
    void useFallback();

    const Now m_now;
    const bool m_isByHand;

    PlayedSequence m_sequence;
    TimeRange m_loop;
    PreviewQuality m_quality = PreviewQuality::Auto;
    bool m_hasScrubSound = true;
    bool m_readsProxies = true;

    State m_state = State::Resting;
    std::int64_t m_position = 0;
    PlayedPicture m_picture;

    PlaySchedule m_schedule{PlayPlan()}; ///< that plays, or is primed
    bool m_isPrimed = false; ///< at rest: the sound of m_schedule waits behind the closed gate
    std::chrono::nanoseconds m_primeAt{}; ///< when to, after grains; 0 = not
    bool m_isSettling = false;            ///< at rest: the picture is not there yet
    bool m_isWaiting = false;             ///< the gate is closed until pictures are there
    std::chrono::nanoseconds m_waitSince{};
    std::int64_t m_output = 0; ///< the moment that is heard
    std::int64_t m_turn = -1;  ///< that was shown last
    std::chrono::nanoseconds m_shownAt{};
    std::chrono::nanoseconds m_playedAt{};
    std::int64_t m_underrunsBefore = 0;
    Statistics m_statistics;
    QString m_lastFault;

    SampleRing m_ring;
    NullAudioOutput m_fallback;
    std::unique_ptr<AudioOutput> m_device;
    AudioOutput *m_heard = nullptr; ///< one of the two
    std::chrono::nanoseconds m_triedAt{};
    QTimer m_timer;
    SoundLane m_sound;
    PictureLane m_pictures; // last: its thread calls back
};

} // namespace weft
