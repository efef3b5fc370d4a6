#pragma once

#include <optional>

namespace weft {

/// Where a colour lies in the CIE 1931 diagram, 0 to 1.
struct Chromaticity
{
    double x = 0;
    double y = 0;

    friend bool operator==(const Chromaticity &, const Chromaticity &) = default;
};

/// The display that pictures were graded on (SMPTE ST 2086).
struct MasteringDisplay
{
    Chromaticity red;
    Chromaticity green;
    Chromaticity blue;
    Chromaticity white;
    double minLuminance = 0; ///< cd/m², 0 to maxLuminance
    double maxLuminance = 0; ///< cd/m², 0 to 10000

    friend bool operator==(const MasteringDisplay &, const MasteringDisplay &) = default;
};

/// What a film says of the brightness of its PQ pictures. Empty = nothing.
struct HdrMetadata
{
    std::optional<MasteringDisplay> display;
    int maxCll = 0;  ///< MaxCLL, cd/m²: the brightest pixel (CTA-861.3), to 10000; 0 = unknown
    int maxFall = 0; ///< MaxFALL, cd/m²: the brightest picture's mean, to 10000; 0 = unknown

    /// How bright pictures get, cd/m²: MaxCLL, else what the display could show; 0 = unknown.
    double peakLuminance() const
    {
        return maxCll > 0 ? maxCll : display ? display->maxLuminance : 0;
    }

    friend bool operator==(const HdrMetadata &, const HdrMetadata &) = default;
};

} // namespace weft
