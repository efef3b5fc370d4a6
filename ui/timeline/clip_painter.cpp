#include "ui/timeline/clip_painter.h"

#include "core/base/translate.h"
#include "core/transitions/transition_table.h"
#include "ui/controls/waveform_image.h"
#include "ui/style/icons.h"

#include <QPainter>
#include <QPixmapCache>

#include <cmath>

namespace weft::ui {

namespace {

/// Narrower clips are a ground and edges.
constexpr double kLeastDetail = 16;

QColor mixed(const QColor &a, const QColor &b, double share)
{
    return QColor::fromRgbF(static_cast<float>(a.redF() + (b.redF() - a.redF()) * share),
                            static_cast<float>(a.greenF() + (b.greenF() - a.greenF()) * share),
                            static_cast<float>(a.blueF() + (b.blueF() - a.blueF()) * share));
}

/// The seconds from one picture to the next, as a power of two: the same pictures serve many
/// scales.
double stepFor(double seconds)
{
    return std::exp2(std::floor(std::log2(std::max(seconds, 0.04))));
}

} // namespace

QString transitionName(const QString &kind)
{
    const TransitionType *const type = findTransitionType(kind);
    return type ? weft::tr(type->label) : kind;
}

ClipPainter::ClipPainter(QPainter &painter, const TimelineView &view, ClipPictures &pictures,
                         const Theme &theme)
    : m_painter(painter)
    , m_view(view)
    , m_pictures(pictures)
    , m_theme(theme)
    , m_metrics(painter.font())
{}

QColor ClipPainter::groundOf(const ClipBody &clip, TrackKind kind) const
{
    if (std::holds_alternative<ShotSource>(clip.source))
        return m_theme.shot;
    if (std::holds_alternative<NestedSource>(clip.source))
        return m_theme.nested;
    if (kind == TrackKind::Audio)
        return m_theme.audio;
    if (std::holds_alternative<AdjustmentSource>(clip.source))
        return m_theme.adjustment;
    if (const auto *const file = std::get_if<MediaSource>(&clip.source)) {
        const MediaItem *const item = m_view.session().shown()->find(file->media);
        return item && item->info.isStill ? m_theme.still : m_theme.video;
    }
    return m_theme.title;
}

void ClipPainter::paint(const TrackRow &row, const Clip &clip, const Look &look, const QRectF &seen)
{
    const ClipAreas areas(m_view.geometry(), row, clip);
    QColor ground = groundOf(*clip.body, row.kind);
    if (look.isDimmed)
        ground = mixed(ground, m_theme.panel, 0.55);
    m_painter.fillRect(areas.whole, ground);
    if (areas.whole.width() >= kLeastDetail) {
        m_painter.save();
        m_painter.setClipRect(areas.whole.intersected(seen));
        m_painter.setOpacity(look.isDimmed ? 0.45 : 1);
        if (row.kind == TrackKind::Audio)
            paintWaveform(areas, clip, seen);
        else
            paintPictures(areas, clip, seen);
        m_painter.setOpacity(1);
        paintHeld(areas, clip);
        paintFades(areas, clip, look);
        if (std::holds_alternative<ShotSource>(clip->source))
            paintShot(areas, clip, look);
        else if ((look.isSelected || look.hovered != Hit::Kind::Nothing) && !look.isLocked
                 && m_view.tool() == Tool::Select && offersAnimate(m_view, *clip.body))
            paintButton(areas.button(), TimelineView::tr("Animate…"),
                        look.hovered == Hit::Kind::Animate);
        if (look.isSelected)
            paintKeyframes(areas, clip);
        paintLabel(areas, clip, look);
        if (look.isLocked)
            m_painter.fillRect(areas.whole, QBrush(QColor(0, 0, 0, 90), Qt::BDiagPattern));
        m_painter.restore();
    }
    paintEdges(areas, look, ground);
}

void ClipPainter::paintPictures(const ClipAreas &areas, const Clip &clip, const QRectF &seen)
{
    const QRectF content = areas.content.adjusted(0, 0, 0, -1);
    if (const auto *const colour = std::get_if<ColourSource>(&clip->source)) {
        const Colour &c = colour->colour;
        m_painter.fillRect(content, QColor(c.red, c.green, c.blue, c.alpha));
        return;
    }
    if (content.height() < 16 || std::holds_alternative<TitleSource>(clip->source)
        || std::holds_alternative<AdjustmentSource>(clip->source))
        return;
    const SequenceSettings &settings = m_view.sequence()->settings;
    const double width = content.height() * settings.width / settings.height;
    const double scale = m_view.geometry().scale();
    const double dpr = m_painter.device()->devicePixelRatioF();
    const double step = stepFor(width / scale / settings.rate.toDouble()
                                * std::max(0.1, std::abs(clip->speed.toDouble())) / 2);
    const auto *const file = std::get_if<MediaSource>(&clip->source);
    const MediaItem *const item = file ? m_view.session().shown()->find(file->media) : nullptr;
    const bool isStill = item && item->info.isStill; // the same picture all the time
    const int first = std::max(0, static_cast<int>((seen.left() - content.left()) / width));
    for (int i = first; content.left() + i * width < std::min(content.right(), seen.right()); ++i) {
        const auto frame = std::clamp<std::int64_t>(std::llround(i * width / scale), 0,
                                                    clip->length - 1);
        const double seconds = isStill ? 0
                                       : sourceTimeAt(*clip.body, frame, settings.rate).toDouble();
        const QPixmap *const picture = m_pictures.picture(clip->source,
                                                          std::max(0.0, std::floor(seconds / step)
                                                                            * step),
                                                          qRound(content.height() * dpr));
        if (picture)
            m_painter.drawPixmap(QRectF(content.left() + i * width, content.top(),
                                        picture->width() / dpr, content.height()),
                                 *picture, QRectF(picture->rect()));
    }
}

void ClipPainter::paintWaveform(const ClipAreas &areas, const Clip &clip, const QRectF &seen)
{
    const auto *const source = std::get_if<MediaSource>(&clip->source);
    const Waveform *const waveform = source ? m_pictures.waveform(*source) : nullptr;
    const QRectF whole = areas.content.adjusted(0, 1, 0, -2);
    const QRectF part = whole.intersected(seen);
    if (part.width() < 1 || whole.height() < 6)
        return;
    QColor ink = m_theme.onClip;
    ink.setAlphaF(0.25F);
    m_painter.fillRect(QRectF(part.left(), whole.center().y(), part.width(), 1), ink);
    if (!waveform)
        return;
    const FrameRate rate = m_view.rate();
    const auto sampleAt = [&](double x) {
        const double frame = (x - whole.left()) / m_view.geometry().scale();
        const double one = sourceTimeAt(*clip.body, static_cast<std::int64_t>(frame), rate)
                               .toDouble();
        const double fraction = frame - std::floor(frame);
        return (one + fraction / rate.toDouble() * clip->speed.toDouble()) * kSampleRate;
    };
    const double dpr = m_painter.device()->devicePixelRatioF();
    const QSize size = (QSizeF(part.width(), whole.height()) * dpr).toSize();
    double from = sampleAt(part.left());
    double to = sampleAt(part.right());
    const bool isBackwards = to < from;
    if (isBackwards)
        std::swap(from, to);
    auto peaks = waveform->columns(
        {0, std::llround(from), std::max<std::int64_t>(1, std::llround(to - from)), size.width()});
    if (isBackwards)
        std::reverse(peaks.begin(), peaks.end());
    QImage image = waveformImage(peaks, size.height(), std::pow(10, clip->gainDb / 20),
                                 m_theme.onClip);
    image.setDevicePixelRatio(dpr);
    m_painter.drawImage(QPointF(std::floor(part.left() * dpr) / dpr, whole.top()), image);
}

void ClipPainter::paintHeld(const ClipAreas &areas, const Clip &clip)
{
    const auto duration = materialDuration(*m_view.session().shown(), *clip.body);
    const double speed = clip->speed.toDouble();
    if (!duration || speed == 0)
        return;
    const double perFrame = speed / m_view.rate().toDouble();
    const double in = clip->in.toDouble();
    const double last = duration->toDouble();
    const double length = static_cast<double>(clip->length);
    // Frames of the clip at which its material begins and ends.
    const double begins = (speed > 0 ? -in : last - in) / perFrame;
    const double ends = (speed > 0 ? last - in : -in) / perFrame;
    const double scale = m_view.geometry().scale();
    QColor ink = m_theme.onClip;
    ink.setAlphaF(0.55F);
    const auto hatch = [&](double from, double to) {
        if (to - from < 0.999)
            return;
        const QRectF held(areas.whole.left() + from * scale, areas.content.top(),
                          (to - from) * scale, areas.content.height());
        m_painter.fillRect(held, QColor(0, 0, 0, 110));
        m_painter.fillRect(held, QBrush(ink, Qt::FDiagPattern));
    };
    hatch(0, std::min(begins, length));
    hatch(std::max(0.0, ends), length);
}

void ClipPainter::paintFades(const ClipAreas &areas, const Clip &clip, const Look &look)
{
    const double scale = m_view.geometry().scale();
    const QRectF &content = areas.content;
    const auto fade = [&](double edge, double inner) {
        if (std::abs(inner - edge) < 1)
            return;
        QPolygonF above;
        above << QPointF(edge, content.top()) << QPointF(inner, content.top())
              << QPointF(edge, content.bottom());
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(QColor(0, 0, 0, m_theme.isDark ? 130 : 60));
        m_painter.drawPolygon(above);
        m_painter.setPen(QPen(m_theme.onClip, 1.2));
        m_painter.drawLine(QPointF(edge, content.bottom()), QPointF(inner, content.top()));
        m_painter.setRenderHint(QPainter::Antialiasing, false);
    };
    fade(content.left(), content.left() + static_cast<double>(clip->fadeIn.length) * scale);
    fade(content.right(), content.right() - static_cast<double>(clip->fadeOut.length) * scale);
    if (areas.isSound && look.isSelected && areas.hasGainLine()) {
        m_painter.setPen(QPen(m_theme.accent, look.hovered == Hit::Kind::Gain ? 2 : 1));
        m_painter.drawLine(QPointF(content.left(), areas.gainY()),
                           QPointF(content.right(), areas.gainY()));
    }
    const bool isShown = look.isSelected || look.hovered != Hit::Kind::Nothing;
    if (!isShown || !areas.hasHandles() || m_view.tool() != Tool::Select || look.isLocked)
        return;
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(Qt::black, 1));
    for (const auto kind : {Hit::Kind::FadeIn, Hit::Kind::FadeOut}) {
        m_painter.setBrush(look.hovered == kind ? m_theme.accent : QColor(Qt::white));
        m_painter.drawEllipse(kind == Hit::Kind::FadeIn ? areas.fadeInHandle()
                                                        : areas.fadeOutHandle(),
                              ClipAreas::kHandle - 1, ClipAreas::kHandle - 1);
    }
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

QStringList ClipPainter::badgesOf(const ClipBody &clip) const
{
    QStringList badges;
    if (clip.remap)
        badges << TimelineView::tr("curve");
    else if (clip.speed != Rational(1))
        badges << TimelineView::tr("%1 %").arg(std::round(clip.speed.toDouble() * 1000) / 10);
    if (!clip.effects.empty())
        badges << TimelineView::tr("fx");
    return badges;
}

void ClipPainter::paintIcon(const char *name, const QRect &area)
{
    const double dpr = m_painter.device()->devicePixelRatioF();
    const QString key = QStringLiteral("weft-timeline %1 %2 %3 %4")
                            .arg(QLatin1String(name))
                            .arg(area.width())
                            .arg(dpr)
                            .arg(m_theme.isDark);
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        picture = icon(name).pixmap(area.size() * dpr);
        picture.setDevicePixelRatio(dpr);
        QPixmapCache::insert(key, picture);
    }
    m_painter.drawPixmap(area.topLeft(), picture);
}

double ClipPainter::paintBadge(double right, const QRectF &label, const QString &text,
                               const QColor &ground, const QColor &ink)
{
    const QRectF area(right - m_metrics.horizontalAdvance(text) - 8, label.top() + 2,
                      m_metrics.horizontalAdvance(text) + 8, label.height() - 4);
    m_painter.fillRect(area, ground);
    m_painter.setPen(ink);
    m_painter.drawText(area, Qt::AlignCenter | Qt::TextSingleLine, text);
    return area.left() - 3;
}

void ClipPainter::paintLabel(const ClipAreas &areas, const Clip &clip, const Look &look)
{
    const QRectF label = areas.label.adjusted(6, 0, -4, 0);
    m_painter.fillRect(areas.label, QColor(0, 0, 0, m_theme.isDark ? 70 : 18));
    double left = label.left();
    const bool isShot = std::holds_alternative<ShotSource>(clip->source);
    const auto *const file = std::get_if<MediaSource>(&clip->source);
    const bool isOffline = file && !m_view.session().media().media.contains(file->media);
    const char *const name = isOffline        ? "offline"
                             : !clip->enabled ? "eye-off"
                             : isShot         ? "spark"
                                              : nullptr;
    if (name && label.width() > 24) {
        paintIcon(name, QRectF(left, label.top() + 2, 14, 14).toRect());
        left += 18;
    }
    // Begins where the clip is seen: a long clip never loses its name.
    const double seen = std::max(left, std::min(label.right() - 24, 6.0));
    paintName(QRectF(seen, label.top(), label.right() - seen, label.height()),
              clipName(*m_view.session().shown(), *clip.body), clip->enabled,
              look.isDimmed ? m_theme.text : m_theme.onClip);
    if (areas.whole.width() <= 90)
        return;
    double right = label.right(); // over the name's end
    if (const std::int64_t offset = m_view.outOfSync(clip); offset != 0)
        right = paintBadge(right, label,
                           TimelineView::tr("%1%2 f", "sound out of sync")
                               .arg(offset < 0 ? QStringLiteral("−") : QStringLiteral("+"))
                               .arg(std::abs(offset)),
                           m_theme.warning, m_theme.window);
    for (const QString &badge : badgesOf(*clip.body))
        right = paintBadge(right, label, badge, m_theme.raised, m_theme.text);
}

void ClipPainter::paintName(const QRectF &area, const QString &name, bool isEnabled,
                            const QColor &ink)
{
    m_painter.setPen(ink);
    if (isEnabled) {
        const QStaticText &line = m_pictures.line(name);
        m_painter.drawStaticText(QPointF(area.left(), area.center().y() - line.size().height() / 2),
                                 line);
        return;
    }
    const QFont font = m_painter.font();
    QFont struck = font;
    struck.setStrikeOut(true);
    m_painter.setFont(struck);
    m_painter.drawText(area, Qt::AlignVCenter | Qt::TextSingleLine, name);
    m_painter.setFont(font);
}

void ClipPainter::paintKeyframes(const ClipAreas &areas, const Clip &clip)
{
    const auto keys = keyframesOf(*clip.body);
    if (keys.empty() || areas.content.height() < 20)
        return;
    m_painter.fillRect(QRectF(areas.whole.left(), areas.whole.bottom() - 16, areas.whole.width(),
                              16),
                       QColor(0, 0, 0, 120));
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(Qt::black, 1));
    m_painter.setBrush(m_theme.accent);
    for (const ClipKeyframe &key : keys) {
        const QPointF at = areas.keyframe(key.frame);
        const QPointF corners[] = {at + QPointF(0, -5), at + QPointF(5, 0), at + QPointF(0, 5),
                                   at + QPointF(-5, 0)};
        m_painter.drawConvexPolygon(corners, 4);
    }
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void ClipPainter::paintEdges(const ClipAreas &areas, const Look &look, const QColor &ground)
{
    const QRectF &whole = areas.whole;
    const QColor line = look.isSelected ? m_theme.accent : ground.darker(170);
    const double thick = look.isSelected && whole.width() > 6 ? 2 : 1;
    m_painter.fillRect(QRectF(whole.left(), whole.top(), whole.width(), thick), line);
    m_painter.fillRect(QRectF(whole.left(), whole.bottom() - thick, whole.width(), thick), line);
    m_painter.fillRect(QRectF(whole.left(), whole.top(), thick, whole.height()), line);
    m_painter.fillRect(QRectF(whole.right() - thick, whole.top(), thick, whole.height()), line);
    // What a press would take hold of.
    const double zone = std::min(4.0, areas.edgeZone());
    if (look.hovered == Hit::Kind::Start)
        m_painter.fillRect(QRectF(whole.left(), whole.top(), zone, whole.height()), m_theme.accent);
    if (look.hovered == Hit::Kind::End)
        m_painter.fillRect(QRectF(whole.right() - zone, whole.top(), zone, whole.height()),
                           m_theme.accent);
}

void ClipPainter::paintTransition(const TrackRow &row, const Clip &clip, bool isSelected)
{
    const QRectF area = ClipAreas(m_view.geometry(), row, clip).transition();
    // What comes rises, over what goes; both are seen through it.
    m_painter.fillRect(area, QColor(0, 0, 0, m_theme.isDark ? 110 : 40));
    QColor rising = m_theme.accent;
    rising.setAlphaF(m_theme.isDark ? 0.45F : 0.35F);
    const QPointF ramp[] = {area.bottomLeft(), area.topRight(), area.bottomRight()};
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(rising);
    m_painter.drawConvexPolygon(ramp, 3);
    m_painter.setPen(QPen(m_theme.onClip, 1));
    m_painter.drawLine(area.bottomLeft(), area.topRight());
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(QPen(isSelected ? m_theme.accent : m_theme.dim, isSelected ? 2 : 1));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
    const QString name = transitionName(clip->transition->kind);
    const double width = m_metrics.horizontalAdvance(name) + 8;
    if (area.width() < width || area.height() < m_metrics.height())
        return;
    const QRectF text(area.center().x() - width / 2, area.bottom() - m_metrics.height() - 3, width,
                      m_metrics.height());
    m_painter.fillRect(text, m_theme.raised);
    m_painter.setPen(m_theme.text);
    m_painter.drawText(text, Qt::AlignCenter, name);
}

} // namespace weft::ui
