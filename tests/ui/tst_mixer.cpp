#include "tests/ui/ui_test.h"
#include "ui/actions/actions.h"
#include "ui/controls/number_field.h"
#include "ui/controls/value_slider.h"
#include "ui/inspector/effect_stack.h"
#include "ui/inspector/parameter_row.h"
#include "ui/markers/markers_panel.h"
#include "ui/mixer/master_meter.h"
#include "ui/mixer/mixer_panel.h"
#include "ui/mixer/mixer_strip.h"
#include "ui/mixer/normaliser.h"
#include "ui/style/theme.h"

#include <QLineEdit>
#include <QMenu>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace weft;
using namespace weft::ui;

/// The mixer and the list of markers, by mouse and keys.
class TestMixer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aFaderIsHeardAtOnceAndIsOneStep();
    void gainAndPanAreTyped();
    void muteAndSoloAreButtons();
    void theMasterHasAStrip();
    void effectsOfATrackAreEdited();
    void tracksThatComeGetStrips();
    void metersShowWhatIsHeard();
    void thereIsABarForEachChannel();
    void aPeakIsHeldBeforeItFalls();
    void clippingLightsALampUntilAClick();
    void theMasterMeterShowsWhatIsHeard();
    void theMasterIsNormalised();
    void markersAreAddedEditedVisitedAndRemoved();

private:
    const Track &track(std::size_t index) const;
    std::size_t steps() const { return m_session->document().stepsDone(); }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<QWidget> m_window;
    Actions *m_actions = nullptr;
    MixerPanel *m_mixer = nullptr;
    MarkersPanel *m_markers = nullptr;
};

void TestMixer::init()
{
    m_session = test::makeSession();
    m_window = std::make_unique<QWidget>();
    m_actions = new Actions(m_window.get());
    auto *const row = new QVBoxLayout(m_window.get());
    m_mixer = new MixerPanel(*m_session, *m_actions, m_window.get());
    m_markers = new MarkersPanel(*m_session, *m_actions, m_window.get());
    row->addWidget(m_mixer);
    row->addWidget(m_markers);
    m_window->resize(900, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QCOMPARE(m_mixer->strips().size(), std::size_t(3));
}

void TestMixer::cleanup()
{
    m_window.reset();
    m_session.reset();
}

const Track &TestMixer::track(std::size_t index) const
{
    return trackAt(*m_session->root(),
                   *findTrack(*m_session->root(), m_mixer->strips()[index]->track()));
}

void TestMixer::aFaderIsHeardAtOnceAndIsOneStep()
{
    MixerStrip *const strip = m_mixer->strips()[0];
    ValueSlider *const fader = strip->fader();
    const std::size_t before = steps();
    const int middle = fader->width() / 2;
    const int handle = int(std::lround((fader->height() - 12) * (1 - fader->scale().placeOf(0))))
                       + 6;
    QTest::mousePress(fader, Qt::LeftButton, {}, {middle, handle});
    QTest::mouseMove(fader, {middle, handle + 10});
    QTest::mouseMove(fader, {middle, handle + 30});
    QVERIFY(m_session->isPreviewing());
    const double seen
        = trackAt(*m_session->shown(), *findTrack(*m_session->shown(), strip->track())).gainDb;
    QVERIFY(seen < -1);
    QCOMPARE(strip->gain()->number(), seen);
    QTest::mouseRelease(fader, Qt::LeftButton, {}, {middle, handle + 30});
    QCOMPARE(steps(), before + 1);
    QCOMPARE(track(0).gainDb, seen);
    m_session->undo();
    QCOMPARE(fader->number(), 0.0);
}

void TestMixer::gainAndPanAreTyped()
{
    MixerStrip *const strip = m_mixer->strips()[1];
    QLineEdit *const gain = strip->gain()->text();
    gain->setFocus();
    gain->selectAll();
    QTest::keyClicks(gain, QStringLiteral("-6.5 dB"));
    QTest::keyClick(gain, Qt::Key_Return);
    QCOMPARE(track(1).gainDb, -6.5);
    QCOMPARE(strip->fader()->number(), -6.5);
    QLineEdit *const pan = strip->pan()->text();
    pan->setFocus();
    pan->selectAll();
    QTest::keyClicks(pan, QStringLiteral("-0.25"));
    QTest::keyClick(pan, Qt::Key_Tab);
    QCOMPARE(track(1).pan, -0.25);
}

void TestMixer::muteAndSoloAreButtons()
{
    MixerStrip *const strip = m_mixer->strips()[0];
    QTest::mouseClick(strip->mute(), Qt::LeftButton);
    QVERIFY(track(0).muted);
    QTest::mouseClick(strip->solo(), Qt::LeftButton);
    QVERIFY(track(0).solo);
    m_session->undo();
    QVERIFY(!strip->solo()->isChecked());
    QVERIFY(strip->mute()->isChecked());
}

void TestMixer::theMasterHasAStrip()
{
    MixerStrip *const strip = m_mixer->strips().back();
    QCOMPARE(strip->track(), TrackId());
    QVERIFY(!strip->solo());
    strip->fader()->setFocus();
    QTest::keyClick(strip->fader(), Qt::Key_Down);
    QCOMPARE(m_session->sequence()->master.gainDb, -1.0);
    QTest::mouseClick(strip->mute(), Qt::LeftButton);
    QVERIFY(m_session->sequence()->master.muted);
}

void TestMixer::effectsOfATrackAreEdited()
{
    MixerStrip *const strip = m_mixer->strips()[0];
    QTest::mouseClick(strip->effects(), Qt::LeftButton);
    QVERIFY(m_mixer->effects());
    m_mixer->effects()->add(QStringLiteral("compressor"));
    QCOMPARE(track(0).effects.size(), std::size_t(1));
    EffectSection *const section = m_mixer->effects()->section(QStringLiteral("compressor"));
    QVERIFY(section);
    QLineEdit *const threshold = section->row("threshold")->number()->text();
    threshold->setFocus();
    threshold->selectAll();
    QTest::keyClicks(threshold, QStringLiteral("-30"));
    QTest::keyClick(threshold, Qt::Key_Return);
    QCOMPARE(std::get<Curve>(track(0).effects[0].parameters.at(QStringLiteral("threshold")))
                 .constant,
             -30.0);
    QTest::mouseClick(strip->effects(), Qt::LeftButton);
    QVERIFY(!m_mixer->effects());
}

void TestMixer::tracksThatComeGetStrips()
{
    QVERIFY(m_session->apply(AddTrack{.sequence = {}, .kind = TrackKind::Audio}));
    QCOMPARE(m_mixer->strips().size(), std::size_t(4));
    m_session->undo();
    QCOMPARE(m_mixer->strips().size(), std::size_t(3));
}

void TestMixer::metersShowWhatIsHeard()
{
    const MediaId tone = test::import(*m_session, test::mediaFile(QStringLiteral("tone48.wav")));
    QVERIFY(tone);
    NewClip clip{.source = MediaSource{tone}, .audio = m_mixer->strips()[0]->track()};
    QVERIFY(m_session->apply(Overwrite{clip, 0}));
    m_session->player().play();
    const auto isHigh = [](const ChannelPeaks &peaks) { return peaks.channels[0].highest > -40; };
    QTRY_VERIFY_WITH_TIMEOUT(isHigh(m_mixer->strips()[0]->meter()->peaks()), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(isHigh(m_mixer->strips().back()->meter()->peaks()), 20'000);
    QVERIFY(!isHigh(m_mixer->strips()[1]->meter()->peaks())); // nothing plays there
    m_session->player().stop();
    QTest::mouseClick(m_mixer->strips()[0]->meter(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!isHigh(m_mixer->strips()[0]->meter()->peaks()), 20'000);
}

void TestMixer::thereIsABarForEachChannel()
{
    LevelMeter *const meter = m_mixer->strips().back()->meter();
    MasterMeter master(*m_session);
    for (const SoundLayout layout :
         {SoundLayout::Mono, SoundLayout::Stereo, SoundLayout::Surround51}) {
        QVERIFY(m_session->apply(SetSequence{.sequence = {}, .sound = layout}));
        QCOMPARE(meter->channels(), layout);
        QCOMPARE(master.channels(), layout);
        master.resize(master.sizeHint());
        const std::size_t last = channelCount(layout) - 1;
        QVERIFY(master.bar(0).width() >= 5);
        QVERIFY(qAbs(master.bar(last).right() - master.width()) < 1);
        ChannelPeaks peaks;
        peaks.channels[last].add(0.5);
        master.setPeaks(peaks);
        const QImage drawn = master.grab().toImage();
        const auto colourAt = [&](std::size_t channel) {
            return drawn.pixelColor((master.bar(channel).bottomLeft() + QPointF(2, -3)).toPoint());
        };
        QCOMPARE(colourAt(last), darkTheme().good);
        if (last > 0)
            QCOMPARE(colourAt(last - 1), darkTheme().window);
    }
}

void TestMixer::aPeakIsHeldBeforeItFalls()
{
    FallingPeak peak;
    peak.add(0.5);
    peak.fall(1);
    QVERIFY(peak.level < -20);
    QVERIFY(qAbs(peak.held + 6.02) < 0.01);
    peak.fall(1.5);
    QVERIFY(qAbs(peak.held + 6.02 + 10) < 0.01); // for half a second
    peak.add(0.25);                              // louder than that: held anew
    QVERIFY(qAbs(peak.held + 12.04) < 0.01);
    QVERIFY(qAbs(peak.highest + 6.02) < 0.01);
    peak.fall(100);
    QCOMPARE(peak.held, FallingPeak::kSilence);
}

void TestMixer::clippingLightsALampUntilAClick()
{
    MasterMeter meter(*m_session);
    meter.resize(meter.sizeHint());
    meter.show();
    const auto lamp = [&](std::size_t channel) {
        return meter.grab().toImage().pixelColor(meter.lamp(channel).center().toPoint());
    };
    ChannelPeaks peaks;
    peaks.channels[0].add(0.9);
    peaks.channels[1].add(1.2);
    meter.setPeaks(peaks);
    QCOMPARE(lamp(0), darkTheme().window);
    QCOMPARE(lamp(1), darkTheme().problem);
    peaks.fall(60);
    meter.setPeaks(peaks);
    QCOMPARE(lamp(1), darkTheme().problem); // though it is long silent
    QTest::mouseClick(&meter, Qt::LeftButton);
    QCOMPARE(lamp(1), darkTheme().window);
}

void TestMixer::theMasterMeterShowsWhatIsHeard()
{
    const MediaId tone = test::import(*m_session, test::mediaFile(QStringLiteral("tone48.wav")));
    NewClip clip{.source = MediaSource{tone}, .audio = m_mixer->strips()[0]->track()};
    QVERIFY(m_session->apply(Overwrite{clip, 0}));
    QVERIFY(m_session->apply(SetSequence{.sequence = {}, .sound = SoundLayout::Surround51}));
    MasterMeter meter(*m_session);
    meter.show();
    m_session->player().play();
    QTRY_VERIFY_WITH_TIMEOUT(meter.peaks().highest() > -40, 20'000);
    m_session->player().stop();
    QVERIFY(meter.peaks().channels[3].highest < -99); // low tones: a channel that is silent
    const ChannelPeaks before = meter.peaks();
    meter.hide(); // looks no more
    QTest::qWait(120);
    QCOMPARE(meter.peaks().channels[0].level, before.channels[0].level);
}

void TestMixer::theMasterIsNormalised()
{
    const MediaId tone = test::import(*m_session, test::mediaFile(QStringLiteral("tone48.wav")));
    NewClip clip{.source = MediaSource{tone}, .audio = m_mixer->strips()[0]->track()};
    QVERIFY(m_session->apply(Overwrite{clip, 0}));
    QVERIFY(m_session->apply(SetMaster{.sequence = {}, .gainDb = -20.0}));
    const std::size_t before = steps();
    m_mixer->normaliseButton()->menu()->actions()[2]->trigger(); // −23 LUFS
    QVERIFY(m_mixer->normaliser().isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(steps(), before + 1, 20'000);
    QVERIFY(m_session->sequence()->master.gainDb != -20.0);
    QVERIFY(!m_mixer->normaliser().isRunning());
    m_session->undo();
    m_mixer->normaliseButton()->menu()->actions()[0]->trigger();
    m_mixer->normaliser().cancel();
    QTest::qWait(200);
    QCOMPARE(m_session->sequence()->master.gainDb, -20.0);
}

void TestMixer::markersAreAddedEditedVisitedAndRemoved()
{
    m_session->player().seek(40);
    QTest::mouseClick(m_markers->addButton(), Qt::LeftButton);
    m_session->player().seek(90);
    QTest::mouseClick(m_markers->addButton(), Qt::LeftButton);
    const auto &markers = [&]() -> const std::vector<Marker> & {
        return m_session->sequence()->markers;
    };
    QCOMPARE(markers().size(), std::size_t(2));
    QTableWidget *const table = m_markers->table();
    QApplication::processEvents();
    const QPoint name = table->visualItemRect(table->item(0, MarkersPanel::NameColumn)).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, name);
    QCOMPARE(m_session->playhead(), 40);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, name);
    auto *const editor = table->findChild<QLineEdit *>();
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("Sunrise"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(markers()[0].name,
                 QStringLiteral("Sunrise")); // the view commits from the event loop
    table->item(0, MarkersPanel::ChapterColumn)->setCheckState(Qt::Checked);
    QVERIFY(markers()[0].chapter);
    table->item(1, MarkersPanel::TimeColumn)->setText(QStringLiteral("10f")); // it comes first now
    QCOMPARE(markers()[0].at, 10);
    QCOMPARE(markers()[1].name, QStringLiteral("Sunrise"));
    QCOMPARE(table->item(1, MarkersPanel::NameColumn)->text(), QStringLiteral("Sunrise"));
    test::Notices notices(*m_session);
    table->item(1, MarkersPanel::TimeColumn)->setText(QStringLiteral("later"));
    QCOMPARE(notices.said.size(), 1);
    QCOMPARE(markers()[1].at, 40);
    table->setCurrentCell(1, MarkersPanel::NameColumn);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(markers().size(), std::size_t(1));
}

WEFT_UI_TEST_MAIN(TestMixer)
#include "tst_mixer.moc"
