#include "core/render/sound_piece.h"

#include <algorithm>

namespace weft {

namespace {

/// A clip's material on the sequence's samples: sample s begins at its second
/// base + speed × s ÷ kSampleRate.
struct Grid
{
    Rational base;
    Rational speed;

    /// The first sample whose middle has reached a second, in playing direction.
    std::int64_t firstSampleAt(const Rational &second) const
    {
        const Rational samples = (second - base) * Rational(kSampleRate) / speed;
        return (samples - Rational(1, 2)).rounded(Rounding::Ceil);
    }
};

/// Places of a source that runs along source = first + slope × material.
SoundPlaces placesOf(const Grid &grid, const Rational &first, const Rational &slope)
{
    return {(first + slope * grid.base) * Rational(kSampleRate), slope * grid.speed};
}

std::vector<SoundPiece> piecesOf(const TimeMap &map, const Grid &grid, std::int64_t start,
                                 std::int64_t end)
{
    std::vector<SoundPiece> pieces;
    for (std::size_t i = 0; i + 1 < map.keys.size(); ++i) {
        const Rational slope = map.slopeAfter(i);
        const std::int64_t a = grid.firstSampleAt(map.keys[i].at);
        const std::int64_t b = grid.firstSampleAt(map.keys[i + 1].at);
        const std::int64_t first = std::max(start, std::min(a, b));
        const std::int64_t last = std::min(end, std::max(a, b));
        if (first >= last || slope.isZero())
            continue;
        const Rational zero = map.keys[i].source - slope * map.keys[i].at;
        pieces.push_back({first, last, placesOf(grid, zero, slope), i, std::min(a, b)});
    }
    if (grid.speed < Rational(0))
        std::reverse(pieces.begin(), pieces.end());
    return pieces;
}

} // namespace

std::vector<SoundPiece> soundPieces(const Clip &clip, const FrameRate &rate, std::int64_t start,
                                    std::int64_t end)
{
    if (clip->speed.isZero())
        return {};
    const Grid grid{clip->in - clip->speed * rate.secondsAt(clip.start), clip->speed};
    if (clip->remap)
        return piecesOf(*clip->remap, grid, start, end);
    return {{start, end, placesOf(grid, Rational(0), Rational(1))}};
}

} // namespace weft
