#include "core/time/timecode.h"

#include "core/base/parse_integer.h"
#include "core/base/translate.h"

#include <QRegularExpression>

#include <array>

namespace weft {

namespace {

constexpr std::int64_t kMaxHours = 1'000'000;

std::int64_t droppedPerMinute(const FrameRate &rate)
{
    return rate.timecodeBase() / 15;
}

/// The number a frame carries once skipped numbers are counted in.
std::int64_t withDroppedNumbers(std::int64_t frame, const FrameRate &rate)
{
    const std::int64_t dropped = droppedPerMinute(rate);
    const std::int64_t perMinute = rate.timecodeBase() * 60 - dropped;
    const std::int64_t perTenMinutes = rate.timecodeBase() * 600 - 9 * dropped;
    const std::int64_t tens = frame / perTenMinutes;
    const std::int64_t rest = frame % perTenMinutes;
    const std::int64_t minutes = rest < dropped ? 0 : (rest - dropped) / perMinute;
    return frame + dropped * (9 * tens + minutes);
}

QString field(std::int64_t value)
{
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

struct TimecodeFields
{
    std::array<std::int64_t, 4> values{}; ///< hours, minutes, seconds, frames
    bool dropFrame = false;
};

Result<TimecodeFields> splitTimecode(const QString &text, const FrameRate &rate)
{
    TimecodeFields fields;
    fields.dropFrame = text.contains(QLatin1Char(';'));
    static const QRegularExpression separator(QStringLiteral("[:;]"));
    const QStringList parts = text.split(separator);
    if (parts.size() > 4)
        return fail(ErrorKind::Usage,
                    tr("The time \"%1\" has more than four fields: write hh:mm:ss:ff.").arg(text));
    const qsizetype first = 4 - parts.size();
    const std::array<std::int64_t, 4> limits{kMaxHours, 60, 60, rate.timecodeBase()};
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto value = parseInteger(parts[i]);
        const auto limit = limits[static_cast<size_t>(first + i)];
        if (!value || *value < 0 || *value >= limit)
            return fail(ErrorKind::Usage,
                        tr("The time \"%1\" is not a timecode at %2 frames a second: the field "
                           "\"%3\" must be a whole number below %4.")
                            .arg(text, rate.toString(), parts[i])
                            .arg(limit));
        fields.values[static_cast<size_t>(first + i)] = *value;
    }
    return fields;
}

Result<std::int64_t> fromTimecode(const QString &text, const FrameRate &rate)
{
    const auto fields = splitTimecode(text, rate);
    if (!fields)
        return fail(fields);
    const auto &[hours, minutes, seconds, frames] = fields->values;
    const std::int64_t totalMinutes = hours * 60 + minutes;
    const std::int64_t number = (totalMinutes * 60 + seconds) * rate.timecodeBase() + frames;
    if (!fields->dropFrame)
        return number;
    if (!supportsDropFrame(rate))
        return fail(
            ErrorKind::Usage,
            tr("The time \"%1\" uses \";\" (drop-frame timecode), which exists only at 29.97 and "
               "59.94 frames a second; this sequence has %2. Write it with \":\".")
                .arg(text, rate.toString()));
    const std::int64_t dropped = droppedPerMinute(rate);
    if (seconds == 0 && frames < dropped && minutes % 10 != 0)
        return fail(ErrorKind::Usage, tr("The time \"%1\" does not exist in drop-frame timecode: "
                                         "the first %2 frame numbers of "
                                         "this minute are left out. The next one is frame %3.")
                                          .arg(text)
                                          .arg(dropped)
                                          .arg(dropped));
    return number - dropped * (totalMinutes - totalMinutes / 10);
}

QString notATime(const QString &text)
{
    return tr("\"%1\" is not a time: write a timecode (00:00:05:12), seconds (5.5s) or a frame "
              "number (140).")
        .arg(text);
}

Result<std::int64_t> parseMagnitude(const QString &text, const FrameRate &rate)
{
    if (text.contains(QLatin1Char(':')) || text.contains(QLatin1Char(';')))
        return fromTimecode(text, rate);
    if (text.endsWith(QLatin1Char('s'))) {
        if (const auto seconds = Rational::fromString(text.chopped(1)))
            return rate.frameAt(*seconds, Rounding::Nearest);
        return fail(ErrorKind::Usage, notATime(text));
    }
    const auto frames = parseInteger(text.endsWith(QLatin1Char('f')) ? text.chopped(1) : text);
    if (!frames)
        return fail(ErrorKind::Usage, notATime(text));
    return *frames;
}

} // namespace

bool supportsDropFrame(const FrameRate &rate)
{
    return rate.denominator() == 1001 && (rate.numerator() == 30000 || rate.numerator() == 60000);
}

QString toTimecode(std::int64_t frame, const FrameRate &rate, bool dropFrame)
{
    const bool drops = dropFrame && supportsDropFrame(rate);
    const std::int64_t magnitude = frame < 0 ? -frame : frame;
    const std::int64_t number = drops ? withDroppedNumbers(magnitude, rate) : magnitude;
    const std::int64_t base = rate.timecodeBase();
    const std::int64_t seconds = number / base;
    return (frame < 0 ? QStringLiteral("-") : QString()) + field(seconds / 3600) + QLatin1Char(':')
           + field(seconds / 60 % 60) + QLatin1Char(':') + field(seconds % 60)
           + QLatin1Char(drops ? ';' : ':') + field(number % base);
}

Result<std::int64_t> parseTime(const QString &text, const FrameRate &rate)
{
    const QString trimmed = text.trimmed();
    const bool isNegative = trimmed.startsWith(QLatin1Char('-'));
    const QString magnitude = isNegative ? trimmed.mid(1) : trimmed;
    if (magnitude.isEmpty() || !magnitude.front().isDigit())
        return fail(ErrorKind::Usage, notATime(text));
    const auto frames = parseMagnitude(magnitude, rate);
    if (!frames)
        return fail(frames);
    return isNegative ? -*frames : *frames;
}

} // namespace weft
