#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace weft::test {

/// The sentence of a failure for QVERIFY2, empty for a success: `QVERIFY2(frame, why(frame))`.
template<typename T>
QByteArray why(const Result<T> &result)
{
    return result ? QByteArray() : result.error().message.toUtf8();
}

} // namespace weft::test
