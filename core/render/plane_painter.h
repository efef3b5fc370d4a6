#pragma once

#include "core/render/compositor.h"
#include "kernels/plane_mix.h"

namespace weft {

/// Lays one plane of a picture over what is below it in the output's plane: plan N's work for one
/// plane of one picture. Immutable but for its weight; paints from any thread.
class PlanePainter
{
public:
    /// A picture that is to be laid.
    struct Job
    {
        Frame frame;
        Affine placement;          ///< upright
        bool isTransposed = false; ///< rows and columns of the frame have been exchanged
        kernels::LevelGain gain;
        double weight = 1; ///< 0 to 1
        kernels::Filter filter = kernels::Filter::CatmullRom;
    };
    PlanePainter(const Job &job, int plane, const RenderTarget &target, TapsCache &taps);

    /// Whether it reaches all of the output's plane, if perhaps by a weight.
    bool isWhole() const { return m_isWhole; }
    double weight() const { return m_weight; }
    void setWeight(double weight) { m_weight = weight; }
    /// Whether it leaves nothing of what is below to be seen.
    bool hides() const { return m_isWhole && m_weight == 1; }

    /// Lays its samples of an area of the output's plane over those that are there. @param onto
    /// begins with the area
    void lay(const Rect &area, kernels::Rows<float> onto, TileMemory &memory) const;
    /// The same over nothing. @pre hides()
    void set(const Rect &area, kernels::Rows<float> onto, TileMemory &memory) const;
    /// Adds them to a sum that is to be laid over what is below as one.
    void add(const Rect &area, const kernels::PlaneSum &sum, TileMemory &memory) const;

private:
    void place(const Job &job, kernels::ChromaStep from, kernels::ChromaStep to,
               const RenderTarget &target, TapsCache &taps);
    kernels::PlaneCoverage coverageFrom(const Rect &area) const;
    template<typename Op>
    void withSamples(const Rect &area, TileMemory &memory, Op op) const;

    Frame m_frame;
    int m_index;
    kernels::CodeScale m_scale;
    double m_weight;
    Rect m_bounds;                ///< of the output's plane: every sample that it touches
    std::vector<float> m_columns; ///< how much of each column of the bounds it covers
    std::vector<float> m_rows;
    bool m_isEven = true;   ///< all of them wholly
    bool m_isWhole = false; ///< and the bounds are the plane
    int m_x = 0; ///< the output's column of its first sample, where it lies sample for sample
    int m_y = 0;
    ResampledPlane m_resampled; ///< from the bounds' first sample on; empty where it does
};

} // namespace weft
