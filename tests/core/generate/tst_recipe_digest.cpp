#include "tests/support/test_main.h"

#include "core/generate/recipe_digest.h"

#include <functional>
#include <limits>

using namespace weft;

class TestRecipeDigest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aKnownRecipeHasAKnownText();
    void aKnownRecipeHasAKnownDigest();
    void numbersHaveOneForm_data();
    void numbersHaveOneForm();
    void orderAndPlaceDoNotMatter_data();
    void orderAndPlaceDoNotMatter();
    void everythingElseMatters_data();
    void everythingElseMatters();
    void aShotIsStaleWhenItsTakeIsFromAnotherRecipe_data();
    void aShotIsStaleWhenItsTakeIsFromAnotherRecipe();
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static Recipe sampleRecipe()
{
    Recipe recipe;
    recipe.generator = u("testpattern");
    recipe.version = u("1.0");
    recipe.parameters = {{u("speed"), 0.1},
                         {u("bars"), std::int64_t(7)},
                         {u("grid"), true},
                         {u("prompt"), u("Grüße \"und\" \\\n\tmehr\x01")}};
    recipe.seed = 42;
    recipe.inputs = {{u("video"), {9}, u("bb")}, {u("image"), {4}, u("aa")}};
    recipe.width = 1280;
    recipe.height = 720;
    recipe.rate = *FrameRate::make(30000, 1001);
    recipe.length = 50;
    return recipe;
}

static const char kSampleText[]
    = R"({"generator":"testpattern","height":720,"inputs":[["image","aa"],["video","bb"]],"length":50,)"
      R"("numerics":"exact","parameters":{"bars":7,"grid":true,"prompt":"Grüße \"und\" \\\n\tmehr\u0001",)"
      R"("speed":0.1},"rate":"30000/1001","seed":42,"version":"1.0","weights":"","width":1280})";

void TestRecipeDigest::aKnownRecipeHasAKnownText()
{
    QCOMPARE(canonicalRecipe(sampleRecipe()), QByteArray(kSampleText));
}

void TestRecipeDigest::aKnownRecipeHasAKnownDigest()
{
    // printf '%s' '<the text above>' | sha256sum
    QCOMPARE(recipeDigest(sampleRecipe()),
             u("ec24ae2335caa27a1ab4769982eb84c21d862acd46f81222ab4414b805db4907"));
}

void TestRecipeDigest::numbersHaveOneForm_data()
{
    QTest::addColumn<RecipeValue>("value");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const RecipeValue &value, const char *text) {
        QTest::newRow(name) << value << QByteArray(text);
    };
    row("whole", std::int64_t(100000), "100000");
    row("whole double", 100000.0, "100000");
    row("two", 2.0, "2");
    row("minus zero", -0.0, "0");
    row("negative", -2.5, "-2.5");
    row("a tenth", 0.1, "0.1");
    row("a third", 1.0 / 3, "0.3333333333333333");
    row("small", 1e-7, "1e-07");
    row("smallest", 5e-324, "5e-324");
    row("large", 1e22, "1e+22");
    row("2^53", 9007199254740992.0, "9007199254740992");
    row("largest integer", std::numeric_limits<std::int64_t>::max(), "9223372036854775807");
    row("not finite", std::numeric_limits<double>::infinity(), "null");
    row("false", false, "false");
}

void TestRecipeDigest::numbersHaveOneForm()
{
    QFETCH(RecipeValue, value);
    QFETCH(QByteArray, text);
    Recipe recipe;
    recipe.parameters[u("v")] = value;
    QVERIFY2(canonicalRecipe(recipe).contains("\"parameters\":{\"v\":" + text + "}"),
             canonicalRecipe(recipe).constData());
}

using Change = std::function<void(Recipe &)>;

void TestRecipeDigest::orderAndPlaceDoNotMatter_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("inputs the other way round")
        << Change([](Recipe &r) { std::swap(r.inputs[0], r.inputs[1]); });
    QTest::newRow("the input is another item of the bin")
        << Change([](Recipe &r) { r.inputs[0].media = {77}; });
    QTest::newRow("a whole number written as a fraction")
        << Change([](Recipe &r) { r.parameters[u("bars")] = 7.0; });
}

void TestRecipeDigest::orderAndPlaceDoNotMatter()
{
    QFETCH(Change, change);
    Recipe changed = sampleRecipe();
    change(changed);
    QCOMPARE(recipeDigest(changed), recipeDigest(sampleRecipe()));
}

void TestRecipeDigest::everythingElseMatters_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    row("generator", [](Recipe &r) { r.generator = u("other"); });
    row("version", [](Recipe &r) { r.version = u("1.1"); });
    row("parameter's value", [](Recipe &r) { r.parameters[u("bars")] = std::int64_t(8); });
    row("parameter's kind", [](Recipe &r) { r.parameters[u("bars")] = u("7"); });
    row("parameter's name", [](Recipe &r) { r.parameters[u("bar")] = std::int64_t(7); });
    row("seed", [](Recipe &r) { r.seed = 43; });
    row("input's content", [](Recipe &r) { r.inputs[0].contentHash = u("cc"); });
    row("input's name", [](Recipe &r) { r.inputs[0].name = u("mask"); });
    row("no input", [](Recipe &r) { r.inputs.pop_back(); });
    row("width", [](Recipe &r) { r.width = 1281; });
    row("height", [](Recipe &r) { r.height = 721; });
    row("rate", [](Recipe &r) { r.rate = *FrameRate::make(30); });
    row("length", [](Recipe &r) { r.length = 51; });
    row("weights", [](Recipe &r) { r.weights = u("sha256:1"); });
    row("numerics", [](Recipe &r) { r.numerics = u("fast"); });
}

void TestRecipeDigest::everythingElseMatters()
{
    QFETCH(Change, change);
    Recipe changed = sampleRecipe();
    change(changed);
    QVERIFY(recipeDigest(changed) != recipeDigest(sampleRecipe()));
}

void TestRecipeDigest::aShotIsStaleWhenItsTakeIsFromAnotherRecipe_data()
{
    const QString digest = recipeDigest(sampleRecipe());
    QTest::addColumn<QString>("take");
    QTest::addColumn<bool>("stale");
    QTest::newRow("its own take") << digest << false;
    QTest::newRow("its second take") << digest + u("-2") << false;
    QTest::newRow("another digest") << QString(64, QLatin1Char('0')) << true;
    QTest::newRow("a digest that only begins alike") << digest + u("0") << true;
    QTest::newRow("the beginning of the digest") << digest.left(63) << true;
}

void TestRecipeDigest::aShotIsStaleWhenItsTakeIsFromAnotherRecipe()
{
    QFETCH(QString, take);
    Shot shot;
    shot.recipe = sampleRecipe();
    shot.take = take;
    QTEST(isStale(shot), "stale");
}

WEFT_TEST_MAIN(TestRecipeDigest)
#include "tst_recipe_digest.moc"
