#include "core/cache/waveforms.h"

#include "core/base/translate.h"
#include "core/cache/file_keys.h"
#include "core/cache/preview_failures.h"

#include <QElapsedTimer>

#include <cstring>

namespace weft {

namespace {

/// To be raised whenever AudioReader gives other samples, or peaks are made or laid out otherwise.
constexpr int kVersion = 1;

/// How often those who wait hear of what is there.
constexpr qint64 kNewsMs = 100;

CacheKey keyOf(const WaveformService::Request &request, const CacheKey &file)
{
    KeyHasher hasher("waveform", kVersion);
    hasher.addKey(file);
    hasher.addInteger(request.stream);
    return hasher.result();
}

/// A waveform that a child is making.
class Draft
{
public:
    /// False: the event makes no sense.
    bool take(const PreviewEvent &event)
    {
        if (const auto *begun = std::get_if<WaveformBegun>(&event)) {
            m_isSound = m_isSound && begun->length >= 0;
            m_waveform = Waveform(begun->channels == 1 ? 1 : 2, begun->length);
        }
        if (const auto *made = std::get_if<PeaksMade>(&event)) {
            const QByteArray &bytes = made->chunk.bytes;
            std::vector<Peak> chunk(static_cast<std::size_t>(bytes.size()) / sizeof(Peak));
            if (!chunk.empty())
                std::memcpy(chunk.data(), bytes.constData(), chunk.size() * sizeof(Peak));
            m_isSound = m_isSound && m_waveform.append(std::move(chunk));
        }
        return m_isSound;
    }
    const Waveform &waveform() const { return m_waveform; }
    bool isWhole() const
    {
        return m_isSound && m_waveform.channels() > 0 && m_waveform.isComplete();
    }

private:
    Waveform m_waveform;
    bool m_isSound = true;
};

} // namespace

struct WaveformService::Private
{
    /// A waveform that is wanted, and what was found out about it.
    struct Wanted
    {
        Request request;
        CacheKey file;
    };
    using Jobs = PreviewJobs<Wanted, Result<Waveform>>;

    Private(std::shared_ptr<CacheStore> store, const Settings &settings);

    std::optional<Result<Waveform>> lookUp(Wanted &wanted);
    Result<Waveform> make(const Jobs::Job &job, int maker);
    Result<Waveform> askChild(const Jobs::Job &job, int maker);
    Waveform kept(const Waveform &waveform, const CacheKey &key);

    const std::shared_ptr<CacheStore> store;
    const int silenceMs;
    FileKeyReader files;
    PreviewFailures failures;
    std::vector<PreviewClient> clients; ///< one for each maker
    Jobs jobs;                          // last: its threads use the members above
};

WaveformService::Private::Private(std::shared_ptr<CacheStore> s, const Settings &settings)
    : store(std::move(s))
    , silenceMs(settings.silenceMs)
    , clients(makePreviewClients(settings.program, settings.children))
    , jobs({[this](Jobs::Job &job) { return lookUp(job.request); },
            [this](Jobs::Job &job, int maker) { return make(job, maker); },
            [this](int maker) { clients[static_cast<std::size_t>(maker)].rest(); },
            settings.children, settings.restAfterMs})
{}

std::optional<Result<Waveform>> WaveformService::Private::lookUp(Wanted &wanted)
{
    const auto file = files.keyOf(wanted.request.path);
    if (!file)
        return Result<Waveform>(fail(file));
    wanted.file = *file;
    const CacheKey key = keyOf(wanted.request, *file);
    const auto entry = store->map(CacheKind::Waveform, key);
    if (const auto waveform = entry ? Waveform::fromEntry(*entry) : std::nullopt)
        return *waveform;
    if (const auto failure = failures.find(key))
        return Result<Waveform>(tl::unexpected(*failure));
    return {};
}

Result<Waveform> WaveformService::Private::make(const Jobs::Job &job, int maker)
{
    const Wanted &wanted = job.request;
    auto waveform = askChild(job, maker);
    const CacheKey key = keyOf(wanted.request, wanted.file);
    const auto now = files.keyOf(wanted.request.path);
    if (!now || *now != wanted.file) // it is not what the key says
        return waveform;
    if (waveform)
        return kept(*waveform, key);
    if (waveform.error().kind != ErrorKind::Cancelled)
        failures.add(key, waveform.error());
    return waveform;
}

/// The same from the store, so that its memory can be taken back; itself where it is not kept.
Waveform WaveformService::Private::kept(const Waveform &waveform, const CacheKey &key)
{
    if (!store->write(CacheKind::Waveform, key, waveform.toBytes()))
        return waveform;
    const auto entry = store->map(CacheKind::Waveform, key);
    return (entry ? Waveform::fromEntry(*entry) : std::nullopt).value_or(waveform);
}

Result<Waveform> WaveformService::Private::askChild(const Jobs::Job &job, int maker)
{
    const Request &request = job.request.request;
    Draft draft;
    QElapsedTimer sinceNews;
    sinceNews.start();
    const auto take = [&](const PreviewEvent &event) {
        if (!draft.take(event) || !std::holds_alternative<PeaksMade>(event)
            || sinceNews.elapsed() < kNewsMs || draft.isWhole())
            return;
        sinceNews.restart();
        jobs.tell(job, draft.waveform());
    };
    const Status answered = clients[static_cast<std::size_t>(maker)].ask(
        {WaveformRequest{request.path, request.stream}, take, [&] { return jobs.isWanted(job); },
         silenceMs});
    if (!answered)
        return fail(answered);
    if (!draft.isWhole())
        return fail(ErrorKind::Media,
                    tr("The sound of \"%1\" is not as long as its file says.").arg(request.path));
    return draft.waveform();
}

WaveformService::WaveformService(std::shared_ptr<CacheStore> store)
    : WaveformService(std::move(store), Settings())
{}

WaveformService::WaveformService(std::shared_ptr<CacheStore> store, const Settings &settings)
    : d(std::make_unique<Private>(std::move(store), settings))
{}

WaveformService::~WaveformService() = default;

PreviewTicket WaveformService::request(const Request &request, Take take)
{
    const QByteArray name = request.path.toUtf8() + '\n' + QByteArray::number(request.stream);
    return d->jobs.add(name, {request, {}}, request.urgency, std::move(take));
}

} // namespace weft
