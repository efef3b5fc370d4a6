#include "tests/ui/timeline_fixture.h"
#include "ui/effects/apply_effect.h"
#include "ui/effects/presets.h"
#include "ui/session/bin_items.h"
#include "ui/timeline/drop.h"

#include <QDropEvent>
#include <QMimeData>

using namespace weft;
using namespace weft::ui;
using weft::ui::test::TimelineFixture;

/// What is dropped on the clip area: things of the bin, effects, files.
class TestTimelineDropping : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDropShowsWhatItWouldDo();
    void aDroppedFilmHasItsSoundOnThePairedTrack();
    void theMarkedPartIsWhatIsDropped();
    void aDropWithControlInserts();
    void aMissingPairedTrackIsMade();
    void anEffectIsDroppedOnAClip();
    void aPresetIsDroppedOnAClip();
    void aTransitionIsDroppedOnACut();
    void filesAreHandedOn();
    void aLockedTrackRefusesADropWithTheReason();

private:
    static QMimeData *binData(std::initializer_list<MediaId> media)
    {
        QStringList ids;
        for (const MediaId id : media)
            ids << QString::number(id.value);
        auto *const data = new QMimeData;
        data->setData(QLatin1String(kBinMimeType),
                      QStringLiteral("{\"media\":[%1]}").arg(ids.join(QLatin1Char(','))).toUtf8());
        return data;
    }
    static void drop(TimelineFixture &t, const QMimeData &data, const QPoint &at,
                     Qt::KeyboardModifiers modifiers = {})
    {
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, modifiers);
        QApplication::sendEvent(t.canvas(), &enter);
        QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, modifiers);
        QApplication::sendEvent(t.canvas(), &move);
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, modifiers);
        QApplication::sendEvent(t.canvas(), &drop);
    }
};

void TestTimelineDropping::aDropShowsWhatItWouldDo()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    const std::unique_ptr<QMimeData> data(binData({t.film}));
    const QPoint at = t.at(QStringLiteral("V1"), 50);
    QDragEnterEvent enter(at, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QApplication::sendEvent(t.canvas(), &enter);
    QDragMoveEvent move(at, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QApplication::sendEvent(t.canvas(), &move);
    QVERIFY(move.isAccepted());
    const GestureLook *const look = t.canvas()->look();
    QVERIFY(look);
    QCOMPARE(look->ghost, std::optional(TimeRange{50, 400}));
    QCOMPARE(look->covered,
             (std::vector{GestureLook::Covered{t.track(QStringLiteral("V1")), TimeRange{50, 50}}}));
    QVERIFY(t.session->isPreviewing());
    QDragLeaveEvent leave;
    QApplication::sendEvent(t.canvas(), &leave);
    QVERIFY(!t.session->isPreviewing());
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+100"));
}

void TestTimelineDropping::aDroppedFilmHasItsSoundOnThePairedTrack()
{
    TimelineFixture t;
    const std::unique_ptr<QMimeData> data(binData({t.film, t.song}));
    const std::size_t steps = t.steps();
    drop(t, *data, t.at(QStringLiteral("V2"), 100));
    QCOMPARE(t.trackNow(QStringLiteral("V2")).clips.at(0).range(), (TimeRange{100, 400}));
    QCOMPARE(t.trackNow(QStringLiteral("A2")).clips.at(0).range(), (TimeRange{100, 400}));
    QVERIFY(t.trackNow(QStringLiteral("A2")).clips.at(0)->link);
    QCOMPARE(t.trackNow(QStringLiteral("A2")).clips.at(1).range(), (TimeRange{500, 400}));
    QCOMPARE(t.steps(), steps + 1);
    QCOMPARE(t.session->selection().clips().size(), std::size_t(3));
}

void TestTimelineDropping::theMarkedPartIsWhatIsDropped()
{
    TimelineFixture t;
    BinItems items{.media = {t.film}};
    items.part = MarkedPart{{30, 60}, t.session->sequence()->settings.rate, true, false};
    drop(t, *items.toMime(), t.at(QStringLiteral("V1"), 100));
    const Clip clip = t.trackNow(QStringLiteral("V1")).clips.at(0);
    QCOMPARE(clip.range(), (TimeRange{100, 60}));
    QCOMPARE(clip->in, t.session->sequence()->settings.rate.secondsAt(30));
    QVERIFY(t.trackNow(QStringLiteral("A1")).clips.isEmpty());
}

void TestTimelineDropping::aDropWithControlInserts()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    const std::unique_ptr<QMimeData> data(binData({t.film}));
    drop(t, *data, t.at(QStringLiteral("V1"), 50), Qt::ControlModifier);
    QCOMPARE(t.trackNow(QStringLiteral("V1")).clips.at(1).range(), (TimeRange{50, 400}));
    QCOMPARE(t.trackNow(QStringLiteral("V1")).clips.at(2).range(), (TimeRange{450, 50}));
}

void TestTimelineDropping::aMissingPairedTrackIsMade()
{
    TimelineFixture t;
    t.session->apply(AddTrack{.kind = TrackKind::Video});
    const std::unique_ptr<QMimeData> data(binData({t.film}));
    drop(t, *data, t.at(QStringLiteral("V3"), 0));
    QCOMPARE(t.trackNow(QStringLiteral("A3")).clips.at(0).range(), (TimeRange{0, 400}));
}

void TestTimelineDropping::anEffectIsDroppedOnAClip()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    QMimeData data;
    data.setData(QLatin1String(kEffectMime), QByteArray("blur"));
    drop(t, data, t.at(QStringLiteral("V1"), 50));
    QCOMPARE(t.clip(a)->effects.size(), std::size_t(1));
}

void TestTimelineDropping::aPresetIsDroppedOnAClip()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    QVERIFY(effectPresets().save(QStringLiteral("Soft"), {Effect{.type = QStringLiteral("blur")}}));
    QMimeData data;
    data.setData(QLatin1String(kPresetMime), "Soft");
    drop(t, data, t.at(QStringLiteral("V1"), 50));
    QCOMPARE(t.clip(a)->effects.size(), std::size_t(1));
    QCOMPARE(t.clip(a)->effects[0].type, QStringLiteral("blur"));
    t.session->undo();
    QVERIFY(t.clip(a)->effects.empty());
}

void TestTimelineDropping::aTransitionIsDroppedOnACut()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    const ClipId b = t.put(QStringLiteral("b"), 100, 100);
    QMimeData data;
    data.setData(QLatin1String(kTransitionMime), QByteArray("dissolve"));
    drop(t, data, t.at(QStringLiteral("V1"), 90));
    QVERIFY(t.clip(b)->transition);
}

void TestTimelineDropping::filesAreHandedOn()
{
    TimelineFixture t;
    qRegisterMetaType<TrackId>("weft::TrackId");
    QSignalSpy dropped(&t.panel, &TimelinePanel::filesDropped);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(ui::test::sample("first-light.weft"))});
    drop(t, data, t.at(QStringLiteral("V2"), 75));
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.front().at(2).toLongLong(), 75);
    QCOMPARE(dropped.front().at(1).value<TrackId>(), t.track(QStringLiteral("V2")));
}

void TestTimelineDropping::aLockedTrackRefusesADropWithTheReason()
{
    TimelineFixture t;
    t.session->apply(SetTrack{.track = t.track(QStringLiteral("V1")), .locked = true});
    const std::unique_ptr<QMimeData> data(binData({t.film}));
    const QPoint at = t.at(QStringLiteral("V1"), 50);
    QDragEnterEvent enter(at, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QApplication::sendEvent(t.canvas(), &enter);
    QDragMoveEvent move(at, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QApplication::sendEvent(t.canvas(), &move);
    QVERIFY(!move.isAccepted());
    QVERIFY(t.canvas()->look()->tip.contains(QStringLiteral("V1")));
}

WEFT_UI_TEST_MAIN(TestTimelineDropping)
#include "tst_timeline_dropping.moc"
