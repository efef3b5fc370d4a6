#pragma once

#include "core/model/parameter_type.h"

namespace weft::ui {

/// What can be put on clips, of every table.
enum class EffectKind { Picture, Sound, Transition };

/// An effect on pictures, on sound, or a transition, as forms and lists need it.
struct EffectEntry
{
    EffectKind kind = EffectKind::Picture;
    QString id;
    QString label; ///< translated
    QString group; ///< translated
    std::span<const ParameterType> parameters;

    const ParameterType *parameter(const QString &id) const;
    /// What it sets, a sentence: "Sets left, top, right and bottom. Numbers can change with time."
    QString help() const;
};

/// Every entry of the effect, sound effect and transition tables, in the order shown. Thread: main.
const std::vector<EffectEntry> &effectCatalogue();
/// Nothing for an unknown id.
const EffectEntry *findEffectEntry(EffectKind kind, const QString &id);

/// What a parameter is while it is not set.
Parameter defaultOf(const ParameterType &type);

} // namespace weft::ui
