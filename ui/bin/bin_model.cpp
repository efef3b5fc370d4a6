#include "ui/bin/bin_model.h"

#include "ui/session/session.h"

namespace weft::ui {

namespace {

constexpr int kCountAfterMs = 150; // a drag changes the project with every move of the mouse

using FolderPointer = std::shared_ptr<const Folder>;
using MediaPointer = std::shared_ptr<const MediaItem>;
using ShotPointer = std::shared_ptr<const Shot>;
using SequencePointer = std::shared_ptr<const Sequence>;

FolderId folderIn(const BinEntry &entry)
{
    if (const auto *folder = std::get_if<FolderPointer>(&entry))
        return (*folder)->parent;
    if (const auto *item = std::get_if<MediaPointer>(&entry))
        return (*item)->folder;
    if (const auto *shot = std::get_if<ShotPointer>(&entry))
        return (*shot)->folder;
    return {};
}

template<typename Visit>
void forEach(const Project &project, Visit visit)
{
    for (const auto &folder : project.folders)
        visit(BinEntry(folder));
    for (const auto &item : project.media)
        visit(BinEntry(item));
    for (const auto &shot : project.shots)
        visit(BinEntry(shot));
    for (const auto &sequence : project.sequences)
        visit(BinEntry(sequence));
}

} // namespace

struct BinModel::Node
{
    BinEntry entry;
    Node *parent = nullptr;
    int row = 0; ///< in its parent
    std::vector<std::unique_ptr<Node>> children = {};

    void renumber(std::size_t from)
    {
        for (std::size_t i = from; i < children.size(); ++i)
            children[i]->row = static_cast<int>(i);
    }
    int depth() const { return parent ? parent->depth() + 1 : 0; }
    bool isIn(const Node *other) const
    {
        for (const Node *node = this; node; node = node->parent) {
            if (node == other)
                return true;
        }
        return false;
    }
};

BinModel::BinModel(Session &session, QObject *parent)
    : QAbstractItemModel(parent)
    , m_session(session)
    , m_root(std::make_unique<Node>())
{
    m_count.setSingleShot(true);
    m_count.setInterval(kCountAfterMs);
    connect(&m_count, &QTimer::timeout, this, &BinModel::countUses);
    connect(&session, &Session::shownChanged, this,
            [this](const Document::Root &before, const Document::Root &now) {
                sync(*before, *now);
            });
    connect(&session, &Session::opened, this, &BinModel::reset);
    reset();
}

BinModel::~BinModel() = default;

// ---- following the project ----

void BinModel::reset()
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_nodes.clear();
    const Project &project = *m_session.shown();
    forEach(project, [this](const BinEntry &entry) {
        auto node = std::make_unique<Node>(Node{entry});
        m_nodes[idOf(entry)] = node.get();
        m_root->children.push_back(std::move(node));
    });
    // Folders may lie in ones that come later, so everything is made first and then sorted in.
    std::vector<std::unique_ptr<Node>> all = std::exchange(m_root->children, {});
    for (std::unique_ptr<Node> &node : all) {
        node->parent = parentFor(node->entry);
        node->row = static_cast<int>(node->parent->children.size());
        node->parent->children.push_back(std::move(node));
    }
    endResetModel();
    m_count.start();
}

void BinModel::sync(const Project &before, const Project &now)
{
    m_count.start();
    if (before.folders == now.folders && before.media == now.media && before.shots == now.shots
        && before.sequences == now.sequences)
        return;
    if (!addFolders(now))
        return reset();
    Wanted wanted;
    bool isSound = true;
    forEach(now, [&](const BinEntry &entry) {
        wanted[idOf(entry)] = entry;
        isSound = isSound && (!find(idOf(entry)) || update(entry));
    });
    if (!isSound)
        return reset();
    addItems(now);
    removeGone(wanted);
}

/// Adds folders, outer ones first. False where that cannot be done row by row.
bool BinModel::addFolders(const Project &now)
{
    bool hasWaiting = false;
    for (bool hasAdded = true; hasAdded;) {
        hasAdded = hasWaiting = false;
        for (const auto &folder : now.folders) {
            if (find(folder->id.value))
                continue;
            if (folder->parent && !find(folder->parent.value)) {
                hasWaiting = true;
                continue;
            }
            insert(parentFor(BinEntry(folder)), {BinEntry(folder)});
            hasAdded = true;
        }
    }
    return !hasWaiting;
}

/// Takes over what a thing is now, and where. False where that cannot be done row by row.
bool BinModel::update(const BinEntry &entry)
{
    Node *const node = find(idOf(entry));
    if (node->entry == entry)
        return true;
    node->entry = entry;
    Node *const to = parentFor(entry);
    Node *const from = node->parent;
    if (to != from) {
        if (to->isIn(node))
            return false;
        beginMoveRows(indexFor(from), node->row, node->row, indexFor(to),
                      static_cast<int>(to->children.size()));
        std::unique_ptr<Node> moved = std::move(from->children[std::size_t(node->row)]);
        from->children.erase(from->children.begin() + node->row);
        from->renumber(std::size_t(moved->row));
        moved->parent = to;
        moved->row = static_cast<int>(to->children.size());
        to->children.push_back(std::move(moved));
        endMoveRows();
    }
    Q_EMIT dataChanged(indexFor(node), indexFor(node, ColumnCount - 1));
    return true;
}

void BinModel::addItems(const Project &now)
{
    std::map<Node *, std::vector<BinEntry>> added;
    forEach(now, [&](const BinEntry &entry) {
        if (!find(idOf(entry)))
            added[parentFor(entry)].push_back(entry);
    });
    for (auto &[parent, entries] : added)
        insert(parent, std::move(entries));
}

void BinModel::removeGone(const Wanted &wanted)
{
    std::vector<Node *> gone;
    for (const auto &[id, node] : m_nodes) {
        if (!wanted.contains(id))
            gone.push_back(node);
    }
    // What lay in a folder that is gone has been moved out of it, or is gone as well: inner first.
    std::sort(gone.begin(), gone.end(),
              [](const Node *a, const Node *b) { return a->depth() > b->depth(); });
    for (Node *const node : gone)
        remove(node);
}

void BinModel::insert(Node *parent, std::vector<BinEntry> entries)
{
    const auto first = static_cast<int>(parent->children.size());
    beginInsertRows(indexFor(parent), first, first + static_cast<int>(entries.size()) - 1);
    for (BinEntry &entry : entries) {
        auto node = std::make_unique<Node>(
            Node{std::move(entry), parent, static_cast<int>(parent->children.size())});
        m_nodes[idOf(node->entry)] = node.get();
        parent->children.push_back(std::move(node));
    }
    endInsertRows();
}

void BinModel::remove(Node *node)
{
    Node *const parent = node->parent;
    const int row = node->row;
    beginRemoveRows(indexFor(parent), row, row);
    m_nodes.erase(idOf(node->entry));
    parent->children.erase(parent->children.begin() + row);
    parent->renumber(std::size_t(row));
    endRemoveRows();
}

void BinModel::countUses()
{
    std::unordered_map<std::int64_t, int> uses;
    const Project &project = *m_session.shown();
    for (const auto &sequence : project.sequences) {
        for (const auto &track : sequence->tracks) {
            for (const Clip &clip : track->clips) {
                for (const MediaId id : mediaOf(*clip.body))
                    ++uses[id.value];
                if (const auto *shot = std::get_if<ShotSource>(&clip->source))
                    ++uses[shot->shot.value];
                if (const auto *nested = std::get_if<NestedSource>(&clip->source))
                    ++uses[nested->sequence.value];
            }
        }
    }
    for (const auto &shot : project.shots) {
        for (const RecipeInput &input : shot->recipe.inputs)
            ++uses[input.media.value];
    }
    const auto old = std::exchange(m_uses, std::move(uses));
    const auto countIn = [](const auto &counts, std::int64_t id) {
        const auto found = counts.find(id);
        return found == counts.end() ? 0 : found->second;
    };
    for (const auto &[id, node] : m_nodes) {
        if (countIn(old, id) != countIn(m_uses, id))
            Q_EMIT dataChanged(indexFor(node, Uses), indexFor(node, Uses));
    }
}

// ---- the tree ----

BinModel::Node *BinModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

BinModel::Node *BinModel::find(std::int64_t id) const
{
    const auto found = m_nodes.find(id);
    return found == m_nodes.end() ? nullptr : found->second;
}

BinModel::Node *BinModel::parentFor(const BinEntry &entry) const
{
    Node *const folder = find(folderIn(entry).value);
    return folder ? folder : m_root.get();
}

QModelIndex BinModel::indexFor(const Node *node, int column) const
{
    return node == m_root.get() ? QModelIndex()
                                : createIndex(node->row, column, const_cast<Node *>(node));
}

BinEntry BinModel::entry(const QModelIndex &index) const
{
    return nodeOf(index)->entry;
}

QModelIndex BinModel::indexOf(std::int64_t id, int column) const
{
    const Node *const node = find(id);
    return node ? indexFor(node, column) : QModelIndex();
}

FolderId BinModel::folderOf(const QModelIndex &index) const
{
    const BinEntry &entry = nodeOf(index)->entry;
    const auto *folder = std::get_if<FolderPointer>(&entry);
    return folder ? (*folder)->id : folderIn(entry);
}

BinItems BinModel::itemsOf(const QModelIndexList &indexes) const
{
    BinItems items;
    for (const QModelIndex &index : indexes) {
        if (index.column() != Name)
            continue;
        const BinEntry &entry = nodeOf(index)->entry;
        if (const auto *folder = std::get_if<FolderPointer>(&entry))
            items.folders.push_back((*folder)->id);
        else if (const auto *item = std::get_if<MediaPointer>(&entry))
            items.media.push_back((*item)->id);
        else if (const auto *shot = std::get_if<ShotPointer>(&entry))
            items.shots.push_back((*shot)->id);
        else if (const auto *sequence = std::get_if<SequencePointer>(&entry))
            items.sequences.push_back((*sequence)->id);
    }
    return items;
}

QModelIndex BinModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *const node = nodeOf(parent);
    if (row < 0 || column < 0 || column >= ColumnCount
        || row >= static_cast<int>(node->children.size()))
        return {};
    return createIndex(row, column, node->children[std::size_t(row)].get());
}

QModelIndex BinModel::parent(const QModelIndex &child) const
{
    const Node *const node = nodeOf(child);
    return node->parent ? indexFor(node->parent) : QModelIndex();
}

int BinModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int BinModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool BinModel::isOffline(const BinEntry &entry) const
{
    if (const auto *item = std::get_if<MediaPointer>(&entry))
        return !m_session.media().media.contains((*item)->id);
    if (const auto *shot = std::get_if<ShotPointer>(&entry))
        return !(*shot)->take.isEmpty() && !m_session.media().takes.contains((*shot)->id);
    return false;
}

} // namespace weft::ui
