#pragma once

#include <QAbstractListModel>
#include <QWidget>

class QLabel;
class QListView;

namespace weft::ui {

class Actions;
class Session;

/// The steps of the history, below the state they begin from. Steps that were undone are dim.
class HistoryModel : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit HistoryModel(Session &session, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// The row of the state that is shown.
    int currentRow() const;
    /// Shows what the history has become.
    void follow();

private:
    Session &m_session;
    QStringList m_steps;
    int m_done = 0;
};

/// Every step since the project was opened: a click goes there, back or forth. Thread: main.
class HistoryPanel : public QWidget
{
    Q_OBJECT
public:
    HistoryPanel(Session &session, Actions &actions, QWidget *parent = nullptr);

private:
    void goTo(const QModelIndex &index);
    void look();

    Session &m_session;
    HistoryModel *m_model;
    QListView *m_view;
    QLabel *m_hint;
};

} // namespace weft::ui
