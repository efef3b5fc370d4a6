#include "ui/controls/timecode_field.h"

#include "core/time/timecode.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QToolTip>

namespace weft::ui {

TimecodeField::TimecodeField(QWidget *parent)
    : QLineEdit(parent)
{
    setMinimumHeight(kLeastTarget);
    setMinimumWidth(QFontMetrics(font()).horizontalAdvance(QStringLiteral("00:00:00:00")) + 16);
    setAlignment(Qt::AlignRight);
    connect(this, &QLineEdit::editingFinished, this, &TimecodeField::commit);
    showFrame();
}

void TimecodeField::setRange(std::int64_t first, std::int64_t last)
{
    m_first = first;
    m_last = std::max(first, last);
}

void TimecodeField::setRate(const FrameRate &rate, bool dropFrame)
{
    if (m_rate == rate && m_dropFrame == dropFrame)
        return;
    m_rate = rate;
    m_dropFrame = dropFrame;
    showFrame();
}

void TimecodeField::setFrame(std::int64_t frame)
{
    const bool isNew = m_isMixed || frame != m_frame;
    m_frame = frame;
    m_isMixed = false;
    if (isNew && !(hasFocus() && isModified()))
        showFrame();
}

void TimecodeField::setMixed()
{
    m_isMixed = true;
    if (!(hasFocus() && isModified()))
        showFrame();
}

void TimecodeField::showFrame()
{
    setText(m_isMixed ? QStringLiteral("—") : toTimecode(m_frame, m_rate, m_dropFrame));
    setModified(false);
}

void TimecodeField::commit()
{
    if (!isModified())
        return;
    setModified(false);
    const Result<std::int64_t> typed = parseTime(text(), m_rate);
    if (!typed) {
        QToolTip::showText(mapToGlobal(QPoint(0, height())), typed.error().message, this);
        showFrame();
        return;
    }
    take(*typed);
}

void TimecodeField::take(std::int64_t frame)
{
    const std::int64_t inside = std::clamp(frame, m_first, m_last);
    const bool isNew = m_isMixed || inside != m_frame;
    m_frame = inside;
    m_isMixed = false;
    showFrame();
    if (isNew)
        Q_EMIT changed(inside);
}

void TimecodeField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up: take(m_frame + 1); return;
    case Qt::Key_Down: take(m_frame - 1); return;
    case Qt::Key_Escape:
        if (isModified()) {
            showFrame();
            return;
        }
        break;
    default: break;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace weft::ui
