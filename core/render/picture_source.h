#pragma once

#include "core/render/composition.h"
#include "core/render/compositor.h"
#include "core/render/frame_mix.h"
#include "core/render/lut_cache.h"
#include "core/render/media_map.h"
#include "core/render/pair_reader.h"
#include "core/render/reader_pool.h"
#include "core/render/renderer.h"

#include <functional>

namespace weft {

/// A frame of a clip, or of the transition at its start, counted from its beginning.
struct ClipMoment
{
    const ClipBody *clip = nullptr;
    std::int64_t frame = 0;
};

/// One pixel of a colour: stretched, it is a picture of it.
Frame onePixel(const Colour &colour);

/// What stands for a picture that is not seen, see PlacedPicture::isSeen.
Frame frameWithoutSamples(const PixelFormat &format, int width, int height,
                          const ColourTags &colour);

/// What a clip shows, got from wherever it comes: files, takes, drawings, other sequences. Keeps
/// readers and drawings open from frame to frame. Thread: one at a time, but for what says other.
class PictureSource
{
public:
    /// Renders a nested sequence at a size; a null frame where there is nothing to see. Without
    /// samples unless it is seen.
    using RenderNested = std::function<Result<Frame>(const Sequence &, std::int64_t frame,
                                                     int width, int height, bool isSeen)>;

    /// @param pool for what is made of two pictures
    PictureSource(std::shared_ptr<const Project> project, MediaMap media,
                  const RenderOptions &options, WorkPool &pool, RenderNested renderNested);

    /// Starts a frame: readers used from now on are in use together. @param number of the frame of
    /// the sequence that is rendered, also where pictures are those of sequences in it
    void beginFrame(std::int64_t number);

    /// Until when pictures of files are decoded from now on (see VideoReader::reach()); null: until
    /// they are there.
    void setPatience(const std::function<bool()> *isEnough) { m_isEnough = isEnough; }
    /// Whether all pictures since beginFrame() are those asked for; else how many seconds from
    /// there the furthest lies.
    bool isExact() const { return m_isExact; }
    double away() const { return m_away; }

    /// Decodes what a picture of a frame to come shows, if its clip has a reader already. Thread:
    /// any, beside everything else.
    void decodeAhead(const Picture &picture, std::int64_t frame);
    /// Opens a reader for a picture of a frame to come and decodes it, if its clip has none, no
    /// other will have arrived there by then, and there is memory for it. Thread: likewise.
    /// @param frames until then
    void openAhead(const Picture &picture, std::int64_t frame, std::int64_t frames,
                   const FrameRate &rate);

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
    /// The same without samples, for the choice of a plan (PlacedPicture::isSeen): nothing is
    /// opened, a file is taken for what the project knows of it, and errors show nothing.
    std::optional<PlacedPicture> unseen(const Picture &picture, const Sequence &sequence,
                                        const Scale &scale);

    /// A frame and the way from its pixels to the sequence's.
    struct Shown
    {
        Frame frame;
        Affine placement;
    };

    /// Where a file of the bin is. Errors (Media): it is missing.
    Result<QString> pathOf(MediaId media) const;
    /// A picture of the bin in the sequence's working space, stretched onto its frame, for an
    /// effect of a clip or a transition: a film at the time from its start. Errors (Media): it is
    /// missing or cannot be read.
    Result<Shown> stretched(MediaId media, const ClipMoment &moment,
                            const SequenceSettings &settings);

    /// A look-up table of the bin. Errors (Media): it is missing, or as readCube().
    Result<std::shared_ptr<const kernels::ColourLut>> lut(MediaId media);

private:
    Interpretation interpretationOf(MediaId media) const;
    /// Of what a clip shows: nothing special where that is no file.
    Interpretation interpretationOf(const Picture &picture) const;
    Result<Shown> shown(const Picture &picture, const Sequence &sequence, const Scale &scale);
    Result<Shown> shownMedia(const Picture &picture, const MediaSource &source);
    Result<Shown> shownShot(const Picture &picture, const ShotSource &source);
    Result<Shown> shownTitle(const Picture &picture, const TitleSource &title,
                             const SequenceSettings &settings, const Scale &scale);
    Result<Shown> shownColour(const Picture &picture, const ColourSource &source);
    Result<Shown> shownNested(const Picture &picture, const NestedSource &source,
                              const Scale &scale);
    /// A picture of a file.
    struct FileMoment
    {
        QString path;
        std::optional<std::int64_t> ordinal; ///< else the one at a time
        Rational time;
        double part = 0; ///< of the way to the next one, where there is an ordinal
    };
    /// Nothing where it does not come from a file that is there.
    std::optional<FileMoment> momentOf(const Picture &picture) const;
    using Lease = ReaderPool<PairReader>::Lease;
    Result<Lease> readerFor(const FileMoment &moment, ClipId owner, std::int64_t frame);
    Result<Frame> read(const FileMoment &moment, ClipId owner, std::int64_t frame);
    Result<FramePair> readPair(const FileMoment &moment, ClipId owner, std::int64_t frame);
    Result<Frame> readShown(const FileMoment &moment, const Picture &picture);
    void readAhead(const FileMoment &moment, const Picture &picture, std::int64_t frame);
    /// What a clip shows between two pictures of a source that has a name.
    Result<Frame> between(FramePair pair, const QString &source, const Picture &picture);
    std::shared_ptr<const Motion> motionOf(const FramePair &pair, const QString &source);
    Result<Frame> reach(const FileMoment &moment, const Picture &picture);
    Frame outlineOf(const Picture &picture, const Scale &scale);
    Frame outlineOf(const NestedSource &source, const Picture &picture, const Scale &scale);
    PlacedPicture placed(Frame frame, const Affine &placement, const Picture &picture,
                         const Scale &scale) const;
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

    /// Motion that was found before.
    struct FoundMotion
    {
        QString source;
        std::int64_t ordinal;
        int width;
        std::shared_ptr<const Motion> motion;
    };

    std::shared_ptr<const Project> m_project;
    MediaMap m_media;
    RenderOptions::Missing m_missing;
    PictureCaches m_caches;
    std::shared_ptr<HardwareDecoding> m_hardware;
    WorkPool &m_pool;
    RenderNested m_renderNested;
    std::int64_t m_frame = 0;
    const std::function<bool()> *m_isEnough = nullptr;
    bool m_isExact = true;
    double m_away = 0;
    std::shared_ptr<ReaderPool<PairReader>> m_readers;
    LutCache m_luts;
    std::vector<DrawnTitle> m_titles;
    std::vector<DrawnCard> m_cards;
    std::vector<FoundMotion> m_motions;
};

/// "Clip "A" on track V1 at 00:00:02:10: …" @param clip what it is shown under: clipName()
QString locatedMessage(const QString &clip, const Track &track, const Sequence &sequence,
                       std::int64_t frame, const QString &message);

} // namespace weft
