#include "core/media/video_reader.h"

#include "tests/media/barcode.h"
#include "tests/media/truth.h"
#include "tests/support/test_main.h"

#include <QDir>

#include <algorithm>
#include <numeric>
#include <random>

using namespace weft;
using namespace weft::test;

namespace {

QString nameOf(const Result<VideoReader> &reader)
{
    return reader ? QString() : reader.error().message;
}

} // namespace

class TestVideoReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFrameIsWhatFfmpegDecodes_data();
    void everyFrameIsWhatFfmpegDecodes();
};

void TestVideoReader::everyFrameIsWhatFfmpegDecodes_data()
{
    QTest::addColumn<QString>("name");
    const QDir folder(mediaPath(QString()));
    for (const QString &file : folder.entryList({QStringLiteral("*.framemd5")}))
        QTest::newRow(qPrintable(file)) << file.chopped(9);
}

void TestVideoReader::everyFrameIsWhatFfmpegDecodes()
{
    QFETCH(QString, name);
    const Truth truth = truthOf(name);
    auto reader = VideoReader::open(mediaPath(name));
    QVERIFY2(reader, qPrintable(nameOf(reader)));
    std::vector<QByteArray> wanted;
    for (const auto &picture : truth.pictures)
        wanted.push_back(picture.md5);
    QCOMPARE(reader->frameCount(), static_cast<std::int64_t>(wanted.size()));

    std::vector<std::int64_t> order(wanted.size());
    std::iota(order.begin(), order.end(), 0);
    for (const char *pass : {"forwards", "backwards", "at random"}) {
        if (qstrcmp(pass, "backwards") == 0)
            std::reverse(order.begin(), order.end());
        if (qstrcmp(pass, "at random") == 0)
            std::shuffle(order.begin(), order.end(), std::mt19937(1));
        for (const std::int64_t ordinal : order) {
            const auto frame = reader->frame(ordinal);
            QVERIFY2(frame, frame ? "" : qPrintable(frame.error().message));
            const QByteArray place = QByteArray(pass) + ' ' + QByteArray::number(ordinal)
                                     + " shows " + QByteArray::number(barcodeOf(*frame));
            QVERIFY2(md5Of(*frame, truth.isPacked) == wanted[static_cast<std::size_t>(ordinal)],
                     place.constData());
        }
    }
}

WEFT_TEST_MAIN(TestVideoReader)
#include "tst_video_reader.moc"
