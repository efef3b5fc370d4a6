#include "tests/support/test_main.h"

#include "core/model/fields.h"
#include "core/model/parameter_type.h"

using namespace weft;

namespace {

constexpr std::array kDirections{ParameterChoice{"left", "Left"},
                                 ParameterChoice{"right", "Right"}};
constexpr std::array kTypes{
    ParameterType::number("amount", "Amount", "%", 0, 100, 25),
    ParameterType::toggle("invert", "Invert", true),
    ParameterType::choice("direction", "Direction", kDirections),
    ParameterType::colour("colour", "Colour", "#102030"),
    ParameterType::media("file", "File"),
};

Parameters parametersOf(const QByteArray &json)
{
    JsonReadContext context{{}};
    Parameters parameters;
    readJson(context, nlohmann::json::parse(json.toStdString()), parameters);
    return context.failed() ? Parameters{{QStringLiteral("unreadable"), true}} : parameters;
}

} // namespace

class TestParameters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valuesAreCheckedAgainstTheirType_data();
    void valuesAreCheckedAgainstTheirType();
    void whatIsNotSetHasItsDefault();
    void whatIsSetIsRead();
    void everyKindSurvivesTheFile();
};

void TestParameters::valuesAreCheckedAgainstTheirType_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("problem"); // part of the sentence; empty = fine
    const auto row = [](const char *name, const char *json, const char *problem) {
        QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(problem);
    };
    row("none", R"({})", "");
    row("all",
        R"({"amount":100,"invert":false,"direction":"right","colour":"#01020380","file":{"media":7}})",
        "");
    row("keyframes", R"({"amount":{"keyframes":[{"frame":0,"value":0},{"frame":9,"value":100}]}})",
        "");
    row("beyond its range", R"({"amount":100.5})", "outside 0 to 100 %");
    row("keyframe beyond its range", R"({"amount":{"keyframes":[{"frame":0,"value":-1}]}})",
        "outside 0 to 100 %");
    row("keyframes out of order",
        R"({"amount":{"keyframes":[{"frame":5,"value":0},{"frame":5,"value":1}]}})",
        "out of order");
    row("text for a number", R"({"amount":"25"})", "must be a number");
    row("number for a switch", R"({"invert":1})", "true or false");
    row("unknown choice", R"({"direction":"up"})", "left, right");
    row("number for a choice", R"({"direction":1})", "left, right");
    row("no colour", R"({"colour":"red"})", "#ff8800");
    row("path for a file", R"({"file":"/etc/passwd"})", "file of the bin");
    row("unknown", R"({"amuont":25})", "amount, invert, direction, colour, file");
}

void TestParameters::valuesAreCheckedAgainstTheirType()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, problem);
    const Status status = checkParameters(parametersOf(json), kTypes,
                                          QStringLiteral("the effect \"test\""));
    QCOMPARE(status.has_value(), problem.isEmpty());
    if (problem.isEmpty())
        return;
    QCOMPARE(status.error().kind, ErrorKind::Refused);
    QVERIFY2(status.error().message.contains(problem), qPrintable(status.error().message));
    QVERIFY2(status.error().message.contains(QStringLiteral("the effect \"test\"")),
             qPrintable(status.error().message));
}

void TestParameters::whatIsNotSetHasItsDefault()
{
    QCOMPARE(numberAt({}, kTypes[0], 3), 25.0);
    QCOMPARE(switchOf({}, kTypes[1]), true);
    QCOMPARE(choiceOf({}, kTypes[2]), std::size_t(0));
    QCOMPARE(colourOf({}, kTypes[3]), (Colour{0x10, 0x20, 0x30, 255}));
    QCOMPARE(mediaOf({}, kTypes[4]), MediaId());
    QVERIFY(!isKeyframed({}, "amount"));
}

void TestParameters::whatIsSetIsRead()
{
    const Parameters set = parametersOf(
        R"({"amount":{"keyframes":[{"frame":0,"value":0},{"frame":10,"value":100}]},)"
        R"("invert":false,"direction":"right","colour":"#01020304","file":{"media":7}})");
    QCOMPARE(numberAt(set, kTypes[0], 5), 50.0);
    QVERIFY(isKeyframed(set, "amount"));
    QCOMPARE(switchOf(set, kTypes[1]), false);
    QCOMPARE(choiceOf(set, kTypes[2]), std::size_t(1));
    QCOMPARE(colourOf(set, kTypes[3]), (Colour{1, 2, 3, 4}));
    QCOMPARE(mediaOf(set, kTypes[4]), MediaId{7});
}

void TestParameters::everyKindSurvivesTheFile()
{
    const Parameters set{{QStringLiteral("amount"), Curve(12.5)},
                         {QStringLiteral("invert"), false},
                         {QStringLiteral("direction"), QStringLiteral("right")},
                         {QStringLiteral("file"), MediaId{9}}};
    QCOMPARE(parametersOf(QByteArray::fromStdString(toJson(set).dump())), set);
}

WEFT_TEST_MAIN(TestParameters)
#include "tst_parameters.moc"
