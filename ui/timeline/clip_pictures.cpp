#include "ui/timeline/clip_pictures.h"

#include "core/cache/preview_picture.h"

#include <cmath>

namespace weft::ui {

namespace {

constexpr std::size_t kMostPictures = 800; ///< some 45 MB
constexpr qsizetype kMostLines = 4000;
constexpr std::uint64_t kPaintsKept = 4; ///< after which nobody looks at what was asked for
constexpr PreviewSize kBox{160, 90};

} // namespace

struct ClipPictures::Picture
{
    QImage image; ///< null: not there
    QPixmap scaled;
    PreviewTicket ticket;
    bool isWaiting = true;
    std::uint64_t seen = 0;
};

struct ClipPictures::Sound
{
    Waveform waveform;
    PreviewTicket ticket;
    std::uint64_t seen = 0;
};

ClipPictures::ClipPictures(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &Session::opened, this, [this] {
        m_pictures.clear();
        m_sounds.clear();
    });
    connect(&session.generation(), &Generation::takesChanged, this, &ClipPictures::arrived);
}

ClipPictures::~ClipPictures() = default;

QString ClipPictures::nameOf(const Source &source) const
{
    const MediaMap &media = m_session.media();
    if (const auto *const file = std::get_if<MediaSource>(&source)) {
        const auto found = media.media.find(file->media);
        return found == media.media.end() ? QString() : found->second;
    }
    if (const auto *const shot = std::get_if<ShotSource>(&source)) {
        const auto found = media.takes.find(shot->shot);
        return found == media.takes.end() ? QString() : found->second;
    }
    if (const auto *const nested = std::get_if<NestedSource>(&source)) {
        // Another state of the sequence is another thing to show.
        const Sequence *const sequence = m_session.shown()->find(nested->sequence);
        return sequence ? QStringLiteral("sequence %1 %2")
                              .arg(nested->sequence.value)
                              .arg(reinterpret_cast<quintptr>(sequence))
                        : QString();
    }
    return {};
}

std::optional<PreviewPicture> ClipPictures::pictureFor(const Source &source, double seconds) const
{
    const Project &project = *m_session.shown();
    const Rational time(std::llround(std::max(0.0, seconds) * 1000), 1000);
    if (const auto *const file = std::get_if<MediaSource>(&source)) {
        const MediaItem *const item = project.find(file->media);
        if (item && item->info.video)
            return pictureOfMedia(*item, nameOf(source), time);
    } else if (const auto *const shot = std::get_if<ShotSource>(&source)) {
        if (const Shot *const item = project.find(shot->shot))
            return pictureOfTake(*item, nameOf(source), time);
    } else if (const auto *const nested = std::get_if<NestedSource>(&source)) {
        const Sequence *const sequence = project.find(nested->sequence);
        const std::int64_t frame = sequence->settings.rate.frameAt(time, Rounding::Floor);
        return pictureOfSequence(project, nested->sequence, frame, m_session.media());
    }
    return {};
}

void ClipPictures::ask(const Key &key, const Source &source, double seconds)
{
    auto &entry = m_pictures[key];
    entry = std::make_unique<Picture>();
    entry->seen = m_paint;
    auto picture = pictureFor(source, seconds);
    if (!picture) {
        entry->isWaiting = false;
        return;
    }
    Picture *const waiting = entry.get(); // its ticket goes with it
    entry->ticket = m_session.thumbnails().request({*std::move(picture), kBox, 1},
                                                   [this, waiting](const Result<QImage> &image) {
                                                       waiting->isWaiting = false;
                                                       if (!image)
                                                           return;
                                                       waiting->image = *image;
                                                       Q_EMIT arrived();
                                                   });
}

const QPixmap *ClipPictures::picture(const Source &source, double seconds, int height)
{
    const QString name = nameOf(source);
    if (name.isEmpty() || height < 8)
        return nullptr;
    const Key key(name, std::llround(seconds * 1000));
    const auto found = m_pictures.find(key);
    if (found == m_pictures.end()) {
        ask(key, source, seconds);
        return nullptr;
    }
    Picture &picture = *found->second;
    picture.seen = m_paint;
    if (picture.image.isNull())
        return nullptr;
    if (picture.scaled.height() != height)
        picture.scaled = QPixmap::fromImage(
            picture.image.scaledToHeight(height, Qt::SmoothTransformation));
    return &picture.scaled;
}

const Waveform *ClipPictures::waveform(const MediaSource &source)
{
    const QString path = nameOf(source);
    if (path.isEmpty())
        return nullptr;
    auto &sound = m_sounds[{path, source.audioStream}];
    if (!sound) {
        sound = std::make_unique<Sound>();
        sound->ticket = m_session.waveforms().request({path, source.audioStream, 1},
                                                      [this, sound = sound.get()](
                                                          const Result<Waveform> &got) {
                                                          if (!got)
                                                              return;
                                                          sound->waveform = *got;
                                                          Q_EMIT arrived();
                                                      });
    }
    sound->seen = m_paint;
    return sound->waveform.length() > 0 ? &sound->waveform : nullptr;
}

const QStaticText &ClipPictures::line(const QString &text)
{
    auto found = m_lines.find(text);
    if (found == m_lines.end()) {
        if (m_lines.size() >= kMostLines)
            m_lines.clear();
        QStaticText line(text);
        line.setTextFormat(Qt::PlainText);
        found = m_lines.insert(text, line);
    }
    return *found;
}

void ClipPictures::endPaint()
{
    ++m_paint;
    std::erase_if(m_pictures, [&](const auto &entry) {
        const Picture &picture = *entry.second;
        const bool isOld = picture.seen + kPaintsKept < m_paint;
        return isOld && (picture.isWaiting || m_pictures.size() > kMostPictures);
    });
}

} // namespace weft::ui
