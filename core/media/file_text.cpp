#include "core/media/file_text.h"

#include "core/media/container.h"

#include <QImageReader>

namespace weft {

namespace {

constexpr qsizetype kLongest = 1'000'000;

QString textInPng(const QString &path, const QString &key)
{
    QImageReader reader(path, "png");
    return reader.canRead() ? reader.text(key) : QString();
}

QString textInFilm(const QString &path, const QString &key)
{
    const auto container = openContainer(path);
    if (!container)
        return {};
    const AVDictionaryEntry *entry = av_dict_get((*container)->metadata, key.toUtf8().constData(),
                                                 nullptr, 0);
    return entry ? QString::fromUtf8(entry->value) : QString();
}

} // namespace

std::optional<QString> textInFile(const QString &path, const QString &key)
{
    QString text = textInPng(path, key);
    if (text.isEmpty())
        text = textInFilm(path, key);
    if (text.isEmpty() || text.size() > kLongest)
        return std::nullopt;
    return text;
}

} // namespace weft
