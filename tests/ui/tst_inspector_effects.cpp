#include "core/model/validate.h"
#include "tests/ui/inspector_fixture.h"
#include "ui/controls/number_field.h"
#include "ui/effects/apply_effect.h"
#include "ui/effects/effects_browser.h"

#include <QInputDialog>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>
#include <QTreeWidget>

using namespace weft;
using namespace weft::ui;

/// Effects in the inspector, their presets, and the effects browser, by mouse and keys.
class TestInspectorEffects : public QObject, private ui::test::InspectorFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(open()); }
    void cleanup() { QVERIFY(close()); }

    void effectsAreAddedMovedSwitchedAndRemoved();
    void everyParameterOfEveryEffectHasARow();
    void presetsAreSavedAndDroppedOnClips();
    void aBrokenPresetIsTold();
    void theBrowserFindsAndAdds();
    void favouritesStayOnTop();
};

void TestInspectorEffects::effectsAreAddedMovedSwitchedAndRemoved()
{
    QVERIFY(addEffect(*m_session, QStringLiteral("blur")));
    QVERIFY(addEffect(*m_session, QStringLiteral("exposure")));
    EffectSection *blur = m_panel->effects()->section(QStringLiteral("blur"));
    QVERIFY(blur && m_panel->effects()->section(QStringLiteral("exposure")));
    Q_EMIT blur->moveWanted(1);
    QCOMPARE(body(m_red).effects.back().type, QStringLiteral("blur"));
    // By its title, over the other one.
    QApplication::processEvents();
    blur = m_panel->effects()->section(QStringLiteral("blur"));
    EffectSection *const exposure = m_panel->effects()->section(QStringLiteral("exposure"));
    QVERIFY(exposure->y() < blur->y());
    QToolButton *const title = blur->header();
    const QPoint target = title->mapFromGlobal(exposure->mapToGlobal(QPoint(30, 4)));
    drag(title, {30, 8}, target);
    QCOMPARE(body(m_red).effects.front().type, QStringLiteral("blur"));
    QVERIFY(blur->isOpen()); // a drag is no click
    QTest::mouseClick(blur->enableButton(), Qt::LeftButton);
    QVERIFY(!effect(m_red, "blur")->enabled);
    QTest::mouseClick(blur->removeButton(), Qt::LeftButton);
    QVERIFY(!effect(m_red, "blur"));
    QVERIFY(!m_panel->effects()->section(QStringLiteral("blur")));
    m_session->undo();
    QVERIFY(m_panel->effects()->section(QStringLiteral("blur")));
}

void TestInspectorEffects::everyParameterOfEveryEffectHasARow()
{
    for (const EffectEntry &entry : effectCatalogue()) {
        if (entry.kind != EffectKind::Picture)
            continue;
        if (!m_panel->effects()->section(entry.id))
            QVERIFY(addEffect(*m_session, entry.id));
        EffectSection *const section = m_panel->effects()->section(entry.id);
        QVERIFY2(section, qPrintable(entry.id));
        for (const ParameterType &type : entry.parameters) {
            const ParameterRow *const made = section->row(type.id);
            QVERIFY2(made && made->resetButton(), type.id);
            switch (type.kind) {
            case ParameterKind::Number: QVERIFY(made->number() && made->keyButton()); break;
            case ParameterKind::Switch: QVERIFY(made->toggle()); break;
            case ParameterKind::Colour: QVERIFY(made->colour()); break;
            case ParameterKind::Path: QVERIFY(made->path()); break;
            default: QVERIFY(made->choice()); break;
            }
        }
    }
    typeInto(row("mask-bezier", "path")->path(), QStringLiteral("M 10 10 L 90 10 L 50 90 Z"));
    QCOMPARE(std::get<QString>(effect(m_red, "mask-bezier")->parameters.at(QStringLiteral("path"))),
             QStringLiteral("M 10 10 L 90 10 L 50 90 Z"));
}

void TestInspectorEffects::presetsAreSavedAndDroppedOnClips()
{
    typeInto(row("opacity", "opacity")->number()->text(), QStringLiteral("25.5"));
    QVERIFY(addEffect(*m_session, QStringLiteral("blur")));
    askToSavePreset(m_panel, *m_session, body(m_red).effects, QStringLiteral("x"));
    auto *const dialog = m_panel->findChild<QInputDialog *>();
    QVERIFY(dialog);
    auto *const name = dialog->findChild<QLineEdit *>();
    typeInto(name, QStringLiteral("Dreamy/soft: 1"));
    effectPresets().reload();
    const EffectPreset *const preset = effectPresets().find(QStringLiteral("Dreamy/soft: 1"));
    QVERIFY(preset);
    QCOMPARE(preset->effects.size(), std::size_t(2));
    QMimeData data;
    data.setData(QLatin1String(kPresetMime), QByteArrayLiteral("Dreamy/soft: 1"));
    const std::size_t before = steps();
    QVERIFY(dropOnClip(*m_session, data, m_blue));
    QCOMPARE(steps(), before + 1);
    QCOMPARE(number(m_blue, "opacity", "opacity"), 25.5);
    QVERIFY(effect(m_blue, "blur"));
}

void TestInspectorEffects::aBrokenPresetIsTold()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                      + QStringLiteral("/effect-presets"));
    QVERIFY(folder.mkpath(QStringLiteral(".")));
    QFile file(folder.filePath(QStringLiteral("bad.weft-effects")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"edit\":");
    file.close();
    effectPresets().reload();
    QVERIFY(!effectPresets().find(QStringLiteral("bad")));
    QCOMPARE(effectPresets().problems().size(), 1);
    const EffectsBrowser browser(*m_session, *m_actions);
    const auto shown = browser.list()->findItems(QStringLiteral("Cannot be read"),
                                                 Qt::MatchExactly | Qt::MatchRecursive);
    QCOMPARE(shown.size(), 1);
    QCOMPARE(shown.front()->toolTip(0), effectPresets().problems().front());
    QVERIFY(shown.front()->toolTip(0).contains(QStringLiteral("bad.weft-effects")));
    QVERIFY(file.remove());
    effectPresets().reload();
}

void TestInspectorEffects::theBrowserFindsAndAdds()
{
    EffectsBrowser browser(*m_session, *m_actions);
    browser.resize(300, 500);
    browser.show();
    QVERIFY(QTest::qWaitForWindowActive(&browser));
    browser.search()->setFocus();
    QTest::keyClicks(browser.search(), QStringLiteral("satur"));
    QTest::keyClick(browser.search(), Qt::Key_Return);
    QVERIFY(effect(m_red, "saturation"));
    browser.search()->clear();
    QTest::keyClicks(browser.search(), QStringLiteral("clock"));
    m_session->selection().set({m_blue});
    QTest::keyClick(browser.search(), Qt::Key_Return);
    QVERIFY(body(m_blue).transition.has_value());
    QCOMPARE(body(m_blue).transition->kind, QStringLiteral("clock-wipe"));
    // What cannot be is told and changes nothing.
    test::Notices notices(*m_session);
    const std::size_t before = steps();
    QVERIFY(!addEffect(*m_session, QStringLiteral("compressor")));
    QCOMPARE(steps(), before);
    QCOMPARE(notices.said.size(), 1);
}

void TestInspectorEffects::favouritesStayOnTop()
{
    EffectsBrowser browser(*m_session, *m_actions);
    QTest::keyClicks(browser.search(), QStringLiteral("crop"));
    for (QToolButton *const button : browser.findChildren<QToolButton *>()) {
        if (button->isCheckable())
            button->click();
    }
    EffectsBrowser again(*m_session, *m_actions);
    QCOMPARE(again.list()->topLevelItem(0)->childCount(), 1);
    QVERIFY(!again.list()->topLevelItem(0)->isHidden());
    QSettings().remove(QStringLiteral("effects/favourites"));
}

WEFT_UI_TEST_MAIN(TestInspectorEffects)
#include "tst_inspector_effects.moc"
