#pragma once

#include <QtTest>

namespace weft::test {

/// Runs a test object as Weft's programs run: a QGuiApplication on the offscreen platform,
/// LC_NUMERIC "C", soft asserts that abort, and every XDG folder in a fresh temporary one.
int run(QObject *test, int argc, char **argv);

} // namespace weft::test

/// The main of a test program: `WEFT_TEST_MAIN(TestTimecode)` after the class, before including its
/// moc file.
#define WEFT_TEST_MAIN(TestClass) \
    int main(int argc, char **argv) \
    { \
        TestClass test; \
        return weft::test::run(&test, argc, argv); \
    }
