#include "ui/monitor/sound_view.h"

#include "ui/controls/waveform_image.h"
#include "ui/session/session.h"
#include "ui/style/theme.h"

#include <QPainter>

namespace weft::ui {

namespace {

constexpr int kUrgency = 9; // somebody waits
constexpr int kApart = 6;   ///< pixels between two lanes

} // namespace

SoundView::SoundView(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Waveform"));
    hide();
}

void SoundView::setSound(const std::optional<MediaSource> &sound, Player *player)
{
    if (m_player)
        m_player->disconnect(this);
    m_player = player;
    if (m_player)
        connect(m_player, &Player::positionChanged, this, qOverload<>(&QWidget::update));
    setVisible(sound.has_value());
    const auto &files = m_session.media().media;
    const auto found = sound ? files.find(sound->media) : files.end();
    const QString file = found == files.end() ? QString() : found->second;
    if (m_sound == sound && m_file == file)
        return update();
    m_sound = sound;
    m_file = file;
    m_waveform = {};
    m_drawn = {};
    m_ticket = {};
    update();
    if (file.isEmpty())
        return;
    m_ticket = m_session.waveforms().request({file, sound->audioStream, kUrgency},
                                             [this](const Result<Waveform> &got) {
                                                 if (!got)
                                                     return;
                                                 m_waveform = *got;
                                                 m_drawn = {};
                                                 update();
                                             });
}

double SoundView::placeOf(std::int64_t frame) const
{
    const Sequence *const sequence = m_player ? m_player->sequence().find() : nullptr;
    const double length = sequence ? std::max<double>(1, double(sequence->length())) : 1;
    return double(frame) / length * width();
}

/// The lanes in the view's pixels.
QImage SoundView::drawn() const
{
    const Theme &theme = darkTheme(); // it lies where the black of a picture would
    QImage all((QSizeF(size()) * devicePixelRatioF()).toSize(), QImage::Format_RGB32);
    all.fill(theme.window);
    QPainter painter(&all);
    const int count = std::max(1, m_waveform.channels());
    for (int channel = 0; channel < count; ++channel) {
        const int top = all.height() * channel / count + kApart / 2;
        const int bottom = all.height() * (channel + 1) / count - kApart / 2;
        painter.fillRect(QRect(0, top, all.width(), bottom - top), theme.panel);
        painter.fillRect(QRect(0, (top + bottom) / 2, all.width(), 1), theme.line);
        if (m_waveform.length() == 0 || bottom - top < 4)
            continue;
        const auto peaks = m_waveform.columns({channel, 0, m_waveform.length(), all.width()});
        painter.drawImage(0, top, waveformImage(peaks, bottom - top, 1, theme.good));
    }
    painter.end();
    all.setDevicePixelRatio(devicePixelRatioF());
    return all;
}

void SoundView::paintEvent(QPaintEvent *)
{
    if (m_drawn.isNull() || m_drawn.size() != (QSizeF(size()) * devicePixelRatioF()).toSize())
        m_drawn = drawn();
    QPainter painter(this);
    painter.drawImage(0, 0, m_drawn);
    if (m_player)
        painter.fillRect(QRectF(placeOf(m_player->position()), 0, 2, height()), darkTheme().accent);
}

} // namespace weft::ui
