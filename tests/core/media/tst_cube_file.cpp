#include "core/media/cube_file.h"

#include "core/media/probe.h"
#include "tests/support/test_main.h"

#include <QBuffer>
#include <QTemporaryDir>

using namespace weft;
using namespace weft::kernels;

namespace {

Result<CubeFile> readText(QByteArray text)
{
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    return readCube(buffer, QStringLiteral("look.cube"));
}

/// The nodes of the smallest cube: themselves.
const QByteArray kCorners = "0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n1 1 1\n";

LutEntry lookedUp(const ColourLut &lut, LutEntry colour)
{
    applyLut({{Rows<float>{&colour[0], 1}, {&colour[1], 1}, {&colour[2], 1}, {}}}, {1, 1}, lut,
             LutInterpolation::Tetrahedral, 1);
    return colour;
}

void compare(const LutEntry &actual, const LutEntry &expected)
{
    for (std::size_t c = 0; c < 3; ++c)
        QVERIFY2(std::abs(actual[c] - expected[c]) < 1e-6F, QByteArray::number(actual[c]));
}

} // namespace

class TestCubeFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCubeIsRead();
    void linesMayEndInAnyWay_data();
    void linesMayEndInAnyWay();
    void curvesAreRead();
    void domainsAreKept();
    void curvesMayComeBeforeACube();
    void videoLevelsAreMadeFull();
    void badFilesSayWhereAndWhy_data();
    void badFilesSayWhereAndWhy();
    void claimedSizesTakeNoMemory();
    void probeFindsItByContent();
    void binaryFilesAreNone();
};

void TestCubeFile::aCubeIsRead()
{
    const auto file = readText("# made by hand\nTITLE \"Warm  night\"\n\nLUT_3D_SIZE 2\n"
                               "0 0 0\n.9 0 0\n\t0  1\t0\n1.0e0 +1 0\n# half\n0 0 1\n1 0 1\n"
                               "0 1 1\n1 1 -0.25\n\n");
    QVERIFY2(file, qPrintable(file ? QString() : file.error().message));
    QCOMPARE(file->title, QStringLiteral("Warm  night"));
    QCOMPARE(file->info(), (LutInfo{3, 2}));
    QVERIFY(!file->lut.curves);
    compare(lookedUp(file->lut, {1, 0, 0}), {0.9F, 0, 0}); // red changes fastest
    compare(lookedUp(file->lut, {0, 1, 0}), {0, 1, 0});
    compare(lookedUp(file->lut, {1, 1, 1}), {1, 1, -0.25F}); // kept beyond 0 and 1
}

void TestCubeFile::linesMayEndInAnyWay_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("line feed") << QByteArray("\n");
    QTest::newRow("both") << QByteArray("\r\n");
    QTest::newRow("carriage return") << QByteArray("\r");
}

void TestCubeFile::linesMayEndInAnyWay()
{
    QFETCH(QByteArray, end);
    // Long enough for line ends on the borders of what is read at once.
    QByteArray text = "\xEF\xBB\xBFTITLE \"x\"\nLUT_1D_SIZE 16384\n";
    for (int i = 0; i < 16384; ++i)
        text += QByteArray::number(i) + (i % 3 ? " 0 0\n" : " 0.5 0\n");
    const auto file = readText(text.replace("\n", end));
    QVERIFY2(file, qPrintable(file ? QString() : file.error().message));
    QCOMPARE(file->info(), (LutInfo{1, 16384}));
    for (int i = 0; i < 16384; ++i) {
        QCOMPARE(file->lut.curves->samples(0)[i], static_cast<float>(i));
        QCOMPARE(file->lut.curves->samples(1)[i], i % 3 ? 0.0F : 0.5F);
    }
    const auto bad = readText(text.replace(text.lastIndexOf(" 0"), 2, " x"));
    QVERIFY(!bad);
    QVERIFY2(bad.error().message.contains(QStringLiteral("line 16386:")),
             qPrintable(bad.error().message));
}

void TestCubeFile::curvesAreRead()
{
    const auto file = readText("LUT_1D_SIZE 3\n0 1 0\n0.25 0.5 0\n1 0 0.5\n");
    QVERIFY(file);
    QCOMPARE(file->info(), (LutInfo{1, 3}));
    QVERIFY(!file->lut.cube);
    compare(lookedUp(file->lut, {0.25F, 0.75F, 1}), {0.125F, 0.25F, 0.5F});
}

void TestCubeFile::domainsAreKept()
{
    const auto file = readText("DOMAIN_MIN -1 0 0\nDOMAIN_MAX 3 2 1\nLUT_3D_SIZE 2\n" + kCorners);
    QVERIFY(file);
    compare(lookedUp(file->lut, {0, 0.5F, 0.5F}), {0.25F, 0.25F, 0.5F});
    compare(lookedUp(file->lut, {5, -1, 2}), {1, 0, 1});
    const auto range = readText("LUT_3D_SIZE 2\nLUT_3D_INPUT_RANGE -0.5 1.5\n" + kCorners);
    QVERIFY(range);
    compare(lookedUp(range->lut, {0.5F, 0, 1.5F}), {0.5F, 0.25F, 1});
}

/// As Resolve writes them.
void TestCubeFile::curvesMayComeBeforeACube()
{
    const auto file = readText("LUT_1D_SIZE 2\nLUT_1D_INPUT_RANGE 0 2\nLUT_3D_SIZE 2\n"
                               "LUT_3D_INPUT_RANGE 0.0 1.0\n0 0 0\n1 0.5 0\n"
                               + QByteArray(kCorners).replace("1 1 1", "1 1 0"));
    QVERIFY2(file, qPrintable(file ? QString() : file.error().message));
    QCOMPARE(file->info(), (LutInfo{3, 2}));
    // Curves: × ½, × ¼, 0.
    compare(lookedUp(file->lut, {1, 1, 1}), {0.5F, 0.25F, 0});
    QCOMPARE(file->lut.curves->domain(), (LutDomain{{0, 0, 0}, {2, 2, 2}}));
}

void TestCubeFile::videoLevelsAreMadeFull()
{
    const float low = 64 / 1023.0F, high = 940 / 1023.0F;
    const auto in = readText("LUT_IN_VIDEO_RANGE\nLUT_1D_SIZE 2\n0 0 0\n1 1 1\n");
    QVERIFY(in);
    compare(lookedUp(in->lut, {0, 0.5F, 1}), {low, (low + high) / 2, high});
    const auto both = readText("LUT_IN_VIDEO_RANGE\nLUT_OUT_VIDEO_RANGE\nLUT_3D_SIZE 2\n"
                               + kCorners);
    QVERIFY(both);
    compare(lookedUp(both->lut, {0, 0.5F, 1}), {0, 0.5F, 1});
}

void TestCubeFile::badFilesSayWhereAndWhy_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &text, const char *expected) {
        QTest::newRow(name) << text << QString::fromUtf8(expected);
    };
    const QByteArray two = "LUT_3D_SIZE 2\n";
    row("empty", "", "neither LUT_1D_SIZE nor");
    row("no size", "TITLE \"x\"\n# nothing\n", "neither LUT_1D_SIZE nor");
    row("numbers before the size", "0 0 0\n" + two, "line 1: numbers stand here before");
    row("size of 1", "\nLUT_3D_SIZE 1\n", "line 2: the size must be one whole number, 2 to 256");
    row("size of 257", "LUT_3D_SIZE 257\n", "2 to 256");
    row("size of 65537", "LUT_1D_SIZE 65537\n", "2 to 65536");
    row("size as text", "LUT_3D_SIZE two\n", "line 1: the size");
    row("two sizes", "LUT_3D_SIZE 2 2\n", "line 1: the size");
    row("huge size", "LUT_3D_SIZE 99999999999999999999\n", "line 1: the size");
    row("the size twice", two + two, "line 2: \"LUT_3D_SIZE\" was there before");
    row("unknown keyword", "LUT_4D_SIZE 2\n" + two, "line 1: \"LUT_4D_SIZE\" is neither");
    row("keyword after entries", two + "0 0 0\nTITLE \"x\"\n", "line 3: \"TITLE\" stands after");
    row("two numbers", two + "0 0\n", "line 2: three numbers are wanted here, not 2");
    row("four numbers", two + "0 0 0 0\n", "three numbers are wanted here, not 4");
    row("no number", two + "0 0 0\n0 0 1.2.3\n", "line 3: \"1.2.3\" is no number");
    row("a comma", two + "0,5 0 0\n", "line 2: \"0,5\" is no number");
    row("not finite", two + "0 0 1e99\n", "line 2: \"1e99\" is no number");
    row("infinite", two + "0 -inf 0\n", "line 2: \"-inf\" is no number");
    row("cut short", two + "0 0 0\n1 1 1\n", "the file ends after 2 of 8 entries");
    row("too many", two + kCorners + "0 0 0\n", "line 10: there are more entries than the 8");
    row("empty domain", "DOMAIN_MAX 0 1 1\n" + two + kCorners, "domain reaches from 0 to 0");
    row("reversed domain", "DOMAIN_MIN 2 0 0\n" + two + kCorners, "domain reaches from 2 to 1");
    row("reversed range", "LUT_3D_INPUT_RANGE 1 0\n" + two, "line 1: the table's domain");
    row("range of one number", "LUT_3D_INPUT_RANGE 1\n" + two, "line 1: two numbers");
    row("domain of two numbers", "DOMAIN_MIN 0 0\n" + two,
        "line 1: three numbers are wanted here, not 2");
    row("domain out of reach", "DOMAIN_MAX 1 1 1e30\n" + two + kCorners,
        "\"1e30\" is no number between");
    row("bytes", two + QByteArray("\0\1\2", 3), "line 2: it holds bytes that are no text");
    row("a long line", two + QByteArray(5000, '1') + "\n", "line 2: it is longer than 4096");
}

void TestCubeFile::badFilesSayWhereAndWhy()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const auto file = readText(text);
    QVERIFY(!file);
    QCOMPARE(file.error().kind, ErrorKind::Media);
    const QString message = file.error().message;
    QVERIFY2(message.contains(expected), qPrintable(message));
    QVERIFY2(message.contains(QStringLiteral("look.cube")), qPrintable(message));
}

/// 256³ entries would take 200 MB.
void TestCubeFile::claimedSizesTakeNoMemory()
{
    const auto file = readText("LUT_3D_SIZE 256\n0 0 0\n");
    QVERIFY(!file);
    QVERIFY(file.error().message.contains(QStringLiteral("1 of 16777216 entries")));
}

void TestCubeFile::probeFindsItByContent()
{
    const QTemporaryDir folder;
    const auto write = [&](const char *name, const QByteArray &text) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        file.open(QIODevice::WriteOnly);
        file.write(text);
        return file.fileName();
    };
    const auto info = probe(write("look.txt", "# look\r\nLUT_3D_SIZE 2\r\n" + kCorners));
    QVERIFY2(info, qPrintable(info ? QString() : info.error().message));
    QCOMPARE(info->lut, (LutInfo{3, 2}));
    QVERIFY(!info->video && info->audio.empty());
    QCOMPARE(info->duration(), Rational());
    const auto damaged = probe(write("damaged.cube", "LUT_3D_SIZE 2\n0 0 0\n"));
    QVERIFY(!damaged && damaged.error().message.contains(QStringLiteral("1 of 8 entries")));
    const auto letter = probe(write("letter.cube", "Dear reader\n"));
    QVERIFY(!letter && letter.error().message.contains(QStringLiteral(".cube")));
    QVERIFY(!probe(folder.filePath(QStringLiteral("gone.cube"))));
    QVERIFY(!readCubeFile(folder.filePath(QStringLiteral("gone.cube"))));
}

void TestCubeFile::binaryFilesAreNone()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("film.mkv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("\x1a\x45\xdf\xa3\0\nLUT_3D_SIZE 2\n", 20));
    file.close();
    QVERIFY(!isCubeFile(file.fileName()));
}

WEFT_TEST_MAIN(TestCubeFile)
#include "tst_cube_file.moc"
