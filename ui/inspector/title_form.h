#pragma once

#include "core/model/source.h"
#include "ui/controls/number_scale.h"

#include "core/model/project.h"

#include <QWidget>

#include <functional>

class QPlainTextEdit;
class QTimer;

namespace weft::ui {

class CollapsibleSection;
class Session;

/// The text of a title and how it looks. Typing is seen at once and is one step of the history when
/// it pauses for a second or the focus goes. Thread: main.
class TitleForm : public QWidget
{
    Q_OBJECT
public:
    /// @param clip shows a title
    TitleForm(Session &session, ClipId clip, QWidget *parent = nullptr);

    void refresh();
    /// Lets its user type: the text has the focus, all of it is selected.
    void edit();
    QPlainTextEdit *text() const { return m_text; }

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    using Change = std::function<void(TitleSource &)>;

    std::optional<TitleSource> title(const Project &project) const;
    void preview(const Change &change);
    void apply(const QString &name, const Change &change);
    void commitText();
    void addText();
    void addFont(CollapsibleSection &section);
    void addNumber(CollapsibleSection &section, const QString &label, const NumberScale &scale,
                   double TitleSource::*value);
    void addColour(CollapsibleSection &section, const QString &label, Colour TitleSource::*value);

    Session &m_session;
    const ClipId m_clip;
    QPlainTextEdit *m_text;
    QTimer *m_rest;
    bool m_isTyping = false; ///< what is shown is not in the project yet
    std::vector<std::function<void(const TitleSource &)>> m_refreshers;
};

} // namespace weft::ui
