#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <vector>

namespace weft::ui {

/// A language that the window speaks.
struct Language
{
    QString id;   ///< "de"
    QString name; ///< in itself: "Deutsch"
};

/// English, which the sources are written in, then those that were compiled in (weft_*.ts of
/// resources/translations), by id.
std::vector<Language> languages();

/// The id of the first of a user's languages that there is, or "en".
/// @param wanted as QLocale::uiLanguages() has them: "de-AT", "en"
QString languageFor(const QStringList &wanted);

/// What was chosen in the menu: the id of a language, or nothing for the system's. Kept in the
/// settings; takes effect with the next speak().
QString chosenLanguage();
void chooseLanguage(const QString &id);

/// Has the program speak a language; widgets that are there already keep theirs. Thread: main.
/// @param id of a language; empty: the chosen one, or else the system's
/// Errors (Usage): no such language, naming those there are.
Status speak(const QString &id = {});

} // namespace weft::ui
