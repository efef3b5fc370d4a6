#include "core/base/translate.h"
#include "core/effects/effect_ops.h"
#include "core/effects/level_curve.h"

#include <cmath>

namespace weft {

namespace {

/// One wheel: what all three colours get, and each besides.
struct Wheel
{
    ParameterType all;
    std::array<ParameterType, 3> each;
};

constexpr ParameterType lift(const char *id, const char *label)
{
    return ParameterType::number(id, label, "%", -100, 100, 0);
}

constexpr ParameterType factor(const char *id, const char *label, double most)
{
    return ParameterType::number(id, label, "%", 10, most, 100);
}

constexpr Wheel kLift{lift("lift", QT_TRANSLATE_NOOP("weft", "Lift")),
                      {lift("liftRed", QT_TRANSLATE_NOOP("weft", "Lift, red")),
                       lift("liftGreen", QT_TRANSLATE_NOOP("weft", "Lift, green")),
                       lift("liftBlue", QT_TRANSLATE_NOOP("weft", "Lift, blue"))}};
constexpr Wheel kGamma{factor("gamma", QT_TRANSLATE_NOOP("weft", "Gamma"), 1000),
                       {factor("gammaRed", QT_TRANSLATE_NOOP("weft", "Gamma, red"), 1000),
                        factor("gammaGreen", QT_TRANSLATE_NOOP("weft", "Gamma, green"), 1000),
                        factor("gammaBlue", QT_TRANSLATE_NOOP("weft", "Gamma, blue"), 1000)}};
constexpr Wheel kGain{factor("gain", QT_TRANSLATE_NOOP("weft", "Gain"), 400),
                      {factor("gainRed", QT_TRANSLATE_NOOP("weft", "Gain, red"), 400),
                       factor("gainGreen", QT_TRANSLATE_NOOP("weft", "Gain, green"), 400),
                       factor("gainBlue", QT_TRANSLATE_NOOP("weft", "Gain, blue"), 400)}};
constexpr std::array kParameters{kLift.all,  kLift.each[0],  kLift.each[1],  kLift.each[2],
                                 kGamma.all, kGamma.each[0], kGamma.each[1], kGamma.each[2],
                                 kGain.all,  kGain.each[0],  kGain.each[1],  kGain.each[2]};

/// What one colour goes through: lift moves black and leaves white, gain multiplies, gamma bends
/// what is between; below black it only lifts and multiplies.
struct Grade
{
    double lift;
    double gamma;
    double gain;

    double operator()(double level) const
    {
        const double lifted = gain * (level + lift * (1 - level));
        return lifted <= 0 ? lifted : std::pow(lifted, 1 / gamma);
    }
    bool isNothing() const { return lift == 0 && gamma == 1 && gain == 1; }
};

/// (gain × (level + lift × (1 − level)))^(1 ÷ gamma)
Result<PointwiseOp> make(const EffectInput &input)
{
    std::array<Grade, 3> grades{};
    for (std::size_t i = 0; i < 3; ++i)
        grades[i] = {(input.number(kLift.all) + input.number(kLift.each[i])) / 100,
                     input.number(kGamma.all) / 100 * (input.number(kGamma.each[i]) / 100),
                     input.number(kGain.all) / 100 * (input.number(kGain.each[i]) / 100)};
    if (grades[0].isNothing() && grades[1].isNothing() && grades[2].isNothing())
        return PointwiseOp();
    return levelCurves({grades[0], grades[1], grades[2]});
}

} // namespace

extern const EffectType kLiftGammaGain{"lift-gamma-gain",
                                       QT_TRANSLATE_NOOP("weft", "Lift, gamma, gain"),
                                       QT_TRANSLATE_NOOP("weft", "Colour"), kParameters, make};

} // namespace weft
