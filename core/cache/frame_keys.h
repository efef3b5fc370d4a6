#pragma once

#include "core/cache/file_keys.h"
#include "core/render/renderer.h"

#include <optional>

namespace weft {

/// What a frame of a sequence is made from, as a key: frames with equal keys have equal pixels.
///
/// The key is made of all that can be seen in the frame: for every picture, its clip as it is at
/// that frame (source time, fades, effects with their curves as seen from there, its transition
/// where that is going on), the content of its files, the settings of its sequence, and the same
/// again for nested sequences; then how it is rendered, and by which build. Where on the timeline
/// the frame lies, what things are called, which ids they have and what happens in other frames are
/// no part of it: a clip that is moved, split, or trimmed elsewhere keeps the keys of its frames,
/// and undo brings the old ones back.
///
/// A member that is added to the model counts as soon as fields() lists it, unless it is left out
/// by name in frame_keys.cpp.
///
/// A pure function of its arguments. Thread: one at a time.
class FrameKeys
{
public:
    /// What is rendered, as a Renderer is given it.
    struct Subject
    {
        std::shared_ptr<const Project> project;
        SequenceId sequence;
        MediaMap media;
        RenderOptions options;
    };

    /// @param files what the subject's media hold
    /// @param program that renders
    /// @pre the project has the sequence
    FrameKeys(Subject subject, FileKeys files, const CacheKey &program = programKey());
    ~FrameKeys();

    /// Nothing where the frame cannot be rendered as it should: a file is missing, an effect is
    /// unknown. What is shown then, if anything, is not to be kept.
    std::optional<CacheKey> keyOf(std::int64_t frame) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace weft
