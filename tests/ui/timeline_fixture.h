#pragma once

#include "tests/ui/ui_test.h"
#include "ui/actions/actions.h"
#include "ui/timeline/ruler.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/timeline/track_headers.h"

#include <QApplication>
#include <QMouseEvent>
#include <QtTest>

namespace weft::ui::test {

/// A timeline of its own in a window, at 2 pixels a frame, over a sequence of 25 frames a second
/// with the tracks V1, V2, A1, A2 and a film of 400 frames with sound in the bin. Its files do not
/// exist: nothing is decoded.
class TimelineFixture
{
public:
    TimelineFixture()
        : session(makeSession())
        , actions(&window)
        , panel(*session, actions, &window)
        , film(add(QStringLiteral("film"), true, true))
        , song(add(QStringLiteral("song"), false, true))
    {
        session->apply(SetSequence{.width = 640, .height = 360, .rate = FrameRate()});
        panel.resize(1400, 420);
        window.resize(1400, 420);
        window.show();
        window.activateWindow();
        (void) QTest::qWaitForWindowActive(&window);
        panel.canvas()->setFocus();
        setScale(2);
    }

    MediaId add(const QString &name, bool hasPicture, bool hasSound)
    {
        AddMedia edit;
        edit.item.name = name;
        edit.item.path = QStringLiteral("/nowhere/") + name;
        if (hasPicture)
            edit.item.info.video = VideoInfo{
                QStringLiteral("h264"), 640, 360, 1, 0, false, FrameRate(), false, 400, 16};
        if (hasSound)
            edit.item.info.audio = {{QStringLiteral("aac"), 2, 48000, 16}};
        session->apply(edit);
        return session->root()->media.back()->id;
    }

    void setScale(double pixelsAFrame)
    {
        panel.view().zoom(pixelsAFrame / panel.view().geometry().scale(), 0);
        panel.view().scrollTo(0, 0);
    }

    TrackId track(const QString &name) const
    {
        for (const auto &track : session->sequence()->tracks) {
            if (track->name == name)
                return track->id;
        }
        qFatal("no track %s", qPrintable(name));
    }
    const Track &trackNow(const QString &name) const
    {
        const auto place = findTrack(*session->shown(), track(name));
        return trackAt(*session->shown(), *place);
    }

    /// Places the film's picture, 100 frames into it, and its sound on A1 with it.
    ClipId put(const QString &name, std::int64_t start, std::int64_t length, bool hasSound = false,
               const QString &on = QStringLiteral("V1"))
    {
        NewClip clip{.source = MediaSource{film},
                     .video = track(on),
                     .length = length,
                     .in = Rational(4),
                     .name = name};
        if (hasSound)
            clip.audio = track(QStringLiteral("A1"));
        session->apply(Overwrite{clip, start});
        const ClipList &clips = trackNow(on).clips;
        return clips.at(*clips.indexAt(start))->id;
    }
    /// "a:0+10 b:10+5".
    QString text(const QString &name) const
    {
        QStringList clips;
        for (const Clip clip : trackNow(name).clips)
            clips << QStringLiteral("%1:%2+%3").arg(clip->name).arg(clip.start).arg(clip->length);
        return clips.join(QLatin1Char(' '));
    }
    Clip clip(ClipId id) const { return *shownClip(view(), id); }

    /// A point of a clip's body, below handles and above keyframes.
    QPoint at(const QString &name, double frame) const
    {
        const TrackRow *const row = view().geometry().rowOf(track(name));
        return {qRound(view().geometry().xOf(frame)),
                view().geometry().yOf(*row) + row->height - 12};
    }
    void press(const QPoint &from, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseMove(canvas(), from);
        QTest::mousePress(canvas(), Qt::LeftButton, modifiers, from);
    }
    /// In steps, as a hand does.
    void dragTo(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = {})
    {
        for (int step = 1; step <= 4; ++step)
            moveTo(from + (to - from) * step / 4, modifiers);
    }
    void moveTo(const QPoint &to, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent move(QEvent::MouseMove, to, canvas()->mapToGlobal(to), Qt::NoButton,
                         Qt::LeftButton, modifiers);
        QApplication::sendEvent(canvas(), &move);
    }
    void release(const QPoint &to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseRelease(canvas(), Qt::LeftButton, modifiers, to);
    }
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = {})
    {
        press(from, modifiers);
        dragTo(from, to, modifiers);
        release(to, modifiers);
    }
    void click(const QPoint &at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseMove(canvas(), at);
        QTest::mouseClick(canvas(), Qt::LeftButton, modifiers, at);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        actions.refresh();
        QTest::keyClick(canvas(), key, modifiers);
    }
    void trigger(const char *id)
    {
        actions.refresh();
        QVERIFY2(actions.action(id)->isEnabled(), id);
        actions.action(id)->trigger();
    }
    TimelineCanvas *canvas() const { return panel.canvas(); }
    TimelineView &view() const { return canvas()->view(); }
    std::size_t steps() const { return session->document().stepsDone(); }

    std::unique_ptr<Session> session;
    QWidget window;
    Actions actions;
    TimelinePanel panel;
    MediaId film, song;
};

} // namespace weft::ui::test
