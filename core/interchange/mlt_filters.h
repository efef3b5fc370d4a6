#pragma once

#include "core/interchange/mlt_document.h"
#include "core/model/clip.h"

#include <QStringList>

#include <vector>

namespace weft {

/// A fade that a filter makes, in frames of the service it hangs on.
struct MltFade
{
    bool isIn = true;
    bool isSound = false;
    std::int64_t length = 0;
    std::optional<std::int64_t> first; ///< the filter's range, where it says one
    std::optional<std::int64_t> last;
};

/// What the filters of a producer, an entry or a track do, as far as it is known here.
struct MltFilters
{
    double gainDb = 0;
    std::vector<MltFade> fades;
    std::vector<Effect> effects; ///< keyframes in frames of the service
    QStringList losses;          ///< "the effect \"frei0r.x\"" …
};

/// Reads the filters that hang on a service. Text filters are left to the titles.
MltFilters readMltFilters(const MltDocument &document, const pugi::xml_node &service);

/// The losses where the service becomes no clip, so that its effects and fades have no place: all
/// but the gain.
QStringList lossesWithoutClip(const MltFilters &filters);

} // namespace weft
