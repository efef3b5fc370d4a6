#include "ui/generate/prompt_counts.h"

#include "ui/generate/prompt_field.h"
#include "ui/generate/recipe_form.h"
#include "ui/session/aside.h"
#include "ui/session/session.h"

namespace weft::ui {

namespace {

constexpr int kCountAfterMs = 250;
constexpr int kLetGoAfterMs = 30'000;

/// What is left of a recipe for whoever only wants to know whether it can be counted.
Recipe withoutTexts(Recipe recipe, const std::vector<PromptField *> &prompts)
{
    for (const PromptField *const prompt : prompts)
        recipe.parameters.erase(prompt->objectName());
    return recipe;
}

} // namespace

PromptCounts::PromptCounts(Session &session, RecipeForm &form)
    : QObject(&form)
    , m_session(session)
    , m_form(form)
{
    m_toCount.setSingleShot(true);
    m_toCount.setInterval(kCountAfterMs);
    m_toLetGo.setSingleShot(true);
    m_toLetGo.setInterval(kLetGoAfterMs);
    connect(&form, &RecipeForm::typed, &m_toCount, qOverload<>(&QTimer::start));
    connect(&m_toCount, &QTimer::timeout, this, &PromptCounts::count);
    connect(&m_toLetGo, &QTimer::timeout, this, &PromptCounts::letGo);
    form.installEventFilter(this);
}

PromptCounts::~PromptCounts()
{
    letGo();
}

/// Nothing is counted while nobody looks.
bool PromptCounts::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_form && event->type() == QEvent::Show)
        m_toCount.start();
    return QObject::eventFilter(watched, event);
}

/// Ends the child, which is waited for: not here.
void PromptCounts::letGo()
{
    if (m_counter)
        QThreadPool::globalInstance()->start([counter = std::move(m_counter)] {});
    m_counter.reset();
}

void PromptCounts::count()
{
    const Recipe recipe = m_form.typedRecipe();
    const auto found = m_session.generation().catalogue().find(recipe.generator);
    if (m_isCounting || !m_form.isVisible() || !found || m_form.prompts().empty())
        return;
    const bool isTold = m_first == m_form.prompts().front();
    if (isTold && (recipe == m_counted || withoutTexts(recipe, m_form.prompts()) == m_refused))
        return;
    if (!m_counter || m_counter->plugin().file != found->plugin->file) {
        letGo();
        m_counter = std::make_shared<PromptCounter>(*found->plugin);
    }
    QStringList parameters;
    for (const PromptField *const prompt : m_form.prompts())
        parameters << prompt->objectName();
    m_isCounting = true;
    m_toLetGo.start();
    aside(
        this,
        [recipe, parameters, counter = m_counter] {
            std::vector<Result<PromptCount>> counts;
            for (const QString &parameter : parameters)
                counts.push_back(counter->count(recipe, parameter));
            return counts;
        },
        [this, recipe](const std::vector<Result<PromptCount>> &counts) {
            m_isCounting = false;
            show(recipe, counts);
            count(); // what was typed meanwhile
        });
}

void PromptCounts::show(const Recipe &recipe, const std::vector<Result<PromptCount>> &counts)
{
    const std::vector<PromptField *> &prompts = m_form.prompts();
    const bool isOfForm = recipe.generator == m_form.generatorId()
                          && counts.size() == prompts.size();
    if (!isOfForm)
        return;
    m_first = prompts.front();
    m_counted = recipe;
    m_refused = {};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!counts[i] || counts[i]->most == 0)
            m_refused = withoutTexts(recipe, prompts);
        prompts[i]->showCount(counts[i] ? *counts[i] : PromptCount());
    }
}

} // namespace weft::ui
