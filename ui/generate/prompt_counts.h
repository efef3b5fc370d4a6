#pragma once

#include "core/generate/prompt_counter.h"
#include "core/model/shot.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <vector>

namespace weft::ui {

class PromptField;
class RecipeForm;
class Session;

/// Says under the prompts of a form how many tokens they have, and how many of them the model
/// reads: shortly after the typing pauses, counted on another thread, the newest text wins. Where
/// nobody counts, or no model is chosen, nothing is said. Thread: main.
class PromptCounts : public QObject
{
    Q_OBJECT
public:
    /// @param form owns this
    PromptCounts(Session &session, RecipeForm &form);
    ~PromptCounts() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void count();
    void show(const Recipe &recipe, const std::vector<Result<PromptCount>> &counts);
    void letGo();

    Session &m_session;
    RecipeForm &m_form;
    std::shared_ptr<PromptCounter> m_counter; ///< its child stays as long as texts are typed
    bool m_isCounting = false;
    QPointer<PromptField> m_first; ///< of the fields that have been told
    Recipe m_counted;              ///< what they were told is about
    Recipe m_refused;              ///< without prompts: nobody counts
    QTimer m_toCount;
    QTimer m_toLetGo;
};

} // namespace weft::ui
