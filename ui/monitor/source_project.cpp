#include "ui/monitor/source_project.h"

#include "core/edit/edit.h"

#include <QCoreApplication>

namespace weft::ui {

namespace {

int evenSize(int pixels)
{
    return std::clamp(pixels / 2 * 2, 16, 16384);
}

/// The thing of the bin; nothing where it is not there.
template<typename Look>
auto lookUp(const Project &project, const Source &source, Look look)
{
    if (const auto *media = std::get_if<MediaSource>(&source))
        return look(project.find(media->media));
    if (const auto *shot = std::get_if<ShotSource>(&source))
        return look(project.find(shot->shot));
    if (const auto *nested = std::get_if<NestedSource>(&source))
        return look(project.find(nested->sequence));
    return look(static_cast<const MediaItem *>(nullptr));
}

/// What a still or a sound is shown in; nothing for footage, which decides itself.
std::optional<SequenceSettings> settingsOf(const Project &project, const Source &source)
{
    const auto *const media = std::get_if<MediaSource>(&source);
    const MediaItem *const item = media ? project.find(media->media) : nullptr;
    if (!item || (item->info.video && !item->info.isStill))
        return {};
    const Sequence *const active = project.activeSequence();
    SequenceSettings settings = active ? active->settings : SequenceSettings();
    if (item->info.video) {
        settings.width = evenSize(item->info.video->displayWidth());
        settings.height = evenSize(item->info.video->displayHeight());
    }
    return settings;
}

tl::unexpected<Error> gone()
{
    return fail(ErrorKind::Refused, QCoreApplication::translate(
                                        "weft::ui::SourceMonitor",
                                        "That is no longer in the bin, so it cannot be shown."));
}

} // namespace

Result<SourceProject> sourceProject(const Project &project, const Source &source)
{
    if (!lookUp(project, source, [](const auto *item) { return item != nullptr; }))
        return gone();
    if (const auto *nested = std::get_if<NestedSource>(&source))
        return SourceProject{std::make_shared<const Project>(project), nested->sequence};
    SourceProject made;
    if (const auto *media = std::get_if<MediaSource>(&source)) {
        const MediaInfo &info = project.find(media->media)->info;
        made.hasPicture = info.video.has_value();
        made.hasSound = !info.audio.empty();
    } else {
        made.hasSound = false;
    }
    Result<Project> changed = weft::apply(project,
                                          AddSequence{.name = QStringLiteral("source"),
                                                      .settings = settingsOf(project, source)});
    if (!changed)
        return fail(changed);
    const Sequence &sequence = *changed->sequences.back();
    made.sequence = sequence.id;
    NewClip clip{.source = source};
    if (made.hasPicture)
        clip.video = sequence.tracks.front()->id;
    if (made.hasSound)
        clip.audio = sequence.tracks.back()->id;
    changed = weft::apply(*changed, Append{clip});
    if (!changed)
        return fail(changed);
    changed->active = made.sequence;
    made.project = std::make_shared<const Project>(*std::move(changed));
    return made;
}

bool isUnchanged(const Project &before, const Project &now, const Source &source)
{
    const auto address = [](const auto *item) { return static_cast<const void *>(item); };
    return lookUp(before, source, address) == lookUp(now, source, address);
}

} // namespace weft::ui
