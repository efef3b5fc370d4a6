// Reads any bytes as a tokenizer.json, a zero byte, and a prompt; without the zero byte all of them
// are a prompt for a sound tokenizer. No crash; a tokenizer is refused with a sentence that names
// it, or turns the prompt into as many ids as a text encoder takes, all of them its own.

#include "inference/base/error.h"
#include "inference/text/clip_tokenizer.h"
#include "inference/text/tokenizer_files.h"
#include "inference/text/unicode.h"
#include "tests/fuzz/fuzz_check.h"

#include <QFile>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

using namespace weft;
using namespace weft::inference;

namespace {

/// Every byte, alone and at the end of a word, and a few words.
QByteArray soundTokenizer()
{
    nlohmann::json vocabulary = nlohmann::json::object();
    const auto add = [&](const std::string &token) { vocabulary[token] = vocabulary.size(); };
    for (int byte = 0; byte < 256; ++byte) {
        const std::string character = toUtf8(spelt(std::string(1, static_cast<char>(byte))));
        add(character);
        add(character + "</w>");
    }
    for (const char *token : {"se", "sea</w>", "<|startoftext|>", "<|endoftext|>"})
        add(token);
    const nlohmann::json tokenizer{
        {"model", {{"vocab", vocabulary}, {"merges", {"s e", "se a</w>"}}}}};
    return QByteArray::fromStdString(tokenizer.dump());
}

/// A tokenizer's folder with one file in it.
class Folder
{
public:
    Folder(const QByteArray &tokenizer)
    {
        QFile file(m_folder.filePath(QStringLiteral("tokenizer.json")));
        test::require(file.open(QIODevice::WriteOnly) && file.write(tokenizer) == tokenizer.size(),
                      "the folder can be written");
    }
    std::filesystem::path path() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder;
};

void encode(const std::filesystem::path &folder, const QByteArray &text)
{
    const ClipTokenizer tokenizer = ClipTokenizer::load(folder);
    std::set<std::int64_t> known;
    for (const auto &[token, id] : readTokenizerFiles(folder).vocabulary)
        known.insert(id);
    const std::string_view prompt(text.constData(), static_cast<std::size_t>(text.size()));
    const ClipTokenizer::Prompt encoded = tokenizer.prompt(prompt);
    const std::vector<std::int64_t> content = tokenizer.content(prompt);
    const std::size_t kept = content.size() - encoded.cutOff;
    test::require(encoded.ids.size() == tokenizer.maxLength(), "as many ids as the encoder takes");
    test::require(encoded.contentLength == content.size(), "the content's length is told");
    test::require(encoded.cutOff == 0 || kept + 2 == tokenizer.maxLength(), "cut only when full");
    test::require(encoded.ids.front() == tokenizer.startId()
                      && encoded.ids[kept + 1] == tokenizer.endId(),
                  "between start and end");
    test::require(std::equal(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(kept),
                             encoded.ids.begin() + 1),
                  "the content is what stands there");
    test::require(std::all_of(content.begin(), content.end(),
                              [&](std::int64_t id) { return known.count(id) > 0; }),
                  "every id is one of the vocabulary");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const Folder sound(soundTokenizer());
    const QByteArray bytes = test::bytesOf(data, size);
    const qsizetype zero = bytes.indexOf('\0');
    if (zero < 0) {
        encode(sound.path(), bytes);
        return 0;
    }
    const Folder folder(bytes.left(zero));
    try {
        encode(folder.path(), bytes.mid(zero + 1));
    } catch (const Error &error) {
        test::require(error.kind() == ErrorKind::Model, "a refusal is of the model");
        test::require(!QByteArray(error.what()).isEmpty(), "and a sentence");
    }
    return 0;
}
