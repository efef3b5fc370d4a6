// Reads any bytes as a timeline: no crash, bounded memory; what is let in is a sound project, which
// can be written again.

#include "core/interchange/edl.h"
#include "core/model/validate.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto read = weft::parseEdl(text, QStringLiteral("fuzz"), QStringLiteral("/films"), {});
    if (!read)
        return 0;
    if (!weft::validate(read->project).isEmpty())
        std::abort();
    QStringList notCarried;
    weft::toEdl(read->project, *read->project.activeSequence(), {}, notCarried);
    return 0;
}
