#include "tests/ui/ui_test.h"
#include "ui/actions/action_table.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QSet>

using namespace weft::ui;

class TestUiTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textStandsOutFromWhatItIsOn_data();
    void textStandsOutFromWhatItIsOn();
    void contrastIsThatOfWcag();
    void everyIconOfAnActionDrawsSomething();
    void iconsFollowTheTheme();
    void noShortcutHasTwoMeanings();
};

void TestUiTheme::textStandsOutFromWhatItIsOn_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    for (const Theme *theme : {&darkTheme(), &lightTheme()}) {
        const QString name = theme->isDark ? QStringLiteral("dark") : QStringLiteral("light");
        const auto row = [&](const char *what, const QColor &text, const QColor &ground) {
            QTest::newRow(qPrintable(name + QLatin1Char(' ') + QLatin1String(what)))
                << text << ground;
        };
        for (const auto &[on, ground] : {std::pair("window", theme->window),
                                         {"panel", theme->panel},
                                         {"raised", theme->raised},
                                         {"selected", theme->selected}}) {
            row(qPrintable(QStringLiteral("text on %1").arg(QLatin1String(on))), theme->text,
                ground);
            row(qPrintable(QStringLiteral("dim on %1").arg(QLatin1String(on))), theme->dim, ground);
        }
        row("on accent", theme->onAccent, theme->accent);
        row("warning on panel", theme->warning, theme->panel);
        row("problem on panel", theme->problem, theme->panel);
        row("problem on selected", theme->problem, theme->selected);
        row("on video", theme->onClip, theme->video);
        row("on audio", theme->onClip, theme->audio);
        row("on still", theme->onClip, theme->still);
        row("on title", theme->onClip, theme->title);
        row("on shot", theme->onClip, theme->shot);
        row("on nested", theme->onClip, theme->nested);
        row("on adjustment", theme->onClip, theme->adjustment);
    }
}

void TestUiTheme::textStandsOutFromWhatItIsOn()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    const double found = contrast(text, ground);
    QVERIFY2(found >= 4.5, qPrintable(QString::number(found)));
}

void TestUiTheme::contrastIsThatOfWcag()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(qAbs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
}

void TestUiTheme::everyIconOfAnActionDrawsSomething()
{
    for (const ActionType &type : actionTypes()) {
        if (!*type.icon)
            continue;
        const QImage drawn = icon(type.icon).pixmap(32, 32).toImage();
        int pixels = 0;
        for (int y = 0; y < drawn.height(); ++y) {
            for (int x = 0; x < drawn.width(); ++x)
                pixels += qAlpha(drawn.pixel(x, y)) > 128;
        }
        QVERIFY2(pixels > 20, type.icon);
    }
}

void TestUiTheme::iconsFollowTheTheme()
{
    const auto brightest = [] {
        const QImage drawn = icon("play").pixmap(32, 32).toImage();
        return qGray(drawn.pixel(16, 16));
    };
    QVERIFY(brightest() > 200);
    applyTheme(*qApp, lightTheme());
    QVERIFY(brightest() < 60);
    applyTheme(*qApp, darkTheme());
}

void TestUiTheme::noShortcutHasTwoMeanings()
{
    QHash<QString, QString> seen;
    for (const ActionType &type : actionTypes()) {
        for (const QString &keys :
             QString::fromUtf8(type.shortcut).split(QStringLiteral("; "), Qt::SkipEmptyParts)) {
            const QString text = QKeySequence(keys, QKeySequence::PortableText).toString();
            QVERIFY2(!text.isEmpty(), qPrintable(keys));
            QVERIFY2(!seen.contains(text),
                     qPrintable(QStringLiteral("%1: %2 and %3")
                                    .arg(text, seen.value(text), QLatin1String(type.id))));
            seen.insert(text, QLatin1String(type.id));
        }
    }
}

WEFT_UI_TEST_MAIN(TestUiTheme)
#include "tst_ui_theme.moc"
