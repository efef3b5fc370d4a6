#include "core/render/hdr.h"

#include "core/effects/transfer.h"

#include <algorithm>

namespace weft {

namespace {

double pqOf(double candelas)
{
    return encodedLight(ColourTransfer::Pq, candelas / kPqRoom);
}

/// From the knee on: from (knee, knee) with slope 1 to (1, end) with slope 0.
double spline(double level, double knee, double end)
{
    const double t = (level - knee) / (1 - knee);
    const double t2 = t * t, t3 = t2 * t;
    return (2 * t3 - 3 * t2 + 1) * knee + (t3 - 2 * t2 + t) * (1 - knee) + (3 * t2 - 2 * t3) * end;
}

} // namespace

double toneMapped(double light, double sourcePeak, double targetPeak)
{
    if (targetPeak >= sourcePeak || light <= 0)
        return light;
    const double peak = pqOf(sourcePeak);
    const double end = pqOf(targetPeak) / peak;
    const double knee = 1.5 * end - 0.5;
    const double level = std::min(pqOf(light * kReferenceWhite) / peak, 1.0);
    if (level <= knee)
        return light;
    const double mapped = spline(level, knee, end) * peak;
    return lightOf(ColourTransfer::Pq, mapped) * kPqRoom / kReferenceWhite;
}

} // namespace weft
