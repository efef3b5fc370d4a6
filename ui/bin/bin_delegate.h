#pragma once

#include "ui/bin/bin_thumbnails.h"

#include <QStyledItemDelegate>

namespace weft::ui {

/// Paints things of the bin: in a list as rows with a small picture and two lines, in a grid as
/// cards; sounds by their waveform; badges for what is missing and what has a proxy; stars, which a
/// click sets.
class BinDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum class Shape { Row, Card };

    BinDelegate(Shape shape, BinModel &model, BinThumbnails &thumbnails, QObject *parent = nullptr);

    /// Where the picture is in a place that the view gives.
    QRect pictureRect(const QRect &place) const;
    /// Shows one of the pictures of a thing while the pointer is over it; 0 = of none.
    void setHovered(std::int64_t id, int step);
    /// What a row says below the name: the texts of these columns, as far as there is room.
    void setLine(std::vector<int> columns) { m_line = std::move(columns); }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    QRect nameRect(const QRect &place) const;
    BinEntry entryOf(const QModelIndex &index) const;
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option, bool isName) const;
    void paintPicture(QPainter *painter, const QRect &rect, const QModelIndex &index) const;
    void paintSound(QPainter *painter, const QRect &rect, const BinEntry &entry) const;
    void paintName(QPainter *painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;
    QString line(const QModelIndex &index, const QFontMetrics &metrics, int width) const;
    void paintBadges(QPainter *painter, const QRect &rect, const QModelIndex &index) const;
    void paintStars(QPainter *painter, const QStyleOptionViewItem &option, int rating) const;

    const Shape m_shape;
    BinModel &m_model;
    BinThumbnails &m_thumbnails;
    std::vector<int> m_line;
    std::int64_t m_hovered = 0;
    int m_step = 0;
};

} // namespace weft::ui
