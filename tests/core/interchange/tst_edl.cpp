#include "core/interchange/edl.h"
#include "tests/core/interchange/timeline_text.h"
#include "tests/support/work_timer.h"

#include <QTemporaryDir>

using namespace weft;
using namespace weft::test;

static const QString kFolder = QStringLiteral("/films");

static FrameRate rateOf(const char *text)
{
    return FrameRate::fromString(QString::fromLatin1(text)).value();
}

static Result<ImportedProject> parse(const QByteArray &text, const char *rate = nullptr)
{
    TimelineReadOptions options;
    if (rate)
        options.rate = rateOf(rate);
    return parseEdl(text, QStringLiteral("list.edl"), kFolder, options);
}

static const QByteArray kHead = "TITLE: Cut\nFCM: NON-DROP FRAME\n";

class TestEdl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eventsBecomeClips_data();
    void eventsBecomeClips();
    void whatIsNotCarriedIsListed_data();
    void whatIsNotCarriedIsListed();
    void badListsAreRefusedNamingTheLine_data();
    void badListsAreRefusedNamingTheLine();
    void filesKeepTheirPathsAndAClimbingOneIsNotFollowed();
    void locatorsBecomeMarkers();
    void whatIsWrittenIsReadBack_data();
    void whatIsWrittenIsReadBack();
    void whatCannotBeWrittenIsListed();
    void whatCodesDoNotSayOfATransitionIsListed_data();
    void whatCodesDoNotSayOfATransitionIsListed();
    void aHugeFileIsRefusedAtOnce();
};

void TestEdl::eventsBecomeClips_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("rate");
    QTest::addColumn<QString>("timeline");
    const auto row = [](const char *name, const QByteArray &events, const char *timeline,
                        const char *rate = "25") {
        QTest::newRow(name) << kHead + events << QByteArray(rate) << QString::fromUtf8(timeline);
    };
    row("two cuts",
        "001  AX V C 00:00:01:00 00:00:03:00 00:00:00:00 00:00:02:00\n* FROM CLIP NAME: a.mov\n"
        "002  AX V C 00:00:00:00 00:00:01:00 00:00:02:00 00:00:03:00\n* FROM CLIP NAME: b.mov\n",
        "V1 a.mov@0+50[25] b.mov@50+25");
    row("a gap, and timecodes of tapes",
        "001  SHOT1 V C 00:10:00:00 00:10:01:00 01:00:00:00 01:00:01:00\nFROM CLIP NAME: shot1\n"
        "002  SHOT2 V C 23:00:00:00 23:00:01:00 01:00:01:16 01:00:02:16\n",
        "V1 shot1@0+24[14400] SHOT2@40+24", "24");
    row("a dissolve with its outgoing line",
        "001  TST V C 01:00:04:05 01:00:04:14 01:00:00:00 01:00:00:09\n* FROM CLIP NAME: A\n"
        "002  TST V C 01:00:04:14 01:00:04:14 01:00:00:09 01:00:00:09\n"
        "002  TST V D 010 01:00:08:08 01:00:08:18 01:00:00:09 01:00:00:19\n"
        "* BLEND, DISSOLVE\n* FROM CLIP NAME: A\n* TO CLIP NAME: B\n"
        "003  TST V C 01:00:08:18 01:00:08:19 01:00:00:19 01:00:00:20\n* FROM CLIP NAME: B\n",
        "V1 A@0+9[101] B@9+10[200]<0|10 B@19+1[210]", "24");
    row("a dissolve whose outgoing line has length",
        "001  TST V C 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n"
        "001  TST V D 010 00:00:08:00 00:00:09:00 00:00:01:00 00:00:02:00\n"
        "* FROM CLIP NAME: A\n* TO CLIP NAME: B\n",
        "V1 A@0+25 B@25+25[200]<0|10");
    row("wipes by their codes; sound crossfades",
        "001  A AA/V C 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n"
        "002  B AA/V W001 010 00:00:00:00 00:00:01:00 00:00:01:00 00:00:02:00\n"
        "003  A V W119 005 00:00:02:00 00:00:03:00 00:00:02:00 00:00:03:00\n",
        "V1 A@0+25& B@25+25<0|10 wipe& A@50+25[50]<0|5 iris shape=circle\n"
        "A1 A@0+25& B@25+25<0|10&");
    row("a diagonal wipe",
        "001  A V C 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n"
        "002  B V W041 010 00:00:00:00 00:00:01:00 00:00:01:00 00:00:02:00\n",
        "V1 A@0+25 B@25+25<0|10 wipe angle=60.6422");
    row("a fade from black, one to black",
        "001  BL V C 00:00:00:00 00:00:00:00 00:00:00:00 00:00:00:00\n"
        "001  A V D 012 00:00:02:00 00:00:04:00 00:00:00:00 00:00:02:00\n"
        "002  A V C 00:00:04:00 00:00:04:00 00:00:02:00 00:00:02:00\n"
        "002  BL V D 010 00:00:00:00 00:00:00:10 00:00:02:00 00:00:02:10\n",
        "V1 A@0+60[50]{12,10}");
    row("black is a gap",
        "001  BL V C 00:00:00:00 00:00:02:00 00:00:00:00 00:00:02:00\n"
        "002  A V C 00:00:00:00 00:00:01:00 00:00:02:00 00:00:03:00\n",
        "V1 A@50+25");
    row("double speed: M2 says it",
        "001  A V C 00:00:00:00 00:00:02:00 00:00:00:00 00:00:01:00\n"
        "M2   A       050.0                00:00:00:00\n",
        "V1 A@0+25x2");
    row("a third: the lengths say what one decimal cannot",
        "001  A V C 00:00:00:00 00:00:01:08 00:00:00:00 00:00:03:24\n"
        "M2   A       008.3                00:00:00:00\n",
        "V1 A@0+99x1/3");
    row("backwards from the last frame",
        "001  A V C 00:00:00:00 00:00:02:00 00:00:00:00 00:00:02:00\n"
        "M2   A      -025.0                00:00:01:24\n",
        "V1 A@0+50[49]x-1");
    row("a freeze",
        "001  A V C 01:00:10:21 01:00:10:22 00:00:00:00 00:00:00:17\n"
        "M2   A       000.0                01:00:10:21\n* * FREEZE FRAME\n",
        "V1 A@0+17[261]x0", "24");
    row("picture and sound of one event are linked, a pair is one stereo clip",
        "001  A AA/V C 00:00:00:00 00:00:02:00 00:00:00:00 00:00:02:00\n",
        "V1 A@0+50&\nA1 A@0+50&");
    row("sound of its own event is linked with its picture; more channels through AUD",
        "001  A V C 00:00:00:00 00:00:02:00 00:00:00:00 00:00:02:00\n"
        "002  A A2 C 00:00:00:00 00:00:02:00 00:00:00:00 00:00:02:00\n"
        "003  B NONE C 00:00:00:00 00:00:02:00 00:00:00:00 00:00:02:00\nAUD  3    4\n",
        "V1 A@0+50&\nA2 A@0+50&\nA3 B@0+50");
    row("later events overwrite",
        "001  A V C 00:00:00:00 00:00:02:00 00:00:00:00 00:00:02:00\n"
        "002  B V C 00:00:00:00 00:00:02:00 00:00:01:00 00:00:03:00\n",
        "V1 A@0+25 B@25+50");
    row("dropped frame numbers",
        "FCM: DROP FRAME\n"
        "001  A V C 00:00:00:00 00:01:00:02 00:00:00:00 00:01:00:02\n"
        "002  A V C 00:00:59;29 00:01:00;02 00:01:00;02 00:01:00;03\n",
        "V1 A@0+1800 A@1800+1[1799]", "29.97");
}

void TestEdl::eventsBecomeClips()
{
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, rate);
    const ImportedProject read = sound(parse(list, rate.constData()));
    QTEST(timelineText(read.project), "timeline");
    QCOMPARE(read.project.activeSequence()->name, QStringLiteral("Cut"));
    QCOMPARE(read.project.activeSequence()->settings.rate, rateOf(rate.constData()));
}

void TestEdl::whatIsNotCarriedIsListed_data()
{
    QTest::addColumn<QByteArray>("events");
    QTest::addColumn<QString>("word");
    QTest::newRow("a wipe") << QByteArray(
        "001  A V C 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n"
        "002  B V W043 010 00:00:00:00 00:00:01:00 00:00:01:00 00:00:02:00\n")
                            << "Event 002 at 00:00:01:00: the wipe \"W043\"";
    QTest::newRow("a key") << QByteArray(
        "001  A V C 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n"
        "002  B V K 00:00:00:00 00:00:01:00 00:00:01:00 00:00:02:00\n")
                           << "the key \"K\" is left out";
    QTest::newRow("lengths that differ")
        << QByteArray("001  A V C 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:02\n")
        << "25 frames and the record 27";
    QTest::newRow("other comments")
        << QByteArray("001  A V C 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n"
                      "* ASC_SAT 0.9\n* ASC_SOP (1 1 1) (0 0 0) (1 1 1)\n")
        << "2 line(s) of other content, the first of them line 4";
    QTest::newRow("a record that starts at an hour")
        << QByteArray("001  A V C 00:00:00:00 00:00:01:00 01:00:00:00 01:00:01:00\n")
        << "starts at 01:00:00:00";
    QTest::newRow("a tape's hour")
        << QByteArray("001  A V C 10:00:01:00 10:00:02:00 00:00:00:00 00:00:01:00\n")
        << "taken to start at timecode 10:00:00:00";
}

void TestEdl::whatIsNotCarriedIsListed()
{
    QFETCH(QByteArray, events);
    QFETCH(QString, word);
    const QString listed = sound(parse(kHead + events)).notCarried.join(QLatin1Char('\n'));
    QVERIFY2(listed.contains(word), qPrintable(listed));
}

void TestEdl::badListsAreRefusedNamingTheLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("word");
    const QByteArray event = "001  A V C 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n";
    QTest::newRow("nothing") << QByteArray() << "no event";
    QTest::newRow("a letter") << QByteArray("Dear editor,\nhere is my film.\n") << "no event";
    QTest::newRow("a film") << QByteArray(100'000, '\x01') << "line 1: it is longer";
    QTest::newRow("half an event") << kHead + event + event.left(40) << "line 4:";
    QTest::newRow("a frame that no second has")
        << kHead + QByteArray(event).replace("00:00:01:00\n", "00:00:01:25\n") << "line 3:";
    QTest::newRow("an endless timecode")
        << kHead + QByteArray(event).replace("00:00:01:00\n", "99999999999999999999:00:01:00\n")
        << "line 3:";
    QTest::newRow("a far timecode")
        << kHead + QByteArray(event).replace("00:00:01:00\n", "999999:00:01:00\n") << "line 3:";
    QTest::newRow("out before in")
        << kHead + "001  A V C 00:00:01:00 00:00:00:00 00:00:00:00 00:00:01:00\n"
        << "line 3:";
    QTest::newRow("a dissolve without length")
        << kHead + "001  A V D 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n"
        << "line 3:";
    QTest::newRow("a dissolve of ages")
        << kHead + "001  A V D 99999999999 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n"
        << "line 3:";
    QTest::newRow("an unknown track")
        << kHead + "001  A X9 C 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n"
        << "line 3:";
    QTest::newRow("a speed of nothing") << kHead + "M2 A 050.0 00:00:00:00\n"
                                        << "line 3:";
    QTest::newRow("a speed in words") << kHead + event + "M2 A fast 00:00:00:00\n"
                                      << "line 4:";
    QTest::newRow("drop frame at 25") << QByteArray("FCM: DROP FRAME\n") + event << "line 1:";
    QTest::newRow("a number that is dropped")
        << QByteArray("001  A V C 00:01:00;00 00:01:01;00 00:00:00;00 00:00:01;00\n") << "line 1:";
}

void TestEdl::badListsAreRefusedNamingTheLine()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, word);
    const auto read = parse(text, "25");
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Project);
    QVERIFY2(read.error().message.contains(word), qPrintable(read.error().message));
    QVERIFY2(read.error().message.contains(QLatin1String("list.edl")),
             qPrintable(read.error().message));
}

void TestEdl::filesKeepTheirPathsAndAClimbingOneIsNotFollowed()
{
    const QByteArray event = "001  TAPE V C 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n";
    const auto pathOf = [&](const QByteArray &comment) {
        return sound(parse(event + comment)).project.media.front()->path;
    };
    QCOMPARE(pathOf("* SOURCE FILE: /a/b.mov\n"), QStringLiteral("/a/b.mov"));
    QCOMPARE(pathOf("* FROM FILE: S:\\path\\to\\x.exr\n"), QStringLiteral("S:/path/to/x.exr"));
    QCOMPARE(pathOf("* FROM CLIP: sub/b.mov\n"), QStringLiteral("/films/sub/b.mov"));
    QCOMPARE(pathOf("* FROM CLIP NAME: b.mov\n"), QStringLiteral("/films/b.mov"));
    QCOMPARE(pathOf(""), QStringLiteral("/films/TAPE"));
    QCOMPARE(pathOf("* SOURCE FILE: ../../../../etc/passwd\n"), QStringLiteral("/films/TAPE"));
    const auto climbing = sound(parse(event + "* SOURCE FILE: ../../../../etc/passwd\n"));
    QVERIFY(climbing.notCarried.join(QLatin1Char(' ')).contains(QLatin1String("lies outside")));
}

void TestEdl::locatorsBecomeMarkers()
{
    const ImportedProject read = sound(
        parse("001  A V C 00:00:00:00 00:00:04:00 01:00:00:00 01:00:04:00\n"
              "*LOC: 01:00:02:14 RED     ANIM FIX NEEDED\n* LOC: 01:00:01:00 GREEN\n"));
    const std::vector<Marker> &markers = read.project.activeSequence()->markers;
    QCOMPARE(markers.size(), std::size_t(2));
    QCOMPARE(markers[0].at, std::int64_t(25));
    QCOMPARE(markers[1].at, std::int64_t(64));
    QCOMPARE(markers[1].name, QStringLiteral("ANIM FIX NEEDED"));
    QVERIFY(markers[1].colour.red > 200 && markers[1].colour.green < 100);
}

void TestEdl::whatIsWrittenIsReadBack_data()
{
    eventsBecomeClips_data();
}

void TestEdl::whatIsWrittenIsReadBack()
{
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, rate);
    QFETCH(QString, timeline);
    const Project first = sound(parse(list, rate.constData())).project;
    QStringList notCarried;
    const QByteArray text = toEdl(first, *first.activeSequence(), {}, notCarried);
    const Project second = sound(parse(text, rate.constData())).project;
    if (timeline.contains(QLatin1Char('{'))) // fades are not written, and said so
        QVERIFY(notCarried.join(QLatin1Char(' ')).contains(QLatin1String("fades")));
    else
        QCOMPARE(timelineText(second), timelineText(first));
    QCOMPARE(second.media.size(), first.media.size());
}

void TestEdl::whatCannotBeWrittenIsListed()
{
    Project project
        = sound(parse("001  A AA/V C 00:00:00:00 00:00:04:00 00:00:00:00 00:00:04:00\n")).project;
    Sequence sequence = *project.activeSequence();
    Track upper = *sequence.tracks[0];
    upper.name = QStringLiteral("V2");
    Track sound1 = *sequence.tracks[1];
    ClipBody body = *sound1.clips.at(0).body;
    body.gainDb = -6;
    body.source = ColourSource{};
    sound1.clips = sound1.clips.replaced(0, {0, std::make_shared<const ClipBody>(body)});
    sequence.tracks[1] = std::make_shared<const Track>(sound1);
    sequence.tracks.push_back(std::make_shared<const Track>(upper));
    QStringList notCarried;
    toEdl(project, sequence, {}, notCarried);
    const QString listed = notCarried.join(QLatin1Char('\n'));
    QVERIFY2(listed.contains(QLatin1String("Track V2 is left out")), qPrintable(listed));
    QVERIFY2(listed.contains(QLatin1String("Track A1, 00:00:00:00: the gain of")),
             qPrintable(listed));
    QVERIFY2(listed.contains(QLatin1String("is no media file")), qPrintable(listed));
}

void TestEdl::whatCodesDoNotSayOfATransitionIsListed_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QString>("event");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const char *kind, const char *parameter,
                        const char *event, const char *sentence) {
        QTest::newRow(name) << QString::fromLatin1(kind) << QString::fromLatin1(parameter)
                            << QString::fromLatin1(event) << QString::fromUtf8(sentence);
    };
    row("a dissolve", "dissolve", "", "D    010", "");
    row("a wipe", "wipe", "", "W001 010", "");
    row("a soft wipe", "wipe", "softness", "W001 010", "of the transition \"Wipe\": Softness.");
    row("a wipe to the left", "wipe", "reverse", "W001 010", "goes the other way round");
    row("an eased dissolve", "dissolve", "easing", "D    010",
        "of the transition \"Dissolve\": Easing.");
    row("a dip", "dip", "", "D    010", "the transition \"Dip to colour\" becomes a dissolve");
    row("a push", "push", "", "D    010", "the transition \"Push\" becomes a dissolve");
}

void TestEdl::whatCodesDoNotSayOfATransitionIsListed()
{
    QFETCH(QString, kind);
    QFETCH(QString, parameter);
    QFETCH(QString, event);
    QFETCH(QString, sentence);
    Project project = sound(
                          parse("001  A V C 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n"
                                "002  B V D 010 00:00:00:00 00:00:01:00 00:00:01:00 00:00:02:00\n"))
                          .project;
    Sequence sequence = *project.activeSequence();
    Track track = *sequence.tracks[0];
    const Clip right = track.clips.at(1);
    ClipBody body = *right.body;
    body.transition->kind = kind;
    if (parameter == QLatin1String("softness"))
        body.transition->parameters[parameter] = Curve(5);
    else if (parameter == QLatin1String("reverse"))
        body.transition->parameters[parameter] = true;
    else if (parameter == QLatin1String("easing"))
        body.transition->parameters[parameter] = QStringLiteral("ease-in");
    track.clips = track.clips.replaced(1, {right.start, std::make_shared<const ClipBody>(body)});
    sequence.tracks[0] = std::make_shared<const Track>(track);
    QStringList notCarried;
    const QByteArray text = toEdl(project, sequence, {}, notCarried);
    QVERIFY2(text.contains(event.toUtf8()), text.constData());
    const QString listed = notCarried.join(QLatin1Char('\n'));
    QVERIFY2(sentence.isEmpty() ? notCarried.isEmpty() : listed.contains(sentence),
             qPrintable(listed));
}

void TestEdl::aHugeFileIsRefusedAtOnce()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("huge.edl"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(100 << 20));
    file.close();
    WorkTimer timer;
    const auto read = readEdl(path);
    QVERIFY(!read);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(read.error().message.contains(QLatin1String("huge.edl")));
}

WEFT_TEST_MAIN(TestEdl)
#include "tst_edl.moc"
