#include "core/generate/worker_failure.h"

#include "core/base/translate.h"

#include <functional>

namespace weft {

namespace {

constexpr qsizetype kLongestArgument = 1000;

/// A text from outside, fit for a sentence: one line, not endless.
QString cleaned(QString text)
{
    text = text.left(kLongestArgument).simplified();
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return text;
}

/// Fills %1 to %9. A % inside an argument stays what it is.
QString filled(const QString &sentence, const std::vector<QString> &arguments)
{
    QString text;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int place = sentence[i] == QLatin1Char('%') && i + 1 < sentence.size()
                              ? sentence[i + 1].unicode() - u'1'
                              : -1;
        if (place < 0 || place > 8) {
            text += sentence[i];
            continue;
        }
        if (static_cast<std::size_t>(place) < arguments.size())
            text += arguments[static_cast<std::size_t>(place)];
        ++i;
    }
    return text;
}

/// A failure that the plugin itself explained: the first argument is its code.
QString ownSentence(const std::vector<QString> &arguments, const PluginManifest &plugin)
{
    const std::vector<QString> rest(arguments.begin() + 1, arguments.end());
    const auto known = plugin.messages.find(arguments.front());
    if (known != plugin.messages.end())
        return filled(known->second, rest);
    QString all = arguments.front();
    for (const QString &argument : rest)
        all += QLatin1String(", ") + argument;
    return tr("The plugin \"%1\" %2 failed: %3. Its author can say what that means.")
        .arg(plugin.id, plugin.version, all);
}

struct Row
{
    const char *code;
    std::size_t arguments; ///< that the sentence needs
    ErrorKind kind;
    const char *sentence; ///< %1 the plugin with its version, %2 … the arguments
};

constexpr auto kGeneration = ErrorKind::Generation;

constexpr Row kRows[] = {
    {failure::kCancelled, 0, ErrorKind::Cancelled,
     QT_TRANSLATE_NOOP("weft", "Generating was cancelled.")},
    {failure::kBusy, 0, kGeneration,
     QT_TRANSLATE_NOOP("weft", "weft-worker is busy with another job of %1. Wait for it to end.")},
    {failure::kRequest, 1, kGeneration,
     QT_TRANSLATE_NOOP("weft", "weft-worker did not understand a request for %1: %2 Install Weft "
                               "again, and see that WEFT_WORKER is not set to another one.")},
    {failure::kSentence, 1, kGeneration, "%2"},
    {failure::kInput, 1, ErrorKind::Media, "%2"},
    {failure::kOutput, 1, ErrorKind::Output, "%2"},
    {failure::kLoad, 1, kGeneration,
     QT_TRANSLATE_NOOP(
         "weft",
         "The plugin %1 cannot be loaded: %2. Install it again, in a version for this system.")},
    {failure::kSymbol, 0, kGeneration,
     QT_TRANSLATE_NOOP("weft",
                       "The plugin %1 cannot be used: its library does not export "
                       "weft_plugin_entry, as every plugin of Weft does. Install it again.")},
    {failure::kEntry, 1, kGeneration,
     QT_TRANSLATE_NOOP("weft",
                       "The plugin %1 cannot be used: %2. Install it again, or ask its author.")},
    {failure::kApi, 2, kGeneration,
     QT_TRANSLATE_NOOP("weft",
                       "The plugin %1 was compiled for version %2 of the plugin interface, and "
                       "this Weft speaks version %3. Install a version of it that fits.")},
    {failure::kId, 2, kGeneration,
     QT_TRANSLATE_NOOP("weft", "The plugin %1 is not what it claims: its library says \"%2\" and "
                               "its plugin.json \"%3\". Install it again.")},
    {failure::kVersion, 2, kGeneration,
     QT_TRANSLATE_NOOP("weft", "The plugin %1 is not what it claims: its library is version %2 and "
                               "its plugin.json says %3. Install it again.")},
    {failure::kThrew, 1, kGeneration,
     QT_TRANSLATE_NOOP("weft", "The plugin %1 failed with an exception: %2. Try other settings; "
                               "where it happens again, report it to the plugin's author.")},
    {failure::kNoReason, 1, kGeneration,
     QT_TRANSLATE_NOOP(
         "weft",
         "The plugin %1 failed in %2 without saying why. Report it to the plugin's author.")},
    {failure::kMisuse, 1, kGeneration,
     QT_TRANSLATE_NOOP("weft", "The plugin %1 broke the rules of the plugin interface: it %2. "
                               "Report it to the plugin's author.")},
    {failure::kFrames, 2, kGeneration,
     QT_TRANSLATE_NOOP(
         "weft",
         "The plugin %1 was asked for %2 frames and made %3. Report it to the plugin's author.")},
    {failure::kShape, 3, kGeneration,
     QT_TRANSLATE_NOOP("weft", "The plugin %1 made frame %2 as %4, where %3 was asked for. Report "
                               "it to the plugin's author.")},
    {failure::kValue, 4, kGeneration,
     QT_TRANSLATE_NOOP(
         "weft", "The plugin %1 made frame %2 with a value that is not a number, in %3 at %4, %5. "
                 "Try other settings; where it happens again, report it to the plugin's author.")},
};

} // namespace

Error describeFailure(const FailedEvent &event, const PluginManifest &plugin)
{
    std::vector<QString> arguments{QStringLiteral("\"%1\" %2").arg(plugin.id, plugin.version)};
    for (const QString &argument : event.arguments)
        arguments.push_back(cleaned(argument));
    const std::vector<QString> given(arguments.begin() + 1, arguments.end());
    if (event.code == QLatin1String(failure::kOwn) && !given.empty())
        return {kGeneration, ownSentence(given, plugin)};
    for (const Row &row : kRows) {
        if (event.code == QLatin1String(row.code) && given.size() >= row.arguments)
            return {row.kind, filled(tr(row.sentence), arguments)};
    }
    return {kGeneration, tr("The plugin %1 failed for a reason that this Weft does not know "
                            "(\"%2\"). Install Weft again.")
                             .arg(arguments.front(), cleaned(event.code))};
}

} // namespace weft
