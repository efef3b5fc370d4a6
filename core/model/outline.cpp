#include "core/model/outline.h"

#include "core/base/translate.h"

#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace weft {

namespace {

constexpr double kFarthest = 10000;
constexpr std::size_t kMostCurves = 10000;

tl::unexpected<Error> notPath(const QString &reason)
{
    return fail(ErrorKind::Refused,
                tr("the outline is no SVG path of M, L, H, V, C and Z: %1.").arg(reason));
}

OutlinePoint between(const OutlinePoint &a, const OutlinePoint &b, double part)
{
    return {a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part};
}

/// Reads one path from left to right.
class PathReader
{
public:
    explicit PathReader(const QString &text)
        : m_text(text)
    {}

    Result<Outline> read();

private:
    void skipSpace();
    bool atNumber() const;
    Result<double> number();
    Result<OutlinePoint> point(bool isRelative);
    Status command(QChar letter);
    Status draw(QChar kind, bool isRelative);
    Status lineTo(const OutlinePoint &to);

    QString m_text;
    qsizetype m_at = 0;
    Outline m_outline;
    OutlinePoint m_pen;
    bool m_hasBegun = false;
    bool m_isClosed = false; ///< a Z came last: what is drawn now begins another shape there
    std::size_t m_curves = 0;
};

void PathReader::skipSpace()
{
    while (m_at < m_text.size() && (m_text[m_at].isSpace() || m_text[m_at] == QLatin1Char(',')))
        ++m_at;
}

bool PathReader::atNumber() const
{
    return m_at < m_text.size() && !m_text[m_at].isLetter();
}

Result<double> PathReader::number()
{
    static const QRegularExpression pattern(
        QStringLiteral("\\G[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?"));
    skipSpace();
    const auto match = pattern.match(m_text, m_at);
    if (!match.hasMatch())
        return notPath(tr("a number is missing at character %1").arg(m_at + 1));
    m_at = match.capturedEnd();
    const double value = QLocale::c().toDouble(match.captured());
    if (!(std::abs(value) <= kFarthest))
        return notPath(tr("%1 is beyond ±%2").arg(match.captured()).arg(kFarthest));
    return value;
}

Result<OutlinePoint> PathReader::point(bool isRelative)
{
    const auto x = number();
    if (!x)
        return fail(x);
    const auto y = number();
    if (!y)
        return fail(y);
    return isRelative ? OutlinePoint{m_pen.x + *x, m_pen.y + *y} : OutlinePoint{*x, *y};
}

Status PathReader::lineTo(const OutlinePoint &to)
{
    if (!m_hasBegun)
        return notPath(tr("it must begin with M"));
    if (m_isClosed)
        m_outline.push_back({m_pen, {}});
    m_isClosed = false;
    if (++m_curves > kMostCurves)
        return notPath(tr("it has more than %1 curves").arg(kMostCurves));
    m_outline.back().curves.push_back(
        {between(m_pen, to, 1.0 / 3), between(m_pen, to, 2.0 / 3), to});
    m_pen = to;
    return {};
}

/// One set of a command's numbers.
Status PathReader::draw(QChar kind, bool isRelative)
{
    if (kind == QLatin1Char('H') || kind == QLatin1Char('V')) {
        const auto value = number();
        if (!value)
            return fail(value);
        const bool isAcross = kind == QLatin1Char('H');
        const double from = isRelative ? (isAcross ? m_pen.x : m_pen.y) : 0;
        return lineTo(isAcross ? OutlinePoint{from + *value, m_pen.y}
                               : OutlinePoint{m_pen.x, from + *value});
    }
    std::array<OutlinePoint, 3> points;
    const std::size_t count = kind == QLatin1Char('C') ? 3 : 1;
    for (std::size_t i = 0; i < count; ++i) {
        const auto read = point(isRelative);
        if (!read)
            return fail(read);
        points[i] = *read;
    }
    if (count == 1)
        return lineTo(points[0]);
    if (const Status status = lineTo(points[2]); !status)
        return status;
    m_outline.back().curves.back() = {points[0], points[1], points[2]};
    return {};
}

Status PathReader::command(QChar letter)
{
    const QChar kind = letter.toUpper();
    const bool isRelative = letter.isLower();
    if (kind == QLatin1Char('Z')) {
        if (!m_hasBegun)
            return notPath(tr("it must begin with M"));
        m_pen = m_outline.back().start;
        m_isClosed = true;
        return {};
    }
    QChar repeated = kind;
    if (kind == QLatin1Char('M')) {
        const auto start = point(isRelative);
        if (!start)
            return fail(start);
        m_outline.push_back({*start, {}});
        m_pen = *start;
        m_hasBegun = true;
        m_isClosed = false;
        repeated = QLatin1Char('L');
        skipSpace();
        if (!atNumber())
            return {};
    } else if (!QStringLiteral("LHVC").contains(kind)) {
        return notPath(tr("\"%1\" is none of its commands").arg(letter));
    }
    do {
        if (const Status status = draw(repeated, isRelative); !status)
            return status;
        skipSpace();
    } while (atNumber());
    return {};
}

Result<Outline> PathReader::read()
{
    for (skipSpace(); m_at < m_text.size(); skipSpace()) {
        if (atNumber())
            return notPath(tr("a command is missing at character %1").arg(m_at + 1));
        if (const Status status = command(m_text[m_at++]); !status)
            return fail(status);
    }
    return std::move(m_outline);
}

} // namespace

Result<Outline> readOutline(const QString &pathData)
{
    return PathReader(pathData).read();
}

} // namespace weft
