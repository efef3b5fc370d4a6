#pragma once

#include "core/cache/rendered_frames.h"

namespace weft {

/// Renders frames into the store while nobody needs the machine, on a thread of its own that stands
/// back behind all others (nice 10, and so do the renderer's threads). In this process and not in a
/// child: the player decodes the same files here a moment later anyway, a snapshot is a pointer
/// here and half a second of writing and reading elsewhere, and a frame's end is near enough to
/// stop at. Thread: any; told() comes to the thread that it was made on.
class RenderAhead
{
public:
    /// How far it is.
    struct News
    {
        std::int64_t frame = 0;  ///< that is kept now
        double milliseconds = 0; ///< that rendering it took; 0 = it was kept already
    };
    using Tell = std::function<void(const News &)>;

    /// What there is of a subject.
    struct Look
    {
        std::shared_ptr<RenderedFrames> frames; ///< of the subject; belongs to who asked
        std::int64_t first = 0;
        std::vector<bool> areKept; ///< the frame `first` and those after it
    };
    using TakeLook = std::function<void(const Look &)>;

    /// @param tell is called for each frame that is done, from the event loop of the calling
    /// thread; may be empty
    RenderAhead(std::shared_ptr<CacheStore> store, Tell tell);
    /// Waits for the frame at hand.
    ~RenderAhead();

    /// What to render from now on, in place of what was to be rendered before: frames in the order
    /// of the ranges. Frames that are kept already are passed over, those that cannot be rendered
    /// as well. Returns at once.
    void render(FrameKeys::Subject subject, std::vector<TimeRange> ranges);
    /// Nothing more is rendered for now: after the frame at hand it rests. Returns at once.
    void stop();
    /// Looks which frames of ranges are kept, before anything more is rendered and in place of an
    /// earlier look; what was to be rendered is not any more. Returns at once.
    /// @param take is called as `tell` is: first with the frames alone, then for each part of the
    /// ranges, until another look takes the place of this one
    void look(FrameKeys::Subject subject, std::vector<TimeRange> ranges, TakeLook take);
    /// Whether it has nothing to do.
    bool isResting() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace weft
