#include "ui/project/recent_projects.h"

#include <QFileInfo>
#include <QSettings>

namespace weft::ui {

namespace {

constexpr int kMost = 12;
const QString kRecent = QStringLiteral("project/recent");
const QString kKept = QStringLiteral("project/kept");

} // namespace

QStringList recentProjects()
{
    QStringList there;
    for (const QString &path : QSettings().value(kRecent).toStringList()) {
        if (QFileInfo::exists(path))
            there << path;
    }
    return there;
}

void rememberProject(const QString &path)
{
    QStringList paths = QSettings().value(kRecent).toStringList();
    paths.removeAll(path);
    paths.prepend(path);
    QSettings().setValue(kRecent, QStringList(paths.mid(0, kMost)));
}

void forgetProject(const QString &path)
{
    QStringList paths = QSettings().value(kRecent).toStringList();
    paths.removeAll(path);
    QSettings().setValue(kRecent, paths);
}

QString keptProject()
{
    return QSettings().value(kKept).toString();
}

void keepProject(const QString &path)
{
    QSettings().setValue(kKept, path);
}

} // namespace weft::ui
