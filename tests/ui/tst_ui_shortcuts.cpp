#include "core/base/file.h"
#include "tests/ui/ui_test.h"
#include "ui/actions/actions.h"
#include "ui/shortcuts/shortcut_editor.h"
#include "ui/shortcuts/shortcut_sets.h"

#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>

using namespace weft;
using namespace weft::ui;

class TestUiShortcuts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everySetNamesActionsThatExist();
    void noKeyOfASetHasTwoMeanings();
    void aChangeTakesTheKeyFromWhoHadItAndIsKept();
    void aSetReplacesAllChanges();
    void anUnreadableFileIsToldAndLeftAlone();
};

void TestUiShortcuts::everySetNamesActionsThatExist()
{
    QCOMPARE(shortcutSets().size(), std::size_t(4));
    for (const ShortcutSet &set : shortcutSets()) {
        QVERIFY(!set.label.isEmpty());
        for (auto action = set.shortcuts.begin(); action != set.shortcuts.end(); ++action) {
            QVERIFY2(findActionType(action.key()),
                     qPrintable(set.id + QLatin1Char(' ') + action.key()));
            for (const QKeySequence &key : action.value())
                QVERIFY2(!key.isEmpty() && key[0].key() != Qt::Key_unknown,
                         qPrintable(set.id + QLatin1Char(' ') + action.key()));
        }
    }
}

void TestUiShortcuts::noKeyOfASetHasTwoMeanings()
{
    for (const ShortcutSet &set : shortcutSets()) {
        QHash<QString, QString> seen;
        for (const ActionType &type : actionTypes()) {
            const QString id = QLatin1String(type.id);
            const QList<QKeySequence> keys = set.shortcuts.contains(id)
                                                 ? set.shortcuts.value(id)
                                                 : Actions::defaultShortcuts(type);
            for (const QKeySequence &key : keys) {
                const QString text = key.toString();
                QVERIFY2(!seen.contains(text),
                         qPrintable(QStringLiteral("%1: %2 is %3 and %4")
                                        .arg(set.id, text, seen.value(text), id)));
                seen.insert(text, id);
            }
        }
    }
}

void TestUiShortcuts::aChangeTakesTheKeyFromWhoHadItAndIsKept()
{
    ShortcutEditor editor{UserShortcuts()};
    editor.show();
    UserShortcuts told;
    connect(&editor, &ShortcutEditor::changed, this,
            [&](const UserShortcuts &shortcuts) { told = shortcuts; });
    auto *const list = editor.findChild<QTreeWidget *>();
    QTest::keyClicks(editor.findChild<QLineEdit *>(), QStringLiteral("Roll"));
    QVERIFY(list->topLevelItemCount() >= 1);
    QCOMPARE(list->currentItem()->data(0, Qt::UserRole).toString(), QStringLiteral("tool.roll"));
    auto *const field = editor.findChild<QKeySequenceEdit *>();
    field->setKeySequence(QKeySequence(Qt::Key_S));
    Q_EMIT field->editingFinished();
    QCOMPARE(told.all().value(QStringLiteral("tool.roll")), {QKeySequence(Qt::Key_S)});
    QVERIFY(!told.all().value(QStringLiteral("clip.split")).contains(QKeySequence(Qt::Key_S)));
    QVERIFY(told.all()
                .value(QStringLiteral("clip.split"))
                .contains(QKeySequence(Qt::CTRL | Qt::Key_B)));
    QVERIFY(writeShortcuts(told));
    const Result<UserShortcuts> read = readShortcuts();
    QVERIFY(read);
    QCOMPARE(read->all(), told.all());
}

void TestUiShortcuts::aSetReplacesAllChanges()
{
    ShortcutEditor editor{
        UserShortcuts{QStringLiteral("weft"), {{QStringLiteral("tool.roll"), {}}}}};
    auto *const sets = editor.findChild<QComboBox *>();
    sets->setCurrentIndex(sets->findData(QStringLiteral("premiere")));
    Q_EMIT sets->activated(sets->currentIndex());
    QCOMPARE(editor.shortcuts().set, QStringLiteral("premiere"));
    QVERIFY(editor.shortcuts().changes.isEmpty());
    QCOMPARE(editor.shortcuts().all().value(QStringLiteral("clip.split")),
             {QKeySequence(Qt::CTRL | Qt::Key_K)});
}

void TestUiShortcuts::anUnreadableFileIsToldAndLeftAlone()
{
    QVERIFY(writeShortcuts({}));
    const QString path = QDir(configFolder()).filePath(QStringLiteral("shortcuts.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ not json");
    file.close();
    const Result<UserShortcuts> read = readShortcuts();
    QVERIFY(!read);
    QVERIFY(read.error().message.contains(path));
    QFile::remove(path);
}

WEFT_UI_TEST_MAIN(TestUiShortcuts)
#include "tst_ui_shortcuts.moc"
