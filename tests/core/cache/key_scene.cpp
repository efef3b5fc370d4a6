#include "tests/core/cache/key_scene.h"

namespace weft::test {

CacheKey keyNamed(const QString &name)
{
    KeyHasher hasher("test", 1);
    hasher.addText(name);
    return hasher.result();
}

MediaMap filesOf(const Project &project)
{
    MediaMap map;
    for (const auto &item : project.media)
        map.media.emplace(item->id, u("/media/%1").arg(item->id.value));
    for (const auto &shot : project.shots)
        map.takes.emplace(shot->id, u("/takes/%1 %2").arg(shot->id.value).arg(shot->take));
    return map;
}

FileKeys contentOf(const MediaMap &map)
{
    FileKeys keys;
    for (const auto &[id, path] : map.media)
        keys.emplace(path, keyNamed(path));
    for (const auto &[id, path] : map.takes)
        keys.emplace(path, keyNamed(path));
    return keys;
}

FrameKeys keysOf(const Project &project, SequenceId sequence, const RenderOptions &options)
{
    const MediaMap map = filesOf(project);
    return FrameKeys({std::make_shared<const Project>(project), sequence, map, options},
                     contentOf(map));
}

std::optional<CacheKey> keyOf(const Project &project, SequenceId sequence, std::int64_t frame)
{
    return keysOf(project, sequence).keyOf(frame);
}

std::vector<std::optional<CacheKey>> allKeys(const Project &project, SequenceId sequence)
{
    const FrameKeys keys = keysOf(project, sequence);
    std::vector<std::optional<CacheKey>> all;
    for (std::int64_t frame = 0; frame < project.find(sequence)->length(); ++frame)
        all.push_back(keys.keyOf(frame));
    return all;
}

Scene sceneWithTransition(const std::function<void(Transition &)> &change)
{
    Scene scene;
    ClipBody red = colourClip({200, 0, 0}, 10);
    red.transition = dissolve(6, 3);
    change(*red.transition);
    scene.m.addClip(scene.sequence, scene.low, 50, red);
    return scene;
}

Parameter otherValue(const ParameterType &type, const Scene &scene)
{
    switch (type.kind) {
    case ParameterKind::Number:
        return Curve(type.defaultNumber != type.maximum ? type.maximum : type.minimum);
    case ParameterKind::Switch: return type.defaultNumber == 0;
    case ParameterKind::Choice: return u(type.choices.back().id);
    case ParameterKind::Colour: return u("#102030");
    case ParameterKind::Media: return scene.mask;
    case ParameterKind::Path: return u("M 10 10 L 90 10 L 50 90 Z");
    case ParameterKind::Track: break; // of sound effects alone
    }
    return false;
}

} // namespace weft::test
