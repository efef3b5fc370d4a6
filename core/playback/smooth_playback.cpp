#include "core/playback/smooth_playback.h"

#include "core/media/decoding_speed.h"

#include <QDir>
#include <QEvent>

#include <set>

namespace weft {

namespace {

constexpr std::chrono::seconds kQuiet{3};
constexpr std::chrono::milliseconds kTick{250};

ProxyMaker::Measure measureOr(const SmoothPlayback::Options &options)
{
    if (options.measure)
        return options.measure;
    return [hardware = options.hardware](const QString &path) {
        return decodingSpeed(path, {hardware, {}});
    };
}

/// Whether the same frames are kept of one subject as of another, if their projects are the same.
bool isAlike(const FrameKeys::Subject &a, const FrameKeys::Subject &b)
{
    return a.media == b.media && a.options.view == b.options.view
           && a.options.width == b.options.width && a.options.height == b.options.height
           && a.options.proxyLines == b.options.proxyLines;
}

/// The files that a sequence and those in it show, those on lower tracks first.
void addFiles(const Project &project, SequenceId id, std::set<SequenceId> &visited,
              std::vector<MediaId> &files)
{
    const Sequence *sequence = project.find(id);
    if (!sequence || !visited.insert(id).second)
        return;
    for (const auto &track : sequence->tracks) {
        if (track->kind != TrackKind::Video)
            continue;
        for (const Clip &clip : track->clips) {
            if (const auto *file = std::get_if<MediaSource>(&clip->source))
                files.push_back(file->media);
            else if (const auto *nested = std::get_if<NestedSource>(&clip->source))
                addFiles(project, nested->sequence, visited, files);
        }
    }
}

/// Whether an event comes from somebody's hand.
bool isByHand(const QEvent &event)
{
    switch (event.type()) {
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::NativeGesture:
    case QEvent::DragMove:
    case QEvent::Drop:
    case QEvent::InputMethod: return true;
    default: return false;
    }
}

bool isLarge(const MediaItem &item)
{
    return item.info.video && !item.info.isStill && item.info.video->displayHeight() > kProxyLines;
}

} // namespace

SmoothPlayback::SmoothPlayback(Player &player, std::shared_ptr<CacheStore> store, Options options,
                               QObject *parent)
    : QObject(parent)
    , m_now(orSteady(options.now))
    , m_player(player)
    , m_store(std::move(store))
    , m_inputAt(m_now())
    , m_ahead(m_store,
              [this](const RenderAhead::News &news) {
                  if (m_isAtWork)
                      m_bar.setKept(news.frame, {true});
              })
    , m_proxies(measureOr(options), [this](const ProxyMaker::News &news) {
        if (news.proxy)
            Q_EMIT proxyMade(news.media, *news.proxy);
        else
            Q_EMIT noticed(news.proxy.error().message);
    })
{
    connect(&player, &Player::subjectChanged, this, &SmoothPlayback::look);
    connect(&player, &Player::stateChanged, this, &SmoothPlayback::input);
    connect(&player, &Player::positionChanged, this, &SmoothPlayback::input);
    connect(&player, &Player::measured, &m_bar, &RenderBar::setCost);
    connect(&m_timer, &QTimer::timeout, this, &SmoothPlayback::tick);
    if (!options.now)
        m_timer.start(kTick);
    look();
}

SmoothPlayback::~SmoothPlayback()
{
    m_player.setKept({});
}

void SmoothPlayback::input()
{
    m_inputAt = m_now();
    pause();
}

bool SmoothPlayback::eventFilter(QObject *watched, QEvent *event)
{
    if (isByHand(*event))
        input();
    return QObject::eventFilter(watched, event);
}

void SmoothPlayback::setProxyFolder(const QString &folder)
{
    if (std::exchange(m_proxyFolder, folder) != folder)
        m_proxies.consider({}); // begin() does for the new one
}

/// Finds out what is kept of the player's subject.
void SmoothPlayback::look()
{
    input();
    const auto before = std::exchange(m_subject, m_player.subject());
    const std::uint64_t number = ++m_looks;
    if (!m_subject || !m_player.readsProxies())
        m_proxies.consider({}); // what has begun ends; else begin() does
    if (!m_subject)
        return m_bar.setSequence({}, {});
    m_bar.setSequence(m_subject->project, m_subject->sequence);
    if (before && !isAlike(*before, *m_subject))
        m_bar.forgetKept();
    m_ahead.look(*m_subject, m_bar.unknownAround(m_player.position()),
                 [this, number](const RenderAhead::Look &look) {
                     if (number == m_looks)
                         takeLook(look);
                 });
}

void SmoothPlayback::takeLook(const RenderAhead::Look &look)
{
    if (look.areKept.empty())
        m_player.setKept(look.frames);
    else
        m_bar.setKept(look.first, look.areKept);
}

void SmoothPlayback::tick()
{
    if (const auto trouble = m_store->takeTrouble())
        Q_EMIT noticed(trouble->message);
    if (!m_subject || !m_player.isSettled() || m_now() - m_inputAt < kQuiet)
        return pause();
    if (!m_isAtWork)
        begin();
    else if (m_ahead.isResting())
        m_proxies.setPaused(false);
}

void SmoothPlayback::begin()
{
    m_isAtWork = true;
    considerProxies();
    if (m_store->budget() == 0)
        return;
    const FrameRate &rate = m_player.sequence().find()->settings.rate;
    const auto framesIn = [&](std::int64_t seconds) {
        return rate.frameAt(Rational(seconds), Rounding::Ceil);
    };
    auto slow = m_bar.slowAround(m_player.position(), framesIn(kSecondsBefore),
                                 framesIn(kSecondsAfter));
    if (!slow.empty())
        m_ahead.render(*m_subject, std::move(slow));
}

void SmoothPlayback::pause()
{
    if (!std::exchange(m_isAtWork, false))
        return;
    m_ahead.stop();
    m_proxies.setPaused(true);
}

/// Films of the sequence that have no proxy and are large enough for one.
void SmoothPlayback::considerProxies()
{
    std::vector<MediaId> files;
    std::set<SequenceId> visited;
    if (m_subject && !m_proxyFolder.isEmpty() && m_player.readsProxies())
        addFiles(*m_subject->project, m_subject->sequence, visited, files);
    std::set<MediaId> considered;
    std::vector<ProxyMaker::Wish> wishes;
    for (const MediaId id : files) {
        const MediaItem *item = m_subject->project->find(id);
        const auto path = m_subject->media.media.find(id);
        if (!item || !isLarge(*item) || path == m_subject->media.media.end()
            || m_subject->media.proxies.contains(id) || !considered.insert(id).second)
            continue;
        const QString proxy = QDir(m_proxyFolder).filePath(proxyFileName(*item, kProxyLines));
        wishes.push_back({id, {path->second, proxy, kProxyLines}});
    }
    m_proxies.consider(std::move(wishes));
}

} // namespace weft
