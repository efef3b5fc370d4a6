#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Moves a clip's start or end to another frame; nothing else moves.
///
///     | A     |     | B |     →   | A        |  | B |        (end)
///             ^ →  ^
/// Refused: an unknown clip, a locked track, a length below 1, a place taken by another clip, more
/// than the source has (the sentence names how far it goes) unless `hold` lets the edge frame
/// stand.
struct Trim
{
    static constexpr const char *kName = "trim";
    enum class Edge { Start, End };
    ClipId clip;
    Edge edge = Edge::End;
    std::int64_t to = 0; ///< frame of the sequence where the edge shall be
    bool hold = false;   ///< allow to go beyond the source's ends
    bool linked = true;  ///< linked clips' edges move by as many frames
};
Result<Project> apply(const Project &project, const Trim &edit);

constexpr auto enumNames(Trim::Edge)
{
    return std::array{EnumName{Trim::Edge::Start, "start"}, EnumName{Trim::Edge::End, "end"}};
}

} // namespace weft
