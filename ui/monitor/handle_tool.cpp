#include "ui/monitor/handle_tool.h"

#include "core/base/translate.h"
#include "core/effects/effect_table.h"
#include "core/effects/transform.h"
#include "core/render/composition.h"
#include "ui/monitor/box_tools.h"
#include "ui/monitor/path_tool.h"
#include "ui/monitor/title_tool.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace weft::ui {

namespace {

using MakeEffectTool = std::unique_ptr<HandleTool> (*)(const HandleScene &, std::size_t);

template<typename Tool>
std::unique_ptr<HandleTool> make(const HandleScene &scene, std::size_t index)
{
    return std::make_unique<Tool>(scene, index);
}

/// The effects that have handles of their own.
constexpr std::pair<const char *, MakeEffectTool> kEffectTools[] = {
    {"crop", make<CropTool>},           {"corner-pin", make<CornerPinTool>},
    {"mask-rectangle", make<MaskTool>}, {"mask-ellipse", make<MaskTool>},
    {"mask-bezier", make<PathTool>},
};

MakeEffectTool toolOf(const QString &type)
{
    for (const auto &[id, tool] : kEffectTools) {
        if (type == QLatin1String(id))
            return tool;
    }
    return nullptr;
}

bool isTransform(const Effect &effect)
{
    return effect.type == QLatin1String("transform");
}

QString labelOf(const Effect &effect)
{
    const EffectType *const type = findEffectType(effect.type);
    return type ? weft::tr(type->label) : effect.type;
}

/// From the unit square to where a picture lies once it is fitted into the frame.
Affine fittedPlace(const Picture &picture)
{
    const Point a = picture.fit({0, 0});
    const Point b = picture.fit({picture.shape.width + 0.0, picture.shape.height + 0.0});
    return Affine::scaling(std::abs(b.x - a.x), std::abs(b.y - a.y))
        .then(Affine::translation(std::min(a.x, b.x), std::min(a.y, b.y)));
}

std::size_t indexOf(const ClipBody &clip, EffectId id)
{
    const auto found = std::find_if(clip.effects.begin(), clip.effects.end(),
                                    [id](const Effect &effect) { return effect.id == id; });
    return static_cast<std::size_t>(found - clip.effects.begin());
}

/// The key in force before a frame decides how the new one goes on.
Keyframe keyAt(const Curve &curve, std::int64_t frame, double value)
{
    Keyframe key{frame, value};
    for (const Keyframe &other : curve.keyframes) {
        if (other.frame > frame)
            break;
        if (other.frame == frame)
            key = other;
        else
            key.interpolation = other.interpolation == Interpolation::Bezier ? Interpolation::Smooth
                                                                             : other.interpolation;
    }
    key.value = value;
    return key;
}

} // namespace

Affine HandleScene::before(std::size_t index) const
{
    Affine place = picture;
    for (std::size_t i = 0; i < std::min(index, clip->effects.size()); ++i) {
        const Effect &effect = clip->effects[i];
        const EffectType *const type = findEffectType(effect.type);
        if (!effect.enabled || !type)
            continue;
        if (isTransform(effect))
            place = place.then(
                transformAt(effect, static_cast<double>(frame), settings.width, settings.height));
        else if (type->support() == EffectSupport::Spatial)
            place = Affine::scaling(settings.width, settings.height); // it sees the whole frame
    }
    return place;
}

Affine HandleScene::after(std::size_t index) const
{
    Affine moved;
    for (std::size_t i = index + 1; i < clip->effects.size(); ++i) {
        const Effect &effect = clip->effects[i];
        if (effect.enabled && isTransform(effect))
            moved = moved.then(
                transformAt(effect, static_cast<double>(frame), settings.width, settings.height));
    }
    return moved;
}

std::optional<HandleScene> sceneOf(const Project &project, ClipId clip, std::int64_t playhead)
{
    const Sequence *const sequence = project.activeSequence();
    if (!sequence)
        return {};
    for (const Layer &layer : compose(project, *sequence, playhead)) {
        for (const auto &picture : {layer.from, layer.to}) {
            if (picture && picture->clip->id == clip)
                return HandleScene{picture->clip, picture->frame, sequence->settings,
                                   fittedPlace(*picture)};
        }
    }
    return {};
}

std::vector<HandleTarget> handleTargets(const HandleScene &scene)
{
    std::vector<HandleTarget> targets;
    if (std::holds_alternative<TitleSource>(scene.clip->source))
        targets.push_back({HandleTarget::Kind::Title,
                           {},
                           QCoreApplication::translate("weft::ui::HandleTool", "Text")});
    const auto transform = std::find_if(scene.clip->effects.begin(), scene.clip->effects.end(),
                                        [](const Effect &effect) {
                                            return effect.enabled && isTransform(effect);
                                        });
    const bool hasTransform = transform != scene.clip->effects.end();
    targets.push_back({HandleTarget::Kind::Transform, hasTransform ? transform->id : EffectId(),
                       QCoreApplication::translate("weft::ui::HandleTool", "Transform")});
    for (const Effect &effect : scene.clip->effects) {
        if (effect.enabled && toolOf(effect.type))
            targets.push_back({HandleTarget::Kind::Effect, effect.id, labelOf(effect)});
    }
    return targets;
}

HandleTarget defaultTarget(const std::vector<HandleTarget> &targets)
{
    if (targets.front().kind == HandleTarget::Kind::Title)
        return targets.front();
    return targets.back();
}

std::unique_ptr<HandleTool> makeTool(const HandleScene &scene, const HandleTarget &target)
{
    if (target.kind == HandleTarget::Kind::Title)
        return std::holds_alternative<TitleSource>(scene.clip->source)
                   ? std::make_unique<TitleTool>(scene)
                   : nullptr;
    const std::vector<Effect> &effects = scene.clip->effects;
    const std::size_t index = indexOf(*scene.clip, target.effect);
    if (target.kind == HandleTarget::Kind::Transform)
        return std::make_unique<TransformTool>(scene, index);
    const MakeEffectTool make = index < effects.size() ? toolOf(effects[index].type) : nullptr;
    return make ? make(scene, index) : nullptr;
}

std::vector<Edit> numberEdits(const HandleScene &scene, const Effect *effect, const QString &type,
                              const std::map<QString, double> &values)
{
    const EffectType *const known = findEffectType(type);
    Parameters constants;
    std::vector<Edit> edits;
    for (const auto &[id, wanted] : values) {
        const ParameterType *const parameter = known ? known->parameter(id) : nullptr;
        if (!parameter)
            continue;
        const double value = std::clamp(wanted, parameter->minimum, parameter->maximum);
        const Parameters set = effect ? effect->parameters : Parameters();
        if (value == numberAt(set, *parameter, static_cast<double>(scene.frame)))
            continue;
        if (isKeyframed(set, parameter->id))
            edits.push_back(SetKeyframe{effect->id, id,
                                        keyAt(std::get<Curve>(set.at(id)), scene.frame, value)});
        else
            constants[id] = Curve(value);
    }
    if (!constants.empty()) {
        if (effect)
            edits.push_back(SetEffect{effect->id, {}, constants});
        else
            edits.push_back(
                AddEffect{.clip = scene.clip->id, .type = type, .parameters = constants});
    }
    return edits;
}

} // namespace weft::ui
