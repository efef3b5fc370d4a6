#pragma once

#include "core/base/result.h"
#include "core/media/frame.h"

#include <memory>
#include <stop_token>

namespace weft {

/// Names pictures by their samples: XXH3-128 over 8-bit R, G, B (and A) plane by plane, row by row,
/// frame by frame. The worker computes it from what it hands to the encoder, the reader from what
/// it decodes: equal means the file holds what was made. Thread: one at a time.
class ContentHash
{
public:
    ContentHash();
    ContentHash(ContentHash &&) noexcept;
    ContentHash &operator=(ContentHash &&) noexcept;
    ~ContentHash();

    /// @pre 8-bit samples
    void add(const Frame &frame);
    /// 32 hexadecimal digits, of the frames so far.
    QString result() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// What a video file was found to hold by decoding all of it.
struct VideoContent
{
    int width = 0;
    int height = 0;
    bool hasAlpha = false;
    std::int64_t frames = 0;
    QString hash; ///< as ContentHash gives it
};

/// Decodes a file of 8-bit RGB pictures from start to end. Thread: any.
/// Errors: Media — it cannot be decoded, or is not 8-bit RGB; Cancelled.
Result<VideoContent> readContent(const QString &path, std::stop_token stop);

/// XXH3-128 of a file's bytes, 32 hexadecimal digits. Thread: any. Errors (Media): it cannot be
/// read.
Result<QString> hashOfFile(const QString &path);

} // namespace weft
