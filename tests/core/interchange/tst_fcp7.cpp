#include "core/interchange/fcp7.h"
#include "tests/core/interchange/timeline_text.h"
#include "tests/support/work_timer.h"

#include <QTemporaryDir>

using namespace weft;
using namespace weft::test;

static const QString kFolder = QStringLiteral("/films");

static Result<ImportedProject> parse(const QByteArray &text)
{
    return parseFcp7(text, QStringLiteral("cut.xml"), kFolder);
}

/// A clip of the film, 25 fps unless `more` says otherwise.
static QByteArray clip(const char *start, const char *end, const char *in, const char *out,
                       const QByteArray &more = {})
{
    return QByteArray("\n<clipitem><name>film</name><duration>500</duration><start>") + start
           + "</start><end>" + end + "</end><in>" + in + "</in><out>" + out
           + "</out><file id='f1'><name>film</name><pathurl>file://localhost/a/film.mov</pathurl>"
             "<duration>500</duration><media><video/><audio><channelcount>2</channelcount></audio>"
             "</media></file>"
           + more + "</clipitem>";
}

static QByteArray transition(const char *start, const char *end, const char *alignment,
                             const char *name = "Cross Dissolve", const QByteArray &more = {})
{
    return QByteArray("<transitionitem><start>") + start + "</start><end>" + end
           + "</end><alignment>" + alignment + "</alignment><effect><name>" + name + "</name>"
           + more + "</effect></transitionitem>";
}

static QByteArray documentOf(const QByteArray &video, const QByteArray &audio = {},
                             const QByteArray &more = {})
{
    return "<?xml version='1.0'?><!DOCTYPE xmeml><xmeml version='5'><sequence id='s1'><name>Cut"
           "</name><rate><timebase>25</timebase><ntsc>FALSE</ntsc></rate>"
           + more + "<media><video>" + video + "</video><audio>" + audio
           + "</audio></media></sequence></xmeml>";
}

static QByteArray filter(const char *id, const QByteArray &parameters)
{
    return QByteArray("<filter><effect><name>") + id + "</name><effectid>" + id + "</effectid>"
           + parameters + "</effect></filter>";
}

static QByteArray parameter(const char *id, const char *value)
{
    return QByteArray("<parameter><parameterid>") + id + "</parameterid><value>" + value
           + "</value></parameter>";
}

class TestFcp7 : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void clipsComeIn_data();
    void clipsComeIn();
    void ratesAreExact();
    void sequenceSettingsMarkersAndTracksComeIn();
    void generatorsBecomeColoursAndTitles();
    void sequencesWithinSequencesAreRead();
    void whatIsNotCarriedIsListed_data();
    void whatIsNotCarriedIsListed();
    void badDocumentsAreRefusedNamingTheLine_data();
    void badDocumentsAreRefusedNamingTheLine();
    void aHugeFileIsRefusedAtOnce();
};

void TestFcp7::clipsComeIn_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("timeline");
    const auto row = [](const char *name, const QByteArray &document, const char *timeline) {
        QTest::newRow(name) << document << QString::fromUtf8(timeline);
    };
    const auto video = [](const QByteArray &clips) {
        return documentOf("<track>" + clips + "</track>");
    };
    row("cuts and a gap", video(clip("0", "50", "10", "60") + clip("60", "85", "0", "25")),
        "V1 film@0+50[10] film@60+25");
    row("an in point at the clip's own rate",
        video(clip("0", "50", "30", "90", "<rate><timebase>30</timebase></rate>")),
        "V1 film@0+50[25]");
    row("a centred dissolve: both clips reach to its outer edges",
        video(clip("0", "-1", "0", "55") + transition("45", "55", "center")
              + clip("-1", "100", "100", "155")),
        "V1 film@0+50 film@50+50[105]<5|5");
    const auto wiped = [](const char *name, const char *more) {
        return "<track>" + clip("0", "-1", "0", "55") + transition("45", "55", "center", name, more)
               + clip("-1", "100", "100", "155") + "</track>";
    };
    row("a wipe by its code",
        documentOf(wiped("Edge Wipe", "<wipecode>2</wipecode><wipeaccuracy>100</wipeaccuracy>"
                                      "<reverse>FALSE</reverse>")),
        "V1 film@0+50 film@50+50[105]<5|5 wipe angle=90");
    row("a wipe the other way round",
        documentOf(wiped("Edge Wipe", "<wipecode>2</wipecode><reverse>TRUE</reverse>")),
        "V1 film@0+50 film@50+50[105]<5|5 wipe angle=270");
    row("a dip to white", documentOf(wiped("Dip to White", "<wipecode>0</wipecode>")),
        "V1 film@0+50 film@50+50[105]<5|5 dip colour=#ffffff");
    row("a dissolve that starts at the cut",
        video(clip("0", "-1", "0", "60") + transition("50", "60", "start")
              + clip("-1", "100", "100", "150")),
        "V1 film@0+50 film@50+50[100]<0|10");
    row("a dissolve that ends at the cut",
        video(clip("0", "-1", "0", "50") + transition("40", "50", "end")
              + clip("-1", "100", "100", "160")),
        "V1 film@0+50 film@50+50[110]<10|0");
    row("fades from and to black",
        video(transition("0", "10", "start-black") + clip("-1", "-1", "0", "100")
              + transition("90", "100", "end-black") + clip("100", "120", "0", "20")),
        "V1 film@0+100{10,10} film@100+20");
    row("double speed: the in point counts played frames",
        video(
            clip("0", "50", "10", "60",
                 filter("timeremap", parameter("variablespeed", "0") + parameter("speed", "200")))),
        "V1 film@0+50[20]x2");
    row("backwards, from the end",
        video(clip("0", "50", "0", "50",
                   filter("timeremap", parameter("speed", "100") + parameter("reverse", "TRUE")))),
        "V1 film@0+50[499]x-1");
    row("a disabled clip", video(clip("0", "50", "0", "50", "<enabled>FALSE</enabled>")),
        "V1 film@0+50!");
    row("two sides of a stereo stream become one clip",
        documentOf("", "<track>"
                           + clip("0", "50", "0", "50",
                                  "<sourcetrack><trackindex>1</trackindex></sourcetrack>")
                           + "</track><track>"
                           + clip("0", "50", "0", "50",
                                  "<sourcetrack><trackindex>2</trackindex></sourcetrack>")
                           + "</track>"),
        "A1 film@0+50\nA2");
    row("levels in decibels",
        documentOf("",
                   "<track>"
                       + clip("0", "50", "0", "50", filter("audiolevels", parameter("level", "10")))
                       + clip("50", "60", "0", "10", filter("audiolevels", parameter("level", "0")))
                       + "</track>"),
        "A1 film@0+50(20) film@50+10(-96)");
    row("linked clips",
        documentOf("<track>"
                       + clip("0", "50", "0", "50",
                              "<link><linkclipref>c1</linkclipref></link><link><linkclipref>c2</"
                              "linkclipref></link>")
                       + "</track>",
                   "<track>"
                       + clip("0", "50", "0", "50",
                              "<link><linkclipref>c1</linkclipref></link><link><linkclipref>c2</"
                              "linkclipref></link>")
                       + "</track>"),
        "V1 film@0+50&\nA1 film@0+50&");
}

void TestFcp7::clipsComeIn()
{
    QFETCH(QByteArray, document);
    const ImportedProject read = sound(parse(document));
    QTEST(timelineText(read.project), "timeline");
    QVERIFY2(read.notCarried.isEmpty(), qPrintable(read.notCarried.join(QLatin1Char('\n'))));
    QCOMPARE(read.project.media.size(), std::size_t(1));
    QCOMPARE(read.project.media[0]->path, QStringLiteral("/a/film.mov"));
    QVERIFY(read.project.media[0]->info.duration() > Rational(0));
}

void TestFcp7::ratesAreExact()
{
    const QByteArray document = documentOf("<track>" + clip("0", "50", "24", "74") + "</track>");
    const ImportedProject read = sound(
        parse(QByteArray(document).replace("<timebase>25</timebase><ntsc>FALSE</ntsc>",
                                           "<timebase>24</timebase><ntsc>TRUE</ntsc>")));
    const Sequence &sequence = *read.project.activeSequence();
    QCOMPARE(sequence.settings.rate, FrameRate::make(24000, 1001).value());
    QCOMPARE(sequence.tracks[0]->clips.at(0)->in, Rational(1001, 1000));
    QCOMPARE(read.project.media[0]->info.duration(), Rational(500 * 1001, 24000));
}

void TestFcp7::sequenceSettingsMarkersAndTracksComeIn()
{
    const ImportedProject read = sound(parse(documentOf(
        "<format><samplecharacteristics><width>1280</width><height>720</height>"
        "</samplecharacteristics></format><track>"
            + clip("0", "50", "0", "50") + "<enabled>FALSE</enabled><locked>TRUE</locked></track>",
        {}, "<marker><name>Note</name><comment>why</comment><in>73</in><out>-1</out></marker>")));
    const Sequence &sequence = *read.project.activeSequence();
    QCOMPARE(sequence.name, QStringLiteral("Cut"));
    QCOMPARE(sequence.settings.width, 1280);
    QCOMPARE(sequence.settings.height, 720);
    QVERIFY(sequence.tracks[0]->hidden && sequence.tracks[0]->locked);
    QCOMPARE(sequence.markers.size(), std::size_t(1));
    QCOMPARE(sequence.markers[0].at, std::int64_t(73));
    QCOMPARE(sequence.markers[0].length, std::int64_t(0));
    QCOMPARE(sequence.markers[0].note, QStringLiteral("why"));
}

void TestFcp7::generatorsBecomeColoursAndTitles()
{
    const auto generator = [](const char *start, const char *end, const char *id,
                              const QByteArray &parameters) {
        return QByteArray("<generatoritem><name>g</name><start>") + start + "</start><end>" + end
               + "</end><in>0</in><out>10</out><effect><effectid>" + id + "</effectid>" + parameters
               + "</effect></generatoritem>";
    };
    const ImportedProject read = sound(parse(documentOf(
        "<track>"
        + generator("0", "10", "Color",
                    "<parameter><parameterid>fillcolor</parameterid><value><alpha>0</alpha><red>0"
                    "</red><green>0</green><blue>255</blue></value></parameter>")
        + generator("10", "20", "Text", parameter("str", "Hello") + parameter("fontsize", "48"))
        + generator("20", "30", "Bars and Tone", {}) + "</track>")));
    const ClipList &clips = read.project.activeSequence()->tracks[0]->clips;
    QCOMPARE(clips.size(), std::size_t(2));
    QCOMPARE(std::get<ColourSource>(clips.at(0)->source).colour, (Colour{0, 0, 255, 255}));
    QCOMPARE(std::get<TitleSource>(clips.at(1)->source).text, QStringLiteral("Hello"));
    QCOMPARE(std::get<TitleSource>(clips.at(1)->source).size, 10.0);
    QCOMPARE(read.notCarried.size(), 1);
}

void TestFcp7::sequencesWithinSequencesAreRead()
{
    const QByteArray inner
        = "<sequence id='s2'><name>Part</name><rate><timebase>25</timebase></rate><media><video>"
          "<track>"
          + clip("0", "50", "0", "50") + "</track></video></media></sequence>";
    const QByteArray nested
        = "<clipitem><name>Part</name><start>%</start><end>#</end><in>5</in><out>25</out>";
    const ImportedProject read = sound(
        parse(documentOf("<track>" + QByteArray(nested).replace("%", "0").replace("#", "20") + inner
                         + "</clipitem>" + QByteArray(nested).replace("%", "20").replace("#", "40")
                         + "<sequence id='s2'/></clipitem></track>")));
    QCOMPARE(read.project.sequences.size(), std::size_t(2));
    QCOMPARE(read.project.activeSequence()->name, QStringLiteral("Cut"));
    QCOMPARE(timelineText(read.project), QStringLiteral("V1 Part@0+20[5] Part@20+20[5]"));
}

void TestFcp7::whatIsNotCarriedIsListed_data()
{
    QTest::addColumn<QByteArray>("track");
    QTest::addColumn<QString>("word");
    QTest::newRow("an effect") << clip("0", "50", "0", "50", filter("gaussianblur", {}))
                               << "\"film\": the effect \"gaussianblur\"";
    QTest::newRow("a speed that varies")
        << clip("0", "50", "0", "50",
                filter("timeremap", parameter("variablespeed", "1") + parameter("speed", "100")))
        << "timeremap";
    QTest::newRow("a clip's marker")
        << clip("0", "50", "0", "50", "<marker><in>3</in></marker>") << "its markers";
    QTest::newRow("a wipe") << clip("0", "-1", "0", "55")
                                   + transition("45", "55", "center", "Page Peel")
                                   + clip("-1", "100", "100", "155")
                            << "\"Page Peel\" becomes a dissolve";
    QTest::newRow("a wipe that is known by its name alone")
        << clip("0", "-1", "0", "55") + transition("45", "55", "center", "Clock Wipe")
               + clip("-1", "100", "100", "155")
        << "\"Clock Wipe\" becomes the one that is nearest: \"Clock wipe\"";
    QTest::newRow("a wipe that is only near its code")
        << clip("0", "-1", "0", "55")
               + transition("45", "55", "center", "Band Wipe",
                            "<wipecode>1</wipecode><wipeaccuracy>60</wipeaccuracy>")
               + clip("-1", "100", "100", "155")
        << "\"Band Wipe\" becomes the one that is nearest: \"Wipe\"";
    QTest::newRow("a file that is none")
        << QByteArray(clip("0", "50", "0", "50"))
               .replace("<pathurl>file://localhost/a/film.mov</pathurl>",
                        "<mediaSource>Slug</mediaSource>")
        << "has no file";
    QTest::newRow("a path that climbs")
        << QByteArray(clip("0", "50", "0", "50"))
               .replace("file://localhost/a/film.mov", "../../../../etc/passwd")
        << "has no file that is followed";
}

void TestFcp7::whatIsNotCarriedIsListed()
{
    QFETCH(QByteArray, track);
    QFETCH(QString, word);
    const QString listed = sound(parse(documentOf("<track>" + track + "</track>")))
                               .notCarried.join(QLatin1Char('\n'));
    QVERIFY2(listed.contains(word), qPrintable(listed));
}

void TestFcp7::badDocumentsAreRefusedNamingTheLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("word");
    const QByteArray good = documentOf("<track>" + clip("0", "50", "0", "50") + "</track>");
    QTest::newRow("nothing") << QByteArray() << "line 1:";
    QTest::newRow("a film") << QByteArray(100'000, '\x01') << "cannot be read";
    QTest::newRow("another document") << QByteArray("<fcpxml/>") << "\"fcpxml\"";
    QTest::newRow("no sequence") << QByteArray("<xmeml/>") << "no sequence";
    QTest::newRow("truncated") << good.chopped(30) << "line 2:";
    QTest::newRow("billion laughs")
        << QByteArray("<!DOCTYPE xmeml [<!ENTITY a 'ha'>]><xmeml>&a;</xmeml>") << "entities";
    QTest::newRow("a thousand levels") << "<xmeml>" + QByteArray("<bin>").repeated(1000)
                                              + QByteArray("</bin>").repeated(1000) + "</xmeml>"
                                       << "100 levels";
    QTest::newRow("a start in words")
        << QByteArray(good).replace("<start>0", "<start>soon") << "line 2: \"soon\"";
    QTest::newRow("a huge start") << QByteArray(good).replace("<start>0",
                                                              "<start>99999999999999999999")
                                  << "line 2:";
    QTest::newRow("an end before the start")
        << QByteArray(good).replace("<end>50", "<end>0") << "line 2: the clip goes";
    QTest::newRow("a rate of zero")
        << QByteArray(good).replace("<timebase>25", "<timebase>0") << "not a frame rate";
    QTest::newRow("a picture of a million pixels")
        << QByteArray(good).replace("<video><track>",
                                    "<video><format><samplecharacteristics><width>1000000</width></"
                                    "samplecharacteristics></format><track>")
        << "not between 16 and 16384";
    QTest::newRow("a sequence in itself")
        << QByteArray(good).replace("<file id='f1'>", "<sequence id='s1'/><file id='f1'>")
        << "contains itself";
    QTest::newRow("a transition backwards")
        << documentOf("<track>" + transition("10", "5", "center") + "</track>")
        << "the transition goes";
}

void TestFcp7::badDocumentsAreRefusedNamingTheLine()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, word);
    const auto read = parse(text);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Project);
    QVERIFY2(read.error().message.contains(word), qPrintable(read.error().message));
    QVERIFY2(read.error().message.contains(QLatin1String("cut.xml")),
             qPrintable(read.error().message));
}

void TestFcp7::aHugeFileIsRefusedAtOnce()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("huge.xml"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(100 << 20));
    file.close();
    WorkTimer timer;
    QVERIFY(!readFcp7(path));
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

WEFT_TEST_MAIN(TestFcp7)
#include "tst_fcp7.moc"
