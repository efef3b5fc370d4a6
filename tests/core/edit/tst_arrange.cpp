#include "tests/core/edit/timeline.h"
#include "tests/support/test_main.h"

#include "core/edit/edit_json.h"
#include "core/project/project_file.h"
#include "core/project/schema_check.h"

using namespace weft;
using weft::test::Timeline;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// Links, groups, the clipboard, nests, three- and four-point edits, markers, adjustments and
/// shots: what arranges clips rather than trims them.
class TestArrange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linksBindAndUnbind();
    void linksAreRefused_data();
    void linksAreRefused();
    void groupsNestAndComeApartFromOutside();
    void ranges_data();
    void ranges();
    void pastingAtAnotherRateKeepsTimes_data();
    void pastingAtAnotherRateKeepsTimes();
    void chosenAttributesArePasted_data();
    void chosenAttributesArePasted();
    void brokenClipboardsAreRefused_data();
    void brokenClipboardsAreRefused();
    void nestingAndTakingApartShowsTheSame_data();
    void nestingAndTakingApartShowsTheSame();
    void nestsThatWouldLoseSomethingStay_data();
    void nestsThatWouldLoseSomethingStay();
    void threePointsDecideTheFourth_data();
    void threePointsDecideTheFourth();
    void markersBecomeChapters();
    void adjustmentsAreClipsOfVideoTracks();
    void shotsAreSharedUntilMadeIndependent();
    void bakingTurnsAShotIntoFootage();
    void extendReachesThePlayheadOnBothSides_data();
    void extendReachesThePlayheadOnBothSides();
    void whatIsNewInAProjectFollowsTheSchema();
    void hugeNumbersAreRefused_data();
    void hugeNumbersAreRefused();
};

void TestArrange::linksBindAndUnbind()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 20);
    t.put(u("V2"), u("b"), 5, 20);
    t.put(u("A1"), u("s"), 0, 20);
    t.must(Link{{t.idOf(u("a")), t.idOf(u("b")), t.idOf(u("s"))}});
    t.must(Move{{t.idOf(u("b"))}, 10});
    QCOMPARE(t.text(u("V1")) + u(" ") + t.text(u("V2")) + u(" ") + t.text(u("A1")),
             u("a:10+20 b:15+20 s:10+20"));
    t.must(Link{{t.idOf(u("a")), t.idOf(u("s"))}}); // a new link takes them out of the old one
    QVERIFY(t.clip(u("b"))->link != t.clip(u("a"))->link);
    t.must(Unlink{{t.idOf(u("s"))}}); // for both
    QVERIFY(!t.clip(u("a"))->link);
    t.must(Lift{{t.idOf(u("a"))}});
    QCOMPARE(t.text(u("A1")), u("s:10+20"));
}

void TestArrange::linksAreRefused_data()
{
    QTest::addColumn<int>("what");
    const QStringList names{u("one clip"),
                            u("one clip twice"),
                            u("two on one track"),
                            u("an unknown clip"),
                            u("unlinking what is not linked"),
                            u("grouping one clip"),
                            u("grouping what is grouped"),
                            u("ungrouping a loose clip")};
    for (int i = 0; i < names.size(); ++i)
        QTest::newRow(qPrintable(names[i])) << i;
}

void TestArrange::linksAreRefused()
{
    QFETCH(int, what);
    Timeline t;
    t.put(u("V1"), u("a"), 0, 20);
    t.put(u("V1"), u("b"), 20, 20);
    t.put(u("V2"), u("c"), 0, 20);
    t.must(GroupClips{{t.idOf(u("b")), t.idOf(u("c"))}});
    const ClipId a = t.idOf(u("a")), b = t.idOf(u("b")), c = t.idOf(u("c"));
    const std::array<Edit, 8> edits{Link{{a}},          Link{{a, a}}, Link{{a, b}},
                                    Link{{a, {9999}}},  Unlink{{a}},  GroupClips{{a}},
                                    GroupClips{{b, c}}, Ungroup{a}};
    const Status status = t.edit(edits[static_cast<std::size_t>(what)]);
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Refused);
}

void TestArrange::groupsNestAndComeApartFromOutside()
{
    Timeline t;
    for (const auto &[track, name, start] :
         {std::tuple{"V1", "a", 0}, {"V2", "b", 0}, {"A1", "c", 0}, {"A2", "d", 0}})
        t.put(u(track), u(name), start, 20);
    t.must(GroupClips{{t.idOf(u("a")), t.idOf(u("b"))}});
    t.must(GroupClips{{t.idOf(u("b")), t.idOf(u("c"))}}); // takes all of the first group in
    QCOMPARE(t.sequence().groups.size(), 2u);
    t.must(Move{{t.idOf(u("c"))}, 30});
    QCOMPARE(t.clip(u("a")).start, 30);
    QCOMPARE(t.clip(u("d")).start, 0);
    t.must(Duplicate{{t.idOf(u("a"))}, 100}); // the copies form groups like the originals
    QCOMPARE(t.sequence().groups.size(), 4u);
    QVERIFY(t.last(u("V1"))->group != t.clip(u("a"))->group);
    QCOMPARE(t.last(u("V1"))->group, t.last(u("V2"))->group);
    t.must(Ungroup{t.idOf(u("a"))});
    t.must(Move{{t.idOf(u("a"))}, 5});
    QCOMPARE(t.clip(u("b")).start, 35);
    QCOMPARE(t.clip(u("c")).start, 30);
    t.must(RippleDelete{{t.last(u("V1"))->id}}); // the copies, on three tracks
    QCOMPARE(t.sequence().groups.size(), 1u);
}

void TestArrange::ranges_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<qlonglong>("at");
    QTest::addColumn<QString>("v1");
    QTest::addColumn<QString>("v2");
    QTest::newRow("over a gap") << "overwrite" << 100LL << "a:0+20 b:20+20 a:100+10 b:110+10"
                                << "x:15+10 x:105+10";
    QTest::newRow("over the originals") << "overwrite" << 5LL << "a:0+5 a:5+10 b:15+10 b:25+15"
                                        << "x:10+10 x:20+5";
    QTest::newRow("inserted at the start") << "insert" << 0LL << "a:0+10 b:10+10 a:20+20 b:40+20"
                                           << "x:5+10 x:35+10";
    QTest::newRow("inserted in the middle")
        << "insert" << 30LL << "a:0+20 b:20+10 a:30+10 b:40+10 b:50+10"
        << "x:15+10 x:35+10";
}

/// Copies frames 10 to 30 of both tracks and pastes them.
void TestArrange::ranges()
{
    QFETCH(QString, mode);
    QFETCH(qlonglong, at);
    Timeline t;
    t.put(u("V1"), u("a"), 0, 20);
    t.put(u("V1"), u("b"), 20, 20, 200);
    t.put(u("V2"), u("x"), 15, 10);
    const auto copied = copyRange(t.project(), {t.id(u("V1")), t.id(u("V2"))}, 10, 30);
    QVERIFY(copied.has_value());
    t.must(Paste{*copied,
                 at,
                 t.id(u("V1")),
                 {},
                 mode == u("insert") ? PlaceMode::Insert : PlaceMode::Overwrite});
    QTEST(t.text(u("V1")), "v1");
    QTEST(t.text(u("V2")), "v2");
    QCOMPARE(t.sourceFrame(u("V1"), at), 110);
    QCOMPARE(t.sourceFrame(u("V1"), at + 10), 200);
    QVERIFY(!copyRange(t.project(), {t.id(u("V1"))}, 500, 600)); // nothing there
}

void TestArrange::pastingAtAnotherRateKeepsTimes_data()
{
    QTest::addColumn<QString>("rate");
    for (const char *rate : {"23.976", "24", "29.97", "50", "59.94", "119.88", "120"})
        QTest::newRow(rate) << u(rate);
}

void TestArrange::pastingAtAnotherRateKeepsTimes()
{
    QFETCH(QString, rate);
    Timeline t;
    t.put(u("V1"), u("a"), 50, 75);
    t.put(u("V1"), u("b"), 125, 25);
    const auto copied = copyClips(t.project(), {t.idOf(u("a")), t.idOf(u("b"))}).value();
    t.must(
        AddSequence{u("Other"), SequenceSettings{640, 360, FrameRate::fromString(rate).value()}});
    const TrackId v1 = t.project().sequences[1]->tracks[0]->id;
    t.must(Paste{copied, 0, v1});
    const ClipList &clips = t.project().sequences[1]->tracks[0]->clips;
    const FrameRate other = FrameRate::fromString(rate).value();
    QCOMPARE(clips.size(), 2u);
    QCOMPARE(clips.at(1).start, other.frameAt(Rational(3), Rounding::Nearest));
    QCOMPARE(clips.at(1).end(), other.frameAt(Rational(4), Rounding::Nearest));
    QCOMPARE(clips.at(0).end(), clips.at(1).start); // still a cut
    QCOMPARE(clips.at(0)->in, Rational(4));
}

void TestArrange::chosenAttributesArePasted_data()
{
    QTest::addColumn<int>("attribute");
    QTest::addColumn<QString>("result"); ///< gain fade-in fit speed enabled effects
    const auto row = [](const char *name, Attribute attribute, const char *result) {
        QTest::newRow(name) << static_cast<int>(attribute) << u(result);
    };
    row("effects", Attribute::Effects, "0 0 fit 1 1 1");
    row("fades", Attribute::Fades, "0 5 fit 1 1 0");
    row("gain", Attribute::Gain, "-6 0 fit 1 1 0");
    row("fit", Attribute::Fit, "0 0 fill 1 1 0");
    row("speed", Attribute::Speed, "0 0 fit 2 1 0");
    row("enabled", Attribute::Enabled, "0 0 fit 1 0 0");
}

void TestArrange::chosenAttributesArePasted()
{
    QFETCH(int, attribute);
    Timeline t;
    t.put(u("V1"), u("a"), 0, 20);
    t.put(u("V1"), u("b"), 20, 5); // shorter than the fade
    t.must(SetClip{t.idOf(u("a")), {}, false, Fit::Fill, {}, -6.0, Fade{8}});
    t.must(SetSpeed{t.idOf(u("a")), 2, true});
    t.must(AddEffect{t.idOf(u("a")), u("opacity"), {}});
    t.must(PasteAttributes{t.idOf(u("a")), {t.idOf(u("b"))}, {static_cast<Attribute>(attribute)}});
    const Clip b = t.clip(u("b"));
    QTEST(QStringLiteral("%1 %2 %3 %4 %5 %6")
              .arg(b->gainDb)
              .arg(b->fadeIn.length)
              .arg(QLatin1String(nameOf(b->fit).data()), b->speed.toString())
              .arg(b->enabled)
              .arg(b->effects.size()),
          "result");
    QCOMPARE(b->length, 5);
}

void TestArrange::brokenClipboardsAreRefused_data()
{
    QTest::addColumn<int>("what");
    const QStringList names{u("nothing"),
                            u("no length"),
                            u("negative start"),
                            u("endless"),
                            u("a fade too long"),
                            u("no gain"),
                            u("a broken map"),
                            u("a broken title"),
                            u("an adjustment that sounds"),
                            u("a broken transition"),
                            u("unknown media"),
                            u("tracks that are not there")};
    for (int i = 0; i < names.size(); ++i)
        QTest::newRow(qPrintable(names[i])) << i;
}

void TestArrange::brokenClipboardsAreRefused()
{
    QFETCH(int, what);
    Timeline t;
    t.put(u("V1"), u("a"), 0, 20);
    Clipboard clipboard = copyClips(t.project(), {t.idOf(u("a"))}).value();
    ClipBody body = *clipboard.clips[0].clip.body;
    CopiedClip &copied = clipboard.clips[0];
    switch (what) {
    case 1: body.length = 0; break;
    case 2: copied.clip.start = -1; break;
    case 3: body.length = std::int64_t(1) << 62; break;
    case 4: body.fadeOut.length = 21; break;
    case 5: body.gainDb = qQNaN(); break;
    case 6: body.remap = TimeMap{{{1, 0}, {0, 0}}}; break;
    case 7: body.source = TitleSource{u("T"), u("Inter"), 5000}; break;
    case 8:
        body.source = AdjustmentSource{};
        copied.kind = TrackKind::Audio;
        break;
    case 9: body.transition = Transition{{1}, u("dissolve"), -5, 9}; break;
    case 10: body.source = MediaSource{{9999}}; break;
    case 11: copied.track = 1'000'000'000; break;
    default: break;
    }
    copied.clip.body = std::make_shared<const ClipBody>(body);
    if (what == 0)
        clipboard.clips.clear();
    const Status status = t.edit(Paste{clipboard, 100, t.id(u("V1")), t.id(u("A1"))});
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Refused);
}

void TestArrange::nestingAndTakingApartShowsTheSame_data()
{
    QTest::addColumn<int>("from"); ///< trims of the nest before it is taken apart
    QTest::addColumn<int>("to");
    QTest::addColumn<QString>("v1");
    QTest::addColumn<QString>("v2");
    QTest::newRow("whole") << 10 << 50 << "z:0+10 a:10+20 b:30+20"
                           << "x:25+10";
    QTest::newRow("start cut") << 15 << 50 << "z:0+10 a:15+15 b:30+20"
                               << "x:25+10";
    QTest::newRow("end cut within a clip") << 10 << 30 << "z:0+10 a:10+20"
                                           << "x:25+5";
    QTest::newRow("a piece of one clip") << 35 << 40 << "z:0+10 b:35+5"
                                         << "";
}

void TestArrange::nestingAndTakingApartShowsTheSame()
{
    QFETCH(int, from);
    QFETCH(int, to);
    Timeline t;
    t.put(u("V1"), u("z"), 0, 10);
    t.put(u("V1"), u("a"), 10, 20);
    t.put(u("V1"), u("b"), 30, 20, 200);
    t.put(u("V2"), u("x"), 25, 10, 300);
    std::vector<std::int64_t> before;
    for (int frame = from; frame < to; ++frame)
        before.push_back(t.sourceFrame(u("V1"), frame));
    t.must(Nest{{t.idOf(u("a")), t.idOf(u("b")), t.idOf(u("x"))}, u("inner")});
    const Clip nest = t.last(u("V1"));
    QCOMPARE(nest.range(), (TimeRange{10, 40}));
    QVERIFY(t.track(u("V2")).clips.isEmpty());
    QCOMPARE(t.project().sequences[1]->length(), 40);
    if (from > 10)
        t.must(Trim{nest->id, Edge::Start, from});
    if (to < 50)
        t.must(Trim{nest->id, Edge::End, to});
    t.must(Unnest{nest->id});
    QTEST(t.text(u("V1")), "v1");
    QTEST(t.text(u("V2")), "v2");
    for (int frame = from; frame < to; ++frame)
        QCOMPARE(t.sourceFrame(u("V1"), frame), before[static_cast<std::size_t>(frame - from)]);
}

void TestArrange::nestsThatWouldLoseSomethingStay_data()
{
    QTest::addColumn<int>("what");
    const QStringList names{u("another speed"), u("a time map"),     u("an effect"), u("a fade"),
                            u("in the way"),    u("too few tracks"), u("not a nest")};
    for (int i = 0; i < names.size(); ++i)
        QTest::newRow(qPrintable(names[i])) << i;
}

void TestArrange::nestsThatWouldLoseSomethingStay()
{
    QFETCH(int, what);
    Timeline t;
    t.put(u("V1"), u("a"), 10, 20);
    t.put(u("V2"), u("x"), 10, 20);
    t.must(Nest{{t.idOf(u("a")), t.idOf(u("x"))}});
    ClipId nest = t.last(u("V1"))->id;
    switch (what) {
    case 0: t.must(SetSpeed{nest, Rational(1, 2)}); break;
    case 1: t.must(SetTimeMap{nest, TimeMap{{{0, 0}, {Rational(4, 5), 0}}}}); break;
    case 2: t.must(AddEffect{nest, u("opacity"), {}}); break;
    case 3: t.must(SetClip{nest, {}, {}, {}, {}, {}, Fade{3}}); break;
    case 4: t.put(u("V2"), u("y"), 15, 5); break;
    case 5: t.must(Move{{nest}, 0, 1}); break;
    default: t.put(u("V1"), u("b"), 100, 5); nest = t.idOf(u("b"));
    }
    const Status status = t.edit(Unnest{nest});
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Refused);
}

void TestArrange::threePointsDecideTheFourth_data()
{
    QTest::addColumn<int>("sourceIn"); ///< frames; −1 = not given
    QTest::addColumn<int>("sourceOut");
    QTest::addColumn<int>("in");
    QTest::addColumn<int>("out");
    QTest::addColumn<QString>("result"); ///< "start+length@in x speed"; empty = refused
    QTest::newRow("source span to an in point") << 50 << 60 << 20 << -1 << "20+10@50 x1";
    QTest::newRow("source span to an out point") << 50 << 60 << -1 << 20 << "10+10@50 x1";
    QTest::newRow("source in to a timeline span") << 50 << -1 << 20 << 32 << "20+12@50 x1";
    QTest::newRow("source out to a timeline span") << -1 << 60 << 20 << 32 << "20+12@48 x1";
    QTest::newRow("fit to fill, faster") << 50 << 70 << 20 << 30 << "20+10@50 x2";
    QTest::newRow("fit to fill, slower") << 50 << 57 << 20 << 30 << "20+10@50 x7/10";
    QTest::newRow("two in points: the rest of the source")
        << 390 << -1 << 20 << -1 << "20+10@390 x1";
    QTest::newRow("one point") << 50 << -1 << -1 << -1 << "";
    QTest::newRow("no source point") << -1 << -1 << 20 << 30 << "";
    QTest::newRow("source out before in") << 60 << 50 << 20 << -1 << "";
    QTest::newRow("timeline out at in") << 50 << -1 << 20 << 20 << "";
    QTest::newRow("before the sequence") << 50 << 80 << -1 << 20 << "";
    QTest::newRow("before the source") << -1 << 5 << 20 << 32 << "";
    QTest::newRow("beyond the source") << 395 << -1 << 20 << 32 << "";
}

void TestArrange::threePointsDecideTheFourth()
{
    QFETCH(int, sourceIn);
    QFETCH(int, sourceOut);
    QFETCH(int, in);
    QFETCH(int, out);
    QFETCH(QString, result);
    for (const bool insert : {false, true}) {
        Timeline t;
        t.put(u("V2"), u("x"), 5, 100);
        PlaceSpan edit{t.film(), t.id(u("V2")), t.id(u("A2"))}; // the tracks that are targets
        edit.insert = insert;
        if (sourceIn >= 0)
            edit.sourceIn = Rational(sourceIn, 25);
        if (sourceOut >= 0)
            edit.sourceOut = Rational(sourceOut, 25);
        if (in >= 0)
            edit.in = in;
        if (out >= 0)
            edit.out = out;
        const Status status = t.edit(edit);
        QCOMPARE(status.has_value(), !result.isEmpty());
        if (!status)
            continue;
        const Clip placed = t.track(u("A2")).clips.at(0);
        QCOMPARE(QStringLiteral("%1+%2@%3 x%4")
                     .arg(placed.start)
                     .arg(placed->length)
                     .arg(placed->in.times(25, Rounding::Nearest))
                     .arg(placed->speed.toString()),
                 result);
        QCOMPARE(t.track(u("V2")).clips.indexAt(placed.start), std::optional<std::size_t>(1));
        QCOMPARE(t.last(u("V2")).end(), insert ? 105 + placed->length : 105);
        QVERIFY(t.track(u("V1")).clips.isEmpty());
    }
}

void TestArrange::markersBecomeChapters()
{
    Timeline t;
    t.must(AddMarker{{}, 100, 0, u("Two"), {}, Marker().colour, true});
    t.must(AddMarker{{}, 0, 0, u("One"), {}, Marker().colour, true});
    t.must(AddMarker{{}, 50, 10, u("note")});
    SetMarker edit{t.sequence().markers[1].id};
    edit.chapter = true;
    edit.at = 150; // and to another place in the order
    t.must(edit);
    QStringList chapters;
    for (const Marker &marker : t.sequence().markers)
        chapters << QStringLiteral("%1 %2 %3").arg(marker.name).arg(marker.at).arg(marker.chapter);
    QCOMPARE(chapters.join(u(", ")), u("One 0 1, Two 100 1, note 150 1"));
    edit.at = -1;
    QVERIFY(!t.edit(edit));
    QVERIFY(!t.edit(RemoveMarker{{9999}}));
}

void TestArrange::adjustmentsAreClipsOfVideoTracks()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 100);
    NewClip adjustment{AdjustmentSource{}, t.id(u("V2"))};
    adjustment.name = u("j");
    t.must(Overwrite{adjustment, 10});
    QCOMPARE(t.text(u("V2")), u("j:10+125"));      // five seconds, as stills
    t.must(Trim{t.idOf(u("j")), Edge::End, 2000}); // as long as wanted
    t.must(AddEffect{t.idOf(u("j")), u("transform"), {{u("scaleX"), Curve(50)}}});
    t.must(Split{t.id(u("V2")), {}, 30});
    QCOMPARE(t.last(u("V2"))->effects.size(), 1u);
    QVERIFY(!t.edit(SetSpeed{t.idOf(u("j")), 2}));
    QVERIFY(!t.edit(Slip{{t.idOf(u("j"))}, 2}));
    NewClip heard{AdjustmentSource{}, {}, t.id(u("A1"))};
    const Status status = t.edit(Append{heard});
    QVERIFY(!status);
    QVERIFY2(status.error().message.contains(u("Adjustment")), qPrintable(status.error().message));
}

void TestArrange::shotsAreSharedUntilMadeIndependent()
{
    Timeline t;
    t.must(Append{NewClip{t.shot(), t.id(u("V1"))}});
    t.must(Append{NewClip{t.shot(), t.id(u("V1"))}});
    const ClipId second = t.last(u("V1"))->id;
    t.must(MakeIndependent{second});
    QCOMPARE(t.project().shots.size(), 2u);
    QCOMPARE(t.project().shots[1]->name, u("shot 2"));
    Recipe recipe = t.project().shots[1]->recipe;
    recipe.seed = 5;
    t.must(SetRecipe{t.project().shots[1]->id, recipe});
    QCOMPARE(t.project().shots[0]->recipe.seed, 0);
    QVERIFY(std::get<ShotSource>(t.last(u("V1"))->source).shot == t.project().shots[1]->id);
}

void TestArrange::bakingTurnsAShotIntoFootage()
{
    Timeline t;
    t.must(Append{NewClip{t.shot(), t.id(u("V1")), {}, 30, Rational(1, 5)}});
    t.must(Append{NewClip{t.shot(), t.id(u("V2"))}});
    t.setLocked(u("V2"));
    MediaItem item = *t.project().media[0];
    item.path = u("take.mkv");
    t.must(BakeToFile{t.shot().shot, item, {}});
    QVERIFY(std::holds_alternative<MediaSource>(t.last(u("V1"))->source));
    QCOMPARE(t.last(u("V1"))->in, Rational(1, 5));
    QVERIFY(std::holds_alternative<ShotSource>(t.last(u("V2"))->source)); // locked: as it was
    QCOMPARE(t.project().shots.size(), 1u);
}

void TestArrange::extendReachesThePlayheadOnBothSides_data()
{
    QTest::addColumn<int>("to");
    QTest::addColumn<QString>("v1"); ///< empty = refused
    QTest::newRow("forwards") << 90 << "a:50+40";
    QTest::newRow("backwards") << 20 << "a:20+50";
    QTest::newRow("to the start of the sequence") << 0 << "a:0+70";
    QTest::newRow("at its own end") << 70 << "";
    QTest::newRow("inside") << 60 << "";
}

void TestArrange::extendReachesThePlayheadOnBothSides()
{
    QFETCH(int, to);
    QFETCH(QString, v1);
    Timeline t;
    t.putLinked(u("a"), 50, 20);
    const std::int64_t before = t.sourceFrame(u("V1"), 55);
    const Status status = t.edit(Extend{{t.idOf(u("a"))}, to});
    QCOMPARE(status.has_value(), !v1.isEmpty());
    if (!status)
        return;
    QCOMPARE(t.text(u("V1")), v1);
    QCOMPARE(t.text(u("A1")), QString(v1).replace(u("a:"), u("a~:")));
    QCOMPARE(t.sourceFrame(u("V1"), 55), before);
}

void TestArrange::whatIsNewInAProjectFollowsTheSchema()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 50);
    t.put(u("A1"), u("s"), 0, 50);
    const QByteArray plain = toProjectText(t.project());
    for (const char *member : {"remap", "adjustment", "groups", "markers"})
        QVERIFY(!plain.contains(member)); // defaults are not written
    t.must(SetTimeMap{t.idOf(u("a")), TimeMap{{{0, Rational(1, 3)}, {Rational(7, 3), 2}}}});
    t.must(Append{NewClip{AdjustmentSource{}, t.id(u("V2"))}});
    t.must(GroupClips{{t.idOf(u("a")), t.idOf(u("s"))}});
    t.must(AddMarker{{}, 5, 2, u("m"), u("n"), {1, 2, 3, 255}, true});
    const auto problems = schemaProblems(toProjectText(t.project()), u("x.weft"));
    QVERIFY(problems.has_value());
    QCOMPARE(problems->join(u("\n")), QString());
    QByteArray text = toProjectText(t.project());
    text.replace("\"7/3\"", "\"soon\"");
    QVERIFY(!schemaProblems(text, u("x.weft"))->isEmpty());
    QVERIFY(!fromProjectText(text, u("x.weft")));
}

void TestArrange::hugeNumbersAreRefused_data()
{
    QTest::addColumn<QByteArray>("script");
    const auto row = [](const char *script) { QTest::newRow(script) << QByteArray(script); };
    row(R"({"edit":"overwrite","at":9223372036854775807,"video":VIDEO,"length":5,"source":{"kind":"title","text":"T"}})");
    row(R"({"edit":"overwrite","at":0,"video":VIDEO,"length":9223372036854775807,"source":{"kind":"title","text":"T"}})");
    row(R"({"edit":"append","video":VIDEO,"length":1099511627777,"source":{"kind":"title","text":"T"}})");
    row(R"({"edit":"overwrite","at":0,"video":VIDEO,"source":{"kind":"title","text":"T","size":0}})");
    row(R"({"edit":"move","clips":[CLIP],"by":9223372036854775807})");
    row(R"({"edit":"move","clips":[CLIP],"by":-9223372036854775808})");
    row(R"({"edit":"trim","clip":CLIP,"edge":"end","to":9223372036854775807,"hold":true})");
    row(R"({"edit":"slip","clips":[CLIP],"by":-9223372036854775808,"hold":true})");
    row(R"({"edit":"spacer","from":0,"by":9223372036854775807})");
    row(R"({"edit":"extract","from":0,"to":9223372036854775807})");
    row(R"({"edit":"duplicate","clips":[CLIP],"at":1099511627776})");
    row(R"({"edit":"set-speed","clip":CLIP,"speed":"1/1000000"})");
    row(R"({"edit":"place-span","video":VIDEO,"sourceIn":0,"sourceOut":"9223372036854775807","in":0,"source":{"kind":"title","text":"T"}})");
    row(R"({"edit":"set-keyframe","effect":EFFECT,"parameter":"opacity","frame":9223372036854775807,"value":1})");
    row(R"({"edit":"insert-freeze","track":VIDEO,"at":5,"length":4611686018427387904})");
    row(R"({"edit":"add-marker","at":9223372036854775807})");
    row(R"({"edit":"add-transition","clip":CLIP,"length":9223372036854775807,"handles":"hold"})");
    row(R"({"edit":"synchronise","clip":CLIP,"reference":OTHER,"offset":"9223372036854775807"})");
}

void TestArrange::hugeNumbersAreRefused()
{
    QFETCH(QByteArray, script);
    Timeline t;
    t.put(u("V1"), u("z"), 0, 20);
    t.put(u("V1"), u("a"), 20, 20);
    t.put(u("V2"), u("r"), 0, 20);
    t.must(AddEffect{t.idOf(u("a")), u("opacity"), {}});
    const auto number = [](auto id) { return QByteArray::number(qlonglong(id.value)); };
    script.replace("VIDEO", number(t.id(u("V1"))))
        .replace("CLIP", number(t.idOf(u("a"))))
        .replace("OTHER", number(t.idOf(u("r"))))
        .replace("EFFECT", number(t.clip(u("a"))->effects[0].id));
    const auto edit = editFromJsonLine(script);
    QVERIFY2(edit.has_value(), edit ? "" : qPrintable(edit.error().message));
    const Status status = t.edit(*edit);
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Refused);
}

WEFT_TEST_MAIN(TestArrange)
#include "tst_arrange.moc"
