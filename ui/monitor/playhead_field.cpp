#include "ui/monitor/playhead_field.h"

#include "core/time/timecode.h"

#include <QFontDatabase>
#include <QKeyEvent>

namespace weft::ui {

PlayheadField::PlayheadField(QWidget *parent)
    : QLineEdit(parent)
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setAlignment(Qt::AlignCenter);
    setMaxLength(24);
    setMinimumHeight(24);
    setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("-00:00:00:000")) + 16);
    setAccessibleName(tr("Playhead"));
    setToolTip(
        tr("Where the playhead is. Type a time and press Enter; with + or − it moves by so much"));
    connect(this, &QLineEdit::returnPressed, this, &PlayheadField::enter);
    showFrame();
}

void PlayheadField::setRate(const FrameRate &rate, bool dropFrame)
{
    m_rate = rate;
    m_isDropFrame = dropFrame;
    setFrame(m_frame);
}

void PlayheadField::setFrame(std::int64_t frame)
{
    m_frame = frame;
    if (!hasFocus() || !isModified())
        showFrame();
}

void PlayheadField::showFrame()
{
    setText(toTimecode(m_frame, m_rate, m_isDropFrame));
    setModified(false);
}

void PlayheadField::enter()
{
    const QString typed = text().trimmed();
    const bool isForwards = typed.startsWith(QLatin1Char('+'));
    const bool isRelative = isForwards || typed.startsWith(QLatin1Char('-'));
    const Result<std::int64_t> time = parseTime(isForwards ? typed.mid(1) : typed, m_rate);
    setModified(false);
    clearFocus();
    if (time)
        Q_EMIT entered(std::max<std::int64_t>(0, isRelative ? m_frame + *time : *time));
    else
        Q_EMIT refused(time.error().message);
    showFrame();
}

void PlayheadField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QLineEdit::keyPressEvent(event);
    showFrame();
    clearFocus();
}

void PlayheadField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    showFrame();
}

} // namespace weft::ui
