#pragma once

#include <QCoreApplication>
#include <QString>

namespace weft {

/// Translates what a data file says to people, such as a plugin's manifest; a text that no
/// translation knows stays as it is. resources/translations/update.py collects those of Weft's own.
/// @param context of the translation: "Plugin", "Preset"
/// Thread: any.
inline QString translateText(const char *context, const QString &text)
{
    return text.isEmpty() ? text : QCoreApplication::translate(context, text.toUtf8().constData());
}

} // namespace weft
