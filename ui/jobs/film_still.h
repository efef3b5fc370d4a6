#pragma once

#include "core/base/result.h"
#include "core/render/renderer.h"

#include <QImage>

namespace weft::ui {

/// A frame as a film shows it, for looking at and for saving: sRGB, through the sequence's view
/// where that is for films.
struct StillRequest
{
    std::shared_ptr<const Project> project;
    SequenceId sequence;
    MediaMap media;
    QString folder; ///< that relative paths start from
    std::int64_t frame = 0;
    int width = 0; ///< pixels; 0 = the sequence's
    RenderOptions::Missing missing = RenderOptions::Missing::Placeholder;
};

/// Renders it. Thread: any. Errors: as Renderer and DisplayTransform::load().
Result<QImage> renderStill(const StillRequest &request);

} // namespace weft::ui
