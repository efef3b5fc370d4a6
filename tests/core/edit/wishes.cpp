#include "tests/core/edit/wishes.h"

#include <array>

namespace weft::test {

namespace {

struct Wish
{
    const char *kind;
    Suits suits;
};

std::optional<Clip> clipBefore(const Project &project, const ClipPlace &place)
{
    if (place.index == 0)
        return {};
    return trackAt(project, place.track).clips.at(place.index - 1);
}

bool adjoins(const Project &project, const ClipPlace &place)
{
    const auto before = clipBefore(project, place);
    return before && before->end() == place.clip.start;
}

bool goesOn(const Project &project, const ClipPlace &place)
{
    if (!adjoins(project, place))
        return false;
    const auto before = clipBefore(project, place);
    const FrameRate rate = project.sequences[place.track.sequence]->settings.rate;
    return (*before)->source == place.clip->source
           && sourceTimeAt(*before->body, (*before)->length, rate) == place.clip->in;
}

bool hasTransition(const Project &, const ClipPlace &place)
{
    return place.clip->transition.has_value();
}

bool isOutOfSync(const Project &project, const ClipPlace &place)
{
    return syncOffset(project, place.clip->id).value_or(0) != 0;
}

bool isLinked(const Project &, const ClipPlace &place)
{
    return bool(place.clip->link);
}

bool isGrouped(const Project &, const ClipPlace &place)
{
    return bool(place.clip->group);
}

bool isNest(const Project &, const ClipPlace &place)
{
    return std::holds_alternative<NestedSource>(place.clip->source);
}

bool isShot(const Project &, const ClipPlace &place)
{
    return std::holds_alternative<ShotSource>(place.clip->source);
}

constexpr std::array kWishes{
    Wish{Join::kName, goesOn},
    Wish{Roll::kName, adjoins},
    Wish{AddTransition::kName, adjoins},
    Wish{AddTransitions::kName, adjoins},
    Wish{SetTransition::kName, hasTransition},
    Wish{RemoveTransition::kName, hasTransition},
    Wish{MoveIntoSync::kName, isOutOfSync},
    Wish{SlipIntoSync::kName, isOutOfSync},
    Wish{Unlink::kName, isLinked},
    Wish{Ungroup::kName, isGrouped},
    Wish{Unnest::kName, isNest},
    Wish{MakeIndependent::kName, isShot},
};

} // namespace

Suits suitsOf(std::string_view editKind)
{
    for (const Wish &wish : kWishes) {
        if (wish.kind == editKind)
            return wish.suits;
    }
    return nullptr;
}

} // namespace weft::test
