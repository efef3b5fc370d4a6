#include "tests/support/test_main.h"

#include "core/generate/parameter_check.h"
#include "core/generate/plugin_manifest.h"
#include "plugins/api/weft_plugin.h"

#include <QCryptographicHash>

#include <dlfcn.h>
#include <optional>
#include <vector>

using namespace weft;

/// A picture as the plugin emitted it.
struct Emitted
{
    int width = 0;
    int height = 0;
    std::vector<std::vector<float>> planes;

    float at(int plane, int x, int y) const
    {
        return planes[std::size_t(plane)][std::size_t(y) * std::size_t(width) + std::size_t(x)];
    }
    friend bool operator==(const Emitted &, const Emitted &) = default;
};

/// The smallest host: keeps what comes and shows one picture as the input.
struct FakeHost
{
    weft_host functions{};
    std::vector<Emitted> frames;
    QStringList failures;
    int stopAfter = -1; ///< frames
    weft_frame input{};

    FakeHost()
    {
        functions.size = sizeof functions;
        functions.api_version = WEFT_PLUGIN_API_VERSION;
        functions.version = "test";
        functions.data = this;
        functions.log = [](const weft_host *, weft_log_level, const char *) {};
        functions.progress = [](const weft_host *host, double, const char *) {
            return self(host).state();
        };
        functions.read_frame = [](const weft_host *host, const char *, std::int64_t,
                                  const weft_frame **frame) {
            *frame = &self(host).input;
            return weft_result(WEFT_OK);
        };
        functions.emit_frame = [](const weft_host *host, const weft_frame *frame) {
            self(host).keep(*frame);
            return self(host).state();
        };
        functions.fail = [](const weft_host *host, const char *code, const char *const *arguments,
                            std::uint32_t count) {
            self(host).failures << QString::fromUtf8(code);
            for (std::uint32_t i = 0; i < count; ++i)
                self(host).failures << QString::fromUtf8(arguments[i]);
        };
    }

    static FakeHost &self(const weft_host *host) { return *static_cast<FakeHost *>(host->data); }
    weft_result state() const
    {
        return stopAfter >= 0 && int(frames.size()) >= stopAfter ? WEFT_STOP : WEFT_OK;
    }
    void keep(const weft_frame &frame)
    {
        Emitted emitted{int(frame.width), int(frame.height), {}};
        for (std::uint32_t plane = 0; plane < frame.channels; ++plane)
            emitted.planes.emplace_back(frame.planes[plane],
                                        frame.planes[plane] + frame.width * frame.height);
        frames.push_back(std::move(emitted));
    }
};

class TestTestpattern : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theSameRequestMakesTheSamePixels();
    void anotherSeedMakesOtherPixels();
    void pixelsAreTheSameOnEveryMachine();
    void everyFrameDiffersFromTheOneBefore();
    void everyParameterChangesThePicture_data();
    void everyParameterChangesThePicture();
    void anInputIsShownAsInset();
    void everySizeIsDrawn_data();
    void everySizeIsDrawn();
    void valuesStayBetweenZeroAndOne();
    void theCounterHasATransparentGround();
    void itStopsWhenTold();
    void itFailsWithItsOwnSentence();
    void theEstimateGrowsWithTheWork();

private:
    Recipe recipe(const QString &generator = QStringLiteral("testpattern")) const;
    weft_result run(FakeHost &host, const Recipe &recipe, bool withInput = false) const;
    std::vector<Emitted> frames(const Recipe &recipe) const;

    PluginManifest m_manifest;
    const weft_plugin *m_plugin = nullptr;
};

void TestTestpattern::initTestCase()
{
    void *library = dlopen(WEFT_TESTPATTERN, RTLD_NOW | RTLD_LOCAL);
    QVERIFY2(library, dlerror());
    const auto entry = reinterpret_cast<decltype(&weft_plugin_entry)>(
        dlsym(library, "weft_plugin_entry"));
    QVERIFY(entry);
    m_plugin = entry();
    QCOMPARE(m_plugin->api_version, std::uint32_t(WEFT_PLUGIN_API_VERSION));
    const auto manifest = readManifest(QFileInfo(QStringLiteral(WEFT_TESTPATTERN)).absolutePath()
                                       + QStringLiteral("/plugin.json"));
    QVERIFY2(manifest, manifest ? "" : qPrintable(manifest.error().message));
    m_manifest = *manifest;
}

Recipe TestTestpattern::recipe(const QString &generator) const
{
    Recipe recipe = defaultRecipe(*m_manifest.generator(generator));
    recipe.width = 160;
    recipe.height = 90;
    recipe.length = 3;
    return recipe;
}

weft_result TestTestpattern::run(FakeHost &host, const Recipe &recipe, bool withInput) const
{
    const GeneratorInfo &generator = *m_manifest.generator(recipe.generator);
    std::vector<QByteArray> texts;
    std::vector<weft_parameter> parameters;
    texts.reserve(100);
    for (const GeneratorParameter &declared : generator.parameters) {
        const RecipeValue value = typedValue(recipe.parameters.at(declared.id), declared);
        weft_parameter parameter{};
        parameter.size = sizeof parameter;
        parameter.id = texts.emplace_back(declared.id.toUtf8()).constData();
        parameter.kind = weft_parameter_kind(value.index() + 1);
        if (const auto *boolean = std::get_if<bool>(&value))
            parameter.boolean = *boolean;
        else if (const auto *integer = std::get_if<std::int64_t>(&value))
            parameter.integer = *integer;
        else if (const auto *number = std::get_if<double>(&value))
            parameter.number = *number;
        else
            parameter.text = texts.emplace_back(std::get<QString>(value).toUtf8()).constData();
        parameters.push_back(parameter);
    }
    std::vector<const weft_parameter *> pointers;
    for (const weft_parameter &parameter : parameters)
        pointers.push_back(&parameter);
    const weft_input input{sizeof input,
                           WEFT_INPUT_IMAGE,
                           "image",
                           host.input.width,
                           host.input.height,
                           3,
                           0,
                           0,
                           1,
                           0};
    const weft_input *inputs[] = {&input};

    weft_request request{};
    request.size = sizeof request;
    const QByteArray id = recipe.generator.toUtf8();
    request.generator = id.constData();
    request.parameters = pointers.data();
    request.parameter_count = std::uint32_t(pointers.size());
    request.inputs = inputs;
    request.input_count = withInput ? 1 : 0;
    request.seed = recipe.seed;
    request.width = std::uint32_t(recipe.width);
    request.height = std::uint32_t(recipe.height);
    request.rate_numerator = std::uint32_t(recipe.rate.numerator());
    request.rate_denominator = std::uint32_t(recipe.rate.denominator());
    request.length = recipe.length;
    request.channels = generator.hasAlpha ? 4 : 3;
    request.threads = 1;
    return m_plugin->generate(&host.functions, &request);
}

std::vector<Emitted> TestTestpattern::frames(const Recipe &recipe) const
{
    FakeHost host;
    if (run(host, recipe) != WEFT_OK)
        qFatal("the test pattern failed: %s", qPrintable(host.failures.join(QLatin1Char(' '))));
    return host.frames;
}

void TestTestpattern::theSameRequestMakesTheSamePixels()
{
    Recipe r = recipe();
    r.parameters[QStringLiteral("grain")] = 0.5;
    QCOMPARE(frames(r).size(), std::size_t(3));
    QVERIFY(frames(r) == frames(r));
}

void TestTestpattern::anotherSeedMakesOtherPixels()
{
    Recipe other = recipe();
    other.seed = std::int64_t(1) << 53;
    QVERIFY(frames(recipe()) != frames(other));
}

void TestTestpattern::pixelsAreTheSameOnEveryMachine()
{
    Recipe r = recipe();
    r.seed = 7;
    r.parameters[QStringLiteral("grain")] = 0.25;
    r.parameters[QStringLiteral("prompt")] = QStringLiteral("A lighthouse\nat dawn");
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Emitted &frame : frames(r)) {
        for (const auto &plane : frame.planes)
            hash.addData(QByteArrayView(reinterpret_cast<const char *>(plane.data()),
                                        qsizetype(plane.size() * sizeof(float))));
    }
    QCOMPARE(hash.result().toHex(),
             QByteArray("81dfade33275856eeac9975030451b66050bb6d9323c301fe4baed3c2fb0a1fa"));
}

void TestTestpattern::everyFrameDiffersFromTheOneBefore()
{
    const auto all = frames(recipe());
    QVERIFY(all[0] != all[1]);
    QVERIFY(all[1] != all[2]);
}

void TestTestpattern::everyParameterChangesThePicture_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<RecipeValue>("value");
    const auto row = [](const char *id, const RecipeValue &value) {
        QTest::newRow(id) << QString::fromLatin1(id) << value;
    };
    row("title", QStringLiteral("Größe & Co"));
    row("prompt", QStringLiteral("one\ntwo"));
    row("palette", QStringLiteral("lagoon"));
    row("accent", QStringLiteral("#00ff0080"));
    row("grid", false);
    row("bars", std::int64_t(12));
    row("speed", -20.5);
    row("grain", 1.0);
}

void TestTestpattern::everyParameterChangesThePicture()
{
    QFETCH(QString, id);
    QFETCH(RecipeValue, value);
    Recipe changed = recipe();
    changed.parameters[id] = value;
    const Status status = checkRecipe(changed, *m_manifest.generator(changed.generator));
    QVERIFY2(status, status ? "" : qPrintable(status.error().message));
    QVERIFY(frames(recipe()) != frames(changed));
}

void TestTestpattern::anInputIsShownAsInset()
{
    const std::vector<float> red(64 * 64, 1.0F);
    const std::vector<float> none(64 * 64, 0.0F);
    FakeHost host;
    host.input
        = {sizeof host.input, 3, 64, 64, 64 * 4, {red.data(), none.data(), none.data(), nullptr}};
    QCOMPARE(run(host, recipe(), true), weft_result(WEFT_OK));
    const int x = 160 * 94 / 100 - 5;
    const int y = 90 * 94 / 100 - 5;
    QCOMPARE(host.frames[0].at(0, x, y), 1.0F);
    QCOMPARE(host.frames[0].at(1, x, y), 0.0F);
}

void TestTestpattern::everySizeIsDrawn_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("smallest") << 16 << 16;
    QTest::newRow("flat") << 700 << 16;
    QTest::newRow("tall") << 16 << 700;
    QTest::newRow("portrait") << 90 << 160;
    QTest::newRow("odd") << 161 << 91;
}

void TestTestpattern::everySizeIsDrawn()
{
    QFETCH(int, width);
    QFETCH(int, height);
    for (const char *generator : {"testpattern", "testpattern-counter"}) {
        Recipe r = recipe(QLatin1String(generator));
        r.width = width;
        r.height = height;
        QCOMPARE(frames(r).front().width, width);
        QCOMPARE(frames(r).front().height, height);
    }
}

void TestTestpattern::valuesStayBetweenZeroAndOne()
{
    Recipe r = recipe();
    r.parameters[QStringLiteral("grain")] = 1.0;
    for (const Emitted &frame : frames(r)) {
        for (const auto &plane : frame.planes) {
            const auto [low, high] = std::minmax_element(plane.begin(), plane.end());
            QVERIFY(*low >= 0 && *high <= 1);
        }
    }
}

void TestTestpattern::theCounterHasATransparentGround()
{
    const auto all = frames(recipe(QStringLiteral("testpattern-counter")));
    QCOMPARE(all[0].planes.size(), std::size_t(4));
    QCOMPARE(all[0].at(3, 0, 0), 0.0F);
    QVERIFY(all[0].at(3, 80, 45) > 0.8F);
    QVERIFY(all[0] != all[1]);
}

void TestTestpattern::itStopsWhenTold()
{
    FakeHost host;
    host.stopAfter = 1;
    QCOMPARE(run(host, recipe()), weft_result(WEFT_STOP));
    QCOMPARE(host.frames.size(), std::size_t(1));
}

void TestTestpattern::itFailsWithItsOwnSentence()
{
    Recipe r = recipe();
    r.parameters[QStringLiteral("fault")] = QStringLiteral("fail");
    r.parameters[QStringLiteral("faultFrame")] = std::int64_t(2);
    FakeHost host;
    QCOMPARE(run(host, r), weft_result(WEFT_FAILED));
    QCOMPARE(host.frames.size(), std::size_t(2));
    QCOMPARE(host.failures, QStringList({QStringLiteral("told-to-fail"), QStringLiteral("2")}));
    QVERIFY(m_manifest.messages.contains(host.failures.front()));
}

void TestTestpattern::theEstimateGrowsWithTheWork()
{
    FakeHost host;
    const auto estimate = [&](std::uint32_t width, std::int64_t length) {
        weft_request request{};
        request.size = sizeof request;
        request.generator = "testpattern-counter";
        request.width = width;
        request.height = 100;
        request.length = length;
        weft_estimate guess{};
        guess.size = sizeof guess;
        if (m_plugin->estimate(&host.functions, &request, &guess) != WEFT_OK)
            qFatal("the estimate failed");
        return guess;
    };
    QVERIFY(estimate(100, 10).seconds > 0);
    QVERIFY(estimate(100, 20).seconds > estimate(100, 10).seconds);
    QVERIFY(estimate(200, 10).memory_bytes > estimate(100, 10).memory_bytes);
}

WEFT_TEST_MAIN(TestTestpattern)
#include "tst_testpattern.moc"
