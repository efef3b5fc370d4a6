#include "ui/effects/effect_catalogue.h"

#include "core/base/translate.h"
#include "core/effects/effect_table.h"
#include "core/sound/sound_effect_table.h"
#include "core/transitions/transition_table.h"

#include <QCoreApplication>

#include <algorithm>

namespace weft::ui {

namespace {

template<typename Type>
void add(std::vector<EffectEntry> &entries, EffectKind kind, std::span<const Type> types)
{
    for (const Type &type : types)
        entries.push_back(
            {kind, QLatin1String(type.id), tr(type.label), tr(type.group), type.parameters});
}

} // namespace

const ParameterType *EffectEntry::parameter(const QString &wanted) const
{
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const ParameterType &type) {
                                        return wanted == QLatin1String(type.id);
                                    });
    return found == parameters.end() ? nullptr : &*found;
}

QString EffectEntry::help() const
{
    QStringList names;
    bool hasNumber = false;
    for (const ParameterType &type : parameters) {
        names << tr(type.label);
        hasNumber |= type.kind == ParameterKind::Number;
    }
    if (names.isEmpty())
        return tr("Has nothing to be set.");
    const QString sets = tr("Sets: %1.").arg(names.join(QStringLiteral(", ")));
    return hasNumber ? sets + QLatin1Char(' ') + tr("Numbers can change with time.") : sets;
}

const std::vector<EffectEntry> &effectCatalogue()
{
    static const std::vector<EffectEntry> entries = [] {
        std::vector<EffectEntry> all;
        add(all, EffectKind::Picture, effectTypes());
        add(all, EffectKind::Sound, soundEffectTypes());
        add(all, EffectKind::Transition, transitionTypes());
        return all;
    }();
    return entries;
}

const EffectEntry *findEffectEntry(EffectKind kind, const QString &id)
{
    const auto &all = effectCatalogue();
    const auto found = std::find_if(all.begin(), all.end(), [&](const EffectEntry &entry) {
        return entry.kind == kind && entry.id == id;
    });
    return found == all.end() ? nullptr : &*found;
}

Parameter defaultOf(const ParameterType &type)
{
    switch (type.kind) {
    case ParameterKind::Number: return Curve(type.defaultNumber);
    case ParameterKind::Switch: return type.defaultNumber != 0;
    case ParameterKind::Choice: return QString::fromLatin1(type.choices[0].id);
    case ParameterKind::Colour: return QString::fromLatin1(type.defaultColour);
    case ParameterKind::Media: return MediaId();
    case ParameterKind::Track: return TrackId();
    case ParameterKind::Path: return QString();
    }
    return QString();
}

} // namespace weft::ui
