#pragma once

#include "tests/ui/ui_test.h"
#include "ui/actions/actions.h"

#include <QMainWindow>

namespace weft::ui::test {

/// A window with actions, around the panel that is tested, over a session whose sequence (200 ×
/// 100, 25 frames a second) has clips of one colour.
class MonitorStage
{
public:
    /// @param colours of clips of 20 frames each, one after the other on V1
    explicit MonitorStage(const QStringList &colours)
        : session(makeSession())
        , actions(&window)
    {
        apply(SetSequence{.width = 200, .height = 100, .rate = FrameRate()});
        for (const QString &colour : colours)
            append(ColourSource{*colourFromText(colour)}, 20);
    }

    /// @return the new clip
    ClipId append(const Source &source, std::int64_t length)
    {
        apply(Append{
            {.source = source, .video = session->target(TrackKind::Video), .length = length}});
        return video().clips.at(video().clips.size() - 1)->id;
    }
    void apply(const Edit &edit) { isFit = session->apply(edit) && isFit; }
    const Track &video() const
    {
        return trackAt(*session->root(),
                       *findTrack(*session->root(), session->target(TrackKind::Video)));
    }
    ClipId clip(std::size_t index) const { return video().clips.at(index)->id; }

    /// Shows the window around a panel and waits until it has the keyboard.
    bool open(QWidget *panel, const QSize &size = {640, 480})
    {
        window.setCentralWidget(panel);
        window.resize(size);
        window.show();
        actions.refresh();
        return QTest::qWaitForWindowActive(&window) && isFit;
    }

    std::unique_ptr<Session> session;
    QMainWindow window;
    Actions actions;
    bool isFit = true; ///< every edit was carried out
};

} // namespace weft::ui::test
