#pragma once

#include "core/model/sequence.h"
#include "core/render/display_choices.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;

namespace weft::ui {

class ChoiceField;
class Session;

/// What a sequence is looked at through: nothing, or a view of a display of an OpenColorIO
/// configuration, chosen from what that offers. The file is read aside; where it cannot be, a
/// sentence says why. Thread: main.
class DisplayViewForm : public QWidget
{
    Q_OBJECT
public:
    explicit DisplayViewForm(Session &session, QWidget *parent = nullptr);

    void set(const DisplayView &view);
    /// As it is stored: its file relative to the project where that is saved.
    DisplayView view() const;
    /// Whether it can be taken: no view is wanted, or its configuration was read.
    bool isUsable() const;

    ChoiceField *use() const { return m_use; }
    QLineEdit *config() const { return m_config; }
    ChoiceField *display() const { return m_display; }
    ChoiceField *look() const { return m_view; }
    ChoiceField *source() const { return m_source; }
    QLabel *problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    void chooseFile();
    void read();
    void take(const Result<DisplayChoices> &read);
    void fillViews();
    void showState();

    Session &m_session;
    ChoiceField *m_use;
    QLineEdit *m_config;
    ChoiceField *m_display;
    ChoiceField *m_view;
    ChoiceField *m_source;
    QLabel *m_problem;
    QWidget *m_rows; ///< of what is only there with a view
    DisplayView m_wanted;
    std::optional<DisplayChoices> m_choices; ///< none: not read, or in vain
    int m_reads = 0;
};

} // namespace weft::ui
