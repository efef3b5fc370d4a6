#include "core/sound/sound_effect_table.h"

#include "core/effects/effect_table.h"
#include "tests/core/sound/run_effect.h"

#include <random>

using namespace weft;
using namespace weft::test;

namespace {

/// Speech-like: tones that come and go, in noise.
double programme(std::size_t channel, std::int64_t sample)
{
    const double t = static_cast<double>(sample) / static_cast<double>(kSampleRate);
    std::uint64_t hash = static_cast<std::uint64_t>(sample) * 0x9E3779B97F4A7C15ULL + channel;
    hash ^= hash >> 29;
    hash *= 0xBF58476D1CE4E5B9ULL;
    hash ^= hash >> 32;
    const double noise = static_cast<double>(hash >> 11) / 9007199254740992.0 - 0.5;
    const double syllable = std::max(0.0, std::sin(2 * std::numbers::pi * 3.1 * t));
    return syllable
               * (0.4 * std::sin(2 * std::numbers::pi * 220 * t)
                  + 0.3 * std::sin(2 * std::numbers::pi * 6100 * t + double(channel)))
           + 0.05 * noise;
}

/// What shows each effect at work.
Parameters typical(const SoundEffectType &type, bool isKeyframed)
{
    Parameters parameters;
    for (const ParameterType &parameter : type.parameters) {
        const QString id = QString::fromLatin1(parameter.id);
        if (parameter.kind == ParameterKind::Track)
            parameters[id] = TrackId{7};
        if (parameter.kind != ParameterKind::Number)
            continue;
        const bool isAmount = id.contains(QStringLiteral("ain"))
                              || id == QStringLiteral("reduction") || id == QStringLiteral("mix");
        double value = isAmount ? 9 : parameter.defaultNumber;
        if (id == QStringLiteral("ratio"))
            value = 3;
        if (id == QStringLiteral("ceiling"))
            value = -9;
        if (id == QStringLiteral("threshold"))
            value = -25;
        if (id == QStringLiteral("release") || id == QStringLiteral("decay"))
            value = std::min(parameter.defaultNumber, 120.0);
        Curve curve(value);
        if (isKeyframed)
            curve.keyframes = {{0, parameter.defaultNumber}, {40, value}};
        parameters[id] = curve;
    }
    return parameters;
}

} // namespace

/// What holds for every effect on sound there is, whatever it does.
class TestSoundEffectTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEntryIsWhole_data() { addRows(); }
    void everyEntryIsWhole();
    void atItsDefaultsItIsNothing_data() { addRows(); }
    void atItsDefaultsItIsNothing();
    void itDoesSomething_data() { addRows(); }
    void itDoesSomething();
    void itsExtremesAreFinite_data() { addRows(); }
    void itsExtremesAreFinite();
    void anyCutIntoReadsGivesTheSameBits_data() { addRows(); }
    void anyCutIntoReadsGivesTheSameBits();
    void aStartAnywhereSettles_data() { addRows(); }
    void aStartAnywhereSettles();
    void itsSoundIsNotLate_data() { addRows(); }
    void itsSoundIsNotLate();

private:
    static void addRows()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < soundEffectTypes().size(); ++i)
            QTest::newRow(soundEffectTypes()[i].id) << static_cast<int>(i);
    }
    static const SoundEffectType &rowType()
    {
        QFETCH(int, index);
        return soundEffectTypes()[static_cast<std::size_t>(index)];
    }
    static EffectRun runOf(const Parameters &parameters, SoundLayout layout = SoundLayout::Stereo)
    {
        EffectRun run({soundEffect(rowType().id, parameters)}, programme, layout);
        run.sideChain = [](std::size_t c, std::int64_t s) { return programme(c, s + 9000); };
        return run;
    }
};

void TestSoundEffectTable::everyEntryIsWhole()
{
    const SoundEffectType &type = rowType();
    QVERIFY(qstrlen(type.id) && qstrlen(type.label) && qstrlen(type.group));
    QVERIFY(!findEffectType(QString::fromLatin1(type.id))); // pictures and sound share the names
    QSet<QString> ids;
    for (const ParameterType &parameter : type.parameters) {
        QVERIFY2(qstrlen(parameter.id) && qstrlen(parameter.label), parameter.id);
        QVERIFY2(!ids.contains(QString::fromLatin1(parameter.id)), parameter.id);
        ids << QString::fromLatin1(parameter.id);
        if (parameter.kind == ParameterKind::Number)
            QVERIFY2(parameter.minimum < parameter.maximum
                         && parameter.minimum <= parameter.defaultNumber
                         && parameter.defaultNumber <= parameter.maximum,
                     parameter.id);
    }
    QVERIFY(checkSoundEffect(soundEffect(type.id, typical(type, true))));
    QVERIFY(!checkSoundEffect(soundEffect(type.id, {{QStringLiteral("nothing"), Curve(1)}})));
}

void TestSoundEffectTable::atItsDefaultsItIsNothing()
{
    EffectRun run = runOf({});
    const SoundBuffer out = run.read(0, 20'000);
    for (std::size_t c = 0; c < 2; ++c) {
        for (std::size_t i = 0; i < 20'000; ++i)
            QVERIFY(out.channels[c][i] == programme(c, std::int64_t(i)));
    }
}

void TestSoundEffectTable::itDoesSomething()
{
    EffectRun run = runOf(typical(rowType(), false));
    const SoundBuffer out = run.read(0, 2 * kSampleRate);
    double greatest = 0;
    for (std::size_t i = 0; i < out.channels[0].size(); ++i)
        greatest = std::max(greatest, std::abs(out.channels[0][i] - programme(0, std::int64_t(i))));
    QVERIFY2(greatest > 0.005, QByteArray::number(greatest));
}

void TestSoundEffectTable::itsExtremesAreFinite()
{
    for (const SoundLayout layout : {SoundLayout::Mono, SoundLayout::Surround51}) {
        for (const bool isHigh : {false, true}) {
            Parameters parameters = typical(rowType(), false);
            for (const ParameterType &parameter : rowType().parameters) {
                if (parameter.kind == ParameterKind::Number)
                    parameters[QString::fromLatin1(parameter.id)] = Curve(
                        isHigh ? parameter.maximum : parameter.minimum);
            }
            EffectRun run = runOf(parameters, layout);
            const SoundBuffer out = run.read(0, kSampleRate);
            QCOMPARE(out.channels.size(), channelCount(layout));
            for (const auto &channel : out.channels) {
                for (const double sample : channel)
                    QVERIFY(std::abs(sample) < 1e6); // an equaliser may add up to 120 dB
            }
        }
    }
}

void TestSoundEffectTable::anyCutIntoReadsGivesTheSameBits()
{
    constexpr std::int64_t kTotal = 100'000;
    for (const bool isKeyframed : {false, true}) {
        const Parameters parameters = typical(rowType(), isKeyframed);
        EffectRun whole = runOf(parameters), cut = runOf(parameters);
        const SoundBuffer expected = whole.read(0, kTotal);
        std::mt19937 random(3);
        for (std::int64_t start = 0; start < kTotal;) {
            const std::int64_t length = std::min<std::int64_t>(1 + std::int64_t(random() % 3000),
                                                               kTotal - start);
            const SoundBuffer part = cut.read(start, length);
            for (std::size_t c = 0; c < 2; ++c)
                QVERIFY(std::equal(part.channels[c].begin(), part.channels[c].end(),
                                   expected.channels[c].begin() + start));
            start += length;
        }
    }
}

void TestSoundEffectTable::aStartAnywhereSettles()
{
    constexpr std::int64_t kTotal = 12 * kSampleRate;
    const Parameters parameters = typical(rowType(), false);
    EffectRun straight = runOf(parameters), jump = runOf(parameters);
    const SoundBuffer expected = straight.read(0, kTotal);
    for (const std::int64_t start : {11 * kSampleRate + 777, 9 * kSampleRate + 1}) {
        const SoundBuffer part = jump.read(start, 20'000);
        double greatest = 0;
        for (std::size_t c = 0; c < 2; ++c) {
            for (std::size_t i = 0; i < 20'000; ++i)
                greatest = std::max(greatest,
                                    std::abs(part.channels[c][i]
                                             - expected.channels[c][i + std::size_t(start)]));
        }
        QVERIFY2(greatest < 3.2e-5, QByteArray::number(greatest)); // −90 dB of full scale
    }
}

/// A click comes out where it went in.
void TestSoundEffectTable::itsSoundIsNotLate()
{
    Parameters parameters;
    for (const auto &[id, value] : typical(rowType(), false)) {
        if (id != QStringLiteral("mix"))
            parameters[id] = value;
    }
    if (rowType().id == QByteArray("reverb"))
        parameters[QStringLiteral("mix")] = Curve(5);
    EffectRun run({soundEffect(rowType().id, parameters)},
                  [](std::size_t, std::int64_t s) { return s == 30'000 ? 0.9 : 0.0; });
    const SoundBuffer out = run.read(0, 60'000);
    const auto loudest = std::max_element(out.channels[0].begin(), out.channels[0].end(),
                                          [](double a, double b) {
                                              return std::abs(a) < std::abs(b);
                                          });
    QCOMPARE(loudest - out.channels[0].begin(), std::ptrdiff_t(30'000));
}

WEFT_TEST_MAIN(TestSoundEffectTable)
#include "tst_sound_effect_table.moc"
