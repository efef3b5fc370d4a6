#pragma once

#include <QByteArray>

namespace weft {

/// The members of a JSON object that this version does not know, as the text of one JSON object;
/// empty if there are none. Kept through every edit and written back on save, so that a newer
/// Weft's data is never lost.
using UnknownFields = QByteArray;

} // namespace weft
