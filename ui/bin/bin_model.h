#pragma once

#include "ui/session/bin_items.h"

#include <QAbstractItemModel>
#include <QTimer>

#include <memory>
#include <unordered_map>

namespace weft::ui {

class Session;

/// A thing of the bin as the project has it.
using BinEntry
    = std::variant<std::monostate, std::shared_ptr<const Folder>, std::shared_ptr<const MediaItem>,
                   std::shared_ptr<const Shot>, std::shared_ptr<const Sequence>>;

enum class BinKind { Folder, Film, Picture, Sound, Lut, Shot, Sequence };

BinKind kindOf(const BinEntry &entry);
std::int64_t idOf(const BinEntry &entry); ///< one that no other thing of the project has
QString nameOf(const BinEntry &entry);
QString textOf(BinKind kind);
const char *iconOf(BinKind kind);
Rational durationOf(const BinEntry &entry); ///< seconds; 0 for what has none

/// The bin as a tree: folders, and in them media and generated shots; sequences at the top. Follows
/// Session::shown() by rows, so that thousands of items stay quick. Items of an index are found by
/// their id, which is unique in a project. Thread: main.
class BinModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Name, Kind, Duration, Size, Rate, Uses, Rating, Tags, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, ///< what a column is ordered by; folders come first
        SearchRole,              ///< of the row: all that can be searched, in lower case
        KindRole,                ///< of the row: int(BinKind)
        OfflineRole,             ///< of the row: its file or take is not there
        ProxyRole,               ///< of the row: it has proxies
        UsesRole,                ///< of the row: clips and recipes that use it
        RatingRole,              ///< of the row
    };

    explicit BinModel(Session &session, QObject *parent = nullptr);
    ~BinModel() override;

    /// Nothing (monostate) for an invalid index.
    BinEntry entry(const QModelIndex &index) const;
    QModelIndex indexOf(std::int64_t id, int column = Name) const;
    /// The folder of an index, or the one it lies in; 0 = top.
    FolderId folderOf(const QModelIndex &index) const;
    BinItems itemsOf(const QModelIndexList &indexes) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override;
    Qt::DropActions supportedDragActions() const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

private:
    struct Node;
    using Wanted = std::map<std::int64_t, BinEntry>;

    void reset();
    void sync(const Project &before, const Project &now);
    bool addFolders(const Project &now);
    bool update(const BinEntry &entry);
    void addItems(const Project &now);
    void removeGone(const Wanted &wanted);
    void insert(Node *parent, std::vector<BinEntry> entries);
    void remove(Node *node);
    void countUses();

    Node *nodeOf(const QModelIndex &index) const;
    Node *find(std::int64_t id) const;
    Node *parentFor(const BinEntry &entry) const;
    QModelIndex indexFor(const Node *node, int column = Name) const;
    bool isOffline(const BinEntry &entry) const;
    QVariant text(const BinEntry &entry, int column) const;
    QVariant sortKey(const BinEntry &entry, int column) const;
    QString toolTip(const BinEntry &entry) const;
    bool move(const BinItems &items, FolderId into);

    Session &m_session;
    std::unique_ptr<Node> m_root;
    std::unordered_map<std::int64_t, Node *> m_nodes; ///< all but the root, by id
    std::unordered_map<std::int64_t, int> m_uses;
    QTimer m_count;
};

} // namespace weft::ui
