#pragma once

#include "core/edit/edit.h"

#include <QByteArray>

namespace weft {

/// The edit as one line of JSON, as the journal stores it and scripts may spell it.
QByteArray toJsonLine(const Edit &edit);

/// Reads an edit as toJsonLine() writes it. Errors (Usage): malformed JSON, an unknown edit or
/// member, a wrong type; the sentence names the member and what would be right.
Result<Edit> editFromJsonLine(const QByteArray &line);

/// One line for each edit there is, in the order of the variant: its name and all its members with
/// their defaults; members that must be given are shown with an empty value. What `weft-cli apply
/// --list` prints.
QStringList editReference();

} // namespace weft
