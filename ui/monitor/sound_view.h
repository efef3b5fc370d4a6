#pragma once

#include "core/cache/preview_jobs.h"
#include "core/cache/waveform.h"
#include "core/model/source.h"
#include "core/playback/player.h"

#include <QImage>
#include <QPointer>
#include <QWidget>

namespace weft::ui {

class Session;

/// What a sound without a picture looks like in a monitor: the waveform of all of it, a lane for
/// each channel, with a line where its player is. Lets the mouse through to what it lies on.
/// Thread: main.
class SoundView : public QWidget
{
    Q_OBJECT
public:
    /// @param session outlives it
    SoundView(Session &session, QWidget *parent);

    /// Shows a sound, or nothing. @param player plays it; outlives the view or is replaced
    void setSound(const std::optional<MediaSource> &sound, Player *player);
    /// What is known of it so far.
    const Waveform &waveform() const { return m_waveform; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double placeOf(std::int64_t frame) const; ///< x
    QImage drawn() const;

    Session &m_session;
    std::optional<MediaSource> m_sound;
    QString m_file; ///< that it is in, where it is there
    QPointer<Player> m_player;
    Waveform m_waveform;
    QImage m_drawn; ///< null: to be drawn anew
    PreviewTicket m_ticket;
};

} // namespace weft::ui
