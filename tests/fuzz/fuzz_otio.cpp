#include "core/interchange/otio.h"
#include "core/model/validate.h"

#include <cstdlib>

/// Any bytes as a `.otio` file: refused with a sentence, or a project that validate() finds sound
/// and that can be written again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    weft::OtioSource source{QStringLiteral("fuzz.otio"), QStringLiteral("/nowhere"), {}, false};
    const auto read = weft::parseOtio(text, source);
    if (!read) {
        if (read.error().message.isEmpty())
            std::abort();
        return 0;
    }
    if (!weft::validate(read->project).isEmpty())
        std::abort();
    const auto url = [](const QString &path) { return path; };
    const auto written = weft::toOtioText(read->project, read->project.active,
                                          {{}, url, QStringLiteral("/nowhere")});
    if (!written && written.error().message.isEmpty())
        std::abort();
    return 0;
}
