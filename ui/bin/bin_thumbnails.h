#pragma once

#include "core/cache/thumbnails.h"
#include "core/cache/waveform.h"
#include "ui/bin/bin_model.h"

#include <QCache>
#include <QPixmap>

namespace weft::ui {

/// The pictures of things in the bin and the waveforms of its sounds, as far as they are there; the
/// others are asked for when they are first wanted. Thread: main.
class BinThumbnails : public QObject
{
    Q_OBJECT
public:
    /// Pictures of one thing that a pointer moving over it shows.
    static constexpr int kSteps = 24;
    static constexpr int kPoster = -1; ///< the one that stands for it

    explicit BinThumbnails(Session &session, QObject *parent = nullptr);

    /// Null where it has none (a sound, a folder), or not yet.
    /// @param step kPoster, or 0 to kSteps − 1
    QPixmap picture(const BinEntry &entry, int step = kPoster);
    /// What a sound looks like, as far as it is known; null of anything else, and before that.
    const Waveform *sound(const BinEntry &entry);

Q_SIGNALS:
    /// A picture of this thing has come, or is not what it was.
    void changed(std::int64_t id);

private:
    struct Key
    {
        std::int64_t id = 0;
        const void *thing = nullptr; ///< as it was then: another one has other pictures
        int step = kPoster;

        friend bool operator==(const Key &, const Key &) = default;
        friend auto operator<=>(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.id, quintptr(key.thing), key.step);
        }
    };

    struct Sound
    {
        QString path;
        Waveform waveform;
        PreviewTicket ticket;
    };

    Key keyOf(const BinEntry &entry, int step) const;
    std::optional<PreviewPicture> subjectOf(const BinEntry &entry, int step) const;
    void ask(const Key &key, const BinEntry &entry);

    Session &m_session;
    QCache<Key, QPixmap> m_pictures; ///< a null one: there is none
    std::map<Key, PreviewTicket> m_asked;
    std::map<std::int64_t, Sound> m_sounds;
    std::unordered_map<std::int64_t, QPixmap> m_sequences; ///< as they were when last looked at
    QTimer m_settle; ///< a sequence changes with every edit: its picture follows once that rests
    int m_edition = 0;
};

} // namespace weft::ui
