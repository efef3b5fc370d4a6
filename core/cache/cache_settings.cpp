#include "core/cache/cache_settings.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/model/json_archive.h"

#include <QFileInfo>

namespace weft {

namespace {

QString settingsPath()
{
    return configFolder() + QStringLiteral("/cache.json");
}

} // namespace

void fields(auto &archive, Like<CacheSettings> auto &settings)
{
    archive.field("budgetBytes", settings.budgetBytes);
}

Result<CacheSettings> readCacheSettings()
{
    const QString path = settingsPath();
    if (!QFileInfo::exists(path))
        return CacheSettings();
    const auto text = readFile(path, ErrorKind::Usage);
    const auto json = text ? parseJson(*text, path, ErrorKind::Usage) : fail(text);
    const auto settings = json ? fromJson<CacheSettings>(*json, path, ErrorKind::Usage)
                               : fail(json);
    if (settings && settings->budgetBytes < 0)
        return fail(ErrorKind::Usage, tr("%1: the budget must not be negative.").arg(path));
    return settings;
}

Status writeCacheSettings(const CacheSettings &settings)
{
    if (const Status made = makeFolder(configFolder()); !made)
        return made;
    return replaceFile(settingsPath(), prettyJson(toJson(settings)));
}

} // namespace weft
