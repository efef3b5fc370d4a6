#include "core/transitions/transition_table.h"

#include "core/base/translate.h"

#include <array>

namespace weft {

#define WEFT_TRANSITION(name) extern const TransitionType name;
#include "core/transitions/transition_list.inc"
#undef WEFT_TRANSITION

const ParameterType *TransitionType::parameter(const QString &id) const
{
    for (const ParameterType &candidate : parameters) {
        if (id == QLatin1String(candidate.id))
            return &candidate;
    }
    return nullptr;
}

std::span<const TransitionType> transitionTypes()
{
#define WEFT_TRANSITION(name) name,
    static const std::array kTypes{
#include "core/transitions/transition_list.inc"
    };
#undef WEFT_TRANSITION
    return kTypes;
}

const TransitionType *findTransitionType(const QString &id)
{
    for (const TransitionType &type : transitionTypes()) {
        if (id == QLatin1String(type.id))
            return &type;
    }
    return nullptr;
}

Status checkTransition(const QString &kind, const Parameters &parameters)
{
    const TransitionType *type = findTransitionType(kind);
    if (!type)
        return fail(ErrorKind::Refused,
                    tr("The transition \"%1\" is not known to this version of Weft: update Weft, "
                       "or replace the transition.")
                        .arg(kind));
    return checkParameters(parameters, type->parameters, tr("the transition \"%1\"").arg(kind));
}

} // namespace weft
