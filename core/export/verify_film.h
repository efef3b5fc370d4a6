#pragma once

#include "core/export/export_film.h"

namespace weft {

/// Reads a finished film back and compares it with what was asked for: a picture stream (and a
/// sound stream where the preset has one) of the right codec, size, rate, number of frames and
/// length, and the sequence's chapters.
/// @param range the frames that were rendered
/// Errors (Verification): the sentence names the first difference.
Result<ExportedFilm> verifyFilm(const QString &path, const ExportPreset &preset,
                                const Sequence &sequence, const TimeRange &range);

} // namespace weft
