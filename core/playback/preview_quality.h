#pragma once

namespace weft {

/// How many of a sequence's pixels a preview has: all, every second in each direction, every
/// fourth, or as many as there is time for.
enum class PreviewQuality { Auto, Full, Half, Quarter };

/// Chooses a level of quality by how long pictures take. It goes down as soon as they take too long
/// on average, and up where the time is easily enough; where that turns out wrong, it waits longer
/// before it tries again. A value; thread: one at a time.
class QualityGovernor
{
public:
    static constexpr int kLowest = 2;

    /// 0 = full, 1 = half, 2 = a quarter
    int level() const { return m_level; }
    /// Takes note of a picture. @param cost the time it took ÷ the time there is for it
    void add(double cost);
    /// About what a picture of that cost takes with so many times the pixels, by the same rule that
    /// levels are chosen by.
    static double scaled(double cost, double timesPixels);

private:
    void goTo(int level);

    int m_level = 0;
    double m_cost = 0.5; ///< smoothed
    int m_pictures = 0;  ///< at this level
    int m_easy = 0;      ///< of them, the last ones, that were easy
    int m_patience = 1;  ///< doubled whenever going up was wrong
    bool m_hasRisen = false;
};

} // namespace weft
