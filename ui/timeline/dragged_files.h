#pragma once

#include "core/edit/edit.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <map>

namespace weft::ui {

class Session;

/// Looks at files on other threads while they are dragged, so that what is shown of a drop is what
/// it will be. Folders, and more files than a hand drags, are not looked at. Thread: main.
class DraggedFiles : public QObject
{
public:
    /// @param session outlives it; @param arrived is called once all of them are known
    DraggedFiles(Session &session, QStringList paths, std::function<void()> arrived);

    /// All were looked at, and each can be imported.
    bool areKnown() const;
    /// What would bring those of them into a project that it does not have.
    std::vector<Edit> importsInto(const Project &project) const;
    /// All of them, in their order, in that project with the imports. @pre areKnown()
    std::vector<const MediaItem *> in(const Project &project) const;

private:
    const QStringList m_paths;
    std::map<QString, MediaItem> m_items; ///< by path; their ids are not theirs yet
};

} // namespace weft::ui
