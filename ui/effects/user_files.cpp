#include "ui/effects/user_files.h"

#include "core/base/translate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>

namespace weft::ui {

UserFiles::UserFiles(QString folder, const QString &name, QString suffix)
    : m_folder(folder.isEmpty()
                   ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u'/' + name
                   : std::move(folder))
    , m_suffix(std::move(suffix))
{}

QStringList UserFiles::paths() const
{
    const QDir folder(m_folder);
    QStringList paths;
    for (const QString &file : folder.entryList({u'*' + m_suffix}, QDir::Files, QDir::Name))
        paths << folder.absoluteFilePath(file);
    return paths;
}

QString UserFiles::pathOf(const QString &name) const
{
    return QDir(m_folder).absoluteFilePath(QString::fromLatin1(QUrl::toPercentEncoding(name, " "))
                                           + m_suffix);
}

QString UserFiles::nameOf(const QString &path) const
{
    return QUrl::fromPercentEncoding(QFileInfo(path).fileName().chopped(m_suffix.size()).toUtf8());
}

Status UserFiles::makeFolder() const
{
    if (!QDir().mkpath(m_folder))
        return fail(ErrorKind::Output, weft::tr("The folder \"%1\" cannot be made.")
                                           .arg(QDir::toNativeSeparators(m_folder)));
    return {};
}

Status UserFiles::remove(const QString &path) const
{
    QFile file(path);
    if (!file.remove())
        return fail(ErrorKind::Output, weft::tr("\"%1\" cannot be removed: %2.")
                                           .arg(nameOf(path), file.errorString()));
    return {};
}

} // namespace weft::ui
