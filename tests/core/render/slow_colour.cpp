#include "tests/core/render/slow_colour.h"

#include <algorithm>
#include <cmath>

namespace weft::test {

namespace {

constexpr double kWhite = 203;

// ---- SMPTE ST 2084 -----------------------------------------------------------------------------

double pqLight(double level)
{
    const double m1 = 0.1593017578125, m2 = 78.84375;
    const double c1 = 0.8359375, c2 = 18.8515625, c3 = 18.6875;
    const double e = std::pow(level, 1 / m2);
    return 10000 * std::pow(std::max(e - c1, 0.0) / (c2 - c3 * e), 1 / m1);
}

double pqLevel(double light)
{
    const double m1 = 0.1593017578125, m2 = 78.84375;
    const double c1 = 0.8359375, c2 = 18.8515625, c3 = 18.6875;
    const double y = std::pow(light / 10000, m1);
    return std::pow((c1 + c2 * y) / (1 + c3 * y), m2);
}

// ---- ITU-R BT.2100, table 5 --------------------------------------------------------------------

constexpr double kA = 0.17883277, kB = 0.28466892, kC = 0.55991073;

double hlgScene(double level)
{
    return level <= 0.5 ? level * level / 3 : (std::exp((level - kC) / kA) + kB) / 12;
}

double hlgLevel(double scene)
{
    return scene <= 1.0 / 12 ? std::sqrt(3 * scene) : kA * std::log(12 * scene - kB) + kC;
}

double luminance(const Rgb &light)
{
    return 0.2627 * light[0] + 0.6780 * light[1] + 0.0593 * light[2];
}

/// The OOTF of a display of 1000 cd/m².
Rgb hlgDisplay(const Rgb &scene)
{
    const double gain = 1000 * std::pow(luminance(scene), 0.2);
    return {gain * scene[0], gain * scene[1], gain * scene[2]};
}

Rgb hlgSceneOf(const Rgb &display)
{
    const double y = luminance(display) / 1000;
    if (y <= 0)
        return {};
    const double gain = std::pow(y, (1 - 1.2) / 1.2) / 1000;
    return {gain * display[0], gain * display[1], gain * display[2]};
}

// ---- ordinary curves ---------------------------------------------------------------------------

double plainLight(double level, ColourTransfer transfer)
{
    switch (transfer) {
    case ColourTransfer::Srgb:
        return kWhite * (level <= 0.04045 ? level / 12.92 : std::pow((level + 0.055) / 1.055, 2.4));
    case ColourTransfer::Pq: return pqLight(level);
    case ColourTransfer::Linear: return kWhite * level;
    default: return kWhite * std::pow(level, 2.4);
    }
}

double plainLevel(double light, ColourTransfer transfer)
{
    const double part = light / kWhite;
    switch (transfer) {
    case ColourTransfer::Srgb:
        return part <= 0.0031308 ? 12.92 * part : 1.055 * std::pow(part, 1 / 2.4) - 0.055;
    case ColourTransfer::Pq: return pqLevel(light);
    case ColourTransfer::Linear: return part;
    default: return std::pow(part, 1 / 2.4);
    }
}

template<typename Function>
Rgb each(const Rgb &colour, Function function)
{
    return {function(colour[0]), function(colour[1]), function(colour[2])};
}

struct XyzMatrix
{
    double rows[3][3];
};

/// Solves rows × colour = xyz by Cramer's rule.
Rgb solved(const XyzMatrix &m, const Rgb &xyz)
{
    const auto determinant = [](const double(&a)[3][3]) {
        return a[0][0] * (a[1][1] * a[2][2] - a[1][2] * a[2][1])
               - a[0][1] * (a[1][0] * a[2][2] - a[1][2] * a[2][0])
               + a[0][2] * (a[1][0] * a[2][1] - a[1][1] * a[2][0]);
    };
    Rgb result{};
    for (int column = 0; column < 3; ++column) {
        XyzMatrix changed = m;
        for (int row = 0; row < 3; ++row)
            changed.rows[row][column] = xyz[static_cast<std::size_t>(row)];
        result[static_cast<std::size_t>(column)] = determinant(changed.rows) / determinant(m.rows);
    }
    return result;
}

/// x and y of red, green and blue.
std::array<double, 6> chromaticitiesOf(ColourPrimaries primaries)
{
    switch (primaries) {
    case ColourPrimaries::Bt2020: return {0.708, 0.292, 0.170, 0.797, 0.131, 0.046};
    case ColourPrimaries::DisplayP3: return {0.680, 0.320, 0.265, 0.690, 0.150, 0.060};
    case ColourPrimaries::Bt601_525: return {0.630, 0.340, 0.310, 0.595, 0.155, 0.070};
    case ColourPrimaries::Bt601_625: return {0.640, 0.330, 0.290, 0.600, 0.150, 0.060};
    default: return {0.640, 0.330, 0.300, 0.600, 0.150, 0.060};
    }
}

/// CIE XYZ of light (SMPTE RP 177): amounts of the primaries that make up the white D65.
XyzMatrix xyzOf(ColourPrimaries primaries)
{
    const auto xy = chromaticitiesOf(primaries);
    XyzMatrix m{};
    for (std::size_t i = 0; i < 3; ++i) {
        m.rows[0][i] = xy[2 * i];
        m.rows[1][i] = xy[2 * i + 1];
        m.rows[2][i] = 1 - xy[2 * i] - xy[2 * i + 1];
    }
    const Rgb amounts = solved(m, {0.3127 / 0.3290, 1, (1 - 0.3127 - 0.3290) / 0.3290});
    for (auto &row : m.rows) {
        for (std::size_t i = 0; i < 3; ++i)
            row[i] *= amounts[i];
    }
    return m;
}

} // namespace

Rgb slowLight(const Rgb &levels, const SlowSpace &space)
{
    if (space.transfer == ColourTransfer::Hlg)
        return hlgDisplay(each(levels, hlgScene));
    return each(levels, [&](double level) { return plainLight(level, space.transfer); });
}

Rgb slowLevels(const Rgb &light, const SlowSpace &space)
{
    if (space.transfer == ColourTransfer::Hlg)
        return each(hlgSceneOf(light), hlgLevel);
    return each(light, [&](double part) { return plainLevel(part, space.transfer); });
}

double slowToneMapped(double light, double sourcePeak, double targetPeak)
{
    // BT.2390-10, 5.4.1, steps 1 to 5, with both blacks at 0.
    const double e1 = std::min(pqLevel(light) / pqLevel(sourcePeak), 1.0);
    const double maxLum = pqLevel(targetPeak) / pqLevel(sourcePeak);
    const double ks = 1.5 * maxLum - 0.5;
    const double t = (e1 - ks) / (1 - ks);
    const double p = (2 * std::pow(t, 3) - 3 * std::pow(t, 2) + 1) * ks
                     + (std::pow(t, 3) - 2 * std::pow(t, 2) + t) * (1 - ks)
                     + (-2 * std::pow(t, 3) + 3 * std::pow(t, 2)) * maxLum;
    return pqLight((e1 < ks ? e1 : p) * pqLevel(sourcePeak));
}

Rgb slowPrimaries(const Rgb &light, ColourPrimaries from, ColourPrimaries to)
{
    const XyzMatrix m = xyzOf(from);
    Rgb xyz{};
    for (std::size_t i = 0; i < 3; ++i)
        xyz[i] = m.rows[i][0] * light[0] + m.rows[i][1] * light[1] + m.rows[i][2] * light[2];
    return solved(xyzOf(to), xyz);
}

Rgb slowConverted(const Rgb &levels, const SlowSpace &from, const SlowSpace &to)
{
    Rgb light = slowLight(levels, from);
    const bool isMapped = from.peak > to.peak;
    const double greatest = std::max({light[0], light[1], light[2]});
    if (isMapped && greatest > 0) {
        const double gain = slowToneMapped(greatest, from.peak, to.peak) / greatest;
        light = each(light, [&](double part) { return part * gain; });
    }
    if (from.primaries != to.primaries)
        light = slowPrimaries(light, from.primaries, to.primaries);
    light = each(light,
                 [&](double part) { return std::clamp(part, 0.0, isMapped ? to.peak : 1e9); });
    return slowLevels(light, to);
}

} // namespace weft::test
