#include "ui/bin/bin_panel.h"

#include "ui/actions/actions.h"
#include "ui/bin/bin_columns.h"
#include "ui/bin/bin_commands.h"
#include "ui/bin/bin_delegate.h"
#include "ui/bin/file_kinds.h"
#include "ui/bin/import.h"
#include "ui/project/file_chooser.h"
#include "ui/session/session.h"
#include "ui/style/icons.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace weft::ui {

namespace {

enum Page { EmptyPage, NothingFoundPage, ListPage, GridPage };

QToolButton *toolButton(const char *name, const QString &text, QWidget *parent)
{
    auto *const button = new QToolButton(parent);
    button->setIcon(icon(name));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

/// A page that says the next act.
QWidget *pageWith(QLabel *text, QAbstractButton *button)
{
    auto *const page = new QWidget;
    auto *const column = new QVBoxLayout(page);
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    column->addStretch();
    column->addWidget(text);
    column->addSpacing(8);
    column->addWidget(button, 0, Qt::AlignHCenter);
    column->addStretch();
    return page;
}

} // namespace

BinPanel::BinPanel(Session &session, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new BinModel(session, this))
    , m_filter(new BinFilter(this))
    , m_thumbnails(new BinThumbnails(session, this))
    , m_pages(new QStackedWidget(this))
{
    setAcceptDrops(true);
    m_filter->setSourceModel(m_model);
    makeViews();
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar(actions));
    column->addWidget(m_pages, 1);
    m_pages->addWidget(makeEmptyPage(actions));
    m_pages->addWidget(makeNothingFoundPage());
    m_pages->addWidget(m_tree);
    m_pages->addWidget(m_grid);
    bindActions(actions);

    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, &BinPanel::showPage);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &BinPanel::showPage);
    connect(&session, &Session::shownChanged, this, &BinPanel::showPage);
    connect(&session, &Session::opened, this, [this] { enter({}); });
    connect(m_thumbnails, &BinThumbnails::changed, this, [this](std::int64_t id) {
        if (const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(id));
            index.isValid())
            view()->update(index);
    });
    setLook(QSettings().value(QStringLiteral("bin/look")).toString() == QLatin1String("grid")
                ? Look::Grid
                : Look::List);
}

// ---- what it is made of ----

QWidget *BinPanel::makeBar(Actions &actions)
{
    auto *const bar = new QWidget(this);
    m_search = new QLineEdit(bar);
    m_search->setObjectName(QStringLiteral("binSearch"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the bin"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(80);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setSearch(text);
        if (!text.isEmpty())
            m_tree->expandAll();
        showPage();
    });
    m_only = new QComboBox(bar);
    m_only->setObjectName(QStringLiteral("binOnly"));
    m_only->setAccessibleName(tr("Show only"));
    m_only->addItems({tr("All"), tr("Films"), tr("Pictures"), tr("Sounds"), tr("Generated"),
                      tr("Sequences"), tr("Unused"), tr("Missing")});
    connect(m_only, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_filter->setOnly(static_cast<BinFilter::Only>(index));
        showPage();
    });
    auto *const import = toolButton("import", tr("Import Media"), bar);
    import->setDefaultAction(actions.action("file.import"));
    auto *const folder = toolButton("folder", tr("New Folder"), bar);
    folder->setObjectName(QStringLiteral("newFolder"));
    connect(folder, &QToolButton::clicked, this, [this] {
        if (const FolderId id = addFolder(m_session, currentFolder()))
            rename(id.value);
    });
    m_gridButton = toolButton("grid", tr("Pictures"), bar);
    m_gridButton->setObjectName(QStringLiteral("binGrid"));
    m_gridButton->setCheckable(true);
    connect(m_gridButton, &QToolButton::toggled, this,
            [this](bool isGrid) { setLook(isGrid ? Look::Grid : Look::List); });
    auto *const more = toolButton("more", tr("Order and columns"), bar);
    more->setPopupMode(QToolButton::InstantPopup);
    auto *const menu = new QMenu(more);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMoreMenu(menu); });
    more->setMenu(menu);
    m_up = toolButton("chevron-right", tr("Out of this folder"), bar);
    m_up->setObjectName(QStringLiteral("binUp"));
    m_up->setIcon(icon("folder-open"));
    connect(m_up, &QToolButton::clicked, this,
            [this] { enter(m_filter->mapToSource(m_grid->rootIndex().parent())); });
    m_where = new QLabel(bar);

    auto *const tools = new QHBoxLayout;
    tools->setSpacing(2);
    tools->addWidget(m_search, 1);
    tools->addWidget(m_only);
    for (QToolButton *const button : {import, folder, m_gridButton, more})
        tools->addWidget(button);
    auto *const place = new QHBoxLayout;
    place->addWidget(m_up);
    place->addWidget(m_where, 1);
    auto *const column = new QVBoxLayout(bar);
    column->setContentsMargins(6, 4, 4, 4);
    column->setSpacing(2);
    column->addLayout(tools);
    column->addLayout(place);
    return bar;
}

QWidget *BinPanel::makeEmptyPage(Actions &actions)
{
    auto *const button = new QPushButton(icon("import"), tr("Import media"));
    button->setObjectName(QStringLiteral("importMedia"));
    connect(button, &QPushButton::clicked, actions.action("file.import"), &QAction::trigger);
    return pageWith(new QLabel(tr("Bring in films, pictures and sounds, or drop files and folders "
                                  "here.")),
                    button);
}

QWidget *BinPanel::makeNothingFoundPage()
{
    m_notFound = new QLabel;
    auto *const button = new QPushButton(icon("reset"), tr("Show everything"));
    connect(button, &QPushButton::clicked, this, [this] {
        m_search->clear();
        m_only->setCurrentIndex(0);
    });
    return pageWith(m_notFound, button);
}

void BinPanel::dress(QAbstractItemView *view, BinDelegate *delegate)
{
    view->setModel(m_filter);
    view->setItemDelegate(delegate);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setEditTriggers(QAbstractItemView::EditKeyPressed);
    view->setDragEnabled(true);
    view->setAcceptDrops(true);
    view->setDropIndicatorShown(true);
    view->setDragDropMode(QAbstractItemView::DragDrop);
    view->setDefaultDropAction(Qt::CopyAction);
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setFrameShape(QFrame::NoFrame);
    view->setMouseTracking(true);
    view->installEventFilter(this);
    view->viewport()->installEventFilter(this);
    connect(view, &QWidget::customContextMenuRequested, this, &BinPanel::openMenu);
    connect(view, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { open(m_filter->mapToSource(index)); });
}

void BinPanel::makeViews()
{
    m_tree = new QTreeView;
    m_tree->setObjectName(QStringLiteral("binTree"));
    m_tree->setAccessibleName(tr("Bin"));
    m_tree->setUniformRowHeights(true);
    m_tree->setSortingEnabled(true);
    m_tree->setExpandsOnDoubleClick(true);
    m_rows = new BinDelegate(BinDelegate::Shape::Row, *m_model, *m_thumbnails, m_tree);
    dress(m_tree, m_rows);
    m_columns = new BinColumns(m_tree);
    const auto tellRest = [this] { m_rows->setLine(m_columns->untold()); };
    connect(m_columns, &BinColumns::changed, this, tellRest);
    tellRest();

    m_grid = new QListView;
    m_grid->setObjectName(QStringLiteral("binGridView"));
    m_grid->setAccessibleName(tr("Bin"));
    m_grid->setViewMode(QListView::IconMode);
    m_grid->setResizeMode(QListView::Adjust);
    m_grid->setMovement(QListView::Static);
    m_grid->setUniformItemSizes(true);
    m_grid->setSpacing(2);
    m_cards = new BinDelegate(BinDelegate::Shape::Card, *m_model, *m_thumbnails, m_grid);
    dress(m_grid, m_cards);
    m_grid->setDragEnabled(true); // IconMode with Static switches both off
    m_grid->setAcceptDrops(true);
    m_grid->viewport()->setAcceptDrops(true);
    m_grid->setSelectionModel(m_tree->selectionModel());
}

void BinPanel::fillMoreMenu(QMenu *menu)
{
    menu->clear();
    menu->addSection(tr("Order by"));
    for (int column = 0; column < BinModel::ColumnCount; ++column) {
        QAction *const action = menu->addAction(
            m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(m_filter->sortColumn() == column);
        connect(action, &QAction::triggered, this, [this, column] {
            const bool isAgain = m_filter->sortColumn() == column;
            m_tree->sortByColumn(column, isAgain && m_filter->sortOrder() == Qt::AscendingOrder
                                             ? Qt::DescendingOrder
                                             : Qt::AscendingOrder);
        });
    }
    menu->addSection(tr("Columns"));
    m_columns->addTo(menu);
}

void BinPanel::bindActions(Actions &actions)
{
    actions.bind("file.import", {.run = [this] { importMedia(); }});
    actions.bind("sequence.new", {.run = [this] { addSequence(m_session); }});
    actions.bind("clip.reveal",
                 {.run = [this] { revealSource(); },
                  .isPossible = [this] { return !m_session.selection().clips().empty(); }});
}

// ---- what is shown ----

void BinPanel::showPage()
{
    const Project &project = *m_session.shown();
    const bool isEmpty = project.media.empty() && project.shots.empty() && project.folders.empty()
                         && project.sequences.size() <= 1;
    const bool isGrid = m_look == Look::Grid;
    m_tree->setRootIsDecorated(!project.folders.empty());
    m_up->setVisible(isGrid && m_grid->rootIndex().isValid());
    m_where->setVisible(m_up->isVisibleTo(this));
    m_where->setText(m_grid->rootIndex().data().toString());
    if (isEmpty && !m_filter->isNarrow()) {
        m_pages->setCurrentIndex(EmptyPage);
    } else if (m_filter->rowCount() == 0) {
        m_notFound->setText(m_search->text().isEmpty()
                                ? tr("There is nothing of that kind.")
                                : tr("Nothing here matches \"%1\".").arg(m_search->text()));
        m_pages->setCurrentIndex(NothingFoundPage);
    } else {
        m_pages->setCurrentIndex(isGrid ? GridPage : ListPage);
    }
}

void BinPanel::setLook(Look look)
{
    m_look = look;
    m_gridButton->setChecked(look == Look::Grid);
    QSettings().setValue(QStringLiteral("bin/look"),
                         look == Look::Grid ? QStringLiteral("grid") : QStringLiteral("list"));
    showPage();
}

BinPanel::Look BinPanel::look() const
{
    return m_look;
}

QAbstractItemView *BinPanel::view() const
{
    return m_look == Look::Grid ? static_cast<QAbstractItemView *>(m_grid) : m_tree;
}

void BinPanel::enter(const QModelIndex &folder)
{
    m_grid->setRootIndex(m_filter->mapFromSource(folder));
    showPage();
}

void BinPanel::reveal(std::int64_t id)
{
    const QModelIndex source = m_model->indexOf(id);
    if (!source.isValid())
        return;
    if (!m_filter->mapFromSource(source).isValid()) {
        m_search->clear();
        m_only->setCurrentIndex(0);
    }
    enter(source.parent());
    const QModelIndex index = m_filter->mapFromSource(source);
    view()->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect
                                                         | QItemSelectionModel::Rows);
    view()->scrollTo(index);
}

void BinPanel::rename(std::int64_t id)
{
    reveal(id);
    view()->setFocus();
    view()->edit(m_filter->mapFromSource(m_model->indexOf(id)));
}

BinItems BinPanel::selected() const
{
    QModelIndexList indexes;
    for (const QModelIndex &index : m_tree->selectionModel()->selectedIndexes()) {
        if (index.column() == BinModel::Name)
            indexes << m_filter->mapToSource(index);
    }
    return m_model->itemsOf(indexes);
}

QModelIndex BinPanel::current() const
{
    return m_filter->mapToSource(m_tree->selectionModel()->currentIndex());
}

FolderId BinPanel::currentFolder() const
{
    if (m_look == Look::Grid)
        return m_model->folderOf(m_filter->mapToSource(m_grid->rootIndex()));
    return m_model->folderOf(current());
}

void BinPanel::importMedia()
{
    const QStringList paths = FileChooser::of(m_session).filesToOpen(
        {.parent = window(), .title = tr("Import Media"), .filter = mediaFileFilter()});
    if (paths.isEmpty())
        return;
    importFiles(m_session, paths, currentFolder(), [this](const std::vector<MediaId> &media) {
        if (!media.empty())
            reveal(media.front().value);
    });
}

void BinPanel::revealSource()
{
    const auto &clips = m_session.selection().clips();
    const auto place = clips.empty() ? std::nullopt : findClip(*m_session.shown(), clips.back());
    if (!place)
        return;
    const Source &source = place->clip->source;
    if (const auto *file = std::get_if<MediaSource>(&source))
        reveal(file->media.value);
    else if (const auto *shot = std::get_if<ShotSource>(&source))
        reveal(shot->shot.value);
    else if (const auto *nested = std::get_if<NestedSource>(&source))
        reveal(nested->sequence.value);
    else
        m_session.notify({Notice::Kind::Note, tr("This clip shows nothing of the bin.")});
}

} // namespace weft::ui
