#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace weft {

/// The name of a thing inside one project: a number from the project's own counter, so that
/// replaying the same edits gives the same ids. 0 names nothing. Ids of different kinds do not mix.
template<typename Tag>
struct Id
{
    std::int64_t value = 0;

    explicit operator bool() const { return value != 0; }
    friend auto operator<=>(const Id &, const Id &) = default;
};

using MediaId = Id<struct MediaTag>;
using ShotId = Id<struct ShotTag>;
using FolderId = Id<struct FolderTag>;
using SequenceId = Id<struct SequenceTag>;
using TrackId = Id<struct TrackTag>;
using ClipId = Id<struct ClipTag>;
using TransitionId = Id<struct TransitionTag>;
using EffectId = Id<struct EffectTag>;
using MarkerId = Id<struct MarkerTag>;
using GroupId = Id<struct GroupTag>;
/// Clips that share a link are selected, moved and trimmed together (picture and its sound).
using LinkId = Id<struct LinkTag>;

} // namespace weft

template<typename Tag>
struct std::hash<weft::Id<Tag>>
{
    std::size_t operator()(weft::Id<Tag> id) const noexcept
    {
        return std::hash<std::int64_t>()(id.value);
    }
};
