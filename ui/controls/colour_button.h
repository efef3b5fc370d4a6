#pragma once

#include "core/model/colour.h"

#include <QToolButton>

class QColorDialog;

namespace weft::ui {

/// A colour as a swatch with its code, "#rrggbb" or "#rrggbbaa". A click opens a window that shows
/// each colour tried (changing), takes it (changed) or leaves it (cancelled). Thread: main.
class ColourButton : public QToolButton
{
    Q_OBJECT
public:
    explicit ColourButton(bool hasAlpha, QWidget *parent = nullptr);

    const Colour &colour() const { return m_colour; }
    void setColour(const Colour &colour); ///< without a signal
    void setMixed();
    /// The window that is open; null = none.
    QColorDialog *dialog() const { return m_dialog; }

Q_SIGNALS:
    void changing(const weft::Colour &colour);
    void changed(const weft::Colour &colour);
    void cancelled();

private:
    void choose();
    void dress();

    const bool m_hasAlpha;
    bool m_isMixed = false;
    Colour m_colour;
    QColorDialog *m_dialog = nullptr;
};

/// "#rrggbb", or "#rrggbbaa" where it is not opaque: as parameters are stored.
QString toText(const Colour &colour);
QColor toQColor(const Colour &colour);
Colour fromQColor(const QColor &colour);

} // namespace weft::ui
