#pragma once

#include "core/generate/asset_store.h"
#include "ui/generate/generations_view.h"

#include <QTimer>
#include <QWidget>

#include <set>

class QCheckBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace weft::ui {

class Actions;

/// Everything ever made in this project, whatever became of its clips: searched, compared, rated,
/// chosen (keys 1 to 9 among the takes of the selected clip), dragged to the timeline, deleted and
/// brought back. While B is held the monitor shows the take that is current here in place of the
/// chosen one.
class GenerationsPanel : public QWidget
{
    Q_OBJECT
public:
    GenerationsPanel(Session &session, Actions &actions, QWidget *parent = nullptr);

    QSize sizeHint() const override { return {360, 320}; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeEmptyState(Actions &actions);
    QWidget *makePage();
    QWidget *makeFoot();
    void refreshSoon() { m_toRefresh.start(); }
    void refresh();
    void follow(ShotId shot);
    QString aboutRow(int row) const;
    std::vector<GenerationsView::Entry> entries() const;
    std::vector<GenerationsView::Entry> deletedEntries() const;
    GenerationsView::Entry entryOf(const Take &take, ShotId owner) const;
    bool isWanted(const GenerationsView::Entry &entry) const;
    ShotId selectedShot() const;
    void choose(int row);
    void insert();
    void remove();
    void openMenu(const QPoint &position);
    void rate(int stars);
    void compare(bool on);
    void showCurrent();

    Session &m_session;
    QStackedWidget *m_pages = nullptr;
    QLineEdit *m_search = nullptr;
    QCheckBox *m_ofClip = nullptr;
    QCheckBox *m_deleted = nullptr; ///< shows deleted takes in place of the others
    GenerationsView *m_view = nullptr;
    QLabel *m_about = nullptr; ///< what is being made in the current row, and how
    std::vector<QToolButton *> m_stars;
    QToolButton *m_choose = nullptr;
    QToolButton *m_insert = nullptr;
    QToolButton *m_remove = nullptr;
    QTimer m_toRefresh;
    std::set<ShotId> m_busy; ///< shots that were being made when the list was filled
};

} // namespace weft::ui
