#include "tests/core/edit/timeline.h"
#include "tests/support/test_main.h"

#include <QRegularExpression>

#include <set>

using namespace weft;
using weft::test::Timeline;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static NewClip fresh(const Timeline &t, std::int64_t length)
{
    return {t.film(), t.id(u("V1")), {}, length};
}

/// Every kind of edit that changes clips, aimed at V1 or at A1 where it is about sound.
static std::vector<Edit> editsOfClips(const Timeline &t)
{
    const ClipId a = t.idOf(u("a")), b = t.idOf(u("b")), x = t.idOf(u("x")),
                 sound = t.idOf(u("a~"));
    const TrackId v1 = t.id(u("V1"));
    const EffectId effect = t.clip(u("a"))->effects.at(0).id;
    const NewClip clip = fresh(t, 5);
    const TimeMap map{{{0, 0}, {8, 8}}};
    MediaItem baked = *t.project().media[0];
    baked.path = u("baked.mkv");
    return {RemoveTrack{v1},
            MakeIndependent{t.idOf(u("s"))},
            BakeToFile{t.shot().shot, baked, {t.idOf(u("s"))}},
            Insert{clip, 0},
            Overwrite{clip, 0},
            Append{clip},
            Replace{a, t.film()},
            PlaceSpan{t.film(), v1, {}, Rational(1), Rational(2), 5},
            Lift{{a}},
            RippleDelete{{a}},
            LiftRange{0, 5, {v1}, {}},
            Extract{0, 5, {v1}, {}},
            CloseGap{v1, 22},
            Split{v1, {}, 5},
            Join{b},
            Trim{a, Edge::End, 5},
            RippleTrim{a, Edge::End, 5},
            RippleTrimToPlayhead{5, Edge::Start, {v1}, {}},
            Roll{b, 12},
            Slip{{a}, 3},
            Slide{b, 1},
            Extend{{b}, 22},
            Move{{a}, 1},
            Swap{a},
            Duplicate{{a}, 200},
            Spacer{0, 5, {v1}, {}},
            Paste{copyClips(t.project(), {x}).value(), 0, v1, {}},
            PasteAttributes{x, {a}, {Attribute::Gain}},
            SetClip{a, u("z")},
            SetSpeed{a, 2},
            SetTimeMap{a, map},
            InsertFreeze{v1, 5, 5},
            Link{{a, x}},
            Unlink{{a}},
            GroupClips{{a, x}},
            Ungroup{b},
            MoveIntoSync{sound},
            SlipIntoSync{sound},
            Synchronise{a, x, 8},
            AddTransition{b, u("dissolve"), 4},
            AddTransitions{{b}, u("dissolve"), 4},
            SetTransition{t.idOf(u("s")), {}, 3},
            RemoveTransition{t.idOf(u("s"))},
            AddEffect{a, u("opacity"), {}},
            SetEffect{effect, false, {}},
            SetKeyframe{effect, u("opacity"), {3, 50}},
            MoveKeyframe{effect, u("opacity"), 0, 5},
            RemoveKeyframe{effect, u("opacity"), 0},
            PasteEffects{t.clip(u("a"))->effects, {a}},
            MoveEffect{effect, 1},
            RemoveEffect{effect},
            Nest{{a}},
            Unnest{t.idOf(u("nest"))},
            EditGroup{u("g"), {AddMarker{{}, 3}, Lift{{a}}}}};
}

/// Edits that change no clip of a track, or, like a new rate, all of a sequence.
static std::vector<Edit> editsOfOtherThings(const Timeline &t)
{
    const Recipe recipe = t.project().shots[0]->recipe;
    const MediaItem &film = *t.project().media[0];
    const FolderId folder = t.project().folders.at(0)->id;
    MediaItem other = film;
    other.path = u("other.mkv");
    SetSequence faster;
    faster.rate = FrameRate::make(50).value();
    const MarkerId marker = t.sequence().markers.at(0).id;
    SetTrack renamed{t.id(u("V1"))};
    renamed.name = u("Picture");
    return {AddFolder{u("f"), {}},
            AddMedia{other},
            RemoveMedia{t.song().media},
            SetMedia{film.id, u("Film")},
            SetShot{t.shot().shot, u("Card")},
            SetFolder{folder, u("Day 1")},
            RemoveFolder{folder},
            Relink{{{film.id, u("moved.mkv"), film.identity, {}}}},
            SetPaths{{{film.path, u("elsewhere.mkv")}}},
            AddProxy{film.id, {u("small.mov"), 160, 90}},
            RemoveProxy{film.id, film.proxies.at(0).path},
            AddShot{u("s"), {}, recipe},
            RemoveShot{t.project().shots.back()->id},
            SetRecipe{t.shot().shot, recipe},
            ChooseTake{t.shot().shot, u("00ff")},
            AddSequence{u("n")},
            RemoveSequence{t.project().sequences.back()->id},
            faster,
            SetMaster{{}, -3},
            SetActive{t.sequence().id},
            AddTrack{},
            MoveTrack{t.id(u("V1")), 1},
            renamed,
            AddMarker{{}, 4},
            SetMarker{marker, 5},
            RemoveMarker{marker}};
}

/// V1 with something for every edit; all other tracks are free.
static Timeline timelineForAllEdits()
{
    Timeline t;
    t.putLinked(u("a"), 0, 10);
    t.putLinked(u("b"), 10, 10);
    t.put(u("V1"), u("c"), 30, 10);
    t.put(u("V2"), u("x"), 0, 10);
    t.put(u("V2"), u("y"), 20, 10);
    NewClip shot{t.shot(), t.id(u("V1"))};
    shot.name = u("s");
    t.must(Overwrite{shot, 40});
    t.must(AddTransition{t.idOf(u("s")), u("dissolve"), 4});
    Curve curve;
    curve.keyframes = {{0, 10}, {8, 90}};
    t.must(AddEffect{t.idOf(u("a")), u("opacity"), {{u("opacity"), curve}}});
    t.must(AddEffect{t.idOf(u("a")), u("transform"), {}});
    t.must(GroupClips{{t.idOf(u("b")), t.idOf(u("y"))}});
    t.must(AddFolder{u("Footage"), {}});
    t.must(AddProxy{t.project().media.at(0)->id, {u("proxy.mov"), 320, 180}});
    t.put(u("V1"), u("d"), 100, 10);
    t.must(Nest{{t.idOf(u("d"))}});
    SetClip name{t.last(u("V1"))->id};
    name.name = u("nest");
    t.must(name);
    t.must(AddMarker{{}, 7});
    t.must(AddShot{u("not shown"), {}, t.project().shots[0]->recipe});
    t.must(AddSequence{u("not nested")});
    t.must(Move{{t.idOf(u("a~"))}, 1, 0, PlaceMode::Overwrite, false});
    return t;
}

class TestLockedTracks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEditKnowsLockedTracks_data();
    void everyEditKnowsLockedTracks();
};

void TestLockedTracks::everyEditKnowsLockedTracks_data()
{
    QTest::addColumn<int>("index"); ///< of the variant
    Timeline t = timelineForAllEdits();
    std::set<std::size_t> indices;
    for (const auto &edits : {editsOfClips(t), editsOfOtherThings(t)}) {
        for (const Edit &edit : edits) {
            QVERIFY(indices.insert(edit.index()).second);
            const QByteArray name = std::visit(
                [](const auto &alternative) {
                    return QByteArray(std::decay_t<decltype(alternative)>::kName);
                },
                edit);
            QTest::newRow(name.constData()) << static_cast<int>(edit.index());
        }
    }
    QCOMPARE(indices.size(), std::variant_size_v<Edit>); // none is forgotten
}

void TestLockedTracks::everyEditKnowsLockedTracks()
{
    QFETCH(int, index);
    const Timeline open = timelineForAllEdits();
    Timeline locked = open;
    locked.setLocked(u("V1"));
    locked.setLocked(u("A1"));
    const auto isIt = [&](const Edit &edit) { return static_cast<int>(edit.index()) == index; };
    const auto edits = editsOfClips(open), others = editsOfOtherThings(open);
    const auto edit = std::find_if(edits.begin(), edits.end(), isIt);
    if (edit == edits.end()) {
        const Status status = locked.edit(*std::find_if(others.begin(), others.end(), isIt));
        QVERIFY2(status, status ? "" : qPrintable(status.error().message));
        return;
    }
    const Status refused = locked.edit(*edit);
    QVERIFY(!refused);
    static const QRegularExpression named(u("track [VA]1 is locked"));
    QVERIFY2(named.match(refused.error().message).hasMatch(), qPrintable(refused.error().message));
}

WEFT_TEST_MAIN(TestLockedTracks)
#include "tst_locked_tracks.moc"
