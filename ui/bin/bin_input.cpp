#include "ui/bin/bin_panel.h"

#include "ui/bin/bin_commands.h"
#include "ui/bin/bin_delegate.h"
#include "ui/bin/bin_properties.h"
#include "ui/bin/drop.h"
#include "ui/bin/import.h"
#include "ui/session/session.h"
#include "ui/style/icons.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QToolTip>
#include <QTreeView>

namespace weft::ui {

bool BinPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool isView = watched == m_tree || watched == m_grid;
    auto *const view = isView ? static_cast<QAbstractItemView *>(watched)
                              : qobject_cast<QAbstractItemView *>(watched->parent());
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        if (isView && takeKey(static_cast<QKeyEvent *>(event), true)) {
            event->accept(); // the timeline has shortcuts for the same keys
            return true;
        }
        break;
    case QEvent::KeyPress:
        if (isView && takeKey(static_cast<QKeyEvent *>(event), false))
            return true;
        break;
    case QEvent::MouseMove:
        if (!isView)
            hover(view, static_cast<QMouseEvent *>(event)->position().toPoint());
        break;
    case QEvent::Leave:
        if (!isView)
            hover(view, QPoint(-1, -1));
        break;
    case QEvent::DragEnter:
    case QEvent::DragMove:
        if (!isView && refusesDrag(static_cast<QDropEvent *>(event), view->viewport()))
            return true;
        break;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

/// @param isQuestion whether the key is asked about, and not yet pressed
bool BinPanel::takeKey(QKeyEvent *event, bool isQuestion)
{
    if (event->matches(QKeySequence::SelectAll)) {
        if (!isQuestion)
            view()->selectAll();
        return true;
    }
    if (event->modifiers() & ~Qt::KeypadModifier)
        return false;
    switch (event->key()) {
    case Qt::Key_Delete:
        if (!isQuestion)
            removeItems(m_session, selected());
        return true;
    case Qt::Key_Backspace:
        if (!isQuestion && m_look == Look::Grid)
            enter(m_filter->mapToSource(m_grid->rootIndex().parent()));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!isQuestion)
            open(current());
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End: return isQuestion; // moves in the view, and not the playhead
    default: return false;
    }
}

void BinPanel::open(const QModelIndex &index)
{
    const BinEntry entry = m_model->entry(index);
    switch (kindOf(entry)) {
    case BinKind::Folder:
        if (index.isValid() && m_look == Look::Grid)
            enter(index.siblingAtColumn(BinModel::Name));
        break;
    case BinKind::Sequence: m_session.activate({idOf(entry)}); break;
    case BinKind::Shot: Q_EMIT opened(ShotSource{{idOf(entry)}}); break;
    case BinKind::Film:
    case BinKind::Picture:
    case BinKind::Sound: Q_EMIT opened(MediaSource{{idOf(entry)}}); break;
    case BinKind::Lut: editProperties(m_session, {idOf(entry)}, window()); break;
    }
}

/// The pointer is over a picture: the further right, the later the moment it shows.
void BinPanel::hover(QAbstractItemView *view, const QPoint &position)
{
    const QModelIndex index = view->indexAt(position);
    BinDelegate *const delegate = view == m_grid ? m_cards : m_rows;
    const QRect picture = delegate->pictureRect(view->visualRect(index.siblingAtColumn(0)));
    const std::int64_t old = m_hovered;
    m_hovered = 0;
    int step = 0;
    if (index.isValid() && index.column() == BinModel::Name && picture.contains(position)) {
        m_hovered = idOf(m_model->entry(m_filter->mapToSource(index)));
        step = std::clamp((position.x() - picture.left()) * BinThumbnails::kSteps / picture.width(),
                          0, BinThumbnails::kSteps - 1);
    }
    delegate->setHovered(m_hovered, step);
    for (const std::int64_t id : {old, m_hovered}) {
        if (id)
            view->update(m_filter->mapFromSource(m_model->indexOf(id)));
    }
}

// ---- dropping ----

/// Says why nothing of what is dragged can be dropped here.
bool BinPanel::refusesDrag(QDropEvent *event, const QWidget *viewport)
{
    const QMimeData *const mime = event->mimeData();
    QString why;
    if (mime->hasFormat(QLatin1String(kBinMimeType)) || !mime->hasUrls())
        return false;
    const QStringList paths = pathsOf(mime);
    if (!projectIn(paths).isEmpty()) { // the window opens it
        event->ignore();
        return true;
    }
    if (canDrop(paths, &why))
        return false;
    QToolTip::showText(viewport->mapToGlobal(event->position().toPoint()), why);
    event->ignore();
    return true;
}

void BinPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && !refusesDrag(event, this))
        event->acceptProposedAction();
}

void BinPanel::dragMoveEvent(QDragMoveEvent *event)
{
    if (event->mimeData()->hasUrls() && !refusesDrag(event, this))
        event->acceptProposedAction();
}

void BinPanel::dropEvent(QDropEvent *event)
{
    if (!event->mimeData()->hasUrls())
        return;
    event->acceptProposedAction();
    importFiles(m_session, pathsOf(event->mimeData()), currentFolder());
}

// ---- the context menu ----

void BinPanel::openMenu(const QPoint &position)
{
    const BinItems items = selected();
    const bool hasSources = !items.sources().empty();
    const MediaId first = items.media.empty() ? MediaId() : items.media.front();
    auto *const menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("binMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const char *name, const QString &text, bool isPossible, auto run) {
        QAction *const action = menu->addAction(*name ? icon(name) : QIcon(), text);
        action->setEnabled(isPossible);
        QObject::connect(action, &QAction::triggered, menu, run);
    };
    add("insert", tr("Insert at Playhead"), hasSources,
        [=, this] { placeItems(m_session, items, PlaceAt::Playhead, PlaceMode::Insert); });
    add("overwrite", tr("Overwrite at Playhead"), hasSources,
        [=, this] { placeItems(m_session, items, PlaceAt::Playhead, PlaceMode::Overwrite); });
    add("append", tr("Append to the Timeline"), hasSources,
        [=, this] { placeItems(m_session, items, PlaceAt::End, PlaceMode::Overwrite); });
    add("sequence", tr("Make a Sequence of It"), hasSources,
        [=, this] { makeSequenceOf(m_session, items); });
    menu->addSeparator();
    add("match", tr("Open"), current().isValid(), [this] { open(current()); });
    add("pencil", tr("Rename"), current().isValid(),
        [this] { rename(idOf(m_model->entry(current()))); });
    QMenu *const rating = menu->addMenu(icon("star"), tr("Rating"));
    rating->setEnabled(!items.media.empty() || !items.shots.empty());
    for (int stars = 0; stars <= kMaxRating; ++stars) {
        QAction *const action = rating->addAction(stars == 0 ? tr("None")
                                                             : tr("%n star(s)", nullptr, stars));
        connect(action, &QAction::triggered, menu,
                [=, this] { rateItems(m_session, items, stars); });
    }
    add("settings", tr("Properties…"), first.value != 0,
        [=, this] { editProperties(m_session, first, window()); });
    menu->addSeparator();
    add("folder-open", tr("Show in the File Manager"), first.value != 0,
        [=, this] { revealFile(m_session, items); });
    add("link", tr("Use Another File…"), first.value != 0,
        [=, this] { replaceFile(m_session, first, window()); });
    menu->addSeparator();
    add("folder", tr("New Folder"), true, [this] {
        if (const FolderId id = addFolder(m_session, currentFolder()))
            rename(id.value);
    });
    add("trash", tr("Remove from the Bin"), !items.isEmpty(),
        [=, this] { removeItems(m_session, items); });
    add("", tr("Remove Unused Files"), true, [this] { removeUnused(m_session); });
    menu->popup(view()->viewport()->mapToGlobal(position));
}

} // namespace weft::ui
