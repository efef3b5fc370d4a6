#include "core/base/translate.h"
#include "core/effects/effect_ops.h"
#include "core/effects/luma.h"

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

constexpr ParameterChoice kViews[]{{"result", QT_TRANSLATE_NOOP("weft", "Result")},
                                   {"matte", QT_TRANSLATE_NOOP("weft", "Matte")}};
constexpr auto kColour = ParameterType::colour("colour", QT_TRANSLATE_NOOP("weft", "Key colour"),
                                               "#00b140");
constexpr auto kTolerance = ParameterType::number("tolerance",
                                                  QT_TRANSLATE_NOOP("weft", "Tolerance"), "%", 0,
                                                  100, 40);
constexpr auto kSoftness = ParameterType::number("softness", QT_TRANSLATE_NOOP("weft", "Softness"),
                                                 "%", 0, 100, 50);
constexpr auto kSpill = ParameterType::number("spill",
                                              QT_TRANSLATE_NOOP("weft", "Spill suppression"), "%",
                                              0, 100, 100);
constexpr auto kView = ParameterType::choice("view", QT_TRANSLATE_NOOP("weft", "View"), kViews);
constexpr std::array kParameters{kColour, kTolerance, kSoftness, kSpill, kView};

constexpr double kLeastChroma = 0.02; ///< of a key: greys cannot be told from one another
constexpr int kBand = 16;             ///< rows that one thread takes at a time

/// Cb and Cr of full range.
struct Chroma
{
    float blue;
    float red;
};

/// Tells how much of the key's colour a pixel has, and takes that out of it.
class Key
{
public:
    /// @param colour red, green and blue, as the pictures' are
    Key(const std::array<float, 3> &colour, const Luma &luma)
        : m_luma(luma)
    {
        const Chroma chroma = chromaOf(colour[0], colour[1], colour[2]);
        m_length = std::hypot(chroma.blue, chroma.red);
        if (isColour())
            m_unit = {chroma.blue / m_length, chroma.red / m_length};
    }

    bool isColour() const { return m_length >= float(kLeastChroma); }

    /// 1 for the key's chroma and what is beyond it, 0 for greys and all whose hue is 45° or more
    /// away from the key's.
    float shareOf(float red, float green, float blue) const
    {
        const Chroma c = chromaOf(red, green, blue);
        const float along = c.blue * m_unit.blue + c.red * m_unit.red;
        const float across = std::abs(c.blue * m_unit.red - c.red * m_unit.blue);
        return std::clamp((along - across) / m_length, 0.F, 1.F);
    }

    /// Takes a share of the key's chroma away; luma stays.
    void takeOut(float share, float &red, float &green, float &blue) const
    {
        const float fewerBlue = 2 * (1 - m_luma.blue) * share * m_length * m_unit.blue;
        const float fewerRed = 2 * (1 - m_luma.red) * share * m_length * m_unit.red;
        red -= fewerRed;
        blue -= fewerBlue;
        green += (m_luma.red * fewerRed + m_luma.blue * fewerBlue) / m_luma.green;
    }

private:
    Chroma chromaOf(float red, float green, float blue) const
    {
        const float luma = m_luma.of(red, green, blue);
        return {(blue - luma) / (2 * (1 - m_luma.blue)), (red - luma) / (2 * (1 - m_luma.red))};
    }

    Luma m_luma;
    float m_length = 0;
    Chroma m_unit{};
};

struct Settings
{
    float inner; ///< the key's share from which on nothing is kept
    float outer; ///< up to which all is kept
    float spill; ///< 0 to 1
    bool showsMatte;

    float keptAt(float share) const
    {
        if (share >= inner)
            return 0;
        return share <= outer ? 1 : (inner - share) / (inner - outer);
    }
};

void keyRow(const Key &key, const Settings &settings, const SpatialJob &job, int y)
{
    const auto &[fromRed, fromGreen, fromBlue, fromAlpha] = job.from;
    const auto &[toRed, toGreen, toBlue, toAlpha] = job.to;
    for (int x = 0; x < job.size.width; ++x) {
        const float alpha = fromAlpha.row(y)[x];
        const float straight = alpha > 0 ? 1 / alpha : 0;
        float red = fromRed.row(y)[x] * straight, green = fromGreen.row(y)[x] * straight,
              blue = fromBlue.row(y)[x] * straight;
        const float share = key.shareOf(red, green, blue);
        float kept = settings.keptAt(share);
        if (settings.showsMatte) {
            red = green = blue = kept;
            kept = 1;
        } else {
            key.takeOut(share * settings.spill, red, green, blue);
        }
        const float weight = alpha * kept;
        toRed.row(y)[x] = red * weight;
        toGreen.row(y)[x] = green * weight;
        toBlue.row(y)[x] = blue * weight;
        toAlpha.row(y)[x] = weight;
    }
}

/// Keeps what does not have the key's colour. By chroma as the pictures are mixed: in a sequence
/// that composites light, that of light.
Result<SpatialOp> make(const EffectInput &input)
{
    const Key key(input.mixed(colourOf(input.parameters, kColour)), Luma(input.colour.matrix));
    const auto tolerance = static_cast<float>(input.number(kTolerance) / 100);
    const auto softness = static_cast<float>(input.number(kSoftness) / 100);
    if (!key.isColour())
        return SpatialOp();
    const float inner = std::max(1 - tolerance, 0.01F); // greys always stay
    const Settings settings{.inner = inner,
                            .outer = inner * (1 - softness),
                            .spill = static_cast<float>(input.number(kSpill) / 100),
                            .showsMatte = input.choice(kView) == 1};
    return SpatialOp([key, settings](const SpatialJob &job) {
        job.share((job.size.height + kBand - 1) / kBand, [&](int band) {
            const int end = std::min(job.size.height, (band + 1) * kBand);
            for (int y = band * kBand; y < end; ++y)
                keyRow(key, settings, job, y);
        });
    });
}

} // namespace

extern const EffectType kChromaKey{"chroma-key", QT_TRANSLATE_NOOP("weft", "Chroma key"),
                                   QT_TRANSLATE_NOOP("weft", "Masks"), kParameters, make};

} // namespace weft
