#pragma once

#include "ui/mixer/stereo_peak.h"

#include <QWidget>

namespace weft::ui {

/// Two upright bars from −60 to +6 dB with a line at the highest level so far, which is written
/// above them and marked where it was clipped. A click forgets it. Thread: main.
class LevelMeter : public QWidget
{
    Q_OBJECT
public:
    explicit LevelMeter(QWidget *parent = nullptr);

    void setPeak(const StereoPeak &peak);
    const StereoPeak &peak() const { return m_peak; }

    QSize sizeHint() const override { return {36, 160}; }
    QSize minimumSizeHint() const override { return {32, 72}; }

Q_SIGNALS:
    void resetWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    StereoPeak m_peak;
};

} // namespace weft::ui
