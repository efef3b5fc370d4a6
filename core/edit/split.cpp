#include "core/edit/split.h"

#include "core/base/translate.h"
#include "core/edit/draft.h"

namespace weft {

Result<Project> apply(const Project &project, const Split &edit)
{
    Draft draft(project);
    std::vector<TrackPlace> places;
    if (edit.track) {
        const auto place = draft.unlockedTrack(edit.track);
        if (!place)
            return fail(place);
        places.push_back(*place);
    } else {
        const auto sequence = draft.sequenceIndex(edit.sequence ? edit.sequence : project.active);
        if (!sequence)
            return fail(sequence);
        for (std::size_t t = 0; t < draft.sequence(*sequence).tracks.size(); ++t) {
            if (!draft.track({*sequence, t}).locked)
                places.push_back({*sequence, t});
        }
    }
    bool hasCut = false;
    for (const TrackPlace &place : places) {
        const std::size_t before = draft.track(place).clips.size();
        draft.splitAt(place, edit.at);
        hasCut = hasCut || draft.track(place).clips.size() != before;
    }
    if (!hasCut)
        return fail(ErrorKind::Refused,
                    tr("No clip plays across frame %1, so there is nothing to split.")
                        .arg(edit.at));
    return std::move(draft).take();
}

} // namespace weft
