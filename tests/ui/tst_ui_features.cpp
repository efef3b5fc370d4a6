#include "tests/ui/ui_test.h"
#include "ui/actions/actions.h"
#include "ui/window/main_window.h"

#include <QRegularExpression>

using namespace weft;
using namespace weft::ui;

/// Holds ui/FEATURES.md against the tests: a feature is there when a test drives it, or it says
/// why it is not.
class TestUiFeatures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFeatureNamesATestThatExists();
    void everyActionIsBound();
};

static QString read(const QString &path)
{
    QFile file(QStringLiteral(WEFT_SOURCE_DIR "/") + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

void TestUiFeatures::everyFeatureNamesATestThatExists()
{
    QStringList problems;
    int features = 0;
    static const QRegularExpression slot(QStringLiteral("`(tst_\\w+)::(\\w+)`"));
    for (const QString &line : read(QStringLiteral("ui/FEATURES.md")).split(QLatin1Char('\n'))) {
        const QStringList cells = line.split(QLatin1Char('|'));
        if (cells.size() < 5 || line.contains(QLatin1String("---"))
            || cells[1].trimmed() == QLatin1String("feature"))
            continue;
        ++features;
        const QString feature = cells[1].trimmed();
        const QString proof = cells[3].trimmed();
        const auto named = slot.globalMatch(proof);
        if (!named.hasNext() && !proof.startsWith(QLatin1String("not yet: ")))
            problems << feature + QStringLiteral(": neither a test nor \"not yet: why\"");
        for (const QRegularExpressionMatch &match : slot.globalMatch(proof)) {
            QDirIterator tests(QStringLiteral(WEFT_SOURCE_DIR "/tests"),
                               {match.captured(1) + QStringLiteral(".cpp")}, QDir::Files,
                               QDirIterator::Subdirectories);
            const QString path = tests.hasNext() ? tests.next() : QString();
            QFile file(path);
            if (path.isEmpty() || !file.open(QIODevice::ReadOnly)
                || !QString::fromUtf8(file.readAll())
                        .contains(QStringLiteral("::%1()").arg(match.captured(2))))
                problems << feature + QStringLiteral(": no ") + match.captured(0);
        }
    }
    QVERIFY(features > 50);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
}

void TestUiFeatures::everyActionIsBound()
{
    const auto session = test::makeSession();
    MainWindow window(*session);
    QStringList unbound;
    for (const ActionType &type : actionTypes()) {
        if (!window.actions().isBound(QLatin1String(type.id)))
            unbound << QLatin1String(type.id);
    }
    QVERIFY2(unbound.isEmpty(), qPrintable(unbound.join(QStringLiteral(", "))));
}

WEFT_UI_TEST_MAIN(TestUiFeatures)
#include "tst_ui_features.moc"
