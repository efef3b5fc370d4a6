#pragma once

#include "tests/support/patience.h"
#include "tests/ui/ui_test.h"
#include "ui/actions/actions.h"
#include "ui/generate/generate_panel.h"
#include "ui/generate/generations_panel.h"
#include "ui/generate/parameter_field.h"
#include "ui/generate/prompt_field.h"
#include "ui/generate/recipe_form.h"

#include <QHBoxLayout>
#include <QSpinBox>

namespace weft::ui::test {

/// A window with the two panels, and a project in which everything that is made is small.
struct Desk
{
    Desk()
        : session(makeSession())
    {
        if (!session->openNew())
            qFatal("no project");
        session->apply(
            SetSequence{.width = 320, .height = 180, .rate = FrameRate::fromString(u("25"))});
        actions = new Actions(&window);
        generate = new GeneratePanel(*session, *actions, &window);
        generations = new GenerationsPanel(*session, *actions, &window);
        auto *const layout = new QHBoxLayout(&window);
        layout->addWidget(generate);
        layout->addWidget(generations);
        window.resize(900, 700);
        window.show();
        QObject::connect(session.get(), &Session::noticed, &window,
                         [this](const Notice &notice) { said << notice.text; });
        small();
    }

    /// 64 × 64 pixels, three frames.
    void small()
    {
        RecipeForm &form = *generate->findChild<RecipeForm *>();
        form.resizeTo(64, 64);
        frames().setValue(3);
    }
    QSpinBox &frames() { return *generate->findChild<QSpinBox *>(u("frames")); }
    PromptEdit &prompt() { return *generate->findChild<PromptEdit *>(); }
    template<typename Widget>
    Widget &part(const char *name)
    {
        Widget *const found = window.findChild<Widget *>(u(name));
        if (!found)
            qFatal("no %s", name);
        return *found;
    }
    void act(const char *id)
    {
        actions->refresh();
        QAction *const action = actions->action(id);
        if (!action->isEnabled())
            qFatal("%s is not possible", id);
        action->trigger();
    }
    void set(const char *parameter, const RecipeValue &value)
    {
        auto *const field = generate->findChild<ParameterField *>(u(parameter));
        field->setValue(value);
        Q_EMIT field->edited();
    }
    const Shot &shot(std::size_t index = 0) const { return *session->root()->shots.at(index); }
    ShotState state(std::size_t index = 0) const
    {
        return session->generation().status(shot(index).id).state;
    }
    std::size_t takes(std::size_t index = 0) const
    {
        return session->generation().takesOf(shot(index).id).size();
    }

    std::unique_ptr<Session> session;
    QWidget window;
    Actions *actions = nullptr;
    GeneratePanel *generate = nullptr;
    GenerationsPanel *generations = nullptr;
    QStringList said;
};

template<typename Widget>
void click(Widget &widget)
{
    QTest::mouseClick(&widget, Qt::LeftButton);
}

} // namespace weft::ui::test

#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, weft::test::kPatienceMs)
