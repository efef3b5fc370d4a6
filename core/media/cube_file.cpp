#include "core/media/cube_file.h"

#include "core/base/translate.h"

#include <QFile>

#include <charconv>
#include <cmath>

namespace weft {

namespace {

using kernels::LutDomain;
using kernels::LutEntry;

constexpr qsizetype kLongestLine = 4096;
constexpr qint64 kSample = 64 * 1024;
constexpr qsizetype kShown = 64; ///< of a word, in a sentence
/// Levels of the video range in the full one.
constexpr double kVideoLow = 64.0 / 1023;
constexpr double kVideoSpan = (940.0 - 64) / 1023;
constexpr std::array kKeywords{"TITLE",
                               "LUT_1D_SIZE",
                               "LUT_3D_SIZE",
                               "DOMAIN_MIN",
                               "DOMAIN_MAX",
                               "LUT_1D_INPUT_RANGE",
                               "LUT_3D_INPUT_RANGE",
                               "LUT_IN_VIDEO_RANGE",
                               "LUT_OUT_VIDEO_RANGE"};
/// What a level may be, and the least width of a domain: with these nothing overflows.
constexpr float kMostLevel = 1e6F;
constexpr float kLeastDomain = 1e-6F;

std::vector<QByteArrayView> wordsOf(QByteArrayView line)
{
    std::vector<QByteArrayView> words;
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    for (qsizetype at = 0; at < line.size();) {
        const qsizetype start = at;
        while (at < line.size() && !isSpace(line[at]))
            ++at;
        if (at > start)
            words.push_back(line.sliced(start, at - start));
        ++at;
    }
    return words;
}

/// Nothing for what is no number, or a level beyond kMostLevel.
std::optional<float> numberOf(QByteArrayView word)
{
    if (word.startsWith('+'))
        word = word.sliced(1);
    double value = 0;
    const auto [end, error] = std::from_chars(word.begin(), word.end(), value);
    if (error != std::errc() || end != word.end() || !(std::abs(value) <= kMostLevel))
        return {};
    return static_cast<float>(value);
}

bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

/// The lines of a text, whatever they end with. A line too long comes in pieces, of which the first
/// is longer than kLongestLine.
class Lines
{
public:
    explicit Lines(QIODevice &device)
        : m_device(device)
    {}

    std::optional<QByteArray> next()
    {
        qsizetype end = m_at;
        for (;; ++end) {
            if (end + 1 >= m_block.size()) // "\r" may be half of "\r\n"
                end -= fill();
            if (end >= m_block.size() || end - m_at > kLongestLine)
                break;
            if (m_block[end] == '\n' || m_block[end] == '\r')
                break;
        }
        if (m_at >= m_block.size())
            return {};
        const QByteArray line = m_block.mid(m_at, end - m_at);
        const bool isPair = end + 1 < m_block.size() && m_block[end] == '\r'
                            && m_block[end + 1] == '\n';
        m_at = end + (isPair ? 2 : 1);
        return line;
    }

private:
    /// @return by how much what is left has moved to the front
    qsizetype fill()
    {
        const QByteArray more = m_device.read(kSample);
        if (more.isEmpty())
            return 0;
        const qsizetype moved = std::min(m_at, m_block.size());
        m_block = m_block.mid(moved) + more;
        m_at -= moved;
        return moved;
    }

    QIODevice &m_device;
    QByteArray m_block;
    qsizetype m_at = 0; ///< where the next line begins
};

/// One of the tables of a file.
struct Table
{
    int size = 0; ///< along each axis; 0 = there is none
    std::optional<LutDomain> range;
    std::vector<LutEntry> entries;
};

class CubeReader
{
public:
    CubeReader(QIODevice &device, const QString &name)
        : m_lines(device)
        , m_name(name)
    {}

    Result<CubeFile> read()
    {
        while (const auto line = m_lines.next()) {
            ++m_line;
            if (const Status taken = take(*line); !taken)
                return fail(taken);
        }
        return finished();
    }

private:
    tl::unexpected<Error> wrong(const QString &what) const
    {
        return fail(ErrorKind::Media, tr("\"%1\", line %2: %3").arg(m_name).arg(m_line).arg(what));
    }

    Status take(QByteArray line)
    {
        if (line.size() > kLongestLine)
            return wrong(
                tr("it is longer than %1 characters, so this is no .cube file.").arg(kLongestLine));
        if (m_line == 1 && line.startsWith("\xEF\xBB\xBF"))
            line.remove(0, 3);
        for (const char c : line) {
            if (static_cast<unsigned char>(c) < 0x20 && c != '\t')
                return wrong(tr("it holds bytes that are no text, so this is no .cube file."));
        }
        const auto words = wordsOf(line);
        if (words.empty() || words.front().startsWith('#'))
            return {};
        return isLetter(words.front()[0]) ? takeKeyword(line, words) : takeEntry(words);
    }

    Status takeKeyword(const QByteArray &line, const std::vector<QByteArrayView> &words)
    {
        const QByteArray keyword = words.front().toByteArray();
        if (std::find(kKeywords.begin(), kKeywords.end(), keyword) == kKeywords.end())
            return wrong(tr("\"%1\" is neither a number nor a keyword of a .cube file. Remove the "
                            "line, or write the file anew.")
                             .arg(QString::fromUtf8(keyword.left(kShown))));
        if (!m_curves.entries.empty() || !m_cube.entries.empty())
            return wrong(tr("\"%1\" stands after the table's first entry; it must stand before.")
                             .arg(QString::fromUtf8(keyword)));
        if (m_seen.contains(keyword))
            return wrong(tr("\"%1\" was there before.").arg(QString::fromUtf8(keyword)));
        m_seen << keyword;
        if (keyword == "TITLE")
            return takeTitle(line);
        if (keyword == "LUT_1D_SIZE")
            return takeSize(words, kMostCurveEntries, m_curves);
        if (keyword == "LUT_3D_SIZE")
            return takeSize(words, kMostCubeEntries, m_cube);
        if (keyword == "DOMAIN_MIN")
            return takeNumbers(words, 1, m_domain.low);
        if (keyword == "DOMAIN_MAX")
            return takeNumbers(words, 1, m_domain.high);
        if (keyword == "LUT_1D_INPUT_RANGE")
            return takeRange(words, m_curves);
        if (keyword == "LUT_3D_INPUT_RANGE")
            return takeRange(words, m_cube);
        return {}; // LUT_IN_VIDEO_RANGE, LUT_OUT_VIDEO_RANGE: see finished()
    }

    Status takeTitle(const QByteArray &line)
    {
        const qsizetype first = line.indexOf('"'), last = line.lastIndexOf('"');
        m_title = first >= 0 && last > first
                      ? QString::fromUtf8(line.mid(first + 1, last - first - 1))
                      : QString::fromUtf8(line.trimmed().mid(5).trimmed());
        return {};
    }

    Status takeSize(const std::vector<QByteArrayView> &words, int most, Table &table)
    {
        bool isNumber = false;
        const int size = words.size() == 2 ? words[1].toByteArray().toInt(&isNumber) : 0;
        if (!isNumber || size < 2 || size > most)
            return wrong(tr("the size must be one whole number, 2 to %1.").arg(most));
        table.size = size;
        return {};
    }

    /// Three numbers, from one of the words on.
    Status takeNumbers(const std::vector<QByteArrayView> &words, std::size_t from,
                       std::array<float, 3> &numbers) const
    {
        if (words.size() != from + 3)
            return wrong(tr("three numbers are wanted here, not %1.").arg(words.size() - from));
        for (std::size_t c = 0; c < 3; ++c) {
            const QByteArrayView word = words[from + c];
            const auto number = numberOf(word);
            if (!number)
                return wrong(tr("\"%1\" is no number between −%2 and %2.")
                                 .arg(QString::fromUtf8(word.first(std::min(word.size(), kShown))))
                                 .arg(kMostLevel));
            numbers[c] = *number;
        }
        return {};
    }

    Status takeRange(const std::vector<QByteArrayView> &words, Table &table)
    {
        const auto low = words.size() == 3 ? numberOf(words[1]) : std::nullopt;
        const auto high = words.size() == 3 ? numberOf(words[2]) : std::nullopt;
        if (!low || !high)
            return wrong(tr("two numbers must follow the keyword."));
        table.range = LutDomain{{*low, *low, *low}, {*high, *high, *high}};
        return checkDomain(*table.range);
    }

    Status checkDomain(const LutDomain &domain) const
    {
        for (std::size_t c = 0; c < 3; ++c) {
            const float low = domain.low[c], high = domain.high[c];
            if (high - low < kLeastDomain)
                return wrong(tr("the table's domain reaches from %1 to %2; its end must lie above "
                                "its start.")
                                 .arg(low)
                                 .arg(high));
        }
        return {};
    }

    std::int64_t entriesOf(const Table &table, int dimensions) const
    {
        return dimensions == 1 ? table.size : std::int64_t{table.size} * table.size * table.size;
    }

    Status takeEntry(const std::vector<QByteArrayView> &words)
    {
        if (m_curves.size == 0 && m_cube.size == 0)
            return wrong(tr("numbers stand here before LUT_1D_SIZE or LUT_3D_SIZE says how many "
                            "there are."));
        LutEntry entry{};
        if (const Status taken = takeNumbers(words, 0, entry); !taken)
            return taken;
        const auto count = [](const Table &table) {
            return static_cast<std::int64_t>(table.entries.size());
        };
        if (count(m_curves) < entriesOf(m_curves, 1))
            m_curves.entries.push_back(entry);
        else if (count(m_cube) < entriesOf(m_cube, 3))
            m_cube.entries.push_back(entry);
        else
            return wrong(tr("there are more entries than the %1 that were announced.")
                             .arg(entriesOf(m_curves, 1) + entriesOf(m_cube, 3)));
        return {};
    }

    Result<CubeFile> finished()
    {
        if (m_curves.size == 0 && m_cube.size == 0)
            return fail(ErrorKind::Media, tr("\"%1\" is no .cube file: it has neither LUT_1D_SIZE "
                                             "nor LUT_3D_SIZE.")
                                              .arg(m_name));
        const std::int64_t wanted = entriesOf(m_curves, 1) + entriesOf(m_cube, 3);
        const auto found = static_cast<std::int64_t>(m_curves.entries.size()
                                                     + m_cube.entries.size());
        if (found < wanted)
            return wrong(tr("the file ends after %1 of %2 entries: it is cut short. Copy it again "
                            "from where it came from.")
                             .arg(found)
                             .arg(wanted));
        if (const Status checked = checkDomain(m_domain); !checked)
            return fail(checked);
        LutDomain curves = m_curves.range.value_or(m_domain);
        LutDomain cube = m_cube.range.value_or(m_domain);
        if (m_seen.contains("LUT_IN_VIDEO_RANGE"))
            takeVideoLevels(m_curves.size > 0 ? curves : cube);
        if (m_seen.contains("LUT_OUT_VIDEO_RANGE"))
            giveFullLevels(m_cube.size > 0 ? m_cube.entries : m_curves.entries);
        CubeFile file;
        file.title = m_title;
        if (m_curves.size > 0)
            file.lut.curves.emplace(curves, m_curves.entries);
        if (m_cube.size > 0)
            file.lut.cube.emplace(cube, m_cube.size, m_cube.entries);
        return file;
    }

    static float toFull(float level)
    {
        return static_cast<float>((level - kVideoLow) / kVideoSpan);
    }

    static void takeVideoLevels(LutDomain &domain)
    {
        for (std::size_t c = 0; c < 3; ++c) {
            domain.low[c] = toFull(domain.low[c]);
            domain.high[c] = toFull(domain.high[c]);
        }
    }

    static void giveFullLevels(std::vector<LutEntry> &entries)
    {
        for (LutEntry &entry : entries) {
            for (float &level : entry)
                level = toFull(level);
        }
    }

    Lines m_lines;
    QString m_name;
    int m_line = 0;
    QList<QByteArray> m_seen;
    QString m_title;
    LutDomain m_domain;
    Table m_curves;
    Table m_cube;
};

} // namespace

LutInfo CubeFile::info() const
{
    return lut.cube ? LutInfo{3, lut.cube->size()}
                    : LutInfo{1, lut.curves ? lut.curves->size() : 0};
}

Result<CubeFile> readCube(QIODevice &device, const QString &name)
{
    return CubeReader(device, name).read();
}

Result<CubeFile> readCubeFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Media,
                    tr("\"%1\" cannot be read (%2).").arg(path, file.errorString()));
    return readCube(file, path);
}

bool isCubeFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    QByteArray head = file.read(kSample);
    if (head.contains('\0'))
        return false;
    head.replace('\r', '\n');
    for (const QByteArray &line : head.split('\n')) {
        const QByteArray text = line.trimmed();
        if (text.startsWith("LUT_1D_SIZE") || text.startsWith("LUT_3D_SIZE"))
            return true;
    }
    return false;
}

} // namespace weft
