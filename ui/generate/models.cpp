#include "ui/generate/models.h"

#include "core/base/post.h"
#include "core/base/translate.h"
#include "core/project/add_model.h"
#include "ui/project/file_chooser.h"
#include "ui/project/tasks.h"
#include "ui/session/aside.h"
#include "ui/session/session.h"

namespace weft::ui {

namespace {

bool isInstalled(const ModelFolder &model)
{
    const std::vector<ModelFolder> installed = installedModels();
    return std::find(installed.begin(), installed.end(), model) != installed.end();
}

void tell(Session &session, const Result<ModelFolder> &added)
{
    if (added)
        session.notify({Notice::Kind::Note,
                        tr("\"%1\" is among the models: recipes can choose it.").arg(added->name)});
    else if (added.error().kind != ErrorKind::Cancelled)
        session.notifyProblem(added.error().message);
}

} // namespace

void offerModel(Session &session, const QString &path)
{
    const Result<ModelFolder> model = recogniseModel(path);
    if (!model)
        return session.notify({Notice::Kind::Warning, model.error().message});
    if (isInstalled(*model))
        return tell(session, model);
    session.notify(
        {Notice::Kind::Note,
         tr("\"%1\" is a model for generating (%2).").arg(model->name, modelKindText(model->kind)),
         tr("Add to Models"), [&session, model = *model] { addToModels(session, model); }});
}

void addToModels(Session &session, const ModelFolder &model,
                 std::function<void(const ModelFolder &)> done)
{
    const auto stop = std::make_shared<std::stop_source>();
    Tasks *const tasks = &Tasks::of(session);
    const QString text = tr("Adding the model %1").arg(model.name);
    const Tasks::Key task = tasks->begin(text, [stop] { stop->request_stop(); });
    // Progress is told from the other thread, while the tasks are certainly there.
    const auto guard = std::make_shared<QPointer<Tasks>>(tasks);
    QObject::connect(tasks, &QObject::destroyed, qApp, [stop] { stop->request_stop(); });
    aside(
        &session,
        [model, stop, text, task, guard] {
            const auto progress = [text, task, guard](double fraction) {
                post(qApp, [text, task, guard, fraction] {
                    if (*guard)
                        (*guard)->tell(task, text, fraction);
                });
            };
            return addModel(model, progress, stop->get_token());
        },
        [&session, task, done = std::move(done)](const Result<ModelFolder> &added) {
            Tasks::of(session).end(task);
            tell(session, added);
            if (added && done)
                done(*added);
        });
}

void chooseModel(Session &session, QWidget *parent, std::function<void(const ModelFolder &)> done)
{
    const QString path = FileChooser::of(session).folder(
        {.parent = parent, .title = tr("Add a Model")});
    if (path.isEmpty())
        return;
    const Result<ModelFolder> model = recogniseModel(path);
    if (!model)
        return session.notify({Notice::Kind::Warning, model.error().message});
    addToModels(session, *model, std::move(done));
}

} // namespace weft::ui
