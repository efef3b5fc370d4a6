#include "app/worker/plugin_host.h"

#include <QCoreApplication>

#include <exception>

namespace weft::worker {

namespace {

constexpr qsizetype kLongestLog = 4000;

/// For a preview nobody fails: what is no number is black.
std::optional<Frame> forgivingPicture(const weft_frame *frame)
{
    constexpr std::uint32_t kMaxSide = 16384;
    if (!frame || frame->size < sizeof(weft_frame) || frame->width < 1 || frame->height < 1
        || frame->width > kMaxSide || frame->height > kMaxSide
        || (frame->channels != 3 && frame->channels != 4))
        return {};
    if (!checkShape(frame, static_cast<int>(frame->width), static_cast<int>(frame->height),
                    static_cast<int>(frame->channels), 0))
        return {};
    auto picture = toEightBits(*frame, 0);
    return picture ? std::optional(*picture) : std::nullopt;
}

} // namespace

/// Each runs as the host's turn and lets no exception out into the plugin.
struct PluginHost::Callbacks
{
    static PluginHost &self(const weft_host *host)
    {
        return *static_cast<PluginHost *>(host->data);
    }

    template<typename Body>
    static weft_result run(const weft_host *host, Body body) noexcept
    {
        PluginHost &plugin = self(host);
        const PluginWatch::HostCall call(plugin.m_watch);
        try {
            body(plugin);
        } catch (const std::exception &exception) {
            plugin.setFailure({QString::fromLatin1(failure::kSentence),
                               {QStringLiteral("weft-worker failed: %1.")
                                    .arg(QString::fromUtf8(exception.what()))}});
        }
        return plugin.state();
    }

    static void log(const weft_host *host, weft_log_level level, const char *text)
    {
        run(host, [&](PluginHost &plugin) {
            plugin.m_outbox.send(LogEvent{level, QString::fromUtf8(text).left(kLongestLog)});
        });
    }

    static weft_result progress(const weft_host *host, double fraction, const char *phase)
    {
        return run(host, [&](PluginHost &plugin) { plugin.m_outbox.setProgress(fraction, phase); });
    }

    static weft_result readFrame(const weft_host *host, const char *input, std::int64_t index,
                                 const weft_frame **frame)
    {
        return run(host, [&](PluginHost &plugin) {
            if (!plugin.mayGenerate("read_frame"))
                return;
            if (!frame)
                plugin.setFailure({QString::fromLatin1(failure::kMisuse),
                                   {QStringLiteral("called read_frame without a place for it")}});
            else if (const auto read = plugin.m_reader->frame(input, index))
                *frame = *read;
            else
                plugin.setFailure(read.error());
        });
    }

    static weft_result readAudio(const weft_host *host, const char *input, std::int64_t start,
                                 std::int64_t count, float *left, float *right)
    {
        return run(host, [&](PluginHost &plugin) {
            if (!plugin.mayGenerate("read_audio"))
                return;
            if (const auto read = plugin.m_reader->audio(input, start, count, left, right); !read)
                plugin.setFailure(read.error());
        });
    }

    static weft_result emitFrame(const weft_host *host, const weft_frame *frame)
    {
        return run(host, [&](PluginHost &plugin) {
            if (!plugin.mayGenerate("emit_frame") || plugin.state() != WEFT_OK)
                return;
            if (const auto written = plugin.m_writer->write(frame))
                plugin.m_outbox.setPreview(*written);
            else
                plugin.setFailure(written.error());
        });
    }

    static void preview(const weft_host *host, const weft_frame *frame)
    {
        run(host, [&](PluginHost &plugin) {
            if (!plugin.mayGenerate("preview") || !plugin.m_outbox.wantsPreview())
                return;
            if (const auto picture = forgivingPicture(frame))
                plugin.m_outbox.setPreview(*picture);
        });
    }

    static void fail(const weft_host *host, const char *code, const char *const *arguments,
                     std::uint32_t count)
    {
        constexpr std::uint32_t kMostArguments = 9;
        run(host, [&](PluginHost &plugin) {
            std::vector<QString> texts{code ? QString::fromUtf8(code) : QStringLiteral("no code")};
            for (std::uint32_t i = 0; arguments && i < std::min(count, kMostArguments); ++i)
                texts.push_back(QString::fromUtf8(arguments[i]));
            plugin.setFailure({QString::fromLatin1(failure::kOwn), std::move(texts)});
        });
    }

    static const void *getService(const weft_host *, const char *) { return nullptr; }

    static void note(const weft_host *host, const char *sentence)
    {
        run(host, [&](PluginHost &plugin) {
            plugin.m_outbox.send(NoteEvent{QString::fromUtf8(sentence).left(kLongestLog)});
        });
    }
};

PluginHost::PluginHost(Outbox &outbox, PluginWatch &watch)
    : m_outbox(outbox)
    , m_watch(watch)
{
    m_interface.size = sizeof m_interface;
    m_interface.api_version = WEFT_PLUGIN_API_VERSION;
    m_interface.version = WEFT_VERSION;
    m_interface.data = this;
    m_interface.log = Callbacks::log;
    m_interface.progress = Callbacks::progress;
    m_interface.read_frame = Callbacks::readFrame;
    m_interface.read_audio = Callbacks::readAudio;
    m_interface.emit_frame = Callbacks::emitFrame;
    m_interface.preview = Callbacks::preview;
    m_interface.fail = Callbacks::fail;
    m_interface.get_service = Callbacks::getService;
    m_interface.note = Callbacks::note;
}

PluginHost::Generating::Generating(PluginHost &host, InputReader &reader, TakeWriter &writer)
    : m_host(host)
{
    m_host.m_reader = &reader;
    m_host.m_writer = &writer;
    m_host.m_jobThread = std::this_thread::get_id();
}

PluginHost::Generating::~Generating()
{
    m_host.m_jobThread = std::thread::id();
    m_host.m_reader = nullptr;
    m_host.m_writer = nullptr;
}

void PluginHost::beginJob()
{
    const std::scoped_lock lock(m_mutex);
    m_failure.reset();
}

std::optional<FailedEvent> PluginHost::failure() const
{
    const std::scoped_lock lock(m_mutex);
    return m_failure;
}

void PluginHost::setFailure(FailedEvent failure)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_failure)
        m_failure = std::move(failure);
}

weft_result PluginHost::state() const
{
    return m_watch.stopRequested() || failure() ? WEFT_STOP : WEFT_OK;
}

bool PluginHost::mayGenerate(const char *function)
{
    if (m_jobThread.load() == std::this_thread::get_id())
        return true;
    setFailure({QString::fromLatin1(failure::kMisuse),
                {QStringLiteral("called %1 outside generate or on another thread")
                     .arg(QLatin1String(function))}});
    return false;
}

} // namespace weft::worker
