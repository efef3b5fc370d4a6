#pragma once

#include "ui/controls/number_scale.h"

#include <QWidget>

class QLineEdit;

namespace weft::ui {

class ValueSlider;

/// A number with a slider and an exact text beside it. Typing commits by Enter or when the focus
/// goes, Esc takes it back, arrows up and down step; text that is no number is told and taken back.
/// A drag tells changing() with every move and changed() once at its end. Thread: main.
class NumberField : public QWidget
{
    Q_OBJECT
public:
    enum class Look { SliderAndNumber, NumberOnly };

    explicit NumberField(const NumberScale &scale, Look look = Look::SliderAndNumber,
                         QWidget *parent = nullptr);

    double number() const { return m_number; }
    /// Takes what has been typed, as leaving the field does.
    void commit();
    /// Without a signal; a gesture that goes on is not disturbed.
    void setNumber(double number);
    /// Several things with different numbers: "—" is shown.
    void setMixed();
    bool isMixed() const { return m_isMixed; }
    /// What screen readers call it: slider and text alike.
    void setName(const QString &name);

    ValueSlider *slider() const { return m_slider; } ///< null where there is none
    QLineEdit *text() const { return m_text; }

Q_SIGNALS:
    void changing(double number);
    void changed(double number);
    void cancelled();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void show(double number);
    void stepText(int steps);

    const NumberScale m_scale;
    double m_number = 0;
    bool m_isMixed = false;
    ValueSlider *m_slider; ///< null where there is none
    QLineEdit *m_text;
};

} // namespace weft::ui
