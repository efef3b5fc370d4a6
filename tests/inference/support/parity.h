#pragma once

#include <ATen/core/Tensor.h>

#include <QString>

#include <filesystem>
#include <string>

namespace weft::test {

/// A stored fixture, under tests/inference/fixtures.
std::filesystem::path fixture(const std::string &name);

/// max|got − want| / max|want|, in double precision; infinite where the shapes differ or got holds
/// a value that is no number where want does not.
double relativeDifference(const at::Tensor &got, const at::Tensor &want);

/// Empty where the relative difference is within the tolerance; else how great it is, and where.
QString unlike(const at::Tensor &got, const at::Tensor &want, double tolerance);

} // namespace weft::test

/// Fails the test, naming the greatest difference and its place, where two tensors differ by more.
#define WEFT_COMPARE_TENSORS(got, want, tolerance) \
    do { \
        const QString weftUnlike = weft::test::unlike((got), (want), (tolerance)); \
        QVERIFY2(weftUnlike.isEmpty(), qPrintable(weftUnlike)); \
    } while (false)
