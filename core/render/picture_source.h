#pragma once

#include "core/media/video_reader.h"
#include "core/render/composition.h"
#include "core/render/compositor.h"
#include "core/render/media_map.h"
#include "core/render/reader_pool.h"
#include "core/render/renderer.h"

#include <functional>

namespace weft {

/// What a clip shows, got from wherever it comes: files, takes, drawings, other sequences. Keeps
/// readers and drawings open from frame to frame. Thread: one at a time.
class PictureSource
{
public:
    /// Renders a nested sequence at a size; a null frame where there is nothing to see.
    using RenderNested
        = std::function<Result<Frame>(const Sequence &, std::int64_t frame, int width, int height)>;

    PictureSource(std::shared_ptr<const Project> project, MediaMap media,
                  RenderOptions::Missing missing, RenderNested renderNested);

    /// Starts a frame: readers used from now on are in use together.
    void beginFrame() { m_readers.beginUse(); }

    /// How many pixels of the output there are for each of the sequence's.
    struct Scale
    {
        double x = 1;
        double y = 1;
    };

    /// A picture with its weight in the frame, in the sequence's working space; nothing where there
    /// is nothing to see. Errors: as Renderer::frame(), naming clip, track and time. With
    /// Missing::Placeholder a card that says so instead.
    Result<std::optional<PlacedPicture>> get(const Picture &picture, const Sequence &sequence,
                                             std::int64_t frame, const Scale &scale);

    /// What effects get from the bin.
    const EffectMedia &effectMedia() const { return m_effectMedia; }

private:
    /// A frame and the way from its pixels to the sequence's.
    struct Shown
    {
        Frame frame;
        Affine placement;
    };

    Result<Shown> shown(const Picture &picture, const Sequence &sequence, const Scale &scale);
    Result<Shown> shownMedia(const Picture &picture, const MediaSource &source);
    Result<Shown> shownShot(const Picture &picture, const ShotSource &source);
    Result<Shown> shownTitle(const Picture &picture, const TitleSource &title,
                             const SequenceSettings &settings, const Scale &scale);
    Result<Shown> shownColour(const Picture &picture, const ColourSource &source);
    Result<Shown> shownNested(const Picture &picture, const NestedSource &source,
                              const Scale &scale);
    Result<QString> pathOf(MediaId media) const;
    Result<VideoReader *> reader(const QString &path, const Picture &picture);
    Shown placeholder(const Picture &picture, const QString &reason,
                      const SequenceSettings &settings, const Scale &scale);

    /// A drawing that was made before, by what it was made from.
    struct DrawnTitle
    {
        TitleSource title;
        int width;
        int height;
        double scale;
        Shown shown;
    };
    struct DrawnCard
    {
        QString name;
        QString reason;
        int width;
        int height;
        Frame frame;
    };

    std::shared_ptr<const Project> m_project;
    MediaMap m_media;
    RenderOptions::Missing m_missing;
    RenderNested m_renderNested;
    EffectMedia m_effectMedia;
    ReaderPool<VideoReader> m_readers;
    std::vector<DrawnTitle> m_titles;
    std::vector<DrawnCard> m_cards;
};

/// "Clip "A" on track V1 at 00:00:02:10: …"
QString locatedMessage(const ClipBody &clip, const Track &track, const Sequence &sequence,
                       std::int64_t frame, const QString &message);

} // namespace weft
