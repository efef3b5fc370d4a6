#include "core/base/translate.h"
#include "core/media/probe.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <xxhash.h>

namespace weft {

namespace {

constexpr qint64 kEndSize = 64 * 1024;

tl::unexpected<Error> cannotRead(const QFile &file)
{
    return fail(ErrorKind::Media,
                tr("\"%1\" cannot be read (%2).").arg(file.fileName(), file.errorString()));
}

} // namespace

Result<MediaIdentity> identify(const QString &path)
{
    QFile file(path);
    if (QFileInfo(path).isDir())
        return fail(ErrorKind::Media, tr("\"%1\" is a folder, not a media file.").arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return cannotRead(file);
    const qint64 size = file.size();
    QByteArray sample(sizeof(qint64), Qt::Uninitialized);
    qToLittleEndian<qint64>(size, sample.data());
    for (const qint64 start : {qint64{0}, std::max<qint64>(0, size - kEndSize)}) {
        const qint64 wanted = std::min(size, kEndSize);
        const QByteArray part = file.seek(start) ? file.read(wanted) : QByteArray();
        if (part.size() != wanted)
            return cannotRead(file);
        sample += part;
    }
    const XXH128_hash_t hash = XXH3_128bits(sample.constData(), static_cast<size_t>(sample.size()));
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, hash);
    const QByteArray digest(reinterpret_cast<const char *>(canonical.digest),
                            sizeof canonical.digest);
    return MediaIdentity{size, QString::fromLatin1(digest.toHex())};
}

} // namespace weft
