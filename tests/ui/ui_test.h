#pragma once

#include "ui/session/session.h"

#include <QtTest>

class QMimeData;

namespace weft::ui::test {

inline QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// Runs a test object as the window's program runs: a QApplication on the offscreen platform in the
/// dark theme, LC_NUMERIC "C", soft asserts that abort, settings and every XDG folder in a fresh
/// temporary one.
int run(QObject *test, int argc, char **argv);

/// A session that is heard by nobody and decodes on the processor, with caches of its own.
std::unique_ptr<Session> makeSession();

/// A file of tests/media, such as "h264_long.mp4".
QString mediaFile(const QString &name);
/// A file of the sample project's folder, such as "photo.jpg".
QString sample(const char *name);
/// Adds a file to a session's bin, as importing does.
MediaId import(Session &session, const QString &path);

/// Drops something on a widget as the window system does: it enters, moves and is let go.
/// @return whether it was taken
bool drop(QWidget *on, const QPoint &at, const QMimeData *mime);

/// What the session has said, in order: connect it before.
class Notices : public QObject
{
public:
    explicit Notices(Session &session);
    QStringList said;
};

} // namespace weft::ui::test

/// The main of a test program of the window: as WEFT_TEST_MAIN.
#define WEFT_UI_TEST_MAIN(TestClass) \
    int main(int argc, char **argv) \
    { \
        TestClass test; \
        return weft::ui::test::run(&test, argc, argv); \
    }
