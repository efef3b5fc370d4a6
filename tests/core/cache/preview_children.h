#pragma once

#include "core/base/file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <csignal>
#include <vector>

#include <unistd.h>

namespace weft::test {

/// Programs that stand in for weft-cli.
class FakeChild
{
public:
    /// A shell script that is run with its socket as descriptor 3.
    QString script(const QByteArray &body) const
    {
        const QString path = m_folder.filePath(QStringLiteral("child"));
        if (!replaceFile(path, "#!/bin/bash\n" + body + '\n'))
            qFatal("cannot write %s", qPrintable(path));
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }
    /// Where a script can leave words.
    QString notes() const { return m_folder.filePath(QStringLiteral("notes")); }
    /// How many lines it left.
    qsizetype noteCount() const
    {
        const auto text = readFile(notes(), ErrorKind::Media);
        return text ? text->count('\n') : 0;
    }

private:
    QTemporaryDir m_folder;
};

/// The process ids of this process' children.
inline std::vector<int> ownChildren()
{
    std::vector<int> children;
    const QString own = QString::number(::getpid());
    for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(name));
        if (name.toInt() <= 0 || !stat.open(QIODevice::ReadOnly))
            continue;
        const QByteArray text = stat.readAll();
        const QByteArrayList words = text.mid(text.lastIndexOf(')') + 2).split(' ');
        if (words.size() > 1 && QString::fromLatin1(words[1]) == own && words[0] != "Z")
            children.push_back(name.toInt());
    }
    return children;
}

} // namespace weft::test
