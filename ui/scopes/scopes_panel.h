#pragma once

#include "ui/scopes/scope_reader.h"
#include "ui/scopes/scope_view.h"
#include "ui/session/session.h"

#include <QTimer>

class QComboBox;
class QGridLayout;
class QLabel;

namespace weft::ui {

class Actions;

/// Waveform, parade, vectorscope and histogram of the frame under the playhead as an export would
/// write it. While it plays they follow a few times a second. Nothing is measured while it is not
/// seen. Thread: main.
class ScopesPanel : public QWidget
{
    Q_OBJECT
public:
    ScopesPanel(Session &session, Actions &actions, QWidget *parent = nullptr);

    /// One scope alone, or all four.
    void choose(std::optional<ScopeKind> kind);
    ScopeView &view(ScopeKind kind) { return *m_views[static_cast<std::size_t>(kind)]; }
    /// The frame that is drawn; −1 = none.
    std::int64_t measuredFrame() const { return m_measured; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void arrange();
    void want();
    void measure();
    void showState();

    Session &m_session;
    QComboBox *m_choice;
    QLabel *m_message;
    QWidget *m_empty;
    QWidget *m_scopes;
    std::array<ScopeView *, 4> m_views;
    std::optional<ScopeKind> m_alone;
    std::int64_t m_measured = -1;
    bool m_isWanted = false; ///< what is drawn is not what is under the playhead
    QTimer m_timer;
    ScopeReader *m_reader;
};

} // namespace weft::ui
