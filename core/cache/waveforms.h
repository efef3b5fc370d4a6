#pragma once

#include "core/cache/cache_store.h"
#include "core/cache/preview_client.h"
#include "core/cache/preview_jobs.h"
#include "core/cache/waveform.h"

namespace weft {

/// Waveforms of sound streams, for whoever paints them. As ThumbnailService: asking returns at
/// once, children do the work, and what was made is kept in the store, which maps it when it is
/// asked for again. While a waveform is being made, what there is of it comes several times a
/// second. Thread: any.
class WaveformService
{
public:
    struct Settings
    {
        QString program = previewProgram();
        int children = 1;         ///< that work at the same time, ≥ 1
        int silenceMs = 120'000;  ///< after which a child is taken for hung; opening a long file
                                  ///< takes about a second for 1 GB, on a fast disk
        int restAfterMs = 10'000; ///< a child with nothing to do ends
    };

    struct Request
    {
        QString path;
        int stream = 0;  ///< among the file's sound streams
        int urgency = 0; ///< greater is earlier
    };
    /// What comes, perhaps often: what is there so far, the last of them complete; or (Media) why
    /// it goes no further, after which nothing comes.
    using Take = std::function<void(const Result<Waveform> &)>;

    explicit WaveformService(std::shared_ptr<CacheStore> store);
    WaveformService(std::shared_ptr<CacheStore> store, const Settings &settings);
    /// Ends the children. Nobody is told anything any more.
    ~WaveformService();

    /// Asks for a waveform. @param take is called from the event loop of the calling thread, until
    /// the ticket goes; a waveform that nobody waits for is given up half-way
    [[nodiscard]] PreviewTicket request(const Request &request, Take take);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace weft
