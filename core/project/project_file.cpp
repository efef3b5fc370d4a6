#include "core/project/project_file.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/model/fields.h"
#include "core/model/validate.h"
#include "core/project/upgrade.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace weft {

namespace {

constexpr int kBackups = 5;
constexpr int kMaxLevelsUp = 2;

QString backupFolder(const QString &projectPath)
{
    const QFileInfo info(projectPath);
    return QStringLiteral("%1/%2.backups").arg(info.absolutePath(), info.completeBaseName());
}

QString backupPath(const QString &projectPath, int number)
{
    return QStringLiteral("%1/%2.%3.weft")
        .arg(backupFolder(projectPath), QFileInfo(projectPath).completeBaseName())
        .arg(number);
}

/// The file that is there becomes backup 1; the others move one up and the oldest goes.
Status rotateBackups(const QString &projectPath)
{
    if (const Status status = makeFolder(backupFolder(projectPath)); !status)
        return status;
    QFile::remove(backupPath(projectPath, kBackups));
    for (int number = kBackups - 1; number >= 1; --number)
        QFile::rename(backupPath(projectPath, number), backupPath(projectPath, number + 1));
    if (!QFile::copy(projectPath, backupPath(projectPath, 1)))
        return fail(ErrorKind::Output, tr("The backup \"%1\" cannot be written: is the disk full?")
                                           .arg(backupPath(projectPath, 1)));
    return {};
}

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
        if (const Status status = rotateBackups(path); !status)
            return status;
    }
    return replaceFile(path, text);
}

QStringList backupsOf(const QString &projectPath)
{
    QStringList found;
    for (int number = 1; number <= kBackups; ++number) {
        if (QFileInfo::exists(backupPath(projectPath, number)))
            found << backupPath(projectPath, number);
    }
    return found;
}

QString storedPath(const QString &mediaPath, const QString &projectFolder)
{
    const QString absolute = QDir::cleanPath(QFileInfo(mediaPath).absoluteFilePath());
    const QString relative = QDir(projectFolder).relativeFilePath(absolute);
    const bool isFar = relative.startsWith(QStringLiteral("../").repeated(kMaxLevelsUp + 1));
    return isFar || QDir::isAbsolutePath(relative) ? absolute : relative;
}

QString absolutePath(const QString &stored, const QString &projectFolder)
{
    return QDir::cleanPath(QDir(projectFolder).absoluteFilePath(stored));
}

} // namespace weft
