#include "inference/base/error.h"
#include "inference/text/clip_tokenizer.h"
#include "inference/text/unicode.h"
#include "tests/support/test_main.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>

#include <chrono>
#include <fstream>

using namespace weft::inference;
using nlohmann::json;
namespace fs = std::filesystem;

class TestClipTokenizer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void idsEqualThePublishedOnes_data();
    void idsEqualThePublishedOnes();
    void promptsAreCutAndPadded_data();
    void promptsAreCutAndPadded();
    void theFolderMayHoldOneFile();
    void longPromptsTakeLinearTime();
    void whatIsNoUtf8BecomesTheReplacementCharacter();
    void damagedFoldersAreRefusedInASentence_data();
    void damagedFoldersAreRefusedInASentence();
};

static const fs::path kFixtures = WEFT_FIXTURES;

static json readFixture(const char *name)
{
    std::ifstream file(kFixtures / name, std::ios::binary);
    return json::parse(file);
}

static void write(const fs::path &path, const std::string &text)
{
    std::ofstream(path, std::ios::binary) << text;
}

/// The small vocabulary with a configuration, as a folder.
static ClipTokenizer load(const QTemporaryDir &scratch, const json &config)
{
    const fs::path folder = scratch.path().toStdString();
    for (const char *name : {"vocab.json", "merges.txt"})
        fs::copy_file(kFixtures / name, folder / name);
    write(folder / "tokenizer_config.json", config.dump());
    return ClipTokenizer::load(folder);
}

static void addConfigurations()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"published", "exclamation", "listed"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

/// The first string whose ids differ, or -1.
static std::ptrdiff_t firstDifference(const ClipTokenizer &tokenizer, const json &strings,
                                      const json &expected, std::size_t step)
{
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (tokenizer.content(strings[i * step].get<std::string>())
            != expected[i].get<std::vector<std::int64_t>>())
            return static_cast<std::ptrdiff_t>(i * step);
    }
    return -1;
}

void TestClipTokenizer::idsEqualThePublishedOnes_data()
{
    addConfigurations();
}

void TestClipTokenizer::idsEqualThePublishedOnes()
{
    QFETCH(QString, name);
    const json expected = readFixture("expected.json")[name.toStdString()];
    const json strings = readFixture("strings.json");
    QTemporaryDir scratch;
    const ClipTokenizer tokenizer = load(scratch, expected["config"]);
    const auto at = firstDifference(tokenizer, strings, expected["content"], expected["step"]);
    QVERIFY2(at < 0,
             qPrintable(QStringLiteral("string %1: %2")
                            .arg(at)
                            .arg(at < 0 ? QString() : QString::fromStdString(strings[at].dump()))));
    QVERIFY(expected["content"].size() >= 600);
}

void TestClipTokenizer::promptsAreCutAndPadded_data()
{
    addConfigurations();
}

void TestClipTokenizer::promptsAreCutAndPadded()
{
    QFETCH(QString, name);
    const json expected = readFixture("expected.json")[name.toStdString()];
    const json strings = readFixture("strings.json");
    QTemporaryDir scratch;
    const ClipTokenizer tokenizer = load(scratch, expected["config"]);
    std::size_t cut = 0;
    for (std::size_t i = 0; i < 40; ++i) {
        const std::size_t at = i < 20 ? strings.size() - 20 + i : i - 20;
        const auto prompt = tokenizer.prompt(strings[at].get<std::string>());
        QCOMPARE(prompt.ids, expected["padded"][i].get<std::vector<std::int64_t>>());
        QCOMPARE(prompt.cutOff, prompt.contentLength > tokenizer.maxLength() - 2
                                    ? prompt.contentLength - (tokenizer.maxLength() - 2)
                                    : 0);
        cut += prompt.cutOff > 0 ? 1 : 0;
    }
    QVERIFY(cut >= 20);
}

void TestClipTokenizer::theFolderMayHoldOneFile()
{
    const json expected = readFixture("expected.json")["listed"];
    const ClipTokenizer tokenizer = ClipTokenizer::load(kFixtures / "saved");
    QCOMPARE(firstDifference(tokenizer, readFixture("strings.json"), expected["content"], 2), -1);
    QCOMPARE(tokenizer.maxLength(), std::size_t(20));
}

void TestClipTokenizer::longPromptsTakeLinearTime()
{
    QTemporaryDir scratch;
    const ClipTokenizer tokenizer = load(scratch,
                                         readFixture("expected.json")["published"]["config"]);
    const auto start = std::chrono::steady_clock::now();
    const auto oneWord = tokenizer.prompt(std::string(100'000, 'a'));
    const auto marks = tokenizer.prompt(std::string(50'000, 'a') + [] {
        std::string text;
        for (int i = 0; i < 25'000; ++i)
            text += "\u0301";
        return text;
    }());
    const auto words = tokenizer.prompt([] {
        std::string text;
        while (text.size() < 100'000)
            text += "the river! ";
        return text;
    }());
    QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
    QCOMPARE(oneWord.ids.size(), std::size_t(77));
    QVERIFY(marks.cutOff > 1000);
    QVERIFY(words.cutOff > 1000);
}

void TestClipTokenizer::whatIsNoUtf8BecomesTheReplacementCharacter()
{
    QCOMPARE(fromUtf8("a\xFF\xC3z\xE2\x82"), std::u32string(U"a\uFFFD\uFFFDz\uFFFD\uFFFD"));
    QCOMPARE(fromUtf8("\xC0\x80\xED\xA0\x80"), std::u32string(5, U'\uFFFD'));
    QCOMPARE(toUtf8(fromUtf8("ä€😀")), std::string("ä€😀"));
}

void TestClipTokenizer::damagedFoldersAreRefusedInASentence_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    const auto add = [](const char *row, const char *file, const char *content, const char *says) {
        QTest::newRow(row) << QString::fromLatin1(file) << QByteArray(content)
                           << QString::fromLatin1(says);
    };
    add("no JSON", "vocab.json", "{\"a\": ", "vocab.json\" is not a JSON object");
    add("an array", "vocab.json", "[1, 2]", "is not a JSON object");
    add("ids that are text", "vocab.json", "{\"a\": \"b\"}", "no whole number");
    add("no special tokens", "vocab.json", "{\"a\": 1}", "has no \"<|startoftext|>\"");
    add("a merge of three", "merges.txt", "a b c\n", "not two tokens");
    add("foreign merges", "merges.txt", "zzzz qqqq\n", "do not belong together");
    add("flags of the wrong type", "tokenizer_config.json",
        "{\"bos_token\": {\"content\": \"a\", \"normalized\": \"x\"}}", "is no tokenizer's folder");
    add("no room", "tokenizer_config.json", "{\"model_max_length\": 1}", "no room");
    add("a listed token without a number", "tokenizer_config.json",
        "{\"added_tokens_decoder\": {\"x\": {\"content\": \"a\"}}}", "whose id is no number");
}

void TestClipTokenizer::damagedFoldersAreRefusedInASentence()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    QTemporaryDir scratch;
    load(scratch, json::object());
    const fs::path folder = scratch.path().toStdString();
    write(folder / file.toStdString(), content.toStdString());
    try {
        ClipTokenizer::load(folder);
        QFAIL("it was accepted");
    } catch (const Error &error) {
        const QString sentence = QString::fromUtf8(error.what());
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
        QCOMPARE(error.kind(), ErrorKind::Model);
    }
}

WEFT_TEST_MAIN(TestClipTokenizer)
#include "tst_clip_tokenizer.moc"
