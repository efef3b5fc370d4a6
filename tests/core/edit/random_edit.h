#pragma once

#include "core/edit/edit.h"

#include <functional>

namespace weft::test {

/// Where chance comes from: any number from `low` to `high`, both included. A property test draws
/// it from a seed, a fuzzer reads it from its input.
using Choose = std::function<std::int64_t(std::int64_t low, std::int64_t high)>;

/// Chance from a seed: the same numbers on every machine.
Choose chooseFromSeed(std::uint64_t seed);

inline constexpr std::size_t kEditKinds = std::variant_size_v<Edit>;

/// The name of an alternative of Edit: "insert".
const char *editKindName(std::size_t kind);

/// Makes an edit of one kind for a project. Its members are those that fields() lists for the
/// journal, so that every kind there is, and every one to come, is made without a line here. Most
/// are meant to be possible: ids exist, frames lie near clips; some are hostile on purpose.
/// @param kind index of the alternative in Edit
Edit randomEdit(const Project &project, std::size_t kind, const Choose &choose);

/// The edits that make a project worth editing out of an empty one: footage, sound, a still, shots,
/// two sequences with several tracks at some rate, and a few clips.
std::vector<Edit> randomStart(const Choose &choose);

} // namespace weft::test
