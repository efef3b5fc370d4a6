#include "core/model/validate.h"

#include "core/base/translate.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace weft {

namespace {

constexpr std::int64_t kMaxId = std::int64_t(1) << 53; // every JSON reader keeps these exact

constexpr bool isMediaSize(int pixels)
{
    return pixels >= 1 && pixels <= 32768;
}

using NestedSequences = std::map<SequenceId, std::set<SequenceId>>;

/// Which sequences lie directly in which.
NestedSequences nestedSequences(const Project &project)
{
    NestedSequences result;
    for (const auto &sequence : project.sequences) {
        for (const auto &track : sequence->tracks) {
            for (const Clip &clip : track->clips) {
                if (const auto *nested = std::get_if<NestedSource>(&clip->source))
                    result[sequence->id].insert(nested->sequence);
            }
        }
    }
    return result;
}

/// Depth below a sequence, remembered in `depths`; going deeper than allowed ends a circle as well.
int nestingDepth(SequenceId id, const NestedSequences &children, std::map<SequenceId, int> &depths,
                 int above)
{
    if (const auto known = depths.find(id); known != depths.end())
        return known->second;
    if (above > kMaxNesting)
        return kMaxNesting + 1;
    int deepest = 0;
    if (const auto found = children.find(id); found != children.end()) {
        for (const SequenceId child : found->second)
            deepest = std::max(deepest, nestingDepth(child, children, depths, above + 1));
    }
    return depths[id] = std::min(deepest + 1, kMaxNesting + 1);
}

/// Whether the way up from a folder or group ends at the top: not in a circle, nor at a parent that
/// is none of them.
/// @param parents of each; 0 = top
/// @param ends those whose way is known to end; added to
template<typename IdType>
bool endsAtTop(IdType id, const std::map<IdType, IdType> &parents, std::set<IdType> &ends)
{
    std::set<IdType> way;
    while (id && !ends.contains(id)) {
        const auto found = parents.find(id);
        if (found == parents.end() || !way.insert(id).second)
            return false;
        id = found->second;
    }
    ends.merge(way);
    return true;
}

/// Walks a project once and collects what is wrong with it.
class Validator
{
public:
    explicit Validator(const Project &project)
        : m_project(project)
        , m_depths(nestingDepths(project))
    {}

    QStringList run()
    {
        if (m_project.nextId < 1 || m_project.nextId > kMaxId)
            report(
                tr("The project's id counter %1 is not between 1 and 2⁵³.").arg(m_project.nextId));
        checkOrder(m_project.folders, tr("folders"));
        checkOrder(m_project.media, tr("media files"));
        checkOrder(m_project.shots, tr("generated shots"));
        checkOrder(m_project.sequences, tr("sequences"));
        checkFolders();
        for (const auto &item : m_project.media)
            checkMedia(*item);
        for (const auto &shot : m_project.shots)
            checkShot(*shot);
        for (const auto &sequence : m_project.sequences)
            checkSequence(*sequence);
        if (m_project.sequences.empty() ? bool(m_project.active)
                                        : !m_project.find(m_project.active))
            report(tr("The active sequence %1 does not exist.").arg(m_project.active.value));
        return m_problems;
    }

private:
    void report(const QString &problem)
    {
        if (m_problems.size() < 100) // a hostile file must not fill memory with sentences
            m_problems << problem;
    }

    template<typename IdType>
    void checkId(IdType id, const QString &what)
    {
        if (id.value < 1 || id.value >= m_project.nextId)
            report(tr("%1 has the id %2, which is not between 1 and the project's counter.")
                       .arg(what)
                       .arg(id.value));
        else if (!m_ids.insert(id.value).second)
            report(tr("%1 has the id %2, which is used twice.").arg(what).arg(id.value));
    }

    /// Look-ups rely on it; readers sort.
    template<typename T>
    void checkOrder(const std::vector<std::shared_ptr<const T>> &items, const QString &what)
    {
        const auto idOf = [](const auto &item) { return item->id; };
        if (!std::ranges::is_sorted(items, {}, idOf))
            report(tr("The project's %1 are not in the order of their ids.").arg(what));
    }

    void checkFolderReference(FolderId folder, const QString &what)
    {
        if (folder && !m_project.find(folder))
            report(
                tr("%1 lies in the folder %2, which does not exist.").arg(what).arg(folder.value));
    }

    void checkFolders()
    {
        std::map<FolderId, FolderId> parents;
        for (const auto &folder : m_project.folders) {
            checkId(folder->id, tr("The folder \"%1\"").arg(folder->name));
            parents[folder->id] = folder->parent;
        }
        std::set<FolderId> ends;
        for (const auto &folder : m_project.folders) {
            if (!endsAtTop(folder->id, parents, ends))
                return report(
                    tr("The folder \"%1\" lies inside itself or in one that is not there.")
                        .arg(folder->name));
        }
    }

    void checkMedia(const MediaItem &item)
    {
        const QString what = tr("The media file \"%1\"").arg(item.name);
        checkId(item.id, what);
        checkFolderReference(item.folder, what);
        if (const QString problem = mediaProblem(item); !problem.isEmpty())
            report(problem);
    }

    void checkShot(const Shot &shot)
    {
        const QString what = tr("The generated shot \"%1\"").arg(shot.name);
        checkId(shot.id, what);
        checkFolderReference(shot.folder, what);
        if (const QString problem = labelProblem(shot.tags, shot.rating, what); !problem.isEmpty())
            report(problem);
        if (const QString problem = recipeProblem(shot.recipe, what); !problem.isEmpty())
            report(problem);
        for (const RecipeInput &input : shot.recipe.inputs) {
            if (!m_project.find(input.media))
                report(tr("%1 uses the media file %2, which does not exist.")
                           .arg(what)
                           .arg(input.media.value));
        }
    }

    void checkSequence(const Sequence &sequence)
    {
        const QString what = tr("The sequence \"%1\"").arg(sequence.name);
        checkId(sequence.id, what);
        if (const QString problem = settingsProblem(sequence.settings, what); !problem.isEmpty())
            report(problem);
        if (!isGain(sequence.master.gainDb) || !isPan(sequence.master.pan))
            report(tr("%1 has a master gain above %2 dB, or a pan that is not between −1 and 1.")
                       .arg(what)
                       .arg(kMaxGainDb));
        checkEffects(sequence.master.effects, what);
        if (m_depths[sequence.id] > kMaxNesting)
            report(tr("%1 contains itself, or sequences more than %2 levels deep.")
                       .arg(what)
                       .arg(kMaxNesting));
        std::int64_t last = 0;
        for (const Marker &marker : sequence.markers) {
            checkId(marker.id, tr("The marker \"%1\"").arg(marker.name));
            if (marker.at < last || marker.length < 0)
                report(tr("The marker \"%1\" is out of order or has a negative length.")
                           .arg(marker.name));
            last = marker.at;
        }
        checkGroups(sequence, what);
        for (const auto &track : sequence.tracks)
            checkTrack(sequence, *track);
    }

    void checkGroups(const Sequence &sequence, const QString &what)
    {
        std::map<GroupId, GroupId> parents;
        for (const Group &group : sequence.groups) {
            checkId(group.id, tr("A group of %1").arg(what));
            parents[group.id] = group.parent;
        }
        std::set<GroupId> ends;
        for (const auto &[id, parent] : parents) {
            if (!endsAtTop(id, parents, ends))
                return report(
                    tr("%1 has a group that lies in itself or in none of its own.").arg(what));
        }
        for (const auto &track : sequence.tracks) {
            for (const Clip &clip : track->clips) {
                if (clip->group && !parents.contains(clip->group))
                    report(tr("The clip %1 of %2 is in a group that does not exist.")
                               .arg(clip->id.value)
                               .arg(what));
            }
        }
    }

    void checkTrack(const Sequence &sequence, const Track &track)
    {
        checkId(track.id, tr("The track %1").arg(track.name));
        if (!isGain(track.gainDb))
            report(tr("The track %1 has a gain above %2 dB.").arg(track.name).arg(kMaxGainDb));
        if (!isPan(track.pan))
            report(tr("The track %1 has a pan that is not between −1 and 1.").arg(track.name));
        checkEffects(track.effects, track.name);
        if (track.kind == TrackKind::Video && !track.effects.empty())
            report(tr("The track %1 has effects, which only sound tracks can.").arg(track.name));
        Clip left;
        for (const Clip &clip : track.clips) {
            const QString what = tr("The clip %1 at frame %2 on track %3 of \"%4\"")
                                     .arg(clip->id.value)
                                     .arg(clip.start)
                                     .arg(track.name, sequence.name);
            checkClip(clip, track, what);
            if (clip->transition)
                checkTransition(*clip->transition, left, clip, what);
            left = clip;
        }
    }

    void checkClip(const Clip &clip, const Track &track, const QString &what)
    {
        checkId(clip->id, what);
        if (clip.start < 0 || clip->length < 1)
            report(tr("%1 starts before 0 or has no length.").arg(what));
        if (!isGain(clip->gainDb))
            report(tr("%1 has a gain above %2 dB.").arg(what).arg(kMaxGainDb));
        if (!isPan(clip->pan))
            report(tr("%1 has a pan that is not between −1 and 1.").arg(what));
        if (!isChannelMap(clip->channels))
            report(tr("%1 has a list of channels that are not between −1 and %2.")
                       .arg(what)
                       .arg(kMaxSourceChannels - 1));
        for (const Fade &fade : {clip->fadeIn, clip->fadeOut}) {
            if (fade.length < 0 || fade.length > clip->length)
                report(tr("%1 has a fade that is longer than the clip.").arg(what));
        }
        checkSource(clip->source, track, what);
        for (const MediaId media : mediaOf(*clip.body)) {
            if (!m_project.find(media))
                report(tr("%1 needs the media file %2, which does not exist.")
                           .arg(what)
                           .arg(media.value));
        }
        if (clip->remap && !isValid(*clip->remap))
            report(tr("%1 has a time map that does not begin at 0, does not rise, is too steep or "
                      "leads before its source.")
                       .arg(what));
        if (clip->link && clip->link.value >= m_project.nextId)
            report(tr("%1 has a link that is not below the project's counter.").arg(what));
        checkEffects(clip->effects, what);
    }

    void checkEffects(const std::vector<Effect> &effects, const QString &what)
    {
        for (const Effect &effect : effects)
            checkId(effect.id, tr("The effect \"%1\": %2").arg(effect.type, what));
    }

    void checkSource(const Source &source, const Track &track, const QString &what)
    {
        if (const auto *file = std::get_if<MediaSource>(&source)) {
            const MediaItem *item = m_project.find(file->media);
            if (!item)
                return; // mediaOf() knows
            const bool isPicture = track.kind == TrackKind::Video;
            if (isPicture ? !item->info.video.has_value()
                          : file->audioStream < 0
                                || file->audioStream >= static_cast<int>(item->info.audio.size()))
                report(tr("%1 needs something that \"%2\" does not have.").arg(what, item->name));
        } else if (const auto *generated = std::get_if<ShotSource>(&source)) {
            if (!m_project.find(generated->shot))
                report(tr("%1 shows the generated shot %2, which does not exist.")
                           .arg(what)
                           .arg(generated->shot.value));
        } else if (const auto *nested = std::get_if<NestedSource>(&source)) {
            if (!m_project.find(nested->sequence))
                report(tr("%1 shows the sequence %2, which does not exist.")
                           .arg(what)
                           .arg(nested->sequence.value));
        } else if (std::holds_alternative<AdjustmentSource>(source)) {
            if (track.kind != TrackKind::Video)
                report(tr("%1 is an adjustment, which a sound track cannot have.").arg(what));
        } else if (const auto *title = std::get_if<TitleSource>(&source)) {
            if (!isValid(*title))
                report(tr("%1 is a title with an impossible size or weight.").arg(what));
        }
    }

    void checkTransition(const Transition &transition, const Clip &left, const Clip &clip,
                         const QString &what)
    {
        checkId(transition.id, tr("The transition of clip %1").arg(clip->id.value));
        const std::int64_t after = transition.length - transition.before;
        if (!left.body || left.end() != clip.start)
            report(tr("%1 has a transition, but no clip ends at its start.").arg(what));
        else if (transition.length < 1 || transition.before < 0 || after < 0 || after > clip->length
                 || transition.before > left->length)
            report(tr("%1 has a transition that is longer than its clips.").arg(what));
    }

    const Project &m_project;
    std::map<SequenceId, int> m_depths;
    QStringList m_problems;
    std::set<std::int64_t> m_ids;
};

} // namespace

bool isGain(double gainDb)
{
    return std::isfinite(gainDb) && gainDb <= kMaxGainDb;
}

bool isPan(double pan)
{
    return pan >= -1 && pan <= 1;
}

bool isChannelMap(const std::vector<int> &channels)
{
    return channels.size() <= static_cast<std::size_t>(kMaxSourceChannels)
           && std::all_of(channels.begin(), channels.end(), [](int channel) {
                  return channel >= -1 && channel < kMaxSourceChannels;
              });
}

QString recipeProblem(const Recipe &recipe, const QString &what)
{
    const auto isSize = [](int pixels) { return pixels >= 16 && pixels <= 16384; };
    if (recipe.generator.isEmpty())
        return tr("%1 names no generator.").arg(what);
    if (!isSize(recipe.width) || !isSize(recipe.height))
        return tr("%1 has the size %2×%3, which is not between 16 and 16384.")
            .arg(what)
            .arg(recipe.width)
            .arg(recipe.height);
    if (recipe.length < 1 || recipe.length > kMaxShotLength)
        return tr("%1 has the length %2, which is not between 1 and %3 frames.")
            .arg(what)
            .arg(recipe.length)
            .arg(kMaxShotLength);
    if (recipe.seed < 0 || recipe.seed > kMaxId)
        return tr("%1 has the seed %2, which is not between 0 and 2⁵³.").arg(what).arg(recipe.seed);
    return {};
}

QString settingsProblem(const SequenceSettings &settings, const QString &what)
{
    const auto isSize = [](int pixels) {
        return pixels >= 16 && pixels <= 16384 && pixels % 2 == 0;
    };
    if (!isSize(settings.width) || !isSize(settings.height))
        return tr("%1 has the size %2×%3; both must be even and between 16 and 16384.")
            .arg(what)
            .arg(settings.width)
            .arg(settings.height);
    const ColourTags &colour = settings.colour;
    if (colour.matrix == ColourMatrix::Rgb || completed(colour, settings.height, false) != colour)
        return tr("%1 needs a colour space with a Y'CbCr matrix, primaries, transfer and range.")
            .arg(what);
    return {};
}

QString labelProblem(const std::vector<QString> &tags, int rating, const QString &what)
{
    const std::set<QString> distinct(tags.begin(), tags.end());
    if (distinct.size() != tags.size() || distinct.contains(QString()))
        return tr("%1 has an empty tag, or one twice.").arg(what);
    if (rating < 0 || rating > kMaxRating)
        return tr("%1 has the rating %2, which is not between 0 and %3.")
            .arg(what)
            .arg(rating)
            .arg(kMaxRating);
    return {};
}

bool isLuminance(double candelas)
{
    return candelas >= 0 && candelas <= 10'000;
}

bool isPossible(const Chromaticity &place)
{
    return place.x >= 0 && place.x <= 1 && place.y >= 0 && place.y <= 1;
}

bool isPossible(const MasteringDisplay &display)
{
    return isPossible(display.red) && isPossible(display.green) && isPossible(display.blue)
           && isPossible(display.white) && isLuminance(display.minLuminance)
           && isLuminance(display.maxLuminance) && display.minLuminance <= display.maxLuminance;
}

bool isPossible(const HdrMetadata &hdr)
{
    return (!hdr.display || isPossible(*hdr.display)) && isLuminance(hdr.maxCll)
           && isLuminance(hdr.maxFall);
}

QString mediaProblem(const MediaItem &item)
{
    const QString what = tr("The media file \"%1\"").arg(item.name);
    if (item.path.isEmpty())
        return tr("%1 has no path.").arg(what);
    if (const auto &video = item.info.video) {
        const bool sizeIsFine = isMediaSize(video->width) && isMediaSize(video->height)
                                && video->pixelAspect > Rational(0) && video->rotation % 90 == 0;
        if (!sizeIsFine || video->frameCount < 0 || video->duration < Rational(0))
            return tr("%1 has an impossible size, rotation or length.").arg(what);
        if (!isPossible(video->hdr))
            return tr("%1 has an impossible brightness.").arg(what);
    }
    if (const auto &lut = item.info.lut) {
        if ((lut->dimensions != 1 && lut->dimensions != 3) || lut->size < 2
            || lut->size > (lut->dimensions == 1 ? 65536 : 256))
            return tr("%1 is a look-up table of an impossible size.").arg(what);
    }
    if (item.info.missing < Rational(0))
        return tr("%1 lacks less than nothing.").arg(what);
    for (const AudioInfo &audio : item.info.audio) {
        if (audio.channels < 1 || audio.sampleRate < 1 || audio.duration < Rational(0))
            return tr("%1 has impossible sound.").arg(what);
    }
    std::set<QString> paths;
    for (const Proxy &proxy : item.proxies) {
        if (proxy.path.isEmpty() || !paths.insert(proxy.path).second)
            return tr("%1 has a proxy without a path, or one twice.").arg(what);
        if (!isMediaSize(proxy.width) || !isMediaSize(proxy.height))
            return tr("%1 has a proxy of an impossible size.").arg(what);
    }
    return labelProblem(item.tags, item.rating, what);
}

bool containsSequence(const Project &project, SequenceId outer, SequenceId inner)
{
    const auto children = nestedSequences(project);
    std::set<SequenceId> seen{outer};
    std::vector<SequenceId> open{outer};
    while (!open.empty()) {
        const SequenceId next = open.back();
        open.pop_back();
        if (next == inner)
            return true;
        const auto found = children.find(next);
        if (found == children.end())
            continue;
        for (const SequenceId child : found->second) {
            if (seen.insert(child).second)
                open.push_back(child);
        }
    }
    return false;
}

std::map<SequenceId, int> nestingDepths(const Project &project)
{
    const auto children = nestedSequences(project);
    std::map<SequenceId, int> depths;
    for (const auto &sequence : project.sequences)
        nestingDepth(sequence->id, children, depths, 0);
    return depths;
}

QStringList validate(const Project &project)
{
    return Validator(project).run();
}

} // namespace weft
