#include "tests/support/test_main.h"

#include "core/generate/plugin_manifest.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <QDirIterator>
#include <QTemporaryDir>

using namespace weft;

class TestPluginManifest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void shippedManifestsFollowTheSchemaAndAreRead_data();
    void shippedManifestsFollowTheSchemaAndAreRead();
    void everythingInTheManifestIsRead();
    void whatIsLeftOutHasItsDefault();
    void brokenManifestsAreRefusedByBoth_data();
    void brokenManifestsAreRefusedByBoth();
    void theReaderAlsoKnowsWhatASchemaCannotSay_data();
    void theReaderAlsoKnowsWhatASchemaCannotSay();
    void aManifestOfAnotherApiIsRefusedNamingBoth();
    void whatIsNoManifestIsRefused_data();
    void whatIsNoManifestIsRefused();
    void aMissingLibraryIsRefused();
    void pluginsAreFoundInTheOrderOfTheFolders();
    void oneBadPluginKeepsNoOtherOut();
    void aGeneratorBelongsToOnePlugin();
    void thePathVariableComesFirst();

private:
    bool followsSchema(const nlohmann::json &json) const;
    QString write(const nlohmann::json &json, const QString &name = QStringLiteral("plugin")) const;

    valijson::Schema m_schema;
    QTemporaryDir m_folder;
};

using Json = nlohmann::json;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

static void writeFile(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// A manifest with a parameter of every type; each test breaks a copy of it.
static Json wholeManifest()
{
    return Json::parse(R"({
        "id": "painter", "version": "2.10", "api": 1, "label": "Painter", "library": "painter.so",
        "generators": [{
            "id": "painter-oil", "version": "3", "label": "Oil", "help": "Paints.",
            "parameters": [
                {"id": "flag", "type": "boolean", "label": "F", "help": "f", "default": true},
                {"id": "count", "type": "integer", "label": "C", "minimum": -5, "maximum": 5, "default": 2},
                {"id": "amount", "type": "number", "label": "A", "minimum": 0, "maximum": 1.5, "default": 1},
                {"id": "line", "type": "text", "label": "L", "default": "a"},
                {"id": "prompt", "type": "prompt", "label": "P", "default": "a\nb"},
                {"id": "choice", "type": "choice", "label": "O", "choices": ["red", "green"], "default": "green"},
                {"id": "tint", "type": "colour", "label": "T", "default": "#ff880080"}
            ],
            "inputs": [
                {"id": "image", "kind": "image", "label": "Image", "help": "i", "required": false},
                {"id": "clip", "kind": "video", "label": "Clip"}
            ],
            "hasAlpha": true, "width": 640, "height": 352, "rate": "30000/1001", "length": 81,
            "memoryHintBytes": 123456789012, "silenceSeconds": 7
        }],
        "messages": {"out-of-paint": "There is no %1 left."}
    })");
}

void TestPluginManifest::initTestCase()
{
    const QByteArray text = contentOf(u(WEFT_SOURCE_DIR "/resources/schema/plugin.schema.json"));
    const Json definition = Json::parse(text.begin(), text.end());
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(definition), m_schema);
    QVERIFY(followsSchema(wholeManifest()));
    writeFile(m_folder.filePath(u("plugin/painter.so")), "x");
}

bool TestPluginManifest::followsSchema(const Json &json) const
{
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    return validator.validate(m_schema, valijson::adapters::NlohmannJsonAdapter(json), nullptr);
}

QString TestPluginManifest::write(const Json &json, const QString &name) const
{
    const QString path = m_folder.filePath(name + u("/plugin.json"));
    writeFile(path, QByteArray::fromStdString(json.dump()));
    return path;
}

void TestPluginManifest::shippedManifestsFollowTheSchemaAndAreRead_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator files(u(WEFT_SOURCE_DIR "/plugins"), {u("plugin.json")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        QTest::newRow(qPrintable(QFileInfo(path).dir().dirName())) << path;
    }
}

void TestPluginManifest::shippedManifestsFollowTheSchemaAndAreRead()
{
    QFETCH(QString, path);
    const QByteArray text = contentOf(path);
    const Json json = Json::parse(text.begin(), text.end());
    QVERIFY(followsSchema(json));
    const QString name = u("shipped/") + QFileInfo(path).dir().dirName();
    writeFile(m_folder.filePath(name + u("/") + QString::fromStdString(json["library"])), "x");
    const auto manifest = readManifest(write(json, name));
    QVERIFY2(manifest, manifest ? "" : qPrintable(manifest.error().message));
    for (const GeneratorInfo &generator : manifest->generators) {
        Recipe recipe = defaultRecipe(generator);
        for (const GeneratorInput &input : generator.inputs)
            recipe.inputs.push_back({input.id, {1}, u("00")});
        QVERIFY(checkRecipe(recipe, generator));
    }
}

void TestPluginManifest::everythingInTheManifestIsRead()
{
    const auto manifest = readManifest(write(wholeManifest()));
    QVERIFY2(manifest, manifest ? "" : qPrintable(manifest.error().message));
    QCOMPARE(manifest->id, u("painter"));
    QCOMPARE(manifest->version, u("2.10"));
    QCOMPARE(manifest->api, 1);
    QCOMPARE(manifest->label, u("Painter"));
    QCOMPARE(manifest->library, m_folder.filePath(u("plugin/painter.so")));
    QCOMPARE(manifest->file, m_folder.filePath(u("plugin/plugin.json")));
    QCOMPARE(manifest->messages.at(u("out-of-paint")), u("There is no %1 left."));
    const GeneratorInfo &oil = *manifest->generator(u("painter-oil"));
    QCOMPARE(oil.version, u("3"));
    QCOMPARE(oil.help, u("Paints."));
    QCOMPARE(oil.parameters.size(), std::size_t(7));
    const GeneratorParameter &amount = *oil.parameter(u("amount"));
    QCOMPARE(amount.type, GeneratorParameterType::Number);
    QCOMPARE(amount.maximum, 1.5);
    QVERIFY(amount.defaultValue == RecipeValue(1.0));
    QVERIFY(oil.parameter(u("count"))->defaultValue == RecipeValue(std::int64_t(2)));
    QCOMPARE(oil.parameter(u("choice"))->choices, QStringList({u("red"), u("green")}));
    QCOMPARE(oil.parameter(u("nothing")), nullptr);
    QCOMPARE(oil.inputs.size(), std::size_t(2));
    QCOMPARE(oil.input(u("image"))->required, false);
    QCOMPARE(oil.input(u("clip"))->required, true);
    QCOMPARE(oil.input(u("clip"))->kind, GeneratorInputKind::Video);
    QCOMPARE(oil.hasAlpha, true);
    QCOMPARE(oil.defaultWidth, 640);
    QCOMPARE(oil.defaultHeight, 352);
    QCOMPARE(oil.defaultRate.toString(), u("30000/1001"));
    QCOMPARE(oil.defaultLength, std::int64_t(81));
    QCOMPARE(oil.memoryHintBytes, std::int64_t(123456789012));
    QCOMPARE(oil.silenceSeconds, 7);
}

void TestPluginManifest::whatIsLeftOutHasItsDefault()
{
    Json json = wholeManifest();
    json["generators"] = Json::parse(R"([{"id": "g", "version": "1", "label": "G"}])");
    json.erase("messages");
    QVERIFY(followsSchema(json));
    const auto manifest = readManifest(write(json));
    QVERIFY2(manifest, manifest ? "" : qPrintable(manifest.error().message));
    const GeneratorInfo &generator = manifest->generators.front();
    QCOMPARE(generator.defaultWidth, 1280);
    QCOMPARE(generator.defaultHeight, 720);
    QCOMPARE(generator.defaultRate.toString(), u("25"));
    QCOMPARE(generator.defaultLength, std::int64_t(50));
    QCOMPARE(generator.silenceSeconds, 60);
    QCOMPARE(generator.memoryHintBytes, std::int64_t(0));
    QVERIFY(!generator.hasAlpha);
    QVERIFY(checkRecipe(defaultRecipe(generator), generator));
}

/// Rows of a place in the manifest and what to put there; "discarded" takes the member out.
static void addRow(const char *place, const char *value)
{
    QTest::addRow("%s = %s", place, value) << Json::json_pointer(place) << QByteArray(value);
}

void TestPluginManifest::brokenManifestsAreRefusedByBoth_data()
{
    QTest::addColumn<Json::json_pointer>("place");
    QTest::addColumn<QByteArray>("value");
    for (const char *member :
         {"/id", "/version", "/api", "/label", "/library", "/generators", "/generators/0/id",
          "/generators/0/version", "/generators/0/label", "/generators/0/parameters/0/id",
          "/generators/0/parameters/0/type", "/generators/0/parameters/0/label",
          "/generators/0/parameters/0/default", "/generators/0/parameters/1/minimum",
          "/generators/0/parameters/5/choices", "/generators/0/inputs/0/id",
          "/generators/0/inputs/0/kind", "/generators/0/inputs/0/label"}) {
        for (const char *value : {"discarded", "null", "[7]", "-1.5", "\"\""})
            addRow(member, value);
    }
    for (const char *member :
         {"/generators/0/help", "/generators/0/hasAlpha", "/generators/0/width",
          "/generators/0/height", "/generators/0/rate", "/generators/0/length",
          "/generators/0/memoryHintBytes", "/generators/0/silenceSeconds",
          "/generators/0/parameters/0/help", "/generators/0/inputs/0/required", "/messages"}) {
        for (const char *value : {"null", "[7]", "-1.5"})
            addRow(member, value);
    }
    for (const char *object : {"", "/generators/0", "/generators/0/parameters/0",
                               "/generators/0/parameters/6", "/generators/0/inputs/0"})
        addRow((std::string(object) + "/surprise").c_str(), "1");
    addRow("", "[]");
    addRow("", "\"painter\"");
    addRow("/id", "\"Painter\"");
    addRow("/id", "\"1painter\"");
    addRow("/id", "\"paint er\"");
    addRow("/id", "\"painter\\n\"");
    addRow("/id", ("\"" + std::string(65, 'a') + "\"").c_str());
    addRow("/version", "\"v1\"");
    addRow("/version", "\"1.0.0.0\"");
    addRow("/version", "\"1.0-beta\"");
    addRow("/version", "1.0");
    addRow("/api", "2");
    addRow("/api", "0");
    addRow("/api", "\"1\"");
    addRow("/library", "\"../painter.so\"");
    addRow("/library", "\"/usr/lib/painter.so\"");
    addRow("/library", "\"sub/painter.so\"");
    addRow("/library", "\"painter\"");
    addRow("/library", "\".so\"");
    addRow("/library", "\"painter.so\\n\"");
    addRow("/generators", "[]");
    addRow("/generators/0", "null");
    addRow("/generators/0/id", "\"Oil\"");
    addRow("/generators/0/width", "15");
    addRow("/generators/0/width", "16385");
    addRow("/generators/0/height", "8");
    addRow("/generators/0/width", "\"640\"");
    addRow("/generators/0/rate", "25");
    addRow("/generators/0/rate", "\"fast\"");
    addRow("/generators/0/rate", "\"25.0\"");
    addRow("/generators/0/rate", "\" 25\"");
    addRow("/generators/0/rate", "\"25/0\"");
    addRow("/generators/0/rate", "\"0\"");
    addRow("/generators/0/length", "0");
    addRow("/generators/0/length", "1000001");
    addRow("/generators/0/memoryHintBytes", "-1");
    addRow("/generators/0/memoryHintBytes", "9007199254740994");
    addRow("/generators/0/silenceSeconds", "0");
    addRow("/generators/0/silenceSeconds", "86401");
    addRow("/generators/0/hasAlpha", "1");
    addRow("/generators/0/parameters", "{}");
    addRow("/generators/0/parameters/0/type", "\"bool\"");
    addRow("/generators/0/parameters/0/default", "1");
    addRow("/generators/0/parameters/0/minimum", "0");
    addRow("/generators/0/parameters/0/choices", "[\"a\"]");
    addRow("/generators/0/parameters/0/id", "\"with-dash\"");
    addRow("/generators/0/parameters/1/default", "1.5");
    addRow("/generators/0/parameters/1/default", "true");
    addRow("/generators/0/parameters/1/maximum", "9007199254740994");
    addRow("/generators/0/parameters/2/default", "\"1\"");
    addRow("/generators/0/parameters/2/minimum", "\"0\"");
    addRow("/generators/0/parameters/2/maximum", "discarded");
    addRow("/generators/0/parameters/2/maximum", "null");
    addRow("/generators/0/parameters/3/default", "\"a\\nb\"");
    addRow("/generators/0/parameters/3/default", "3");
    addRow("/generators/0/parameters/5/choices", "[]");
    addRow("/generators/0/parameters/5/choices", "[\"red\", \"red\"]");
    addRow("/generators/0/parameters/5/choices", "[\"red\", \"\"]");
    addRow("/generators/0/parameters/5/choices", "[1, 2]");
    addRow("/generators/0/parameters/6/default", "\"red\"");
    addRow("/generators/0/parameters/6/default", "\"#ff88\"");
    addRow("/generators/0/parameters/6/default", "\"#ff8800xx\"");
    addRow("/generators/0/inputs/0/kind", "\"text\"");
    addRow("/generators/0/inputs/0/required", "\"no\"");
    addRow("/messages", "{\"Out Of Paint\": \"x\"}");
    addRow("/messages", "{\"out-of-paint\": \"\"}");
    addRow("/messages", "{\"out-of-paint\": 7}");
}

static Json broken(const Json::json_pointer &place, const QByteArray &value)
{
    Json json = wholeManifest();
    if (value == "discarded")
        json[place.parent_pointer()].erase(place.back());
    else
        json[place] = Json::parse(value.begin(), value.end());
    return json;
}

void TestPluginManifest::brokenManifestsAreRefusedByBoth()
{
    QFETCH(Json::json_pointer, place);
    QFETCH(QByteArray, value);
    const Json json = broken(place, value);
    QVERIFY2(!followsSchema(json), "the schema takes it");
    const auto manifest = readManifest(write(json));
    QVERIFY2(!manifest, "the reader takes it");
    QCOMPARE(manifest.error().kind, ErrorKind::Generation);
    QVERIFY2(manifest.error().message.contains(u("plugin.json")),
             qPrintable(manifest.error().message));
}

void TestPluginManifest::theReaderAlsoKnowsWhatASchemaCannotSay_data()
{
    QTest::addColumn<Json::json_pointer>("place");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("named"); // in the sentence
    const auto row = [](const char *place, const char *value, const char *named) {
        QTest::addRow("%s = %s", place, value)
            << Json::json_pointer(place) << QByteArray(value) << u(named);
    };
    row("/generators/0/parameters/1/default", "6",
        "generators[0].parameters[1].default: must be a whole number from -5 to 5, not 6");
    row("/generators/0/parameters/2/maximum", "-1.5", "the minimum is above the maximum");
    row("/generators/0/parameters/1/minimum", "6", "the minimum is above the maximum");
    row("/generators/0/parameters/2/default", "1.6", "must be a number from 0 to 1.5, not 1.6");
    row("/generators/0/parameters/5/default", "\"blue\"", "must be one of red, green");
    row("/generators/0/parameters/0/id", "\"count\"",
        "generators[0].parameters: \"count\" is there twice");
    row("/generators/0/inputs/0/id", "\"clip\"", "generators[0].inputs: \"clip\" is there twice");
    row("/generators/0/rate", "\"1001\"", "between 1 and 1000");
    row("/generators/0/rate", "\"1/2\"", "between 1 and 1000");
    row("/generators/1", R"({"id": "painter-oil", "version": "1", "label": "O"})",
        "generators: \"painter-oil\" is there twice");
}

void TestPluginManifest::theReaderAlsoKnowsWhatASchemaCannotSay()
{
    QFETCH(Json::json_pointer, place);
    QFETCH(QByteArray, value);
    QFETCH(QString, named);
    const auto manifest = readManifest(write(broken(place, value)));
    QVERIFY(!manifest);
    QVERIFY2(manifest.error().message.contains(named), qPrintable(manifest.error().message));
}

void TestPluginManifest::aManifestOfAnotherApiIsRefusedNamingBoth()
{
    Json json = Json::parse(R"({"id": "painter", "api": 12, "news": "of tomorrow"})");
    const auto manifest = readManifest(write(json));
    QVERIFY(!manifest);
    QVERIFY2(manifest.error().message.contains(u("version 12"))
                 && manifest.error().message.contains(u("version 1 ")) == false
                 && manifest.error().message.contains(u("speaks version 1")),
             qPrintable(manifest.error().message));
}

void TestPluginManifest::whatIsNoManifestIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("Hello.");
    QTest::newRow("half") << QByteArray::fromStdString(wholeManifest().dump()).left(100);
    QTest::newRow("two") << QByteArray("{}{}");
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\0\1\2",
                                          7);
    QTest::newRow("deep") << QByteArray(200'000, '[');
    QTest::newRow("long") << QByteArray::fromStdString(wholeManifest().dump())
                                 + QByteArray(1 << 20, ' ');
    QTest::newRow("huge number") << QByteArray("{\"api\": 1e999}");
    QTest::newRow("huge whole number") << QByteArray("{\"api\": 99999999999999999999}");
}

void TestPluginManifest::whatIsNoManifestIsRefused()
{
    QFETCH(QByteArray, content);
    const QString path = m_folder.filePath(u("plugin/plugin.json"));
    writeFile(path, content);
    const auto manifest = readManifest(path);
    QVERIFY(!manifest);
    QVERIFY2(manifest.error().message.contains(path), qPrintable(manifest.error().message));
}

void TestPluginManifest::aMissingLibraryIsRefused()
{
    const auto manifest = readManifest(write(wholeManifest(), u("incomplete")));
    QVERIFY(!manifest);
    QVERIFY2(manifest.error().message.contains(m_folder.filePath(u("incomplete/painter.so"))),
             qPrintable(manifest.error().message));
    QVERIFY(!readManifest(m_folder.filePath(u("nowhere/plugin.json"))));
    QVERIFY(!readManifest(m_folder.path()));
}

/// Puts a plugin with one generator into a folder.
static void install(const QString &folder, const char *name, const char *id, const char *generator,
                    const char *version = "1.0")
{
    Json json = Json::parse(
        R"({"api": 1, "label": "P", "library": "p.so", "generators": [{"version": "1", "label": "G"}]})");
    json["id"] = id;
    json["version"] = version;
    json["generators"][0]["id"] = generator;
    const QString place = folder + u("/") + u(name);
    writeFile(place + u("/plugin.json"), QByteArray::fromStdString(json.dump()));
    writeFile(place + u("/p.so"), "x");
}

void TestPluginManifest::pluginsAreFoundInTheOrderOfTheFolders()
{
    const QTemporaryDir first;
    const QTemporaryDir second;
    install(second.path(), "a", "shared", "shared", "1.0");
    install(second.path(), "b", "system", "system");
    install(first.path(), "mine", "shared", "shared", "2.0");
    const PluginCatalogue catalogue = scanPlugins({first.path(), second.path(), u("/nowhere")});
    QCOMPARE(catalogue.refused.size(), std::size_t(0));
    QCOMPARE(catalogue.plugins.size(), std::size_t(2));
    QCOMPARE(catalogue.find(u("shared"))->plugin->version, u("2.0"));
    QCOMPARE(catalogue.find(u("system"))->generator->id, u("system"));
    QVERIFY(!catalogue.find(u("nothing")));
}

void TestPluginManifest::oneBadPluginKeepsNoOtherOut()
{
    const QTemporaryDir folder;
    install(folder.path(), "good", "good", "good");
    writeFile(folder.filePath(u("bad/plugin.json")), "{");
    writeFile(folder.filePath(u("no-plugin/readme.txt")), "hello");
    writeFile(folder.filePath(u("plugin.json")), "{");
    const PluginCatalogue catalogue = scanPlugins({folder.path()});
    QCOMPARE(catalogue.plugins.size(), std::size_t(1));
    QCOMPARE(catalogue.refused.size(), std::size_t(1));
    QVERIFY(catalogue.refused[0].message.contains(folder.filePath(u("bad/plugin.json"))));
}

void TestPluginManifest::aGeneratorBelongsToOnePlugin()
{
    const QTemporaryDir folder;
    install(folder.path(), "a", "first", "oil");
    install(folder.path(), "b", "second", "oil");
    install(folder.path(), "c", "first", "water");
    const PluginCatalogue catalogue = scanPlugins({folder.path()});
    QCOMPARE(catalogue.plugins.size(), std::size_t(1));
    QCOMPARE(catalogue.find(u("oil"))->plugin->id, u("first"));
    QCOMPARE(catalogue.refused.size(), std::size_t(2));
    QVERIFY(catalogue.refused[0].message.contains(u("\"oil\"")));
    QVERIFY(catalogue.refused[1].message.contains(u("\"first\"")));
}

void TestPluginManifest::thePathVariableComesFirst()
{
    qputenv("WEFT_PLUGIN_PATH", "/one:/two");
    const QStringList folders = pluginFolders();
    qunsetenv("WEFT_PLUGIN_PATH");
    QCOMPARE(folders.mid(0, 2), QStringList({u("/one"), u("/two")}));
    QCOMPARE(pluginFolders(), folders.mid(2));
    QCOMPARE(folders[2],
             QDir::cleanPath(QCoreApplication::applicationDirPath() + u("/../lib/plugins")));
}

WEFT_TEST_MAIN(TestPluginManifest)
#include "tst_plugin_manifest.moc"
