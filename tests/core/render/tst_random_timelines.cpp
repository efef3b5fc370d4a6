#include "core/render/renderer.h"

#include "core/effects/effect_table.h"
#include "core/media/convert.h"
#include "core/transitions/transition_table.h"
#include "tests/core/render/slow_compositor.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"

#include <QTemporaryDir>

#include <random>

using namespace weft;
using namespace weft::test;

namespace {

constexpr int kWidth = 96;
constexpr int kHeight = 54;
constexpr int kFrames = 30;
constexpr PixelFormat kRgba8{PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::Straight};
constexpr PixelFormat kYuv420p10{PixelLayout::Yuv420, SampleType::U16, 10, AlphaMode::None};

/// How many timelines are tried; WEFT_RANDOM_TIMELINES asks for more.
int timelines()
{
    const int asked = qEnvironmentVariableIntValue("WEFT_RANDOM_TIMELINES");
    return asked > 0 ? asked : 40;
}

/// Frames that can be told apart, of colours that R'G'B' has: what is beyond is cut where pictures
/// with alpha are filtered, and only there.
std::vector<Frame> filmFrames(const PixelFormat &format, int width, int height, unsigned seed)
{
    constexpr PixelFormat kRgb8{PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
    std::vector<Frame> frames;
    for (unsigned i = 0; i < kFrames; ++i) {
        const Frame drawn = testFrame(kRgb8, width, height, srgbTags(), seed * 1000 + i);
        frames.push_back(convert(drawn, {format, bt709Tags()}).value());
    }
    return frames;
}

QString messageOf(const Result<Frame> &frame)
{
    return frame ? QString() : frame.error().message;
}

/// Chroma differs by more: plan F brings it to every pixel and back.
double lumaDistance(const Frame &a, const Frame &b)
{
    double greatest = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            greatest = std::max(greatest, std::abs(sampleAt(a, 0, x, y) - sampleAt(b, 0, x, y)));
    }
    return greatest;
}

/// Timelines by chance: everything that a clip, a transition and an effect can be.
class TimelineMaker
{
public:
    /// @param hasNests colours are left as they are then: in one plan a nest has been rounded to
    /// codes, and cut where there are none, and what is done to it might make more of that than a
    /// code
    TimelineMaker(unsigned seed, TestProject &project, const std::vector<Source> &sources,
                  MediaId lut, bool hasNests)
        : m_random(seed)
        , m(project)
        , m_sources(sources)
        , m_lut(lut)
        , m_hasNests(hasNests)
    {}

    void fill(SequenceId sequence)
    {
        for (int t = number(1, 4); t > 0; --t) {
            const std::size_t track = m.addTrack(sequence);
            m.editTrack(sequence, track).hidden = happens(5);
            fillTrack(sequence, track);
        }
    }

private:
    int number(int low, int high)
    {
        return std::uniform_int_distribution<int>(low, high)(m_random);
    }
    bool happens(int percent) { return number(1, 100) <= percent; }

    void fillTrack(SequenceId sequence, std::size_t track)
    {
        std::int64_t at = number(0, 6);
        std::int64_t before = 0; // the length of the clip that ends here
        while (at < kFrames) {
            ClipBody body = clip();
            if (before > 0 && happens(60))
                body.transition = transition(before, body.length);
            before = body.length;
            m.addClip(sequence, track, at, body);
            at += body.length;
            if (happens(25)) {
                at += number(1, 5);
                before = 0;
            }
        }
    }

    ClipBody clip()
    {
        ClipBody body = clipOf(m_sources[static_cast<std::size_t>(
                                   number(0, static_cast<int>(m_sources.size()) - 1))],
                               number(1, 14));
        body.in = Rational(number(0, 20), 25);
        if (happens(20))
            body.speed = Rational(number(-3, 3), 2);
        body.enabled = !happens(5);
        body.fit = std::array{Fit::Fit, Fit::Fill,
                              Fit::None}[static_cast<std::size_t>(number(0, 2))];
        if (happens(30))
            body.sampling = oneOfNames<Sampling>();
        if (happens(20))
            body.timeInterpolation = oneOfNames<TimeInterpolation>();
        if (happens(20))
            body.fadeIn = {number(0, static_cast<int>(body.length)), FadeShape::Linear};
        for (int e = happens(50) ? number(1, 2) : 0; e > 0; --e) {
            Effect made = effect();
            if (!m_hasNests || !changesColours(made))
                body.effects.push_back(std::move(made));
        }
        return body;
    }

    Transition transition(std::int64_t left, std::int64_t right)
    {
        Transition made;
        made.before = number(0, static_cast<int>(left));
        made.length = made.before + number(made.before == 0 ? 1 : 0, static_cast<int>(right));
        const TransitionType &type = oneOf(transitionTypes());
        made.kind = QString::fromLatin1(type.id);
        set(made.parameters, type.parameters);
        return made;
    }

    Effect effect()
    {
        const EffectType &type = oneOf(effectTypes());
        Effect made;
        made.type = QString::fromLatin1(type.id);
        made.enabled = !happens(10);
        set(made.parameters, type.parameters);
        return made;
    }

    static bool changesColours(const Effect &effect)
    {
        switch (findEffectType(effect.type)->support()) {
        case EffectSupport::Geometry:
        case EffectSupport::Matte: return false;
        case EffectSupport::Compositing: return effect.parameters.contains(QStringLiteral("blend"));
        case EffectSupport::Gain:
        case EffectSupport::Pointwise:
        case EffectSupport::Spatial: break;
        }
        return true;
    }

    template<typename Enum>
    Enum oneOfNames()
    {
        constexpr auto names = enumNames(Enum{});
        return names[static_cast<std::size_t>(number(0, static_cast<int>(names.size()) - 1))].value;
    }

    template<typename Item>
    const Item &oneOf(std::span<const Item> items)
    {
        return items[static_cast<std::size_t>(number(0, static_cast<int>(items.size()) - 1))];
    }

    void set(Parameters &parameters, std::span<const ParameterType> types)
    {
        for (const ParameterType &type : types) {
            if (type.kind != ParameterKind::Path && happens(60))
                parameters[QString::fromLatin1(type.id)] = valueFor(type);
        }
    }

    Parameter valueFor(const ParameterType &type)
    {
        switch (type.kind) {
        case ParameterKind::Switch: return happens(50);
        case ParameterKind::Choice: return QString::fromLatin1(oneOf(type.choices).id);
        case ParameterKind::Colour: return QStringLiteral("#c04080");
        case ParameterKind::Media:
            return qstrcmp(type.id, "file") == 0 ? m_lut
                                                 : std::get<MediaSource>(m_sources.front()).media;
        case ParameterKind::Number:
        case ParameterKind::Track:
        case ParameterKind::Path: break;
        }
        return happens(30) ? ramp(0, value(type), 10, value(type)) : Curve(value(type));
    }

    /// Near the default rather than anywhere: far away there is nothing to see.
    double value(const ParameterType &type)
    {
        const double reach = std::min(type.maximum - type.minimum, 100.0) / 2;
        const double wanted = type.defaultNumber + reach * number(-100, 100) / 100;
        return std::clamp(happens(30) ? std::round(wanted) : wanted, type.minimum, type.maximum);
    }

    std::mt19937 m_random;
    TestProject &m;
    const std::vector<Source> &m_sources;
    MediaId m_lut;
    bool m_hasNests;
};

} // namespace

/// What holds for every timeline, tried on timelines made by chance.
class TestRandomTimelines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bothPlansAgree();
    void threadsAndOrderDoNotMatter();
    void chunksMakeTheSameFilm();

private:
    TestProject timeline(unsigned seed) const;
    static Renderer rendererOf(const TestProject &project, const RenderOptions &options = {})
    {
        return Renderer(project.snapshot(), project.project.active, project.map, options);
    }

    QTemporaryDir m_folder;
    std::vector<QString> m_paths;
    std::vector<MediaInfo> m_infos;
    QString m_lut; ///< exchanges red and blue, which makes no difference of two pictures greater
};

void TestRandomTimelines::initTestCase()
{
    m_lut = m_folder.filePath(QStringLiteral("exchange.cube"));
    QFile lut(m_lut);
    QVERIFY(lut.open(QIODevice::WriteOnly));
    lut.write("LUT_3D_SIZE 2\n0 0 0\n0 0 1\n0 1 0\n0 1 1\n1 0 0\n1 0 1\n1 1 0\n1 1 1\n");
    lut.close();
    const auto add = [&](const PixelFormat &format, int width, int height) {
        const auto seed = static_cast<unsigned>(m_paths.size());
        m_paths.push_back(m_folder.filePath(QStringLiteral("film%1.mkv").arg(seed)));
        writeFilm(m_paths.back(), filmFrames(format, width, height, seed));
        MediaInfo info = videoInfo(width, height);
        info.video->frameCount = kFrames;
        info.video->duration = Rational(kFrames, 25);
        m_infos.push_back(info);
    };
    add(kYuv420p8, kWidth, kHeight);
    add(kYuv420p8, kWidth, kHeight);
    add(kYuv420p10, kWidth, kHeight);
    add(kYuv420p8, 41, 33);
    add(kYuv420p8, 2 * kWidth, 2 * kHeight);
}

TestProject TestRandomTimelines::timeline(unsigned seed) const
{
    TestProject project;
    const SequenceId main = project.addSequence(kWidth, kHeight);
    std::vector<Source> sources;
    for (std::size_t i = 0; i < m_paths.size(); ++i)
        sources.push_back(MediaSource{project.addMedia(m_infos[i], m_paths[i])});
    const MediaId lut = project.addMedia({}, m_lut);
    sources.push_back(sources[0]); // the plans differ most where most can stay as it is
    sources.push_back(sources[1]);
    sources.push_back(ColourSource{{200, 40, 90, 255}});
    sources.push_back(ColourSource{{20, 240, 190, 100}});
    sources.push_back(AdjustmentSource{});
    const bool hasNests = seed % 3 == 0;
    if (hasNests) {
        const SequenceId nested = project.addSequence(kWidth, kHeight);
        TimelineMaker(seed + 1000, project, sources, lut, true).fill(nested);
        sources.push_back(NestedSource{nested});
    }
    TimelineMaker(seed, project, sources, lut, hasNests).fill(main);
    SequenceSettings &settings = project.edit(main).settings;
    switch (seed % 7) {
    case 2: settings.colour.range = ColourRange::Full; break;
    case 4:
        settings.colour.matrix = ColourMatrix::Bt601;
        settings.colour.primaries = ColourPrimaries::Bt601_625;
        break;
    case 6: settings.compositing = Compositing::Linear; break;
    default: break;
    }
    return project;
}

void TestRandomTimelines::bothPlansAgree()
{
    RenderOptions asFloat;
    asFloat.alwaysFloat = true;
    int native = 0, all = 0;
    for (int seed = 0; seed < timelines(); ++seed) {
        const TestProject project = timeline(static_cast<unsigned>(seed));
        Renderer chosen = rendererOf(project), floating = rendererOf(project, asFloat);
        for (int frame = 0; frame < kFrames; ++frame) {
            const auto a = chosen.frame(frame), b = floating.frame(frame);
            const QString where = QStringLiteral("seed %1, frame %2").arg(seed).arg(frame);
            QVERIFY2(a, qPrintable(messageOf(a) + where));
            QVERIFY2(b, qPrintable(messageOf(b) + where));
            QVERIFY2(lumaDistance(*a, *b) <= 1, qPrintable(where));
            native += isSame(*a, *b) ? 0 : 1; // chroma is brought to every pixel in one plan alone
            ++all;
        }
    }
    QVERIFY2(native > all / 20, qPrintable(QStringLiteral("%1 of %2").arg(native).arg(all)));
}

void TestRandomTimelines::threadsAndOrderDoNotMatter()
{
    for (int seed = 0; seed < timelines() / 4; ++seed) {
        const TestProject project = timeline(static_cast<unsigned>(seed));
        RenderOptions one;
        one.threads = 1;
        Renderer reference = rendererOf(project, one);
        std::vector<Frame> frames;
        for (int frame = 0; frame < kFrames; ++frame)
            frames.push_back(reference.frame(frame).value());
        for (const int threads : {2, 3, 8}) {
            RenderOptions several;
            several.threads = threads;
            Renderer renderer = rendererOf(project, several);
            std::mt19937 random(static_cast<unsigned>(seed));
            for (int i = 0; i < kFrames; ++i) {
                const std::size_t frame = random() % kFrames;
                const auto result = renderer.frame(static_cast<std::int64_t>(frame));
                QVERIFY2(result && isSame(*result, frames[frame]),
                         qPrintable(QStringLiteral("seed %1, frame %2, %3 threads")
                                        .arg(seed)
                                        .arg(frame)
                                        .arg(threads)));
            }
        }
    }
}

/// Several machines render a part each: other renderers, which see nothing of what was before.
void TestRandomTimelines::chunksMakeTheSameFilm()
{
    const PixelFormat formats[] = {kYuv420p8, kYuv420p10, kRgba8};
    for (int seed = 0; seed < timelines() / 2; ++seed) {
        const TestProject project = timeline(static_cast<unsigned>(seed));
        RenderOptions options;
        options.format = formats[seed % 3];
        options.alwaysFloat = seed % 2;
        Renderer whole = rendererOf(project, options);
        std::mt19937 random(static_cast<unsigned>(seed));
        std::optional<Renderer> chunk;
        for (int frame = 0, end = 0; frame < kFrames; ++frame) {
            if (frame == end) {
                chunk.emplace(project.snapshot(), project.project.active, project.map, options);
                end += 1 + static_cast<int>(random() % 12);
            }
            const auto expected = whole.frame(frame), made = chunk->frame(frame);
            QVERIFY2(expected && made && isSame(*expected, *made),
                     qPrintable(QStringLiteral("seed %1, frame %2").arg(seed).arg(frame)));
        }
    }
}

WEFT_TEST_MAIN(TestRandomTimelines)
#include "tst_random_timelines.moc"
