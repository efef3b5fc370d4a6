#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace weft::ui {

/// What of the bin is shown, and in which order: folders first, then by a column. A folder is shown
/// while something in it is.
class BinFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum class Only { Everything, Films, Pictures, Sounds, Shots, Sequences, Unused, Missing };

    explicit BinFilter(QObject *parent = nullptr);

    /// Words that all must be found in name, tags or kind.
    void setSearch(const QString &text);
    void setOnly(Only only);
    bool isNarrow() const { return !m_words.isEmpty() || m_only != Only::Everything; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QStringList m_words;
    Only m_only = Only::Everything;
};

} // namespace weft::ui
