#include "tests/support/test_main.h"

#include <QGuiApplication>
#include <QTemporaryDir>

#include <clocale>

namespace weft::test {

int run(QObject *test, int argc, char **argv)
{
    QTemporaryDir home;
    for (const char *variable :
         {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        qputenv(variable, home.filePath(QString::fromLatin1(variable)).toUtf8());
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("WEFT_ASSERTS_ABORT", "1");
    QGuiApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");
    return QTest::qExec(test, argc, argv);
}

} // namespace weft::test
