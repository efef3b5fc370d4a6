#include "ui/controls/colour_button.h"

#include "ui/style/theme.h"

#include <QColorDialog>
#include <QPainter>

namespace weft::ui {

namespace {

/// The colour over a chequered ground, so that it shows what is transparent.
QPixmap swatch(const QColor &colour, const QColor &line, double scale)
{
    const QSize size(28, 16);
    QPixmap picture(size * scale);
    picture.setDevicePixelRatio(scale);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    for (int x = 0; x < size.width(); x += 4) {
        for (int y = x / 4 % 2 * 4; y < size.height(); y += 8)
            painter.fillRect(x, y, 4, 4, Qt::lightGray);
    }
    painter.fillRect(QRect(QPoint(), size), colour);
    painter.setPen(line);
    painter.drawRect(QRectF(0, 0, size.width() - 1, size.height() - 1));
    return picture;
}

} // namespace

QString toText(const Colour &colour)
{
    const auto digits = [](std::uint8_t value) {
        return QStringLiteral("%1").arg(value, 2, 16, QLatin1Char('0'));
    };
    const QString rgb = QLatin1Char('#') + digits(colour.red) + digits(colour.green)
                        + digits(colour.blue);
    return colour.alpha == 255 ? rgb : rgb + digits(colour.alpha);
}

QColor toQColor(const Colour &colour)
{
    return {colour.red, colour.green, colour.blue, colour.alpha};
}

Colour fromQColor(const QColor &colour)
{
    const auto byte = [](int value) { return static_cast<std::uint8_t>(value); };
    return {byte(colour.red()), byte(colour.green()), byte(colour.blue()), byte(colour.alpha())};
}

ColourButton::ColourButton(bool hasAlpha, QWidget *parent)
    : QToolButton(parent)
    , m_hasAlpha(hasAlpha)
{
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize({28, 16});
    setMinimumHeight(kLeastTarget);
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(tr("Choose a colour"));
    connect(this, &QToolButton::clicked, this, &ColourButton::choose);
    dress();
}

void ColourButton::setColour(const Colour &colour)
{
    if (m_dialog || (colour == m_colour && !m_isMixed))
        return;
    m_isMixed = false;
    m_colour = colour;
    dress();
}

void ColourButton::setMixed()
{
    m_isMixed = true;
    dress();
}

void ColourButton::dress()
{
    setText(m_isMixed ? QStringLiteral("—") : toText(m_colour));
    setIcon(QIcon(swatch(m_isMixed ? QColor(0, 0, 0, 0) : toQColor(m_colour), themeOf(this).dim,
                         devicePixelRatioF())));
}

void ColourButton::choose()
{
    if (m_dialog) {
        m_dialog->raise();
        return;
    }
    m_dialog = new QColorDialog(toQColor(m_colour), this);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setOptions(QColorDialog::DontUseNativeDialog);
    m_dialog->setOption(QColorDialog::ShowAlphaChannel, m_hasAlpha);
    m_dialog->setModal(false);
    connect(m_dialog, &QColorDialog::currentColorChanged, this,
            [this](const QColor &colour) { Q_EMIT changing(fromQColor(colour)); });
    connect(m_dialog, &QColorDialog::finished, this, [this](int result) {
        const Colour chosen = fromQColor(m_dialog->currentColor());
        m_dialog = nullptr;
        if (result != QDialog::Accepted || (chosen == m_colour && !m_isMixed)) {
            Q_EMIT cancelled();
            return;
        }
        setColour(chosen);
        Q_EMIT changed(chosen);
    });
    m_dialog->show();
}

} // namespace weft::ui
