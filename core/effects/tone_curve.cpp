#include "core/base/translate.h"
#include "core/effects/effect_ops.h"
#include "core/effects/level_curve.h"

#include <cmath>

namespace weft {

namespace {

constexpr ParameterChoice kChannels[]{{"all", QT_TRANSLATE_NOOP("weft", "All")},
                                      {"red", QT_TRANSLATE_NOOP("weft", "Red")},
                                      {"green", QT_TRANSLATE_NOOP("weft", "Green")},
                                      {"blue", QT_TRANSLATE_NOOP("weft", "Blue")}};

constexpr ParameterType point(const char *id, const char *label, double usual)
{
    return ParameterType::number(id, label, "%", 0, 100, usual);
}

constexpr auto kChannel = ParameterType::choice("channel", QT_TRANSLATE_NOOP("weft", "Channel"),
                                                kChannels);
/// Where a quarter of the way from black to white goes, and so on.
constexpr std::array kPoints{point("blacks", QT_TRANSLATE_NOOP("weft", "Blacks"), 0),
                             point("shadows", QT_TRANSLATE_NOOP("weft", "Shadows"), 25),
                             point("midtones", QT_TRANSLATE_NOOP("weft", "Midtones"), 50),
                             point("highlights", QT_TRANSLATE_NOOP("weft", "Highlights"), 75),
                             point("whites", QT_TRANSLATE_NOOP("weft", "Whites"), 100)};
constexpr std::array kParameters{kChannel,   kPoints[0], kPoints[1],
                                 kPoints[2], kPoints[3], kPoints[4]};

/// A smooth curve through equally distant points that rises and falls only where they do (Fritsch
/// and Carlson, "Monotone Piecewise Cubic Interpolation", 1980), straight beyond its ends.
class MonotoneCurve
{
public:
    static constexpr std::size_t kCount = std::tuple_size_v<decltype(kPoints)>;

    explicit MonotoneCurve(const std::array<double, kCount> &points)
        : m_points(points)
    {
        std::array<double, kCount - 1> steps{};
        for (std::size_t i = 0; i + 1 < kCount; ++i)
            steps[i] = points[i + 1] - points[i];
        m_slopes.front() = steps.front();
        m_slopes.back() = steps.back();
        for (std::size_t i = 1; i + 1 < kCount; ++i) {
            const double before = steps[i - 1], behind = steps[i];
            m_slopes[i] = before * behind <= 0 ? 0 : 2 * before * behind / (before + behind);
        }
    }

    double operator()(double level) const
    {
        constexpr double kIntervals = kCount - 1;
        const double place = level * kIntervals;
        if (place <= 0)
            return m_points.front() + place * m_slopes.front();
        if (place >= kIntervals)
            return m_points.back() + (place - kIntervals) * m_slopes.back();
        const auto i = static_cast<std::size_t>(place);
        const double t = place - static_cast<double>(i), rest = 1 - t;
        return m_points[i] * (1 + 2 * t) * rest * rest + m_slopes[i] * t * rest * rest
               + m_points[i + 1] * t * t * (3 - 2 * t) - m_slopes[i + 1] * t * t * rest;
    }

private:
    std::array<double, kCount> m_points;
    std::array<double, kCount> m_slopes{}; ///< for an interval
};

Result<PointwiseOp> make(const EffectInput &input)
{
    std::array<double, kPoints.size()> points{};
    bool isNothing = true;
    for (std::size_t i = 0; i < points.size(); ++i) {
        points[i] = input.number(kPoints[i]) / 100;
        isNothing = isNothing && input.number(kPoints[i]) == kPoints[i].defaultNumber;
    }
    if (isNothing)
        return PointwiseOp();
    const MonotoneCurve curve(points);
    const std::size_t channel = input.choice(kChannel);
    if (channel == 0)
        return levelCurve(curve);
    std::array<std::function<double(double)>, 3> curves;
    curves.fill([](double level) { return level; });
    curves[channel - 1] = curve;
    return levelCurves(curves);
}

} // namespace

extern const EffectType kToneCurve{"tone-curve", QT_TRANSLATE_NOOP("weft", "Tone curve"),
                                   QT_TRANSLATE_NOOP("weft", "Colour"), kParameters, make};

} // namespace weft
