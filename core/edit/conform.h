#pragma once

#include "core/edit/draft.h"

namespace weft {

/// The settings that footage asks for: its upright square-pixel size (rounded down to even numbers,
/// 16 to 16384), its rate (the nearest film rate where it varies), and its matrix, primaries and
/// range, as they are to be taken, so that an untouched timeline gives back its code values (HDR
/// and RGB footage gets BT.709, limited). Nothing for stills and sound.
std::optional<SequenceSettings> settingsFor(const MediaItem &item);

/// If the sequence is untouched and the source is video footage or a shot, takes over its settings
/// and conforms what is there already. Afterwards it is no longer untouched.
void adoptSettings(Draft &draft, std::size_t sequence, const Source &source);

/// Moves everything in a sequence to another rate: positions and lengths go to the nearest frame in
/// time and every clip keeps at least one; in points and speeds, which are in seconds, stay.
void conformToRate(Sequence &sequence, const FrameRate &rate);

} // namespace weft
