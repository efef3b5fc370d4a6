#pragma once

#include "core/base/result.h"
#include "core/export/preset.h"
#include "core/render/renderer.h"

#include <functional>
#include <stop_token>

namespace weft {

/// What to export, and where to.
struct ExportJob
{
    std::shared_ptr<const Project> project;
    SequenceId sequence;
    MediaMap media;
    ExportPreset preset;
    QString path;                                 ///< of the film
    bool overwrite = false;                       ///< replace a file that is there
    TimeRange range;                              ///< frames; empty = the whole sequence
    std::shared_ptr<const DisplayTransform> view; ///< see RenderOptions
};

/// How far an export is.
struct ExportProgress
{
    std::int64_t framesDone = 0;
    std::int64_t framesTotal = 0;
    double framesPerSecond = 0;
    double secondsLeft = -1; ///< < 0: not known yet
};

/// What was written, as read back from the finished file.
struct ExportedFilm
{
    QString path;
    std::int64_t bytes = 0;
    std::int64_t frames = 0;
    int width = 0;
    int height = 0;
    FrameRate rate;
    QString videoCodec;
    QString audioCodec; ///< empty without sound
};

/// Renders a range of a sequence and encodes it. Works on "<path>.part", which is locked against a
/// second export, verifies it (streams, size, frame count, duration, chapters) and renames it only
/// then;
/// whatever fails, nothing stays under the final name and the part is removed. Decoding and
/// compositing run on the calling thread, encoding on another, with a short queue between them.
/// @param progress is called on the calling thread, about four times a second and at the end; may
/// be empty Errors: Usage — an empty sequence, a range outside it, a file that is there and may not
/// be replaced, an output that is one of the project's own files; as Renderer; as Encoder;
/// Verification; Cancelled.
Result<ExportedFilm> exportFilm(const ExportJob &job,
                                const std::function<void(const ExportProgress &)> &progress,
                                const std::stop_token &stop);

} // namespace weft
