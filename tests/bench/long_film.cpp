#include "tests/bench/long_film.h"

namespace weft::bench {

namespace {

constexpr int kMostPairs = 20;   ///< of a video and a sound track
constexpr int kFewestClips = 10; ///< of a track: fewer leave no room for edits
constexpr int kMedia = 50;
constexpr std::int64_t kLength = 48;
const FrameRate kRate = FrameRate::make(25).value();

std::shared_ptr<const MediaItem> footage(std::int64_t id)
{
    MediaItem item;
    item.id = {id};
    item.name = QStringLiteral("shot %1").arg(id);
    item.path = QStringLiteral("footage/day 1/%1.mp4").arg(item.name);
    item.identity = {id * 1'000'000, QString(32, QLatin1Char('5'))};
    VideoInfo video;
    video.codec = QStringLiteral("h264");
    video.width = 1920;
    video.height = 1080;
    video.rate = kRate;
    video.frameCount = 500;
    video.duration = 20;
    item.info.video = video;
    item.info.audio = {{QStringLiteral("aac"), 2, 48000, 20}};
    return std::make_shared<const MediaItem>(std::move(item));
}

Effect movingTransform(std::int64_t id)
{
    Curve x;
    x.keyframes = {{0, -5, Interpolation::Smooth}, {24, 2.5}, {47, 5}};
    return {EffectId{id}, QStringLiteral("transform"), true, {{QStringLiteral("x"), x}}};
}

/// Fills one video and one sound track with linked pairs.
void fillPair(Project &project, Track &video, Track &audio, int clips)
{
    std::vector<Clip> pictures, sounds;
    std::int64_t start = 0;
    for (int i = 0; i < clips; ++i, start += kLength) {
        ClipBody body;
        body.source = MediaSource{{1 + i % kMedia}};
        body.length = kLength;
        body.in = Rational(5 + i % 3);
        body.link = {project.nextId++};
        if (i % 20 == 19)
            start += 12;
        ClipBody sound = body;
        body.id = {project.nextId++};
        sound.id = {project.nextId++};
        if (i % 5 == 0)
            body.effects = {movingTransform(project.nextId++)};
        if (i % 10 == 5)
            body.transition = Transition{{project.nextId++}, QStringLiteral("dissolve"), 12, 6};
        pictures.push_back({start, std::make_shared<const ClipBody>(std::move(body))});
        sounds.push_back({start, std::make_shared<const ClipBody>(std::move(sound))});
    }
    video.clips = ClipList::fromSorted(pictures);
    audio.clips = ClipList::fromSorted(sounds);
}

std::size_t below(std::size_t limit, std::minstd_rand &chance)
{
    return chance() % limit;
}

std::int64_t someFrame(const Project &film, std::minstd_rand &chance)
{
    const auto length = static_cast<std::size_t>(film.sequences[0]->length());
    return static_cast<std::int64_t>(below(length, chance));
}

NewClip newPair(const Project &film, std::minstd_rand &chance)
{
    const auto &tracks = film.sequences[0]->tracks;
    const std::size_t pair = below(tracks.size() / 2, chance);
    return {MediaSource{film.media[0]->id}, tracks[pair]->id, tracks[tracks.size() / 2 + pair]->id,
            25, 3};
}

constexpr int kTries = 1000; ///< a short film has no such place left after many edits

bool adjoins(const Project &film, const ClipPlace &place)
{
    const Clip left = trackAt(film, place.track).clips.at(place.index - 1);
    return left.end() == place.clip.start && left->length > 4 && place.clip->length > 4;
}

ClipId adjoiningClip(const Project &film, std::minstd_rand &chance)
{
    ClipPlace place = someClip(film, chance);
    for (int i = 0; i < kTries && !adjoins(film, place); ++i)
        place = someClip(film, chance);
    return place.clip->id;
}

ClipPlace longClip(const Project &film, std::minstd_rand &chance)
{
    ClipPlace place = someClip(film, chance);
    for (int i = 0; i < kTries && place.clip->length <= 12; ++i)
        place = someClip(film, chance);
    return place;
}

Edit makeInsert(const Project &film, std::minstd_rand &chance)
{
    return Insert{newPair(film, chance), someFrame(film, chance)};
}

Edit makeOverwrite(const Project &film, std::minstd_rand &chance)
{
    return Overwrite{newPair(film, chance), someFrame(film, chance)};
}

Edit makeSplitAll(const Project &film, std::minstd_rand &chance)
{
    return Split{{}, {}, longClip(film, chance).clip.start + 5};
}

Edit makeSplitOne(const Project &film, std::minstd_rand &chance)
{
    const ClipPlace place = longClip(film, chance);
    return Split{trackAt(film, place.track).id, {}, place.clip.start + 5};
}

Edit makeTrim(const Project &film, std::minstd_rand &chance)
{
    const Clip clip = longClip(film, chance).clip;
    return Trim{clip->id, Edge::End, clip.end() - 5, false, false};
}

Edit makeRippleTrim(const Project &film, std::minstd_rand &chance)
{
    const Clip clip = longClip(film, chance).clip;
    return RippleTrim{clip->id, Edge::End, clip.end() - 5, false, false};
}

Edit makeRoll(const Project &film, std::minstd_rand &chance)
{
    const ClipId clip = adjoiningClip(film, chance);
    return Roll{clip, findClip(film, clip)->clip.start + 3, true, false};
}

Edit makeSlip(const Project &film, std::minstd_rand &chance)
{
    return Slip{{someClip(film, chance).clip->id}, 4, true};
}

Edit makeSlide(const Project &film, std::minstd_rand &chance)
{
    return Slide{adjoiningClip(film, chance), -2, true, false};
}

Edit makeMove(const Project &film, std::minstd_rand &chance)
{
    return Move{{someClip(film, chance).clip->id}, 30};
}

Edit makeMoveInserting(const Project &film, std::minstd_rand &chance)
{
    return Move{{someClip(film, chance).clip->id}, 100, 0, PlaceMode::Insert};
}

Edit makeLift(const Project &film, std::minstd_rand &chance)
{
    return Lift{{someClip(film, chance).clip->id}};
}

Edit makeRippleDelete(const Project &film, std::minstd_rand &chance)
{
    return RippleDelete{{someClip(film, chance).clip->id}};
}

Edit makeTransition(const Project &film, std::minstd_rand &chance)
{
    return AddTransition{adjoiningClip(film, chance), QStringLiteral("dissolve"), 4};
}

Edit makeGain(const Project &film, std::minstd_rand &chance)
{
    SetClip edit{someClip(film, chance).clip->id};
    edit.gainDb = -static_cast<double>(below(40, chance));
    return edit;
}

} // namespace

Project longFilm(int clips)
{
    Project project;
    for (std::int64_t id = 1; id <= kMedia; ++id)
        project.media.push_back(footage(id));
    project.nextId = kMedia + 1;
    auto sequence = std::make_shared<Sequence>();
    sequence->id = {project.nextId++};
    sequence->name = QStringLiteral("Film");
    sequence->settings.rate = kRate;
    sequence->untouched = false;
    std::vector<std::shared_ptr<Track>> tracks;
    const int pairs = std::min(kMostPairs, clips / (2 * kFewestClips));
    for (int t = 0; t < 2 * pairs; ++t) {
        auto track = std::make_shared<Track>();
        track->id = {project.nextId++};
        track->kind = t < pairs ? TrackKind::Video : TrackKind::Audio;
        track->name = QStringLiteral("%1%2").arg(t < pairs ? u'V' : u'A').arg(t % pairs + 1);
        tracks.push_back(std::move(track));
    }
    for (int pair = 0; pair < pairs; ++pair)
        fillPair(project, *tracks[static_cast<std::size_t>(pair)],
                 *tracks[static_cast<std::size_t>(pairs + pair)], clips / (2 * pairs));
    sequence->tracks.assign(tracks.begin(), tracks.end());
    project.active = sequence->id;
    project.sequences.push_back(std::move(sequence));
    return project;
}

const std::vector<EditKind> &editKinds()
{
    static const std::vector<EditKind> kinds{
        {"insert, rippling 40 tracks", makeInsert},
        {"overwrite", makeOverwrite},
        {"split one track", makeSplitOne},
        {"split 40 tracks", makeSplitAll},
        {"trim", makeTrim},
        {"ripple trim, 40 tracks", makeRippleTrim},
        {"roll", makeRoll},
        {"slip with its sound", makeSlip},
        {"slide", makeSlide},
        {"move with its sound", makeMove},
        {"move, inserting", makeMoveInserting},
        {"lift with its sound", makeLift},
        {"ripple delete, 40 tracks", makeRippleDelete},
        {"add transition", makeTransition},
        {"change gain", makeGain},
    };
    return kinds;
}

ClipPlace someClip(const Project &film, std::minstd_rand &chance)
{
    const auto &tracks = film.sequences[0]->tracks;
    const std::size_t pairs = film.sequences[0]->tracks.size() / 2;
    std::size_t track = below(pairs, chance);
    while (tracks[track]->clips.size() < 3) // a short film's tracks run out
        track = (track + 1) % pairs;
    const std::size_t index = 1 + below(tracks[track]->clips.size() - 2, chance);
    return {{0, track}, index, tracks[track]->clips.at(index)};
}

} // namespace weft::bench
