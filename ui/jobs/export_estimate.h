#pragma once

#include "core/export/preset.h"
#include "core/jobs/job.h"
#include "core/model/sequence.h"
#include "ui/session/measurements.h"

#include <functional>

namespace weft::ui {

/// What a film is expected to cost.
struct ExportEstimate
{
    std::optional<Expected> seconds;
    std::optional<Expected> bytes;
};

/// @param frames to be written
ExportEstimate estimateExport(const Measurements &measurements, const ExportPreset &preset,
                              const SequenceSettings &settings, std::int64_t frames);

/// Learns from an export that is done. @param settings of the sequence that it wrote
void rememberExport(Measurements &measurements, const Job &job, const SequenceSettings &settings,
                    std::int64_t frames);

/// "1 min 5 s to 9 min 45 s, not yet measured here", or "about 42 s"
QString rangeText(const Expected &expected, const std::function<QString(double)> &textOf);

} // namespace weft::ui
