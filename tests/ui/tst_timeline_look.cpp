#include "tests/support/patience.h"
#include "tests/ui/timeline_fixture.h"
#include "ui/style/theme.h"
#include "ui/timeline/clip_areas.h"

#include <QDataStream>
#include <QFile>
#include <QPainter>
#include <QSet>
#include <QTemporaryDir>

#include <cmath>

using namespace weft;
using namespace weft::ui;
using weft::test::kPatienceMs;
using weft::ui::test::TimelineFixture;

/// What the timeline paints. What that costs: tests/bench/bench_ui --only timeline.
class TestTimelineLook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatTheMediaLacksIsHatched();
    void aSelectedClipStandsOut();
    void anEmptyTimelineSaysWhatToDo();
    void namesStayInSightWhenAClipIsLong();
    void aMarkerUnderThePlayheadIsSeen();
    void soundIsDrawnAsLoudAsItIs();
    void picturesAreDrawnAsTheyLook();

private:
    static QImage picture(TimelineFixture &t)
    {
        QImage image(t.canvas()->size(), QImage::Format_RGB32);
        t.canvas()->render(&image);
        return image;
    }
    /// Greys of a row of pixels.
    static QSet<int> greys(const QImage &image, const QPoint &from, int width)
    {
        QSet<int> found;
        for (int x = from.x(); x < from.x() + width; ++x)
            found.insert(qGray(image.pixel(x, from.y())));
        return found;
    }
};

void TestTimelineLook::whatTheMediaLacksIsHatched()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 300); // all there is
    t.session->apply(Trim{a, Edge::End, 400, true});
    t.session->selection().clear();
    const QImage image = picture(t);
    QCOMPARE(greys(image, t.at(QStringLiteral("V1"), 200), 60).size(), 1);
    QVERIFY(greys(image, t.at(QStringLiteral("V1"), 340), 60).size() > 1);
}

void TestTimelineLook::aSelectedClipStandsOut()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    t.session->selection().clear();
    const QImage before = picture(t);
    t.session->selection().set({a});
    QVERIFY(picture(t) != before);
}

void TestTimelineLook::anEmptyTimelineSaysWhatToDo()
{
    TimelineFixture t;
    const QImage empty = picture(t);
    const QRect middle(t.canvas()->width() / 2 - 200, t.canvas()->height() / 2 - 20, 400, 40);
    QSet<int> found;
    for (int y = middle.top(); y < middle.bottom(); ++y)
        found.unite(greys(empty, {middle.left(), y}, middle.width()));
    QVERIFY(found.size() > 3); // there is text
}

void TestTimelineLook::namesStayInSightWhenAClipIsLong()
{
    TimelineFixture t;
    t.put(QStringLiteral("WWWWWW"), 0, 300);
    t.session->selection().clear();
    t.view().scrollTo(300, 0);
    const TrackRow *const row = t.view().geometry().rowOf(t.track(QStringLiteral("V1")));
    const int y = t.view().geometry().yOf(*row) + 9;
    QVERIFY(greys(picture(t), {6, y}, 60).size() > 1);
}

/// Two seconds, mono: one of silence, one of a tone.
static void writeSilenceAndTone(const QString &path)
{
    constexpr quint32 kRate = 48000;
    constexpr quint32 kBytes = 2 * kRate * 2;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QDataStream out(&file);
    out.setByteOrder(QDataStream::LittleEndian);
    const auto tag = [&](const char *text) { out.writeRawData(text, 4); };
    tag("RIFF");
    out << quint32(36 + kBytes);
    tag("WAVE");
    tag("fmt ");
    out << quint32(16) << quint16(1) << quint16(1) << kRate << kRate * 2 << quint16(2)
        << quint16(16);
    tag("data");
    out << kBytes;
    for (quint32 i = 0; i < 2 * kRate; ++i)
        out << qint16(i < kRate ? 0 : 32000 * std::sin(i * 2 * M_PI * 440 / kRate));
}

void TestTimelineLook::aMarkerUnderThePlayheadIsSeen()
{
    TimelineFixture t;
    QVERIFY(t.put(QStringLiteral("a"), 0, 300));
    QVERIFY(t.session->apply(AddMarker{.at = 100, .colour = {0, 0, 255, 255}}));
    t.session->player().seek(100);
    const QImage ruler = t.panel.ruler()->grab().toImage();
    const int x = int(std::lround(t.view().geometry().xOf(100)));
    QCOMPARE(ruler.pixelColor(x, 24), QColor(0, 0, 255));
    QCOMPARE(ruler.pixelColor(x, 36), darkTheme().accent); // and the playhead beside it
}

void TestTimelineLook::soundIsDrawnAsLoudAsItIs()
{
    QTemporaryDir disk;
    const QString path = disk.filePath(QStringLiteral("tone.wav"));
    writeSilenceAndTone(path);
    TimelineFixture t;
    const MediaId tone = ui::test::import(*t.session, path);
    QVERIFY(tone);
    t.session->apply(Overwrite{{.source = MediaSource{tone},
                                .audio = t.track(QStringLiteral("A1")),
                                .name = QStringLiteral("tone")},
                               0});
    t.session->selection().clear();
    t.setScale(4); // 200 pixels
    const Clip clip = t.trackNow(QStringLiteral("A1")).clips.at(0);
    const ClipAreas areas(t.view().geometry(),
                          *t.view().geometry().rowOf(t.track(QStringLiteral("A1"))), clip);
    const QRect content = areas.content.adjusted(0, 2, 0, -3).toRect();
    // How many pixels of a column are not the ground.
    const auto inked = [&](int x) {
        const QImage image = picture(t);
        const QRgb ground = image.pixel(x, content.top());
        int count = 0;
        for (int y = content.top(); y < content.bottom(); ++y)
            count += image.pixel(x, y) != ground;
        return count;
    };
    QTRY_VERIFY_WITH_TIMEOUT(inked(150) > content.height() / 2, kPatienceMs);
    QVERIFY(inked(50) <= 3);
    // Turned down, it is drawn lower.
    t.session->apply(SetClip{.clip = clip->id, .gainDb = -20});
    QVERIFY(inked(150) < content.height() / 4);
}

void TestTimelineLook::picturesAreDrawnAsTheyLook()
{
    QTemporaryDir disk;
    const QString path = disk.filePath(QStringLiteral("halves.png"));
    QImage halves(320, 180, QImage::Format_RGB32);
    halves.fill(Qt::red);
    QPainter(&halves).fillRect(160, 0, 160, 180, Qt::blue);
    QVERIFY(halves.save(path));
    TimelineFixture t;
    const MediaId still = ui::test::import(*t.session, path);
    QVERIFY(still);
    t.session->apply(Overwrite{{.source = MediaSource{still},
                                .video = t.track(QStringLiteral("V1")),
                                .name = QStringLiteral("halves")},
                               0});
    t.session->selection().clear();
    const Clip clip = t.trackNow(QStringLiteral("V1")).clips.at(0);
    const ClipAreas areas(t.view().geometry(),
                          *t.view().geometry().rowOf(t.track(QStringLiteral("V1"))), clip);
    const double width = areas.content.height() * 16 / 9; // of one picture
    const int y = areas.content.center().toPoint().y();
    const auto colourAt = [&](double pictures) {
        return picture(t).pixelColor(qRound(areas.content.left() + pictures * width), y);
    };
    QTRY_VERIFY_WITH_TIMEOUT(colourAt(0.25).red() > 200, kPatienceMs);
    for (const int each : {0, 1}) {
        QVERIFY(colourAt(each + 0.25).red() > 200 && colourAt(each + 0.25).blue() < 60);
        QVERIFY(colourAt(each + 0.75).blue() > 200 && colourAt(each + 0.75).red() < 60);
    }
}

WEFT_UI_TEST_MAIN(TestTimelineLook)
#include "tst_timeline_look.moc"
