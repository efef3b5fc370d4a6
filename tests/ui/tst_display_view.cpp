#include "core/project/project_file.h"
#include "tests/support/patience.h"
#include "tests/ui/monitor_stage.h"
#include "ui/controls/choice_field.h"
#include "ui/inspector/display_view_form.h"
#include "ui/inspector/inspector_panel.h"
#include "ui/inspector/sequence_form.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace weft;
using namespace weft::ui;
using weft::test::kPatienceMs;
using weft::ui::test::MonitorStage;

namespace {

/// "Turned" makes green of red, blue of green and red of blue.
constexpr const char *kConfig = R"(ocio_profile_version: 2
roles:
  default: levels
file_rules:
  - !<Rule> {name: Default, colorspace: levels}
displays:
  Screen:
    - !<View> {name: Plain, colorspace: levels}
    - !<View> {name: Turned, colorspace: turned}
  Print:
    - !<View> {name: Proof, colorspace: turned}
active_displays: [Screen, Print]
colorspaces:
  - !<ColorSpace>
    name: levels
  - !<ColorSpace>
    name: turned
    from_scene_reference: !<MatrixTransform> {matrix: [0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1]}
)";

/// The inspector of a red picture, and a configuration on the disk.
struct Stage : MonitorStage
{
    Stage()
        : MonitorStage({QStringLiteral("#ff0000")})
        , panel(new InspectorPanel(*session, actions))
    {
        qunsetenv("OCIO");
        isReady = write(config(), kConfig) && open(panel, {420, 700});
    }
    QString config() const { return disk.filePath(QStringLiteral("config.ocio")); }
    static bool write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }
    SequenceSettingsDialog *dialog()
    {
        actions.refresh();
        actions.action("sequence.settings")->trigger();
        const auto dialogs = panel->findChildren<SequenceSettingsDialog *>();
        return dialogs.isEmpty() || !QTest::qWaitForWindowActive(dialogs.back()) ? nullptr
                                                                                 : dialogs.back();
    }
    static void choose(ChoiceField *field, int steps)
    {
        field->setFocus();
        for (int i = 0; i < steps; ++i)
            QTest::keyClick(field, Qt::Key_Down);
    }
    static void type(QLineEdit *field, const QString &text)
    {
        field->activateWindow();
        (void) QTest::qWaitFor([field] { return QApplication::activeWindow() == field->window(); });
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Tab);
    }
    static QPushButton *ok(SequenceSettingsDialog *dialog)
    {
        return dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    }
    QColor seen() const
    {
        const QImage &image = session->player().picture().image;
        return image.isNull() ? QColor() : image.pixelColor(image.width() / 2, image.height() / 2);
    }

    QTemporaryDir disk;
    InspectorPanel *panel;
    bool isReady;
};

bool isNear(const QColor &a, const QColor &b)
{
    return qAbs(a.red() - b.red()) < 4 && qAbs(a.green() - b.green()) < 4
           && qAbs(a.blue() - b.blue()) < 4;
}

} // namespace

/// OpenColorIO in the settings of a sequence and in what is seen of it.
class TestDisplayView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aViewIsChosenAndSeen();
    void whatIsSetIsShownAgain();
    void aBadConfigurationGetsASentence_data();
    void aBadConfigurationGetsASentence();
    void aViewThatIsGoneIsTold();
};

void TestDisplayView::aViewIsChosenAndSeen()
{
    Stage stage;
    QVERIFY(stage.isReady);
    QTRY_VERIFY_WITH_TIMEOUT(isNear(stage.seen(), Qt::red), kPatienceMs);
    SequenceSettingsDialog *const dialog = stage.dialog();
    QVERIFY(dialog);
    DisplayViewForm *const form = dialog->displayView();
    QVERIFY(!form->display()->isVisible()); // nothing to choose without a view
    Stage::choose(form->use(), 1);
    QVERIFY(form->display()->isVisible());
    Stage::type(form->config(), stage.config());
    QTRY_COMPARE_WITH_TIMEOUT(form->display()->count(), 2, kPatienceMs);
    QVERIFY(form->problem()->text().isEmpty());
    QCOMPARE(form->look()->choice(), QStringLiteral("Plain"));
    Stage::choose(form->look(), 1);
    const std::size_t before = stage.session->document().stepsDone();
    QTest::mouseClick(Stage::ok(dialog), Qt::LeftButton);
    QCOMPARE(stage.session->document().stepsDone(), before + 1);
    const DisplayView &view = stage.session->sequence()->settings.view;
    QCOMPARE(view.use, ViewUse::Monitor);
    QCOMPARE(view.display, QStringLiteral("Screen"));
    QCOMPARE(view.view, QStringLiteral("Turned"));
    QCOMPARE(absolutePath(view.config, stage.session->folder()), stage.config());
    QTRY_VERIFY_WITH_TIMEOUT(isNear(stage.seen(), Qt::green), kPatienceMs);
    stage.session->undo();
    QTRY_VERIFY_WITH_TIMEOUT(isNear(stage.seen(), Qt::red), kPatienceMs);
}

void TestDisplayView::whatIsSetIsShownAgain()
{
    Stage stage;
    QVERIFY(stage.isReady);
    const DisplayView view{ViewUse::Everywhere, stage.config(), QStringLiteral("levels"),
                           QStringLiteral("Print"), QStringLiteral("Proof")};
    stage.apply(SetSequence{.view = view});
    SequenceSettingsDialog *const dialog = stage.dialog();
    QVERIFY(dialog);
    DisplayViewForm *const form = dialog->displayView();
    QTRY_COMPARE_WITH_TIMEOUT(form->look()->choice(), QStringLiteral("Proof"), kPatienceMs);
    QCOMPARE(form->display()->choice(), QStringLiteral("Print"));
    QCOMPARE(form->source()->choice(), QStringLiteral("levels"));
    QCOMPARE(form->view().use, ViewUse::Everywhere);
    QVERIFY(!dialog->edit().view); // nothing was changed
    Stage::choose(form->display(), 0);
    QTest::keyClick(form->display(), Qt::Key_Up); // another display has other views
    QCOMPARE(form->look()->choice(), QStringLiteral("Plain"));
    QCOMPARE(dialog->edit().view->view, QStringLiteral("Plain"));
}

void TestDisplayView::aBadConfigurationGetsASentence_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("no configuration") << QByteArray("hello: [\n");
    QTest::newRow("without a display") << QByteArray("ocio_profile_version: 2\nroles: {}\n");
}

void TestDisplayView::aBadConfigurationGetsASentence()
{
    QFETCH(QByteArray, text);
    Stage stage;
    QVERIFY(stage.isReady);
    const QString bad = stage.disk.filePath(QStringLiteral("bad.ocio"));
    QVERIFY(text.isEmpty() || Stage::write(bad, text));
    SequenceSettingsDialog *const dialog = stage.dialog();
    QVERIFY(dialog);
    DisplayViewForm *const form = dialog->displayView();
    Stage::choose(form->use(), 1);
    Stage::type(form->config(), bad);
    QTRY_VERIFY_WITH_TIMEOUT(form->problem()->text().contains(bad), kPatienceMs);
    QVERIFY(form->problem()->isVisible());
    QVERIFY(!Stage::ok(dialog)->isEnabled());
    QVERIFY(!form->display()->isEnabled());
    Stage::type(form->config(), stage.config());
    QTRY_VERIFY_WITH_TIMEOUT(Stage::ok(dialog)->isEnabled(), kPatienceMs);
    QVERIFY(!form->problem()->isVisible());
}

void TestDisplayView::aViewThatIsGoneIsTold()
{
    Stage stage;
    QVERIFY(stage.isReady);
    ui::test::Notices notices(*stage.session);
    stage.apply(SetSequence{
        .view = DisplayView{ViewUse::Monitor, stage.config(), {}, QStringLiteral("Wall"), {}}});
    QTRY_COMPARE_WITH_TIMEOUT(notices.said.size(), 1, kPatienceMs);
    QVERIFY(notices.said[0].contains(QLatin1String("Wall")));
    QTRY_VERIFY_WITH_TIMEOUT(isNear(stage.seen(), Qt::red), kPatienceMs); // as it is
}

WEFT_UI_TEST_MAIN(TestDisplayView)
#include "tst_display_view.moc"
