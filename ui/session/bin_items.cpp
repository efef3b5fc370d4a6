#include "ui/session/bin_items.h"

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

std::optional<MarkedPart> partOf(const QJsonObject &object)
{
    const TimeRange frames{object[QStringLiteral("in")].toInteger(-1),
                           object[QStringLiteral("length")].toInteger()};
    const auto rate = FrameRate::fromString(object[QStringLiteral("rate")].toString());
    if (frames.start < 0 || frames.length < 1 || !rate)
        return {};
    return MarkedPart{frames, *rate, object[QStringLiteral("picture")].toBool(true),
                      object[QStringLiteral("sound")].toBool(true)};
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
    QJsonObject object{{QStringLiteral("media"), arrayOf(media)},
                       {QStringLiteral("shots"), arrayOf(shots)},
                       {QStringLiteral("sequences"), arrayOf(sequences)},
                       {QStringLiteral("folders"), arrayOf(folders)}};
    if (part) {
        object[QStringLiteral("in")] = static_cast<qint64>(part->frames.start);
        object[QStringLiteral("length")] = static_cast<qint64>(part->frames.length);
        object[QStringLiteral("rate")] = part->rate.toString();
        object[QStringLiteral("picture")] = part->hasPicture;
        object[QStringLiteral("sound")] = part->hasSound;
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::unique_ptr<QMimeData> BinItems::toMime() const
{
    auto mime = std::make_unique<QMimeData>();
    mime->setData(QLatin1String(kBinMimeType), toJson());
    return mime;
}

BinItems BinItems::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    return {idsOf<MediaId>(object[QStringLiteral("media")]),
            idsOf<ShotId>(object[QStringLiteral("shots")]),
            idsOf<SequenceId>(object[QStringLiteral("sequences")]),
            idsOf<FolderId>(object[QStringLiteral("folders")]), partOf(object)};
}

BinItems BinItems::fromMime(const QMimeData *mime)
{
    return mime ? fromJson(mime->data(QLatin1String(kBinMimeType))) : BinItems();
}

} // namespace weft::ui
