#pragma once

#include "core/edit/edit.h"

#include <string_view>

namespace weft::test {

/// Whether a clip is of the sort that a kind of edit needs.
using Suits = bool (*)(const Project &project, const ClipPlace &place);

/// The kinds of edit that need a clip of a certain sort: a clip picked at random rarely is one.
/// nullptr for those that take any.
Suits suitsOf(std::string_view editKind);

} // namespace weft::test
