#include "core/interchange/mlt_animation.h"

#include <QRegularExpression>

#include <algorithm>

namespace weft {

namespace {

constexpr qsizetype kMaxKeys = 10'000;

MltEasing easingOf(const QString &sign)
{
    if (sign.isEmpty())
        return MltEasing::Linear;
    if (sign == QLatin1String("|") || sign == QLatin1String("!"))
        return MltEasing::Hold;
    const bool isSmooth = sign == QLatin1String("~") || sign == QLatin1String("$")
                          || sign == QLatin1String("-");
    return isSmooth ? MltEasing::Smooth : MltEasing::Other;
}

std::optional<MltKey> keyOf(const MltDocument &document, const QString &text)
{
    const qsizetype sign = text.indexOf(QLatin1Char('='));
    QString time = sign < 0 ? QStringLiteral("0") : text.left(sign).trimmed();
    QString easing;
    while (!time.isEmpty() && !time.back().isDigit()) {
        easing.prepend(time.back());
        time.chop(1);
    }
    const auto frame = document.framesOf(time);
    if (!frame)
        return {};
    MltKey key{*frame, easingOf(easing), {}};
    static const QRegularExpression separators(QStringLiteral("[\\s:x/]+"));
    for (const QString &part : text.mid(sign + 1).split(separators, Qt::SkipEmptyParts)) {
        const auto value = parseNumber(part);
        if (!value)
            return {};
        key.values.push_back(*value);
    }
    return key.values.empty() ? std::nullopt : std::optional(std::move(key));
}

/// The spline's segment as a Bezier one: its handles lie a third along, on the tangents.
void smoothen(std::vector<Keyframe> &keys, std::size_t segment)
{
    Keyframe &from = keys[segment];
    Keyframe &to = keys[segment + 1];
    const double before = keys[segment > 0 ? segment - 1 : 0].value;
    const double after = keys[std::min(segment + 2, keys.size() - 1)].value;
    const double third = static_cast<double>(to.frame - from.frame) / 3;
    from.interpolation = Interpolation::Bezier;
    from.out = {third, (to.value - before) / 6};
    to.in = {-third, -(after - from.value) / 6};
}

} // namespace

std::vector<MltKey> readMltKeys(const MltDocument &document, const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(';'), Qt::SkipEmptyParts);
    if (parts.size() > kMaxKeys)
        return {};
    std::map<std::int64_t, MltKey> keys;
    for (const QString &part : parts) {
        auto key = keyOf(document, part);
        const bool fits = key
                          && (keys.empty()
                              || keys.begin()->second.values.size() == key->values.size());
        if (!fits)
            return {};
        keys.insert_or_assign(key->frame, *std::move(key));
    }
    std::vector<MltKey> sorted;
    for (auto &[frame, key] : keys)
        sorted.push_back(std::move(key));
    return sorted;
}

std::optional<double> constantOf(const std::vector<MltKey> &keys)
{
    const bool isConstant = !keys.empty()
                            && std::all_of(keys.begin(), keys.end(), [&](const MltKey &key) {
                                   return key.values[0] == keys[0].values[0];
                               });
    return isConstant ? std::optional(keys[0].values[0]) : std::nullopt;
}

Curve curveOf(const std::vector<MltKey> &keys, std::int64_t shift,
              const std::function<double(const std::vector<double> &)> &number)
{
    Curve curve;
    for (const MltKey &key : keys) {
        Keyframe made;
        made.frame = key.frame + shift;
        made.value = number(key.values);
        made.interpolation = key.easing == MltEasing::Hold ? Interpolation::Hold
                                                           : Interpolation::Linear;
        curve.keyframes.push_back(made);
    }
    for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
        if (keys[i].easing == MltEasing::Smooth)
            smoothen(curve.keyframes, i);
    }
    const bool isConstant = std::all_of(curve.keyframes.begin(), curve.keyframes.end(),
                                        [&](const Keyframe &key) {
                                            return key.value == curve.keyframes[0].value;
                                        });
    return isConstant && !curve.keyframes.empty() ? Curve(curve.keyframes[0].value) : curve;
}

} // namespace weft
