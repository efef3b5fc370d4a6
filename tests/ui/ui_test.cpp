#include "tests/ui/ui_test.h"

#include "core/project/script.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDropEvent>
#include <QTemporaryDir>

#include <clocale>

namespace weft::ui::test {

int run(QObject *test, int argc, char **argv)
{
    QTemporaryDir home;
    for (const char *variable :
         {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        qputenv(variable, home.filePath(QString::fromLatin1(variable)).toUtf8());
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("WEFT_ASSERTS_ABORT", "1");
    QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");
    QCoreApplication::setOrganizationName(QStringLiteral("weft"));
    QCoreApplication::setApplicationName(QStringLiteral("weft"));
    applyTheme(application, darkTheme());
    return QTest::qExec(test, argc, argv);
}

std::unique_ptr<Session> makeSession()
{
    return std::make_unique<Session>(Session::Options{.hasHardware = false});
}

QString mediaFile(const QString &name)
{
    return QStringLiteral(WEFT_TEST_MEDIA "/") + name;
}

QString sample(const char *name)
{
    return QStringLiteral(WEFT_SOURCE_DIR "/resources/samples/") + QLatin1String(name);
}

MediaId import(Session &session, const QString &path)
{
    const Result<AddMedia> edit = importEdit(path, session.folder());
    if (!edit || !session.apply(*edit))
        return {};
    return session.root()->media.back()->id;
}

bool drop(QWidget *on, const QPoint &at, const QMimeData *mime)
{
    QDragEnterEvent enter(at, Qt::CopyAction, mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(on, &enter);
    if (!enter.isAccepted())
        return false;
    QDragMoveEvent move(at, Qt::CopyAction, mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(on, &move);
    if (!move.isAccepted()) {
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(on, &leave);
        return false;
    }
    QDropEvent event(at, Qt::CopyAction, mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(on, &event);
    return event.isAccepted();
}

Notices::Notices(Session &session)
{
    connect(&session, &Session::noticed, this,
            [this](const Notice &notice) { said << notice.text; });
}

} // namespace weft::ui::test
