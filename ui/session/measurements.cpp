#include "ui/session/measurements.h"

#include "core/base/file.h"

#include <QSettings>

#include <vector>

namespace weft::ui {

namespace {

constexpr std::size_t kKept = 12;
constexpr double kSpread = 1.25;    ///< of what was measured
constexpr double kGuessSpread = 3.; ///< of what is guessed

struct Measured
{
    double work = 0;
    double value = 0;
};

std::vector<Measured> read(const QString &file, const QString &kind)
{
    std::vector<Measured> list;
    for (const QVariant &entry : QSettings(file, QSettings::IniFormat).value(kind).toList()) {
        const QStringList words = entry.toString().split(QLatin1Char(' '));
        if (words.size() == 2 && words[0].toDouble() > 0)
            list.push_back({words[0].toDouble(), words[1].toDouble()});
    }
    return list;
}

/// By the line through what was measured, for beginning costs something even where there is little
/// to do; with measurements of one amount alone, in proportion.
double predict(const std::vector<Measured> &list, double work)
{
    const auto count = static_cast<double>(list.size());
    double meanWork = 0;
    double meanValue = 0;
    for (const Measured &m : list) {
        meanWork += m.work / count;
        meanValue += m.value / count;
    }
    double spread = 0;
    double common = 0;
    for (const Measured &m : list) {
        spread += (m.work - meanWork) * (m.work - meanWork);
        common += (m.work - meanWork) * (m.value - meanValue);
    }
    const double slope = spread > 1e-3 * meanWork * meanWork ? common / spread : 0;
    const double start = meanValue - slope * meanWork;
    if (slope <= 0 || start < 0)
        return meanValue * work / meanWork;
    return start + slope * work;
}

} // namespace

Measurements::Measurements(QString file)
    : m_file(file.isEmpty() ? configFolder() + QLatin1String("/measurements.ini") : std::move(file))
{}

void Measurements::remember(const QString &kind, double work, double value)
{
    if (!(work > 0) || !(value > 0))
        return;
    std::vector<Measured> list = read(m_file, kind);
    list.push_back({work, value});
    if (list.size() > kKept)
        list.erase(list.begin());
    QVariantList entries;
    for (const Measured &m : list)
        entries << QStringLiteral("%1 %2").arg(m.work, 0, 'g', 9).arg(m.value, 0, 'g', 6);
    QSettings(m_file, QSettings::IniFormat).setValue(kind, entries);
}

std::optional<Expected> Measurements::expect(const QString &kind, double work, double guess) const
{
    if (const std::vector<Measured> list = read(m_file, kind); !list.empty()) {
        const double value = predict(list, work);
        return Expected{value / kSpread, value * kSpread, true};
    }
    if (guess > 0)
        return Expected{guess / kGuessSpread, guess * kGuessSpread, false};
    return {};
}

} // namespace weft::ui
