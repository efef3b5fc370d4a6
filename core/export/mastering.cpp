#include "core/export/mastering.h"

#include <algorithm>
#include <set>

namespace weft {

namespace {

/// Finds the HDR footage of a sequence and those in it.
class HdrFootage
{
public:
    explicit HdrFootage(const Project &project)
        : m_project(project)
    {}

    void addSequence(SequenceId id)
    {
        const Sequence *sequence = m_project.find(id);
        if (!sequence || !m_visited.insert(id.value).second)
            return;
        for (const auto &track : sequence->tracks) {
            for (const Clip &clip : track->clips) {
                if (track->kind == TrackKind::Video && !track->hidden && clip->enabled)
                    addSource(clip->source);
            }
        }
    }

    const std::vector<HdrMetadata> &found() const { return m_found; }

private:
    void addSource(const Source &source)
    {
        if (const auto *nested = std::get_if<NestedSource>(&source))
            addSequence(nested->sequence);
        const auto *file = std::get_if<MediaSource>(&source);
        const MediaItem *item = file ? m_project.find(file->media) : nullptr;
        if (!item || !item->info.video)
            return;
        const VideoInfo &video = *item->info.video;
        switch (replaced(video.colour, item->interpretation.colour).transfer) {
        case ColourTransfer::Pq: m_found.push_back(video.hdr); break;
        case ColourTransfer::Hlg: m_found.push_back({}); break;
        default: break;
        }
    }

    const Project &m_project;
    std::set<std::int64_t> m_visited;
    std::vector<HdrMetadata> m_found;
};

/// The greatest, or 0 where one is unknown.
int greatest(const std::vector<HdrMetadata> &all, int HdrMetadata::*level)
{
    int result = 0;
    for (const HdrMetadata &one : all) {
        if (one.*level == 0)
            return 0;
        result = std::max(result, one.*level);
    }
    return result;
}

} // namespace

HdrMetadata masteringOf(const Project &project, SequenceId sequence)
{
    if (project.find(sequence)->settings.colour.transfer != ColourTransfer::Pq)
        return {};
    HdrFootage footage(project);
    footage.addSequence(sequence);
    const std::vector<HdrMetadata> &all = footage.found();
    HdrMetadata result;
    result.maxCll = greatest(all, &HdrMetadata::maxCll);
    result.maxFall = greatest(all, &HdrMetadata::maxFall);
    const auto isOther = [&](const HdrMetadata &one) { return one.display != all.front().display; };
    if (!all.empty() && std::none_of(all.begin(), all.end(), isOther))
        result.display = all.front().display;
    return result;
}

} // namespace weft
