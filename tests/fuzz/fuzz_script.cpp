#include "tests/fuzz/fuzz_check.h"

#include "core/edit/edit_json.h"
#include "core/model/validate.h"
#include "core/project/script.h"

using namespace weft;

namespace {

/// An edit that is read is written as the same line again.
void checkLine(const QByteArray &line)
{
    const auto edit = editFromJsonLine(line);
    if (!edit)
        return;
    const QByteArray written = toJsonLine(*edit);
    const auto again = editFromJsonLine(written);
    test::require(again.has_value(), "a written edit is refused: " + written);
    test::require(toJsonLine(*again) == written, "a written edit reads as another one: " + written);
}

} // namespace

/// Any bytes as a script: refused with a sentence, or played to a sound project. Its imports find
/// no file: fuzzing media is FFmpeg's affair.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = test::bytesOf(data, size);
    for (const QByteArray &line : input.split('\n'))
        checkLine(line);
    if (input.contains("import"))
        return 0;
    const auto played = playScript({}, input, {QStringLiteral("/nonexistent"), {}});
    if (!played) {
        test::require(!played.error().message.isEmpty(), "a refusal without a sentence");
        return 0;
    }
    const QStringList problems = validate(played->project);
    test::require(problems.isEmpty(),
                  "a script made a broken project: " + problems.join(QLatin1Char(' ')).toUtf8());
    return 0;
}
