#include "ui/bin/bin_delegate.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QAbstractProxyModel>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace weft::ui {

namespace {

constexpr QSize kRowPicture(48, 27);
constexpr QSize kCardPicture(128, 72);
constexpr int kGap = 6;
constexpr int kRowHeight = 34;
constexpr int kStar = 14;
constexpr int kStarStep = 16;
constexpr int kBadge = 16;

/// The largest rectangle of a picture's shape in the middle of another one.
QRect fitted(const QSizeF &picture, const QRect &into)
{
    QRect rect(QPoint(), picture.scaled(into.size(), Qt::KeepAspectRatio).toSize());
    rect.moveCenter(into.center());
    return rect;
}

} // namespace

BinDelegate::BinDelegate(Shape shape, BinModel &model, BinThumbnails &thumbnails, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_shape(shape)
    , m_model(model)
    , m_thumbnails(thumbnails)
{}

QRect BinDelegate::pictureRect(const QRect &place) const
{
    if (m_shape == Shape::Card)
        return {QPoint(place.left() + (place.width() - kCardPicture.width()) / 2,
                       place.top() + kGap),
                kCardPicture};
    return {QPoint(place.left() + 2, place.top() + (place.height() - kRowPicture.height()) / 2),
            kRowPicture};
}

QRect BinDelegate::nameRect(const QRect &place) const
{
    const QRect picture = pictureRect(place);
    if (m_shape == Shape::Card)
        return place.adjusted(4, picture.bottom() + 3 - place.top(), -4, -3);
    return place.adjusted(picture.right() + kGap - place.left(), 0, -2, 0);
}

void BinDelegate::setHovered(std::int64_t id, int step)
{
    m_hovered = id;
    m_step = step;
}

BinEntry BinDelegate::entryOf(const QModelIndex &index) const
{
    const auto *const proxy = qobject_cast<const QAbstractProxyModel *>(index.model());
    return m_model.entry(proxy ? proxy->mapToSource(index) : index);
}

QSize BinDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (m_shape == Shape::Card)
        return {kCardPicture.width() + 2 * kGap,
                kCardPicture.height() + kGap + option.fontMetrics.height() + 12};
    if (index.column() == BinModel::Rating)
        return {kMaxRating * kStarStep + 2 * kGap, kRowHeight};
    const int text = QStyledItemDelegate::sizeHint(option, index).width();
    return {index.column() == BinModel::Name ? text + kRowPicture.width() + 2 * kBadge : text,
            kRowHeight};
}

void BinDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option) const
{
    const Theme &theme = themeOf(option.palette);
    const bool isSelected = option.state & QStyle::State_Selected;
    if (isSelected || option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, isSelected ? theme.accent : theme.raised);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(isSelected ? theme.onAccent : theme.accent, 1, Qt::DotLine));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
}

void BinDelegate::paintPicture(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const Theme &theme = themeOf(qobject_cast<QWidget *>(parent()));
    const BinEntry entry = entryOf(index);
    const BinKind kind = kindOf(entry);
    const bool isHovered = idOf(entry) == m_hovered;
    const QPixmap picture = m_thumbnails.picture(entry,
                                                 isHovered ? m_step : BinThumbnails::kPoster);
    QPainterPath clip;
    clip.addRoundedRect(rect, 3, 3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->setClipPath(clip, Qt::IntersectClip);
    if (kind != BinKind::Folder)
        painter->fillRect(rect, picture.isNull() ? theme.raised : QColor(Qt::black));
    if (!picture.isNull()) {
        painter->drawPixmap(fitted(picture.size(), rect), picture, picture.rect());
    } else {
        const int side = m_shape == Shape::Card ? 32 : 18;
        icon(iconOf(kind))
            .paint(painter, fitted(QSizeF(side, side), QRect(rect.center() - QPoint(side, side) / 2,
                                                             QSize(side, side))));
    }
    if (isHovered && !picture.isNull()) {
        const int x = rect.left() + rect.width() * (2 * m_step + 1) / (2 * BinThumbnails::kSteps);
        painter->fillRect(QRect(x, rect.top(), 2, rect.height()), theme.accent);
    }
    painter->restore();
}

void BinDelegate::paintBadges(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const Theme &theme = themeOf(qobject_cast<QWidget *>(parent()));
    QRect place(rect.right() - kBadge - 1, rect.top() + 2, kBadge, kBadge);
    const auto badge = [&](const char *name) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.panel);
        painter->drawRoundedRect(place, 3, 3);
        painter->restore();
        icon(name).paint(painter, place.adjusted(2, 2, -2, -2));
        place.translate(-kBadge - 2, 0);
    };
    if (index.data(BinModel::OfflineRole).toBool())
        badge("offline");
    if (index.data(BinModel::ProxyRole).toBool())
        badge("proxy");
    if (m_shape == Shape::Card && kindOf(entryOf(index)) == BinKind::Shot)
        badge("spark");
}

void BinDelegate::paintStars(QPainter *painter, const QStyleOptionViewItem &option,
                             int rating) const
{
    const QIcon full = icon("star-on");
    const QIcon empty = icon("star");
    const QIcon::Mode mode = option.state & QStyle::State_Selected ? QIcon::Selected
                                                                   : QIcon::Normal;
    for (int i = 0; i < kMaxRating; ++i) {
        const bool isSet = i < rating;
        if (!isSet && !(option.state & (QStyle::State_MouseOver | QStyle::State_Selected)))
            continue;
        const QRect place(option.rect.left() + kGap + i * kStarStep,
                          option.rect.center().y() - kStar / 2, kStar, kStar);
        (isSet ? full : empty).paint(painter, place, Qt::AlignCenter, mode);
    }
}

void BinDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const bool isSelected = option.state & QStyle::State_Selected;
    if (index.column() != BinModel::Name && index.column() != BinModel::Rating) {
        QStyleOptionViewItem plain(option);
        plain.palette.setColor(QPalette::Text, theme.dim);
        plain.state &= ~QStyle::State_HasFocus;
        return QStyledItemDelegate::paint(painter, plain, index);
    }
    painter->save();
    paintGround(painter, option);
    if (index.column() == BinModel::Rating) {
        paintStars(painter, option, index.data(BinModel::RatingRole).toInt());
        painter->restore();
        return;
    }
    const QRect picture = pictureRect(option.rect);
    paintPicture(painter, picture, index);
    QRect name = nameRect(option.rect);
    if (m_shape == Shape::Row) {
        paintBadges(painter,
                    QRect(name.left(), name.center().y() - kBadge / 2 - 2, name.width(), kBadge),
                    index);
        const int badges = index.data(BinModel::OfflineRole).toBool()
                           + index.data(BinModel::ProxyRole).toBool();
        name.adjust(0, 0, -badges * (kBadge + 2), 0);
    } else {
        paintBadges(painter, picture, index);
    }
    const bool isOffline = index.data(BinModel::OfflineRole).toBool();
    painter->setPen(isSelected ? theme.onAccent : isOffline ? theme.problem : theme.text);
    const QString text = option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle,
                                                       name.width());
    painter->drawText(name,
                      Qt::AlignVCenter
                          | (m_shape == Shape::Card ? Qt::AlignHCenter : Qt::AlignLeft),
                      text);
    painter->restore();
}

void BinDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                       const QModelIndex &index) const
{
    if (index.column() != BinModel::Name)
        return QStyledItemDelegate::updateEditorGeometry(editor, option, index);
    QRect place = nameRect(option.rect);
    const int height = std::max(place.height(), editor->sizeHint().height());
    place.setTop(place.bottom() - height + 1);
    editor->setGeometry(place);
}

bool BinDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                              const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (index.column() != BinModel::Rating || event->type() != QEvent::MouseButtonRelease
        || m_shape == Shape::Card)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const int x = static_cast<QMouseEvent *>(event)->position().toPoint().x() - option.rect.left()
                  - kGap;
    const int star = x < 0 ? 0 : x / kStarStep + 1;
    if (star > kMaxRating)
        return false;
    const int before = index.data(BinModel::RatingRole).toInt();
    return model->setData(index, star == before ? star - 1 : star, BinModel::RatingRole);
}

} // namespace weft::ui
