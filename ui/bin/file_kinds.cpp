#include "ui/bin/file_kinds.h"

#include "core/base/translate.h"
#include "core/generate/model_folder.h"
#include "core/interchange/interchange.h"
#include "core/interchange/subtitles.h"

#include <QFileInfo>
#include <QMimeData>
#include <QMimeDatabase>
#include <QUrl>

namespace weft::ui {

namespace {

constexpr const char *kMediaSuffixes
    = "mp4 mov m4v mkv webm avi mxf mts m2ts ts mpg mpeg mpe vob flv f4v wmv asf ogv 3gp 3g2 nut "
      "dv y4m gif jpg jpeg png webp tif tiff bmp tga exr dpx jp2 ppm pgm pnm pam avif heic wav "
      "wave "
      "w64 flac mp3 m4a aac ogg oga opus aif aiff caf wma ac3 eac3 mka amr au";

const QStringList &mediaSuffixes()
{
    static const QStringList suffixes = QString::fromLatin1(kMediaSuffixes).split(QLatin1Char(' '));
    return suffixes;
}

/// Why a file of a known but unwanted kind is not taken; empty for other suffixes.
QString refusalOf(const QString &suffix, const QString &name)
{
    static const QStringList weights{QStringLiteral("ckpt"), QStringLiteral("gguf"),
                                     QStringLiteral("pth")};
    if (weights.contains(suffix))
        return tr("\"%1\" holds a model's weights in a format that no generator here reads: get "
                  "them as .safetensors.")
            .arg(name);
    return {};
}

/// Judges a file whose suffix says nothing by its first bytes.
QString refusalByContent(const QString &path, const QString &name)
{
    const QMimeType type = QMimeDatabase().mimeTypeForFile(path);
    for (const char *group : {"video/", "audio/", "image/"}) {
        if (type.name().startsWith(QLatin1String(group))
            && type.name() != QLatin1String("image/svg+xml"))
            return {};
    }
    if (type.isDefault() || type.name() == QLatin1String("application/ogg")
        || type.name() == QLatin1String("application/mxf"))
        return {}; // nobody knows: the probe does
    return tr("\"%1\" is no film, picture or sound (%2).").arg(name, type.comment());
}

QString patternsOf(const QStringList &suffixes)
{
    QStringList patterns;
    for (const QString &suffix : suffixes)
        patterns << QStringLiteral("*.%1 *.%2").arg(suffix, suffix.toUpper());
    return patterns.join(QLatin1Char(' '));
}

} // namespace

FileKind fileKindOf(const QString &path, QString *why)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    const QString suffix = info.suffix().toLower();
    const auto refuse = [why](const QString &sentence) {
        if (why)
            *why = sentence;
        return FileKind::Unreadable;
    };
    if (info.isDir())
        return looksLikeModel(path) ? FileKind::Model : FileKind::Folder;
    if (!info.exists())
        return refuse(tr("There is no file \"%1\".").arg(path));
    if (!info.isReadable())
        return refuse(tr("\"%1\" may not be read: look at its permissions.").arg(name));
    if (info.size() == 0)
        return refuse(tr("\"%1\" is empty.").arg(name));
    if (suffix == QLatin1String("weft"))
        return FileKind::Project;
    if (looksLikeModel(path)) {
        const Result<ModelFolder> model = recogniseModel(path);
        return model ? FileKind::Model : refuse(model.error().message);
    }
    if (suffix == QLatin1String("cube"))
        return FileKind::Lut;
    if (subtitleSuffixes().contains(suffix))
        return FileKind::Subtitles;
    if (readableSuffixes().contains(suffix))
        return FileKind::Timeline;
    if (const QString refusal = refusalOf(suffix, name); !refusal.isEmpty())
        return refuse(refusal);
    if (mediaSuffixes().contains(suffix))
        return FileKind::Media;
    if (const QString refusal = refusalByContent(path, name); !refusal.isEmpty())
        return refuse(refusal);
    return FileKind::Media;
}

bool canDrop(const QStringList &paths, QString *why)
{
    QString first = paths.isEmpty() ? tr("There are no files in what is dragged.") : QString();
    for (const QString &path : paths) {
        QString refusal;
        if (fileKindOf(path, &refusal) != FileKind::Unreadable)
            return true;
        if (first.isEmpty())
            first = refusal;
    }
    if (why)
        *why = first;
    return false;
}

QStringList pathsOf(const QMimeData *mime)
{
    QStringList paths;
    for (const QUrl &url : mime->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

QString projectIn(const QStringList &paths)
{
    return paths.size() == 1 && fileKindOf(paths.front()) == FileKind::Project ? paths.front()
                                                                               : QString();
}

QString mediaFileFilter()
{
    return tr("Films, pictures, sounds and look-up tables (%1)")
               .arg(patternsOf(mediaSuffixes() + QStringList(QStringLiteral("cube"))))
           + QStringLiteral(";;") + tr("All files (*)");
}

QString timelineFileFilter()
{
    return tr("Timelines and projects (%1)").arg(patternsOf(readableSuffixes()));
}

} // namespace weft::ui
