#pragma once

#include "ui/bin/bin_filter.h"
#include "ui/bin/bin_model.h"

#include <QWidget>

class QAbstractItemView;
class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace weft::ui {

class Actions;
class BinColumns;
class BinDelegate;
class BinThumbnails;

/// The bin: media, generated shots, sequences and folders, as a list with columns or as a grid of
/// pictures that a pointer moves through. Files dropped here are imported. Binds file.import,
/// sequence.new and clip.reveal.
class BinPanel : public QWidget
{
    Q_OBJECT
public:
    enum class Look { List, Grid };

    BinPanel(Session &session, Actions &actions, QWidget *parent = nullptr);

    BinItems selected() const;
    /// Selects a thing by its id, and brings it into sight.
    void reveal(std::int64_t id);
    void setLook(Look look);
    Look look() const;
    /// Lets its name be typed.
    void rename(std::int64_t id);
    /// Asks for files and imports them into the folder that is selected.
    void importMedia();

    BinModel &model() { return *m_model; }
    /// The view that is shown; its indexes are the filter's.
    QAbstractItemView *view() const;

Q_SIGNALS:
    /// Somebody wants to look at it: a medium, a shot or a sequence.
    void opened(const weft::Source &source);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeBar(Actions &actions);
    QWidget *makeEmptyPage(Actions &actions);
    QWidget *makeNothingFoundPage();
    void makeViews();
    void dress(QAbstractItemView *view, BinDelegate *delegate);
    void bindActions(Actions &actions);
    void fillMoreMenu(QMenu *menu);
    void openMenu(const QPoint &position);
    void showPage();
    void enter(const QModelIndex &folder);
    void open(const QModelIndex &index);
    void hover(QAbstractItemView *view, const QPoint &position);
    bool takeKey(QKeyEvent *event, bool isQuestion);
    bool refusesDrag(QDropEvent *event, const QWidget *viewport);
    QModelIndex current() const; ///< of the model
    FolderId currentFolder() const;
    void revealSource();

    Session &m_session;
    BinModel *m_model;
    BinFilter *m_filter;
    BinThumbnails *m_thumbnails;
    BinColumns *m_columns = nullptr;
    BinDelegate *m_rows = nullptr;
    BinDelegate *m_cards = nullptr;
    QStackedWidget *m_pages = nullptr;
    QTreeView *m_tree = nullptr;
    QListView *m_grid = nullptr;
    QLineEdit *m_search = nullptr;
    QComboBox *m_only = nullptr;
    QToolButton *m_up = nullptr;
    QLabel *m_where = nullptr;
    QLabel *m_notFound = nullptr;
    QToolButton *m_gridButton = nullptr;
    std::int64_t m_hovered = 0;
    Look m_look = Look::List;
};

} // namespace weft::ui
