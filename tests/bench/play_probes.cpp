#include "tests/bench/play_probes.h"

#include "core/playback/smooth_playback.h"
#include "tests/bench/timing.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <numbers>
#include <random>

namespace weft::bench {

namespace {

using Target = TargetRow::Target;

void mustSettle(const Player &player)
{
    if (!runUntil([&] { return player.isSettled(); }, 20'000))
        qFatal("frame %lld was not got within 20 s", static_cast<long long>(player.position()));
}

/// An output in real time that notes when tones begin.
class ListeningOutput : public AudioOutput
{
public:
    Status start(SampleRing &ring) override
    {
        m_ring = &ring;
        m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
        return {};
    }
    void stop() override { m_thread = {}; }
    bool isAvailable() const override { return true; }
    std::int64_t heard() const override { return m_ring ? m_ring->position() : 0; }

    /// @pre stopped
    const std::vector<Clock::time_point> &tones() const { return m_tones; }

private:
    void run(const std::stop_token &stop)
    {
        const auto since = Clock::now();
        std::int64_t drawn = 0, quiet = 0;
        while (!stop.stop_requested()) {
            const auto due = static_cast<std::int64_t>(millisecondsBetween(since, Clock::now())
                                                       * 48);
            for (; drawn < due; ++drawn) {
                float sample[2];
                m_ring->read(sample, 1);
                const bool isLoud = std::abs(sample[0]) > 0.1F;
                if (isLoud && quiet > 4800)
                    m_tones.push_back(since + std::chrono::microseconds(drawn * 1000 / 48));
                quiet = isLoud ? 0 : quiet + 1;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(3));
        }
    }

    SampleRing *m_ring = nullptr;
    std::vector<Clock::time_point> m_tones;
    std::jthread m_thread;
};

/// Where a hand is that goes to and fro over a whole film, from end to end in 2.5 seconds.
std::int64_t handAt(double seconds, std::int64_t frames)
{
    const double swing = 0.5 - 0.47 * std::cos(2 * std::numbers::pi * seconds / 5);
    return static_cast<std::int64_t>(swing * static_cast<double>(frames - 1));
}

} // namespace

std::vector<TargetRow> measurePlaying(const PlayMedia &media, const QString &title,
                                      double mostDropped)
{
    Player player;
    player.setQuality(PreviewQuality::Half);
    player.setSequence(media.twoTracks());
    mustSettle(player);
    runFor(500);
    const std::clock_t before = std::clock();
    const auto start = Clock::now();
    player.play();
    runUntil([&] { return player.state() == Player::State::Resting; }, 4000 * media.seconds());
    const double seconds = millisecondsBetween(start, Clock::now()) / 1000;
    const double processor = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    const auto seen = player.statistics();
    const auto row = [&](const char *name, double value, const char *unit, Target target,
                         double limit) {
        return TargetRow{title + QStringLiteral(": ") + QLatin1String(name), value,
                         QString::fromUtf8(unit), target, limit};
    };
    const double all = static_cast<double>(std::max<std::int64_t>(1, seen.shown + seen.dropped));
    return {row("pictures shown", static_cast<double>(seen.shown), "", Target::AtLeast,
                0.9 * static_cast<double>(media.frames())),
            row("dropped", 100 * static_cast<double>(seen.dropped) / all, "%", Target::AtMost,
                mostDropped),
            row("longest gap between pictures", seen.longestGap, "ms", Target::AtMost, 120),
            row("underruns", static_cast<double>(seen.underruns), "", Target::AtMost, 0),
            row("waits of the sound for pictures", static_cast<double>(seen.waits), "",
                Target::AtMost, 0),
            row("time it took over the film's", seconds - media.seconds(), "s", Target::None, 0),
            row("processor", 100 * processor / seconds, "%", Target::None, 0)};
}

std::vector<TargetRow> measureStarts(const PlayMedia &media, int starts)
{
    Player player;
    player.setSequence(media.twoTracks());
    player.setQuality(PreviewQuality::Half);
    std::mt19937 chance(3);
    std::vector<double> sounds, pictures;
    for (int i = 0; i < starts; ++i) {
        player.seek(
            static_cast<std::int64_t>(chance() % static_cast<unsigned>(media.frames() - 60)));
        mustSettle(player);
        runFor(400); // a hand needs that long to get from the mouse to the key
        player.play();
        runUntil([&] { return player.statistics().pictureAfter >= 0; }, 5000);
        sounds.push_back(player.statistics().soundAfter);
        pictures.push_back(player.statistics().pictureAfter);
        player.stop();
    }
    const QString ms = QStringLiteral("ms");
    return {{QStringLiteral("start: first sound, median"), percentile(sounds, 0.5), ms},
            {QStringLiteral("start: first sound, latest"), percentile(sounds, 1), ms,
             Target::AtMost, 120},
            {QStringLiteral("start: next picture, median"), percentile(pictures, 0.5), ms},
            {QStringLiteral("start: next picture, latest"), percentile(pictures, 1), ms,
             Target::AtMost, 100}};
}

std::vector<TargetRow> measureDragging(const PlayMedia &media, int group, double mostUntilExact)
{
    Player player;
    player.setDisplaySize(QSize(960, 540));
    player.setSequence(media.film(group));
    mustSettle(player);
    std::vector<double> gaps, rests;
    Clock::time_point last;
    std::int64_t pictures = 0;
    bool isMoving = false;
    QObject::connect(&player, &Player::pictureChanged, &player, [&] {
        if (!isMoving)
            return;
        const auto now = Clock::now();
        gaps.push_back(millisecondsBetween(std::exchange(last, now), now));
        ++pictures;
    });
    double moved = 0; // seconds of the hand
    player.beginScrub();
    for (const double until : {2.3, 4.1, 6.2, 7.9, 10.0}) {
        isMoving = true;
        last = Clock::now();
        const double from = moved;
        const auto start = Clock::now();
        while (moved < until) {
            player.scrubTo(handAt(moved, media.frames()));
            runFor(8);
            moved = from + millisecondsBetween(start, Clock::now()) / 1000;
        }
        isMoving = false;
        const auto rest = Clock::now();
        runUntil(
            [&] { return player.picture().isExact && player.picture().frame == player.position(); },
            10'000);
        rests.push_back(millisecondsBetween(rest, Clock::now()));
    }
    player.endScrub();
    const auto row = [&](const char *name, double value, const char *unit, Target target,
                         double limit) {
        return TargetRow{QStringLiteral("drag, group of %1: %2")
                             .arg(group)
                             .arg(QLatin1String(name)),
                         value, QString::fromUtf8(unit), target, limit};
    };
    return {row("from picture to picture, median", percentile(gaps, 0.5), "ms", Target::None, 0),
            row("from picture to picture, 95th percentile", percentile(gaps, 0.95), "ms",
                Target::AtMost, 80),
            row("pictures a second", static_cast<double>(pictures) / moved, "", Target::AtLeast,
                12),
            row("exact after rest, latest", percentile(rests, 1), "ms", Target::AtMost,
                mostUntilExact)};
}

std::vector<TargetRow> measureOffset(const PlayMedia &media)
{
    auto made = std::make_unique<ListeningOutput>();
    ListeningOutput *output = made.get();
    Player player(std::move(made));
    player.setSequence(media.flashes());
    player.seek(10);
    mustSettle(player);
    std::vector<Clock::time_point> flashes;
    bool wasWhite = true;
    QObject::connect(&player, &Player::pictureChanged, &player, [&] {
        const QImage &image = player.picture().image;
        const bool isWhite = qGreen(image.pixel(image.width() / 2, image.height() / 2)) > 128;
        if (isWhite && !std::exchange(wasWhite, isWhite))
            flashes.push_back(Clock::now());
        wasWhite = isWhite;
    });
    wasWhite = false;
    player.play();
    runUntil([&] { return player.state() == Player::State::Resting; }, 4000 * media.seconds());
    output->stop();
    std::vector<double> offsets;
    for (const auto &flash : flashes) {
        for (const auto &tone : output->tones()) {
            const double offset = millisecondsBetween(tone, flash);
            if (std::abs(offset) < 400)
                offsets.push_back(std::abs(offset));
        }
    }
    const QString ms = QStringLiteral("ms");
    return {{QStringLiteral("flash and beep: pairs"),
             static_cast<double>(offsets.size()),
             {},
             Target::AtLeast,
             static_cast<double>(media.seconds() - 2)},
            {QStringLiteral("flash and beep: offset, median"), percentile(offsets, 0.5), ms},
            {QStringLiteral("flash and beep: offset, greatest"), percentile(offsets, 1), ms,
             Target::AtMost, 1000.0 / 30}};
}

std::vector<TargetRow> measureSmooth(const PlayMedia &media)
{
    constexpr std::int64_t kFrames = 100;
    const QTemporaryDir folder;
    Player player;
    player.setQuality(PreviewQuality::Full);
    SmoothPlayback smooth(player,
                          std::make_shared<CacheStore>(folder.path(), std::int64_t(4) << 30));
    player.setSequence(media.twoTracks(2));
    std::vector<TargetRow> rows;
    const auto add = [&](const char *name, double value, const char *unit, double limit = -1) {
        rows.push_back({QStringLiteral("heavy: ") + QLatin1String(name), value, QLatin1String(unit),
                        limit < 0 ? Target::None : Target::AtMost, limit});
    };
    const auto play = [&] {
        player.seek(0);
        mustSettle(player);
        runFor(500);
        player.play();
        if (!runUntil([&] { return player.position() >= kFrames; }, 60'000))
            qFatal("it does not play on");
        const auto seen = player.statistics();
        player.stop();
        const auto all = static_cast<double>(std::max<std::int64_t>(1, seen.shown + seen.dropped));
        return std::pair(100 * static_cast<double>(seen.dropped) / all, seen.longestGap);
    };
    const auto slow = [&] { return smooth.bar().slowAround(0, 0, kFrames); };
    const auto [droppedBefore, gapBefore] = play();
    std::int64_t frames = 0;
    for (const TimeRange &range : slow())
        frames += range.length;
    const auto start = Clock::now();
    if (!runUntil([&] { return slow().empty(); }, 200'000))
        qFatal("slow frames were not made ready within 200 s");
    const double seconds = millisecondsBetween(start, Clock::now()) / 1000;
    const auto [dropped, gap] = play();
    add("dropped at first", droppedBefore, "%");
    add("longest gap between pictures at first", gapBefore, "ms");
    add("slow frames that are made ready", static_cast<double>(frames), "");
    add("time that takes, with 3 s of quiet", seconds, "s");
    add("dropped once they are ready", dropped, "%", 2);
    add("longest gap between pictures then", gap, "ms", 120);
    return rows;
}

} // namespace weft::bench
