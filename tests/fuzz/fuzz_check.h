#pragma once

#include <QByteArray>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace weft::test {

inline QByteArray bytesOf(const std::uint8_t *data, std::size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
}

/// A promise of the code under test: where it does not hold, the fuzzer has found something.
inline void require(bool holds, const QByteArray &what)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what.constData());
    std::abort();
}

} // namespace weft::test
