#include "ui/generate/generations_view.h"

#include "core/cache/preview_picture.h"
#include "ui/session/bin_items.h"
#include "ui/session/session.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>

#include <cmath>

namespace weft::ui {

namespace {

constexpr int kWidth = 160;
constexpr int kHeight = 90;
constexpr int kMoments = 100; ///< that a take is compared at
constexpr int kTakeRole = Qt::UserRole;
constexpr int kShotRole = Qt::UserRole + 1;

QString textOf(const GenerationsView::Entry &entry)
{
    QString text = entry.title + QLatin1Char('\n') + entry.facts;
    if (entry.isChosen)
        text += QLatin1Char('\n') + GenerationsView::tr("In use");
    if (entry.rating > 0)
        text += QLatin1Char('\n') + QString(entry.rating, QChar(0x2605));
    return text;
}

} // namespace

GenerationsView::GenerationsView(Session &session, QWidget *parent)
    : QListWidget(parent)
    , m_session(session)
{
    setAccessibleName(tr("Generations"));
    setViewMode(QListView::IconMode);
    setResizeMode(QListView::Adjust);
    setMovement(QListView::Static);
    setIconSize({kWidth, kHeight});
    setGridSize({kWidth + 16, kHeight + 5 * fontMetrics().lineSpacing()});
    setWordWrap(true);
    setTextElideMode(Qt::ElideNone);
    setDragEnabled(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
}

void GenerationsView::setEntries(const std::vector<Entry> &entries)
{
    QHash<QString, QIcon> pictures;
    QSet<QString> selected;
    const auto keyOf = [](const QString &take, ShotId shot) {
        return take.isEmpty() ? QString::number(shot.value) : take;
    };
    for (int row = 0; row < count(); ++row) {
        const QString key = keyOf(takeAt(row), shotAt(row));
        pictures.insert(key, item(row)->icon());
        if (item(row)->isSelected())
            selected.insert(key);
    }
    const QString current = keyOf(takeAt(currentRow()), shotAt(currentRow()));
    clear();
    m_tickets.clear();
    for (const Entry &entry : entries) {
        auto *const added = new QListWidgetItem(textOf(entry), this);
        added->setData(kTakeRole, entry.take);
        added->setData(kShotRole, QVariant::fromValue<qlonglong>(entry.shot.value));
        added->setToolTip(entry.title);
        added->setTextAlignment(Qt::AlignHCenter | Qt::AlignTop);
        const QString key = keyOf(entry.take, entry.shot);
        added->setIcon(pictures.value(key, icon(entry.take.isEmpty() ? "spark" : "film")));
        if (key == current)
            setCurrentItem(added, QItemSelectionModel::NoUpdate);
        added->setSelected(selected.contains(key));
    }
    askAll();
}

void GenerationsView::setPicture(ShotId shot, const QImage &picture)
{
    if (picture.isNull())
        return;
    const double ratio = devicePixelRatioF();
    QPixmap pixmap = QPixmap::fromImage(
        picture.scaled(iconSize() * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(ratio);
    for (int row = 0; row < count(); ++row) {
        if (takeAt(row).isEmpty() && shotAt(row) == shot)
            item(row)->setIcon(pixmap);
    }
}

QString GenerationsView::takeAt(int row) const
{
    const QListWidgetItem *const found = item(row);
    return found ? found->data(kTakeRole).toString() : QString();
}

ShotId GenerationsView::shotAt(int row) const
{
    const QListWidgetItem *const found = item(row);
    return found ? ShotId{found->data(kShotRole).toLongLong()} : ShotId();
}

std::vector<GenerationsView::Row> GenerationsView::selectedRows() const
{
    std::vector<Row> rows;
    for (int row = 0; row < count(); ++row) {
        if (item(row)->isSelected())
            rows.push_back({takeAt(row), shotAt(row)});
    }
    return rows;
}

/// The timeline has a shortcut for the same key.
bool GenerationsView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Delete)) {
        event->accept();
        return true;
    }
    return QListWidget::event(event);
}

void GenerationsView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Delete))
        Q_EMIT deleteWanted();
    else
        QListWidget::keyPressEvent(event);
}

void GenerationsView::askAll()
{
    for (int row = 0; row < count(); ++row)
        ask(item(row));
}

/// The picture of a take at the moment that all show.
void GenerationsView::ask(QListWidgetItem *item)
{
    const QString id = item->data(kTakeRole).toString();
    const AssetStore &assets = m_session.generation().assets();
    const Take *const take = assets.find(id);
    const auto there = assets.filePath(id);
    const auto path = there ? there : assets.setAsidePath(id);
    if (!take || !path)
        return;
    Shot shot;
    shot.id = {1};
    shot.name = id;
    shot.recipe = take->recipe;
    shot.take = id;
    const auto frame = static_cast<std::int64_t>(
        std::floor(m_moment * static_cast<double>(take->recipe.length - 1)));
    m_tickets[id] = m_session.thumbnails()
                        .request({pictureOfTake(shot, *path, take->recipe.rate.secondsAt(frame)),
                                  {static_cast<int>(kWidth * devicePixelRatioF()),
                                   static_cast<int>(kHeight * devicePixelRatioF())},
                                  visualItemRect(item).intersects(viewport()->rect()) ? 1 : 0},
                                 [this, id](const Result<QImage> &image) {
                                     for (int row = 0; row < count() && image; ++row) {
                                         if (takeAt(row) != id)
                                             continue;
                                         QPixmap pixmap = QPixmap::fromImage(*image);
                                         pixmap.setDevicePixelRatio(devicePixelRatioF());
                                         this->item(row)->setIcon(pixmap);
                                     }
                                 });
}

void GenerationsView::setMoment(double moment)
{
    const double rounded = std::round(std::clamp(moment, 0., 1.) * kMoments) / kMoments;
    if (rounded == m_moment)
        return;
    m_moment = rounded;
    askAll();
    Q_EMIT momentChanged();
}

void GenerationsView::mouseMoveEvent(QMouseEvent *event)
{
    QListWidget::mouseMoveEvent(event);
    const QListWidgetItem *const under = itemAt(event->position().toPoint());
    if (!under || event->buttons() != Qt::NoButton)
        return;
    const QRect rect = visualItemRect(under);
    setMoment((event->position().x() - rect.left()) / rect.width());
}

void GenerationsView::leaveEvent(QEvent *event)
{
    QListWidget::leaveEvent(event);
    setMoment(0);
}

/// A take that no shot shows any more gets one, which goes again where nothing takes it.
void GenerationsView::startDrag(Qt::DropActions)
{
    ShotId shot = shotAt(currentRow());
    const Take *const take = m_session.generation().assets().find(takeAt(currentRow()));
    const bool isNew = !shot && take;
    if (isNew) {
        shot = {m_session.root()->nextId};
        if (!m_session.apply(tr("Bring back a take"),
                             {AddShot{currentItem()->toolTip(), {}, take->recipe},
                              ChooseTake{shot, take->id}}))
            return;
    }
    if (!shot)
        return;
    auto *const drag = new QDrag(this);
    drag->setMimeData(BinItems{.shots = {shot}}.toMime().release());
    if (currentItem())
        drag->setPixmap(currentItem()->icon().pixmap(kWidth / 2, kHeight / 2));
    if (drag->exec(Qt::CopyAction) == Qt::IgnoreAction && isNew)
        m_session.undo();
}

} // namespace weft::ui
