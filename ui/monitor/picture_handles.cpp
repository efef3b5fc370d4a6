#include "ui/monitor/picture_handles.h"

#include "ui/monitor/title_tool.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QToolButton>

#include <cmath>

namespace weft::ui {

namespace {

constexpr int kDragDistance = 4;              ///< below it a press and release is a click
constexpr double kReach = kLeastTarget / 2.0; ///< how far from a handle one may press
constexpr double kHandleSize = 9;

Qt::CursorShape cursorOf(const Handle &handle)
{
    switch (handle.kind) {
    case Handle::Kind::Body: return Qt::SizeAllCursor;
    case Handle::Kind::Corner:
        return handle.index % 2 == 0 ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
    case Handle::Kind::Side: return handle.index % 2 == 0 ? Qt::SizeVerCursor : Qt::SizeHorCursor;
    default: return Qt::PointingHandCursor;
    }
}

double lengthOf(const QPointF &way)
{
    return std::hypot(way.x(), way.y());
}

} // namespace

PictureHandles::PictureHandles(Session &session, PictureView &view)
    : QWidget(&view)
    , m_session(session)
    , m_view(view)
    , m_chooser(new QToolButton(&view))
{
    setMouseTracking(true);
    setAccessibleName(tr("Handles on the picture"));
    view.installEventFilter(this);
    m_chooser->setPopupMode(QToolButton::InstantPopup);
    m_chooser->setMenu(new QMenu(m_chooser));
    m_chooser->setFocusPolicy(Qt::TabFocus);
    m_chooser->setMinimumHeight(kLeastTarget);
    m_chooser->setAccessibleName(tr("What the handles change"));
    m_chooser->setToolTip(tr("What the handles on the picture change"));
    connect(&session, &Session::shownChanged, this, &PictureHandles::follow);
    connect(&session.selection(), &Selection::changed, this, &PictureHandles::follow);
    connect(&session.player(), &Player::positionChanged, this, &PictureHandles::follow);
    connect(&session.player(), &Player::stateChanged, this, &PictureHandles::follow);
    connect(&view, &PictureView::mappingChanged, this, qOverload<>(&QWidget::update));
    follow();
}

PictureHandles::~PictureHandles() = default;

void PictureHandles::setShown(bool areShown)
{
    m_areShown = areShown;
    follow();
}

ClipId PictureHandles::clip() const
{
    const std::vector<ClipId> &clips = m_session.selection().clips();
    return clips.empty() ? ClipId() : clips.back();
}

void PictureHandles::choose(const HandleTarget &target)
{
    m_chosen = target;
    m_chosenFor = clip();
    follow();
}

/// Makes the handles anew for what is shown.
void PictureHandles::follow()
{
    m_tool.reset();
    update();
    if (m_session.player().state() == Player::State::Playing)
        return; // until it rests
    m_targets.clear();
    const auto scene = m_areShown && clip()
                           ? sceneOf(*m_session.shown(), clip(), m_session.playhead())
                           : std::nullopt;
    if (scene) {
        m_targets = handleTargets(*scene);
        m_target = defaultTarget(m_targets);
        for (const HandleTarget &target : m_targets) {
            if (m_chosen && m_chosenFor == clip() && target.isSame(*m_chosen))
                m_target = target;
        }
        m_tool = makeTool(*scene, m_target);
    }
    showChooser();
}

void PictureHandles::showChooser()
{
    m_chooser->setVisible(!m_targets.empty());
    m_chooser->setText(m_target.label);
    QMenu *const menu = m_chooser->menu();
    menu->clear();
    for (const HandleTarget &target : m_targets) {
        QAction *const action = menu->addAction(target.label, this,
                                                [this, target] { choose(target); });
        action->setCheckable(true);
        action->setChecked(target.isSame(m_target));
    }
}

/// The handle that a press at a place of the widget takes.
std::optional<Handle> PictureHandles::handleAt(const QPointF &place) const
{
    if (!m_tool)
        return {};
    const PictureMapping mapping = m_view.mapping();
    std::optional<Handle> nearest;
    double least = kReach;
    for (const Handle &handle : m_tool->handles()) {
        const double away = lengthOf(mapping.toWidget(handle.place) - place);
        if (away <= least) {
            nearest = handle;
            least = away;
        }
    }
    if (nearest)
        return nearest;
    const QPointF inFrame = mapping.toFrame(place);
    if (m_tool->isToBeDrawn() || m_tool->outline().contains(inFrame))
        return Handle{Handle::Kind::Body, 0, inFrame};
    return {};
}

void PictureHandles::mousePressEvent(QMouseEvent *event)
{
    const auto handle = event->button() == Qt::LeftButton ? handleAt(event->position())
                                                          : std::nullopt;
    const auto scene = handle ? sceneOf(*m_session.shown(), clip(), m_session.playhead())
                              : std::nullopt;
    if (!scene) {
        event->ignore();
        return;
    }
    m_view.setFocus(Qt::MouseFocusReason);
    m_grip.emplace();
    m_grip->tool = makeTool(*scene, m_target);
    m_grip->drag.handle = *handle;
    m_grip->drag.from = m_view.mapping().toFrame(event->position());
    m_grip->pressedAt = event->pos();
}

void PictureHandles::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_grip) {
        showCursor(event->position());
        event->ignore();
        return;
    }
    const bool isFar = (event->pos() - m_grip->pressedAt).manhattanLength() >= kDragDistance;
    m_grip->isMoving = m_grip->isMoving || isFar;
    if (m_grip->isMoving)
        moveGrip(event->position(), event->modifiers());
}

void PictureHandles::moveGrip(const QPointF &place, Qt::KeyboardModifiers modifiers)
{
    m_grip->drag.to = m_view.mapping().toFrame(place);
    m_grip->drag.isConstrained = modifiers.testFlag(Qt::ShiftModifier);
    const std::vector<Edit> edits = m_grip->tool->drag(m_grip->drag);
    if (edits.empty())
        m_session.endPreview();
    else
        (void) m_session.preview(EditGroup{m_grip->tool->stepName(), edits}); // told at release
}

void PictureHandles::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_grip) {
        event->ignore();
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    if (m_grip->isMoving)
        moveGrip(event->position(), event->modifiers());
    dropGrip(m_grip->isMoving);
}

void PictureHandles::dropGrip(bool isKept)
{
    const Grip grip = *std::exchange(m_grip, std::nullopt);
    const std::vector<Edit> edits = isKept ? grip.tool->drag(grip.drag) : std::vector<Edit>();
    if (edits.empty())
        m_session.endPreview();
    else
        m_session.apply(grip.tool->stepName(), edits);
}

void PictureHandles::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_grip.reset();
    if (event->button() != Qt::LeftButton || !m_tool || !handleAt(event->position())) {
        event->ignore();
        return;
    }
    if (m_target.kind == HandleTarget::Kind::Title)
        return editTitle();
    const std::vector<Edit> edits = m_tool->doubleClick(
        m_view.mapping().toFrame(event->position()));
    if (!edits.empty())
        m_session.apply(m_tool->stepName(), edits);
}

bool PictureHandles::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && event->type() == QEvent::FocusOut) {
        endTyping(true);
        return false;
    }
    const bool isKey = event->type() == QEvent::KeyPress
                       || event->type() == QEvent::ShortcutOverride;
    if (!isKey)
        return QWidget::eventFilter(watched, event);
    auto *const key = static_cast<QKeyEvent *>(event);
    if (watched == m_editor && event->type() == QEvent::KeyPress) {
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Escape
            || (isEnter && key->modifiers().testFlag(Qt::ControlModifier))) {
            endTyping(key->key() != Qt::Key_Escape);
            m_view.setFocus();
            return true;
        }
    }
    if (watched == &m_view && m_grip && key->key() == Qt::Key_Escape) {
        if (event->type() == QEvent::KeyPress)
            dropGrip(false);
        event->accept();
        return true;
    }
    if (watched == m_editor && event->type() == QEvent::ShortcutOverride) {
        event->accept(); // all keys are text's
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void PictureHandles::showCursor(const QPointF &place)
{
    const auto handle = handleAt(place);
    if (!handle)
        unsetCursor();
    else if (m_tool->isToBeDrawn())
        setCursor(Qt::CrossCursor);
    else
        setCursor(cursorOf(*handle));
}

// ---- painting ----

void PictureHandles::paintEvent(QPaintEvent *)
{
    if (!m_tool)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const PictureMapping mapping = m_view.mapping();
    const QTransform toWidget = QTransform::fromTranslate(mapping.target.x(), mapping.target.y())
                                    .scale(mapping.scale(), mapping.scale());
    const QPainterPath outline = toWidget.map(m_tool->outline());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 150), 3));
    painter.drawPath(outline);
    painter.setPen(QPen(darkTheme().accent, 1.5));
    painter.drawPath(outline);
    for (const Handle &handle : m_tool->handles())
        paintHandle(painter, handle);
}

void PictureHandles::paintHandle(QPainter &painter, const Handle &handle) const
{
    const QPointF at = m_view.mapping().toWidget(handle.place);
    QRectF box(0, 0, kHandleSize, kHandleSize);
    box.moveCenter(at);
    painter.setPen(QPen(QColor(0, 0, 0, 200), 1));
    painter.setBrush(handle.kind == Handle::Kind::Control ? QColor(Qt::white) : darkTheme().accent);
    switch (handle.kind) {
    case Handle::Kind::Turn:
    case Handle::Kind::Control: painter.drawEllipse(box); return;
    case Handle::Kind::Anchor:
        painter.setBrush(Qt::NoBrush);
        for (const auto &[colour, width] :
             {std::pair(QColor(0, 0, 0, 200), 3.0), std::pair(QColor(darkTheme().accent), 1.5)}) {
            painter.setPen(QPen(colour, width));
            painter.drawEllipse(box);
            painter.drawLine(at - QPointF(kHandleSize, 0), at + QPointF(kHandleSize, 0));
            painter.drawLine(at - QPointF(0, kHandleSize), at + QPointF(0, kHandleSize));
        }
        return;
    default: painter.drawRect(box); return;
    }
}

// ---- typing ----

void PictureHandles::editTitle()
{
    if (m_target.kind != HandleTarget::Kind::Title) {
        for (const HandleTarget &target : m_targets) {
            if (target.kind == HandleTarget::Kind::Title)
                choose(target);
        }
    }
    const auto *const title = dynamic_cast<const TitleTool *>(m_tool.get());
    if (!title || m_editor)
        return;
    m_typedIn = clip();
    const PictureMapping mapping = m_view.mapping();
    m_editor = new QPlainTextEdit(title->title().text, this);
    m_editor->setAccessibleName(tr("Text of the title"));
    m_editor->setToolTip(tr("Ctrl+Enter keeps the text, Esc gives it up"));
    QFont font(title->title().font);
    font.setPixelSize(
        std::max(12, qRound(title->title().size / 100 * mapping.target.height() * 0.8)));
    font.setWeight(static_cast<QFont::Weight>(title->title().weight));
    font.setItalic(title->title().italic);
    m_editor->setFont(font);
    const QSizeF box = title->box().size() * mapping.scale();
    QRectF place(QPointF(),
                 QSizeF(std::max(240.0, box.width() + 64),
                        std::max(QFontMetricsF(font).lineSpacing() + 24, box.height() + 32)));
    place.setSize(place.size().boundedTo(QSizeF(size())));
    place.moveCenter(mapping.toWidget(title->box().center()));
    place.moveLeft(std::clamp(place.left(), 0.0, std::max(0.0, width() - place.width())));
    place.moveTop(std::clamp(place.top(), 0.0, std::max(0.0, height() - place.height())));
    m_editor->setGeometry(place.toRect());
    m_editor->installEventFilter(this);
    m_editor->show();
    m_editor->selectAll();
    m_editor->setFocus();
}

void PictureHandles::endTyping(bool isKept)
{
    QPlainTextEdit *const editor = std::exchange(m_editor, nullptr);
    editor->removeEventFilter(this);
    editor->deleteLater();
    editor->hide();
    const auto place = findClip(*m_session.root(), m_typedIn);
    const auto *const title = place ? std::get_if<TitleSource>(&place->clip->source) : nullptr;
    if (!isKept || !title || title->text == editor->toPlainText())
        return;
    TitleSource changed = *title;
    changed.text = editor->toPlainText();
    m_session.apply(SetClip{.clip = m_typedIn, .title = changed});
}

} // namespace weft::ui
