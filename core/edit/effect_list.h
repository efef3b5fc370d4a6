#pragma once

#include "core/edit/draft.h"
#include "core/model/parameter_type.h"

#include <variant>

namespace weft {

/// Whose effects: a clip's, those of a track's sound, or of a sequence's master.
using EffectOwner = std::variant<ClipId, TrackId, SequenceId>;

/// The effects of one owner, to be changed and put back. Lives within one call of apply().
class EffectList
{
public:
    /// Refused: an unknown owner, a clip on a locked track, a track of pictures.
    static Result<EffectList> of(const Draft &draft, const EffectOwner &owner);
    /// The list that an effect is in. Refused: an unknown effect; as of().
    static Result<EffectList> with(const Draft &draft, EffectId effect);

    std::vector<Effect> effects;
    std::size_t found = 0; ///< index of the effect that was looked for

    /// Whether the effects are on sound.
    bool isSound() const { return m_isSound; }
    /// A parameter's type as the effect's own table has it; nothing where it is unknown.
    const ParameterType *parameter(const Effect &effect, const QString &id) const;
    /// Refused: an effect that is unknown, for pictures where there is sound or the other way
    /// round, or has a parameter out of range (checkEffect(), checkSoundEffect()); one that listens
    /// to a track, on a clip or to no sound track of the same sequence.
    Status check(const Draft &draft, const Effect &effect) const;
    /// Puts the effects back. Refused: one that needs a file which is not in the bin.
    Status put(Draft &draft) const;

private:
    using Place = std::variant<ClipPlace, TrackPlace, std::size_t>; ///< the last: of a sequence

    Status checkSideChain(const Draft &draft, const Effect &effect) const;

    Place m_place;
    std::size_t m_sequence = 0;
    bool m_isSound = false;
};

} // namespace weft
