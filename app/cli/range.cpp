#include "app/cli/range.h"

#include "core/base/translate.h"
#include "core/time/timecode.h"

namespace weft::cli {

Result<TimeRange> parseRange(const QString &text, const Sequence &sequence)
{
    const FrameRate rate = sequence.settings.rate;
    const qsizetype dash = text.indexOf(QLatin1Char('-'));
    if (dash < 0)
        return fail(
            ErrorKind::Usage,
            tr("The range \"%1\" needs a dash: IN-OUT, such as 2s-5s or 00:00:01:00-00:00:04:12.")
                .arg(text));
    std::int64_t in = 0;
    std::int64_t out = sequence.length();
    if (dash > 0) {
        const auto time = parseTime(text.left(dash), rate);
        if (!time)
            return fail(time);
        in = *time;
    }
    if (dash + 1 < text.size()) {
        const auto time = parseTime(text.mid(dash + 1), rate);
        if (!time)
            return fail(time);
        out = *time;
    }
    if (out <= in || out > sequence.length())
        return fail(ErrorKind::Usage, tr("The range \"%1\" must lie inside the sequence's frames 0 "
                                         "to %2, with its start before its end.")
                                          .arg(text)
                                          .arg(sequence.length()));
    return TimeRange::between(in, out);
}

} // namespace weft::cli
