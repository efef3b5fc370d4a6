#include "ui/monitor/full_screen.h"

#include "ui/monitor/monitor_deck.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace weft::ui {

FullScreen::FullScreen(Actions &actions, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_view(new PictureView(this))
{
    setWindowTitle(tr("Full screen"));
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_view);
    for (const ActionType &type : actionTypes()) {
        const QLatin1String id(type.id);
        if (id.startsWith(QLatin1String("play.")) || id.startsWith(QLatin1String("mark."))
            || id == QLatin1String("view.full-screen"))
            addAction(actions.action(type.id));
    }
    connect(m_view, &PictureView::displaySizeChanged, this, [this](const QSize &size) {
        if (isVisible() && m_view->player() && !size.isEmpty())
            m_view->player()->setDisplaySize(size);
    });
}

void FullScreen::open(MonitorDeck &deck)
{
    m_deck = &deck;
    deck.setSizing(false);
    m_view->setPlayer(deck.player());
    m_view->setSafeAreas(deck.view().hasSafeAreas());
    showFullScreen();
    m_view->setFocus();
}

void FullScreen::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QWidget::keyPressEvent(event);
}

void FullScreen::mouseDoubleClickEvent(QMouseEvent *)
{
    hide();
}

void FullScreen::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_view->setPlayer(nullptr);
    if (m_deck)
        m_deck->setSizing(true);
    Q_EMIT closed();
}

} // namespace weft::ui
