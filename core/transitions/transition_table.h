#pragma once

#include "core/model/parameter_type.h"

namespace weft {

struct TransitionInput;
struct TransitionMix;

/// Says what becomes of the two pictures in one frame; see transition_ops.h. Errors (Media): a file
/// that it needs is missing or cannot be read.
using MakeTransition = Result<TransitionMix> (*)(const TransitionInput &);

/// A transition as data: file format, script, inspector, documentation and tests are made from this
/// entry, and so is what the renderer does.
struct TransitionType
{
    const char *id;    ///< in files and scripts
    const char *label; ///< for people; translated when shown
    const char *group; ///< likewise
    std::span<const ParameterType> parameters;
    MakeTransition make;

    /// Nothing where there is none of that name.
    const ParameterType *parameter(const QString &id) const;
};

/// Every transition there is, in the order shown.
std::span<const TransitionType> transitionTypes();

/// Nothing for an unknown id.
const TransitionType *findTransitionType(const QString &id);

/// Refused where the kind is unknown, and as checkParameters().
Status checkTransition(const QString &kind, const Parameters &parameters);

} // namespace weft
