#include "core/edit/draft.h"

#include "core/base/translate.h"

#include <algorithm>

namespace weft {

namespace {

tl::unexpected<Error> noSuch(const char *thing, std::int64_t id)
{
    return fail(ErrorKind::Refused,
                tr("There is no %1 with the id %2 in this project.").arg(tr(thing)).arg(id));
}

template<typename T, typename Tag>
std::optional<std::size_t> indexOf(const std::vector<std::shared_ptr<const T>> &items, Id<Tag> id)
{
    const auto found = std::ranges::lower_bound(items, id, {}, [](const auto &x) { return x->id; });
    if (found == items.end() || (*found)->id != id)
        return {};
    return static_cast<std::size_t>(found - items.begin());
}

/// Fades and keyframes that no longer fit after a change of length are cut back.
void clampFades(ClipBody &clip)
{
    clip.fadeIn.length = std::min(clip.fadeIn.length, clip.length);
    clip.fadeOut.length = std::min(clip.fadeOut.length, clip.length);
}

void shiftKeyframes(ClipBody &clip, std::int64_t frames)
{
    for (Effect &effect : clip.effects) {
        for (auto &[id, parameter] : effect.parameters) {
            if (auto *curve = std::get_if<Curve>(&parameter))
                *curve = curve->shifted(frames);
        }
    }
}

std::int64_t framesAfterCut(const std::optional<Transition> &transition)
{
    return transition ? transition->length - transition->before : 0;
}

/// The clip's transition as the cut allows it; nothing where the clip before does not end at its
/// start.
std::optional<Transition> tidied(const Transition &transition, const Clip &left, const Clip &clip)
{
    if (!left.body || left.end() != clip.start)
        return {};
    Transition result = transition;
    const std::int64_t leftFree = left->length - framesAfterCut(left->transition);
    result.before = std::min(transition.before, leftFree);
    result.length = result.before + std::min(framesAfterCut(transition), clip->length);
    return result.length > 0 ? std::optional(result) : std::nullopt;
}

/// The clips with every transition tidied; the very same list where nothing was to be done.
ClipList withTidyTransitions(const ClipList &clips)
{
    ClipList result = clips;
    Clip left;
    std::size_t index = 0;
    for (Clip clip : clips) {
        if (clip->transition) {
            const auto kept = tidied(*clip->transition, left, clip);
            if (kept != clip->transition) {
                ClipBody body = *clip.body;
                body.transition = kept;
                clip.body = std::make_shared<const ClipBody>(std::move(body));
                result = result.replaced(index, clip);
            }
        }
        left = std::move(clip);
        ++index;
    }
    return result;
}

} // namespace

int clipsShowing(const Project &project, const Source &source)
{
    std::ptrdiff_t count = 0;
    for (const auto &sequence : project.sequences) {
        for (const auto &track : sequence->tracks)
            count += std::count_if(track->clips.begin(), track->clips.end(),
                                   [&](const Clip &clip) { return clip->source == source; });
    }
    return static_cast<int>(count);
}

Status checkFrame(std::int64_t frame)
{
    if (frame >= -kMaxFrame && frame <= kMaxFrame)
        return {};
    return fail(ErrorKind::Refused,
                tr("Frame %1 is out of reach: a sequence has at most %2 frames.")
                    .arg(frame)
                    .arg(kMaxFrame));
}

ClipBody withStartMoved(const ClipBody &clip, std::int64_t frames, const FrameRate &rate)
{
    ClipBody result = clip;
    result.in = materialTimeAt(clip, frames, rate);
    result.length = clip.length - frames;
    shiftKeyframes(result, frames);
    clampFades(result);
    return result;
}

ClipBody rightPart(const ClipBody &clip, std::int64_t from, const FrameRate &rate)
{
    ClipBody result = withStartMoved(clip, from, rate);
    result.fadeIn = {};
    result.transition.reset();
    return result;
}

ClipBody leftPart(const ClipBody &clip, std::int64_t length)
{
    ClipBody result = clip;
    result.length = length;
    result.fadeOut = {};
    clampFades(result);
    return result;
}

Draft::Draft(const Project &base)
    : m_base(base)
    , m_project(base)
{}

Project Draft::take() &&
{
    tidy();
    return std::move(m_project);
}

Result<std::size_t> Draft::sequenceIndex(SequenceId id) const
{
    if (const auto index = indexOf(m_project.sequences, id))
        return *index;
    return noSuch(QT_TRANSLATE_NOOP("weft", "sequence"), id.value);
}

Result<std::size_t> Draft::folderIndex(FolderId id) const
{
    if (const auto index = indexOf(m_project.folders, id))
        return *index;
    return noSuch(QT_TRANSLATE_NOOP("weft", "folder"), id.value);
}

Status Draft::checkFolder(FolderId id) const
{
    if (!id)
        return {};
    const auto index = folderIndex(id);
    return index ? Status() : fail(index);
}

Result<std::size_t> Draft::mediaIndex(MediaId id) const
{
    if (const auto index = indexOf(m_project.media, id))
        return *index;
    return noSuch(QT_TRANSLATE_NOOP("weft", "media file"), id.value);
}

Status Draft::checkMedia(const ClipBody &clip) const
{
    for (const MediaId media : mediaOf(clip)) {
        if (const auto index = mediaIndex(media); !index)
            return fail(index);
    }
    return {};
}

Result<std::size_t> Draft::shotIndex(ShotId id) const
{
    if (const auto index = indexOf(m_project.shots, id))
        return *index;
    return noSuch(QT_TRANSLATE_NOOP("weft", "generated shot"), id.value);
}

Result<TrackPlace> Draft::track(TrackId id) const
{
    if (const auto place = findTrack(m_project, id))
        return *place;
    return noSuch(QT_TRANSLATE_NOOP("weft", "track"), id.value);
}

Result<TrackPlace> Draft::unlockedTrack(TrackId id) const
{
    const auto place = track(id);
    if (place && track(*place).locked)
        return fail(ErrorKind::Refused, tr("The track %1 is locked: unlock it to change its clips.")
                                            .arg(track(*place).name));
    return place;
}

Result<ClipPlace> Draft::clip(ClipId id) const
{
    if (const auto place = findClip(m_project, id))
        return *place;
    return noSuch(QT_TRANSLATE_NOOP("weft", "clip"), id.value);
}

Result<ClipPlace> Draft::unlockedClip(ClipId id) const
{
    const auto place = clip(id);
    if (!place)
        return place;
    if (const auto track = unlockedTrack(this->track(place->track).id); !track)
        return fail(track);
    return place;
}

Sequence &Draft::writable(std::size_t sequence)
{
    auto copy = std::make_shared<Sequence>(*m_project.sequences[sequence]);
    Sequence &result = *copy;
    m_project.sequences[sequence] = std::move(copy);
    return result;
}

Track &Draft::writable(const TrackPlace &place)
{
    Sequence &owner = writable(place.sequence);
    auto copy = std::make_shared<Track>(*owner.tracks[place.track]);
    Track &result = *copy;
    owner.tracks[place.track] = std::move(copy);
    return result;
}

void Draft::setClips(const TrackPlace &place, ClipList clips)
{
    writable(place).clips = std::move(clips);
}

void Draft::setBody(const ClipPlace &place, ClipBody body)
{
    const Clip clip{place.clip.start, std::make_shared<const ClipBody>(std::move(body))};
    setClips(place.track, track(place.track).clips.replaced(place.index, clip));
}

LinkId Draft::linkForRightPart(LinkId left)
{
    if (!left)
        return {};
    const auto [entry, isNew] = m_rightLinks.try_emplace(left);
    if (isNew)
        entry->second = newId<LinkId>();
    return entry->second;
}

void Draft::splitAt(const TrackPlace &place, std::int64_t frame)
{
    const ClipList &clips = track(place).clips;
    const auto index = clips.indexAt(frame);
    if (!index || clips.at(*index).start == frame)
        return;
    const Clip whole = clips.at(*index);
    const FrameRate rate = sequence(place.sequence).settings.rate;
    const std::int64_t length = frame - whole.start;
    ClipBody right = rightPart(*whole.body, length, rate);
    right.id = newId<ClipId>();
    right.link = linkForRightPart(whole->link);
    for (Effect &effect : right.effects)
        effect.id = newId<EffectId>();
    const auto left = std::make_shared<const ClipBody>(leftPart(*whole.body, length));
    setClips(place, clips.replaced(*index, {whole.start, left})
                        .inserted({frame, std::make_shared<const ClipBody>(std::move(right))}));
}

void Draft::clearRange(const TrackPlace &place, const TimeRange &range)
{
    if (range.isEmpty() || track(place).clips.isFree(range))
        return;
    splitAt(place, range.start);
    splitAt(place, range.end());
    ClipList clips = track(place).clips;
    for (std::size_t i = clips.firstEndingAfter(range.start);
         i < clips.size() && clips.at(i).start < range.end();)
        clips = clips.removed(i);
    setClips(place, std::move(clips));
}

std::vector<TrackPlace> Draft::ripplingTracks(std::size_t sequence, const std::set<TrackId> &tracks,
                                              const std::set<TrackId> &except) const
{
    std::vector<TrackPlace> result;
    const auto &all = m_project.sequences[sequence]->tracks;
    for (std::size_t t = 0; t < all.size(); ++t) {
        const Track &candidate = *all[t];
        if (!candidate.locked && (candidate.syncLock || tracks.contains(candidate.id))
            && !except.contains(candidate.id))
            result.push_back({sequence, t});
    }
    return result;
}

void Draft::openGap(const std::vector<TrackPlace> &tracks, std::int64_t at, std::int64_t frames)
{
    for (const TrackPlace &place : tracks) {
        splitAt(place, at);
        const ClipList &clips = track(place).clips;
        setClips(place, clips.shifted(clips.firstEndingAfter(at), frames));
    }
}

void Draft::closeRange(const std::vector<TrackPlace> &tracks, const TimeRange &range)
{
    for (const TrackPlace &place : tracks) {
        clearRange(place, range);
        const ClipList &clips = track(place).clips;
        setClips(place, clips.shifted(clips.firstEndingAfter(range.start), -range.length));
    }
}

void Draft::overwrite(const TrackPlace &place, const Clip &clip)
{
    clearRange(place, clip.range());
    setClips(place, track(place).clips.inserted(clip));
}

Result<std::vector<ClipId>> Draft::withLinked(const std::vector<ClipId> &clips, bool linked) const
{
    std::set<ClipId> wanted(clips.begin(), clips.end());
    std::set<std::pair<std::size_t, LinkId>> links; // a nest may have parted linked clips
    for (const ClipId id : clips) {
        const auto place = clip(id);
        if (!place)
            return fail(place);
        if (linked && place->clip->link)
            links.emplace(place->track.sequence, place->clip->link);
    }
    std::vector<ClipId> result;
    for (std::size_t s = 0; s < m_project.sequences.size(); ++s) {
        for (const auto &track : m_project.sequences[s]->tracks) {
            for (const Clip &clip : track->clips) {
                if (wanted.contains(clip->id) || links.contains({s, clip->link}))
                    result.push_back(clip->id);
            }
        }
    }
    return result;
}

Result<std::vector<ClipId>> Draft::withGroups(const std::vector<ClipId> &clips, bool linked) const
{
    const auto partners = withLinked(clips, linked);
    if (!partners || !linked)
        return partners;
    std::set<GroupId> groups;
    for (const ClipId id : *partners) {
        const ClipPlace place = *clip(id);
        if (place.clip->group)
            groups.insert(outermost(sequence(place.track.sequence), place.clip->group));
    }
    if (groups.empty())
        return partners;
    std::set<ClipId> all(partners->begin(), partners->end());
    for (const auto &sequence : m_project.sequences) {
        for (const auto &track : sequence->tracks) {
            for (const Clip &clip : track->clips) {
                if (clip->group && groups.contains(outermost(*sequence, clip->group)))
                    all.insert(clip->id);
            }
        }
    }
    return withLinked({all.begin(), all.end()}, linked);
}

Result<std::vector<ClipPlace>> Draft::unlockedWithGroups(const std::vector<ClipId> &clips,
                                                         bool linked) const
{
    const auto all = withGroups(clips, linked);
    if (!all)
        return fail(all);
    std::vector<ClipPlace> places;
    for (const ClipId id : *all) {
        const auto place = unlockedClip(id);
        if (!place)
            return fail(place);
        places.push_back(*place);
    }
    return places;
}

GroupId Draft::outermost(const Sequence &sequence, GroupId group) const
{
    for (;;) {
        const auto found = std::find_if(sequence.groups.begin(), sequence.groups.end(),
                                        [&](const Group &g) { return g.id == group; });
        if (found == sequence.groups.end() || !found->parent)
            return group;
        group = found->parent;
    }
}

GroupId Draft::copyOfGroup(std::size_t sequence, GroupId group, std::map<GroupId, GroupId> &copies)
{
    if (!group)
        return {};
    if (const auto known = copies.find(group); known != copies.end())
        return known->second;
    GroupId parent;
    for (const Group &candidate : this->sequence(sequence).groups) {
        if (candidate.id == group)
            parent = candidate.parent;
    }
    const GroupId copy = newId<GroupId>();
    copies[group] = copy;
    const GroupId parentCopy = copyOfGroup(sequence, parent, copies);
    writable(sequence).groups.push_back({copy, parentCopy});
    return copy;
}

Result<std::vector<TrackPlace>> Draft::unlockedTracks(const std::vector<TrackId> &tracks,
                                                      SequenceId sequence) const
{
    std::vector<TrackPlace> places;
    for (const TrackId id : tracks) {
        const auto place = unlockedTrack(id);
        if (!place)
            return fail(place);
        places.push_back(*place);
    }
    if (!tracks.empty())
        return places;
    const auto index = sequenceIndex(sequence ? sequence : m_project.active);
    if (!index)
        return fail(index);
    for (std::size_t t = 0; t < this->sequence(*index).tracks.size(); ++t) {
        if (!this->sequence(*index).tracks[t]->locked)
            places.push_back({*index, t});
    }
    return places;
}

Result<TrackPlace> Draft::trackBeside(const TrackPlace &from, int tracks) const
{
    const auto &all = sequence(from.sequence).tracks;
    std::vector<std::size_t> sameKind;
    std::size_t position = 0;
    for (std::size_t t = 0; t < all.size(); ++t) {
        if (t == from.track)
            position = sameKind.size();
        if (all[t]->kind == all[from.track]->kind)
            sameKind.push_back(t);
    }
    const auto wanted = static_cast<std::int64_t>(position) + tracks;
    if (wanted < 0 || wanted >= static_cast<std::int64_t>(sameKind.size()))
        return fail(ErrorKind::Refused, tr("There is no track %1 places from %2.")
                                            .arg(tracks)
                                            .arg(all[from.track]->name));
    return unlockedTrack(all[sameKind[static_cast<std::size_t>(wanted)]]->id);
}

void Draft::tidy()
{
    for (std::size_t s = 0; s < m_project.sequences.size(); ++s) {
        const bool isOld = s < m_base.sequences.size();
        if (isOld && m_project.sequences[s] == m_base.sequences[s])
            continue;
        for (std::size_t t = 0; t < sequence(s).tracks.size(); ++t) {
            const auto &candidate = sequence(s).tracks[t];
            const bool unchanged = isOld && t < m_base.sequences[s]->tracks.size()
                                   && candidate == m_base.sequences[s]->tracks[t];
            if (!unchanged)
                setClips({s, t}, withTidyTransitions(candidate->clips));
        }
        tidyGroups(s);
    }
}

void Draft::tidyGroups(std::size_t index)
{
    if (sequence(index).groups.empty())
        return;
    std::set<GroupId> used;
    const auto use = [&](GroupId group) {
        while (group && used.insert(group).second) {
            const GroupId child = group;
            group = {};
            for (const Group &candidate : sequence(index).groups) {
                if (candidate.id == child)
                    group = candidate.parent;
            }
        }
    };
    for (const auto &track : sequence(index).tracks) {
        for (const Clip &clip : track->clips)
            use(clip->group);
    }
    if (used.size() != sequence(index).groups.size())
        std::erase_if(writable(index).groups,
                      [&](const Group &group) { return !used.contains(group.id); });
}

} // namespace weft
