#pragma once

#include "ui/mixer/channel_peaks.h"

#include <QWidget>

namespace weft::ui {

/// An upright bar for each channel of a sound, from −60 to +6 dB: how loud it is, a line that is
/// held at its peak, and above it a lamp that stays lit once it was clipped; on top the highest
/// level so far. A click forgets it. Thread: main.
class LevelMeter : public QWidget
{
    Q_OBJECT
public:
    enum class Scale { Ticks, Numbers };

    explicit LevelMeter(Scale scale = Scale::Ticks, QWidget *parent = nullptr);

    /// How many bars there are. Stereo at first.
    void setChannels(SoundLayout layout);
    SoundLayout channels() const { return m_layout; }
    void setPeaks(const ChannelPeaks &peaks);
    const ChannelPeaks &peaks() const { return m_peaks; }

    /// The bar of a channel, and its lamp.
    QRectF bar(std::size_t channel) const;
    QRectF lamp(std::size_t channel) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void resetWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QFont smallFont() const;
    int scaleWidth() const; ///< left of the bars
    void paintChannel(QPainter &painter, std::size_t channel) const;
    void paintScale(QPainter &painter) const;
    void describe();

    const Scale m_scale;
    SoundLayout m_layout = SoundLayout::Stereo;
    ChannelPeaks m_peaks;
};

} // namespace weft::ui
