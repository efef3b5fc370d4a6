#include "ui/bin/bin_thumbnails.h"

#include "ui/session/session.h"

namespace weft::ui {

namespace {

constexpr PreviewSize kBox{192, 108};
constexpr int kMostPictures = 800;
constexpr std::size_t kMostAsked = 120;
constexpr int kSettleMs = 1500;
constexpr int kUrgency = 5;      // below the timeline's
constexpr int kHoverUrgency = 8; // somebody waits

using MediaPointer = std::shared_ptr<const MediaItem>;
using ShotPointer = std::shared_ptr<const Shot>;
using SequencePointer = std::shared_ptr<const Sequence>;

/// Where in a length a picture is taken: the poster a little way in, where films have begun.
Rational timeOf(const Rational &duration, int step)
{
    if (step == BinThumbnails::kPoster)
        return std::min(Rational(1), duration / Rational(4));
    return duration * Rational(2 * step + 1, 2 * BinThumbnails::kSteps);
}

} // namespace

BinThumbnails::BinThumbnails(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_pictures(kMostPictures)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        ++m_edition;
        for (const auto &sequence : m_session.shown()->sequences)
            Q_EMIT changed(sequence->id.value);
    });
    connect(&session, &Session::shownChanged, this, [this] { m_settle.start(); });
    connect(&session, &Session::opened, this, [this] {
        m_asked.clear();
        m_sounds.clear();
        m_pictures.clear();
        m_sequences.clear();
    });
}

BinThumbnails::Key BinThumbnails::keyOf(const BinEntry &entry, int step) const
{
    const void *thing = nullptr;
    if (const auto *item = std::get_if<MediaPointer>(&entry))
        thing = item->get();
    else if (const auto *shot = std::get_if<ShotPointer>(&entry))
        thing = shot->get();
    else // any value that differs from the one before
        thing = reinterpret_cast<const void *>(quintptr(m_edition));
    return {idOf(entry), thing, step};
}

std::optional<PreviewPicture> BinThumbnails::subjectOf(const BinEntry &entry, int step) const
{
    const Rational time = timeOf(durationOf(entry), step);
    if (const auto *item = std::get_if<MediaPointer>(&entry)) {
        const auto file = m_session.media().media.find((*item)->id);
        if (!(*item)->info.video || file == m_session.media().media.end())
            return {};
        return pictureOfMedia(**item, file->second, time);
    }
    if (const auto *shot = std::get_if<ShotPointer>(&entry)) {
        const auto take = m_session.media().takes.find((*shot)->id);
        return take == m_session.media().takes.end()
                   ? std::nullopt
                   : std::optional(pictureOfTake(**shot, take->second, time));
    }
    const auto *sequence = std::get_if<SequencePointer>(&entry);
    if (!sequence || (*sequence)->length() == 0)
        return {};
    return pictureOfSequence(*m_session.shown(), (*sequence)->id,
                             (*sequence)->settings.rate.frameAt(time, Rounding::Floor),
                             m_session.media());
}

QPixmap BinThumbnails::picture(const BinEntry &entry, int step)
{
    const BinKind kind = kindOf(entry);
    if (kind == BinKind::Folder || kind == BinKind::Sound || kind == BinKind::Lut)
        return {};
    if (kind == BinKind::Picture)
        step = kPoster;
    const Key key = keyOf(entry, step);
    if (const QPixmap *const there = m_pictures.object(key)) {
        if (kind == BinKind::Sequence && step == kPoster)
            m_sequences[key.id] = *there;
        return *there;
    }
    if (!m_asked.contains(key))
        ask(key, entry);
    if (step != kPoster)
        return picture(entry); // better than nothing
    const auto old = m_sequences.find(key.id);
    return old == m_sequences.end() ? QPixmap() : old->second;
}

const Waveform *BinThumbnails::sound(const BinEntry &entry)
{
    const std::int64_t id = idOf(entry);
    const auto file = m_session.media().media.find({id});
    if (kindOf(entry) != BinKind::Sound || file == m_session.media().media.end())
        return nullptr;
    Sound &sound = m_sounds[id];
    if (sound.path != file->second) {
        sound = {file->second, {}, {}};
        sound.ticket = m_session.waveforms().request({sound.path, 0, kUrgency},
                                                     [this, id](const Result<Waveform> &got) {
                                                         if (!got)
                                                             return;
                                                         m_sounds[id].waveform = *got;
                                                         Q_EMIT changed(id);
                                                     });
    }
    return sound.waveform.length() > 0 ? &sound.waveform : nullptr;
}

void BinThumbnails::ask(const Key &key, const BinEntry &entry)
{
    std::optional<PreviewPicture> subject = subjectOf(entry, key.step);
    if (!subject)
        return;
    if (m_asked.size() >= kMostAsked)
        m_asked.clear(); // whatever of it is still in sight is asked for again
    const int urgency = key.step == kPoster ? kUrgency : kHoverUrgency;
    m_asked[key] = m_session.thumbnails().request({std::move(*subject), kBox, urgency},
                                                  [this, key](const Result<QImage> &image) {
                                                      auto *const picture = new QPixmap;
                                                      if (image) {
                                                          *picture = QPixmap::fromImage(*image);
                                                          picture->setDevicePixelRatio(1);
                                                      }
                                                      m_pictures.insert(key, picture);
                                                      QMetaObject::invokeMethod(
                                                          this, [this, key] { m_asked.erase(key); },
                                                          Qt::QueuedConnection);
                                                      Q_EMIT changed(key.id);
                                                  });
}

} // namespace weft::ui
