#include "core/render/colour_conversion.h"

#include "core/effects/transfer.h"
#include "core/render/hdr.h"

#include <cmath>

namespace weft {

namespace {

/// Octaves of light: down to a thousandth of a code of ten bits after the steepest curve, and up to
/// 128 times white, which is more than PQ has.
constexpr kernels::ToneCurve::Octaves kLight{-34, 41};
/// Octaves of levels, closely sampled: PQ grows by the e-th power in a twentieth of its range, and
/// what other primaries lack of a colour is a difference of light.
constexpr kernels::ToneCurve::Octaves kLevels{-14, 17, 11};

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

Vector times(const Matrix &m, const Vector &v)
{
    Vector out{};
    for (std::size_t i = 0; i < 3; ++i)
        out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    return out;
}

Matrix times(const Matrix &a, const Matrix &b)
{
    Matrix out{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j)
            out[i][j] = a[i][0] * b[0][j] + a[i][1] * b[1][j] + a[i][2] * b[2][j];
    }
    return out;
}

Matrix inverse(const Matrix &m)
{
    Matrix out{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) {
            const std::size_t a = (j + 1) % 3, b = (j + 2) % 3, c = (i + 1) % 3, d = (i + 2) % 3;
            out[i][j] = m[a][c] * m[b][d] - m[a][d] * m[b][c];
        }
    }
    const double determinant = m[0][0] * out[0][0] + m[0][1] * out[1][0] + m[0][2] * out[2][0];
    for (Vector &row : out) {
        for (double &value : row)
            value /= determinant;
    }
    return out;
}

struct Place
{
    double x;
    double y;
};

/// Of red, green and blue in the CIE 1931 diagram (ITU-T H.273, table 2).
std::array<Place, 3> placesOf(ColourPrimaries primaries)
{
    switch (primaries) {
    case ColourPrimaries::Bt601_525: return {{{0.630, 0.340}, {0.310, 0.595}, {0.155, 0.070}}};
    case ColourPrimaries::Bt601_625: return {{{0.640, 0.330}, {0.290, 0.600}, {0.150, 0.060}}};
    case ColourPrimaries::Bt2020: return {{{0.708, 0.292}, {0.170, 0.797}, {0.131, 0.046}}};
    case ColourPrimaries::DisplayP3: return {{{0.680, 0.320}, {0.265, 0.690}, {0.150, 0.060}}};
    case ColourPrimaries::Bt709:
    case ColourPrimaries::Unspecified: break;
    }
    return {{{0.640, 0.330}, {0.300, 0.600}, {0.150, 0.060}}};
}

Vector toXyz(const Place &place)
{
    return {place.x / place.y, 1, (1 - place.x - place.y) / place.y};
}

/// From light of these primaries to CIE XYZ.
Matrix xyzMatrix(ColourPrimaries primaries)
{
    constexpr Place kD65{0.3127, 0.3290};
    const auto places = placesOf(primaries);
    Matrix columns{};
    for (std::size_t j = 0; j < 3; ++j) {
        const Vector xyz = toXyz(places[j]);
        for (std::size_t i = 0; i < 3; ++i)
            columns[i][j] = xyz[i];
    }
    const Vector scale = times(inverse(columns), toXyz(kD65));
    for (Vector &row : columns) {
        for (std::size_t j = 0; j < 3; ++j)
            row[j] *= scale[j];
    }
    return columns;
}

kernels::ColourWeights luminanceOf(ColourPrimaries primaries)
{
    const Vector y = xyzMatrix(primaries)[1];
    return {static_cast<float>(y[0]), static_cast<float>(y[1]), static_cast<float>(y[2])};
}

/// The unit of lightOf() in ordinary whites.
double unitOf(ColourTransfer transfer)
{
    return transfer == ColourTransfer::Pq ? kPqRoom / kReferenceWhite : 1;
}

bool isBrighter(const ColourSpace &from, const ColourSpace &to)
{
    return from.content > 0 && to.room > 0 && from.content > to.room;
}

} // namespace

ColourSpace spaceOf(const ColourTags &tags, double peakLuminance)
{
    switch (tags.transfer) {
    case ColourTransfer::Pq:
        return {tags.primaries, tags.transfer, peakLuminance > 0 ? peakLuminance : kUsualPqPeak,
                kPqRoom};
    case ColourTransfer::Hlg: return {tags.primaries, tags.transfer, kHlgPeak, kHlgPeak};
    case ColourTransfer::Linear: return {tags.primaries, tags.transfer, 0, 0};
    case ColourTransfer::Bt709:
    case ColourTransfer::Srgb:
    case ColourTransfer::Unspecified: break;
    }
    return {tags.primaries, tags.transfer, kReferenceWhite, kReferenceWhite};
}

ColourConversion::ColourConversion(const ColourSpace &from, const ColourSpace &to)
{
    const bool isSameCurve = from.transfer == to.transfer;
    const bool isToneMapped = isBrighter(from, to)
                              && (!isSameCurve || from.transfer == ColourTransfer::Linear);
    if (from.primaries == to.primaries && isSameCurve && !isToneMapped)
        return;
    prepareCurves(from, to);
    if (isToneMapped)
        m_toneMap.emplace(
            [&](double light) {
                return light <= 0 ? 1 : toneMapped(light, from.content, to.room) / light;
            },
            kLight);
    prepareMatrix(from, to, isToneMapped);
}

void ColourConversion::prepareCurves(const ColourSpace &from, const ColourSpace &to)
{
    if (from.transfer != ColourTransfer::Linear)
        m_decode.emplace(
            [&](double level) { return lightOf(from.transfer, level) * unitOf(from.transfer); },
            kLevels);
    if (to.transfer != ColourTransfer::Linear)
        m_encode.emplace(
            [&](double light) { return encodedLight(to.transfer, light / unitOf(to.transfer)); },
            kLight);
    constexpr double kPeak = kHlgPeak / kReferenceWhite;
    if (from.transfer == ColourTransfer::Hlg)
        m_toDisplay = LuminanceGain{luminanceOf(from.primaries),
                                    {[](double scene) {
                                         return scene <= 0 ? 0
                                                           : kPeak * std::pow(scene, kHlgGamma - 1);
                                     },
                                     kLight}};
    if (to.transfer == ColourTransfer::Hlg)
        m_toScene = LuminanceGain{luminanceOf(to.primaries),
                                  {[](double display) {
                                       return display <= 0
                                                  ? 0
                                                  : std::pow(display / kPeak, 1 / kHlgGamma)
                                                        / display;
                                   },
                                   kLight}};
}

void ColourConversion::prepareMatrix(const ColourSpace &from, const ColourSpace &to,
                                     bool isToneMapped)
{
    if (from.primaries == to.primaries && !isToneMapped)
        return;
    const Matrix matrix = times(inverse(xyzMatrix(to.primaries)), xyzMatrix(from.primaries));
    kernels::ColourMix &mix = m_mix.emplace();
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j)
            mix.rows[i][j] = static_cast<float>(matrix[i][j]);
    }
    mix.least = 0;
    if (isToneMapped)
        mix.most = static_cast<float>(to.room / kReferenceWhite);
}

bool ColourConversion::isNothing() const
{
    return !m_decode && !m_toneMap && !m_mix && !m_encode;
}

void ColourConversion::apply(const kernels::RgbaRows &picture, kernels::Area area) const
{
    const auto bend = [&](const Curve &curve) {
        for (std::size_t i = 0; curve && i < 3; ++i)
            kernels::applyCurve(picture.planes[i], area, *curve);
    };
    bend(m_decode);
    if (m_toDisplay)
        kernels::gainByLuminance(picture, area, m_toDisplay->weights, m_toDisplay->curve);
    if (m_toneMap)
        kernels::gainByGreatest(picture, area, *m_toneMap);
    if (m_mix)
        kernels::mixColours(picture, area, *m_mix);
    if (m_toScene)
        kernels::gainByLuminance(picture, area, m_toScene->weights, m_toScene->curve);
    bend(m_encode);
}

std::shared_ptr<const ColourConversion> ConversionCache::get(const ColourSpace &from,
                                                             const ColourSpace &to)
{
    constexpr std::size_t kMost = 64;
    if (m_conversions.size() >= kMost)
        m_conversions.clear();
    auto &conversion = m_conversions[{from, to}];
    if (!conversion)
        conversion = std::make_shared<const ColourConversion>(from, to);
    return conversion;
}

} // namespace weft
