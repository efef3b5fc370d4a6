#include "ui/bin/bin_model.h"

#include "core/project/project_file.h"
#include "ui/bin/file_kinds.h"
#include "ui/bin/import.h"
#include "ui/session/session.h"
#include "ui/style/icons.h"

#include <QIcon>
#include <QLocale>
#include <QMimeData>

namespace weft::ui {

namespace {

using FolderPointer = std::shared_ptr<const Folder>;
using MediaPointer = std::shared_ptr<const MediaItem>;
using ShotPointer = std::shared_ptr<const Shot>;
using SequencePointer = std::shared_ptr<const Sequence>;

/// "4.0 s", "1:05", "1:02:03"
QString durationText(const Rational &seconds)
{
    const double value = seconds.toDouble();
    if (value < 60)
        return BinModel::tr("%1 s").arg(QLocale().toString(value, 'f', 1));
    const auto whole = static_cast<qint64>(value + 0.5);
    const QString tail = QStringLiteral("%1:%2")
                             .arg(whole / 60 % 60, whole < 3600 ? 1 : 2, 10, QLatin1Char('0'))
                             .arg(whole % 60, 2, 10, QLatin1Char('0'));
    return whole < 3600 ? tail : QStringLiteral("%1:%2").arg(whole / 3600).arg(tail);
}

struct PictureFacts
{
    int width = 0; ///< 0 = no picture
    int height = 0;
    std::optional<FrameRate> rate;
};

PictureFacts factsOf(const BinEntry &entry)
{
    if (const auto *item = std::get_if<MediaPointer>(&entry)) {
        const std::optional<VideoInfo> &video = (*item)->info.video;
        if (!video)
            return {};
        return {video->displayWidth(), video->displayHeight(),
                (*item)->info.isStill ? std::nullopt : std::optional(video->rate)};
    }
    if (const auto *shot = std::get_if<ShotPointer>(&entry))
        return {(*shot)->recipe.width, (*shot)->recipe.height, (*shot)->recipe.rate};
    if (const auto *sequence = std::get_if<SequencePointer>(&entry)) {
        const SequenceSettings &settings = (*sequence)->settings;
        return {settings.width, settings.height, settings.rate};
    }
    return {};
}

/// Null where a thing can have none.
const std::vector<QString> *tagsOf(const BinEntry &entry)
{
    if (const auto *item = std::get_if<MediaPointer>(&entry))
        return &(*item)->tags;
    const auto *shot = std::get_if<ShotPointer>(&entry);
    return shot ? &(*shot)->tags : nullptr;
}

int ratingOf(const BinEntry &entry)
{
    if (const auto *item = std::get_if<MediaPointer>(&entry))
        return (*item)->rating;
    const auto *shot = std::get_if<ShotPointer>(&entry);
    return shot ? (*shot)->rating : 0;
}

QString joined(const std::vector<QString> *tags)
{
    return tags ? QStringList(tags->begin(), tags->end()).join(QStringLiteral(", ")) : QString();
}

/// "beach, sunny,beach" → beach, sunny
std::vector<QString> tagsFrom(const QString &text)
{
    std::vector<QString> tags;
    for (const QString &part : text.split(QLatin1Char(','))) {
        const QString tag = part.trimmed();
        if (!tag.isEmpty() && std::find(tags.begin(), tags.end(), tag) == tags.end())
            tags.push_back(tag);
    }
    return tags;
}

} // namespace

QVariant BinModel::text(const BinEntry &entry, int column) const
{
    const PictureFacts facts = factsOf(entry);
    switch (column) {
    case Name: return nameOf(entry);
    case Kind: return textOf(kindOf(entry));
    case Duration: {
        const Rational duration = durationOf(entry);
        return duration.isZero() ? QVariant() : durationText(duration);
    }
    case Size:
        return facts.width ? QStringLiteral("%1 × %2").arg(facts.width).arg(facts.height)
                           : QVariant();
    case Rate: return facts.rate ? QLocale().toString(facts.rate->toDouble(), 'g', 5) : QVariant();
    case Uses: {
        const auto found = m_uses.find(idOf(entry));
        return found == m_uses.end() ? QVariant() : QVariant(found->second);
    }
    case Tags: return joined(tagsOf(entry));
    default: return {};
    }
}

QVariant BinModel::sortKey(const BinEntry &entry, int column) const
{
    const PictureFacts facts = factsOf(entry);
    switch (column) {
    case Duration: return durationOf(entry).toDouble();
    case Size: return qint64(facts.width) * facts.height;
    case Rate: return facts.rate ? facts.rate->toDouble() : 0;
    case Uses: return text(entry, Uses).toInt();
    case Rating: return ratingOf(entry);
    default: return text(entry, column);
    }
}

QString BinModel::toolTip(const BinEntry &entry) const
{
    QStringList lines{nameOf(entry)};
    for (const int column : {int(Kind), int(Size), int(Rate), int(Duration)}) {
        if (const QString fact = text(entry, column).toString(); !fact.isEmpty())
            lines << QStringLiteral("%1: %2")
                         .arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), fact);
    }
    if (const auto *item = std::get_if<MediaPointer>(&entry)) {
        const QString path = absolutePath((*item)->path, m_session.folder());
        lines << (isOffline(entry) ? tr("The file is missing: %1").arg(path) : path);
        if (!(*item)->proxies.empty())
            lines << tr("It has a smaller copy for editing.");
    } else if (isOffline(entry)) {
        lines << tr("The file of its take is missing.");
    }
    return lines.join(QLatin1Char('\n'));
}

QVariant BinModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const BinEntry entry = this->entry(index);
    switch (role) {
    case Qt::DisplayRole: return text(entry, index.column());
    case Qt::EditRole: return text(entry, index.column());
    case Qt::DecorationRole:
        return index.column() == Name ? QVariant(icon(iconOf(kindOf(entry)))) : QVariant();
    case Qt::ToolTipRole: return toolTip(entry);
    case Qt::AccessibleTextRole:
        if (index.column() == Rating)
            return tr("%n star(s)", nullptr, ratingOf(entry));
        return isOffline(entry) && index.column() == Name ? tr("%1, missing").arg(nameOf(entry))
                                                          : text(entry, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Duration || index.column() == Rate || index.column() == Uses
                   ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant();
    case SortRole: return sortKey(entry, index.column());
    case SearchRole:
        return QStringList{nameOf(entry), joined(tagsOf(entry)), textOf(kindOf(entry))}
            .join(QLatin1Char('\n'))
            .toLower();
    case KindRole: return int(kindOf(entry));
    case OfflineRole: return isOffline(entry);
    case ProxyRole: {
        const auto *item = std::get_if<MediaPointer>(&entry);
        return item && !(*item)->proxies.empty();
    }
    case UsesRole: return text(entry, Uses).toInt();
    case RatingRole: return ratingOf(entry);
    default: return {};
    }
}

QVariant BinModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Name");
    case Kind: return tr("Kind");
    case Duration: return tr("Duration");
    case Size: return tr("Size");
    case Rate: return tr("Rate");
    case Uses: return tr("Used");
    case Rating: return tr("Rating");
    case Tags: return tr("Tags");
    default: return {};
    }
}

bool BinModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || (role != Qt::EditRole && role != RatingRole))
        return false;
    const BinEntry entry = this->entry(index);
    if (role == Qt::EditRole && value.toString().trimmed() == text(entry, index.column()))
        return false;
    const auto *item = std::get_if<MediaPointer>(&entry);
    const auto *shot = std::get_if<ShotPointer>(&entry);
    if (role == RatingRole) {
        const int rating = std::clamp(value.toInt(), 0, kMaxRating);
        if (item)
            return m_session.apply(SetMedia{.media = (*item)->id, .rating = rating});
        return shot && m_session.apply(SetShot{.shot = (*shot)->id, .rating = rating});
    }
    if (index.column() == Tags) {
        const std::vector<QString> tags = tagsFrom(value.toString());
        if (item)
            return m_session.apply(SetMedia{.media = (*item)->id, .tags = tags});
        return shot && m_session.apply(SetShot{.shot = (*shot)->id, .tags = tags});
    }
    const QString name = value.toString().trimmed();
    if (item)
        return m_session.apply(SetMedia{.media = (*item)->id, .name = name});
    if (shot)
        return m_session.apply(SetShot{.shot = (*shot)->id, .name = name});
    if (const auto *folder = std::get_if<FolderPointer>(&entry))
        return m_session.apply(SetFolder{.folder = (*folder)->id, .name = name});
    if (const auto *sequence = std::get_if<SequencePointer>(&entry))
        return m_session.apply(SetSequence{.sequence = (*sequence)->id, .name = name});
    return false;
}

Qt::ItemFlags BinModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const BinEntry entry = this->entry(index);
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
    if (kindOf(entry) == BinKind::Folder)
        flags |= Qt::ItemIsDropEnabled;
    if (index.column() == Name || (index.column() == Tags && tagsOf(entry)))
        flags |= Qt::ItemIsEditable;
    return flags;
}

// ---- dragging and dropping ----

Qt::DropActions BinModel::supportedDropActions() const
{
    return Qt::CopyAction | Qt::MoveAction;
}

Qt::DropActions BinModel::supportedDragActions() const
{
    return Qt::CopyAction | Qt::MoveAction;
}

QStringList BinModel::mimeTypes() const
{
    return {QLatin1String(kBinMimeType), QStringLiteral("text/uri-list")};
}

QMimeData *BinModel::mimeData(const QModelIndexList &indexes) const
{
    const BinItems items = itemsOf(indexes);
    return items.isEmpty() ? nullptr : items.toMime().release();
}

bool BinModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int,
                               const QModelIndex &) const
{
    return data->hasFormat(QLatin1String(kBinMimeType))
           || (data->hasUrls() && canDrop(pathsOf(data)));
}

bool BinModel::dropMimeData(const QMimeData *data, Qt::DropAction, int, int,
                            const QModelIndex &parent)
{
    const FolderId into = folderOf(parent);
    if (data->hasFormat(QLatin1String(kBinMimeType)))
        return move(BinItems::fromMime(data), into);
    const QStringList paths = pathsOf(data);
    if (!canDrop(paths))
        return false;
    importFiles(m_session, paths, into);
    return true;
}

bool BinModel::move(const BinItems &items, FolderId into)
{
    const Project &project = *m_session.root();
    std::vector<Edit> edits;
    for (const MediaId id : items.media) {
        if (const MediaItem *const item = project.find(id); item && item->folder != into)
            edits.push_back(SetMedia{.media = id, .folder = into});
    }
    for (const ShotId id : items.shots) {
        if (const Shot *const shot = project.find(id); shot && shot->folder != into)
            edits.push_back(SetShot{.shot = id, .folder = into});
    }
    for (const FolderId id : items.folders) {
        if (const Folder *const folder = project.find(id);
            folder && folder->parent != into && id != into)
            edits.push_back(SetFolder{.folder = id, .parent = into});
    }
    const Folder *const folder = project.find(into);
    return m_session.apply(folder ? tr("Move to folder %1").arg(folder->name)
                                  : tr("Move to the top of the bin"),
                           std::move(edits));
}

} // namespace weft::ui
