#pragma once

#include "core/base/result.h"
#include "core/model/project.h"
#include "core/render/media_map.h"

#include <span>
#include <vector>

namespace weft {

/// Values a second of a loudness curve.
inline constexpr std::int64_t kLoudnessRate = 1000;

/// How loud a sound is over time: the root mean square of each thousandth of a second.
/// @param mono samples at kSampleRate; an incomplete last thousandth is left out
std::vector<float> loudnessOf(std::span<const float> mono);

/// Where a sound lies in another one: what `sound` plays at second t, `reference` plays at t + the
/// offset; negative where the sound begins earlier. Exact to about a thousandth of a second, and so
/// to one frame at any rate in use.
///
/// The loudness curves, freed of what changes slower than half a second, are correlated at every
/// offset that lets them overlap for at least two seconds (or the whole of the shorter one):
///
///     r(o) = Σ a(i + o)·b(i) ÷ √(Σ a² · Σ b²),  both sums over the overlap
///
/// The offset with the greatest r·√overlap is taken, if r is at least 0.15 there and no offset
/// further than a tenth of a second away comes within four fifths of it. Both recordings may be
/// noisy, filtered and of unlike loudness. Pure; any thread; O(n log n) time.
/// Errors (Refused): silence, no clear match, sounds of more than four hours; the sentence says
/// which.
Result<Rational> loudnessOffset(std::span<const float> reference, std::span<const float> sound);

/// The offset of a clip's source to that of a reference clip, from all of their files' sound: what
/// the edit Synchronise wants. Reads both files once. Any thread.
/// Errors: Refused as loudnessOffset(), and for a clip without a sound file; Media for a file that
/// is missing or cannot be decoded.
Result<Rational> waveformOffset(const Project &project, const MediaMap &media, ClipId reference,
                                ClipId clip);

} // namespace weft
