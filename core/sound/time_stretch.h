#pragma once

#include "core/base/result.h"
#include "core/media/audio_block.h"

#include <functional>
#include <memory>

namespace weft {

/// Speeds that pitch is kept at; beyond, there is nothing left to hear of it.
inline constexpr double kSlowestStretch = 0.1;
inline constexpr double kFastestStretch = 10;

/// Plays sound faster or slower without changing its pitch (Rubber Band's finer engine, channels
/// together). As long as reads follow one another, any cut into reads gives the same bits. A read
/// from elsewhere starts anew half a second earlier: the sound is at the same place and as loud,
/// but its partials may have other phases. Thread: one at a time; it has none of its own.
class TimeStretch
{
public:
    /// Gives samples of the sound in the order in which they are played.
    using Source = std::function<Result<AudioBlock>(std::int64_t start, std::int64_t length)>;

    /// @param speed kSlowestStretch to kFastestStretch
    TimeStretch(std::size_t channels, double speed);
    TimeStretch(TimeStretch &&) noexcept;
    TimeStretch &operator=(TimeStretch &&) noexcept;
    ~TimeStretch();

    /// Whether a read from there, at that place of the source, goes on where the last one ended.
    bool goesOnAt(std::int64_t start, std::int64_t place) const;
    double speed() const;

    /// Samples [start, start + length) of what comes out.
    /// @param place sample of the source that is heard at `start`; looked at where it starts anew
    Result<AudioBlock> read(std::int64_t start, std::int64_t length, std::int64_t place,
                            const Source &source);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace weft
