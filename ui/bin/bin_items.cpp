#include "ui/bin/bin_items.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>

namespace weft::ui {

namespace {

template<typename Id>
QJsonArray arrayOf(const std::vector<Id> &ids)
{
    QJsonArray array;
    for (const Id id : ids)
        array << QJsonValue(static_cast<qint64>(id.value));
    return array;
}

template<typename Id>
std::vector<Id> idsOf(const QJsonValue &array)
{
    std::vector<Id> ids;
    for (const QJsonValue &value : array.toArray()) {
        if (const qint64 id = value.toInteger(); id > 0)
            ids.push_back({id});
    }
    return ids;
}

} // namespace

std::vector<Source> BinItems::sources() const
{
    std::vector<Source> sources;
    for (const MediaId id : media)
        sources.push_back(MediaSource{id});
    for (const ShotId id : shots)
        sources.push_back(ShotSource{id});
    for (const SequenceId id : sequences)
        sources.push_back(NestedSource{id});
    return sources;
}

QByteArray BinItems::toJson() const
{
    return QJsonDocument(QJsonObject{{QStringLiteral("media"), arrayOf(media)},
                                     {QStringLiteral("shots"), arrayOf(shots)},
                                     {QStringLiteral("sequences"), arrayOf(sequences)},
                                     {QStringLiteral("folders"), arrayOf(folders)}})
        .toJson(QJsonDocument::Compact);
}

BinItems BinItems::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    return {idsOf<MediaId>(object[QStringLiteral("media")]),
            idsOf<ShotId>(object[QStringLiteral("shots")]),
            idsOf<SequenceId>(object[QStringLiteral("sequences")]),
            idsOf<FolderId>(object[QStringLiteral("folders")])};
}

BinItems BinItems::fromMime(const QMimeData *mime)
{
    return mime ? fromJson(mime->data(QLatin1String(kBinMimeType))) : BinItems();
}

} // namespace weft::ui
