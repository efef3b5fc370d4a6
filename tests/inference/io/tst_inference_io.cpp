#include "inference/base/error.h"
#include "inference/io/config_file.h"
#include "inference/io/safetensors.h"
#include "inference/io/weights.h"
#include "tests/inference/support/parity.h"
#include "tests/support/test_main.h"

#include <ATen/ATen.h>

#include <QTemporaryDir>

#include <functional>

using namespace weft::inference;
using Tensors = std::map<std::string, at::Tensor>;

class TestInferenceIo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsReadBack();
    void tensorsShareThePagesOfTheFile();
    void writingToATensorLeavesTheFileAlone();
    void tensorsOutliveTheFileThatTheyCameFrom();
    void aMisalignedTensorIsCopied();
    void shardsAreOneSet();
    void badShardsAreRefused_data();
    void badShardsAreRefused();
    void hostileFilesAreRefused_data();
    void hostileFilesAreRefused();
    void everyTruncationIsRefused();
    void aFileThatCannotBeWrittenLeavesNothing();
    void weightsAreNamedByTheirPart();
    void weightsOfAnotherShapeAreRefused();
    void settingsAreReadWithTheirDefaults();
    void badSettingsAreRefused_data();
    void badSettingsAreRefused();

private:
    std::filesystem::path path(const char *name) const;
    QTemporaryDir m_folder;
};

/// The sentence of the Error that something throws, or nothing.
static QString refusal(const std::function<void()> &act, ErrorKind kind = ErrorKind::Model)
{
    try {
        act();
    } catch (const Error &error) {
        if (error.kind() == kind)
            return QString::fromUtf8(error.what());
    }
    return {};
}

static void write(const std::filesystem::path &path, const QByteArray &bytes)
{
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

static QByteArray read(const std::filesystem::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A file with this header and so many bytes of data.
static QByteArray withHeader(const QByteArray &header, int dataBytes = 0)
{
    const auto length = static_cast<quint64>(header.size());
    return QByteArray(reinterpret_cast<const char *>(&length), 8) + header
           + QByteArray(dataBytes, '\0');
}

std::filesystem::path TestInferenceIo::path(const char *name) const
{
    return std::filesystem::path(m_folder.path().toStdString()) / name;
}

void TestInferenceIo::whatIsWrittenIsReadBack()
{
    Tensors tensors{{"empty", at::empty({0, 3})}, {"scalar", at::scalar_tensor(4.5)}};
    for (const auto type : {at::kDouble, at::kFloat, at::kHalf, at::kBFloat16, at::kLong, at::kInt,
                            at::kShort, at::kChar, at::kByte, at::kBool})
        tensors[std::string("of ") + c10::toString(type)] = at::arange(6).view({2, 3}).to(type);
    writeSafetensors(path("all.safetensors"), tensors, {{"made by", "a test"}});
    const Safetensors file(path("all.safetensors"));
    QCOMPARE(file.names().size(), tensors.size());
    for (const auto &[name, tensor] : tensors) {
        const at::Tensor got = file.tensor(name);
        QVERIFY(got.scalar_type() == tensor.scalar_type() && got.sizes() == tensor.sizes());
        QVERIFY2(got.equal(tensor), name.c_str());
    }
    QCOMPARE(file.metadata().at("made by"), std::string("a test"));
    QVERIFY(!refusal([&] { file.tensor("absent"); }).isEmpty());
}

void TestInferenceIo::tensorsShareThePagesOfTheFile()
{
    writeSafetensors(path("shared.safetensors"), {{"a", at::rand({8})}});
    const Safetensors file(path("shared.safetensors"));
    QCOMPARE(file.tensor("a").data_ptr(), file.tensor("a").data_ptr());
}

void TestInferenceIo::writingToATensorLeavesTheFileAlone()
{
    writeSafetensors(path("kept.safetensors"), {{"a", at::zeros({8})}});
    const QByteArray before = read(path("kept.safetensors"));
    Safetensors(path("kept.safetensors")).tensor("a").fill_(1);
    QCOMPARE(read(path("kept.safetensors")), before);
}

void TestInferenceIo::tensorsOutliveTheFileThatTheyCameFrom()
{
    writeSafetensors(path("gone.safetensors"), {{"a", at::arange(1000)}});
    const at::Tensor tensor = Safetensors(path("gone.safetensors")).tensor("a");
    std::filesystem::remove(path("gone.safetensors"));
    QVERIFY(tensor.equal(at::arange(1000)));
}

void TestInferenceIo::aMisalignedTensorIsCopied()
{
    const QByteArray file = withHeader(
        R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"F32","shape":[2],"data_offsets":[1,9]}})",
        9);
    write(path("odd.safetensors"), file);
    const at::Tensor tensor = Safetensors(path("odd.safetensors")).tensor("b");
    QCOMPARE(reinterpret_cast<quintptr>(tensor.data_ptr()) % 4, quintptr(0));
    QVERIFY(tensor.equal(at::zeros({2})));
}

void TestInferenceIo::shardsAreOneSet()
{
    const at::Tensor a = at::rand({3});
    const at::Tensor b = at::rand({2, 2});
    writeSafetensors(path("m-1.safetensors"), {{"a", a}});
    writeSafetensors(path("m-2.safetensors"), {{"b", b}});
    write(
        path("m.safetensors.index.json"),
        R"({"metadata":{"total_size":28},"weight_map":{"a":"m-1.safetensors","b":"m-2.safetensors"}})");
    const Safetensors set(path("m.safetensors.index.json"));
    QVERIFY(set.tensor("a").equal(a) && set.tensor("b").equal(b));
}

void TestInferenceIo::badShardsAreRefused_data()
{
    QTest::addColumn<QByteArray>("index");
    QTest::newRow("no JSON") << QByteArray("weights");
    QTest::newRow("no map") << QByteArray("{}");
    QTest::newRow("a shard that is missing")
        << QByteArray(R"({"weight_map":{"a":"absent.safetensors"}})");
    QTest::newRow("a shard out of the folder")
        << QByteArray(R"({"weight_map":{"a":"../s.safetensors"}})");
    QTest::newRow("an absolute shard") << QByteArray(R"({"weight_map":{"a":"/etc/passwd"}})");
    QTest::newRow("a shard that is a number") << QByteArray(R"({"weight_map":{"a":1}})");
    QTest::newRow("a tensor that is not there")
        << QByteArray(R"({"weight_map":{"z":"s.safetensors"}})");
    QTest::newRow("a truncated shard") << QByteArray(R"({"weight_map":{"a":"t.safetensors"}})");
    QTest::newRow("a tensor in two shards")
        << QByteArray(R"({"weight_map":{"a":"s.safetensors","b":"s2.safetensors"}})");
}

void TestInferenceIo::badShardsAreRefused()
{
    QFETCH(QByteArray, index);
    writeSafetensors(path("s.safetensors"), {{"a", at::rand({64})}});
    writeSafetensors(path("s2.safetensors"), {{"a", at::rand({64})}, {"b", at::rand({1})}});
    write(path("t.safetensors"), read(path("s.safetensors")).chopped(1));
    write(path("bad.index.json"), index);
    const QString sentence = refusal([&] { Safetensors set(path("bad.index.json")); });
    QVERIFY2(sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));
}

void TestInferenceIo::hostileFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QByteArray &file, const char *words) {
        QTest::newRow(name) << file << QString::fromLatin1(words);
    };
    const auto tensor = [](const char *entry, int bytes) {
        return withHeader(QByteArray(R"({"a":)") + entry + "}", bytes);
    };
    row("empty", {}, "only 0 bytes");
    row("a few bytes", "abc", "only 3 bytes");
    row("a header of 2^63 bytes", QByteArray("\0\0\0\0\0\0\0\x80{}", 10), "claims");
    row("a header beyond the end", QByteArray("\x20\0\0\0\0\0\0\0{}", 10), "ends within");
    row("no JSON", withHeader("PICKLE"), "no JSON object");
    row("a list", withHeader("[]"), "no JSON object");
    row("deep nesting", withHeader(QByteArray(1'000'000, '[')), "no JSON object");
    row("a tensor that is a number", tensor("1", 0), "object");
    row("no dtype", tensor(R"({"shape":[1],"data_offsets":[0,4]})", 4), "dtype");
    row("an unknown dtype", tensor(R"({"dtype":"Q4","shape":[1],"data_offsets":[0,4]})", 4), "Q4");
    row("a negative size", tensor(R"({"dtype":"F32","shape":[-1],"data_offsets":[0,4]})", 4),
        "whole number");
    row("a size of 2^63",
        tensor(R"({"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,4]})", 4),
        "whole number");
    row("a size of 1e30", tensor(R"({"dtype":"F32","shape":[1e30],"data_offsets":[0,4]})", 4),
        "whole number");
    row("a product beyond 2^63",
        tensor(R"({"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4]})", 4),
        "2^63 bytes");
    row("a product that wraps to 4",
        tensor(R"({"dtype":"F32","shape":[4611686018427387905,4],"data_offsets":[0,16]})", 16),
        "2^63 bytes");
    row("an offset of 2^64 - 1",
        tensor(R"({"dtype":"F32","shape":[1],"data_offsets":[18446744073709551615,4]})", 4),
        "whole number");
    row("an end beyond the file", tensor(R"({"dtype":"F32","shape":[2],"data_offsets":[0,8]})", 4),
        "beyond the end");
    row("an end before its begin", tensor(R"({"dtype":"F32","shape":[1],"data_offsets":[4,0]})", 4),
        "beyond the end");
    row("three offsets", tensor(R"({"dtype":"F32","shape":[1],"data_offsets":[0,4,4]})", 4), "two");
    row("fewer bytes than its shape",
        tensor(R"({"dtype":"F32","shape":[2],"data_offsets":[0,4]})", 4), "other bytes");
    row("a gap", tensor(R"({"dtype":"F32","shape":[1],"data_offsets":[4,8]})", 8), "gap");
    row("bytes of nobody", tensor(R"({"dtype":"F32","shape":[1],"data_offsets":[0,4]})", 8),
        "belong to no tensor");
    row("an overlap",
        withHeader(
            R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}})",
            6),
        "overlaps");
    row("a name twice",
        withHeader(
            R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})",
            2),
        "twice");
    row("metadata that is no text", withHeader(R"({"__metadata__":{"a":1}})"), "metadata");
}

void TestInferenceIo::hostileFilesAreRefused()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, words);
    write(path("hostile.safetensors"), file);
    const QString sentence = refusal([&] { Safetensors set(path("hostile.safetensors")); });
    QVERIFY2(sentence.contains(words), qPrintable(sentence));
    QVERIFY2(sentence.contains(QStringLiteral("hostile.safetensors")), qPrintable(sentence));
}

void TestInferenceIo::everyTruncationIsRefused()
{
    writeSafetensors(path("whole.safetensors"), {{"a", at::rand({9})}, {"b", at::rand({3})}});
    const QByteArray whole = read(path("whole.safetensors"));
    for (qsizetype length = 0; length < whole.size(); ++length) {
        write(path("part.safetensors"), whole.first(length));
        QVERIFY2(!refusal([&] { Safetensors set(path("part.safetensors")); }).isEmpty(),
                 qPrintable(QString::number(length)));
    }
}

void TestInferenceIo::aFileThatCannotBeWrittenLeavesNothing()
{
    const auto there = path("absent") / "a.safetensors";
    QVERIFY(!refusal(
                 [&] {
                     writeSafetensors(there, {{"a", at::rand({3})}});
                 },
                 ErrorKind::Disk)
                 .isEmpty());
    QVERIFY(!std::filesystem::exists(path("absent")));
    if (std::filesystem::exists("/dev/full")) {
        std::filesystem::create_symlink("/dev/full", path("full.safetensors.part"));
        QVERIFY(!refusal(
                     [&] {
                         writeSafetensors(path("full.safetensors"), {{"a", at::rand({3})}});
                     },
                     ErrorKind::Disk)
                     .isEmpty());
        QVERIFY(!std::filesystem::exists(path("full.safetensors")));
    }
}

void TestInferenceIo::weightsAreNamedByTheirPart()
{
    const at::Tensor tensor = at::rand({2, 3});
    writeSafetensors(path("parts.safetensors"), {{"blocks.1.conv.weight", tensor}});
    const auto file = std::make_shared<const Safetensors>(path("parts.safetensors"));
    const Weights part
        = Weights(std::make_shared<FileTensors>(file, at::kCPU, at::kFloat)).at("blocks").at(1);
    QCOMPARE(part.name(), std::string("blocks.1"));
    QVERIFY(part.has("conv.weight") && !part.has("conv.bias"));
    QVERIFY(part.get("conv.weight", {2, 3}).equal(tensor));
    const QString sentence = refusal([&] { part.get("conv.bias", {3}); });
    QVERIFY2(sentence.contains(QStringLiteral("blocks.1.conv.bias")), qPrintable(sentence));
}

void TestInferenceIo::weightsOfAnotherShapeAreRefused()
{
    writeSafetensors(path("shape.safetensors"), {{"a", at::rand({2, 3})}});
    const FileTensors source(std::make_shared<Safetensors>(path("shape.safetensors")), at::kCPU,
                             at::kBFloat16);
    QVERIFY(source.tensor("a", {2, 3}).scalar_type() == at::kBFloat16);
    const QString sentence = refusal([&] { source.tensor("a", {3, 2}); });
    QVERIFY2(sentence.contains(QStringLiteral("[2, 3]"))
                 && sentence.contains(QStringLiteral("[3, 2]")),
             qPrintable(sentence));
}

void TestInferenceIo::settingsAreReadWithTheirDefaults()
{
    write(path("config.json"),
          R"({"a":3,"b":[1,2],"c":null,"d":0.5,"e":true,"f":"silu","g":["x","y"],"h":-1})");
    const ConfigFile config(path("config.json"));
    QCOMPARE(config.size("a", 7), 3);
    QCOMPARE(config.size("c", 7), 7);
    QVERIFY(!config.has("c") && config.has("a"));
    QVERIFY(config.sizes("b", 2, 7) == (std::vector<std::int64_t>{1, 2}));
    QVERIFY(config.sizes("a", 2, 7) == (std::vector<std::int64_t>{3, 3}));
    QVERIFY(config.sizes("absent", 3, 7) == (std::vector<std::int64_t>{7, 7, 7}));
    QCOMPARE(config.number("d", 1), 0.5);
    QCOMPARE(config.flag("e", false), true);
    QCOMPARE(config.text("f", "gelu"), std::string("silu"));
    QVERIFY(config.texts("g") == (std::vector<std::string>{"x", "y"}));
    QCOMPARE(config.integer("h", 0), -1);
    config.mustBe("f", {"silu", "swish"});
    config.mustBeOff("absent");
    QVERIFY(!refusal([&] { config.mustBeOff("e"); }).isEmpty());
}

void TestInferenceIo::badSettingsAreRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    for (const char *file :
         {"", "[1]", "{\"a\":0}", "{\"a\":-4}", "{\"a\":1e300}", "{\"a\":2.5}", "{\"a\":\"3\"}",
          "{\"a\":[]}", "{\"a\":[1,0]}", "{\"a\":[1,2,3]}", "{\"a\":99999999999}", "{\"a\":true}"})
        QTest::newRow(file) << QByteArray(file);
}

void TestInferenceIo::badSettingsAreRefused()
{
    QFETCH(QByteArray, file);
    write(path("bad.json"), file);
    const QString sentence = refusal([&] { ConfigFile(path("bad.json")).sizes("a", 2, 1); });
    QVERIFY2(sentence.contains(QStringLiteral("bad.json")), qPrintable(sentence));
    QVERIFY(!refusal([&] { ConfigFile config(path("absent.json")); }).isEmpty());
}

WEFT_TEST_MAIN(TestInferenceIo)
#include "tst_inference_io.moc"
