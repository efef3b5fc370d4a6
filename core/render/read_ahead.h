#pragma once

#include "core/model/project.h"
#include "core/render/composition.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace weft {

class PictureSource;

/// Has the pictures of frames to come decoded on a thread of its own, while the one before is
/// composited: the next frame's, once frames are asked for in a row, forwards or backwards, one by
/// one or in steps; and those of clips that come into view within a second, so that a cut need not
/// wait for a file to be opened. What lies below
/// a picture that hides it is left alone. What has been decoded ahead and is not asked for costs
/// time, and changes nothing. Thread: one at a time.
class ReadAhead
{
public:
    ReadAhead(std::shared_ptr<const Project> project, const Sequence &sequence,
              PictureSource &pictures);
    ~ReadAhead();

    /// Tells that a frame's pictures have been got.
    void passed(std::int64_t frame);

private:
    void run(const std::stop_token &stop);
    void decode(std::int64_t frame);
    void open(std::int64_t frame, std::int64_t frames);
    /// Calls visit(picture, rate of its sequence) for what a frame shows, sequences in it included.
    template<typename Visit>
    void forEachPicture(const Sequence &sequence, std::int64_t frame, int level, Visit visit) const;

    std::shared_ptr<const Project> m_project;
    const Sequence &m_sequence;
    PictureSource &m_pictures;
    std::int64_t m_last = -1;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::int64_t m_passed = -1; ///< the frame that has not been gone on from yet; −1 = none
    std::int64_t m_step = 0;
    std::jthread m_thread; // last: it uses the members above
};

} // namespace weft
