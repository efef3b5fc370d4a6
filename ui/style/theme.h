#pragma once

#include <QColor>

class QApplication;
class QPalette;
class QWidget;

namespace weft::ui {

/// The colours that custom-painted widgets draw with; standard widgets get them by the palette. Two
/// sets with one accent. Text on each ground it is meant for has a contrast of 4.5 at least, which
/// a test measures.
struct Theme
{
    bool isDark = true;
    QColor window;   ///< behind panels
    QColor panel;    ///< lists, tracks
    QColor raised;   ///< headers, buttons
    QColor line;     ///< between things
    QColor text;     ///< on window, panel and raised
    QColor dim;      ///< secondary text, likewise
    QColor accent;   ///< the playhead, and what tells what is selected
    QColor onAccent; ///< text on accent
    QColor selected; ///< the ground of a selected row, with text, dim or problem on it
    QColor good;     ///< ready
    QColor warning;  ///< slow, stale, out of sync
    QColor problem;  ///< missing, failed, clipped
    // Grounds of clips, with text on them:
    QColor video;
    QColor audio;
    QColor still;
    QColor title; ///< titles and colours
    QColor shot;  ///< generated
    QColor nested;
    QColor adjustment;
    QColor onClip; ///< text on all of these
};

/// The set in use: it follows from how dark a widget's palette is.
const Theme &themeOf(const QWidget *widget);
const Theme &themeOf(const QPalette &palette);
const Theme &darkTheme();
const Theme &lightTheme();

/// Dresses a whole program: style, palette, font and the little that a style sheet adds.
void applyTheme(QApplication &application, const Theme &theme);

/// WCAG 2: 1 to 21.
double contrast(const QColor &a, const QColor &b);

/// The least size of anything to be clicked, in logical pixels.
inline constexpr int kLeastTarget = 24;

} // namespace weft::ui
