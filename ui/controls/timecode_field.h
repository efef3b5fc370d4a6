#pragma once

#include "core/time/frame_rate.h"

#include <QLineEdit>

namespace weft::ui {

/// A place or a length in frames, shown as timecode and typed in any form of parseTime(): "00:12",
/// "2.5s", "340". Enter or leaving commits, Esc takes back, arrows up and down step by a frame.
/// What cannot be read is told beside it and taken back. Thread: main.
class TimecodeField : public QLineEdit
{
    Q_OBJECT
public:
    explicit TimecodeField(QWidget *parent = nullptr);

    /// Frames that it accepts; others are brought inside.
    void setRange(std::int64_t first, std::int64_t last);
    /// How frames are shown.
    void setRate(const FrameRate &rate, bool dropFrame);
    std::int64_t frame() const { return m_frame; }
    void setFrame(std::int64_t frame); ///< without a signal
    void setMixed();

Q_SIGNALS:
    void changed(qint64 frame);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showFrame();
    void commit();
    void take(std::int64_t frame);

    FrameRate m_rate;
    bool m_dropFrame = false;
    bool m_isMixed = false;
    std::int64_t m_frame = 0;
    std::int64_t m_first = 0;
    std::int64_t m_last = std::int64_t(1) << 40;
};

} // namespace weft::ui
