#include "core/interchange/otio_url.h"

#include "core/project/project_file.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

namespace weft {

namespace {

/// "C:/x.mov" or "/C:/x.mov", as a URL's path has it, or "\\\\server\\share".
bool isWindowsPath(const QString &path)
{
    static const QRegularExpression drive(QStringLiteral("^(/?[A-Za-z]:[/\\\\]|\\\\\\\\)"));
    return drive.match(path).hasMatch();
}

QString windowsPath(QString path)
{
    path.replace(QLatin1Char('\\'), QLatin1Char('/'));
    return QDir::cleanPath(QLatin1Char('/') + path);
}

QString decoded(const QString &text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

QString pathOfFileUrl(const QString &url)
{
    const QString rest = url.mid(int(qstrlen("file:")));
    if (!rest.startsWith(QLatin1String("//")))
        return decoded(rest);
    const qsizetype slash = rest.indexOf(QLatin1Char('/'), 2);
    const QString host = rest.mid(2, slash < 0 ? -1 : slash - 2);
    const QString path = slash < 0 ? QString() : decoded(rest.mid(slash));
    if (isWindowsPath(path))
        return windowsPath(path);
    const bool isLocal = host.isEmpty() || host == QLatin1String("localhost");
    return isLocal ? path : QLatin1Char('/') + host + path;
}

QString relativePath(const QString &text, const QString &folder)
{
    const QDir base(folder);
    const QString plain = QDir::cleanPath(base.absoluteFilePath(text));
    if (!text.contains(QLatin1Char('%')) || QFileInfo::exists(plain))
        return plain;
    return QDir::cleanPath(base.absoluteFilePath(decoded(text)));
}

QString anyPathOfUrl(const QString &url, const QString &folder)
{
    static const QRegularExpression network(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]+://"));
    if (url.startsWith(QLatin1String("file:"), Qt::CaseInsensitive))
        return QDir::cleanPath(QDir(folder).absoluteFilePath(pathOfFileUrl(url)));
    if (isWindowsPath(url))
        return windowsPath(url);
    return url.isEmpty() || network.match(url).hasMatch() ? QString() : relativePath(url, folder);
}

} // namespace

QString pathOfUrl(const QString &url, const QString &folder)
{
    const QString path = anyPathOfUrl(url, folder);
    return path.contains(QChar(0)) ? QString() : path; // the system would end the name there
}

QString urlOfPath(const QString &path, const QString &folder)
{
    const QString stored = storedPath(path, folder);
    if (QDir::isAbsolutePath(stored))
        return QStringLiteral("file://")
               + QString::fromLatin1(QUrl::toPercentEncoding(stored, "/:"));
    return QString::fromLatin1(QUrl::toPercentEncoding(stored, "/"));
}

} // namespace weft
