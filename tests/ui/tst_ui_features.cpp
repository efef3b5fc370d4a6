#include "tests/ui/ui_test.h"
#include "ui/actions/actions.h"
#include "ui/window/main_window.h"

#include <QRegularExpression>

using namespace weft;
using namespace weft::ui;

/// Holds the tables of ui/FEATURES.md against the tests: a row is there when a test drives it, or
/// it says why it is not.
class TestUiFeatures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRowNamesATestThatExists();
    void everyActionIsBound();
};

static QString read(const QString &path)
{
    QFile file(QStringLiteral(WEFT_SOURCE_DIR "/") + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

/// Whether a folder of tests has a program of that name with that slot.
static bool hasSlot(const QString &program, const QString &slot)
{
    QDirIterator tests(QStringLiteral(WEFT_SOURCE_DIR "/tests"), {program + QStringLiteral(".cpp")},
                       QDir::Files, QDirIterator::Subdirectories);
    QFile file(tests.hasNext() ? tests.next() : QString());
    return file.open(QIODevice::ReadOnly)
           && QString::fromUtf8(file.readAll()).contains(QStringLiteral("::%1()").arg(slot));
}

/// What is wrong with the proof of a row: `tst_program::slot` and `tests/….sh` must be there, or it
/// says "not yet: why".
static QStringList problemsOf(const QString &proof)
{
    static const QRegularExpression slot(QStringLiteral("`(tst_\\w+)::(\\w+)`"));
    static const QRegularExpression script(QStringLiteral("`(tests/[\\w/]+\\.sh)`"));
    if (proof.startsWith(QLatin1String("not yet: ")))
        return {};
    QStringList problems;
    int named = 0;
    for (const QRegularExpressionMatch &match : slot.globalMatch(proof)) {
        ++named;
        if (!hasSlot(match.captured(1), match.captured(2)))
            problems << QStringLiteral("no ") + match.captured(0);
    }
    for (const QRegularExpressionMatch &match : script.globalMatch(proof)) {
        ++named;
        if (!QFile::exists(QStringLiteral(WEFT_SOURCE_DIR "/") + match.captured(1)))
            problems << QStringLiteral("no ") + match.captured(0);
    }
    if (named == 0)
        problems << QStringLiteral("neither a test nor \"not yet: why\"");
    return problems;
}

void TestUiFeatures::everyRowNamesATestThatExists()
{
    QStringList problems;
    int rows = 0;
    bool isHead = true;
    for (const QString &line : read(QStringLiteral("ui/FEATURES.md")).split(QLatin1Char('\n'))) {
        const QStringList cells = line.split(QLatin1Char('|'));
        const bool isRule = line.startsWith(QLatin1String("|---"));
        if (cells.size() < 4 || isRule || isHead) {
            isHead = cells.size() < 4; // the first line of a table names its columns
            continue;
        }
        ++rows;
        for (const QString &problem : problemsOf(cells[cells.size() - 2].trimmed()))
            problems << cells[1].trimmed() + QStringLiteral(": ") + problem;
    }
    QVERIFY(rows > 100);
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
