#include "core/render/picture_source.h"

#include "core/base/translate.h"
#include "core/render/title_raster.h"
#include "core/time/timecode.h"

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

constexpr std::size_t kIdleReaders = 8;
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

int scaledSide(int side, double factor)
{
    return std::max(1, static_cast<int>(std::lround(side * factor)));
}

Affine stretched(const Frame &frame, int width, int height)
{
    return Affine::scaling(static_cast<double>(width) / frame.width(),
                           static_cast<double>(height) / frame.height());
}

Frame onePixel(const Colour &colour)
{
    const AlphaMode alpha = colour.alpha == 255 ? AlphaMode::None : AlphaMode::Straight;
    FrameBuilder pixel({PixelLayout::Rgb, SampleType::U8, 8, alpha}, 1, 1, srgbTags());
    const std::array<std::uint8_t, 4> samples{colour.red, colour.green, colour.blue, colour.alpha};
    for (int i = 0; i < pixel.format().planeCount(); ++i)
        *pixel.plane(i).row<std::uint8_t>(0) = samples[static_cast<std::size_t>(i)];
    return std::move(pixel).publish();
}

} // namespace

QString locatedMessage(const ClipBody &clip, const Track &track, const Sequence &sequence,
                       std::int64_t frame, const QString &message)
{
    return tr("Clip \"%1\" on track %2 at %3: %4")
        .arg(clip.name, track.name,
             toTimecode(frame, sequence.settings.rate, sequence.settings.dropFrame), message);
}

PictureSource::PictureSource(std::shared_ptr<const Project> project, MediaMap media,
                             RenderOptions::Missing missing, RenderNested renderNested)
    : m_project(std::move(project))
    , m_media(std::move(media))
    , m_missing(missing)
    , m_renderNested(std::move(renderNested))
    , m_effectMedia{[this](MediaId media) { return pathOf(media); }}
    , m_readers(kIdleReaders)
{}

Result<std::optional<PlacedPicture>> PictureSource::get(const Picture &picture,
                                                        const Sequence &sequence,
                                                        std::int64_t frame, const Scale &scale)
{
    auto located = [&](const Error &error) {
        return fail(error.kind,
                    locatedMessage(*picture.clip, *picture.track, sequence, frame, error.message));
    };
    Result<Shown> result = picture.fault ? Result<Shown>(tl::unexpected<Error>(*picture.fault))
                                         : shown(picture, sequence, scale);
    if (!result && m_missing == RenderOptions::Missing::Fail)
        return located(result.error());
    if (!result)
        result = placeholder(picture, result.error().message, sequence.settings, scale);
    if (result->frame.isNull())
        return std::optional<PlacedPicture>();
    auto working = toWorkingSpace(result->frame, sequence.settings.colour);
    if (!working)
        return located(working.error());
    const Affine placement = result->placement.then(picture.transform)
                                 .then(Affine::scaling(scale.x, scale.y));
    return std::optional(PlacedPicture{std::move(*working), placement, picture.opacity,
                                       picture.isMoving, picture.isTurning});
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

Result<VideoReader *> PictureSource::reader(const QString &path, const Picture &picture)
{
    const std::int64_t position = picture.sourceTime.times(1000, Rounding::Floor);
    auto entry = m_readers.acquire(path, picture.clip->id, position,
                                   [&] { return VideoReader::open(path); });
    if (!entry)
        return fail(entry);
    return &(*entry)->reader;
}

Result<PictureSource::Shown> PictureSource::shownMedia(const Picture &picture,
                                                       const MediaSource &source)
{
    const auto path = pathOf(source.media);
    if (!path)
        return fail(path);
    auto video = reader(*path, picture);
    if (!video)
        return fail(video);
    auto frame = (*video)->frameAt(picture.sourceTime);
    if (!frame)
        return fail(frame);
    // A file may have been replaced since it was imported: it is placed like the one the project
    // knows.
    return Shown{*frame,
                 stretched(*frame, picture.shape.width, picture.shape.height).then(picture.fit)};
}

Result<PictureSource::Shown> PictureSource::shownShot(const Picture &picture,
                                                      const ShotSource &source)
{
    const Shot *shot = m_project->find(source.shot);
    const auto path = m_media.takes.find(source.shot);
    if (!shot || path == m_media.takes.end())
        return fail(ErrorKind::Generation,
                    tr("the shot \"%1\" has no take on this machine. Generate it first.")
                        .arg(shot ? shot->name : QString()));
    auto video = reader(path->second, picture);
    if (!video)
        return fail(ErrorKind::Generation, video.error().message);
    const std::int64_t last = std::max<std::int64_t>((*video)->frameCount() - 1, 0);
    const std::int64_t ordinal = shot->recipe.rate.frameAt(picture.sourceTime, Rounding::Floor);
    auto frame = (*video)->frame(std::clamp<std::int64_t>(ordinal, 0, last));
    if (!frame)
        return fail(ErrorKind::Generation, frame.error().message);
    return Shown{*frame,
                 stretched(*frame, picture.shape.width, picture.shape.height).then(picture.fit)};
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
    return Shown{pixel, stretched(pixel, picture.shape.width, picture.shape.height)};
}

Result<PictureSource::Shown> PictureSource::shownNested(const Picture &picture,
                                                        const NestedSource &source,
                                                        const Scale &scale)
{
    const Sequence *sequence = m_project->find(source.sequence);
    const std::int64_t last = sequence ? sequence->length() - 1 : -1;
    if (last < 0)
        return Shown();
    const std::int64_t number = sequence->settings.rate.frameAt(picture.sourceTime,
                                                                Rounding::Floor);
    auto frame = m_renderNested(*sequence, std::clamp<std::int64_t>(number, 0, last),
                                scaledSide(sequence->settings.width, scale.x),
                                scaledSide(sequence->settings.height, scale.y));
    if (!frame)
        return fail(frame);
    if (frame->isNull())
        return Shown();
    return Shown{*frame,
                 stretched(*frame, picture.shape.width, picture.shape.height).then(picture.fit)};
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
    return {card->frame, stretched(card->frame, settings.width, settings.height)};
}

} // namespace weft
