#pragma once

#include "core/cache/render_ahead.h"
#include "core/cache/render_bar.h"
#include "core/export/proxy_maker.h"
#include "core/playback/player.h"

namespace weft {

/// Sees to it that whatever is too slow to be played is played smoothly the next time. Once nobody
/// has done anything for three seconds, frames around the playhead that took too long are rendered
/// and kept, nearest first, and after that films that are decoded too slowly get proxies; anything
/// that anybody does pauses it. The player shows what is kept in place of rendering it, whatever
/// has been moved meanwhile. Exports see nothing of all this. Thread: main.
class SmoothPlayback : public QObject
{
    Q_OBJECT
public:
    /// How far around the playhead frames are rendered, in seconds.
    static constexpr std::int64_t kSecondsBefore = 30;
    static constexpr std::int64_t kSecondsAfter = 60;

    struct Options
    {
        /// A clock moved by hand, for tests: then tick() is called by hand as well. Empty: the
        /// steady clock.
        Now now;
        ProxyMaker::Measure measure; ///< empty: decodingSpeed(), as the player decodes
        std::shared_ptr<HardwareDecoding> hardware; ///< the player's
    };

    /// @param player outlives it
    /// @param store is shared with whoever else keeps things
    SmoothPlayback(Player &player, std::shared_ptr<CacheStore> store, Options options = {},
                   QObject *parent = nullptr);
    ~SmoothPlayback() override;

    /// What the ruler shows.
    const RenderBar &bar() const { return m_bar; }

    /// Somebody did something. What is done to the player is noticed without it, and so is whatever
    /// is done to an object that has this as its event filter: the application, best.
    void input();
    bool eventFilter(QObject *watched, QEvent *event) override;
    /// Where proxies are put, see proxyFolderFor(); empty: none are made. Nor are any while the
    /// player does not show them (Player::setProxies()).
    void setProxyFolder(const QString &folder);
    /// Whether it is at work, or was since the last input.
    bool isAtWork() const { return m_isAtWork; }

    /// Does what has become due. A timer calls it; tests with a clock of their own do.
    void tick();

Q_SIGNALS:
    /// A film of the bin has a proxy now: to be added to the project, see AddProxy.
    void proxyMade(MediaId media, const Proxy &proxy);
    /// Something that whoever plays should know: a sentence.
    void noticed(const QString &message);

private:
    void look();
    void takeLook(const RenderAhead::Look &look);
    void begin();
    void pause();
    void considerProxies();

    const Now m_now;
    Player &m_player;
    const std::shared_ptr<CacheStore> m_store;
    QString m_proxyFolder;
    std::chrono::nanoseconds m_inputAt{};
    bool m_isAtWork = false;
    std::optional<FrameKeys::Subject> m_subject; ///< that was looked at last
    std::uint64_t m_looks = 0;
    RenderBar m_bar;
    QTimer m_timer;
    RenderAhead m_ahead; // these call back
    ProxyMaker m_proxies;
};

} // namespace weft
