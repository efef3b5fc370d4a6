#include "tests/support/test_main.h"

#include "core/generate/plugin_manifest.h"

#include <functional>
#include <limits>

using namespace weft;

class TestRecipeCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theDefaultRecipePasses();
    void whatTheGeneratorCanDoPasses_data();
    void whatTheGeneratorCanDoPasses();
    void whatItCannotDoIsRefused_data();
    void whatItCannotDoIsRefused();
};

using Change = std::function<void(Recipe &)>;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static GeneratorParameter parameter(const char *id, GeneratorParameterType type,
                                    const RecipeValue &value, double minimum = 0,
                                    double maximum = 0)
{
    GeneratorParameter parameter;
    parameter.id = u(id);
    parameter.type = type;
    parameter.defaultValue = value;
    parameter.minimum = minimum;
    parameter.maximum = maximum;
    return parameter;
}

static GeneratorInfo generator()
{
    using enum GeneratorParameterType;
    GeneratorInfo info;
    info.id = u("painter");
    info.version = u("1.2");
    info.parameters = {parameter("flag", Boolean, false),
                       parameter("count", Integer, std::int64_t(3), 1, 10),
                       parameter("amount", Number, 0.5, -1, 1),
                       parameter("line", Text, u("a")),
                       parameter("prompt", Prompt, u("a\nb")),
                       parameter("choice", Choice, u("red")),
                       parameter("colour", Colour, u("#ffffff"))};
    info.parameters[5].choices = QStringList({u("red"), u("green")});
    info.inputs = {{u("image"), {}, {}, GeneratorInputKind::Image, true},
                   {u("mask"), {}, {}, GeneratorInputKind::Image, false}};
    return info;
}

static Recipe goodRecipe()
{
    Recipe recipe = defaultRecipe(generator());
    recipe.inputs = {{u("image"), {1}, u("00ff")}};
    return recipe;
}

static Change set(const char *id, const RecipeValue &value)
{
    return [=](Recipe &recipe) { recipe.parameters[u(id)] = value; };
}

void TestRecipeCheck::theDefaultRecipePasses()
{
    GeneratorInfo info = generator();
    info.inputs[0].required = false;
    const Recipe recipe = defaultRecipe(info);
    QCOMPARE(recipe.generator, u("painter"));
    QCOMPARE(recipe.version, u("1.2"));
    QCOMPARE(recipe.parameters.size(), info.parameters.size());
    QCOMPARE(recipe.width, 1280);
    QCOMPARE(recipe.height, 720);
    QCOMPARE(recipe.rate, FrameRate());
    QCOMPARE(recipe.length, std::int64_t(50));
    QCOMPARE(recipe.seed, std::int64_t(0));
    QVERIFY(checkRecipe(recipe, info));
}

void TestRecipeCheck::whatTheGeneratorCanDoPasses_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    row("as it is", [](Recipe &) {});
    row("least", set("count", std::int64_t(1)));
    row("most", set("count", std::int64_t(10)));
    row("a whole number with a point", set("count", 4.0));
    row("a number without a point", set("amount", std::int64_t(1)));
    row("empty text", set("line", QString()));
    row("a line of anything", set("line", u("日本 % \\ \"")));
    row("several lines", set("prompt", u("a\nb\r\n\tc")));
    row("a choice", set("choice", u("green")));
    row("a colour with alpha", set("colour", u("#AbCdEf09")));
    row("smallest", [](Recipe &r) {
        r.width = r.height = 16;
        r.length = 1;
    });
    row("largest", [](Recipe &r) {
        r.width = r.height = 16384;
        r.length = 1'000'000;
    });
    row("the last seed", [](Recipe &r) { r.seed = std::int64_t(1) << 53; });
    row("fast", [](Recipe &r) { r.numerics = u("fast"); });
    row("the optional input too", [](Recipe &r) { r.inputs.push_back({u("mask"), {2}, u("11")}); });
}

void TestRecipeCheck::whatTheGeneratorCanDoPasses()
{
    QFETCH(Change, change);
    Recipe recipe = goodRecipe();
    change(recipe);
    const Status status = checkRecipe(recipe, generator());
    QVERIFY2(status, status ? "" : qPrintable(status.error().message));
}

void TestRecipeCheck::whatItCannotDoIsRefused_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("named"); // in the sentence
    const auto row = [](const char *name, const Change &change, const char *named) {
        QTest::newRow(name) << change << u(named);
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    row(
        "another generator", [](Recipe &r) { r.generator = u("other"); }, "\"other\"");
    row(
        "another version", [](Recipe &r) { r.version = u("1.1"); }, "1.1");
    row("unknown parameter", set("size", std::int64_t(1)), "\"size\"");
    row(
        "missing parameter", [](Recipe &r) { r.parameters.erase(u("flag")); },
        "\"flag\" is missing");
    row("number for a flag", set("flag", std::int64_t(1)), "\"flag\" must be true or false, not 1");
    row("text for a number", set("amount", u("0.5")),
        "\"amount\" must be a number from -1 to 1, not \"0.5\"");
    row("flag for an integer", set("count", true),
        "\"count\" must be a whole number from 1 to 10, not true");
    row("fraction for an integer", set("count", 2.5), "not 2.5");
    row("too little", set("count", std::int64_t(0)), "not 0");
    row("too much", set("amount", 1.0000001), "\"amount\"");
    row("NaN", set("amount", nan), "\"amount\"");
    row("infinity", set("amount", std::numeric_limits<double>::infinity()), "not inf");
    row("two lines", set("line", u("a\nb")), "one line");
    row("a zero character", set("prompt", QString(QChar(0))), "\"prompt\"");
    row("no such choice", set("choice", u("blue")), "one of red, green, not \"blue\"");
    row("no colour", set("colour", u("#ffff")), "a colour");
    row("a colour and a newline", set("colour", u("#ffffff\n")), "a colour");
    row(
        "required input missing", [](Recipe &r) { r.inputs.clear(); }, "\"image\" is missing");
    row(
        "unknown input",
        [](Recipe &r) {
            r.inputs.push_back({u("depth"), {1}, u("1")});
        },
        "\"depth\"");
    row(
        "input twice", [](Recipe &r) { r.inputs.push_back(r.inputs[0]); },
        "\"image\" is given twice");
    row(
        "input without hash", [](Recipe &r) { r.inputs[0].contentHash.clear(); }, "content hash");
    row(
        "too narrow", [](Recipe &r) { r.width = 15; },
        "the width must be from 16 to 16384, not 15");
    row(
        "too wide", [](Recipe &r) { r.width = 16385; }, "16385");
    row(
        "too low", [](Recipe &r) { r.height = -1; }, "the height");
    row(
        "no frame", [](Recipe &r) { r.length = 0; },
        "the length in frames must be from 1 to 1000000, not 0");
    row(
        "too long", [](Recipe &r) { r.length = 1'000'001; }, "1000001");
    row(
        "negative seed", [](Recipe &r) { r.seed = -1; }, "the seed");
    row(
        "seed beyond 2^53", [](Recipe &r) { r.seed = (std::int64_t(1) << 53) + 1; }, "the seed");
    row(
        "numerics", [](Recipe &r) { r.numerics = u("sloppy"); }, "\"sloppy\"");
    row(
        "weights", [](Recipe &r) { r.weights = u("model-7"); }, "\"model-7\"");
}

void TestRecipeCheck::whatItCannotDoIsRefused()
{
    QFETCH(Change, change);
    QFETCH(QString, named);
    Recipe recipe = goodRecipe();
    change(recipe);
    const Status status = checkRecipe(recipe, generator());
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Generation);
    QVERIFY2(status.error().message.contains(named), qPrintable(status.error().message));
}

WEFT_TEST_MAIN(TestRecipeCheck)
#include "tst_recipe_check.moc"
