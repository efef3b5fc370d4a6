#include "core/project/project_file.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/generate/asset_store.h"
#include "core/model/fields.h"
#include "core/model/validate.h"
#include "core/project/backups.h"
#include "core/project/upgrade.h"

#include <QDir>
#include <QFileInfo>

namespace weft {

namespace {

constexpr int kMaxLevelsUp = 2;

} // namespace

QByteArray toProjectText(const Project &project)
{
    nlohmann::ordered_json json = {{"weft", kProjectFileVersion}};
    json.update(toJson(project));
    return prettyJson(json);
}

Result<Project> fromProjectText(const QByteArray &text, const QString &name)
{
    auto json = parseJson(text, QStringLiteral("\"%1\"").arg(name), ErrorKind::Project);
    if (!json)
        return fail(json);
    if (const Status status = upgrade(*json, upgradeSteps(), name); !status)
        return fail(status);
    json->erase("weft");
    auto project = fromJson<Project>(*json, tr("The project \"%1\" cannot be read").arg(name),
                                     ErrorKind::Project);
    if (!project)
        return project;
    sortById(*project);
    if (const QStringList problems = validate(*project); !problems.isEmpty())
        return fail(ErrorKind::Project, tr("The project \"%1\" is damaged (%n problem(s)). %2",
                                           static_cast<int>(problems.size()))
                                            .arg(name, problems.front()));
    return project;
}

Result<Project> loadProject(const QString &path)
{
    const auto text = readFile(path, ErrorKind::Project);
    if (!text)
        return fail(text);
    return fromProjectText(*text, path);
}

Status saveProject(const Project &project, const QString &path)
{
    const QByteArray text = toProjectText(project);
    if (QFileInfo(path).isFile()) {
        const auto old = readFile(path, ErrorKind::Output);
        if (old && *old == text)
            return {};
        if (!old)
            return fail(old);
        if (const Status status = writeBackup(*old, path); !status)
            return status;
    }
    return replaceFile(path, text);
}

QString storedPath(const QString &mediaPath, const QString &projectFolder)
{
    const QString absolute = QDir::cleanPath(QFileInfo(mediaPath).absoluteFilePath());
    const QString relative = QDir(projectFolder).relativeFilePath(absolute);
    const bool isFar = relative.startsWith(QStringLiteral("../").repeated(kMaxLevelsUp + 1));
    return isFar || QDir::isAbsolutePath(relative) ? absolute : relative;
}

std::map<QString, QString> pathsAfterMove(const Project &project, const QString &fromPath,
                                          const QString &toPath)
{
    const QString fromFolder = QFileInfo(fromPath).absolutePath();
    const QString toFolder = QFileInfo(toPath).absolutePath();
    const QString takes = AssetStore::folderFor(fromPath) + QLatin1Char('/');
    std::map<QString, QString> moved;
    const auto add = [&](const QString &stored) {
        QString file = absolutePath(stored, fromFolder);
        if (file.startsWith(takes))
            file = AssetStore::folderFor(toPath) + QLatin1Char('/') + file.mid(takes.size());
        else if (fromFolder == toFolder)
            return;
        const QString now = storedPath(file, toFolder);
        if (now != stored)
            moved.emplace(stored, now);
    };
    for (const auto &item : project.media) {
        add(item->path);
        for (const Proxy &proxy : item->proxies)
            add(proxy.path);
    }
    for (const auto &sequence : project.sequences) {
        if (!sequence->settings.view.config.isEmpty())
            add(sequence->settings.view.config);
    }
    return moved;
}

QString absolutePath(const QString &stored, const QString &projectFolder)
{
    return QDir::cleanPath(QDir(projectFolder).absoluteFilePath(stored));
}

} // namespace weft
