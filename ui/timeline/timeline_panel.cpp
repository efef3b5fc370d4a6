#include "ui/timeline/timeline_panel.h"

#include "ui/mixer/master_meter.h"
#include "ui/timeline/accessible.h"
#include "ui/timeline/commands.h"
#include "ui/timeline/ruler.h"
#include "ui/timeline/track_headers.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollBar>
#include <QSettings>
#include <QSlider>
#include <QToolButton>

#include <cmath>

namespace weft::ui {

namespace {

/// Of the zoom slider: hundredths of a power of two.
int sliderOf(double scale)
{
    return static_cast<int>(std::lround(std::log2(scale) * 100));
}

} // namespace

TimelinePanel::TimelinePanel(Session &session, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_view(session)
    , m_canvas(new TimelineCanvas(m_view, actions, this)) // first: Tab skips what a proxy follows
    , m_ruler(new TimelineRuler(m_view))
    , m_headers(new TrackHeaders(m_view))
    , m_meter(new MasterMeter(session))
    , m_along(new QScrollBar(Qt::Horizontal))
    , m_across(new QScrollBar(Qt::Vertical))
{
    makeTimelineAccessible();
    bindEditCommands(m_view, actions);
    bindTrimCommands(m_view, actions);
    bindClipCommands(m_view, actions);
    bindArrangeCommands(m_view, actions);
    bindSequenceCommands(m_view, actions);
    bindToolCommands(m_view, actions);
    bindMarkCommands(m_view, actions);

    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(makeToolBar(actions), 0, 0, 1, 4);
    auto *const corner = new QLabel;
    corner->setFixedSize(TrackHeaders::kWidth, TimelineRuler::kHeight);
    corner->setAlignment(Qt::AlignCenter);
    corner->setObjectName(QStringLiteral("timelinePosition"));
    corner->setAccessibleName(tr("Position of the playhead"));
    QFont large = corner->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    corner->setFont(large);
    grid->addWidget(corner, 1, 0);
    grid->addWidget(m_ruler, 1, 1, 1, 2);
    grid->addWidget(m_headers, 2, 0);
    grid->addWidget(m_canvas, 2, 1);
    grid->addWidget(m_across, 2, 2);
    grid->addWidget(m_along, 3, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(2, 1);
    addMeter(*grid, actions);

    const auto tell = [this, corner] {
        corner->setText(m_view.timecode(m_view.session().playhead()));
    };
    tell();
    connect(&session.player(), &Player::positionChanged, corner, tell);
    connect(&m_view, &TimelineView::changed, corner, tell);
    connect(&m_view, &TimelineView::moved, this, &TimelinePanel::showScroll);
    connect(&m_view, &TimelineView::partsChanged, this, &TimelinePanel::showScroll);
    connect(&m_view, &TimelineView::changed, &actions, &Actions::refreshSoon);
    connect(&session.player(), &Player::positionChanged, &actions, &Actions::refreshSoon);
    connect(m_ruler, &TimelineRuler::lookChanged, m_canvas, qOverload<>(&QWidget::update));
    connect(m_along, &QScrollBar::valueChanged, this,
            [this](int left) { m_view.scrollTo(left, m_view.geometry().top()); });
    connect(m_across, &QScrollBar::valueChanged, this,
            [this](int top) { m_view.scrollTo(m_view.geometry().left(), top); });
    connect(m_canvas, &TimelineCanvas::filesDropped, this, &TimelinePanel::filesDropped);
    connect(&m_view, &TimelineView::titleAdded, this, &TimelinePanel::titleAdded);
    setFocusProxy(m_canvas);
    m_view.fit();
}

void TimelinePanel::addMeter(QGridLayout &grid, Actions &actions)
{
    const QString key = QStringLiteral("timeline/meter");
    auto *const frame = new QWidget; // keeps its distance from the clips
    auto *const column = new QVBoxLayout(frame);
    column->setContentsMargins(6, 2, 6, 4);
    column->addWidget(m_meter);
    grid.addWidget(frame, 1, 3, 3, 1);
    frame->setVisible(QSettings().value(key, true).toBool());
    actions.bind("view.master-meter", {.run =
                                           [frame, key] {
                                               frame->setVisible(frame->isHidden());
                                               QSettings().setValue(key, !frame->isHidden());
                                           },
                                       .isChecked = [frame] { return !frame->isHidden(); }});
}

QWidget *TimelinePanel::makeToolBar(Actions &actions)
{
    auto *const bar = new QWidget;
    auto *const row = new QHBoxLayout(bar);
    row->setContentsMargins(6, 3, 6, 3);
    row->setSpacing(2);
    const auto add = [&](const char *id) {
        auto *const button = new QToolButton;
        button->setDefaultAction(actions.action(id));
        button->setAutoRaise(true);
        button->setAccessibleName(plainText(*findActionType(QLatin1String(id))));
        row->addWidget(button);
        return button;
    };
    for (const auto &[id, tool] : {std::pair("tool.select", Tool::Select),
                                   {"tool.razor", Tool::Razor},
                                   {"tool.ripple", Tool::Ripple},
                                   {"tool.roll", Tool::Roll},
                                   {"tool.slip", Tool::Slip},
                                   {"tool.slide", Tool::Slide},
                                   {"tool.spacer", Tool::Spacer},
                                   {"tool.hand", Tool::Hand},
                                   {"tool.zoom", Tool::Zoom}}) {
        QAction *const action = actions.action(id);
        auto *const button = new QToolButton;
        button->setIcon(action->icon());
        button->setToolTip(action->toolTip());
        button->setAccessibleName(plainText(*findActionType(QLatin1String(id))));
        button->setCheckable(true);
        button->setAutoRaise(true);
        row->addWidget(button);
        const auto show = [this, button, chosen = tool] {
            button->setChecked(m_view.tool() == chosen);
        };
        connect(button, &QToolButton::clicked, this, [action, show] {
            action->trigger();
            show();
        });
        connect(action, &QAction::changed, button,
                [action, button] { button->setToolTip(action->toolTip()); });
        connect(&m_view, &TimelineView::changed, button, show);
        show();
    }
    row->addSpacing(12);
    for (const char *id :
         {"sequence.snap", "sequence.dissolve-overlaps", "sequence.linked", "clip.split",
          "edit.ripple-delete", "clip.transition", "clip.title", "mark.add"})
        add(id);
    row->addStretch(1);
    add("sequence.zoom-out");
    auto *const zoom = new QSlider(Qt::Horizontal);
    zoom->setAccessibleName(tr("Zoom"));
    zoom->setRange(sliderOf(TimelineGeometry::kLeastScale),
                   sliderOf(TimelineGeometry::kGreatestScale));
    zoom->setFixedWidth(110);
    zoom->setMinimumHeight(24);
    connect(&m_view, &TimelineView::moved, zoom, [this, zoom] {
        const QSignalBlocker blocker(zoom);
        zoom->setValue(sliderOf(m_view.geometry().scale()));
    });
    connect(zoom, &QSlider::valueChanged, this, [this](int value) {
        m_view.zoom(std::exp2(value / 100.0) / m_view.geometry().scale());
    });
    row->addWidget(zoom);
    add("sequence.zoom-in");
    add("sequence.zoom-fit");
    return bar;
}

void TimelinePanel::showScroll()
{
    const TimelineGeometry &geometry = m_view.geometry();
    const QSignalBlocker along(m_along);
    const QSignalBlocker across(m_across);
    m_along->setRange(0, static_cast<int>(std::min(m_view.greatestLeft(), 2e9)));
    m_along->setPageStep(m_view.viewport().width());
    m_along->setSingleStep(40);
    m_along->setValue(static_cast<int>(geometry.left()));
    m_across->setRange(0, m_view.greatestTop());
    m_across->setPageStep(m_view.viewport().height());
    m_across->setSingleStep(20);
    m_across->setValue(geometry.top());
    m_across->setVisible(m_view.greatestTop() > 0);
}

} // namespace weft::ui
