#pragma once

#include "ui/session/generation.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QToolButton;

namespace weft::ui {

class Actions;
class RecipeForm;
class Session;

/// The form for generated shots. With a generated clip selected it shows and changes that shot's
/// recipe, which makes its take stale and never loses it; else it is the recipe of the next shot.
/// Binds the actions of generating.
class GeneratePanel : public QWidget
{
    Q_OBJECT
public:
    GeneratePanel(Session &session, Actions &actions, QWidget *parent = nullptr);

    QSize sizeHint() const override { return {320, 480}; }

    /// Whose recipe the form shows; 0 = the next shot's.
    ShotId shot() const { return m_shot; }
    /// The recipe that the form shows.
    const Recipe &recipe() const;
    /// How many takes are made at once: 1 or 4.
    int count() const;
    /// Another seed for the next shot, unless it is locked.
    void rollSeed();

protected:
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeEmptyState();
    QWidget *makePage(Actions &actions);
    QWidget *makeFoot(Actions &actions);
    void fillGenerators();
    void chooseGenerator();
    void showGenerator(const QString &id, const Recipe &recipe);
    void follow();
    void formEdited();
    void estimate();
    void showEstimate(const Recipe &recipe, const Result<GenerateEstimate> &guess);
    void offerSmaller(const Recipe &recipe, std::int64_t needed);
    void showStatus();

    Session &m_session;
    ShotId m_shot;
    QHash<QString, Recipe> m_drafts; ///< of the next shot, by generator
    QStackedWidget *m_pages = nullptr;
    QLabel *m_heading = nullptr;
    QComboBox *m_generator = nullptr;
    QLabel *m_about = nullptr;
    QLabel *m_refused = nullptr;
    RecipeForm *m_form = nullptr;
    QLabel *m_estimate = nullptr;
    QPushButton *m_smaller = nullptr;
    QWidget *m_progress = nullptr;
    QLabel *m_preview = nullptr;
    QProgressBar *m_bar = nullptr;
    QLabel *m_state = nullptr;
    QPushButton *m_fix = nullptr;
    QToolButton *m_four = nullptr;
    QTimer m_toEstimate;
};

} // namespace weft::ui
