#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/interchange/subtitles.h"

#include <algorithm>

namespace weft {

namespace {

bool areAllTitles(const Track &track)
{
    return track.kind == TrackKind::Video && !track.clips.isEmpty()
           && std::all_of(track.clips.begin(), track.clips.end(), [](const Clip &clip) {
                  return std::holds_alternative<TitleSource>(clip->source);
              });
}

/// "00:01:02,345"; WebVTT has a point.
QString timeText(const Rational &seconds, QChar point)
{
    const auto thousandths = static_cast<qint64>(std::llround(seconds.toDouble() * 1000));
    const auto number = [](qint64 value, int digits) {
        return QStringLiteral("%1").arg(value, digits, 10, QLatin1Char('0'));
    };
    return number(thousandths / 3'600'000, 2) + QLatin1Char(':')
           + number(thousandths / 60'000 % 60, 2) + QLatin1Char(':')
           + number(thousandths / 1000 % 60, 2) + point + number(thousandths % 1000, 3);
}

/// An empty line would end the cue.
QString textOf(const Clip &clip)
{
    QStringList lines = std::get<TitleSource>(clip->source).text.split(QLatin1Char('\n'));
    lines.removeIf([](const QString &line) { return line.trimmed().isEmpty(); });
    return lines.join(QLatin1Char('\n'));
}

} // namespace

Result<QStringList> writeSubtitles(const Project &project, SequenceId id, const QString &path,
                                   const TimelineWriteOptions &)
{
    const Sequence *const sequence = project.find(id);
    if (!sequence)
        return fail(ErrorKind::Usage, tr("There is no sequence with the id %1.").arg(id.value));
    const auto track = std::find_if(sequence->tracks.rbegin(), sequence->tracks.rend(),
                                    [](const auto &each) { return areAllTitles(*each); });
    if (track == sequence->tracks.rend())
        return fail(ErrorKind::Usage,
                    tr("\"%1\" has no track that holds titles alone, which would be its subtitles.")
                        .arg(sequence->name));
    const bool isWebVtt = path.endsWith(QLatin1String(".vtt"), Qt::CaseInsensitive);
    QString text = isWebVtt ? QStringLiteral("WEBVTT\n\n") : QString();
    int number = 0;
    for (const Clip clip : (*track)->clips) {
        if (!clip->enabled || textOf(clip).isEmpty())
            continue;
        const auto time = [&](std::int64_t frame) {
            return timeText(sequence->settings.rate.secondsAt(frame),
                            isWebVtt ? QLatin1Char('.') : QLatin1Char(','));
        };
        text += QStringLiteral("%1\n%2 --> %3\n%4\n\n")
                    .arg(++number)
                    .arg(time(clip.start), time(clip.end()), textOf(clip));
    }
    if (const Status written = replaceFile(path, text.toUtf8()); !written)
        return fail(written);
    return QStringList{tr("Subtitles are the titles of track %1 alone; nothing else was written.")
                           .arg((*track)->name)};
}

} // namespace weft
