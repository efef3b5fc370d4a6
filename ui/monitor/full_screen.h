#pragma once

#include <QWidget>

namespace weft::ui {

class Actions;
class MonitorDeck;
class PictureView;

/// The picture of a deck over the whole screen, until Esc. Its keys are those of the window.
/// Thread: main.
class FullScreen : public QWidget
{
    Q_OBJECT
public:
    FullScreen(Actions &actions, QWidget *parent);

    /// Meanwhile pictures are rendered as large as this view.
    void open(MonitorDeck &deck);
    PictureView &view() { return *m_view; }
    /// Whose picture is shown; null while it is closed.
    MonitorDeck *deck() const { return isVisible() ? m_deck : nullptr; }

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    PictureView *m_view;
    MonitorDeck *m_deck = nullptr;
};

} // namespace weft::ui
