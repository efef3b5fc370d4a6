#include "tests/fuzz/fuzz_check.h"

#include "core/model/validate.h"
#include "core/project/project_file.h"

using namespace weft;

/// Any bytes as a project file: refused with a sentence, or a sound project that survives its own
/// file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = test::bytesOf(data, size);
    const auto project = fromProjectText(input, QStringLiteral("fuzz.weft"));
    if (!project) {
        test::require(!project.error().message.isEmpty(), "a refusal without a sentence");
        return 0;
    }
    test::require(validate(*project).isEmpty(), "a broken project was read");
    const QByteArray text = toProjectText(*project);
    const auto again = fromProjectText(text, QStringLiteral("again.weft"));
    test::require(again.has_value(), "the written project is refused: "
                                         + (again ? QByteArray() : again.error().message.toUtf8()));
    test::require(toProjectText(*again) == text, "the written project reads as another one");
    return 0;
}
