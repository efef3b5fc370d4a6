// Reads any bytes as a timeline: no crash, bounded memory, and what is let in is a sound project.

#include "core/interchange/fcp7.h"
#include "core/model/validate.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto read = weft::parseFcp7(text, QStringLiteral("fuzz"), QStringLiteral("/films"));
    if (read && !weft::validate(read->project).isEmpty())
        std::abort();
    return 0;
}
