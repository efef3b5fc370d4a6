#include "tests/ui/ui_test.h"
#include "ui/actions/actions.h"
#include "ui/controls/colour_wheel.h"
#include "ui/inspector/colour_wheels.h"
#include "ui/inspector/effect_stack.h"
#include "ui/inspector/inspector_panel.h"

using namespace weft;
using namespace weft::ui;

/// The wheels of the inspector, by mouse and keys, over two red clips that are graded.
class TestColourWheels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void tablesWithThreeColoursHaveWheels();
    void leaningAndBack();
    void aDragTowardsAColourIsOneStep();
    void escapeTakesADragBack();
    void arrowsAreOneStepUntilTheyAreLetGo();
    void aDoubleClickCentresIt();
    void whatIsTypedIsShown();
    void aKeyframedNumberGetsAKeyframe();
    void severalClipsAreGradedTogether();

private:
    ColourWheel *wheel(const char *all) const
    {
        return m_panel->effects()->section(QStringLiteral("lift-gamma-gain"))->wheels()->wheel(all);
    }
    /// Lift of red, green and blue, or of another wheel.
    std::array<double, 3> numbers(const char *all = "lift", std::size_t clip = 0,
                                  double frame = 0) const;
    void drag(ColourWheel *wheel, const QPoint &by, bool letsGo = true);
    std::size_t steps() const { return m_session->document().stepsDone(); }
    Clip clip(std::size_t index) const { return m_session->sequence()->tracks[0]->clips.at(index); }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<QWidget> m_window;
    InspectorPanel *m_panel = nullptr;
};

void TestColourWheels::init()
{
    m_session = test::makeSession();
    m_window = std::make_unique<QWidget>();
    auto *const actions = new Actions(m_window.get());
    m_panel = new InspectorPanel(*m_session, *actions, m_window.get());
    m_panel->resize(360, 1600);
    m_window->resize(360, 1600);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    for (int i = 0; i < 2; ++i) {
        QVERIFY(m_session->apply(Append{{.source = ColourSource{{255, 0, 0, 255}},
                                         .video = m_session->target(TrackKind::Video),
                                         .length = 50}}));
        QVERIFY(m_session->apply(AddEffect{.clip = clip(std::size_t(i))->id,
                                           .type = QStringLiteral("lift-gamma-gain"),
                                           .parameters = {}}));
    }
    m_session->selection().set({clip(0)->id});
    QApplication::processEvents();
}

void TestColourWheels::cleanup()
{
    m_window.reset();
    m_session.reset();
}

std::array<double, 3> TestColourWheels::numbers(const char *all, std::size_t index,
                                                double frame) const
{
    const EffectEntry *const entry = findEffectEntry(EffectKind::Picture,
                                                     QStringLiteral("lift-gamma-gain"));
    std::array<double, 3> numbers{};
    const char *const colours[] = {"Red", "Green", "Blue"};
    for (std::size_t i = 0; i < 3; ++i)
        numbers[i] = numberAt(clip(index)->effects.front().parameters,
                              *entry->parameter(QLatin1String(all) + QLatin1String(colours[i])),
                              frame);
    return numbers;
}

void TestColourWheels::drag(ColourWheel *wheel, const QPoint &by, bool letsGo)
{
    const QPoint from = wheel->rect().center();
    QTest::mousePress(wheel, Qt::LeftButton, {}, from);
    for (int i = 1; i <= 5; ++i)
        QTest::mouseMove(wheel, from + by * i / 5);
    if (letsGo)
        QTest::mouseRelease(wheel, Qt::LeftButton, {}, from + by);
}

void TestColourWheels::tablesWithThreeColoursHaveWheels()
{
    for (const EffectEntry &entry : effectCatalogue()) {
        const auto wheels = wheelsIn(entry.parameters);
        QCOMPARE(wheels.size(), std::size_t(entry.id == QLatin1String("lift-gamma-gain") ? 3 : 0));
        for (const WheelType &each : wheels)
            QVERIFY(wheel(each.all->id));
    }
}

void TestColourWheels::leaningAndBack()
{
    const EffectEntry *const entry = findEffectEntry(EffectKind::Picture,
                                                     QStringLiteral("lift-gamma-gain"));
    for (const WheelType &wheel : wheelsIn(entry->parameters)) {
        for (const QPointF lean : {QPointF(1, 0), QPointF(-0.3, 0.4), QPointF(0, -0.9)}) {
            const double usual = wheel.each[0]->defaultNumber;
            const auto numbers = leaning(wheel, {usual + 3, usual, usual}, lean);
            QVERIFY(QLineF(leanOf(wheel, numbers), lean).length() < 0.01);
            QVERIFY(std::abs((numbers[0] + numbers[1] + numbers[2]) / 3 - usual - 1) < 0.02);
        }
        // A third of a turn from red lies green, and what leans to it has most of it.
        const auto green = leaning(wheel, {}, {-0.5, 0.866});
        QVERIFY(green[1] > green[0] && std::abs(green[0] - green[2]) < 0.1);
    }
}

void TestColourWheels::aDragTowardsAColourIsOneStep()
{
    const std::size_t before = steps();
    const auto root = m_session->root();
    drag(wheel("lift"), {20, 0}, false); // red is at the right
    QVERIFY(m_session->isPreviewing());
    QCOMPARE(m_session->root().get(), root.get());
    QTest::mouseRelease(wheel("lift"), Qt::LeftButton, {},
                        wheel("lift")->rect().center() + QPoint(20, 0));
    QCOMPARE(steps(), before + 1);
    QVERIFY(numbers()[0] > 5);
    QVERIFY(std::abs(numbers()[0] + 2 * numbers()[1]) < 0.05);
    QCOMPARE(numbers()[1], numbers()[2]);
    QCOMPARE(numbers("gain"), (std::array<double, 3>{100, 100, 100}));
    QVERIFY(m_session->document().history().back().contains(QStringLiteral("Lift")));
    m_session->undo();
    QVERIFY(*m_session->root() == *root);
    QVERIFY(wheel("lift")->lean().isNull());
}

void TestColourWheels::escapeTakesADragBack()
{
    const std::size_t before = steps();
    drag(wheel("gamma"), {-10, 15}, false);
    QVERIFY(m_session->isPreviewing());
    QTest::keyClick(wheel("gamma"), Qt::Key_Escape);
    QVERIFY(!m_session->isPreviewing());
    QTest::mouseRelease(wheel("gamma"), Qt::LeftButton, {}, {1, 1});
    QCOMPARE(steps(), before);
    QVERIFY(wheel("gamma")->lean().isNull());
}

void TestColourWheels::arrowsAreOneStepUntilTheyAreLetGo()
{
    const std::size_t before = steps();
    ColourWheel *const gain = wheel("gain");
    gain->setFocus();
    for (int i = 0; i < 5; ++i) // held
        QTest::keyPress(gain, Qt::Key_Right);
    QCOMPARE(steps(), before);
    QTest::keyRelease(gain, Qt::Key_Right);
    QCOMPARE(steps(), before + 1);
    QVERIFY(numbers("gain")[0] > 100 && numbers("gain")[1] < 100);
    QTest::keyClick(gain, Qt::Key_Home);
    QCOMPARE(steps(), before + 2);
    QCOMPARE(numbers("gain"), (std::array<double, 3>{100, 100, 100}));
}

void TestColourWheels::aDoubleClickCentresIt()
{
    drag(wheel("lift"), {0, -25});
    QVERIFY(!wheel("lift")->lean().isNull());
    QTest::mouseDClick(wheel("lift"), Qt::LeftButton, {}, wheel("lift")->rect().center());
    QCOMPARE(numbers(), (std::array<double, 3>{0, 0, 0}));
    QVERIFY(wheel("lift")->lean().isNull());
}

void TestColourWheels::whatIsTypedIsShown()
{
    const QPointF before = wheel("lift")->point();
    QVERIFY(m_session->apply(SetEffect{.effect = clip(0)->effects.front().id,
                                       .enabled = {},
                                       .parameters = {{QStringLiteral("liftRed"), Curve(12)}}}));
    QVERIFY(wheel("lift")->point().x() > before.x() + 5);
    QVERIFY(std::abs(wheel("lift")->point().y() - before.y()) < 0.5);
}

void TestColourWheels::aKeyframedNumberGetsAKeyframe()
{
    Curve ramp;
    ramp.keyframes = {{0, 0.0}, {40, 20.0}};
    QVERIFY(m_session->apply(SetEffect{.effect = clip(0)->effects.front().id,
                                       .enabled = {},
                                       .parameters = {{QStringLiteral("liftRed"), ramp}}}));
    m_session->player().seek(20);
    QVERIFY(wheel("lift")->lean().x() > 0); // as it is at the playhead
    QTest::mouseDClick(wheel("lift"), Qt::LeftButton, {}, wheel("lift")->rect().center());
    QVERIFY(std::abs(numbers("lift", 0, 20)[0] - 10.0 / 3) < 0.05); // what they have in common
    QCOMPARE(numbers("lift", 0, 40)[0], 20.0);
}

void TestColourWheels::severalClipsAreGradedTogether()
{
    m_session->selection().set({clip(0)->id, clip(1)->id});
    QApplication::processEvents();
    const std::size_t before = steps();
    drag(wheel("gain"), {20, 0});
    QCOMPARE(steps(), before + 1);
    QVERIFY(numbers("gain", 0)[0] > 105);
    QCOMPARE(numbers("gain", 1), numbers("gain", 0));
}

WEFT_UI_TEST_MAIN(TestColourWheels)
#include "tst_colour_wheels.moc"
