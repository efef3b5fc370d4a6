#include "ui/style/icons.h"

#include "core/base/soft_assert.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

namespace weft::ui {

namespace {

/// Draws a picture's strokes in the palette's colour of the moment, so that a change of theme needs
/// no new icons.
class StrokeEngine : public QIconEngine
{
public:
    explicit StrokeEngine(QByteArray svg)
        : m_svg(std::move(svg))
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Theme &theme = themeOf(QApplication::palette());
        const QColor colour = mode == QIcon::Disabled ? theme.dim : theme.text;
        QByteArray drawn = m_svg;
        drawn.replace("currentColor", colour.name().toLatin1());
        QSvgRenderer renderer(drawn);
        if (mode == QIcon::Disabled)
            painter->setOpacity(painter->opacity() * 0.55);
        renderer.render(painter, rect);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return picture;
    }
    QIconEngine *clone() const override { return new StrokeEngine(m_svg); }

private:
    QByteArray m_svg;
};

} // namespace

QIcon icon(const char *name)
{
    QFile file(QStringLiteral(":/weft/icons/%1.svg").arg(QLatin1String(name)));
    const bool isThere = file.open(QIODevice::ReadOnly);
    WEFT_ASSERT(isThere, return QIcon());
    return QIcon(new StrokeEngine(file.readAll()));
}

} // namespace weft::ui
