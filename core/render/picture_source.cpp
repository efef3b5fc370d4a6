#include "core/render/picture_source.h"

#include "core/base/translate.h"
#include "core/media/convert.h"
#include "core/media/frame_memory.h"
#include "core/render/title_raster.h"
#include "core/time/timecode.h"

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

constexpr std::size_t kMostReaders = 6; ///< one of H.264 in HD takes some 50 MB
constexpr std::size_t kDrawings = 32;

/// Pixels to draw a title with for each of the output's: more where an effect enlarges it, so that
/// it stays sharp, in powers of two, so that a slow zoom does not draw it anew for every frame.
double enlargementOf(const Affine &transform)
{
    const double largest = std::max(std::hypot(transform.xx, transform.yx),
                                    std::hypot(transform.xy, transform.yy));
    return largest <= 1 ? 1 : std::min(4.0, std::exp2(std::ceil(std::log2(largest))));
}

/// The last ones drawn are kept.
template<typename Drawn>
void keep(std::vector<Drawn> &drawings, Drawn drawn)
{
    if (drawings.size() >= kDrawings)
        drawings.erase(drawings.begin());
    drawings.push_back(std::move(drawn));
}

/// How far an instant lies on the way from one frame to the next.
double partAt(const FrameRate &rate, const Rational &seconds)
{
    const std::int64_t ordinal = rate.frameAt(seconds, Rounding::Floor);
    return ((seconds - rate.secondsAt(ordinal)) * rate.toRational()).toDouble();
}

std::int64_t millisecond(const Rational &seconds)
{
    return seconds.times(1000, Rounding::Floor);
}

int scaledSide(int side, double factor)
{
    return std::max(1, static_cast<int>(std::lround(side * factor)));
}

Affine stretchedOnto(const Frame &frame, int width, int height)
{
    return Affine::scaling(static_cast<double>(width) / frame.width(),
                           static_cast<double>(height) / frame.height());
}

/// A file's picture, taken as its user says.
Frame interpreted(const Frame &frame, const Interpretation &how)
{
    const Frame tagged = withLeftChroma(frame).withColour(replaced(frame.colour(), how.colour));
    return how.premultiplied && frame.format().alpha == AlphaMode::Straight
               ? tagged.withAlpha(AlphaMode::Premultiplied)
               : tagged;
}

/// What a file's pictures come as. That they are grey, or how their chroma is sampled, the project
/// does not know.
PixelFormat formatOf(const VideoInfo &video)
{
    const AlphaMode alpha = video.hasAlpha ? AlphaMode::Straight : AlphaMode::None;
    if (video.bitDepth > 16)
        return {PixelLayout::Rgb, SampleType::F32, 32, alpha};
    const bool isRgb = video.colour.matrix == ColourMatrix::Rgb;
    return {isRgb ? PixelLayout::Rgb : PixelLayout::Yuv420,
            video.bitDepth > 8 ? SampleType::U16 : SampleType::U8, video.bitDepth, alpha};
}

HdrInput hdrInput(MediaHdr media, HdrInput sequence)
{
    switch (media) {
    case MediaHdr::ToneMap: return HdrInput::ToneMap;
    case MediaHdr::PassThrough: return HdrInput::PassThrough;
    case MediaHdr::AsSequence: break;
    }
    return sequence;
}

} // namespace

Frame onePixel(const Colour &colour)
{
    const AlphaMode alpha = colour.alpha == 255 ? AlphaMode::None : AlphaMode::Straight;
    FrameBuilder pixel({PixelLayout::Rgb, SampleType::U8, 8, alpha}, 1, 1, srgbTags());
    const std::array<std::uint8_t, 4> samples{colour.red, colour.green, colour.blue, colour.alpha};
    for (int i = 0; i < pixel.format().planeCount(); ++i)
        *pixel.plane(i).row<std::uint8_t>(0) = samples[static_cast<std::size_t>(i)];
    return std::move(pixel).publish();
}

Frame frameWithoutSamples(const PixelFormat &format, int width, int height,
                          const ColourTags &colour)
{
    return {format, width, height, colour, {}, nullptr};
}

QString locatedMessage(const QString &clip, const Track &track, const Sequence &sequence,
                       std::int64_t frame, const QString &message)
{
    return tr("Clip \"%1\" on track %2 at %3: %4")
        .arg(clip, track.name,
             toTimecode(frame, sequence.settings.rate, sequence.settings.dropFrame), message);
}

PictureSource::PictureSource(std::shared_ptr<const Project> project, MediaMap media,
                             const RenderOptions &options, WorkPool &pool,
                             RenderNested renderNested)
    : m_project(std::move(project))
    , m_media(std::move(media))
    , m_missing(options.missing)
    , m_caches{options.cache, options.smallCopies}
    , m_hardware(options.hardware)
    , m_pool(pool)
    , m_renderNested(std::move(renderNested))
    , m_readers(options.readers ? options.readers
                                : std::make_shared<ReaderPool<PairReader>>(kMostReaders, [] {
                                      return frameMemoryUse().isShort();
                                  }))
{}

void PictureSource::beginFrame(std::int64_t number)
{
    m_frame = number;
    m_isExact = true;
    m_away = 0;
}

std::optional<PictureSource::FileMoment> PictureSource::momentOf(const Picture &picture) const
{
    const Source &source = picture.clip->source;
    if (const auto *file = std::get_if<MediaSource>(&source)) {
        const auto path = m_media.media.find(file->media);
        if (path != m_media.media.end())
            return FileMoment{path->second, {}, picture.sourceTime};
    } else if (const auto *generated = std::get_if<ShotSource>(&source)) {
        const auto path = m_media.takes.find(generated->shot);
        const Shot *shot = m_project->find(generated->shot);
        if (shot && path != m_media.takes.end()) {
            const FrameRate &rate = shot->recipe.rate;
            return FileMoment{path->second, rate.frameAt(picture.sourceTime, Rounding::Floor),
                              picture.sourceTime, partAt(rate, picture.sourceTime)};
        }
    }
    return {};
}

/// @param frame see beginFrame()
Result<PictureSource::Lease> PictureSource::readerFor(const FileMoment &moment, ClipId owner,
                                                      std::int64_t frame)
{
    return m_readers
        ->acquire({moment.path, owner, millisecond(moment.time), frame},
                  [&]() -> Result<PairReader> {
                      auto video = VideoReader::open(moment.path, {0, m_caches, m_hardware});
                      if (!video)
                          return fail(video);
                      return PairReader(std::move(*video));
                  });
}

Result<Frame> PictureSource::read(const FileMoment &moment, ClipId owner, std::int64_t frame)
{
    auto reader = readerFor(moment, owner, frame);
    if (!reader)
        return fail(reader);
    VideoReader &video = (*reader)->video();
    return moment.ordinal ? video.frame(*moment.ordinal) : video.frameAt(moment.time);
}

Result<FramePair> PictureSource::readPair(const FileMoment &moment, ClipId owner,
                                          std::int64_t frame)
{
    auto reader = readerFor(moment, owner, frame);
    if (!reader)
        return fail(reader);
    return moment.ordinal ? (*reader)->pair(*moment.ordinal, moment.part)
                          : (*reader)->around(moment.time);
}

/// What a clip shows of a file.
Result<Frame> PictureSource::readShown(const FileMoment &moment, const Picture &picture)
{
    if (m_isEnough)
        return reach(moment, picture);
    if (picture.clip->timeInterpolation == TimeInterpolation::Hold) {
        auto frame = read(moment, picture.clip->id, m_frame);
        return frame ? interpreted(*frame, interpretationOf(picture)) : frame;
    }
    auto pair = readPair(moment, picture.clip->id, m_frame);
    return pair ? between(*std::move(pair), moment.path, picture) : fail(pair);
}

/// What fails will fail again, and be told.
void PictureSource::readAhead(const FileMoment &moment, const Picture &picture, std::int64_t frame)
{
    if (picture.clip->timeInterpolation == TimeInterpolation::Hold)
        (void) read(moment, picture.clip->id, frame);
    else
        (void) readPair(moment, picture.clip->id, frame);
}

/// What a clip shows between two pictures of a file.
Result<Frame> PictureSource::between(FramePair pair, const QString &source, const Picture &picture)
{
    const Interpretation how = interpretationOf(picture);
    for (Frame *frame : {&pair.from, &pair.to}) {
        if (!frame->isNull())
            *frame = interpreted(*frame, how);
    }
    if (pair.part <= 0)
        return pair.from;
    const auto from = mixable(pair.from), to = mixable(pair.to);
    if (!from)
        return from;
    if (!to)
        return to;
    const bool areAlike = from->format() == to->format() && from->width() == to->width()
                          && from->height() == to->height();
    if (!areAlike) // a file whose pictures change their format
        return pair.from;
    if (picture.clip->timeInterpolation == TimeInterpolation::Blend)
        return blended(*from, *to, pair.part);
    return moved(*from, *to, pair.part, *motionOf({*from, *to, pair.part, pair.ordinal}, source),
                 m_pool);
}

/// Slowed down, a film asks for the same several times in a row.
std::shared_ptr<const Motion> PictureSource::motionOf(const FramePair &pair, const QString &source)
{
    constexpr std::size_t kMost = 8;
    for (const FoundMotion &found : m_motions) {
        if (found.source == source && found.ordinal == pair.ordinal
            && found.width == pair.from.width())
            return found.motion;
    }
    if (m_motions.size() >= kMost)
        m_motions.erase(m_motions.begin());
    m_motions.push_back({source, pair.ordinal, pair.from.width(),
                         std::make_shared<const Motion>(motionBetween(pair.from, pair.to))});
    return m_motions.back().motion;
}

/// What a clip shows of a file, as far as patience goes.
Result<Frame> PictureSource::reach(const FileMoment &moment, const Picture &picture)
{
    auto reader = readerFor(moment, picture.clip->id, m_frame);
    if (!reader)
        return fail(reader);
    VideoReader &video = (*reader)->video();
    const std::int64_t ordinal = moment.ordinal ? *moment.ordinal : video.ordinalAt(moment.time);
    const std::int64_t wanted = std::clamp<std::int64_t>(ordinal, 0, video.frameCount() - 1);
    const auto reached = video.reach(wanted, *m_isEnough);
    if (!reached)
        return fail(reached);
    const double away = (video.frameTime(reached->ordinal) - video.frameTime(wanted)).toDouble();
    if (std::abs(away) > std::abs(m_away))
        m_away = away;
    m_isExact = m_isExact && reached->isExact;
    const bool isHeld = picture.clip->timeInterpolation == TimeInterpolation::Hold;
    if (!reached->isExact || isHeld)
        return interpreted(reached->frame, interpretationOf(picture));
    auto pair = moment.ordinal ? (*reader)->pair(*moment.ordinal, moment.part)
                               : (*reader)->around(moment.time);
    return pair ? between(*std::move(pair), moment.path, picture) : fail(pair);
}

void PictureSource::decodeAhead(const Picture &picture, std::int64_t frame)
{
    const auto moment = momentOf(picture);
    if (moment && m_readers->has(moment->path, picture.clip->id))
        readAhead(*moment, picture, frame);
}

void PictureSource::openAhead(const Picture &picture, std::int64_t frame, std::int64_t frames,
                              const FrameRate &rate)
{
    constexpr std::int64_t kNear = 500; // ms
    const auto moment = momentOf(picture);
    if (!moment || m_readers->has(moment->path, picture.clip->id) || frameMemoryUse().isShort())
        return;
    const Rational untilThen = picture.clip->speed * rate.secondsAt(frames);
    if (!m_readers->hasNear(moment->path, millisecond(moment->time - untilThen), kNear))
        readAhead(*moment, picture, frame);
}

Result<std::optional<PlacedPicture>> PictureSource::get(const Picture &picture,
                                                        const Sequence &sequence,
                                                        std::int64_t frame, const Scale &scale)
{
    auto located = [&](const Error &error) {
        return fail(error.kind, locatedMessage(clipName(*m_project, *picture.clip), *picture.track,
                                               sequence, frame, error.message));
    };
    Result<Shown> result = picture.fault ? Result<Shown>(tl::unexpected<Error>(*picture.fault))
                                         : shown(picture, sequence, scale);
    if (!result && m_missing == RenderOptions::Missing::Fail)
        return located(result.error());
    if (!result)
        result = placeholder(picture, result.error().message, sequence.settings, scale);
    if (result->frame.isNull())
        return std::optional<PlacedPicture>();
    auto working = compositable(result->frame, sequence.settings.colour,
                                hdrInput(interpretationOf(picture).hdr, sequence.settings.hdr));
    if (!working)
        return located(working.error());
    return placed(std::move(*working), result->placement, picture, scale);
}

/// @param placement from the frame's pixels to the sequence's, without effects
PlacedPicture PictureSource::placed(Frame frame, const Affine &placement, const Picture &picture,
                                    const Scale &scale) const
{
    PlacedPicture placed{std::move(frame),
                         placement.then(picture.transform).then(Affine::scaling(scale.x, scale.y)),
                         picture.opacity, picture.isMoving, picture.isTurning};
    placed.sampling = picture.clip->sampling;
    placed.isFading = picture.isFading;
    return placed;
}

std::optional<PlacedPicture> PictureSource::unseen(const Picture &picture, const Sequence &sequence,
                                                   const Scale &scale)
{
    const Frame outline = outlineOf(picture, scale);
    if (outline.isNull())
        return {};
    const auto working = compositable(outline, sequence.settings.colour,
                                      hdrInput(interpretationOf(picture).hdr,
                                               sequence.settings.hdr));
    if (!working)
        return {};
    const Affine stretched = stretchedOnto(*working, picture.shape.width, picture.shape.height);
    PlacedPicture unseen = placed(*working, stretched.then(picture.fit), picture, scale);
    unseen.isSeen = false;
    return unseen;
}

/// What a picture comes as, without samples: null where it shows nothing.
Frame PictureSource::outlineOf(const Picture &picture, const Scale &scale)
{
    const Source &source = picture.clip->source;
    const int width = picture.shape.width, height = picture.shape.height;
    if (const auto *colour = std::get_if<ColourSource>(&source); colour && !picture.fault)
        return onePixel(colour->colour);
    if (const auto *nested = std::get_if<NestedSource>(&source); nested && !picture.fault)
        return outlineOf(*nested, picture, scale);
    const bool isDrawn = picture.fault || !momentOf(picture); // a title or a card
    if (isDrawn)
        return frameWithoutSamples(kRgbaF32, width, height, srgbTags());
    if (const auto *file = std::get_if<MediaSource>(&source)) {
        const VideoInfo &video = *m_project->find(file->media)->info.video;
        return interpreted(frameWithoutSamples(formatOf(video), width, height, video.colour),
                           interpretationOf(file->media));
    }
    constexpr PixelFormat kTake{PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
    return frameWithoutSamples(kTake, width, height, srgbTags());
}

Frame PictureSource::outlineOf(const NestedSource &source, const Picture &picture,
                               const Scale &scale)
{
    const Sequence &sequence = *m_project->find(source.sequence);
    const std::int64_t last = sequence.length() - 1;
    if (last < 0)
        return {};
    const std::int64_t number = sequence.settings.rate.frameAt(picture.sourceTime, Rounding::Floor);
    const auto outline = m_renderNested(sequence, std::clamp<std::int64_t>(number, 0, last),
                                        scaledSide(sequence.settings.width, scale.x),
                                        scaledSide(sequence.settings.height, scale.y), false);
    return outline ? *outline : Frame();
}

Result<PictureSource::Shown> PictureSource::shown(const Picture &picture, const Sequence &sequence,
                                                  const Scale &scale)
{
    const Source &source = picture.clip->source;
    if (const auto *media = std::get_if<MediaSource>(&source))
        return shownMedia(picture, *media);
    if (const auto *shot = std::get_if<ShotSource>(&source))
        return shownShot(picture, *shot);
    if (const auto *title = std::get_if<TitleSource>(&source))
        return shownTitle(picture, *title, sequence.settings, scale);
    if (const auto *colour = std::get_if<ColourSource>(&source))
        return shownColour(picture, *colour);
    if (isAdjustment(picture)) // changes what is below, and shows nothing itself
        return Shown();
    return shownNested(picture, std::get<NestedSource>(source), scale);
}

Result<QString> PictureSource::pathOf(MediaId media) const
{
    const auto path = m_media.media.find(media);
    if (path != m_media.media.end())
        return path->second;
    const MediaItem *item = m_project->find(media);
    return fail(ErrorKind::Media, tr("its file \"%1\" is missing. Put it back, or relink it.")
                                      .arg(item ? item->path : QString()));
}

Interpretation PictureSource::interpretationOf(MediaId media) const
{
    const MediaItem *item = m_project->find(media);
    return item ? item->interpretation : Interpretation();
}

Interpretation PictureSource::interpretationOf(const Picture &picture) const
{
    const auto *file = std::get_if<MediaSource>(&picture.clip->source);
    return file ? interpretationOf(file->media) : Interpretation();
}

Result<PictureSource::Shown> PictureSource::stretched(MediaId media, const ClipMoment &moment,
                                                      const SequenceSettings &settings)
{
    const auto path = pathOf(media);
    if (!path)
        return fail(path);
    const auto frame = read({*path, {}, settings.rate.secondsAt(moment.frame)}, moment.clip->id,
                            m_frame);
    if (!frame)
        return fail(frame);
    const Interpretation how = interpretationOf(media);
    auto working = compositable(interpreted(*frame, how), settings.colour,
                                hdrInput(how.hdr, settings.hdr));
    if (!working)
        return fail(working);
    const Affine placement = stretchedOnto(*working, settings.width, settings.height);
    return Shown{std::move(*working), placement};
}

Result<std::shared_ptr<const kernels::ColourLut>> PictureSource::lut(MediaId media)
{
    const auto path = pathOf(media);
    return path ? m_luts.get(*path) : fail(path);
}

Result<PictureSource::Shown> PictureSource::shownMedia(const Picture &picture,
                                                       const MediaSource &source)
{
    if (const auto path = pathOf(source.media); !path)
        return fail(path);
    auto frame = readShown(*momentOf(picture), picture);
    if (!frame)
        return fail(frame);
    // A file may have been replaced since it was imported: it is placed like the one the project
    // knows.
    return Shown{*frame, stretchedOnto(*frame, picture.shape.width, picture.shape.height)
                             .then(picture.fit)};
}

Result<PictureSource::Shown> PictureSource::shownShot(const Picture &picture,
                                                      const ShotSource &source)
{
    const auto moment = momentOf(picture);
    if (!moment) {
        const Shot *shot = m_project->find(source.shot);
        return fail(ErrorKind::Generation,
                    tr("the shot \"%1\" has no take on this machine. Generate it first.")
                        .arg(shot ? shot->name : QString()));
    }
    auto frame = readShown(*moment, picture);
    if (!frame)
        return fail(ErrorKind::Generation, frame.error().message);
    return Shown{*frame, stretchedOnto(*frame, picture.shape.width, picture.shape.height)
                             .then(picture.fit)};
}

Result<PictureSource::Shown> PictureSource::shownTitle(const Picture &picture,
                                                       const TitleSource &title,
                                                       const SequenceSettings &settings,
                                                       const Scale &scale)
{
    const double pixels = std::max(scale.x, scale.y) * enlargementOf(picture.transform);
    for (const DrawnTitle &drawn : m_titles) {
        if (drawn.title == title && drawn.width == settings.width && drawn.height == settings.height
            && drawn.scale == pixels)
            return drawn.shown;
    }
    auto drawing = drawTitle(title, settings, pixels,
                             m_missing == RenderOptions::Missing::Placeholder);
    if (!drawing)
        return fail(drawing);
    const Shown shown{drawing->picture, drawing->placement};
    keep(m_titles, {title, settings.width, settings.height, pixels, shown});
    return shown;
}

Result<PictureSource::Shown> PictureSource::shownColour(const Picture &picture,
                                                        const ColourSource &source)
{
    const Frame pixel = onePixel(source.colour);
    return Shown{pixel, stretchedOnto(pixel, picture.shape.width, picture.shape.height)};
}

Result<PictureSource::Shown> PictureSource::shownNested(const Picture &picture,
                                                        const NestedSource &source,
                                                        const Scale &scale)
{
    const Sequence *sequence = m_project->find(source.sequence);
    const std::int64_t last = sequence ? sequence->length() - 1 : -1;
    if (last < 0)
        return Shown();
    const FrameRate &rate = sequence->settings.rate;
    const std::int64_t number = rate.frameAt(picture.sourceTime, Rounding::Floor);
    const auto render = [&](std::int64_t at) {
        return m_renderNested(*sequence, std::clamp<std::int64_t>(at, 0, last),
                              scaledSide(sequence->settings.width, scale.x),
                              scaledSide(sequence->settings.height, scale.y), true);
    };
    auto frame = render(number);
    const TimeInterpolation way = picture.clip->timeInterpolation;
    const double part = number < 0 || number >= last ? 0 : partAt(rate, picture.sourceTime);
    if (frame && way != TimeInterpolation::Hold && part > 0) {
        auto next = render(number + 1);
        if (!next)
            return fail(next);
        if (!makeAlike(*frame, *next))
            return Shown();
        frame = between({*frame, *next, part, number},
                        QStringLiteral("sequence %1").arg(sequence->id.value), picture);
    }
    if (!frame)
        return fail(frame);
    if (frame->isNull())
        return Shown();
    return Shown{*frame, stretchedOnto(*frame, picture.shape.width, picture.shape.height)
                             .then(picture.fit)};
}

PictureSource::Shown PictureSource::placeholder(const Picture &picture, const QString &reason,
                                                const SequenceSettings &settings,
                                                const Scale &scale)
{
    const QString &name = picture.clip->name;
    const int width = scaledSide(settings.width, scale.x);
    const int height = scaledSide(settings.height, scale.y);
    const auto same = [&](const DrawnCard &card) {
        return card.name == name && card.reason == reason && card.width == width
               && card.height == height;
    };
    auto card = std::find_if(m_cards.begin(), m_cards.end(), same);
    if (card == m_cards.end()) {
        keep(m_cards, {name, reason, width, height, drawPlaceholder(name, reason, width, height)});
        card = std::prev(m_cards.end());
    }
    return {card->frame, stretchedOnto(card->frame, settings.width, settings.height)};
}

} // namespace weft
