#include "ui/inspector/time_map_row.h"

#include "ui/controls/switch_field.h"
#include "ui/inspector/curve_editor.h"
#include "ui/inspector/form.h"
#include "ui/session/session.h"

#include <QVBoxLayout>

#include <cmath>

namespace weft::ui {

namespace {

constexpr std::int64_t kPerSecond = 10'000; ///< what dragged seconds of the source are rounded to

Rational secondsOf(double seconds)
{
    return {std::llround(std::max(0.0, seconds) * double(kPerSecond)), kPerSecond};
}

double sourceSeconds(const Project &project, ClipId clip)
{
    const auto place = findClip(project, clip);
    const auto seconds = place ? sourceDuration(project, place->clip->source) : std::nullopt;
    return seconds ? seconds->toDouble() : 1;
}

} // namespace

TimeMapRow::TimeMapRow(Session &session, ClipId clip, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_clip(clip)
    , m_type(ParameterType::number("speed-curve", QT_TRANSLATE_NOOP("weft", "Speed curve"), "s", 0,
                                   sourceSeconds(*session.shown(), clip), 0))
    , m_switch(new SwitchField({}, this))
    , m_curve(new CurveEditor(m_type, this))
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(formRow(tr("Speed curve"), m_switch));
    column->addWidget(m_curve);
    m_curve->setStraight();
    m_curve->setToolTip(tr("Seconds of the source over time: steep is fast, level stands, falling "
                           "plays backwards. Double-click for a new point."));
    const auto edit = [this](const Curve &curve) {
        return SetTimeMap{.clip = m_clip, .map = mapOf(curve), .in = {}, .hold = true};
    };
    connect(m_switch, &SwitchField::changed, this, &TimeMapRow::setOn);
    connect(m_curve, &CurveEditor::changing, this,
            [this, edit](const Curve &curve) { (void) m_session.preview(edit(curve)); });
    connect(m_curve, &CurveEditor::changed, this, [this, edit](const Curve &curve) {
        m_session.apply(edit(curve));
        refresh(); // it may have been refused
    });
    connect(m_curve, &CurveEditor::cancelled, this, [this] { m_session.endPreview(); });
    refresh();
}

std::optional<ClipPlace> TimeMapRow::place(const Project &project) const
{
    return findClip(project, m_clip);
}

FrameRate TimeMapRow::rate() const
{
    const Sequence *const sequence = m_session.sequence();
    return sequence ? sequence->settings.rate : FrameRate();
}

/// The first point stays at the beginning. Points that were not touched stay exact.
TimeMap TimeMapRow::mapOf(const Curve &curve) const
{
    const auto clip = place(*m_session.root());
    const TimeMap old = clip && clip->clip->remap ? *clip->clip->remap : TimeMap();
    TimeMap map;
    for (const Keyframe &key : curve.keyframes) {
        TimeKey made{map.keys.empty() ? Rational(0) : rate().secondsAt(key.frame),
                     secondsOf(key.value)};
        for (const TimeKey &before : old.keys) {
            if (rate().frameAt(before.at, Rounding::Nearest) != key.frame)
                continue;
            made.at = before.at;
            if (before.source.toDouble() == key.value)
                made.source = before.source;
        }
        map.keys.push_back(made);
    }
    return map;
}

void TimeMapRow::setOn(bool isOn)
{
    const auto clip = place(*m_session.root());
    const auto duration = clip ? sourceDuration(*m_session.root(), clip->clip->source)
                               : std::nullopt;
    if (!duration)
        return;
    SetTimeMap edit{.clip = m_clip, .map = {}, .in = {}, .hold = true};
    if (isOn)
        edit.map = TimeMap{{{Rational(0), Rational(0)}, {*duration, *duration}}};
    m_session.apply(edit);
    refresh();
}

void TimeMapRow::refresh()
{
    const auto clip = place(*m_session.shown());
    if (!clip)
        return;
    const ClipBody &body = *clip->clip.body;
    m_switch->setOn(body.remap.has_value());
    m_curve->setVisible(body.remap.has_value());
    if (!body.remap)
        return;
    Curve curve;
    for (const TimeKey &key : body.remap->keys)
        curve.keyframes.push_back({.frame = rate().frameAt(key.at, Rounding::Nearest),
                                   .value = key.source.toDouble(),
                                   .interpolation = Interpolation::Linear,
                                   .in = {},
                                   .out = {}});
    const Rational now = materialTimeAt(body, m_session.playhead() - clip->clip.start, rate());
    m_curve->setCurve(curve, rate().frameAt(body.remap->duration(), Rounding::Nearest),
                      rate().frameAt(now, Rounding::Nearest));
}

} // namespace weft::ui
