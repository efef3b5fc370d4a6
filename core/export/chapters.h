#pragma once

#include "core/media/encoder.h"
#include "core/model/sequence.h"

namespace weft {

/// The chapters of a film of some frames of a sequence: each from a marker that begins one to the
/// next, or to the film's end. A chapter that began before those frames begins with the film.
/// Markers without a name are numbered. What comes before the first one is a chapter with the
/// sequence's name: players and some formats (MP4, MOV) know no time outside chapters.
///
///     markers          |Dawn         |Noon
///     frames   0 [---------------------------]
///     chapters   Film  , Dawn        , Noon
std::vector<FilmChapter> chaptersOf(const Sequence &sequence, const TimeRange &frames);

} // namespace weft
