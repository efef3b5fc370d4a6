#pragma once

#include "core/edit/edit.h"
#include "ui/timeline/timeline_view.h"

#include <QMenu>

namespace weft::ui {

/// What can be shown where a clip has been pulled beyond the end of its media, besides its last
/// frame, which stands there already: the clip again, and again; or, of a generated shot, what is
/// made when it is generated longer. Each takes the place of that last step.
///
///     | A          |//////|     held
///     | A          | A  |       repeated
struct Beyond
{
    ClipId clip;
    std::int64_t to = 0; ///< frame where its end was pulled to
    bool isLinked = true;
};

/// As one step. @param project before the clip was pulled. Nothing where the clip has no material
/// of its own length to repeat.
std::optional<Edit> repeated(const Project &project, const Beyond &beyond);
/// Nothing for anything but a generated shot.
std::optional<Edit> generatedLonger(const Project &project, const Beyond &beyond);

/// Offers them; goes when it is closed.
QMenu *offerBeyond(TimelineView &view, const Beyond &beyond, QWidget *parent);

} // namespace weft::ui
