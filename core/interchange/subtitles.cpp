#include "core/interchange/subtitles.h"

#include "core/base/translate.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace weft {

namespace {

constexpr qint64 kMostBytes = 16 << 20;

/// "1:02:03,4", "02:03.456": hours may be missing.
std::optional<Rational> secondsOf(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,3})$"));
    const auto match = pattern.match(text.trimmed());
    if (!match.hasMatch())
        return {};
    const auto number = [&](int part) { return match.captured(part).toLongLong(); };
    const std::int64_t thousandths
        = match.captured(4).leftJustified(3, QLatin1Char('0')).toLongLong();
    return Rational(((number(1) * 60 + number(2)) * 60 + number(3)) * 1000 + thousandths, 1000);
}

/// Without "<i>", "{\an8}" and what HTML writes as "&amp;".
QString plain(QString text)
{
    static const QRegularExpression marks(QStringLiteral("<[^>\\n]*>|\\{[^}\\n]*\\}"));
    text.remove(marks);
    for (const auto &[written, meant] : {std::pair("&lt;", '<'),
                                         {"&gt;", '>'},
                                         {"&nbsp;", ' '},
                                         {"&lrm;", '\0'},
                                         {"&rlm;", '\0'},
                                         {"&amp;", '&'}})
        text.replace(QLatin1String(written), meant ? QString(QLatin1Char(meant)) : QString());
    return text.trimmed();
}

void add(std::vector<SubtitleCue> &cues, const std::optional<Rational> &start,
         const std::optional<Rational> &end, const QString &text)
{
    const QString shown = plain(text);
    if (start && end && *start < *end && !shown.isEmpty())
        cues.push_back({*start, *end, shown});
}

/// SubRip and WebVTT: a line of times, lines of text, an empty line.
std::vector<SubtitleCue> blocksOf(const QStringList &lines)
{
    std::vector<SubtitleCue> cues;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const qsizetype arrow = lines[i].indexOf(QLatin1String("-->"));
        if (arrow < 0)
            continue;
        const auto start = secondsOf(lines[i].left(arrow));
        // WebVTT says behind it where the cue stands.
        const QString behind = lines[i].mid(arrow + 3).trimmed();
        const auto end = secondsOf(behind.section(QLatin1Char(' '), 0, 0));
        QStringList text;
        while (i + 1 < lines.size() && !lines[i + 1].trimmed().isEmpty())
            text << lines[++i].trimmed();
        add(cues, start, end, text.join(QLatin1Char('\n')));
    }
    return cues;
}

/// SubStation: "Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,Text, with commas".
std::vector<SubtitleCue> dialogueOf(const QStringList &lines)
{
    std::vector<SubtitleCue> cues;
    QStringList columns{QStringLiteral("layer"), QStringLiteral("start"), QStringLiteral("end")};
    qsizetype count = 10;
    for (const QString &line : lines) {
        const QString rest = line.section(QLatin1Char(':'), 1).trimmed();
        if (line.startsWith(QLatin1String("Format:"))) {
            columns = rest.toLower().remove(QLatin1Char(' ')).split(QLatin1Char(','));
            count = columns.size();
        } else if (line.startsWith(QLatin1String("Dialogue:"))) {
            const auto field = [&](const char *name) {
                const auto column = static_cast<int>(columns.indexOf(QLatin1String(name)));
                return column < 0 ? QString() : rest.section(QLatin1Char(','), column, column);
            };
            QString text = rest.section(QLatin1Char(','), static_cast<int>(count) - 1);
            text.replace(QLatin1String("\\N"), QLatin1String("\n"));
            text.replace(QLatin1String("\\n"), QLatin1String("\n"));
            text.replace(QLatin1String("\\h"), QLatin1String(" "));
            add(cues, secondsOf(field("start")), secondsOf(field("end")), text);
        }
    }
    return cues;
}

} // namespace

QStringList subtitleSuffixes()
{
    return {QStringLiteral("srt"), QStringLiteral("vtt"), QStringLiteral("ass"),
            QStringLiteral("ssa")};
}

Result<std::vector<SubtitleCue>> parseSubtitles(const QString &text)
{
    QString all = text;
    all.replace(QLatin1String("\r\n"), QLatin1String("\n"))
        .replace(QLatin1Char('\r'), QLatin1Char('\n'));
    const QStringList lines = all.split(QLatin1Char('\n'));
    std::vector<SubtitleCue> cues = blocksOf(lines);
    if (cues.empty())
        cues = dialogueOf(lines);
    if (cues.empty())
        return fail(ErrorKind::Media, tr("There are no subtitles in it."));
    std::stable_sort(cues.begin(), cues.end(),
                     [](const SubtitleCue &a, const SubtitleCue &b) { return a.start < b.start; });
    return cues;
}

Result<std::vector<SubtitleCue>> readSubtitles(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Media,
                    tr("The subtitles \"%1\" cannot be read: %2.").arg(path, file.errorString()));
    if (file.size() > kMostBytes)
        return fail(ErrorKind::Media,
                    tr("The subtitles \"%1\" are larger than 16 MB: split the file.").arg(path));
    auto cues = parseSubtitles(QString::fromUtf8(file.readAll()));
    if (!cues)
        return fail(ErrorKind::Media, tr("No subtitles were found in \"%1\": is it SubRip, WebVTT "
                                         "or SubStation text?")
                                          .arg(path));
    return cues;
}

} // namespace weft
