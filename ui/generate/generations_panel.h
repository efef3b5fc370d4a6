#pragma once

#include "ui/generate/generations_view.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace weft::ui {

class Actions;

/// Everything ever made in this project, whatever became of its clips: searched, compared, rated,
/// chosen (keys 1 to 9 among the takes of the selected clip), dragged to the timeline. While B is
/// held the monitor shows the take that is current here in place of the chosen one.
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
    std::vector<GenerationsView::Entry> entries() const;
    bool isWanted(const GenerationsView::Entry &entry) const;
    ShotId selectedShot() const;
    void choose(int row);
    void insert();
    void rate(int stars);
    void compare(bool on);
    void showCurrent();

    Session &m_session;
    QStackedWidget *m_pages = nullptr;
    QLineEdit *m_search = nullptr;
    QCheckBox *m_ofClip = nullptr;
    GenerationsView *m_view = nullptr;
    std::vector<QToolButton *> m_stars;
    QToolButton *m_choose = nullptr;
    QToolButton *m_insert = nullptr;
    QTimer m_toRefresh;
};

} // namespace weft::ui
