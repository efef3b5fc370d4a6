#include "core/playback/player.h"

#include "core/base/soft_assert.h"
#include "core/base/translate.h"

#include <algorithm>

namespace weft {

namespace {

using std::chrono::milliseconds;

constexpr std::int64_t kRingFrames = kSampleRate / 2;
constexpr std::int64_t kGrain = kSampleRate * 40 / 1000;
/// Sound begins without pictures after this, so that it is heard within 120 ms of a key.
constexpr milliseconds kStartPatience{70};
/// Sound stops this long after the last picture, so that it never runs on for more than 120 ms.
constexpr milliseconds kFrozen{105};
/// A wait is over by then if at least one picture is there.
constexpr milliseconds kWaitPatience{400};
/// Playing is got ready when nobody has stepped, dragged or edited for that long.
constexpr milliseconds kPrimeDelay{300};
constexpr milliseconds kDeviceRetry{1000};
constexpr milliseconds kBusyTick{4};
constexpr milliseconds kIdleTick{100};
/// Where a stop finds pictures that much behind the sound, the playhead goes back to them.
constexpr std::int64_t kFramesBack = 6;

NullAudioOutput fallbackFor(const Now &now)
{
    return now ? NullAudioOutput(now) : NullAudioOutput();
}

} // namespace

Player::Player(std::unique_ptr<AudioOutput> device, Options options, QObject *parent)
    : QObject(parent)
    , m_now(orSteady(options.now))
    , m_isByHand(static_cast<bool>(options.now))
    , m_ring(kRingFrames)
    , m_fallback(fallbackFor(options.now))
    , m_device(std::move(device))
    , m_sound(m_ring, !m_isByHand)
    , m_pictures(
          m_now, !m_isByHand,
          [this] {
              if (!m_isByHand)
                  QMetaObject::invokeMethod(this, &Player::tick, Qt::QueuedConnection);
          },
          std::move(options.hardware))
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Player::tick);
    if (!m_isByHand)
        m_timer.start(kIdleTick);
}

Player::~Player()
{
    m_fallback.stop();
    if (m_device)
        m_device->stop();
}

double Player::millisecondsSince(std::chrono::nanoseconds time) const
{
    return std::chrono::duration<double, std::milli>(now() - time).count();
}

std::int64_t Player::length() const
{
    const Sequence *sequence = m_sequence.find();
    return sequence ? sequence->length() : 0;
}

PlayPlan Player::planFrom(std::int64_t frame, int speed) const
{
    const Sequence *sequence = m_sequence.find();
    return {sequence ? sequence->settings.rate : FrameRate(), length(), frame, speed, m_loop};
}

/// The moment of the schedule that is heard.
std::int64_t Player::heardOutput() const
{
    const auto origin = m_sound.origin();
    if (!origin || !m_heard)
        return m_output;
    return std::max(m_output, m_heard->heard() - *origin);
}

void Player::setState(State state)
{
    const bool isBusy = state != State::Resting;
    if (!m_isByHand)
        m_timer.start(isBusy ? kBusyTick : kIdleTick);
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged();
}

void Player::setPosition(std::int64_t frame)
{
    if (std::exchange(m_position, frame) != frame)
        Q_EMIT positionChanged(frame);
}

bool Player::isSettled() const
{
    return m_state == State::Resting && !m_isSettling;
}

void Player::setSequence(PlayedSequence sequence)
{
    const Sequence *before = m_sequence.find(), *after = sequence.find();
    const bool isSame = before && after && before->id == after->id
                        && before->settings.rate == after->settings.rate;
    m_sequence = std::move(sequence);
    m_lastFault.clear();
    m_pictures.setKept({}, {});
    if (!isSame) {
        rest(after ? m_position : 0);
        if (!after)
            present({});
        tick();
        Q_EMIT subjectChanged();
        return;
    }
    PlayPlan plan = m_schedule.plan();
    plan.length = length();
    const PlaySchedule schedule(plan);
    m_sound.setSequence(m_sequence);
    if (m_state == State::Scrubbing) {
        m_pictures.seek(m_sequence, m_position, true);
    } else if (m_state == State::Resting) {
        settle();
        m_isPrimed = false;
        m_primeAt = now() + kPrimeDelay; // hands that edit go on editing
    } else if (schedule.isEndless() != m_schedule.isEndless()
               || schedule.plan().from != m_schedule.plan().from
               || schedule.plan().loop != m_schedule.plan().loop) {
        restart(m_position, m_schedule.plan().speed);
    } else {
        m_schedule = schedule;
        m_sound.reschedule(schedule);
        m_pictures.begin({m_sequence, m_schedule, m_output});
    }
    tick();
    Q_EMIT subjectChanged();
}

/// Stands still on a frame.
void Player::rest(std::int64_t frame)
{
    m_isWaiting = false;
    setState(State::Resting);
    setPosition(std::max<std::int64_t>(0, frame));
    settle();
    prime();
}

/// Gets the picture of the playhead.
void Player::settle()
{
    m_isSettling = m_sequence.find() != nullptr;
    m_pictures.seek(m_sequence, m_position, false);
    m_pictures.setClock(0, PictureLane::Time::Rests);
}

/// Gets the sound from the playhead on ready.
void Player::prime()
{
    m_primeAt = {};
    m_schedule = PlaySchedule(planFrom(m_position, 1));
    m_sound.setSequence(m_sequence);
    m_sound.begin(m_schedule);
    m_ring.setOpen(false); // after it: a grain may have opened it until then
    m_isPrimed = true;
    m_output = 0;
    m_turn = 0;
}

void Player::play(int speed)
{
    WEFT_ASSERT(speed != 0 && std::abs(speed) <= kGreatestSpeed, return );
    if (!m_sequence.find() || length() == 0)
        return;
    const bool isAtEnd = speed > 0 && m_position >= length() - 1 && m_loop.isEmpty();
    restart(isAtEnd ? 0 : m_position, speed);
}

void Player::restart(std::int64_t frame, int speed)
{
    start(planFrom(frame, speed));
}

void Player::start(const PlayPlan &plan)
{
    const PlaySchedule schedule(plan);
    const bool isThere = m_state == State::Resting && m_isPrimed && !m_isSettling
                         && m_picture.frame == schedule.plan().from
                         && schedule.plan() == m_schedule.plan();
    m_playedAt = m_waitSince = m_shownAt = now();
    m_statistics = {};
    m_underrunsBefore = m_ring.underruns();
    m_isWaiting = true;
    m_isSettling = false;
    m_isPrimed = false;
    m_primeAt = {};
    if (!isThere) {
        m_schedule = schedule;
        m_output = 0;
        m_turn = -1;
        m_sound.setSequence(m_sequence);
        m_sound.begin(m_schedule);
        m_ring.setOpen(false);
        m_pictures.setClock(0, PictureLane::Time::Waits);
        m_pictures.begin({m_sequence, m_schedule});
    }
    setPosition(m_schedule.turn(0).frame);
    setState(State::Playing);
    tick();
}

void Player::stop()
{
    if (m_state != State::Playing)
        return;
    const PlaySchedule::Turn due = m_schedule.turnAt(m_output);
    const bool isNear = m_turn >= 0 && due.index - m_turn <= kFramesBack;
    rest(isNear ? m_schedule.turn(m_turn).frame : due.frame);
    tick();
}

void Player::shuttle(int direction)
{
    const int before = speed();
    const bool isFaster = before * direction > 0;
    play(isFaster ? std::clamp(2 * before, -kGreatestSpeed, kGreatestSpeed) : direction);
}

void Player::seek(std::int64_t frame)
{
    if (m_state == State::Playing && frame < length())
        restart(std::max<std::int64_t>(0, frame), speed());
    else
        rest(frame);
    tick();
}

void Player::step(std::int64_t frames)
{
    const Sequence *sequence = m_sequence.find();
    if (!sequence)
        return;
    rest(m_position + frames);
    const FrameRate &rate = sequence->settings.rate;
    const std::int64_t start = rate.sampleAt(m_position);
    hearOnce(start, rate.sampleAt(m_position + 1) - start);
    tick();
}

/// A moment of the sequence; what is got ready for playing has to wait.
void Player::hearOnce(std::int64_t start, std::int64_t length)
{
    if (!m_hasScrubSound)
        return;
    if (m_isPrimed) {
        m_sound.end();
        m_isPrimed = false;
    }
    m_sound.grain(start, std::min(length, kRingFrames / 4));
    m_primeAt = now() + kPrimeDelay;
}

void Player::setLoop(const TimeRange &loop)
{
    if (m_loop == loop)
        return;
    m_loop = loop;
    if (m_state == State::Playing)
        restart(m_position, speed());
    else if (m_state == State::Resting)
        rest(m_position);
    tick();
}

void Player::beginScrub()
{
    if (m_state == State::Scrubbing || !m_sequence.find())
        return;
    m_isWaiting = false;
    m_isPrimed = false;
    m_isSettling = false;
    m_sound.end();
    m_ring.setOpen(false);
    setState(State::Scrubbing);
}

void Player::scrubTo(std::int64_t frame)
{
    if (m_state != State::Scrubbing || frame < 0)
        return;
    if (frame == m_position && m_picture.frame == frame)
        return;
    m_pictures.seek(m_sequence, frame, true);
    if (frame != m_position)
        hearOnce(m_sequence.find()->settings.rate.sampleAt(frame), kGrain);
    setPosition(frame);
    tick();
}

void Player::endScrub()
{
    if (m_state != State::Scrubbing)
        return;
    rest(m_position);
    tick();
}

void Player::setDisplaySize(const QSize &size)
{
    m_pictures.setDisplaySize(size);
    changeSubject();
}

void Player::setQuality(PreviewQuality quality)
{
    m_quality = quality;
    m_pictures.setQuality(quality);
    changeSubject();
}

void Player::setProxies(bool areRead)
{
    m_readsProxies = areRead;
    m_pictures.setProxies(areRead);
    changeSubject();
}

/// Pictures are rendered otherwise from now on.
void Player::changeSubject()
{
    m_pictures.setKept({}, {});
    if (m_state == State::Resting)
        rest(m_position);
    tick();
    Q_EMIT subjectChanged();
}

void Player::setKept(std::shared_ptr<RenderedFrames> frames)
{
    const auto now = subject();
    if (now)
        m_pictures.setKept(std::move(frames), {now->options.width, now->options.height});
}

Player::Statistics Player::statistics() const
{
    Statistics all = m_statistics;
    all.underruns = m_ring.underruns() - m_underrunsBefore;
    all.level = m_pictures.level();
    return all;
}

void Player::present(PlayedPicture picture)
{
    m_picture = std::move(picture);
    Q_EMIT pictureChanged();
}

void Player::tick()
{
    keepOutput();
    for (const auto &[frame, cost] : m_pictures.takeCosts())
        Q_EMIT measured(frame, cost);
    m_sound.wake();
    if (m_isByHand) {
        m_sound.work();
        m_pictures.work();
    }
    if (m_state == State::Playing) {
        goOn();
    } else if (auto found = m_pictures.takeSought()) {
        const bool isIt = found->isExact && found->frame == m_position;
        present(std::move(*found));
        if (isIt && std::exchange(m_isSettling, false) && m_isPrimed)
            m_pictures.begin({m_sequence, m_schedule, 0, true}); // those after it
    }
    if (m_state == State::Resting && m_primeAt.count() > 0 && now() >= m_primeAt) {
        prime();
        if (!m_isSettling)
            m_pictures.begin({m_sequence, m_schedule, 0, true});
    }
    tellFaults();
}

void Player::goOn()
{
    if (m_isWaiting)
        waitForPictures();
    m_output = heardOutput();
    if (m_output > 0 && m_statistics.soundAfter < 0)
        m_statistics.soundAfter = millisecondsSince(m_playedAt);
    m_pictures.setClock(m_output,
                        m_isWaiting ? PictureLane::Time::Waits : PictureLane::Time::Passes);
    showDue();
    if (!m_schedule.isEndless() && m_output >= m_schedule.end()) {
        rest(m_schedule.plan().speed > 0 ? m_schedule.plan().length - 1 : 0);
        tick();
        return;
    }
    const bool isLate = m_schedule.turnAt(m_output).index > m_turn;
    if (!m_isWaiting && isLate && now() - m_shownAt > kFrozen) {
        m_ring.setOpen(false);
        m_isWaiting = true;
        m_waitSince = now();
        ++m_statistics.waits;
    }
}

/// Opens the gate once there is something to be seen.
void Player::waitForPictures()
{
    const bool isStart = m_waitSince == m_playedAt;
    const auto patience = isStart ? kStartPatience : kWaitPatience;
    const bool isReady = m_pictures.isReady() || now() - m_waitSince >= patience;
    if (!isReady || !m_sound.origin())
        return;
    m_isWaiting = false;
    m_shownAt = now();
    m_ring.setOpen(true);
}

void Player::showDue()
{
    const PlaySchedule::Turn due = m_schedule.turnAt(m_output);
    setPosition(due.frame);
    auto ready = m_pictures.take(due.index);
    if (!ready)
        return;
    if (ready->turn > 0) {
        ++m_statistics.shown;
        m_statistics.dropped += std::max<std::int64_t>(0, ready->turn - m_turn - 1);
        m_statistics.longestGap = std::max(m_statistics.longestGap, millisecondsSince(m_shownAt));
        if (m_statistics.pictureAfter < 0)
            m_statistics.pictureAfter = millisecondsSince(m_playedAt);
    }
    m_turn = ready->turn;
    m_shownAt = now();
    present(std::move(ready->picture));
}

void Player::tellFaults()
{
    for (const auto &fault : {m_sound.takeFault(), m_pictures.takeFault()}) {
        if (fault && fault->message != m_lastFault) {
            m_lastFault = fault->message;
            Q_EMIT noticed(fault->message);
        }
    }
    if (const auto notice = m_pictures.takeNotice())
        Q_EMIT noticed(*notice);
}

/// Sound goes through the device where there is one.
void Player::keepOutput()
{
    const bool isLost = m_device && m_heard == m_device.get() && !m_device->isAvailable();
    if (isLost) {
        m_device->stop();
        useFallback();
        Q_EMIT noticed(tr("The sound device is gone. Playing goes on silently until it is back."));
    }
    const bool isTried = m_heard && now() - m_triedAt < kDeviceRetry;
    if (m_device && m_heard != m_device.get() && !isTried && m_device->isAvailable()) {
        const bool isFirst = !m_heard;
        m_triedAt = now();
        m_fallback.stop();
        const Status started = m_device->start(m_ring);
        if (started)
            m_heard = m_device.get();
        else
            useFallback();
        if (started && !isFirst)
            Q_EMIT noticed(tr("The sound device is back."));
        else if (!started && isFirst)
            Q_EMIT noticed(started.error().message);
    }
    if (!m_heard)
        useFallback();
    if (m_isByHand)
        m_fallback.advance();
}

void Player::useFallback()
{
    (void) m_fallback.start(m_ring); // cannot fail: nothing is opened
    m_heard = &m_fallback;
}

} // namespace weft
