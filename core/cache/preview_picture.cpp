#include "core/cache/preview_picture.h"

#include "core/base/soft_assert.h"

#include <algorithm>
#include <set>

namespace weft {

namespace {

constexpr int kLargestSide = 16384;

/// A sequence of one clip that shows all of a source.
struct Showcase
{
    Source source;
    int width = 0;
    int height = 0;
    FrameRate rate;
    std::int64_t length = 1;
};

constexpr MediaId kMedia{1};
constexpr ShotId kShot{2};
constexpr SequenceId kSequence{3};

int evenSide(int side)
{
    return std::clamp(side + side % 2, 16, kLargestSide);
}

std::shared_ptr<const Sequence> sequenceOf(const Showcase &showcase)
{
    auto clip = std::make_shared<ClipBody>();
    clip->id = {5};
    clip->source = showcase.source;
    clip->length = showcase.length;
    auto track = std::make_shared<Track>();
    track->id = {4};
    track->name = QStringLiteral("V1");
    track->clips = ClipList::fromSorted({{0, std::move(clip)}});
    auto sequence = std::make_shared<Sequence>();
    sequence->id = kSequence;
    sequence->settings.width = evenSide(showcase.width);
    sequence->settings.height = evenSide(showcase.height);
    sequence->settings.rate = showcase.rate;
    sequence->tracks.push_back(std::move(track));
    return sequence;
}

PreviewPicture pictureOf(Project project, const Showcase &showcase, const Rational &time)
{
    project.nextId = 6;
    project.sequences.push_back(sequenceOf(showcase));
    project.active = kSequence;
    const std::int64_t frame = showcase.rate.frameAt(time, Rounding::Floor);
    return {std::make_shared<const Project>(std::move(project)),
            kSequence,
            std::clamp<std::int64_t>(frame, 0, showcase.length - 1),
            {}};
}

/// Collects what a frame of a sequence needs.
class Excerpt
{
public:
    Excerpt(const Project &project, const MediaMap &media)
        : m_project(project)
        , m_media(media)
    {}

    void add(const Sequence &sequence, std::int64_t frame);
    Project project(SequenceId active) const;
    MediaMap media() const { return m_mapped; }

private:
    /// A sequence that contains itself would never end.
    static constexpr std::size_t kMostFrames = 10'000;

    void addClip(const Clip &clip, const Sequence &sequence, std::int64_t frame);
    template<typename Id, typename Map>
    void map(Id id, const Map &from, Map &to)
    {
        if (const auto path = from.find(id); path != from.end())
            to.insert(*path);
    }

    const Project &m_project;
    const MediaMap &m_media;
    MediaMap m_mapped;
    std::set<MediaId> m_files;
    std::set<ShotId> m_shots;
    std::map<SequenceId, std::map<TrackId, std::map<std::int64_t, Clip>>> m_clips;
    std::set<std::pair<SequenceId, std::int64_t>> m_frames; ///< that were added
};

void Excerpt::addClip(const Clip &clip, const Sequence &sequence, std::int64_t frame)
{
    for (const MediaId id : mediaOf(*clip.body)) {
        m_files.insert(id);
        map(id, m_media.media, m_mapped.media);
    }
    if (const auto *generated = std::get_if<ShotSource>(&clip->source)) {
        m_shots.insert(generated->shot);
        map(generated->shot, m_media.takes, m_mapped.takes);
    }
    const auto *nested = std::get_if<NestedSource>(&clip->source);
    const Sequence *inner = nested ? m_project.find(nested->sequence) : nullptr;
    if (!inner)
        return;
    const Rational time = sourceTimeAt(*clip.body, frame - clip.start, sequence.settings.rate);
    const std::int64_t number = inner->settings.rate.frameAt(time, Rounding::Floor);
    const std::int64_t last = std::max<std::int64_t>(inner->length() - 1, 0);
    // The frames around it too: what lies between two is made of both.
    for (std::int64_t i = number - 1; i <= number + 1; ++i)
        add(*inner, std::clamp<std::int64_t>(i, 0, last));
}

void Excerpt::add(const Sequence &sequence, std::int64_t frame)
{
    auto &tracks = m_clips[sequence.id];
    if (m_frames.size() >= kMostFrames || !m_frames.emplace(sequence.id, frame).second)
        return;
    for (const auto &track : sequence.tracks) {
        if (track->kind != TrackKind::Video || track->hidden)
            continue;
        // The neighbours too: they may be in a transition with the clip there.
        const ClipList &clips = track->clips;
        const std::size_t index = clips.firstEndingAfter(frame);
        for (std::size_t i = index > 0 ? index - 1 : 0; i < std::min(index + 2, clips.size());
             ++i) {
            const Clip clip = clips.at(i);
            tracks[track->id].emplace(clip.start, clip);
            addClip(clip, sequence, frame);
        }
    }
}

/// A sequence that is shown in another one has to keep its length: its last frame may be held.
std::shared_ptr<const Track> lengthKeeper(std::int64_t length, std::int64_t &nextId)
{
    auto clip = std::make_shared<ClipBody>();
    clip->id = {nextId++};
    clip->source = ColourSource();
    clip->length = 1;
    auto track = std::make_shared<Track>();
    track->id = {nextId++};
    track->name = QStringLiteral("length");
    track->hidden = true;
    track->clips = ClipList::fromSorted({{length - 1, std::move(clip)}});
    return track;
}

Project Excerpt::project(SequenceId active) const
{
    Project excerpt;
    excerpt.nextId = m_project.nextId;
    excerpt.active = active;
    excerpt.unknown = m_project.unknown;
    std::copy_if(m_project.media.begin(), m_project.media.end(), std::back_inserter(excerpt.media),
                 [this](const auto &item) { return m_files.contains(item->id); });
    std::copy_if(m_project.shots.begin(), m_project.shots.end(), std::back_inserter(excerpt.shots),
                 [this](const auto &shot) { return m_shots.contains(shot->id); });
    for (const auto &[id, tracks] : m_clips) {
        auto sequence = std::make_shared<Sequence>(*m_project.find(id));
        sequence->markers.clear();
        std::erase_if(sequence->tracks,
                      [&](const auto &track) { return !tracks.contains(track->id); });
        for (auto &track : sequence->tracks) {
            std::vector<Clip> clips;
            for (const auto &[start, clip] : tracks.at(track->id))
                clips.push_back(clip);
            auto changed = std::make_shared<Track>(*track);
            changed->clips = ClipList::fromSorted(clips);
            track = std::move(changed);
        }
        if (const std::int64_t length = m_project.find(id)->length(); length > 0)
            sequence->tracks.push_back(lengthKeeper(length, excerpt.nextId));
        excerpt.sequences.push_back(std::move(sequence));
    }
    return excerpt;
}

} // namespace

PreviewPicture pictureOfMedia(const MediaItem &item, const QString &path, const Rational &time)
{
    WEFT_ASSERT(item.info.video, return {});
    const VideoInfo &video = *item.info.video;
    const std::int64_t length = video.rate.frameAt(video.duration, Rounding::Ceil);
    auto copy = std::make_shared<MediaItem>(item);
    copy->id = kMedia;
    Project project;
    project.media.push_back(std::move(copy));
    PreviewPicture picture = pictureOf(std::move(project),
                                       {MediaSource{kMedia}, video.displayWidth(),
                                        video.displayHeight(), video.rate,
                                        std::clamp<std::int64_t>(length, 1, kMaxFrame)},
                                       time);
    picture.media.media.emplace(kMedia, path);
    return picture;
}

PreviewPicture pictureOfTake(const Shot &shot, const QString &path, const Rational &time)
{
    auto copy = std::make_shared<Shot>(shot);
    copy->id = kShot;
    const Recipe &recipe = shot.recipe;
    Project project;
    project.shots.push_back(std::move(copy));
    PreviewPicture picture = pictureOf(std::move(project),
                                       {ShotSource{kShot}, recipe.width, recipe.height, recipe.rate,
                                        std::max<std::int64_t>(recipe.length, 1)},
                                       time);
    picture.media.takes.emplace(kShot, path);
    return picture;
}

PreviewPicture pictureOfSequence(const Project &project, SequenceId sequence, std::int64_t frame,
                                 const MediaMap &media)
{
    const Sequence *found = project.find(sequence);
    WEFT_ASSERT(found, return {});
    Excerpt excerpt(project, media);
    excerpt.add(*found, frame);
    return {std::make_shared<const Project>(excerpt.project(sequence)), sequence, frame,
            excerpt.media()};
}

PreviewSize sizeInBox(const PreviewPicture &picture, const PreviewSize &box)
{
    const Sequence *sequence = picture.project->find(picture.sequence);
    WEFT_ASSERT(sequence, return PreviewSize());
    const SequenceSettings &settings = sequence->settings;
    const auto sideOf = [](int side, int numerator, int denominator) {
        return static_cast<int>(
            std::max<std::int64_t>(scale(side, numerator, denominator, Rounding::Nearest), 1));
    };
    if (settings.width <= box.width && settings.height <= box.height)
        return {settings.width, settings.height};
    const bool isWide = std::int64_t(settings.width) * box.height
                        > std::int64_t(settings.height) * box.width;
    return isWide ? PreviewSize{std::max(box.width, 1),
                                sideOf(settings.height, box.width, settings.width)}
                  : PreviewSize{sideOf(settings.width, box.height, settings.height),
                                std::max(box.height, 1)};
}

RenderOptions previewOptions(const PreviewSize &size)
{
    RenderOptions options;
    options.width = size.width;
    options.height = size.height;
    options.format = {PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
    options.colour = srgbTags();
    options.missing = RenderOptions::Missing::Fail;
    options.threads = 1; // several children work side by side
    options.readsAhead = false;
    return options;
}

} // namespace weft
