#include "ui/bin/bin_delegate.h"

#include "ui/controls/waveform_image.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QAbstractProxyModel>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace weft::ui {

namespace {

constexpr QSize kRowPicture(64, 36);
constexpr QSize kCardPicture(128, 72);
constexpr int kGap = 6;
constexpr int kRowHeight = 42;
constexpr int kBar = 3; ///< at the left of what is selected
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
    return {QPoint(place.left() + kBar + 2,
                   place.top() + (place.height() - kRowPicture.height()) / 2),
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

void BinDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option,
                              bool isName) const
{
    const Theme &theme = themeOf(option.palette);
    const bool isSelected = option.state & QStyle::State_Selected;
    if (isSelected || option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, isSelected ? theme.selected : theme.raised);
    if (isSelected && isName)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(kBar, option.rect.height())),
                          theme.accent);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(theme.accent, 1, Qt::DotLine));
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
    } else if (kind == BinKind::Sound) {
        paintSound(painter, rect, entry);
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

void BinDelegate::paintSound(QPainter *painter, const QRect &rect, const BinEntry &entry) const
{
    const Theme &theme = themeOf(qobject_cast<QWidget *>(parent()));
    painter->fillRect(rect, theme.audio);
    const Waveform *const waveform = m_thumbnails.sound(entry);
    if (!waveform) {
        QColor ink = theme.onClip;
        ink.setAlphaF(0.25F);
        painter->fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), ink);
        return;
    }
    const double dpr = painter->device()->devicePixelRatioF();
    const QSize size = (QSizeF(rect.size()) * dpr).toSize();
    const auto peaks = loudestColumns(*waveform, {0, 0, waveform->length(), size.width()});
    QImage image = waveformImage(peaks, size.height(), 1, theme.onClip);
    image.setDevicePixelRatio(dpr);
    painter->drawImage(rect.topLeft(), image);
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
    for (int i = 0; i < kMaxRating; ++i) {
        const bool isSet = i < rating;
        if (!isSet && !(option.state & (QStyle::State_MouseOver | QStyle::State_Selected)))
            continue;
        const QRect place(option.rect.left() + kGap + i * kStarStep,
                          option.rect.center().y() - kStar / 2, kStar, kStar);
        (isSet ? full : empty).paint(painter, place);
    }
}

void BinDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    if (index.column() != BinModel::Name && index.column() != BinModel::Rating) {
        QStyleOptionViewItem plain(option);
        const QColor dim = themeOf(option.palette).dim;
        plain.palette.setColor(QPalette::Text, dim);
        plain.palette.setColor(QPalette::HighlightedText, dim);
        plain.state &= ~QStyle::State_HasFocus;
        return QStyledItemDelegate::paint(painter, plain, index);
    }
    painter->save();
    paintGround(painter, option, index.column() == BinModel::Name);
    if (index.column() == BinModel::Rating) {
        paintStars(painter, option, index.data(BinModel::RatingRole).toInt());
        painter->restore();
        return;
    }
    paintPicture(painter, pictureRect(option.rect), index);
    paintName(painter, option, index);
    painter->restore();
}

void BinDelegate::paintName(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const bool isOffline = index.data(BinModel::OfflineRole).toBool();
    QRect name = nameRect(option.rect);
    int alignment = Qt::AlignVCenter | Qt::AlignHCenter;
    if (m_shape == Shape::Card) {
        paintBadges(painter, pictureRect(option.rect), index);
    } else {
        paintBadges(painter,
                    QRect(name.left(), name.center().y() - kBadge / 2 - 2, name.width(), kBadge),
                    index);
        const int badges = isOffline + index.data(BinModel::ProxyRole).toBool();
        name.adjust(0, 0, -badges * (kBadge + 2), 0);
        alignment = Qt::AlignVCenter | Qt::AlignLeft;
        QFont small = option.font;
        small.setPointSizeF(small.pointSizeF() * 0.88);
        const QFontMetrics metrics(small);
        if (const QString more = line(index, metrics, name.width()); !more.isEmpty()) {
            const int height = option.fontMetrics.height() + metrics.height();
            name.setTop(name.center().y() - height / 2);
            name.setHeight(option.fontMetrics.height());
            painter->setFont(small);
            painter->setPen(theme.dim);
            painter->drawText(QRect(name.left(), name.bottom() + 1, name.width(), metrics.height()),
                              alignment, more);
            painter->setFont(option.font);
        }
    }
    painter->setPen(isOffline ? theme.problem : theme.text);
    painter->drawText(name, alignment,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle,
                                                    name.width()));
}

/// "Film · 4.0 s · 640 × 360": what finds room of it, and nothing by halves.
QString BinDelegate::line(const QModelIndex &index, const QFontMetrics &metrics, int width) const
{
    QString text;
    for (const int column : m_line) {
        const QModelIndex cell = index.siblingAtColumn(column);
        const QString part = column == BinModel::Rating
                                 ? QString(cell.data(BinModel::RatingRole).toInt(), QChar(0x2605))
                                 : cell.data().toString();
        const QString longer = text.isEmpty() ? part : text + QStringLiteral(" · ") + part;
        if (!part.isEmpty() && metrics.horizontalAdvance(longer) <= width)
            text = longer;
    }
    return text;
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
