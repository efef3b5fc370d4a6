#pragma once

#include "kernels/rows.h"

#include <cstdint>

namespace weft::kernels {

/// What codes of one plane become: code × scale + offset.
struct CodeScale
{
    float scale = 1;
    float offset = 0;
};

/// How much of each sample of a plane a picture takes: weight × columns[x] × rows[y]. Without
/// columns and rows it covers every sample alike.
struct PlaneCoverage
{
    float weight = 1;
    const float *columns = nullptr;
    const float *rows = nullptr; ///< there where columns are
};

/// out = codes × scale + offset.
void setPlane(Rows<const std::uint8_t> codes, Rows<float> out, Area area, CodeScale scale);
void setPlane(Rows<const std::uint16_t> codes, Rows<float> out, Area area, CodeScale scale);
void setPlane(Rows<const float> codes, Rows<float> out, Area area, CodeScale scale);

/// Lays a plane over another: onto = onto × (1 − covered) + (codes × scale + offset) × covered.
void layPlane(Rows<const std::uint8_t> codes, Rows<float> onto, Area area, CodeScale scale,
              const PlaneCoverage &coverage);
void layPlane(Rows<const std::uint16_t> codes, Rows<float> onto, Area area, CodeScale scale,
              const PlaneCoverage &coverage);
void layPlane(Rows<const float> codes, Rows<float> onto, Area area, CodeScale scale,
              const PlaneCoverage &coverage);

/// A sum of planes that are laid over something as one.
struct PlaneSum
{
    Rows<float> values;  ///< each times what it covers
    Rows<float> covered; ///< 0 to 1
};

/// values += (codes × scale + offset) × covered, and covered likewise.
void addPlane(Rows<const std::uint8_t> codes, const PlaneSum &sum, Area area, CodeScale scale,
              const PlaneCoverage &coverage);
void addPlane(Rows<const std::uint16_t> codes, const PlaneSum &sum, Area area, CodeScale scale,
              const PlaneCoverage &coverage);
void addPlane(Rows<const float> codes, const PlaneSum &sum, Area area, CodeScale scale,
              const PlaneCoverage &coverage);

/// onto = onto × (1 − covered) + values
void laySum(const PlaneSum &sum, Rows<float> onto, Area area);

/// The plain versions, which say what the ones above compute, bit for bit.
namespace reference {
void setPlane(Rows<const std::uint8_t> codes, Rows<float> out, Area area, CodeScale scale);
void setPlane(Rows<const std::uint16_t> codes, Rows<float> out, Area area, CodeScale scale);
void setPlane(Rows<const float> codes, Rows<float> out, Area area, CodeScale scale);
void layPlane(Rows<const std::uint8_t> codes, Rows<float> onto, Area area, CodeScale scale,
              const PlaneCoverage &coverage);
void layPlane(Rows<const std::uint16_t> codes, Rows<float> onto, Area area, CodeScale scale,
              const PlaneCoverage &coverage);
void layPlane(Rows<const float> codes, Rows<float> onto, Area area, CodeScale scale,
              const PlaneCoverage &coverage);
void addPlane(Rows<const std::uint8_t> codes, const PlaneSum &sum, Area area, CodeScale scale,
              const PlaneCoverage &coverage);
void addPlane(Rows<const std::uint16_t> codes, const PlaneSum &sum, Area area, CodeScale scale,
              const PlaneCoverage &coverage);
void addPlane(Rows<const float> codes, const PlaneSum &sum, Area area, CodeScale scale,
              const PlaneCoverage &coverage);
void laySum(const PlaneSum &sum, Rows<float> onto, Area area);
} // namespace reference

} // namespace weft::kernels
