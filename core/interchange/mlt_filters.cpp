#include "core/interchange/mlt_filters.h"

#include "core/base/translate.h"
#include "core/interchange/import_draft.h"
#include "core/interchange/mlt_titles.h"

#include <algorithm>

namespace weft {

namespace {

constexpr int kMaxFilters = 100;
constexpr qsizetype kMaxKeyframes = 10'000;

/// An animated property, "0=1;24=0" or "00:00:01.000~=-6", as values at frames; a plain number is a
/// single value at 0. Empty where it cannot be read.
std::vector<std::pair<std::int64_t, double>> keyframes(const MltDocument &document,
                                                       const QString &text)
{
    std::vector<std::pair<std::int64_t, double>> keys;
    const QStringList parts = text.split(QLatin1Char(';'), Qt::SkipEmptyParts);
    if (parts.size() > kMaxKeyframes)
        return {};
    for (const QString &part : parts) {
        const qsizetype sign = part.indexOf(QLatin1Char('='));
        QString time = sign < 0 ? QStringLiteral("0") : part.left(sign);
        while (!time.isEmpty() && !time.back().isDigit())
            time.chop(1); // the interpolation: "|", "~", "$" …
        const auto frame = document.framesOf(time);
        const auto value = parseNumber(part.mid(sign + 1));
        if (!frame || !value)
            return {};
        keys.emplace_back(*frame, *value);
    }
    return keys;
}

std::optional<double> constantOf(const std::vector<std::pair<std::int64_t, double>> &keys)
{
    const bool isConstant = !keys.empty()
                            && std::all_of(keys.begin(), keys.end(), [&](const auto &key) {
                                   return key.second == keys.front().second;
                               });
    return isConstant ? std::optional(keys.front().second) : std::nullopt;
}

QString kindOf(const pugi::xml_node &filter)
{
    const QString kdenlive = mltProperty(filter, "kdenlive_id");
    return kdenlive.isEmpty() ? mltProperty(filter, "shotcut:filter") : kdenlive;
}

class FilterReader
{
public:
    explicit FilterReader(const MltDocument &document)
        : m_document(document)
    {}

    MltFilters run(const pugi::xml_node &service)
    {
        int looked = 0;
        for (const pugi::xml_node &filter : service.children("filter")) {
            if (++looked > kMaxFilters) {
                m_filters.losses << tr("more than %1 effects").arg(kMaxFilters);
                break;
            }
            readFilter(filter);
        }
        return std::move(m_filters);
    }

private:
    void readFilter(const pugi::xml_node &filter)
    {
        const QString service = mltProperty(filter, "mlt_service");
        const bool isInternal = !mltProperty(filter, "internal_added").isEmpty()
                                || !mltProperty(filter, "_loader").isEmpty()
                                || service == QLatin1String("audiolevel");
        const bool isDisabled = mltProperty(filter, "disable") == QLatin1String("1");
        if ((isInternal && (isDisabled || service == QLatin1String("audiolevel")))
            || isTextService(filter))
            return;
        if (isDisabled) {
            m_filters.losses << tr("the disabled effect \"%1\"").arg(service);
            return;
        }
        if (readFade(filter) || (service == QLatin1String("volume") && readVolume(filter))
            || (service == QLatin1String("brightness") && readOpacity(filter))
            || (service == QLatin1String("qtblend") && readRectangle(filter)))
            return;
        const QString kind = kindOf(filter);
        m_filters.losses << tr("the effect \"%1\"").arg(kind.isEmpty() ? service : kind);
    }

    bool readFade(const pugi::xml_node &filter)
    {
        static const std::map<QString, std::pair<bool, bool>> kinds{
            {QStringLiteral("fadein"), {true, true}},
            {QStringLiteral("fadeout"), {false, true}},
            {QStringLiteral("fadeInVolume"), {true, true}},
            {QStringLiteral("fadeOutVolume"), {false, true}},
            {QStringLiteral("fade_from_black"), {true, false}},
            {QStringLiteral("fade_to_black"), {false, false}},
            {QStringLiteral("fadeInBrightness"), {true, false}},
            {QStringLiteral("fadeOutBrightness"), {false, false}},
        };
        const auto found = kinds.find(kindOf(filter));
        if (found == kinds.end())
            return false;
        MltFade fade;
        fade.isIn = found->second.first;
        fade.isSound = found->second.second;
        fade.first = m_document.framesOf(attribute(filter, "in"));
        fade.last = m_document.framesOf(attribute(filter, "out"));
        fade.length = fadeLength(filter, fade);
        m_filters.fades.push_back(fade);
        return true;
    }

    /// Shotcut says the length, or gives two keyframes; with Kdenlive it is the filter's range.
    std::int64_t fadeLength(const pugi::xml_node &filter, const MltFade &fade) const
    {
        const auto said = m_document.framesOf(
            mltProperty(filter, fade.isIn ? "shotcut:animIn" : "shotcut:animOut"));
        if (said && *said > 0)
            return *said;
        const auto keys = keyframes(m_document, mltProperty(filter, "level"));
        if (!mltProperty(filter, "shotcut:filter").isEmpty() && keys.size() >= 2)
            return keys.back().first - keys.front().first + 1;
        return fade.last ? *fade.last - fade.first.value_or(0) + 1 : 0;
    }

    bool readVolume(const pugi::xml_node &filter)
    {
        const QString level = mltProperty(filter, "level");
        if (!level.isEmpty()) {
            const auto gain = constantOf(keyframes(m_document, level));
            if (gain)
                m_filters.gainDb += *gain;
            return gain.has_value();
        }
        QString gain = mltProperty(filter, "gain");
        if (gain.endsWith(QLatin1String("dB"))) {
            const auto value = parseNumber(gain.chopped(2));
            m_filters.gainDb += value.value_or(0);
            return value.has_value();
        }
        const auto amplitude = constantOf(keyframes(m_document, gain));
        if (amplitude)
            m_filters.gainDb += decibels(*amplitude);
        return amplitude.has_value();
    }

    /// Shotcut's opacity: brightness whose alpha alone is set.
    bool readOpacity(const pugi::xml_node &filter)
    {
        const auto alpha = constantOf(keyframes(m_document, mltProperty(filter, "alpha")));
        const auto level = constantOf(keyframes(m_document, mltProperty(filter, "level")));
        if (!alpha || !level || *level != 1)
            return false;
        Effect effect;
        effect.type = QStringLiteral("opacity");
        effect.parameters[QStringLiteral("opacity")] = Curve(std::clamp(*alpha * 100, 0.0, 100.0));
        m_filters.effects.push_back(std::move(effect));
        return true;
    }

    /// Kdenlive's transform, where nothing moves and nothing turns.
    bool readRectangle(const pugi::xml_node &filter)
    {
        const pugi::xml_node profile = m_document.root().child("profile");
        const double width = parseNumber(attribute(profile, "width")).value_or(0);
        const double height = parseNumber(attribute(profile, "height")).value_or(0);
        QString rectangle = mltProperty(filter, "rect");
        if (rectangle.contains(QLatin1Char(';')))
            return false;
        rectangle = rectangle.mid(rectangle.indexOf(QLatin1Char('=')) + 1);
        const auto turn = constantOf(keyframes(m_document, mltProperty(filter, "rotation")));
        std::vector<double> numbers;
        for (const QString &part : rectangle.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            numbers.push_back(parseNumber(part).value_or(0));
        if (numbers.size() < 4 || width < 1 || height < 1 || turn.value_or(0) != 0)
            return false;
        Effect effect;
        effect.type = QStringLiteral("transform");
        const auto set = [&](const char *name, double value, double low, double high) {
            effect.parameters[QString::fromLatin1(name)] = Curve(std::clamp(value, low, high));
        };
        set("x", (numbers[0] + numbers[2] / 2 - width / 2) / width * 100, -1000, 1000);
        set("y", (numbers[1] + numbers[3] / 2 - height / 2) / height * 100, -1000, 1000);
        set("scaleX", numbers[2] / width * 100, 0, 10000);
        set("scaleY", numbers[3] / height * 100, 0, 10000);
        m_filters.effects.push_back(std::move(effect));
        if (numbers.size() > 4 && numbers[4] < 1) {
            Effect opacity;
            opacity.type = QStringLiteral("opacity");
            opacity.parameters[QStringLiteral("opacity")] = Curve(
                std::clamp(numbers[4] * 100, 0.0, 100.0));
            m_filters.effects.push_back(std::move(opacity));
        }
        return true;
    }

    const MltDocument &m_document;
    MltFilters m_filters;
};

} // namespace

MltFilters readMltFilters(const MltDocument &document, const pugi::xml_node &service)
{
    return FilterReader(document).run(service);
}

} // namespace weft
