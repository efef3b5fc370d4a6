#include "ui/project/history_panel.h"

#include "ui/actions/actions.h"
#include "ui/controls/when_seen.h"
#include "ui/session/session.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QLabel>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>

namespace weft::ui {

HistoryModel::HistoryModel(Session &session, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    connect(&session, &Session::opened, this, [this] {
        beginResetModel();
        m_steps.clear();
        m_done = 0;
        endResetModel();
        follow();
    });
    follow();
}

/// Steps are added at the end; those that were undone go when another one is made.
void HistoryModel::follow()
{
    const QStringList now = m_session.document().history();
    int same = 0;
    while (same < now.size() && same < m_steps.size() && now[same] == m_steps[same])
        ++same;
    if (same < m_steps.size()) {
        beginRemoveRows({}, same + 1, static_cast<int>(m_steps.size()));
        m_steps = m_steps.mid(0, same);
        endRemoveRows();
    }
    if (same < now.size()) {
        beginInsertRows({}, same + 1, static_cast<int>(now.size()));
        m_steps = now;
        endInsertRows();
    }
    const int done = static_cast<int>(m_session.document().stepsDone());
    if (std::exchange(m_done, done) != done)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size()) + 1;
}

int HistoryModel::currentRow() const
{
    return m_done;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    const int row = index.row();
    const QString name = row == 0 ? tr("Beginning") : m_steps.value(row - 1);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return name;
    case Qt::AccessibleTextRole: return row > m_done ? tr("%1, undone").arg(name) : name;
    case Qt::DecorationRole: return row == m_done ? icon("chevron-right") : QVariant();
    case Qt::ForegroundRole:
        return row > m_done ? QVariant(themeOf(QApplication::palette()).dim) : QVariant();
    case Qt::FontRole: {
        QFont font;
        font.setItalic(row > m_done); // never by colour alone
        font.setBold(row == m_done);
        return font;
    }
    default: return {};
    }
}

HistoryPanel::HistoryPanel(Session &session, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new HistoryModel(session, this))
    , m_view(new QListView)
    , m_hint(new QLabel(tr("Every change you make is listed here. Click one to go back to it.")))
{
    m_view->setObjectName(QStringLiteral("historyList"));
    m_view->setAccessibleName(tr("History"));
    m_view->setModel(m_model);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setIconSize(QSize(12, 12));
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(8, 8, 8, 8);
    auto *const tools = new QHBoxLayout;
    tools->setContentsMargins(4, 2, 4, 2);
    for (const char *id : {"edit.undo", "edit.redo"}) {
        auto *const button = new QToolButton;
        button->setDefaultAction(actions.action(id));
        tools->addWidget(button);
    }
    tools->addStretch();
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tools);
    column->addWidget(m_hint);
    column->addWidget(m_view, 1);
    connect(m_view, &QListView::clicked, this, &HistoryPanel::goTo);
    connect(m_view, &QListView::activated, this, &HistoryPanel::goTo);
    auto *const following = new WhenSeen(this, [this] {
        m_model->follow();
        look();
    });
    for (const auto signal : {&Session::opened, &Session::saved})
        connect(&session, signal, following, &WhenSeen::refresh);
    connect(&session, &Session::shownChanged, following, &WhenSeen::refresh);
}

void HistoryPanel::look()
{
    m_hint->setVisible(m_model->rowCount() == 1);
    const QModelIndex current = m_model->index(m_model->currentRow());
    m_view->setCurrentIndex(current);
    m_view->scrollTo(current);
}

void HistoryPanel::goTo(const QModelIndex &index)
{
    m_session.endPreview();
    const Document::Root before = m_session.root();
    m_session.document().walkTo(static_cast<std::size_t>(index.row()));
    if (before != m_session.root())
        Q_EMIT m_session.travelled(before, m_session.root());
}

} // namespace weft::ui
