#pragma once

#include <QString>

#include <optional>

namespace weft::ui {

/// How much something is expected to take, as a range that is likely to hold it.
struct Expected
{
    double least = 0;
    double most = 0;
    bool isMeasured = false; ///< by what was done here before; else guessed
};

/// What work took on this machine, by kinds of work, kept in the user's settings: it turns a guess
/// into a promise. What is measured (seconds, bytes) grows with an amount of work in any unit.
/// Thread: main.
class Measurements
{
public:
    /// @param file empty: "measurements.ini" in the user's folder for settings
    explicit Measurements(QString file = {});

    /// Nothing happens unless both are more than 0. @param kind "generate/testpattern/1.0"
    void remember(const QString &kind, double work, double value);
    /// @param guess where nothing was measured; 0 = there is none, and so nothing is expected
    std::optional<Expected> expect(const QString &kind, double work, double guess) const;

private:
    QString m_file;
};

} // namespace weft::ui
