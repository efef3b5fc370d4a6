#include "ui/timeline/dragged_files.h"

#include "core/project/script.h"
#include "ui/bin/file_kinds.h"
#include "ui/session/aside.h"
#include "ui/session/session.h"

namespace weft::ui {

namespace {

constexpr qsizetype kMostFiles = 40;

const MediaItem *findPath(const Project &project, const QString &path)
{
    const auto found = std::find_if(project.media.begin(), project.media.end(),
                                    [&](const auto &item) { return item->path == path; });
    return found == project.media.end() ? nullptr : found->get();
}

} // namespace

DraggedFiles::DraggedFiles(Session &session, QStringList paths, std::function<void()> arrived)
    : m_paths(std::move(paths))
{
    const bool areFew = m_paths.size() <= kMostFiles
                        && std::all_of(m_paths.begin(), m_paths.end(), [](const QString &path) {
                               return fileKindOf(path) == FileKind::Media;
                           });
    if (!areFew)
        return;
    for (const QString &path : m_paths) {
        aside(
            this, [path, folder = session.folder()] { return importEdit(path, folder); },
            [this, path, arrived](const Result<AddMedia> &read) {
                if (!read)
                    return;
                m_items.insert_or_assign(path, read->item);
                if (areKnown())
                    arrived();
            });
    }
}

bool DraggedFiles::areKnown() const
{
    return !m_paths.isEmpty()
           && std::all_of(m_paths.begin(), m_paths.end(),
                          [this](const QString &path) { return m_items.contains(path); });
}

std::vector<Edit> DraggedFiles::importsInto(const Project &project) const
{
    std::vector<Edit> edits;
    for (const auto &[path, item] : m_items) {
        if (!findPath(project, item.path))
            edits.push_back(AddMedia{item});
    }
    return edits;
}

std::vector<const MediaItem *> DraggedFiles::in(const Project &project) const
{
    std::vector<const MediaItem *> items;
    for (const QString &path : m_paths)
        items.push_back(findPath(project, m_items.at(path).path));
    return items;
}

} // namespace weft::ui
