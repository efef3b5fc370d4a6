#include "core/model/validate.h"
#include "tests/ui/inspector_fixture.h"
#include "ui/controls/choice_field.h"
#include "ui/controls/number_field.h"
#include "ui/controls/switch_field.h"
#include "ui/controls/timecode_field.h"
#include "ui/controls/value_slider.h"
#include "ui/effects/apply_effect.h"
#include "ui/inspector/clip_form.h"
#include "ui/inspector/curve_editor.h"
#include "ui/inspector/sequence_form.h"
#include "ui/inspector/time_map_row.h"
#include "ui/inspector/title_form.h"
#include "ui/inspector/transition_form.h"

#include <QDialogButtonBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace weft;
using namespace weft::ui;

/// The inspector, by mouse and keys.
class TestInspector : public QObject, private ui::test::InspectorFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(open()); }
    void cleanup() { QVERIFY(close()); }

    void aSliderIsLiveAndOneStepOfTheHistory();
    void escapeTakesADragBack();
    void anExactNumberIsTyped();
    void textThatIsNoNumberIsTakenBack();
    void keysAndWheelAreOneStepEach();
    void aResetGoesBackToWhatIsUsual();
    void aKeyframeIsSetAndTakenAwayAtThePlayhead();
    void aCurveIsDraggedByKeyframesAndHandles();
    void aCurveIsEditedByKeysAlone();
    void severalClipsAreChangedTogether();
    void aTransitionIsChanged();
    void withoutASelectionTheSequenceIsShown();
    void sequenceSettingsAreOneStep();
    void aTitleIsTyped();
    void fadesAndFitAreSet();
    void speedIsSetAndRunsByACurve();
    void aShotSaysHowItIsConformed();
    void allFieldsAreNamedAndLargeEnough();
};

void TestInspector::aSliderIsLiveAndOneStepOfTheHistory()
{
    ValueSlider *const slider = row("opacity", "opacity")->number()->slider();
    const std::size_t before = steps();
    const auto root = m_session->root();
    drag(slider, {slider->width() - 7, slider->height() / 2},
         {slider->width() / 2, slider->height() / 2}, false);
    QVERIFY(m_session->isPreviewing());
    QCOMPARE(m_session->root().get(), root.get()); // nothing is done yet
    const auto place = findClip(*m_session->shown(), m_red);
    QCOMPARE(place->clip->effects.size(), std::size_t(1)); // and all is seen
    QTest::mouseRelease(slider, Qt::LeftButton, {}, {slider->width() / 2, slider->height() / 2});
    QCOMPARE(steps(), before + 1);
    QVERIFY(!m_session->isPreviewing());
    const double opacity = number(m_red, "opacity", "opacity");
    QVERIFY2(opacity > 35 && opacity < 65, qPrintable(QString::number(opacity)));
    QVERIFY(m_session->document().history().back().contains(QStringLiteral("Opacity")));
    m_session->undo();
    QVERIFY(*m_session->root() == *root);
    QCOMPARE(row("opacity", "opacity")->number()->number(), 100.0);
}

void TestInspector::escapeTakesADragBack()
{
    ValueSlider *const slider = row("transform", "rotation")->number()->slider();
    const std::size_t before = steps();
    drag(slider, {slider->width() / 2, 12}, {slider->width() - 20, 12}, false);
    QVERIFY(m_session->isPreviewing());
    QTest::keyClick(slider, Qt::Key_Escape);
    QVERIFY(!m_session->isPreviewing());
    QTest::mouseRelease(slider, Qt::LeftButton, {}, {slider->width() - 20, 12});
    QCOMPARE(steps(), before);
    QCOMPARE(slider->number(), 0.0);
}

void TestInspector::anExactNumberIsTyped()
{
    NumberField *const field = row("transform", "scaleX")->number();
    typeInto(field->text(), QStringLiteral("123.456"));
    QCOMPARE(number(m_red, "transform", "scaleX"), 123.456);
    typeInto(field->text(), QStringLiteral("50 %"));
    QCOMPARE(number(m_red, "transform", "scaleX"), 50.0);
    QCOMPARE(field->slider()->number(), 50.0);
    typeInto(field->text(), QLocale().toString(12.5));
    QCOMPARE(number(m_red, "transform", "scaleX"), 12.5);
}

void TestInspector::textThatIsNoNumberIsTakenBack()
{
    NumberField *const field = row("transform", "scaleX")->number();
    const std::size_t before = steps();
    typeInto(field->text(), QStringLiteral("wide"));
    QCOMPARE(steps(), before);
    QCOMPARE(field->text()->text(), QStringLiteral("100"));
}

void TestInspector::keysAndWheelAreOneStepEach()
{
    ValueSlider *const slider = row("opacity", "opacity")->number()->slider();
    slider->setFocus();
    const std::size_t before = steps();
    QTest::keyPress(slider, Qt::Key_Left);
    QTest::keyPress(slider, Qt::Key_Left);
    QTest::keyRelease(slider, Qt::Key_Left);
    QCOMPARE(steps(), before + 1);
    QCOMPARE(number(m_red, "opacity", "opacity"), 98.0);
    row("transform", "x")->number()->slider()->setFocus();
    QWheelEvent turn(QPointF(5, 5), slider->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, {}, {},
                     Qt::NoScrollPhase, false);
    QApplication::sendEvent(slider, &turn);
    QCOMPARE(slider->number(), 98.0); // it scrolls the panel, unless it has the focus
}

void TestInspector::aResetGoesBackToWhatIsUsual()
{
    ParameterRow *const scale = row("transform", "scaleX");
    QVERIFY(!scale->resetButton()->isEnabled());
    typeInto(scale->number()->text(), QStringLiteral("40"));
    QVERIFY(scale->resetButton()->isEnabled());
    QTest::mouseClick(scale->resetButton(), Qt::LeftButton);
    QCOMPARE(number(m_red, "transform", "scaleX"), 100.0);
    QCOMPARE(scale->number()->text()->text(), QStringLiteral("100"));
}

void TestInspector::aKeyframeIsSetAndTakenAwayAtThePlayhead()
{
    ParameterRow *const opacity = row("opacity", "opacity");
    m_session->player().seek(10);
    QTest::mouseClick(opacity->keyButton(), Qt::LeftButton);
    QVERIFY(opacity->keyButton()->isChecked());
    m_session->player().seek(20);
    QVERIFY(!opacity->keyButton()->isChecked());
    typeInto(opacity->number()->text(), QStringLiteral("0")); // a keyframe by changing the number
    QVERIFY(opacity->keyButton()->isChecked());
    QCOMPARE(number(m_red, "opacity", "opacity", 15), 50.0);
    QTest::mouseClick(opacity->previousButton(), Qt::LeftButton);
    QCOMPARE(m_session->playhead(), 10);
    QVERIFY(!opacity->previousButton()->isEnabled());
    QTest::mouseClick(opacity->nextButton(), Qt::LeftButton);
    QCOMPARE(m_session->playhead(), 20);
    QTest::mouseClick(opacity->keyButton(), Qt::LeftButton);
    QCOMPARE(number(m_red, "opacity", "opacity", 20), 100.0); // only the first is left
    m_session->player().seek(10);
    QTest::mouseClick(opacity->keyButton(), Qt::LeftButton);
    QVERIFY(!isKeyframed(effect(m_red, "opacity")->parameters));
}

void TestInspector::aCurveIsDraggedByKeyframesAndHandles()
{
    ParameterRow *const opacity = row("opacity", "opacity");
    m_session->player().seek(0);
    QTest::mouseClick(opacity->keyButton(), Qt::LeftButton);
    m_session->player().seek(40);
    typeInto(opacity->number()->text(), QStringLiteral("0"));
    QTest::mouseClick(opacity->curveButton(), Qt::LeftButton);
    CurveEditor *const curve = opacity->curve();
    QVERIFY(curve->isVisible());
    QApplication::processEvents();

    const std::size_t before = steps();
    const QPoint key = curve->keyPoint(1).toPoint();
    drag(curve, key, key + QPoint(-40, -30));
    QCOMPARE(steps(), before + 1);
    const auto keysOf = [&] {
        return std::get<Curve>(effect(m_red, "opacity")->parameters.at(QStringLiteral("opacity")))
            .keyframes;
    };
    QVERIFY(keysOf()[1].frame < 40);
    QVERIFY(keysOf()[1].value > 0);
    QApplication::processEvents();

    // The menu on the first keyframe makes its segment a Bézier, whose handles can be dragged.
    QContextMenuEvent ask(QContextMenuEvent::Mouse, curve->keyPoint(0).toPoint(),
                          curve->mapToGlobal(curve->keyPoint(0).toPoint()));
    QApplication::sendEvent(curve, &ask);
    auto *const menu = curve->findChild<QMenu *>();
    QVERIFY(menu);
    menu->actions()[3]->trigger();
    menu->close();
    QCOMPARE(keysOf()[0].interpolation, Interpolation::Bezier);
    const double straight = number(m_red, "opacity", "opacity", 8);
    const QPoint handle = curve->handlePoint(0, HandleSide::Out).toPoint();
    drag(curve, handle, handle + QPoint(20, -20));
    QVERIFY(keysOf()[0].out.frames > 0);
    QVERIFY(number(m_red, "opacity", "opacity", 8) > straight);
    QCOMPARE(steps(), before + 3);
    QVERIFY(weft::validate(*m_session->root()).isEmpty());
}

void TestInspector::aCurveIsEditedByKeysAlone()
{
    ParameterRow *const opacity = row("opacity", "opacity");
    QTest::mouseClick(opacity->keyButton(), Qt::LeftButton);
    m_session->player().seek(30);
    typeInto(opacity->number()->text(), QStringLiteral("20"));
    QTest::mouseClick(opacity->curveButton(), Qt::LeftButton);
    CurveEditor *const curve = opacity->curve();
    curve->setFocus();
    QTest::keyClick(curve, Qt::Key_PageDown);
    QTest::keyClick(curve, Qt::Key_PageDown);
    QCOMPARE(m_session->playhead(), 30);
    QTest::keyClick(curve, Qt::Key_Right);
    QTest::keyClick(curve, Qt::Key_Up);
    QCOMPARE(number(m_red, "opacity", "opacity", 31), 21.0);
    QTest::keyClick(curve, Qt::Key_Delete);
    QCOMPARE(number(m_red, "opacity", "opacity", 31), 100.0);
}

void TestInspector::severalClipsAreChangedTogether()
{
    typeInto(row("opacity", "opacity")->number()->text(), QStringLiteral("30"));
    m_session->selection().set({m_red, m_blue});
    QApplication::processEvents();
    NumberField *const field = row("opacity", "opacity")->number();
    QVERIFY(field->isMixed());
    QCOMPARE(field->text()->text(), QStringLiteral("—"));
    const std::size_t before = steps();
    typeInto(field->text(), QStringLiteral("60"));
    QCOMPARE(steps(), before + 1);
    QCOMPARE(number(m_red, "opacity", "opacity"), 60.0);
    QCOMPARE(number(m_blue, "opacity", "opacity"), 60.0);
    QVERIFY(!field->isMixed());
    auto *const enabled = m_panel->clipForm()->findChild<SwitchField *>(QStringLiteral("enabled"));
    QTest::mouseClick(enabled, Qt::LeftButton, {}, {8, enabled->height() / 2});
    QVERIFY(!body(m_red).enabled && !body(m_blue).enabled);
    m_session->undo();
    QVERIFY(body(m_red).enabled && body(m_blue).enabled);
}

void TestInspector::aTransitionIsChanged()
{
    QVERIFY(addTransition(*m_session, QStringLiteral("dissolve"), m_blue));
    m_session->selection().setTransition(body(m_blue).transition->id);
    TransitionForm *form = m_panel->transitionForm();
    QVERIFY(form);
    typeInto(form->length(), QStringLiteral("10"));
    QCOMPARE(body(m_blue).transition->length, 10);
    QCOMPARE(body(m_blue).transition->before, 5);
    form->alignment()->setFocus();
    QTest::keyClick(form->alignment(), Qt::Key_Down); // ends at the cut
    QCOMPARE(body(m_blue).transition->before, 10);
    form->kind()->setFocus();
    QTest::keyClick(form->kind(), Qt::Key_W);
    QCOMPARE(body(m_blue).transition->kind, QStringLiteral("wipe"));
    QApplication::processEvents();
    QVERIFY(m_panel->transitionForm());
    QVERIFY(!m_panel->transitionForm()->findChildren<ParameterRow *>().isEmpty());
}

void TestInspector::withoutASelectionTheSequenceIsShown()
{
    m_session->selection().clear();
    QVERIFY(!m_panel->clipForm() && !m_panel->effects());
    QApplication::processEvents();
    QVERIFY(m_panel->findChild<QPushButton *>(QStringLiteral("sequenceSettings")));
}

void TestInspector::sequenceSettingsAreOneStep()
{
    m_actions->refresh();
    m_actions->action("sequence.settings")->trigger();
    auto *const dialog = m_panel->findChild<SequenceSettingsDialog *>();
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    for (const auto &[field, text] : {std::pair(dialog->widthField(), QStringLiteral("1280")),
                                      std::pair(dialog->heightField(), QStringLiteral("720"))}) {
        field->text()->setFocus();
        field->text()->selectAll();
        QTest::keyClicks(field->text(), text);
        QTest::keyClick(field->text(), Qt::Key_Tab);
    }
    dialog->rate()->setFocus();
    const std::size_t before = steps();
    auto *const buttons = dialog->findChild<QDialogButtonBox *>();
    QTest::mouseClick(buttons->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QCOMPARE(steps(), before + 1);
    QCOMPARE(m_session->sequence()->settings.width, 1280);
    QCOMPARE(m_session->sequence()->settings.height, 720);
}

void TestInspector::aTitleIsTyped()
{
    const ClipId title = add(TitleSource{.text = QStringLiteral("Title")}, 100);
    m_session->selection().set({title});
    TitleForm *const form = m_panel->titleForm();
    QVERIFY(form);
    form->edit();
    const std::size_t before = steps();
    QTest::keyClicks(form->text(), QStringLiteral("Hello"));
    const auto shown = findClip(*m_session->shown(), title);
    QCOMPARE(std::get<TitleSource>(shown->clip->source).text, QStringLiteral("Hello"));
    QCOMPARE(steps(), before);
    QTest::keyClick(form->text(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(steps(), before + 1);
    QCOMPARE(std::get<TitleSource>(body(title).source).text, QStringLiteral("Hello"));
    QTest::keyClicks(form->text(), QStringLiteral(" you"));
    QTest::keyClick(form->text(), Qt::Key_Escape);
    QCOMPARE(form->text()->toPlainText(), QStringLiteral("Hello"));
    QTest::keyClicks(form->text(), QStringLiteral("!"));
    m_session->selection().set({m_red}); // what was typed is kept
    QVERIFY(std::get<TitleSource>(body(title).source).text.contains(QLatin1Char('!')));
}

void TestInspector::fadesAndFitAreSet()
{
    auto *const fade = m_panel->clipForm()->findChildren<TimecodeField *>().at(0);
    typeInto(fade, QStringLiteral("12"));
    QCOMPARE(body(m_red).fadeIn.length, 12);
    typeInto(fade, QStringLiteral("1:00:00:00")); // no longer than the clip
    QCOMPARE(body(m_red).fadeIn.length, 50);
    typeInto(fade, QStringLiteral("soon"));
    QCOMPARE(body(m_red).fadeIn.length, 50);
}

void TestInspector::speedIsSetAndRunsByACurve()
{
    const MediaId film = test::import(*m_session, test::mediaFile(QStringLiteral("h264_long.mp4")));
    QVERIFY(film);
    const ClipId clip = add(MediaSource{film}, 200, 40);
    QVERIFY(clip);
    m_session->selection().set({clip});
    auto *const speed = m_panel->clipForm()->findChild<NumberField *>(QStringLiteral("speed"));
    QVERIFY(speed);
    typeInto(speed->text(), QStringLiteral("200"));
    QCOMPARE(body(clip).speed, Rational(2));
    QCOMPARE(body(clip).length, 20);
    m_session->undo();
    auto *const row = m_panel->clipForm()->findChild<TimeMapRow *>();
    QVERIFY(row);
    QTest::mouseClick(row->toggle(), Qt::LeftButton, {}, {8, row->toggle()->height() / 2});
    QVERIFY(body(clip).remap);
    QCOMPARE(body(clip).remap->keys.size(), std::size_t(2));
    QApplication::processEvents();
    const std::size_t before = steps();
    // A point in the middle, further down: slow first, then fast.
    const QPoint middle = ((row->curve()->keyPoint(0) + row->curve()->keyPoint(1)) / 2).toPoint();
    QTest::mouseDClick(row->curve(), Qt::LeftButton, {}, middle + QPoint(0, 20));
    QCOMPARE(body(clip).remap->keys.size(), std::size_t(3));
    QVERIFY(body(clip).remap->slopeAfter(0) < Rational(1));
    QVERIFY(body(clip).remap->slopeAfter(1) > Rational(1));
    const QPoint key = row->curve()->keyPoint(1).toPoint();
    drag(row->curve(), key, key + QPoint(20, 0));
    QCOMPARE(steps(), before + 2);
    QVERIFY(weft::validate(*m_session->root()).isEmpty());
    QTest::mouseClick(row->toggle(), Qt::LeftButton, {}, {8, row->toggle()->height() / 2});
    QVERIFY(!body(clip).remap);
}

void TestInspector::aShotSaysHowItIsConformed()
{
    QVERIFY(m_session->apply(SetSequence{.rate = FrameRate::fromString(QStringLiteral("30"))}));
    Recipe recipe;
    recipe.generator = QStringLiteral("testpattern");
    recipe.version = QStringLiteral("1.0");
    recipe.width = 256;
    recipe.height = 256;
    recipe.rate = *FrameRate::fromString(QStringLiteral("8"));
    recipe.length = 16;
    const ShotId shot{m_session->root()->nextId};
    QVERIFY(m_session->apply(AddShot{QStringLiteral("Slow"), {}, recipe}));
    const ClipId clip = add(ShotSource{shot}, 200, 50);
    QVERIFY(clip);
    m_session->selection().set({clip});
    const auto field = [this](const QString &label) {
        for (ChoiceField *const found : m_panel->findChildren<ChoiceField *>()) {
            if (found->accessibleName() == label && found->isVisible())
                return found;
        }
        return static_cast<ChoiceField *>(nullptr);
    };
    const auto summary = [this] {
        return m_panel->findChild<QLabel *>(QStringLiteral("shotSummary"))->text();
    };
    // Below half the sequence's rate its motion is followed, and that is what is shown.
    QTRY_VERIFY(field(ClipForm::tr("In between"))); // once it is laid out
    ChoiceField *const time = field(ClipForm::tr("In between"));
    ChoiceField *const size = field(ClipForm::tr("Scaling"));
    QVERIFY(time && size);
    QCOMPARE(body(clip).timeInterpolation, TimeInterpolation::Flow);
    QCOMPARE(time->currentText(), ClipForm::tr("Follow the motion"));
    QCOMPARE(size->currentText(), ClipForm::tr("Automatic"));
    QTRY_VERIFY2(summary().contains(InspectorPanel::tr("following the motion")),
                 qPrintable(summary()));
    QTRY_VERIFY2(summary().contains(InspectorPanel::tr("bicubic")), qPrintable(summary()));
    // Both can be chosen, by keys.
    time->setFocus();
    QTest::keyClick(time, Qt::Key_Home);
    QCOMPARE(body(clip).timeInterpolation, TimeInterpolation::Hold);
    QTRY_VERIFY2(summary().contains(InspectorPanel::tr("holding frames")), qPrintable(summary()));
    size->setFocus();
    QTest::keyClick(size, Qt::Key_End);
    QCOMPARE(body(clip).sampling, Sampling::Lanczos);
    QTRY_VERIFY2(summary().contains(InspectorPanel::tr("Lanczos")), qPrintable(summary()));
    m_session->undo();
    m_session->undo();
    QTRY_COMPARE(time->currentText(), ClipForm::tr("Follow the motion"));
    // One of the sequence's size and rate needs nothing.
    const SequenceSettings &settings = m_session->sequence()->settings;
    recipe.width = settings.width;
    recipe.height = settings.height;
    recipe.rate = settings.rate;
    QVERIFY(m_session->apply(SetRecipe{shot, recipe}));
    QTRY_VERIFY2(summary().contains(InspectorPanel::tr("In the film as it was made")),
                 qPrintable(summary()));
}

void TestInspector::allFieldsAreNamedAndLargeEnough()
{
    QVERIFY(addEffect(*m_session, QStringLiteral("lut")));
    QApplication::processEvents();
    for (QWidget *const widget : m_panel->findChildren<QWidget *>()) {
        const bool isField = qobject_cast<QToolButton *>(widget)
                             || qobject_cast<ValueSlider *>(widget)
                             || qobject_cast<ChoiceField *>(widget)
                             || qobject_cast<QLineEdit *>(widget);
        if (!isField || !widget->isVisible())
            continue;
        const auto *const button = qobject_cast<QToolButton *>(widget);
        const bool isNamed = !widget->accessibleName().isEmpty()
                             || (button && !button->text().isEmpty());
        QVERIFY2(isNamed, qPrintable(QStringLiteral("%1 in %2")
                                         .arg(QLatin1String(widget->metaObject()->className()),
                                              widget->parentWidget()->objectName())));
        QVERIFY2(widget->width() >= 24 && widget->height() >= 24,
                 qPrintable(widget->accessibleName()));
        QVERIFY2(widget->mapTo(m_panel, QPoint(widget->width(), 0)).x() <= m_panel->width(),
                 qPrintable(widget->accessibleName()));
    }
}

WEFT_UI_TEST_MAIN(TestInspector)
#include "tst_inspector.moc"
