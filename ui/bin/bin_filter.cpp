#include "ui/bin/bin_filter.h"

#include "ui/bin/bin_model.h"

namespace weft::ui {

namespace {

bool fits(const QModelIndex &index, BinFilter::Only only)
{
    const auto kind = static_cast<BinKind>(index.data(BinModel::KindRole).toInt());
    switch (only) {
    case BinFilter::Only::Everything: return true;
    case BinFilter::Only::Films: return kind == BinKind::Film;
    case BinFilter::Only::Pictures: return kind == BinKind::Picture;
    case BinFilter::Only::Sounds: return kind == BinKind::Sound;
    case BinFilter::Only::Shots: return kind == BinKind::Shot;
    case BinFilter::Only::Sequences: return kind == BinKind::Sequence;
    case BinFilter::Only::Unused:
        return kind != BinKind::Folder && index.data(BinModel::UsesRole).toInt() == 0;
    case BinFilter::Only::Missing: return index.data(BinModel::OfflineRole).toBool();
    }
    return true;
}

} // namespace

BinFilter::BinFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    setSortRole(BinModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
    setDynamicSortFilter(true);
    sort(BinModel::Name);
}

void BinFilter::setSearch(const QString &text)
{
    m_words = text.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void BinFilter::setOnly(Only only)
{
    m_only = only;
    invalidateFilter();
}

bool BinFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (!isNarrow())
        return true;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!fits(index, m_only))
        return false;
    const QString text = index.data(BinModel::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString &word) { return text.contains(word); });
}

bool BinFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const auto isFolder = [](const QModelIndex &index) {
        return index.data(BinModel::KindRole).toInt() == int(BinKind::Folder);
    };
    if (isFolder(left) != isFolder(right)) // first, whichever way the rest runs
        return isFolder(left) == (sortOrder() == Qt::AscendingOrder);
    if (left.data(BinModel::SortRole) == right.data(BinModel::SortRole)
        && left.column() != BinModel::Name)
        return QSortFilterProxyModel::lessThan(left.siblingAtColumn(BinModel::Name),
                                               right.siblingAtColumn(BinModel::Name));
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace weft::ui
