#include "ui/controls/number_scale.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace weft::ui {

namespace {

enum class Course { Straight, Octaves, Fine, Level };

Course courseOf(const NumberScale &scale)
{
    if (scale.unit == QLatin1String("dB") && scale.minimum <= -90 && scale.maximum > 0)
        return Course::Level;
    if (scale.minimum > 0 && scale.maximum >= 100 * scale.minimum)
        return Course::Octaves;
    return scale.maximum - scale.minimum > 400 ? Course::Fine : Course::Straight;
}

/// The usual value's own place where the range is fine around it.
double middleOf(const NumberScale &scale)
{
    const double usual = scale.clamped(scale.usual);
    if (usual == scale.minimum)
        return 0;
    return usual == scale.maximum ? 1 : 0.5;
}

double roundedTo(double value, double step)
{
    // By division where the step is a fraction, so that 0.3 is 0.3 and not 0.30000000000000004.
    return step < 1 ? std::round(value * std::round(1 / step)) / std::round(1 / step)
                    : std::round(value / step) * step;
}

} // namespace

double NumberScale::clamped(double value) const
{
    return std::clamp(isWhole ? std::round(value) : value, minimum, maximum);
}

double NumberScale::placeOf(double value) const
{
    const double inside = clamped(value);
    if (maximum <= minimum)
        return 0;
    switch (courseOf(*this)) {
    case Course::Octaves: return std::log(inside / minimum) / std::log(maximum / minimum);
    case Course::Fine: {
        const double middle = middleOf(*this), centre = clamped(usual);
        return inside < centre
                   ? middle * (1 - std::cbrt((centre - inside) / (centre - minimum)))
                   : middle
                         + (1 - middle)
                               * std::cbrt((inside - centre) / std::max(maximum - centre, 1e-9));
    }
    case Course::Level: return inside == minimum ? 0 : std::pow(10, (inside - maximum) / 80);
    case Course::Straight: break;
    }
    return (inside - minimum) / (maximum - minimum);
}

double NumberScale::valueAt(double place) const
{
    const double at = std::clamp(place, 0.0, 1.0);
    double value = minimum + at * (maximum - minimum);
    double fineness = step();
    switch (courseOf(*this)) {
    case Course::Octaves:
        value = minimum * std::pow(maximum / minimum, at);
        fineness = std::pow(10, std::floor(std::log10(value)) - 1);
        break;
    case Course::Fine: {
        const double middle = middleOf(*this), centre = clamped(usual);
        value = at < middle ? centre - (centre - minimum) * std::pow(1 - at / middle, 3)
                            : centre
                                  + (maximum - centre)
                                        * std::pow((at - middle) / std::max(1 - middle, 1e-9), 3);
        fineness = std::abs(value - centre) < 20 ? 0.1 : 1;
        break;
    }
    case Course::Level:
        value = at <= 0 ? minimum : maximum + 80 * std::log10(at);
        fineness = 0.1;
        break;
    case Course::Straight: break;
    }
    return clamped(roundedTo(value, isWhole ? 1 : fineness));
}

double NumberScale::step() const
{
    if (isWhole)
        return 1;
    return std::min(1.0,
                    std::pow(10, std::floor(std::log10(std::max(maximum - minimum, 1e-6) / 100))));
}

QString NumberScale::toText(double value) const
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value == 0 ? 0.0 : value, 'g', 12);
}

std::optional<double> NumberScale::fromText(const QString &text) const
{
    QString plain = text.trimmed();
    if (!unit.isEmpty() && plain.endsWith(unit, Qt::CaseInsensitive))
        plain = plain.chopped(unit.size()).trimmed();
    plain.replace(QChar(0x2212), QLatin1Char('-')); // the minus sign of typesetters
    QLocale locale;
    locale.setNumberOptions(QLocale::RejectGroupSeparator);
    bool isNumber = false;
    double value = QLocale::c().toDouble(plain, &isNumber);
    if (!isNumber)
        value = locale.toDouble(plain, &isNumber);
    if (!isNumber || !std::isfinite(value))
        return std::nullopt;
    return value;
}

} // namespace weft::ui
