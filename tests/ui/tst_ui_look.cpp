#include "core/base/translate.h"
#include "tests/ui/ui_test.h"
#include "tests/ui/walk_panels.h"
#include "ui/effects/effect_catalogue.h"
#include "ui/inspector/form.h"
#include "ui/language/language.h"
#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLayout>
#include <QRegularExpression>
#include <QTabBar>
#include <QToolButton>
#include <QTranslator>

using namespace weft;
using namespace weft::ui;
using weft::ui::test::sample;
using weft::ui::test::walkPanels;

namespace {

/// Every string two fifths longer, as German or Finnish have it.
class LongStrings : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int) const override
    {
        const QString source = QString::fromUtf8(text);
        const qsizetype more = (source.size() * 2 + 4) / 5;
        return source + QString(more, QLatin1Char('m'));
    }
};

QString placeOf(const QWidget *widget)
{
    QString name;
    for (; widget; widget = widget->parentWidget()) {
        const QString own = widget->objectName().isEmpty()
                                ? QLatin1String(widget->metaObject()->className())
                                : widget->objectName();
        name = name.isEmpty() ? own : own + QLatin1Char('/') + name;
    }
    return name;
}

QList<QWidget *> shownWidgets(const QWidget &window)
{
    QList<QWidget *> shown;
    for (QWidget *const widget : window.findChildren<QWidget *>()) {
        if (widget->isVisible() && !widget->visibleRegion().isEmpty())
            shown << widget;
    }
    return shown;
}

/// Words of forms' labels that are wider than the labels' column: what cannot go over several
/// lines.
QStringList tooLongWords()
{
    QStringList tooLong;
    for (const EffectEntry &entry : effectCatalogue()) {
        for (const ParameterType &type : entry.parameters) {
            const std::unique_ptr<QWidget> row(formRow(weft::tr(type.label), new QWidget));
            const auto *const label = row->findChild<QLabel *>();
            for (const QString &word :
                 label->text().split(QRegularExpression(QStringLiteral("[\\s-]+")))) {
                if (label->fontMetrics().horizontalAdvance(word) > label->width())
                    tooLong << word;
            }
        }
    }
    return tooLong;
}

} // namespace

class TestUiLook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyButtonIsLargeEnough();
    void everyControlHasANameForScreenReaders();
    void noTextIsCutOff();
    void longerStringsAreNotCutOff();
    void rightToLeftIsNotCutOff();
    void germanIsNotCutOff();
    void nothingLiesOnItsNeighbour();

private:
    QStringList cutOff(MainWindow &window);
    QStringList overlapping(MainWindow &window);
    std::unique_ptr<Session> sampleSession();
};

void TestUiLook::initTestCase()
{
    QVERIFY(!panelTypes().empty());
}

std::unique_ptr<Session> TestUiLook::sampleSession()
{
    auto session = test::makeSession();
    const Status opened = session->open(sample("first-light.weft"));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    const auto &track = session->sequence()->tracks.front();
    session->selection().set({track->clips.at(0)->id});
    return session;
}

void TestUiLook::everyButtonIsLargeEnough()
{
    const auto session = sampleSession();
    MainWindow window(*session);
    QStringList small;
    walkPanels(window, [&] {
        for (QWidget *const widget : shownWidgets(window)) {
            const auto *const button = qobject_cast<QAbstractButton *>(widget);
            if (!button || qobject_cast<QTabBar *>(widget->parentWidget())
                || widget->objectName().startsWith(QLatin1String("qt_")))
                continue; // parts of Qt's own controls
            if (button->width() < kLeastTarget || button->height() < kLeastTarget)
                small << QStringLiteral("%1 is %2 × %3")
                             .arg(placeOf(widget))
                             .arg(button->width())
                             .arg(button->height());
        }
    });
    small.removeDuplicates();
    QVERIFY2(small.isEmpty(), qPrintable(small.join(QLatin1Char('\n'))));
}

void TestUiLook::everyControlHasANameForScreenReaders()
{
    const auto session = sampleSession();
    MainWindow window(*session);
    QStringList nameless;
    walkPanels(window, [&] {
        for (QWidget *const widget : shownWidgets(window)) {
            if (!(widget->focusPolicy() & Qt::TabFocus)
                || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            const QAccessibleInterface *const face = QAccessible::queryAccessibleInterface(widget);
            if (face && face->text(QAccessible::Name).isEmpty())
                nameless << placeOf(widget);
        }
    });
    nameless.removeDuplicates();
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
}

QStringList TestUiLook::cutOff(MainWindow &window)
{
    QStringList cut;
    walkPanels(window, [&] {
        for (QWidget *const widget : shownWidgets(window)) {
            QString text;
            if (const auto *const label = qobject_cast<QLabel *>(widget);
                label && !label->wordWrap() && label->textFormat() != Qt::RichText)
                text = label->text();
            else if (const auto *const button = qobject_cast<QAbstractButton *>(widget);
                     button && !qobject_cast<QToolButton *>(widget))
                text = button->text();
            text.remove(QLatin1Char('&'));
            const int wanted = widget->fontMetrics().size(0, text).width();
            if (!text.isEmpty() && wanted > widget->width())
                cut << QStringLiteral("%1: \"%2\" needs %3, has %4")
                           .arg(placeOf(widget), text)
                           .arg(wanted)
                           .arg(widget->width());
        }
    });
    cut.removeDuplicates();
    return cut;
}

void TestUiLook::noTextIsCutOff()
{
    const auto session = sampleSession();
    MainWindow window(*session);
    const QStringList cut = cutOff(window);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
}

void TestUiLook::longerStringsAreNotCutOff()
{
    LongStrings strings;
    QCoreApplication::installTranslator(&strings);
    const auto session = sampleSession();
    QStringList cut;
    {
        MainWindow window(*session);
        cut = cutOff(window);
    }
    QCoreApplication::removeTranslator(&strings);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
}

void TestUiLook::rightToLeftIsNotCutOff()
{
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    const auto session = sampleSession();
    QStringList cut;
    {
        MainWindow window(*session);
        cut = cutOff(window);
    }
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
}

void TestUiLook::germanIsNotCutOff()
{
    if (!speak(QStringLiteral("de")))
        QSKIP("no German was compiled in");
    const auto session = sampleSession();
    QStringList problems;
    {
        MainWindow window(*session);
        problems << cutOff(window) << overlapping(window) << tooLongWords();
    }
    QVERIFY(speak(QStringLiteral("en")));
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
}

void TestUiLook::nothingLiesOnItsNeighbour()
{
    const auto session = sampleSession();
    MainWindow window(*session);
    const QStringList found = overlapping(window);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

QStringList TestUiLook::overlapping(MainWindow &window)
{
    QStringList overlapping;
    walkPanels(window, [&] {
        for (const QWidget *const parent : shownWidgets(window)) {
            if (!parent->layout())
                continue;
            QList<QWidget *> inLayout;
            for (int i = 0; i < parent->layout()->count(); ++i) {
                QWidget *const child = parent->layout()->itemAt(i)->widget();
                if (child && child->isVisible())
                    inLayout << child;
            }
            for (int a = 0; a < inLayout.size(); ++a) {
                for (int b = a + 1; b < inLayout.size(); ++b) {
                    if (inLayout[a]->geometry().intersects(inLayout[b]->geometry()))
                        overlapping << placeOf(inLayout[a]) + QStringLiteral(" and ")
                                           + placeOf(inLayout[b]);
                }
            }
        }
    });
    overlapping.removeDuplicates();
    return overlapping;
}

WEFT_UI_TEST_MAIN(TestUiLook)
#include "tst_ui_look.moc"
