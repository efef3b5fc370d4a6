#include "core/cache/render_bar.h"

#include "core/cache/same_frames.h"
#include "core/edit/edit.h"
#include "tests/core/render/test_project.h"
#include "tests/support/test_main.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace weft;
using namespace weft::test;

using State = RenderBar::State;

/// What stays known of a sequence's frames through edits, and what the ruler makes of it.
class TestRenderBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    // sameFrames()
    void aRippleMovesThemAlong();
    void aMovedClipIsTheSame();
    void aTrimKeepsWhatIsLeft();
    void bothHalvesOfASplitAreTheSame();
    void aSlipIsAnotherMoment();
    void anEffectMakesOthersOfThem();
    void anotherClipAboveMakesOthersOfThem();
    void aTransitionIsOfTwoClips();
    void retimedPartsAreTheSame();
    void otherSettingsKeepNothing();
    void tenThousandClipsTakeMilliseconds();

    // RenderBar
    void nothingIsKnownAtFirst();
    void slowIsJudgedWithItsNeighbours();
    void aCutParts();
    void framesLeftOutAreAsThoseBesideThem();
    void whatIsKeptIsReady();
    void editsTakeTheStatesAlong();
    void trimmedFramesAreLookedAtAgain();
    void changedMediaAreLookedAtAgain();
    void theNearestComeFirst();
    void anotherSequenceIsAnother();
    void changesAreTold();
    void aSequenceWithoutEndIsNoTrouble();

private:
    const Sequence &sequence(const Project &project) const { return *project.find(m_sequence); }
    const Sequence &sequence() const { return sequence(m.project); }
    /// What has stayed after an edit.
    std::vector<SameFrames> after(const Edit &edit)
    {
        const auto changed = weft::apply(m.project, edit);
        if (!changed)
            qFatal("%s", qPrintable(changed.error().message));
        const Project before = std::exchange(m.project, *changed);
        return sameFrames(sequence(before), sequence());
    }
    void setBar(RenderBar &bar) const { bar.setSequence(m.snapshot(), m_sequence); }

    TestProject m;
    SequenceId m_sequence;
    MediaId m_media;
    ClipId m_a, m_b, m_c;
};

/// | A 0–50 | B 50–120 | C 120–150 |, and nothing on the track above.
void TestRenderBar::init()
{
    m = TestProject();
    m_sequence = m.addSequence();
    m_media = m.addMedia(videoInfo(64, 36), QStringLiteral("film.mp4"));
    const std::size_t track = m.addTrack(m_sequence);
    m.addTrack(m_sequence);
    const auto add = [&](std::int64_t start, std::int64_t length, std::int64_t in) {
        ClipBody body = clipOf(MediaSource{m_media}, length);
        body.in = Rational(in, 25);
        return m.addClip(m_sequence, track, start, body);
    };
    m_a = add(0, 50, 10);
    m_b = add(50, 70, 20);
    m_c = add(120, 30, 100);
}

static std::vector<SameFrames> all(std::initializer_list<SameFrames> same)
{
    return same;
}

void TestRenderBar::aRippleMovesThemAlong()
{
    QCOMPARE(after(RippleDelete{{m_a}}), all({{{0, 70}, 50, true}, {{70, 30}, 120, true}}));
}

void TestRenderBar::aMovedClipIsTheSame()
{
    QCOMPARE(after(Move{{m_c}, 300}),
             all({{{0, 50}, 0, true}, {{50, 70}, 50, true}, {{420, 30}, 120, true}}));
}

void TestRenderBar::aTrimKeepsWhatIsLeft()
{
    QCOMPARE(after(Trim{m_b, Edge::Start, 60}),
             all({{{0, 50}, 0, true}, {{60, 60}, 60, false}, {{120, 30}, 120, true}}));
    QCOMPARE(after(Trim{m_b, Edge::End, 100}),
             all({{{0, 50}, 0, true}, {{60, 40}, 60, false}, {{120, 30}, 120, true}}));
    // What comes in from the handle is new.
    QCOMPARE(after(Trim{m_b, Edge::Start, 55}),
             all({{{0, 50}, 0, true}, {{60, 40}, 60, false}, {{120, 30}, 120, true}}));
}

void TestRenderBar::bothHalvesOfASplitAreTheSame()
{
    const auto same = after(Split{{}, {}, 80});
    QCOMPARE(same, all({{{0, 50}, 0, true},
                        {{50, 30}, 50, false},
                        {{80, 40}, 80, false},
                        {{120, 30}, 120, true}}));
}

void TestRenderBar::aSlipIsAnotherMoment()
{
    QCOMPARE(after(Slip{{m_b}, 10}),
             all({{{0, 50}, 0, true}, {{50, 60}, 60, false}, {{120, 30}, 120, true}}));
}

void TestRenderBar::anEffectMakesOthersOfThem()
{
    AddEffect edit;
    edit.clip = m_b;
    edit.type = QStringLiteral("blur");
    QCOMPARE(after(edit), all({{{0, 50}, 0, true}, {{120, 30}, 120, true}}));
}

void TestRenderBar::anotherClipAboveMakesOthersOfThem()
{
    const Project before = m.project;
    m.addClip(m_sequence, 1, 40, clipOf(ColourSource{}, 20));
    QCOMPARE(sameFrames(sequence(before), sequence()),
             all({{{0, 40}, 0, true}, {{60, 60}, 60, true}, {{120, 30}, 120, true}}));
    m.editTrack(m_sequence, 1).hidden = true;
    QCOMPARE(sameFrames(sequence(before), sequence()).size(), std::size_t(3));
    QCOMPARE(sameFrames(sequence(before), sequence())[0], (SameFrames{{0, 50}, 0, true}));
}

void TestRenderBar::aTransitionIsOfTwoClips()
{
    AddTransition edit;
    edit.clip = m_b;
    edit.length = 10;
    edit.before = 4;
    // B is another one, which begins with a transition: only what is left of it was there before.
    QCOMPARE(after(edit), all({{{0, 46}, 0, true}, {{56, 64}, 56, false}, {{120, 30}, 120, true}}));
    const Project before = m.project;
    QCOMPARE(after(Move{{m_c}, 50}), all({{{0, 46}, 0, true},
                                          {{46, 4}, 46, true},
                                          {{50, 6}, 50, true},
                                          {{56, 64}, 56, true},
                                          {{170, 30}, 120, true}}));
}

void TestRenderBar::retimedPartsAreTheSame()
{
    ClipBody body = clipOf(MediaSource{m_media}, 40);
    body.speed = Rational(-3, 2);
    body.in = Rational(4);
    m.addClip(m_sequence, 1, 200, body);
    const auto same = after(Split{{}, {}, 215});
    QCOMPARE(same.size(), std::size_t(5));
    QCOMPARE(same[3], (SameFrames{{200, 15}, 200, false}));
    QCOMPARE(same[4], (SameFrames{{215, 25}, 215, false}));
}

void TestRenderBar::otherSettingsKeepNothing()
{
    const Project before = m.project;
    m.edit(m_sequence).settings.compositing = Compositing::Linear;
    QCOMPARE(sameFrames(sequence(before), sequence()), all({}));
}

void TestRenderBar::tenThousandClipsTakeMilliseconds()
{
    TestProject large;
    const SequenceId id = large.addSequence();
    const std::size_t track = large.addTrack(id);
    std::vector<Clip> clips;
    for (std::int64_t i = 0; i < 10'000; ++i) {
        ClipBody body = clipOf(ColourSource{}, 20);
        body.id = {large.project.nextId++};
        clips.push_back({20 * i, std::make_shared<const ClipBody>(body)});
    }
    large.editTrack(id, track).clips = ClipList::fromSorted(clips);
    const Project before = large.project;
    large.editTrack(id, track).clips = ClipList::fromSorted(clips).removed(0).shifted(0, -20);
    QElapsedTimer timer;
    timer.start();
    const auto same = sameFrames(*before.find(id), *large.project.find(id));
    qInfo("%.1f ms", static_cast<double>(timer.nsecsElapsed()) / 1e6);
    QCOMPARE(same.size(), std::size_t(9'999));
    QCOMPARE(same.back(), (SameFrames{{199'960, 20}, 199'980, true}));
}

void TestRenderBar::nothingIsKnownAtFirst()
{
    RenderBar bar;
    QCOMPARE(bar.length(), 0);
    QVERIFY(bar.spans({0, 100}).empty());
    setBar(bar);
    QCOMPARE(bar.length(), 150);
    QCOMPARE(bar.spans({0, 1000}), (std::vector<RenderBar::Span>{{{0, 150}, State::Unrendered}}));
    QCOMPARE(bar.unknownAround(0), (std::vector<TimeRange>{{0, 150}}));
    QVERIFY(bar.slowAround(0, 1000, 1000).empty());
    QCOMPARE(bar.state(-1), State::Unrendered);
    QCOMPARE(bar.state(150), State::Unrendered);
}

void TestRenderBar::slowIsJudgedWithItsNeighbours()
{
    RenderBar bar;
    setBar(bar);
    for (std::int64_t frame = 50; frame < 120; ++frame)
        bar.setCost(frame, frame % 10 == 0 ? 3 : 0.1); // 0.4 in the mean
    QCOMPARE(bar.state(80), State::Unrendered);
    for (std::int64_t frame = 80; frame < 100; ++frame)
        bar.setCost(frame, 2);
    QCOMPARE(bar.state(90), State::Slow);
    QCOMPARE(bar.state(60), State::Unrendered);
    for (std::int64_t frame = 80; frame < 100; ++frame)
        bar.setCost(frame, 0.2); // with a proxy it is quick
    QVERIFY(bar.slowAround(0, 1000, 1000).empty());
}

void TestRenderBar::aCutParts()
{
    RenderBar bar;
    setBar(bar);
    for (std::int64_t frame = 40; frame < 60; ++frame)
        bar.setCost(frame, frame < 50 ? 0.1 : 3);
    QCOMPARE(bar.state(49), State::Unrendered);
    QCOMPARE(bar.state(50), State::Slow);
}

void TestRenderBar::framesLeftOutAreAsThoseBesideThem()
{
    RenderBar bar;
    setBar(bar);
    for (std::int64_t frame = 50; frame < 120; frame += 5)
        bar.setCost(frame, 4);
    QCOMPARE(bar.slowAround(0, 0, 1000), (std::vector<TimeRange>{{50, 70}}));
}

void TestRenderBar::whatIsKeptIsReady()
{
    RenderBar bar;
    setBar(bar);
    for (std::int64_t frame = 50; frame < 120; ++frame)
        bar.setCost(frame, 4);
    bar.setKept(0, std::vector<bool>(60, true));
    bar.setKept(60, std::vector<bool>(500, false)); // what is beyond the end is not looked at
    QCOMPARE(bar.spans({0, 150}), (std::vector<RenderBar::Span>{{{0, 60}, State::Ready},
                                                                {{60, 60}, State::Slow},
                                                                {{120, 30}, State::Unrendered}}));
    QCOMPARE(bar.spans({55, 10}),
             (std::vector<RenderBar::Span>{{{55, 5}, State::Ready}, {{60, 5}, State::Slow}}));
    QVERIFY(bar.unknownAround(3).empty());
    bar.forgetKept();
    QCOMPARE(bar.state(0), State::Unrendered);
    QCOMPARE(bar.state(55), State::Slow);
    QCOMPARE(bar.unknownAround(150), (std::vector<TimeRange>{{0, 150}}));
}

void TestRenderBar::editsTakeTheStatesAlong()
{
    RenderBar bar;
    setBar(bar);
    for (std::int64_t frame = 50; frame < 120; ++frame)
        bar.setCost(frame, 4);
    bar.setKept(0, std::vector<bool>(150, false));
    bar.setKept(60, std::vector<bool>(20, true));
    const Project before = m.project;
    after(RippleDelete{{m_a}});
    setBar(bar);
    QCOMPARE(bar.spans({0, 150}), (std::vector<RenderBar::Span>{{{0, 10}, State::Slow},
                                                                {{10, 20}, State::Ready},
                                                                {{30, 40}, State::Slow},
                                                                {{70, 30}, State::Unrendered}}));
    QVERIFY(bar.unknownAround(0).empty());
    m.project = before; // undo: A was forgotten meanwhile
    setBar(bar);
    QCOMPARE(bar.state(60), State::Ready);
    QCOMPARE(bar.state(110), State::Slow);
    QCOMPARE(bar.unknownAround(0), (std::vector<TimeRange>{{0, 50}}));
}

void TestRenderBar::trimmedFramesAreLookedAtAgain()
{
    RenderBar bar;
    setBar(bar);
    for (std::int64_t frame = 50; frame < 120; ++frame)
        bar.setCost(frame, 4);
    bar.setKept(0, std::vector<bool>(100, true));
    bar.setKept(100, std::vector<bool>(50, false));
    after(Trim{m_b, Edge::Start, 70});
    setBar(bar);
    QCOMPARE(bar.state(70), State::Ready); // until it is known better
    QCOMPARE(bar.state(100), State::Slow);
    QCOMPARE(bar.unknownAround(0), (std::vector<TimeRange>{{50, 70}}));
}

void TestRenderBar::changedMediaAreLookedAtAgain()
{
    RenderBar bar;
    setBar(bar);
    bar.setKept(0, std::vector<bool>(150, true));
    auto item = std::make_shared<MediaItem>(*m.project.media.front());
    item->interpretation.premultiplied = true;
    m.project.media.front() = item;
    setBar(bar);
    QCOMPARE(bar.state(10), State::Ready);
    QCOMPARE(bar.unknownAround(0), (std::vector<TimeRange>{{0, 150}}));
    bar.setKept(0, std::vector<bool>(150, false));
    QCOMPARE(bar.state(10), State::Unrendered);
    setBar(bar);
    QVERIFY(bar.unknownAround(0).empty()); // nothing has changed
}

void TestRenderBar::theNearestComeFirst()
{
    RenderBar bar;
    setBar(bar);
    for (const std::int64_t from : {0, 60, 120}) {
        for (std::int64_t frame = from; frame < from + 30; ++frame)
            bar.setCost(frame, 4);
    }
    bar.setKept(0, std::vector<bool>(150, false));
    const auto slow = bar.slowAround(75, 1000, 1000);
    QCOMPARE(slow.size(), std::size_t(4));
    QCOMPARE(slow[0].start, 75);
    QCOMPARE(slow[1], (TimeRange{120, 30}));
    QCOMPARE(slow[2].end(), 75);
    QCOMPARE(slow[3].start, 0);
    QCOMPARE(bar.slowAround(75, 5, 10), (std::vector<TimeRange>{{75, 10}, {70, 5}}));
}

void TestRenderBar::anotherSequenceIsAnother()
{
    RenderBar bar;
    setBar(bar);
    bar.setKept(0, std::vector<bool>(150, true));
    const SequenceId other = m.addSequence();
    m.addClip(other, m.addTrack(other), 0, clipOf(ColourSource{}, 30));
    bar.setSequence(m.snapshot(), other);
    QCOMPARE(bar.spans({0, 100}), (std::vector<RenderBar::Span>{{{0, 30}, State::Unrendered}}));
    bar.setSequence({}, {});
    QCOMPARE(bar.length(), 0);
    setBar(bar);
    QCOMPARE(bar.state(0), State::Unrendered);
}

void TestRenderBar::changesAreTold()
{
    RenderBar bar;
    QSignalSpy told(&bar, &RenderBar::changed);
    setBar(bar);
    QCOMPARE(told.takeFirst().front().value<TimeRange>(), (TimeRange{0, 150}));
    bar.setCost(80, 3);
    QCOMPARE(told.takeFirst().front().value<TimeRange>(), (TimeRange{73, 15}));
    bar.setCost(50, 3);
    QCOMPARE(told.takeFirst().front().value<TimeRange>(), (TimeRange{50, 8}));
    bar.setKept(10, {true, false});
    QCOMPARE(told.takeFirst().front().value<TimeRange>(), (TimeRange{10, 2}));
    bar.setCost(700, 3); // from before an edit
    bar.setKept(700, {true});
    QVERIFY(told.isEmpty());
}

void TestRenderBar::aSequenceWithoutEndIsNoTrouble()
{
    m.addClip(m_sequence, 1, 0, clipOf(ColourSource{}, kMaxFrame));
    RenderBar bar;
    setBar(bar);
    QCOMPARE(bar.length(), RenderBar::kMostFrames);
    bar.setCost(kMaxFrame - 1, 3);
    bar.setCost(RenderBar::kMostFrames - 1, 3);
    QCOMPARE(bar.state(RenderBar::kMostFrames - 1), State::Slow);
    after(Move{{m_c}, 10});
    setBar(bar);
    QCOMPARE(bar.state(RenderBar::kMostFrames - 1), State::Slow);
}

WEFT_TEST_MAIN(TestRenderBar)
#include "tst_render_bar.moc"
