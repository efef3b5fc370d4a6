#pragma once

#include <QString>

#include <optional>

namespace weft::ui {

/// What a number may be, and how a slider runs through its range. Value type; any thread.
struct NumberScale
{
    double minimum = 0; ///< inclusive
    double maximum = 100;
    double usual = 0; ///< what a double click on the slider, or a reset, sets
    QString unit;     ///< behind the number: "%", "dB"; may be empty
    bool isWhole = false;

    /// Where on the slider a value lies, 0 to 1. Levels from silence to above 0 dB run as the
    /// fourth root of the amplitude, as faders do; ranges over two decades above 0 by octaves;
    /// those of many hundred steps are fine near the usual value; all others are straight.
    double placeOf(double value) const;
    /// The value at a place, rounded to a step that reads well.
    double valueAt(double place) const;
    /// What an arrow key changes: about a hundredth of the range, a power of ten, at most 1.
    double step() const;
    double clamped(double value) const;

    /// As people read it in their language, with all its digits and without the unit: "12,5".
    QString toText(double value) const;
    /// Reads what people type: with a point or their own comma, with or without the unit. Nothing
    /// for anything that is no number.
    std::optional<double> fromText(const QString &text) const;
};

} // namespace weft::ui
