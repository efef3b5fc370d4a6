#pragma once

#include <QString>

#include <cstdint>

namespace weft::ui {

/// "5 s", "2 min 10 s", "1 h 5 min"; begun seconds count.
QString durationText(double seconds);
/// "2 min 10 s left". @param seconds ≥ 0
QString timeLeftText(double seconds);
/// "450 MB"
QString bytesText(std::int64_t bytes);

} // namespace weft::ui
