#include "tests/core/edit/timeline.h"
#include "tests/support/test_main.h"

#include "core/edit/edit_json.h"

using namespace weft;
using weft::test::Timeline;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// Edits as scripts and the journal spell them.
class TestEditJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyEditSurvivesItsJson();
    void scriptsRefuseUnknownMembersByName();
    void theReferenceListsEveryEdit();
};

/// One of each edit, with members set that differ from their defaults.
static std::vector<Edit> oneOfEach(const Timeline &t)
{
    NewClip clip{t.film(),       t.id(u("V1")),   t.id(u("A1")), 5,
                 Rational(1, 3), Rational(-2, 7), Fit::Fill,     u("näme \"x\"")};
    Curve curve;
    curve.keyframes = {{-3, 0.1, Interpolation::Bezier, {-1.5, 2}, {1e-9, 3}}, {7, 1.0 / 3}};
    SetClip setClip{t.idOf(u("a")),
                    u("z"),
                    false,
                    Fit::None,
                    TimeInterpolation::Flow,
                    -3.25,
                    Fade{2, FadeShape::Smooth},
                    Fade{1}};
    setClip.title = TitleSource{u("two\nlines"), u("Inter"), 400, true,        7.5, 1.3,
                                TextAlign::Left, 10,         20,  {1, 2, 3, 4}};
    setClip.colour = Colour{9, 8, 7, 255};
    setClip.sampling = Sampling::Lanczos;
    setClip.pan = -0.25;
    setClip.channels = std::vector<int>{1, -1};
    setClip.keepsPitch = true;
    SetSequence setSequence{t.sequence().id,
                            u("s"),
                            320,
                            240,
                            FrameRate::fromString(u("23.976")).value(),
                            bt709Tags(),
                            Compositing::Linear,
                            HdrInput::PassThrough,
                            DisplayView{ViewUse::Monitor, u("c.ocio"), u("a"), u("b"), u("c")},
                            true,
                            SoundLayout::Surround51};
    SetTrack setTrack{t.id(u("A1")), u("B"), true, true, true, true, false, -1.5, 0.5};
    Recipe recipe = t.project().shots[0]->recipe;
    recipe.parameters = {{u("a"), true},
                         {u("b"), std::int64_t(3)},
                         {u("c"), 0.5},
                         {u("d"), u("text")}};
    recipe.inputs = {{u("image"), t.photo().media, u("abc")}};
    AddTransition transition{t.idOf(u("a")),
                             u("dissolve"),
                             6,
                             1,
                             {{u("on"), true}, {u("way"), u("left")}},
                             HandleRule::Shorten,
                             false};
    const std::vector<ClipId> a{t.idOf(u("a"))};
    const Clipboard clipboard = copyClips(t.project(), a).value();
    const TimeMap map{{{0, 1}, {Rational(1, 3), 2}, {2, Rational(1, 7)}}};
    return {AddFolder{u("f"), {}},
            AddMedia{*t.project().media[0]},
            RemoveMedia{t.song().media},
            SetMedia{t.song().media,
                     u("s"),
                     FolderId(),
                     {{u("a"), u("ä")}},
                     3,
                     bt709Tags(),
                     MediaHdr::PassThrough,
                     true},
            SetShot{t.shot().shot, u("s"), FolderId{7}, std::vector<QString>(), 0},
            SetFolder{{7}, u("f"), FolderId()},
            RemoveFolder{{7}},
            Relink{{{t.song().media, u("x.wav"), {7, u("ab")}, {}},
                    {t.film().media, u("y.mov"), {}, t.project().media[0]->info}}},
            SetPaths{{{u("a"), u("../a")}, {u("b"), u("c")}}},
            AddProxy{t.film().media, {u("p.mov"), 64, 48, {}}},
            RemoveProxy{t.film().media, u("p.mov")},
            AddShot{u("s"), {}, recipe},
            RemoveShot{t.shot().shot},
            SetRecipe{t.shot().shot, recipe},
            ChooseTake{t.shot().shot, u("00ff")},
            MakeIndependent{a[0], u("own")},
            BakeToFile{t.shot().shot, *t.project().media[1], a},
            AddSequence{u("n"), SequenceSettings{64, 48}, 3, 0},
            RemoveSequence{t.sequence().id},
            setSequence,
            SetMaster{t.sequence().id, 3.5, -0.5, true},
            SetActive{t.sequence().id},
            AddTrack{{}, TrackKind::Audio, u("Music")},
            RemoveTrack{t.id(u("V2"))},
            MoveTrack{t.id(u("V2")), -1},
            setTrack,
            AddMarker{{}, 4, 5, u("m"), u("note"), {1, 2, 3, 255}, true},
            SetMarker{{77}, 1, 2, u("m"), u("n"), Colour{4, 5, 6, 255}, true},
            RemoveMarker{{77}},
            Insert{clip, 3},
            Overwrite{clip, 4},
            Append{clip},
            Replace{a[0], t.photo(), Rational(1, 7), true, false},
            PlaceSpan{t.film(), t.id(u("V1")), t.id(u("A1")), Rational(1, 3), Rational(2), 5, 9,
                      true},
            Lift{a, false},
            RippleDelete{a},
            LiftRange{1, 5, {t.id(u("V1"))}, {}},
            Extract{1, 5, {}, t.sequence().id},
            CloseGap{t.id(u("V1")), 3},
            Split{{}, t.sequence().id, 5},
            Join{a[0], false},
            Trim{a[0], Edge::Start, 5, true, false},
            RippleTrim{a[0], Edge::End, 5, true, false},
            RippleTrimToPlayhead{5, Edge::End, {t.id(u("V1"))}, t.sequence().id},
            Roll{a[0], 5, true, false},
            Slip{a, -5, true, false},
            Slide{a[0], -5, true, false},
            Extend{a, 5, true, false},
            Move{a, -2, 1, PlaceMode::Insert, false},
            Swap{a[0], false},
            Duplicate{a, 7, PlaceMode::Insert, false},
            Spacer{1, -2, {t.id(u("V1"))}, t.sequence().id},
            Paste{clipboard, 4, t.id(u("V1")), t.id(u("A1")), PlaceMode::Insert},
            PasteAttributes{a[0], a, {Attribute::Effects, Attribute::Speed}, true},
            setClip,
            SetSpeed{a[0], Rational(-2, 3), true, false, false},
            SetTimeMap{a[0], map, Rational(1, 7), true, false},
            InsertFreeze{t.id(u("V1")), 5, 6},
            Link{a},
            Unlink{a},
            GroupClips{a},
            Ungroup{a[0]},
            MoveIntoSync{a[0]},
            SlipIntoSync{a[0]},
            Synchronise{a[0], {77}, Rational(-1, 3), false},
            transition,
            AddTransitions{a, u("dissolve"), 4, {{u("file"), MediaId{7}}}},
            SetTransition{a[0], u("dissolve"), 4, 1, {{u("x"), Curve(1)}}, HandleRule::Hold},
            RemoveTransition{a[0]},
            AddEffect{a[0], u("transform"), {{u("x"), curve}}},
            SetEffect{{5}, true, {{u("y"), Curve(0.1)}, {u("b"), true}, {u("t"), u("text")}}},
            SetKeyframe{{5}, u("x"), curve.keyframes[0]},
            MoveKeyframe{{5}, u("x"), -3, 4},
            RemoveKeyframe{{5}, u("x"), 7},
            PasteEffects{{{{6}, u("opacity"), false, {{u("opacity"), curve}}, {}}}, a},
            MoveEffect{{5}, -1},
            RemoveEffect{{5}},
            Nest{a, u("n"), false},
            Unnest{a[0], false},
            EditGroup{u("g"),
                      {AddMarker{{}, 1}, EditGroup{u("inner"), {SetActive{t.sequence().id}}}}}};
}

void TestEditJson::everyEditSurvivesItsJson()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 10);
    const auto edits = oneOfEach(t);
    QCOMPARE(edits.size(), std::variant_size_v<Edit>);
    for (std::size_t i = 0; i < edits.size(); ++i) {
        QCOMPARE(edits[i].index(), i);
        const QByteArray line = toJsonLine(edits[i]);
        QVERIFY(!line.contains('\n'));
        const auto read = editFromJsonLine(line);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QCOMPARE(toJsonLine(*read), line);
        QCOMPARE(read->index(), i);
    }
}

void TestEditJson::scriptsRefuseUnknownMembersByName()
{
    const auto typo = editFromJsonLine(R"({"edit":"split","at":5,"trakc":3})");
    QVERIFY(!typo);
    QVERIFY2(typo.error().message.contains(u("trakc")) && typo.error().message.contains(u("track")),
             qPrintable(typo.error().message));
    for (const char *bad :
         {"", "{", "[]", "7", R"({"edit":"dance"})", R"({"at":5})", R"({"edit":"split","at":"x"})",
          R"({"edit":"split","at":1e400})", R"({"edit":"split","at":9223372036854775808})",
          R"({"edit":"trim","clip":1,"edge":"middle","to":3})", R"({"edit":"lift","clips":7})"}) {
        const auto read = editFromJsonLine(bad);
        QVERIFY2(!read, bad);
        QCOMPARE(read.error().kind, ErrorKind::Usage);
    }
}

void TestEditJson::theReferenceListsEveryEdit()
{
    const QStringList lines = editReference();
    QCOMPARE(static_cast<std::size_t>(lines.size()), std::variant_size_v<Edit>);
    QVERIFY(lines.filter(u("\"edit\":\"ripple-delete\"")).size() == 1);
}

WEFT_TEST_MAIN(TestEditJson)
#include "tst_edit_json.moc"
