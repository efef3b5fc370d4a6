#pragma once

#include "core/time/frame_rate.h"

#include <QLineEdit>

namespace weft::ui {

/// Shows a frame as timecode, and lets one type where to go: "00:01:10:00", "1:10", "12.5s", "340",
/// or, with a sign, how far ("+12", "-2s"). Enter goes there, Esc gives up. Thread: main.
class PlayheadField : public QLineEdit
{
    Q_OBJECT
public:
    explicit PlayheadField(QWidget *parent = nullptr);

    void setRate(const FrameRate &rate, bool dropFrame);
    /// Is shown unless somebody types.
    void setFrame(std::int64_t frame);
    std::int64_t frame() const { return m_frame; }

Q_SIGNALS:
    void entered(std::int64_t frame);
    /// What was typed is no time: a sentence.
    void refused(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void showFrame();
    void enter();

    FrameRate m_rate;
    bool m_isDropFrame = false;
    std::int64_t m_frame = 0;
};

} // namespace weft::ui
