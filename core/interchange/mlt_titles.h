#pragma once

#include "core/interchange/mlt_document.h"
#include "core/model/source.h"

#include <QStringList>

namespace weft {

/// A title made from another program's, and what of it was bent or lost.
struct MltTitle
{
    TitleSource title;
    QStringList losses; ///< "shadows" …
};

/// Kdenlive's title document, as the text of a producer's "xmldata". Texts lie in boxes there;
/// several become one, top to bottom. Nothing where there is no text in it or it cannot be read.
std::optional<MltTitle> kdenliveTitle(const QByteArray &xmldata);

/// A text filter (dynamictext, qtext, pango), or a producer of the same properties.
/// @param width, height of the profile, pixels
std::optional<MltTitle> filterTitle(const pugi::xml_node &service, int width, int height);

/// Whether a service draws text.
bool isTextService(const pugi::xml_node &service);

} // namespace weft
