#include "core/playback/preview_quality.h"

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

constexpr double kTooSlow = 0.9;
constexpr double kEasy = 0.35; ///< four times the pixels cost less than four times as much
constexpr int kFewest = 8;     ///< pictures to judge by
constexpr int kEasyFor = 60;
constexpr int kMostPatience = 32;

} // namespace

void QualityGovernor::add(double cost)
{
    m_cost += (std::min(cost, 4.0) - m_cost) / 8;
    ++m_pictures;
    m_easy = m_cost < kEasy ? m_easy + 1 : 0;
    if (m_pictures < kFewest)
        return;
    if (m_cost > kTooSlow && m_level < kLowest) {
        if (m_hasRisen)
            m_patience = std::min(2 * m_patience, kMostPatience);
        m_hasRisen = false;
        goTo(m_level + 1);
    } else if (m_level > 0 && m_easy >= kEasyFor * m_patience) {
        goTo(m_level - 1);
        m_hasRisen = true;
    } else if (m_hasRisen && m_pictures >= 4 * kEasyFor) {
        m_hasRisen = false; // it was right
        m_patience = 1;
    }
}

double QualityGovernor::scaled(double cost, double timesPixels)
{
    return cost * std::pow(kTooSlow / kEasy, std::log2(timesPixels) / 2);
}

void QualityGovernor::goTo(int level)
{
    m_level = level;
    m_cost = 0.5;
    m_pictures = 0;
    m_easy = 0;
}

} // namespace weft
