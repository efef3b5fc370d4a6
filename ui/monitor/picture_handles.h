#pragma once

#include "ui/monitor/handle_tool.h"
#include "ui/monitor/picture_view.h"
#include "ui/session/session.h"

class QPlainTextEdit;
class QToolButton;

namespace weft::ui {

/// Lies over a picture and draws handles for the clip that was selected last: drags are seen at
/// once and are one step of the history at release; Esc takes one back. Where nothing is to be
/// grabbed, presses go to the picture. A title is typed where it stands, after a double click.
/// Thread: main.
class PictureHandles : public QWidget
{
    Q_OBJECT
public:
    /// @param view is its parent
    PictureHandles(Session &session, PictureView &view);
    ~PictureHandles() override;

    void setShown(bool areShown);
    bool isShown() const { return m_areShown; }
    /// A menu of what handles can be had for; for a tool bar. Hidden where nothing is selected.
    QToolButton *chooser() { return m_chooser; }
    const std::vector<HandleTarget> &targets() const { return m_targets; }
    void choose(const HandleTarget &target);
    const HandleTool *tool() const { return m_tool.get(); }

    /// Lets the selected title be typed, on the picture; nothing where none is shown. Ctrl+Enter or
    /// another place that is clicked keeps the text, Esc gives it up.
    void editTitle();
    QPlainTextEdit *titleEditor() { return m_editor; } ///< null while nothing is typed

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// A handle in hand.
    struct Grip
    {
        HandleDrag drag;
        std::unique_ptr<HandleTool> tool; ///< of the state that the drag began with
        QPoint pressedAt;                 ///< in the widget
        bool isMoving = false;            ///< it has gone far enough to be a drag
    };

    ClipId clip() const;
    void follow();
    void showChooser();
    std::optional<Handle> handleAt(const QPointF &place) const;
    void moveGrip(const QPointF &place, Qt::KeyboardModifiers modifiers);
    void dropGrip(bool isKept);
    void showCursor(const QPointF &place);
    void paintHandle(QPainter &painter, const Handle &handle) const;
    void endTyping(bool isKept);

    Session &m_session;
    PictureView &m_view;
    QToolButton *m_chooser;
    bool m_areShown = true;
    std::vector<HandleTarget> m_targets;
    std::optional<HandleTarget> m_chosen; ///< by the user, for m_chosenFor
    ClipId m_chosenFor;
    HandleTarget m_target;
    std::unique_ptr<HandleTool> m_tool; ///< of what is shown; null: there are no handles
    std::optional<Grip> m_grip;
    QPlainTextEdit *m_editor = nullptr;
    ClipId m_typedIn;
};

} // namespace weft::ui
