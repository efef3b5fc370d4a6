#pragma once

#include "core/model/parameter_type.h"

namespace weft {

struct RunningSound;
struct SoundInput;

/// Prepares an effect to run from some sample on. Errors (Media): libavfilter lacks what it needs.
using MakeSound = Result<RunningSound> (*)(const SoundInput &);

/// An effect on sound as data, like EffectType for pictures: file format, script, inspector,
/// documentation and tests are made from this entry, and so is what the mix does.
struct SoundEffectType
{
    const char *id;    ///< in files and scripts
    const char *label; ///< for people; translated when shown
    const char *group; ///< likewise
    std::span<const ParameterType> parameters;
    MakeSound make;

    /// Nothing where there is none of that name.
    const ParameterType *parameter(const QString &id) const;
    /// The parameter that names the track this effect listens to; nothing for most. Such an effect
    /// can be on tracks and masters alone.
    const ParameterType *sideChain() const;
};

/// Every effect on sound there is, in the order shown.
std::span<const SoundEffectType> soundEffectTypes();

/// Nothing for an unknown id.
const SoundEffectType *findSoundEffectType(const QString &id);

/// Refused where the type is unknown, and as checkParameters().
Status checkSoundEffect(const Effect &effect);

} // namespace weft
