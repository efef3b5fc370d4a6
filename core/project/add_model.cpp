#include "core/project/add_model.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/project/carry.h"

#include <QDir>
#include <QDirIterator>
#include <QScopeGuard>

namespace weft {

namespace {

/// Paths of a model's files from its folder on, parts that are linked to included; of a motion
/// module, which may lie among other things, its description and weights. What begins with a dot is
/// no part of it.
QStringList filesOf(const ModelFolder &model)
{
    const bool isModule = model.kind == QLatin1String(ModelFolder::kMotionModule);
    QStringList files;
    QDirIterator found(model.path,
                       isModule ? QStringList{QStringLiteral("config.json"),
                                              QStringLiteral("*.safetensors")}
                                : QStringList(),
                       QDir::Files,
                       isModule ? QDirIterator::IteratorFlags()
                                : QDirIterator::Subdirectories | QDirIterator::FollowSymlinks);
    while (found.hasNext()) {
        const QString file = QDir(model.path).relativeFilePath(found.next());
        if (!file.startsWith(QLatin1Char('.')) && !file.contains(QLatin1String("/.")))
            files << file;
    }
    files.sort();
    return files;
}

QString freePath(const QString &name)
{
    QString path = modelsFolder() + QLatin1Char('/') + name;
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = QStringLiteral("%1/%2 %3").arg(modelsFolder(), name).arg(number);
    return path;
}

Status carryAll(const ModelFolder &model, const QString &to,
                const std::function<void(double)> &progress, const std::stop_token &stop)
{
    const QStringList files = filesOf(model);
    std::int64_t all = 0;
    for (const QString &file : files)
        all += QFileInfo(model.path + QLatin1Char('/') + file).size();
    std::int64_t done = 0;
    for (const QString &file : files) {
        if (stop.stop_requested()) // linking does not look
            return fail(ErrorKind::Cancelled, tr("Adding the model was cancelled."));
        const QString source = model.path + QLatin1Char('/') + file;
        const QString target = to + QLatin1Char('/') + file;
        if (const Status made = makeFolder(QFileInfo(target).absolutePath()); !made)
            return made;
        if (const Status carried = carryFile(source, target, CarryBy::Link, stop); !carried)
            return carried;
        done += QFileInfo(source).size();
        if (progress)
            progress(all > 0 ? static_cast<double>(done) / static_cast<double>(all) : 1);
    }
    return {};
}

} // namespace

Result<ModelFolder> addModel(const ModelFolder &model, const std::function<void(double)> &progress,
                             std::stop_token stop)
{
    const QString models = QFileInfo(modelsFolder()).absoluteFilePath();
    if (QFileInfo(model.path).absolutePath() == models)
        return model;
    const QString path = freePath(model.name);
    const QString part = path + QLatin1String(".part");
    const auto removePart = qScopeGuard([&part] { QDir(part).removeRecursively(); });
    QDir(part).removeRecursively(); // of one that was killed
    if (const Status carried = carryAll(model, part, progress, stop); !carried)
        return fail(carried);
    if (const auto carried = recogniseModel(part); !carried) // whole, or not at all
        return fail(carried);
    if (!QDir().rename(part, path))
        return fail(ErrorKind::Output,
                    tr("The model cannot be put into \"%1\". See that it can be written to.")
                        .arg(models));
    return ModelFolder{path, model.kind, QFileInfo(path).fileName()};
}

} // namespace weft
