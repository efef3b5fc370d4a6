#include "core/interchange/mlt_filters.h"

#include "core/base/translate.h"
#include "core/interchange/import_draft.h"
#include "core/interchange/mlt_animation.h"
#include "core/interchange/mlt_geometry.h"
#include "core/interchange/mlt_titles.h"

#include <algorithm>

namespace weft {

namespace {

constexpr int kMaxFilters = 100;

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
        if (isDisabled)
            return readDisabled(filter, service);
        if (readFade(filter) || readKnown(filter, service))
            return;
        const QString kind = kindOf(filter);
        m_filters.losses << tr("the effect \"%1\"").arg(kind.isEmpty() ? service : kind);
    }

    bool readKnown(const pugi::xml_node &filter, const QString &service)
    {
        return (service == QLatin1String("volume") && readVolume(filter))
               || (service == QLatin1String("brightness") && readOpacity(filter))
               || readMltGeometry(m_document, filter, m_filters);
    }

    /// Kept as a disabled effect where that is known; one that would do nothing is no loss.
    void readDisabled(const pugi::xml_node &filter, const QString &service)
    {
        FilterReader reader(m_document);
        if (!reader.readKnown(filter, service) || reader.m_filters.gainDb != 0) {
            m_filters.losses << tr("the disabled effect \"%1\"").arg(service);
            return;
        }
        for (Effect &effect : reader.m_filters.effects) {
            effect.enabled = false;
            m_filters.effects.push_back(std::move(effect));
        }
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
        const auto keys = readMltKeys(m_document, mltProperty(filter, "level"));
        if (!mltProperty(filter, "shotcut:filter").isEmpty() && keys.size() >= 2)
            return keys.back().frame - keys.front().frame + 1;
        return fade.last ? *fade.last - fade.first.value_or(0) + 1 : 0;
    }

    bool readVolume(const pugi::xml_node &filter)
    {
        const QString level = mltProperty(filter, "level");
        if (!level.isEmpty()) {
            const auto gain = constantOf(readMltKeys(m_document, level));
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
        const auto amplitude = constantOf(readMltKeys(m_document, gain));
        if (amplitude)
            m_filters.gainDb += decibels(*amplitude);
        return amplitude.has_value();
    }

    /// Shotcut's opacity: brightness whose alpha alone is set.
    bool readOpacity(const pugi::xml_node &filter)
    {
        const auto alpha = constantOf(readMltKeys(m_document, mltProperty(filter, "alpha")));
        const auto level = constantOf(readMltKeys(m_document, mltProperty(filter, "level")));
        if (!alpha || !level || *level != 1)
            return false;
        Effect effect;
        effect.type = QStringLiteral("opacity");
        effect.parameters[QStringLiteral("opacity")] = Curve(std::clamp(*alpha * 100, 0.0, 100.0));
        m_filters.effects.push_back(std::move(effect));
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

QStringList lossesWithoutClip(const MltFilters &filters)
{
    QStringList losses = filters.losses;
    for (const MltFade &fade : filters.fades)
        losses << (fade.isIn ? tr("a fade in") : tr("a fade out"));
    for (const Effect &effect : filters.effects)
        losses << tr("the effect \"%1\"").arg(effect.type);
    return losses;
}

} // namespace weft
