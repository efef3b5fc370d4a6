#include "tests/ui/ui_test.h"
#include "tests/ui/walk_panels.h"
#include "ui/language/language.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QDockWidget>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace weft;
using namespace weft::ui;

namespace {

struct Message
{
    QString source;
    QStringList forms; ///< more than one where it has a count
    bool isFinished = true;
};

Message readMessage(QXmlStreamReader &xml)
{
    Message message;
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            message.isFinished = !xml.attributes().hasAttribute(QLatin1String("type"));
            QString text;
            while (xml.readNext() != QXmlStreamReader::EndElement) {
                if (xml.isCharacters())
                    text += xml.text();
                else if (xml.isStartElement())
                    message.forms << xml.readElementText();
            }
            if (message.forms.isEmpty())
                message.forms << text;
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

std::vector<Message> germanMessages()
{
    QFile file(QStringLiteral(WEFT_SOURCE_DIR "/resources/translations/weft_de.ts"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    std::vector<Message> messages;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("message"))
            messages.push_back(readMessage(xml));
    }
    if (xml.hasError())
        qFatal("%s", qPrintable(xml.errorString()));
    return messages;
}

QStringList found(const QString &text, const char *pattern)
{
    QStringList all;
    for (const auto &match :
         QRegularExpression(QLatin1String(pattern), QRegularExpression::UseUnicodePropertiesOption)
             .globalMatch(text))
        all << match.captured();
    all.removeDuplicates();
    all.sort();
    return all;
}

QString plain(QString text)
{
    return text.remove(QLatin1Char('&')).trimmed();
}

QString sampleFile()
{
    return QStringLiteral(WEFT_SOURCE_DIR "/resources/samples/first-light.weft");
}

/// What people typed into the sample project, longest first: it is no text of the window.
QStringList typedTexts()
{
    QFile file(sampleFile());
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    QStringList texts;
    static const QRegularExpression named(
        QStringLiteral("\"(?:name|text|prompt)\": \"([^\"]{3,})\""));
    for (const auto &match : named.globalMatch(QString::fromUtf8(file.readAll())))
        texts << match.captured(1).replace(QLatin1String("\\n"), QLatin1String("\n"));
    std::sort(texts.begin(), texts.end(),
              [](const QString &a, const QString &b) { return a.size() > b.size(); });
    return texts;
}

/// Recognises what was not translated: a text of the sources whose translation is another, with
/// whatever stands in its places.
class English
{
public:
    English()
    {
        QSet<QString> german;
        for (const Message &message : germanMessages()) {
            for (const QString &form : message.forms)
                german.insert(plain(form));
        }
        for (const Message &message : germanMessages()) {
            const QString source = plain(message.source);
            if (german.contains(source))
                continue;
            m_texts.insert(source);
            const QString words = QString(source).remove(QRegularExpression(u(R"(%\d|%n)")));
            if (words != source && found(words, R"(\w)").size() > 5)
                m_filled.push_back(filled(source));
        }
    }

    /// What gives a text away as English; nothing where it is not.
    QString sourceOf(const QString &shown)
    {
        const auto known = m_known.constFind(shown);
        return known != m_known.constEnd() ? *known : *m_known.insert(shown, find(shown));
    }

private:
    QString find(QString text) const
    {
        for (const QString &typed : m_typed)
            text.replace(typed, QStringLiteral("…"));
        text = plain(text);
        if (m_texts.contains(text))
            return text;
        // What neither a name nor German has, for texts that no tr() was put around.
        static const QRegularExpression words(u(R"(\b(the|and|with|this|from|of|to)\b)"));
        if (const auto match = words.match(text); match.hasMatch())
            return match.captured();
        for (const Filled &source : m_filled) {
            if (text.contains(source.piece) && source.whole.match(text).hasMatch())
                return source.piece;
        }
        return {};
    }
    static QString u(const char *text) { return QString::fromUtf8(text); }
    /// A source with something in its places.
    struct Filled
    {
        QString piece; ///< the longest one between places: looked for first, which is quick
        QRegularExpression whole;
    };
    static Filled filled(const QString &source)
    {
        const QStringList pieces = source.split(QRegularExpression(u(R"(%\d|%n)")));
        QString whole;
        for (const QString &piece : pieces)
            whole += u("(.+)") + QRegularExpression::escape(piece);
        const auto longest = std::max_element(pieces.begin(), pieces.end(),
                                              [](const QString &a, const QString &b) {
                                                  return a.size() < b.size();
                                              });
        return {*longest, QRegularExpression(QRegularExpression::anchoredPattern(whole.mid(4)))};
    }

    const QStringList m_typed = typedTexts();
    QHash<QString, QString> m_known; ///< answers: a window says most things again
    QSet<QString> m_texts;
    std::vector<Filled> m_filled;
};

void addTexts(QStringList &texts, const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::WhatsThisRole})
                texts << index.data(role).toString();
        }
        addTexts(texts, model, model.index(row, 0, parent));
    }
}

/// What a widget says: texts, hints, and the names that screen readers read.
QStringList textsOf(const QWidget &widget)
{
    QStringList texts{widget.toolTip(), widget.whatsThis(), widget.accessibleName(),
                      widget.statusTip(), widget.accessibleDescription()};
    if (widget.isWindow() || qobject_cast<const QDockWidget *>(&widget))
        texts << widget.windowTitle();
    if (const auto *const label = qobject_cast<const QLabel *>(&widget))
        texts << label->text();
    if (const auto *const button = qobject_cast<const QAbstractButton *>(&widget))
        texts << button->text();
    if (const auto *const box = qobject_cast<const QGroupBox *>(&widget))
        texts << box->title();
    if (const auto *const edit = qobject_cast<const QLineEdit *>(&widget))
        texts << edit->placeholderText();
    if (const auto *const edit = qobject_cast<const QPlainTextEdit *>(&widget))
        texts << edit->placeholderText();
    if (const auto *const box = qobject_cast<const QComboBox *>(&widget))
        addTexts(texts, *box->model());
    if (const auto *const view = qobject_cast<const QAbstractItemView *>(&widget);
        view && view->model()) {
        addTexts(texts, *view->model());
        for (int column = 0; column < view->model()->columnCount(); ++column)
            texts << view->model()->headerData(column, Qt::Horizontal).toString();
    }
    for (const QAction *const action : widget.actions())
        texts << action->text() << action->toolTip() << action->statusTip() << action->whatsThis();
    return texts;
}

QStringList englishIn(const QWidget &window)
{
    static English english;
    QList<const QWidget *> all{&window};
    for (const QWidget *const widget : window.findChildren<QWidget *>())
        all << widget;
    QStringList wrong;
    for (const QWidget *const widget : all) {
        for (const QString &text : textsOf(*widget)) {
            if (const QString source = english.sourceOf(text); !source.isEmpty())
                wrong << QStringLiteral("%1 \"%2\": \"%3\" (%4)")
                             .arg(QLatin1String(widget->metaObject()->className()),
                                  widget->objectName(), text, source);
        }
    }
    return wrong;
}

/// Whether Weft, and not Qt, says what a right click on a widget offers.
bool opensMenu(const QWidget &widget)
{
    const auto *const view = qobject_cast<const QAbstractItemView *>(widget.parentWidget());
    return (view && view->viewport() == &widget
            && view->contextMenuPolicy() == Qt::CustomContextMenu)
           || QLatin1String(widget.metaObject()->className()).startsWith(QLatin1String("weft::"));
}

/// The letters that open the entries of a menu and of those below it, each with its menu.
void addClashes(QStringList &clashes, const QWidget &menu, const QString &name)
{
    QHash<QString, QString> keys;
    for (const QAction *const action : menu.actions()) {
        const QString key = found(action->text(), "&\\w").value(0).toLower();
        if (!key.isEmpty() && action->isVisible()) {
            if (keys.contains(key))
                clashes << QStringLiteral("%1: \"%2\" and \"%3\"")
                               .arg(name, keys.value(key), action->text());
            keys.insert(key, action->text());
        }
        if (const QMenu *const below = action->menu())
            addClashes(clashes, *below, below->title());
    }
}

} // namespace

class TestUiLanguage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everyMessageIsTranslated();
    void placeholdersAndMnemonicsAgree();
    void thereAreEnglishAndGerman();
    void theFirstLanguageThatIsThereIsTaken();
    void anUnknownLanguageIsRefused();
    void panelsAndMenusAreGerman();
    void contextMenusAreGerman();
    void dialogsAreGerman_data();
    void dialogsAreGerman();
    void refusalsAndStepsAreGerman();
    void pluginsAndPresetsAreGerman();
    void everyPanelExplainsItself();
    void tooltipsNameTheShortcut();
    // Last those that make English windows too: a program's table of effects keeps its first
    // language.
    void theChoiceOfTheMenuIsKept();
    void keysOfAMenuDoNotClash();

private:
    std::unique_ptr<Session> sampleSession();
};

void TestUiLanguage::init()
{
    QVERIFY(speak(QStringLiteral("de")));
}

void TestUiLanguage::cleanup()
{
    chooseLanguage({});
    QVERIFY(speak(QStringLiteral("en")));
}

std::unique_ptr<Session> TestUiLanguage::sampleSession()
{
    auto session = test::makeSession();
    const Status opened = session->open(sampleFile());
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    const auto &track = session->sequence()->tracks.front();
    session->selection().set({track->clips.at(0)->id});
    return session;
}

void TestUiLanguage::everyMessageIsTranslated()
{
    const std::vector<Message> messages = germanMessages();
    QVERIFY(messages.size() > 2000);
    for (const Message &message : messages) {
        QVERIFY2(message.isFinished, qPrintable(message.source));
        const bool isCounted = message.source.contains(QLatin1String("%n"));
        QVERIFY2(message.forms.size() == (isCounted ? 2 : 1), qPrintable(message.source));
        for (const QString &form : message.forms)
            QVERIFY2(!form.isEmpty(), qPrintable(message.source));
    }
}

void TestUiLanguage::placeholdersAndMnemonicsAgree()
{
    for (const Message &message : germanMessages()) {
        for (const QString &form : message.forms) {
            const QByteArray both = (message.source + QStringLiteral(" | ") + form).toUtf8();
            QVERIFY2(found(form, "%\\d|%n") == found(message.source, "%\\d|%n"), both);
            QVERIFY2(form.count(QLatin1Char('&')) == message.source.count(QLatin1Char('&')), both);
            QVERIFY2(form.endsWith(u'…') == message.source.endsWith(u'…'), both);
            QVERIFY2(form.startsWith(u' ') == message.source.startsWith(u' '), both);
        }
    }
}

void TestUiLanguage::thereAreEnglishAndGerman()
{
    const std::vector<Language> all = languages();
    QVERIFY(all.size() >= 2);
    QCOMPARE(all[0].id, QStringLiteral("en"));
    QCOMPARE(all[1].id, QStringLiteral("de"));
    QCOMPARE(all[1].name, QStringLiteral("Deutsch"));
}

void TestUiLanguage::theFirstLanguageThatIsThereIsTaken()
{
    QCOMPARE(languageFor({QStringLiteral("de-AT"), QStringLiteral("en")}), QStringLiteral("de"));
    QCOMPARE(languageFor({QStringLiteral("fr-FR"), QStringLiteral("fr"), QStringLiteral("de")}),
             QStringLiteral("de"));
    QCOMPARE(languageFor({QStringLiteral("en-GB"), QStringLiteral("de")}), QStringLiteral("en"));
    QCOMPARE(languageFor({QStringLiteral("fi")}), QStringLiteral("en"));
}

void TestUiLanguage::anUnknownLanguageIsRefused()
{
    const Status spoken = speak(QStringLiteral("tlh"));
    QVERIFY(!spoken);
    QCOMPARE(spoken.error().kind, ErrorKind::Usage);
    QVERIFY(spoken.error().message.contains(QLatin1String("tlh")));
    QVERIFY(spoken.error().message.contains(QLatin1String("en, de")));
    QCOMPARE(QCoreApplication::translate("Menu", "&File"), QStringLiteral("&Datei"));
}

void TestUiLanguage::theChoiceOfTheMenuIsKept()
{
    QVERIFY(speak(QStringLiteral("en")));
    const auto session = sampleSession();
    test::Notices notices(*session);
    MainWindow window(*session);
    window.show();
    auto *const german = window.findChild<QAction *>(QStringLiteral("language-de"));
    QVERIFY(german);
    QVERIFY(window.findChild<QAction *>(QStringLiteral("language-"))->isChecked());
    german->trigger();
    QCOMPARE(chosenLanguage(), QStringLiteral("de"));
    QCOMPARE(notices.said.size(), 1);
    QVERIFY(notices.said[0].contains(QLatin1String("next")));
    QCOMPARE(QCoreApplication::translate("Menu", "&File"), QStringLiteral("&File")); // not yet

    QVERIFY(speak());
    QCOMPARE(QCoreApplication::translate("Menu", "&File"), QStringLiteral("&Datei"));
    MainWindow next(*session);
    QVERIFY(next.findChild<QAction *>(QStringLiteral("language-de"))->isChecked());
}

void TestUiLanguage::keysOfAMenuDoNotClash()
{
    QStringList clashes;
    for (const char *language : {"en", "de"}) {
        QVERIFY(speak(QLatin1String(language)));
        const auto session = sampleSession();
        const MainWindow window(*session);
        addClashes(clashes, *window.menuBar(), QLatin1String(language));
    }
    QVERIFY2(clashes.isEmpty(), qPrintable(clashes.join(QLatin1Char('\n'))));
}

void TestUiLanguage::panelsAndMenusAreGerman()
{
    const auto session = sampleSession();
    MainWindow window(*session);
    window.resize(1280, 720);
    window.show();
    QStringList english = englishIn(window);
    // One clip after the other in the inspector, so that every form is seen.
    for (const auto &track : session->sequence()->tracks) {
        for (const auto &clip : track->clips) {
            session->selection().set({clip->id});
            QTest::qWait(20);
            english << englishIn(window);
        }
    }
    session->selection().clear();
    QTest::qWait(20);
    english << englishIn(window);
    english.removeDuplicates();
    QVERIFY2(english.isEmpty(), qPrintable(english.join(QLatin1Char('\n'))));
}

void TestUiLanguage::contextMenusAreGerman()
{
    const auto session = sampleSession();
    MainWindow window(*session);
    QStringList english;
    QSet<QString> menus;
    // Most run an event loop of their own and are looked at from within it.
    QTimer look;
    connect(&look, &QTimer::timeout, &window, [&] {
        auto *const menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (!menu)
            return;
        QStringList entries;
        for (const QAction *const action : menu->actions())
            entries << action->text();
        if (!menus.contains(entries.join(u'|')))
            english << englishIn(*menu);
        menus.insert(entries.join(u'|'));
        menu->close();
    });
    look.start(1);
    QSet<const QWidget *> asked;
    test::walkPanels(window, [&] {
        QList<QPointer<QWidget>> widgets; // what is asked may select, which makes forms anew
        for (QWidget *const widget : window.findChildren<QWidget *>()) {
            if (!asked.contains(widget) && !widget->visibleRegion().isEmpty() && opensMenu(*widget))
                widgets << widget;
            if (!widget->visibleRegion().isEmpty())
                asked.insert(widget);
        }
        for (const QPointer<QWidget> &widget : widgets) {
            for (int i = 0; widget && i < 9; ++i) {
                const QPoint at(widget->width() * (2 * (i % 3) + 1) / 6,
                                widget->height() * (2 * (i / 3) + 1) / 6);
                QContextMenuEvent ask(QContextMenuEvent::Mouse, at, widget->mapToGlobal(at));
                QApplication::sendEvent(widget, &ask);
                QTRY_VERIFY(!QApplication::activePopupWidget());
            }
        }
    });
    QVERIFY2(menus.size() >= 6, qPrintable(QStringList(menus.values()).join(u'\n')));
    english.removeDuplicates();
    QVERIFY2(english.isEmpty(), qPrintable(english.join(QLatin1Char('\n'))));
}

void TestUiLanguage::dialogsAreGerman_data()
{
    QTest::addColumn<QString>("action");
    for (const char *id : {"edit.palette", "edit.shortcuts", "file.export", "file.backups",
                           "sequence.settings", "clip.speed", "help.about"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestUiLanguage::dialogsAreGerman()
{
    QFETCH(const QString, action);
    const auto session = sampleSession();
    MainWindow window(*session);
    window.resize(1280, 720);
    window.show();
    window.actions().refresh();
    QAction *const opening = window.actions().find(action);
    QVERIFY(opening);
    QVERIFY(opening->isEnabled());
    QStringList english;
    int seen = 0;
    // One that runs an event loop of its own is looked at from within it.
    QTimer look;
    connect(&look, &QTimer::timeout, &window, [&] {
        for (QWidget *const widget : QApplication::topLevelWidgets()) {
            const bool isPopup = widget->windowType() == Qt::Popup;
            if (widget == &window || !widget->isVisible()
                || !(isPopup || qobject_cast<QDialog *>(widget)))
                continue;
            ++seen;
            english << englishIn(*widget);
            widget->close();
        }
    });
    look.start(200);
    opening->trigger();
    QTRY_COMPARE(seen, 1);
    QVERIFY2(english.isEmpty(), qPrintable(english.join(QLatin1Char('\n'))));
}

void TestUiLanguage::refusalsAndStepsAreGerman()
{
    const auto session = sampleSession();
    test::Notices notices(*session);
    const ClipId clip = *session->selection().clips().begin();
    QVERIFY(!session->apply(SetSpeed{.clip = clip, .speed = Rational(5000, 1)}));
    QCOMPARE(notices.said.size(), 1);
    QVERIFY2(notices.said[0].startsWith(QStringLiteral("Die Geschwindigkeit 5000 liegt nicht")),
             qPrintable(notices.said[0]));
    QVERIFY(session->apply(Lift{.clips = {clip}}));
    QCOMPARE(describe(Edit(Lift{.clips = {clip}})), QStringLiteral("Clips herausnehmen"));
}

void TestUiLanguage::pluginsAndPresetsAreGerman()
{
    const auto session = sampleSession();
    const auto card = session->generation().catalogue().find(QStringLiteral("testpattern"));
    QVERIFY(card);
    QCOMPARE(card->generator->label, QStringLiteral("Testkarte"));
    QCOMPARE(card->generator->parameter(QStringLiteral("bars"))->label, QStringLiteral("Balken"));
    // What a recipe holds stays what the manifest says.
    QVERIFY(card->generator->parameter(QStringLiteral("palette"))
                ->choices.contains(QStringLiteral("dawn")));
}

void TestUiLanguage::everyPanelExplainsItself()
{
    const auto session = sampleSession();
    MainWindow window(*session);
    window.show();
    for (const PanelType &panel : panelTypes())
        QVERIFY2(window.panel(QLatin1String(panel.id))->parentWidget()->whatsThis().size() > 40,
                 panel.id);
    window.raisePanel(QStringLiteral("history"));
    QWidget *const history = window.panel(QStringLiteral("history"));
    QTest::qWait(50);
    history->findChild<QAbstractItemView *>()->setFocus();
    QTest::keyClick(&window, Qt::Key_F1, Qt::ShiftModifier);
    const auto isExplained = [] {
        for (const QWidget *const widget : QApplication::topLevelWidgets()) {
            if (widget->isVisible() && widget->inherits("QWhatsThat"))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(isExplained());
    QTest::keyClick(&window, Qt::Key_Escape);
}

void TestUiLanguage::tooltipsNameTheShortcut()
{
    const auto session = sampleSession();
    MainWindow window(*session);
    int shortcuts = 0;
    for (const ActionType &type : actionTypes()) {
        const QAction *const action = window.actions().find(QLatin1String(type.id));
        QVERIFY2(!action->whatsThis().isEmpty(), type.id);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        QVERIFY2(action->toolTip().contains(keys), type.id);
        shortcuts += keys.isEmpty() ? 0 : 1;
    }
    QVERIFY(shortcuts > 60);
}

WEFT_UI_TEST_MAIN(TestUiLanguage)
#include "tst_ui_language.moc"
