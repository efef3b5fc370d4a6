#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace weft {

/// Reads a whole number written with digits and perhaps a leading '-', and nothing else: no spaces,
/// no '+', no group separators, whatever the locale. Nothing where it does not fit.
inline std::optional<std::int64_t> parseInteger(const QString &text)
{
    const qsizetype digits = text.startsWith(QLatin1Char('-')) ? 1 : 0;
    for (qsizetype i = digits; i < text.size(); ++i) {
        if (text[i] < QLatin1Char('0') || text[i] > QLatin1Char('9'))
            return {};
    }
    bool ok = false;
    const qlonglong value = text.toLongLong(&ok);
    return ok ? std::optional<std::int64_t>(value) : std::nullopt;
}

} // namespace weft
