#include "ui/sound/sound_device.h"

#include "core/base/now.h"
#include "core/base/translate.h"
#include "core/playback/audio_clock.h"
#include "core/playback/sample_ring.h"
#include "core/time/frame_rate.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QCoreApplication>
#include <QIODevice>
#include <QMediaDevices>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <optional>

namespace weft::ui {

namespace {

constexpr int kChannels = 2;
constexpr int kBytesPerFrame = kChannels * static_cast<int>(sizeof(float));
constexpr int kBufferFrames = kSampleRate / 20; // 50 ms on their way to the ear

QAudioFormat format()
{
    QAudioFormat wanted;
    wanted.setSampleRate(kSampleRate);
    wanted.setChannelCount(kChannels);
    wanted.setSampleFormat(QAudioFormat::Float);
    return wanted;
}

/// What the sink reads from: never at its end, never waiting. Lives in the sound's thread.
class RingReader : public QIODevice
{
public:
    /// @param waiting told after each reading: frames drawn that the device has not played yet
    RingReader(SampleRing &ring, const QAudioSink &sink, std::atomic<std::int64_t> &waiting)
        : m_ring(ring)
        , m_sink(sink)
        , m_waiting(waiting)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override
    {
        return kBufferFrames * kBytesPerFrame + QIODevice::bytesAvailable();
    }
    qint64 readData(char *data, qint64 most) override
    {
        const std::int64_t frames = most / kBytesPerFrame;
        m_ring.read(reinterpret_cast<float *>(data), frames);
        m_drawn += frames;
        const std::int64_t played = m_sink.processedUSecs() * kSampleRate / 1'000'000;
        m_waiting.store(std::clamp<std::int64_t>(m_drawn - played, 0, 2 * kBufferFrames));
        return frames * kBytesPerFrame;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    SampleRing &m_ring;
    const QAudioSink &m_sink;
    std::atomic<std::int64_t> &m_waiting;
    std::int64_t m_drawn = 0;
};

class SoundDevice : public AudioOutput
{
public:
    SoundDevice()
    {
        m_thread.setObjectName(QStringLiteral("sound"));
        m_owner.moveToThread(&m_thread);
        m_thread.start(QThread::TimeCriticalPriority);
    }
    ~SoundDevice() override
    {
        stop();
        m_thread.quit();
        m_thread.wait();
    }

    Status start(SampleRing &ring) override
    {
        stop();
        const QAudioDevice device = QMediaDevices::defaultAudioOutput();
        if (device.isNull())
            return fail(ErrorKind::Output,
                        tr("No sound device was found: connect one, or go on unheard."));
        if (!device.isFormatSupported(format()))
            return fail(ErrorKind::Output,
                        tr("The sound device \"%1\" does not play stereo at 48 kHz: choose "
                           "another one in the system's settings.")
                            .arg(device.description()));
        bool isOpen = false;
        inThread([&] { isOpen = open(device, ring); });
        if (!isOpen) {
            stop();
            return fail(ErrorKind::Output,
                        tr("The sound device \"%1\" cannot be opened: another program may hold "
                           "it.")
                            .arg(device.description()));
        }
        m_ring = &ring;
        m_clock.emplace(kBufferFrames);
        return {};
    }

    void stop() override
    {
        inThread([this] {
            if (m_sink)
                m_sink->disconnect();
            m_sink.reset();
            m_reader.reset();
        });
        m_ring = nullptr;
    }

    bool isAvailable() const override
    {
        return m_ring ? m_isWell.load() : !QMediaDevices::defaultAudioOutput().isNull();
    }

    std::int64_t heard() const override
    {
        if (!m_ring)
            return 0;
        const std::int64_t reported = m_ring->position() - m_waiting.load();
        return m_clock->at(std::max<std::int64_t>(0, reported), steadyNow());
    }

private:
    bool open(const QAudioDevice &device, SampleRing &ring)
    {
        m_waiting = 0;
        m_isWell = true;
        m_sink = std::make_unique<QAudioSink>(device, format());
        m_sink->setBufferSize(kBufferFrames * kBytesPerFrame);
        m_reader = std::make_unique<RingReader>(ring, *m_sink, m_waiting);
        m_sink->start(m_reader.get());
        if (m_sink->error() != QAudio::NoError)
            return false;
        // Nothing here ever ends what is played but stop(): a sink that stops has lost its device.
        QObject::connect(m_sink.get(), &QAudioSink::stateChanged, &m_owner,
                         [this](QAudio::State state) {
                             if (state == QAudio::StoppedState)
                                 m_isWell = false;
                         });
        return true;
    }

    template<typename Act>
    void inThread(Act act)
    {
        QMetaObject::invokeMethod(&m_owner, act, Qt::BlockingQueuedConnection);
    }

    QThread m_thread;
    QObject m_owner; ///< lives in m_thread, where these two are used alone:
    std::unique_ptr<QAudioSink> m_sink;
    std::unique_ptr<RingReader> m_reader;
    std::atomic<std::int64_t> m_waiting = 0; ///< frames on their way to the ear
    std::atomic<bool> m_isWell = true;

    SampleRing *m_ring = nullptr; ///< null: it does not draw
    mutable std::optional<AudioClock> m_clock;
};

} // namespace

std::unique_ptr<AudioOutput> makeSoundDevice()
{
    return std::make_unique<SoundDevice>();
}

} // namespace weft::ui
