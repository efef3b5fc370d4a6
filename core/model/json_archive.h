#pragma once

#include "core/model/json_reader.h"
#include "core/model/json_writer.h"

#include <concepts>
#include <type_traits>

/// Typed reading and writing of JSON. Each struct that goes into a file lists its members once:
///
///     void fields(auto &archive, Like<Marker> auto &marker)
///     {
///         archive.field("id", marker.id);             // must be there
///         archive.field("name", marker.name, {});     // left out when equal to the default
///         archive.unknown(marker.unknown);            // keeps the members nobody asked for
///     }
///
/// The same list serves JsonObjectWriter and JsonObjectReader. A struct without unknown() refuses
/// members it does not know. Used by .cpp files only; thread: any.

namespace weft {

/// T or const T: lets one fields() serve reading and writing.
template<typename T, typename U>
concept Like = std::same_as<std::remove_const_t<T>, U>;

} // namespace weft
