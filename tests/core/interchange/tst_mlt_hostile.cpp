#include "tests/core/interchange/mlt_documents.h"
#include "tests/core/interchange/timeline_text.h"
#include "tests/support/work_timer.h"

#include <QTemporaryDir>

using namespace weft;
using namespace weft::test;

/// MLT XML that is broken, or out of all bounds.
class TestMltHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badDocumentsAreRefusedNamingTheLine_data();
    void badDocumentsAreRefusedNamingTheLine();
    void anAbsurdDocumentIsCarriedWithinBounds_data();
    void anAbsurdDocumentIsCarriedWithinBounds();
    void aHugeFileIsRefusedAtOnce();
};

void TestMltHostile::badDocumentsAreRefusedNamingTheLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const QByteArray &text, const char *word) {
        QTest::newRow(name) << text << QString::fromUtf8(word);
    };
    const QByteArray good = mltDocumentOf("\n<entry producer='a' in='0' out='9'/>");
    row("nothing", "", "line 1:");
    row("not XML", "This is not XML.", "line 1:");
    row("a film", QByteArray(100'000, '\x01'), "cannot be read");
    row("another document", "<svg/>", "\"svg\"");
    row("truncated", good.chopped(30), "cannot be read: line 2");
    row("no timeline", "<mlt></mlt>", "no timeline");
    row("a thousand levels",
        "<mlt>" + QByteArray("<a>").repeated(1000) + QByteArray("</a>").repeated(1000) + "</mlt>",
        "100 levels");
    row("billion laughs",
        "<!DOCTYPE mlt [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><mlt title='&b;'></mlt>",
        "entities");
    row("another file as entity",
        "<!DOCTYPE mlt [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><mlt title='&x;'></mlt>",
        "entities");
    row("an id twice", QByteArray(good).replace("id='b'", "id='a'"), "\"a\" is used twice");
    row("a time that is none", QByteArray(good).replace("in='0' out='9'/>", "in='soon'/>"),
        "line 2: \"soon\"");
    row("a huge time", QByteArray(good).replace("out='9'", "out='99999999999999999999'"),
        "line 2:");
    row("a far time", QByteArray(good).replace("out='9'", "out='99999999999'"), "line 2:");
    row("out before in", QByteArray(good).replace("in='0' out='9'/>", "in='9' out='0'/>"),
        "line 2: it plays from frame 9 to 0");
    row("before the start", QByteArray(good).replace("in='0' out='9'/>", "in='-9' out='0'/>"),
        "line 2:");
    row("a gap of minus one",
        QByteArray(good).replace("<entry producer='a' in='0' out='9'/>", "<blank length='-1'/>"),
        "line 2: the gap");
    row("no rate", QByteArray(good).replace("frame_rate_num='25'", "frame_rate_num='x'"),
        "no frame rate");
    row("a rate of zero", QByteArray(good).replace("frame_rate_den='1'", "frame_rate_den='0'"),
        "no frame rate");
    row("a rate of a million",
        QByteArray(good).replace("frame_rate_num='25'", "frame_rate_num='1000000'"),
        "not between 1 and 1000");
    row("a picture of a million pixels", QByteArray(good).replace("width='320'", "width='1000000'"),
        "size");
    row("a sequence in itself",
        "<mlt><playlist id='p'><entry producer='t' in='0' out='9'/></playlist>"
        "<tractor id='t'><track producer='p'/><track producer='p'/><track "
        "producer='p'/></tractor></mlt>",
        "contains itself");
}

void TestMltHostile::badDocumentsAreRefusedNamingTheLine()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, word);
    const auto read = parseMltText(text);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Project);
    QVERIFY2(read.error().message.contains(word), qPrintable(read.error().message));
    QVERIFY2(read.error().message.contains(QLatin1String("film.mlt")),
             qPrintable(read.error().message));
}

void TestMltHostile::anAbsurdDocumentIsCarriedWithinBounds_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("numbers of the wrong type") << mltDocumentOf(
        "<entry producer='x' in='0' out='9'/>",
        "<producer id='x' out='9'><property name='mlt_service'>timewarp</property>"
        "<property name='warp_speed'>1e400</property><property name='resource'>"
        "nan:a.mp4</property><property name='meta.media.width'>-1</property>"
        "<property name='astream'>99999999999</property><filter><property "
        "name='mlt_service'>volume</property><property name='level'>1e300</property>"
        "</filter></producer>");
    QTest::newRow("a dissolve longer than all") << mltDocumentOf(
        "<entry producer='a' in='0' out='1'/><entry producer='d' in='0' out='9999999'/>",
        "<tractor id='d' out='9'><track producer='a' in='0' out='9'/><track "
        "producer='b' in='0' out='9'/><transition/></tractor>");
    QTest::newRow("a title with a size of infinity") << mltDocumentOf(
        "<entry producer='x' in='0' out='9'/>",
        "<producer id='x' out='9'><property name='mlt_service'>kdenlivetitle"
        "</property><property name='xmldata'>&lt;kdenlivetitle width=\"0\" "
        "height=\"-5\">&lt;item type=\"QGraphicsTextItem\">&lt;position x=\"1e99\"/>"
        "&lt;content font-pixel-size=\"inf\" font-weight=\"1e9\" shadow=\"1;;;;\" "
        "font-color=\"1,2\">x&lt;/content>&lt;/item>&lt;/kdenlivetitle></property>"
        "</producer>");
    QTest::newRow("a pair of playlists that lie wholly on one another") << QByteArray(
        "<mlt><producer id='a' out='99'><property name='resource'>a.mp4</property>"
        "</producer><playlist id='p'><entry producer='a'/><entry producer='a'/>"
        "</playlist><tractor id='t'><property name='kdenlive:audio_track'>1</property>"
        "<track producer='p'/><track producer='p'/><transition in='0' out='200'>"
        "<property name='mlt_service'>mix</property></transition></tractor>"
        "<tractor id='m'><track producer='t'/></tractor></mlt>");
    QTest::newRow("a thousand bad effects")
        << mltDocumentOf("<entry producer='a' in='0' out='9'>"
                         + QByteArray("<filter/>").repeated(2000) + "</entry>");
}

void TestMltHostile::anAbsurdDocumentIsCarriedWithinBounds()
{
    QFETCH(QByteArray, document);
    const ImportedProject read = sound(parseMltText(document));
    QVERIFY(!read.notCarried.isEmpty());
    QVERIFY(read.notCarried.size() <= 1001);
}

void TestMltHostile::aHugeFileIsRefusedAtOnce()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("huge.mlt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(100 << 20));
    file.close();
    WorkTimer timer;
    QVERIFY(!readMlt(path));
    const auto many = parseMltText("<mlt>" + QByteArray("<a/>").repeated(5'000'000) + "</mlt>");
    QVERIFY(!many);
    QVERIFY2(many.error().message.contains(QLatin1String("elements")),
             qPrintable(many.error().message));
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

WEFT_TEST_MAIN(TestMltHostile)
#include "tst_mlt_hostile.moc"
