#include "ui/style/theme.h"

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>
#include <QWidget>

#include <cmath>

namespace weft::ui {

namespace {

QPalette paletteOf(const Theme &theme)
{
    QPalette palette(theme.raised, theme.window);
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::Base, theme.panel);
    palette.setColor(QPalette::AlternateBase, theme.raised);
    palette.setColor(QPalette::Button, theme.raised);
    palette.setColor(QPalette::ToolTipBase, theme.raised);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::ToolTipText, QPalette::BrightText}) {
        palette.setColor(role, theme.text);
        palette.setColor(QPalette::Disabled, role, theme.dim);
    }
    palette.setColor(QPalette::PlaceholderText, theme.dim);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::Mid, theme.line);
    palette.setColor(QPalette::Dark, theme.line);
    return palette;
}

QString styleSheetOf(const Theme &theme)
{
    return QStringLiteral(
               "QToolTip { color: %1; background: %2; border: 1px solid %3; padding: 4px; }"
               "QMenuBar::item { padding: 12px 8px; background: transparent; }"
               "QMenuBar::item:selected { background: %3; }"
               "QMainWindow::separator { background: %4; width: 5px; height: 5px; }"
               "QMainWindow::separator:hover { background: %5; }"
               "QDockWidget::title { padding: 5px 8px; background: %2; }"
               "QTabBar { qproperty-drawBase: 0; }"
               "QTabBar::tab { padding: 6px 12px; color: %6; background: %4; border: 0;"
               " border-bottom: 2px solid transparent; }"
               "QTabBar::tab:selected { color: %1; background: %2; border-bottom-color: %5; }"
               "QTabBar::tab:hover { color: %1; }"
               "QTabBar::tab:selected:focus { background: %3; color: %5; }"
               "QAbstractItemView { selection-background-color: %7; selection-color: %1; }"
               "QToolButton { min-width: 24px; min-height: 24px; border: 1px solid transparent;"
               " border-radius: 4px; padding: 1px; }"
               "QToolButton[popupMode=\"2\"] { padding-right: 14px; }" // for its arrow
               "QToolButton::menu-indicator { subcontrol-position: right center; right: 2px; }"
               "QToolButton:hover { background: %3; }"
               "QToolButton:checked { background: %3; border-color: %5; }"
               "QToolButton:focus { border-color: %5; }"
               "QToolButton:checked:focus { border-color: %1; }"
               "QCheckBox, QRadioButton { min-height: 24px; }"
               "QPushButton { min-height: 24px; padding: 2px 12px; }")
        .arg(theme.text.name(), theme.raised.name(), theme.line.name(), theme.window.name(),
             theme.accent.name(), theme.dim.name(), theme.selected.name());
}

double linear(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
           + 0.0722 * linear(colour.blueF());
}

} // namespace

const Theme &darkTheme()
{
    static const Theme theme{
        .isDark = true,
        .window = QColor(0x17, 0x19, 0x1d),
        .panel = QColor(0x1e, 0x21, 0x26),
        .raised = QColor(0x29, 0x2d, 0x34),
        .line = QColor(0x3a, 0x40, 0x49),
        .text = QColor(0xe8, 0xea, 0xed),
        .dim = QColor(0xa4, 0xab, 0xb6),
        .accent = QColor(0xff, 0xb0, 0x20),
        .onAccent = QColor(0x1a, 0x14, 0x05),
        .selected = QColor(0x40, 0x37, 0x24),
        .good = QColor(0x4c, 0xc3, 0x8a),
        .warning = QColor(0xff, 0xc8, 0x57),
        .problem = QColor(0xff, 0x7a, 0x70),
        .video = QColor(0x2f, 0x55, 0x7f),
        .audio = QColor(0x24, 0x63, 0x4e),
        .still = QColor(0x4b, 0x4a, 0x86),
        .title = QColor(0x76, 0x46, 0x7a),
        .shot = QColor(0x80, 0x4a, 0x1c),
        .nested = QColor(0x3f, 0x59, 0x6b),
        .adjustment = QColor(0x56, 0x5b, 0x63),
        .onClip = QColor(0xff, 0xff, 0xff),
    };
    return theme;
}

const Theme &lightTheme()
{
    static const Theme theme{
        .isDark = false,
        .window = QColor(0xe3, 0xe5, 0xe9),
        .panel = QColor(0xf7, 0xf8, 0xfa),
        .raised = QColor(0xec, 0xee, 0xf1),
        .line = QColor(0xc2, 0xc7, 0xcf),
        .text = QColor(0x1b, 0x1e, 0x23),
        .dim = QColor(0x52, 0x59, 0x63),
        .accent = QColor(0xa4, 0x61, 0x00),
        .onAccent = QColor(0xff, 0xff, 0xff),
        .selected = QColor(0xf3, 0xdf, 0xbd),
        .good = QColor(0x0f, 0x7a, 0x4c),
        .warning = QColor(0x8a, 0x5a, 0x00),
        .problem = QColor(0xb3, 0x26, 0x1e),
        .video = QColor(0xb9, 0xd3, 0xf0),
        .audio = QColor(0xb3, 0xe0, 0xcc),
        .still = QColor(0xcf, 0xce, 0xf3),
        .title = QColor(0xe9, 0xcc, 0xec),
        .shot = QColor(0xfb, 0xd9, 0xa8),
        .nested = QColor(0xc6, 0xd9, 0xe4),
        .adjustment = QColor(0xd5, 0xd8, 0xdd),
        .onClip = QColor(0x12, 0x15, 0x1a),
    };
    return theme;
}

const Theme &themeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkTheme() : lightTheme();
}

const Theme &themeOf(const QWidget *widget)
{
    return themeOf(widget->palette());
}

void applyTheme(QApplication &application, const Theme &theme)
{
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    application.setPalette(paletteOf(theme));
    application.setStyleSheet(styleSheetOf(theme));
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

} // namespace weft::ui
