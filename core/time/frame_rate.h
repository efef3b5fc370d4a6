#pragma once

#include "core/time/rational.h"

namespace weft {

/// Samples a second of all sound inside Weft.
inline constexpr std::int64_t kSampleRate = 48000;

/// Frames a second as an exact fraction, 1 to 1000: 24000/1001, 25, 30000/1001, 60 …
/// The frame n of a grid lies at n ÷ rate seconds. Value type; any thread.
class FrameRate
{
public:
    /// 25 frames a second.
    constexpr FrameRate() = default;
    /// Nothing where the rate is not between 1 and 1000 or a term exceeds 1,000,000,000.
    static std::optional<FrameRate> make(std::int64_t numerator, std::int64_t denominator = 1);
    /// Reads "25", "30000/1001" and the decimal short forms of the field: "23.976", "23.98",
    /// "29.97", "59.94", "119.88" mean their exact 1001 fractions; other decimals ("12.5") are
    /// taken as written.
    static std::optional<FrameRate> fromString(const QString &text);
    /// The exact rate that an approximate one means: the common rate within 0.02 %, else the
    /// nearest fraction with a denominator up to 1001. For rates read from media.
    static std::optional<FrameRate> nearest(const Rational &approximate);
    /// The rate of films that is nearest to this one by ratio: 23.976 to 60, as editors and players
    /// expect it. For footage of variable rate, whose average means nothing.
    FrameRate nearestFilmRate() const;

    std::int64_t numerator() const { return m_numerator; }
    std::int64_t denominator() const { return m_denominator; }
    Rational toRational() const { return {m_numerator, m_denominator}; }
    double toDouble() const { return toRational().toDouble(); }
    /// Whole frames a second as counted by timecode: 30 for 30000/1001.
    std::int64_t timecodeBase() const;

    /// The instant of a frame in seconds, exact.
    Rational secondsAt(std::int64_t frame) const;
    /// The frame of an instant.
    std::int64_t frameAt(const Rational &seconds, Rounding rounding) const;
    /// The sound sample at which a frame begins: floor(frame × 48000 ÷ rate), so frames share no
    /// sample and leave none out.
    std::int64_t sampleAt(std::int64_t frame) const;
    /// The frame in which a sound sample lies: the greatest frame whose sampleAt is not above it.
    std::int64_t frameAtSample(std::int64_t sample) const;

    /// "25" or "30000/1001". Locale-free.
    QString toString() const { return toRational().toString(); }

    friend bool operator==(const FrameRate &, const FrameRate &) = default;

private:
    std::int64_t m_numerator = 25;
    std::int64_t m_denominator = 1;
};

/// Converts a frame position between grids: the frame of `to` that is nearest in time, or the one
/// before or after it.
std::int64_t convertFrame(std::int64_t frame, const FrameRate &from, const FrameRate &to,
                          Rounding rounding);

} // namespace weft
