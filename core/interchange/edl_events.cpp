#include "core/interchange/edl_events.h"

#include "core/base/parse_integer.h"
#include "core/base/translate.h"
#include "core/interchange/import_draft.h"
#include "core/time/timecode.h"

#include <QRegularExpression>

namespace weft {

namespace {

constexpr int kMaxLine = 4096;
constexpr std::int64_t kMaxTransition = 1'000'000;

QRegularExpression eventPattern()
{
    const QString timecode = QStringLiteral("\\s+(\\d+[:;.,]\\d+[:;.,]\\d+[:;.,]\\d+)");
    return QRegularExpression(QStringLiteral("^\\s*(\\d+)\\s+(\\S+)\\s+(\\S+)\\s+"
                                             "(C|D|W\\d+|K(?:\\s*[BO])?)(?:\\s+(\\d+))?")
                              + timecode.repeated(4) + QStringLiteral("\\s*$"));
}

/// "V", "A2", "AA/V", "B", "NONE". Nothing for what is none of these.
std::optional<EdlChannels> channelsOf(const QString &text)
{
    EdlChannels channels;
    for (const QString &part : text.toUpper().split(QLatin1Char('/'))) {
        if (part == QLatin1String("V") || part == QLatin1String("B"))
            channels.picture = true;
        if (part == QLatin1String("A") || part == QLatin1String("B"))
            channels.sound = {1};
        else if (part == QLatin1String("AA"))
            channels.sound = {1, 2};
        else if (part.size() == 2 && part[0] == QLatin1Char('A') && part[1] >= QLatin1Char('1')
                 && part[1] <= QLatin1Char('4'))
            channels.sound.push_back(part[1].digitValue());
        else if (part != QLatin1String("V") && part != QLatin1String("NONE"))
            return {};
    }
    return channels;
}

class LineReader
{
public:
    LineReader(QString name, const std::optional<FrameRate> &rate)
        : m_name(std::move(name))
        , m_wantedRate(rate)
        , m_event(eventPattern())
    {
        m_list.rate = rate.value_or(FrameRate());
    }

    Result<EdlList> run(const QByteArray &text)
    {
        // Byte by byte and not as one QString: most of a wrong file is never converted.
        qsizetype start = 0;
        while (start < text.size()) {
            qsizetype end = text.indexOf('\n', start);
            end = end < 0 ? text.size() : end;
            ++m_line;
            if (end - start > kMaxLine)
                return refuse(tr("it is longer than %1 characters").arg(kMaxLine));
            const QString line = QString::fromUtf8(text.mid(start, end - start)).trimmed();
            if (const Status status = readLine(line); !status)
                return fail(status);
            start = end + 1;
        }
        if (m_list.events.empty())
            return fail(ErrorKind::Project,
                        tr("\"%1\" is not an edit list (CMX 3600): it has no event.").arg(m_name));
        if (m_otherLines > 0)
            m_list.notCarried << tr("%n line(s) of other content, the first of them line %1: "
                                    "\"%2\".",
                                    m_otherLines)
                                     .arg(m_firstOtherLine)
                                     .arg(m_firstOther);
        return std::move(m_list);
    }

private:
    tl::unexpected<Error> refuse(const QString &why) const
    {
        return fail(ErrorKind::Project,
                    tr("\"%1\" cannot be read: line %2: %3.").arg(m_name).arg(m_line).arg(why));
    }

    Status readLine(const QString &line)
    {
        if (line.isEmpty())
            return {};
        if (line.front().isDigit())
            return readEvent(line);
        const QString upper = line.toUpper();
        if (upper.startsWith(QLatin1String("TITLE:")))
            m_list.title = line.mid(6).trimmed();
        else if (upper.startsWith(QLatin1String("FCM:")))
            return readMode(upper);
        else if (upper.startsWith(QLatin1String("M2 ")))
            return readSpeed(line);
        else if (upper.startsWith(QLatin1String("AUD ")))
            readMoreSound(upper);
        else
            return readComment(line);
        return {};
    }

    Status readMode(const QString &upper)
    {
        m_drops = !upper.contains(QLatin1String("NON"));
        if (!m_drops)
            return {};
        assumeDropFrameRate();
        if (!supportsDropFrame(m_list.rate))
            return refuse(tr("drop-frame timecode exists only at 29.97 and 59.94 frames a second; "
                             "this list is read at %1")
                              .arg(m_list.rate.toString()));
        m_list.dropFrame = true;
        return {};
    }

    /// A list that drops frames and came without a rate has 29.97, which must be known before its
    /// first event.
    void assumeDropFrameRate()
    {
        if (!m_wantedRate && m_list.events.empty())
            m_list.rate = *FrameRate::make(30000, 1001);
    }

    Result<std::int64_t> readTimecode(QString text) const
    {
        // The separator of the frames says by itself whether numbers are dropped: ';' and ',' do.
        static const QRegularExpression separator(QStringLiteral("[:;.,]"));
        const qsizetype last = text.lastIndexOf(separator);
        const bool drops = m_drops || text[last] == QLatin1Char(';')
                           || text[last] == QLatin1Char(',');
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (!text[i].isDigit())
                text[i] = QLatin1Char(i == last && drops ? ';' : ':');
        }
        auto frame = parseTime(text, m_list.rate);
        if (!frame)
            return refuse(frame.error().message.chopped(1));
        if (*frame > kMaxImportedFrame)
            return refuse(tr("the timecode %1 is too far away").arg(text));
        return frame;
    }

    Status readEvent(const QString &line)
    {
        const QRegularExpressionMatch match = m_event.match(line);
        if (!match.hasMatch())
            return refuse(tr("\"%1\" is not an event (number, reel, track, transition, four "
                             "timecodes)")
                              .arg(line.left(80)));
        EdlEvent event;
        event.line = m_line;
        event.number = match.captured(1);
        event.reel = match.captured(2);
        event.kind = match.captured(4);
        const auto channels = channelsOf(match.captured(3));
        if (!channels)
            return refuse(
                tr("\"%1\" names no track (V, A, A2, AA, B, AA/V)").arg(match.captured(3)));
        event.channels = *channels;
        if (line.contains(QLatin1Char(';')))
            assumeDropFrameRate();
        event.length = parseInteger(match.captured(5)).value_or(0);
        if (event.length < 0 || event.length > kMaxTransition
            || (event.kind != QLatin1String("C") && match.captured(5).isEmpty()
                && !event.kind.startsWith(QLatin1Char('K'))))
            return refuse(tr("the transition \"%1\" needs a length in frames").arg(event.kind));
        for (const auto &[member, group] :
             {std::pair{&event.sourceIn, 6}, std::pair{&event.sourceOut, 7},
              std::pair{&event.recordIn, 8}, std::pair{&event.recordOut, 9}}) {
            const auto frame = readTimecode(match.captured(group));
            if (!frame)
                return fail(frame);
            *member = *frame;
        }
        if (event.recordLength() < 0 || event.sourceLength() < 0)
            return refuse(tr("it ends before it starts"));
        if (m_list.events.size() >= kMaxImportedClips)
            return refuse(tr("there are more than %1 events").arg(kMaxImportedClips));
        m_list.events.push_back(std::move(event));
        return {};
    }

    Status readSpeed(const QString &line)
    {
        static const QRegularExpression
            pattern(QStringLiteral("^M2\\s+(.*?)\\s+(-?\\d+(?:\\.\\d+)?)\\s+(\\S+)\\s*$"),
                    QRegularExpression::CaseInsensitiveOption);
        const QRegularExpressionMatch match = pattern.match(line);
        const auto speed = Rational::fromString(match.captured(2));
        if (!match.hasMatch() || !speed || m_list.events.empty())
            return refuse(
                tr("\"%1\" is no speed (M2 reel speed timecode) of an event").arg(line.left(80)));
        static const QRegularExpression timecode(QStringLiteral("^\\d+([:;.,]\\d+){3}$"));
        if (!timecode.match(match.captured(3)).hasMatch())
            return refuse(tr("\"%1\" is not a timecode").arg(match.captured(3)));
        const auto at = readTimecode(match.captured(3));
        if (!at)
            return fail(at);
        m_list.events.back().speed = *speed;
        m_list.events.back().speedAt = *at;
        return {};
    }

    void readMoreSound(const QString &upper)
    {
        static const QRegularExpression number(QStringLiteral("\\b([34])\\b"));
        if (m_list.events.empty())
            return addOther(upper);
        for (const QRegularExpressionMatch &match : number.globalMatch(upper))
            m_list.events.back().channels.sound.push_back(match.captured(1).toInt());
    }

    Status readComment(const QString &line)
    {
        QString text = line;
        while (text.startsWith(QLatin1Char('*')))
            text = text.mid(1).trimmed();
        const auto value = [&](const char *key) -> std::optional<QString> {
            const QLatin1String name(key);
            if (!text.startsWith(name, Qt::CaseInsensitive))
                return {};
            return text.mid(name.size()).trimmed();
        };
        if (m_list.events.empty()) {
            addOther(line);
        } else if (EdlEvent &event = m_list.events.back();
                   const auto from = value("FROM CLIP NAME:")) {
            event.fromName = *from;
        } else if (const auto to = value("TO CLIP NAME:")) {
            event.toName = *to;
        } else if (const auto file = value("SOURCE FILE:")) {
            event.file = *file;
        } else if (const auto fromFile = value("FROM FILE:")) {
            event.file = *fromFile;
        } else if (const auto fromClip = value("FROM CLIP:")) {
            event.file = *fromClip;
        } else if (const auto locator = value("LOC:")) {
            return readLocator(*locator);
        } else if (!isDecoration(text, event)) {
            addOther(line);
        }
        return {};
    }

    /// Comments that only repeat what the event says.
    static bool isDecoration(const QString &text, const EdlEvent &event)
    {
        static const QRegularExpression
            repeated(QStringLiteral(
                         "^(BLEND, DISSOLVE|(EFFECTS )?NAME IS CROSS DISSOLVE|FREEZE FRAME|"
                         "EFFECT NAME: CROSS DISSOLVE|EFFECTS NAME IS CROSS DISSOLVE)$"),
                     QRegularExpression::CaseInsensitiveOption);
        return text.isEmpty() || text == event.fromName || repeated.match(text).hasMatch();
    }

    Status readLocator(const QString &text)
    {
        static const QRegularExpression pattern(
            QStringLiteral("^(\\d+(?:[:;.,]\\d+){3})\\s+(\\S+)\\s*(.*)$"));
        const QRegularExpressionMatch match = pattern.match(text);
        if (!match.hasMatch()) {
            addOther(text);
            return {};
        }
        const auto at = readTimecode(match.captured(1));
        if (!at)
            return fail(at);
        m_list.events.back().locators.push_back({*at, match.captured(2), match.captured(3)});
        return {};
    }

    void addOther(const QString &line)
    {
        if (m_otherLines++ == 0) {
            m_firstOther = line.left(80);
            m_firstOtherLine = m_line;
        }
    }

    QString m_name;
    std::optional<FrameRate> m_wantedRate;
    QRegularExpression m_event;
    EdlList m_list;
    int m_line = 0;
    bool m_drops = false; ///< the counting of the lines that follow
    int m_otherLines = 0;
    int m_firstOtherLine = 0;
    QString m_firstOther;
};

} // namespace

Result<EdlList> readEdlLines(const QByteArray &text, const QString &name,
                             const std::optional<FrameRate> &rate)
{
    return LineReader(name, rate).run(text);
}

} // namespace weft
