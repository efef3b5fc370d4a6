#include "tests/ui/timeline_fixture.h"

#include <QPainter>
#include <QSet>

#include <ctime>

using namespace weft;
using namespace weft::ui;
using weft::ui::test::TimelineFixture;

/// What the timeline paints, and what it costs.
class TestTimelineLook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatTheMediaLacksIsHatched();
    void aSelectedClipStandsOut();
    void anEmptyTimelineSaysWhatToDo();
    void namesStayInSightWhenAClipIsLong();
    void fiveThousandClipsRepaintWithinEightMilliseconds();

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

void TestTimelineLook::fiveThousandClipsRepaintWithinEightMilliseconds()
{
    TimelineFixture t;
    std::vector<Edit> edits;
    for (int i = 0; i < 3; ++i) {
        edits.push_back(AddTrack{.kind = TrackKind::Video});
        edits.push_back(AddTrack{.kind = TrackKind::Audio});
    }
    QVERIFY(t.session->apply(QStringLiteral("tracks"), std::exchange(edits, {})));
    for (int track = 1; track <= 5; ++track) {
        for (int i = 0; i < 500; ++i)
            edits.push_back(Overwrite{{.source = MediaSource{t.film},
                                       .video = t.track(QStringLiteral("V%1").arg(track)),
                                       .audio = t.track(QStringLiteral("A%1").arg(track)),
                                       .length = 40,
                                       .in = Rational(4),
                                       .name = QStringLiteral("Clip %1").arg(i)},
                                      40 * i});
    }
    QVERIFY(t.session->apply(QStringLiteral("clips"), std::move(edits)));
    t.session->selection().clear();
    t.window.resize(1900, 800);
    t.panel.resize(1900, 800);
    QTest::qWait(20);
    t.setScale(t.canvas()->width() / (30.0 * 40)); // 30 on each of ten tracks
    QImage image(t.canvas()->size(), QImage::Format_RGB32);
    std::vector<double> times;
    for (int i = 0; i < 15; ++i) {
        const std::clock_t begin = std::clock();
        t.canvas()->render(&image);
        times.push_back(1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    std::sort(times.begin(), times.end());
    qInfo("300 of 5,000 clips: %.1f ms (median)", times[times.size() / 2]);
    QVERIFY(times.front() < 8);
}

WEFT_UI_TEST_MAIN(TestTimelineLook)
#include "tst_timeline_look.moc"
