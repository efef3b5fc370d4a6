#pragma once

#include "core/cache/cache_store.h"
#include "core/cache/file_keys.h"
#include "core/cache/preview_client.h"
#include "core/cache/preview_jobs.h"

#include <QImage>

namespace weft {

/// Small pictures of media, takes and sequences, for whoever paints them. Asking returns at once;
/// everything else (looking at files, reading the cache, decoding) happens on other threads and in
/// children, so a file that hangs or kills a decoder costs its own picture and nothing more. What
/// was made is kept in the store, by content: see FrameKeys.
///
/// Pictures that are asked for twice are made once. The most urgent ones come first, of equal ones
/// those asked for last. Thread: any.
class ThumbnailService
{
public:
    struct Settings
    {
        QString program = previewProgram();
        int children = 2;         ///< that work at the same time, ≥ 1; each decodes on its own
        int silenceMs = 30'000;   ///< after which a child is taken for hung
        int restAfterMs = 10'000; ///< a child with nothing to do ends
    };

    struct Request
    {
        PreviewPicture picture;
        PreviewSize box{160, 90}; ///< the picture fits into it; of at most kMostPreviewPixels
        int urgency = 0;          ///< greater is earlier: in sight, then nearby
    };
    /// What comes: an 8-bit RGB image, or (Media, Generation, Project) why there is none. A picture
    /// whose making failed twice is not tried again until its file changes.
    using Take = std::function<void(const Result<QImage> &)>;

    /// @param store is shared with whoever else keeps things
    explicit ThumbnailService(std::shared_ptr<CacheStore> store);
    ThumbnailService(std::shared_ptr<CacheStore> store, const Settings &settings);
    /// Ends the children. Nobody is told anything any more.
    ~ThumbnailService();

    /// Asks for a picture. @param take is called once, from the event loop of the calling thread,
    /// unless the ticket goes before
    [[nodiscard]] PreviewTicket request(Request request, Take take);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace weft
