#pragma once

#include "core/base/result.h"
#include "core/media/audio_block.h"
#include "core/media/frame.h"
#include "core/render/media_map.h"

#include <functional>
#include <memory>
#include <optional>

namespace weft {

class DisplayTransform;
class FrameCache;
class HardwareDecoding;
class PairReader;
template<typename Reader>
class ReaderPool;

/// How to render. Empty means: as the sequence says, for an export.
struct RenderOptions
{
    /// Pixels; 0 = the sequence's. A smaller size is the preview's: the same graph on fewer pixels.
    /// Half and quarter previews of pictures full of fine detail are within 34 dB, and 1.5 codes in
    /// the mean, of the export scaled down (luma, 8 bits); pictures that are turned are a little
    /// softer there: within 27 dB and 6 codes.
    int width = 0;
    int height = 0;
    PixelFormat format = kYuv420p8; ///< of the pictures; any layout but with no alpha unless Rgb
    ColourTags colour;              ///< all unspecified = the sequence's
    std::shared_ptr<const DisplayTransform>
        view; ///< through which all of it is seen; null: none, whatever the sequence says
    /// What a clip without its media or take shows: a placeholder that names it (editing), or an
    /// error (export).
    enum class Missing { Placeholder, Fail } missing = Missing::Fail;
    /// Read a proxy that has at least so many lines in place of a media file, where the media map
    /// has one: for previews. 0 = never, as exports do.
    int proxyLines = 0;
    std::optional<SoundLayout> sound; ///< mixed down or up from the sequence's; none = that itself
    int threads = 0; ///< that composite; 0 = one per core. The pictures do not depend on it
    bool alwaysFloat = false; ///< composite in fp32 even what could stay in code values: for
                              ///< comparing the two plans
    bool readsAhead = true;   ///< decode what comes next beside compositing, once frames are asked
                              ///< for in a row
    std::shared_ptr<FrameCache> cache; ///< of decoded pictures, shared with other renderers; null:
                                       ///< none, as for an export
    std::shared_ptr<FrameCache> smallCopies; ///< of pictures that preview() passes over; likewise
    /// Open files, shared with renderers of other sizes or of other states of the project that take
    /// turns with this one; null: its own.
    std::shared_ptr<ReaderPool<PairReader>> readers;
    std::shared_ptr<HardwareDecoding> hardware; ///< decodes files where it can: for previews. Null:
                                                ///< the processor does, as for an export
};

/// What there is of a frame for one who will not wait for it.
struct Preview
{
    Frame frame;
    bool isExact = true; ///< it is what Renderer::frame() gives
    double away = 0;     ///< seconds from its moment to that of the picture furthest from its own
};

/// Renders one sequence of a project snapshot: `(frame) → picture` and `(samples) → sound`, the
/// same graph for preview and export. Pictures are bit-equal for any order of calls. Opens readers
/// as clips come into view and closes those left behind. Thread: one at a time; several renderers
/// may share a snapshot.
class Renderer
{
public:
    /// @pre the project has the sequence
    Renderer(std::shared_ptr<const Project> project, SequenceId sequence, MediaMap media,
             RenderOptions options = {});
    ~Renderer();

    /// The picture of a frame ≥ 0; black past the end.
    /// Errors (Media, Generation): a clip's file is missing (Missing::Fail) or cannot be decoded;
    /// Project: an unknown effect. The sentence names clip, track and time.
    Result<Frame> frame(std::int64_t number);
    /// The same for a hand that drags the playhead: where pictures have not been decoded by the
    /// time `isEnough`, which is asked after each picture, says so, the nearest that were reached
    /// stand in. Another call goes on from there. Nothing is decoded ahead. Errors: as frame().
    Result<Preview> preview(std::int64_t number, const std::function<bool()> &isEnough);
    /// The mix of samples [start, start + length) from the sequence's beginning; silence past the
    /// end.
    Result<AudioBlock> audio(std::int64_t start, std::int64_t length);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace weft
