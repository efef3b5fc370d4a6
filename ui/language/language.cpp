#include "ui/language/language.h"

#include "core/base/translate.h"

#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

#include <algorithm>

namespace weft::ui {

namespace {

const QString kFolder = QStringLiteral(":/weft/translations");
const QString kSetting = QStringLiteral("window/language");
const QString kEnglish = QStringLiteral("en");

/// Looks up what tr() of any class of Weft's says in the one context that update.py collects it in.
class Translator : public QTranslator
{
public:
    using QTranslator::QTranslator;
    QString translate(const char *context, const char *text, const char *comment,
                      int count) const override
    {
        const bool isOwn = qstrncmp(context, "weft::", 6) == 0;
        return QTranslator::translate(isOwn ? "weft" : context, text, comment, count);
    }
};

bool isThere(const QString &id)
{
    const auto all = languages();
    return std::any_of(all.begin(), all.end(),
                       [&](const Language &language) { return language.id == id; });
}

QString idsOfAll()
{
    QStringList ids;
    for (const Language &language : languages())
        ids << language.id;
    return ids.join(QStringLiteral(", "));
}

/// The application owns the translators under this name, so that the next language can end them.
void install(QTranslator *translator, bool isLoaded)
{
    if (!isLoaded) {
        delete translator;
        return;
    }
    translator->setObjectName(kSetting);
    QCoreApplication::installTranslator(translator);
}

} // namespace

std::vector<Language> languages()
{
    std::vector<Language> all{{kEnglish, QStringLiteral("English")}};
    for (const QString &file : QDir(kFolder).entryList({QStringLiteral("weft_*.qm")})) {
        const QString id = file.section(QLatin1Char('_'), 1).section(QLatin1Char('.'), 0, 0);
        if (id != kEnglish)
            all.push_back({id, QLocale(id).nativeLanguageName()});
    }
    return all;
}

QString languageFor(const QStringList &wanted)
{
    for (const QString &language : wanted) {
        if (const QString id = language.section(QLatin1Char('-'), 0, 0); isThere(id))
            return id;
    }
    return kEnglish;
}

QString chosenLanguage()
{
    return QSettings().value(kSetting).toString();
}

void chooseLanguage(const QString &id)
{
    QSettings().setValue(kSetting, id);
}

Status speak(const QString &id)
{
    if (!id.isEmpty() && !isThere(id))
        return fail(ErrorKind::Usage,
                    tr("Weft does not speak \"%1\"; it speaks %2.").arg(id, idsOfAll()));
    const QString chosen = id.isEmpty() ? chosenLanguage() : id;
    const QString spoken = isThere(chosen) ? chosen : languageFor(QLocale::system().uiLanguages());
    qDeleteAll(qApp->findChildren<QTranslator *>(kSetting, Qt::FindDirectChildrenOnly));
    auto *const own = new Translator(qApp); // in English: singular and plural
    install(own, own->load(QStringLiteral("weft_") + spoken, kFolder));
    auto *const ofQt = new QTranslator(qApp);
    install(ofQt, ofQt->load(QStringLiteral("qtbase_") + spoken,
                             QLibraryInfo::path(QLibraryInfo::TranslationsPath)));
    return {};
}

} // namespace weft::ui
