#include "ui/bin/bin_columns.h"

#include "ui/bin/bin_model.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSettings>
#include <QTreeView>

namespace weft::ui {

namespace {

constexpr int kLeastName = 250;

struct Room
{
    int column;
    int width; ///< pixels, at least
};

/// The most wanted first.
constexpr Room kRooms[] = {{BinModel::Duration, 72}, {BinModel::Rating, 92}, {BinModel::Uses, 56},
                           {BinModel::Size, 100},    {BinModel::Tags, 120},  {BinModel::Rate, 64},
                           {BinModel::Kind, 120}};

constexpr const char *kState = "bin/columns";
constexpr const char *kFitted = "bin/columns-fitted";

} // namespace

BinColumns::BinColumns(QTreeView *tree)
    : QObject(tree)
    , m_tree(tree)
{
    QHeaderView *const header = tree->header();
    header->setStretchLastSection(false);
    header->setSectionsMovable(true);
    m_areFitted = QSettings().value(QLatin1String(kFitted), true).toBool();
    if (!header->restoreState(QSettings().value(QLatin1String(kState)).toByteArray()))
        tree->sortByColumn(BinModel::Name, Qt::AscendingOrder);
    tree->viewport()->installEventFilter(this);
    connect(header, &QHeaderView::sectionResized, this, [this] {
        if (m_isFitting)
            return;
        m_areFitted = false; // by hand
        keep();
    });
    connect(header, &QHeaderView::sectionMoved, this, &BinColumns::keep);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &BinColumns::keep);
    fit();
}

void BinColumns::setFitted(bool areFitted)
{
    m_areFitted = areFitted;
    fit();
    keep();
    Q_EMIT changed();
}

int BinColumns::widthOf(int column) const
{
    for (const Room &room : kRooms) {
        if (room.column == column)
            return std::max(room.width, m_tree->header()->sectionSizeHint(column));
    }
    return kLeastName;
}

void BinColumns::fit()
{
    if (!m_areFitted)
        return;
    const QScopedValueRollback fitting(m_isFitting, true);
    QHeaderView *const header = m_tree->header();
    int left = m_tree->viewport()->width();
    bool hasRoom = true;
    for (const Room &room : kRooms) {
        const int width = widthOf(room.column);
        hasRoom = hasRoom && left - width >= kLeastName;
        header->setSectionHidden(room.column, !hasRoom);
        if (!hasRoom)
            continue;
        header->resizeSection(room.column, width);
        left -= width;
    }
    header->resizeSection(BinModel::Name, std::max(left, header->minimumSectionSize()));
}

void BinColumns::keep()
{
    QSettings settings;
    settings.setValue(QLatin1String(kFitted), m_areFitted);
    settings.setValue(QLatin1String(kState), m_tree->header()->saveState());
}

std::vector<int> BinColumns::untold() const
{
    std::vector<int> columns;
    for (const int column :
         {BinModel::Kind, BinModel::Duration, BinModel::Size, BinModel::Rating}) {
        if (m_tree->isColumnHidden(column))
            columns.push_back(column);
    }
    return columns;
}

void BinColumns::addTo(QMenu *menu)
{
    QAction *const fitting = menu->addAction(tr("As Many as Fit"));
    fitting->setCheckable(true);
    fitting->setChecked(m_areFitted);
    connect(fitting, &QAction::toggled, this, &BinColumns::setFitted);
    for (const Room &room : kRooms) {
        const int column = room.column;
        QAction *const action = menu->addAction(
            m_tree->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_tree->isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool isShown) {
            {
                const QScopedValueRollback fitting(m_isFitting, true);
                m_tree->setColumnHidden(column, !isShown);
                m_tree->header()->resizeSection(column, widthOf(column));
            }
            setFitted(false);
        });
    }
}

bool BinColumns::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && m_areFitted) {
        fit();
        Q_EMIT changed();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace weft::ui
