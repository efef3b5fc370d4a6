#include "tests/core/project/random_gestures.h"

namespace weft::test {

static Recipe recipe()
{
    Recipe made;
    made.generator = QStringLiteral("testpattern");
    made.version = QStringLiteral("1.0");
    made.width = made.height = 64;
    made.rate = FrameRate::fromString(QStringLiteral("25")).value();
    made.length = 10;
    return made;
}

void RandomGestures::next(Document &document, const std::function<void()> &save)
{
    switch (below(12)) {
    case 0: document.undo(); return;
    case 1: document.redo(); return;
    case 2: save(); return;
    case 3: {
        const auto &shots = document.root()->shots;
        if (!shots.empty())
            (void) document.amend(
                ChooseTake{shots[below(shots.size())]->id, QString::number(m_random())});
        return;
    }
    default: (void) document.apply(edit(*document.root()));
    }
}

Edit RandomGestures::edit(const Project &project)
{
    const auto &folders = project.folders;
    const QString name = QStringLiteral("%1 ✂ %2").arg(++m_count).arg(m_random());
    const FolderId folder = folders.empty() ? FolderId() : folders[below(folders.size())]->id;
    if (folders.size() > 20)
        return RemoveFolder{folder};
    switch (below(5)) {
    case 0: return AddShot{name, folder, recipe()};
    case 1: return AddFolder{name, folder};
    case 2: return SetFolder{folder, name, {}}; // refused where there is none
    case 3: return AddSequence{name};
    default:
        return EditGroup{QStringLiteral("two"), {AddFolder{name, {}}, AddMarker{{}, 3, 0, name}}};
    }
}

} // namespace weft::test
