#include "core/effects/transfer.h"

#include <cmath>

namespace weft {

namespace {

constexpr double kBt1886 = 2.4;

/// IEC 61966-2-1
namespace srgb {
double light(double level)
{
    return level <= 0.04045 ? level / 12.92 : std::pow((level + 0.055) / 1.055, 2.4);
}

double level(double light)
{
    return light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
}
} // namespace srgb

/// SMPTE ST 2084
namespace pq {
constexpr double kM1 = 2610.0 / 16384, kM2 = 2523.0 / 32;
constexpr double kC1 = 3424.0 / 4096, kC2 = 2413.0 / 128, kC3 = 2392.0 / 128;

double light(double level)
{
    const double power = std::pow(level, 1 / kM2);
    return std::pow(std::max(power - kC1, 0.0) / (kC2 - kC3 * power), 1 / kM1);
}

double level(double light)
{
    const double power = std::pow(light, kM1);
    return std::pow((kC1 + kC2 * power) / (1 + kC3 * power), kM2);
}
} // namespace pq

/// ARIB STD-B67, ITU-R BT.2100
namespace hlg {
constexpr double kA = 0.17883277, kB = 1 - 4 * kA;
const double kC = 0.5 - kA * std::log(4 * kA);

double light(double level)
{
    return level <= 0.5 ? level * level / 3 : (std::exp((level - kC) / kA) + kB) / 12;
}

double level(double light)
{
    return light <= 1.0 / 12 ? std::sqrt(3 * light) : kA * std::log(12 * light - kB) + kC;
}
} // namespace hlg

double lightOfPositive(ColourTransfer transfer, double level)
{
    switch (transfer) {
    case ColourTransfer::Srgb: return srgb::light(level);
    case ColourTransfer::Linear: return level;
    case ColourTransfer::Pq: return pq::light(std::min(level, 1.0));
    case ColourTransfer::Hlg: return hlg::light(level);
    case ColourTransfer::Bt709:
    case ColourTransfer::Unspecified: break;
    }
    return std::pow(level, kBt1886);
}

double encodedPositive(ColourTransfer transfer, double light)
{
    switch (transfer) {
    case ColourTransfer::Srgb: return srgb::level(light);
    case ColourTransfer::Linear: return light;
    case ColourTransfer::Pq: return pq::level(light);
    case ColourTransfer::Hlg: return hlg::level(light);
    case ColourTransfer::Bt709:
    case ColourTransfer::Unspecified: break;
    }
    return std::pow(light, 1 / kBt1886);
}

} // namespace

double lightOf(ColourTransfer transfer, double level)
{
    return std::copysign(lightOfPositive(transfer, std::abs(level)), level);
}

double encodedLight(ColourTransfer transfer, double light)
{
    return std::copysign(encodedPositive(transfer, std::abs(light)), light);
}

} // namespace weft
