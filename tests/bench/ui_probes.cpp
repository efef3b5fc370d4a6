#include "tests/bench/ui_probes.h"

#include "core/edit/edit.h"
#include "tests/bench/long_film.h"
#include "tests/bench/ui_stage.h"
#include "ui/monitor/monitor_deck.h"

#include <QtTest>

#include <cmath>
#include <numbers>
#include <random>

namespace weft::bench {

namespace {

using Target = TargetRow::Target;

const QString kMs = QStringLiteral("ms");

TargetRow row(const QString &name, const std::vector<double> &times, double part, double limit)
{
    return {name, percentile(times, part), kMs, Target::AtMost, limit};
}

/// The film of 5,000 clips, with footage that is there.
Project filmOf5000(const PlayMedia &media)
{
    Project film = longFilm(5000);
    for (auto &item : film.media) {
        auto there = std::make_shared<MediaItem>(*item);
        there->path = media.path("short.mp4");
        item = there;
    }
    return film;
}

/// Project of a played sequence whose files are named in the project itself.
Project projectOf(const PlayedSequence &played)
{
    Project project = *played.project;
    for (auto &item : project.media) {
        auto there = std::make_shared<MediaItem>(*item);
        there->path = played.media.media.at(item->id);
        there->info.audio = {{QStringLiteral("aac"), 2, 48000, there->info.video->duration}};
        item = there;
    }
    return project;
}

/// A clip of the middle of what is in sight.
Clip someClip(UiStage &stage, std::mt19937 &chance)
{
    const ui::TimelineGeometry &geometry = stage.timeline().view().geometry();
    const auto &tracks = stage.timeline().view().sequence()->tracks;
    const TimeRange frames = geometry.framesBetween(100, stage.canvas().width() - 100);
    std::vector<Clip> clips;
    for (const ui::TrackRow &row : geometry.rows()) {
        if (geometry.yOf(row) < 0 || geometry.yOf(row) + row.height > stage.canvas().height())
            continue;
        for (const Clip clip : tracks[row.index]->clips) {
            if (clip.start > frames.start && clip.end() < frames.end())
                clips.push_back(clip);
        }
    }
    return clips.at(chance() % clips.size());
}

QRectF areaOf(UiStage &stage, const Clip &clip)
{
    const auto place = findClip(*stage.session().shown(), clip->id);
    const auto &geometry = stage.timeline().view().geometry();
    return geometry.rectOf(*geometry.rowOf(trackAt(*stage.session().shown(), place->track).id),
                           place->clip.range());
}

/// Presses in a clip's middle and drags it to and fro: ms from each move to its painting.
void dragClip(UiStage &stage, const Clip &clip, std::vector<double> &times,
              std::vector<double> &works)
{
    const QPointF from = areaOf(stage, clip).center() + QPointF(0, 8);
    QTest::mousePress(&stage.canvas(), Qt::LeftButton, Qt::NoModifier, from.toPoint());
    for (int step = 1; step <= 12; ++step) {
        const QPointF to = from + QPointF(step % 2 ? step * 5 : -step * 5, 0);
        times.push_back(stage.untilPainted(stage.canvas(), [&] { dragMove(stage.canvas(), to); }));
        works.push_back(stage.worked());
    }
    QTest::keyClick(&stage.canvas(), Qt::Key_Escape);
    QTest::mouseRelease(&stage.canvas(), Qt::LeftButton, Qt::NoModifier, from.toPoint());
}

} // namespace

std::vector<TargetRow> measureTimeline(const PlayMedia &media, int repetitions)
{
    UiStage stage(filmOf5000(media));
    stage.timeline().view().setHeights(ui::TimelineGeometry::kLeastHeight);
    stage.showClips(300);
    stage.settle();
    const int inSight = stage.clipsInSight();
    std::mt19937 chance(5);
    std::vector<ClipId> selected;
    for (int i = 0; i < 30; ++i)
        selected.push_back(someClip(stage, chance)->id);
    stage.session().selection().set(std::move(selected));
    stage.settle();
    std::vector<double> paints, scrolls, trims, undos, drags, splits, works, dragWorks;
    for (int i = 0; i < repetitions; ++i) {
        const auto start = Clock::now();
        stage.canvas().repaint();
        paints.push_back(millisecondsSince(start));
        runFor(5);
    }
    const double left = stage.timeline().view().geometry().left();
    for (int i = 0; i < repetitions; ++i)
        scrolls.push_back(stage.untilPainted(stage.canvas(), [&] {
            stage.timeline().view().scrollTo(left + (i % 2) * 7, 0);
        }));
    for (int i = 0; i < repetitions; ++i) {
        stage.session().selection().set({someClip(stage, chance)->id});
        runFor(30); // a hand takes longer
        trims.push_back(stage.untilPainted(stage.canvas(), [&] { stage.key(Qt::Key_Period); }));
        works.push_back(stage.worked());
        runFor(30);
        undos.push_back(
            stage.untilPainted(stage.canvas(), [&] { stage.key(Qt::Key_Z, Qt::ControlModifier); }));
        runFor(700); // what it flashes
        const Clip clip = someClip(stage, chance);
        stage.session().selection().set({clip->id});
        runFor(30);
        splits.push_back(stage.untilPainted(stage.canvas(), [&] {
            stage.session().player().seek(clip.start + clip->length / 2);
            stage.key(Qt::Key_S);
        }));
        runFor(30);
    }
    for (int i = 0; i < std::max(3, repetitions / 10); ++i) {
        dragClip(stage, someClip(stage, chance), drags, dragWorks);
        runFor(30);
    }
    const QString all = QStringLiteral("timeline, 5,000 clips, %1 in sight: ").arg(inSight);
    return {row(all + QStringLiteral("painted whole, median"), paints, 0.5, 8),
            row(all + QStringLiteral("scrolled, 95th percentile"), scrolls, 0.95, 16),
            row(all + QStringLiteral("trim by a key seen, 95th percentile"), trims, 0.95, 16),
            row(all + QStringLiteral("trim by a key, work of the main thread, median"), works, 0.5,
                16),
            row(all + QStringLiteral("undo seen, 95th percentile"), undos, 0.95, 16),
            row(all + QStringLiteral("split by a key seen, 95th percentile"), splits, 0.95, 16),
            row(all + QStringLiteral("move of a drag seen, 95th percentile"), drags, 0.95, 16),
            row(all + QStringLiteral("move of a drag, work of the main thread, median"), dragWorks,
                0.5, 16)};
}

std::vector<TargetRow> measureSpace(const PlayMedia &media, int starts)
{
    UiStage stage(projectOf(media.film(30)));
    std::mt19937 chance(3);
    std::vector<double> sounds, pictures, stops;
    for (int i = 0; i < starts; ++i) {
        stage.session().player().seek(
            static_cast<std::int64_t>(chance() % static_cast<unsigned>(media.frames() - 90)));
        runUntil([&] { return stage.session().player().isSettled(); }, 20'000);
        runFor(400); // a hand needs that long to get from the mouse to the key
        const std::int64_t shown = stage.session().player().picture().frame;
        stage.output().mark();
        const auto pressed = Clock::now();
        stage.key(Qt::Key_Space);
        const Paints paints(stage.picture());
        runUntil(
            [&] { return stage.session().player().picture().frame != shown && paints.count() > 0; },
            5000);
        pictures.push_back(millisecondsSince(pressed));
        runUntil([&] { return stage.output().firstSound().has_value(); }, 5000);
        const auto first = stage.output().firstSound();
        sounds.push_back(first ? millisecondsBetween(pressed, *first) : 5000);
        runFor(500);
        const auto again = Clock::now();
        stage.key(Qt::Key_Space);
        runFor(250);
        stops.push_back(
            std::max(0.0, millisecondsBetween(again, stage.output().lastSound().value_or(again))));
        if (stage.session().player().picture().frame != stage.session().player().position())
            qFatal("after stopping another frame is shown than the playhead names");
    }
    return {row(QStringLiteral("Space: first sound, latest"), sounds, 1, 120),
            row(QStringLiteral("Space: next picture painted, latest"), pictures, 1, 100),
            row(QStringLiteral("Space again: silent, latest"), stops, 1, 50)};
}

std::vector<TargetRow> measureRuler(const PlayMedia &media)
{
    UiStage stage(projectOf(media.film(250)));
    ui::TimelineRuler &ruler = *stage.timeline().ruler();
    const Player &player = stage.session().player();
    std::vector<double> gaps, rests, answers;
    Clock::time_point last;
    bool isMoving = false;
    QObject scope;
    QObject::connect(&player, &Player::pictureChanged, &scope, [&] {
        if (isMoving)
            gaps.push_back(millisecondsSince(std::exchange(last, Clock::now())));
    });
    const auto xAt = [&](double seconds) {
        const double swing = 0.5 - 0.47 * std::cos(2 * std::numbers::pi * seconds / 5);
        return stage.timeline().view().geometry().xOf(swing * double(media.frames() - 1));
    };
    double moved = 0;
    QTest::mousePress(&ruler, Qt::LeftButton, {}, QPoint(qRound(xAt(0)), 8));
    for (const double until : {2.3, 4.1, 6.2, 7.9, 10.0}) {
        const double from = moved;
        const auto start = last = Clock::now();
        isMoving = true;
        while (moved < until) {
            const auto sent = Clock::now();
            dragMove(ruler, QPointF(xAt(moved), 8));
            answers.push_back(millisecondsSince(sent));
            runFor(8);
            moved = from + millisecondsSince(start) / 1000;
        }
        isMoving = false;
        const auto rest = Clock::now();
        runUntil(
            [&] { return player.picture().isExact && player.picture().frame == player.position(); },
            10'000);
        rests.push_back(millisecondsSince(rest));
    }
    QTest::mouseRelease(&ruler, Qt::LeftButton, {}, QPoint(qRound(xAt(moved)), 8));
    return {row(QStringLiteral("playhead dragged: from picture to picture, 95th percentile"), gaps,
                0.95, 80),
            {QStringLiteral("playhead dragged: pictures a second"),
             static_cast<double>(gaps.size()) / moved, QString(), Target::AtLeast, 12},
            row(QStringLiteral("playhead dragged: a move handled, latest"), answers, 1, 16),
            row(QStringLiteral("playhead dragged: exact after rest, latest"), rests, 1, 2500)};
}

std::vector<TargetRow> measureCancel(int times)
{
    const Result<Project> empty = apply(Project(), AddSequence{.name = QStringLiteral("Film"),
                                                               .videoTracks = 2,
                                                               .audioTracks = 2});
    UiStage stage(*empty);
    ui::Session &session = stage.session();
    std::vector<double> answers;
    const auto found = session.generation().catalogue().find(QStringLiteral("testpattern"));
    if (!found)
        qFatal("the test pattern is not built");
    for (int i = 0; i < times; ++i) {
        Recipe recipe = defaultRecipe(*found->generator);
        recipe.width = 1280;
        recipe.height = 720;
        recipe.length = 20'000;
        recipe.seed = i;
        const ShotId shot{session.root()->nextId};
        if (!session.apply(AddShot{QStringLiteral("Endless"), {}, recipe}))
            qFatal("no shot can be added");
        session.generation().generate({shot});
        const auto state = [&] { return session.generation().status(shot).state; };
        if (!runUntil(
                [&] {
                    return state() == ui::ShotState::Running
                           && session.generation().status(shot).fraction > 0;
                },
                20'000))
            qFatal("the shot is not made: are WEFT_PLUGIN_PATH and WEFT_WORKER set?");
        runFor(200);
        stage.window().actions().refresh();
        const auto asked = Clock::now();
        stage.window().actions().action("generate.cancel")->trigger();
        runUntil([&] { return state() != ui::ShotState::Running; }, 10'000);
        answers.push_back(millisecondsSince(asked));
    }
    return {row(QStringLiteral("cancel: answered, latest"), answers, 1, 100)};
}

} // namespace weft::bench
