#include "tests/media/truth.h"

#include <QCryptographicHash>
#include <QFile>

namespace weft::test {

QString mediaPath(const QString &name)
{
    return QStringLiteral(WEFT_TEST_MEDIA "/") + name;
}

Truth truthOf(const QString &name)
{
    return readTruth(mediaPath(name + QStringLiteral(".framemd5")));
}

Truth readTruth(const QString &path)
{
    Truth truth;
    Rational tick;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return truth;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (line.startsWith("#tb 0: "))
            tick = Rational::fromString(QString::fromLatin1(line.mid(7))).value_or(Rational());
        truth.isPacked = truth.isPacked || line == "#packed";
        const QList<QByteArray> fields = line.split(',');
        if (line.startsWith('#') || fields.size() < 6)
            continue;
        truth.pictures.push_back(
            {Rational(fields[2].trimmed().toLongLong()) * tick, fields[5].trimmed()});
    }
    return truth;
}

namespace {

void addPlanes(QCryptographicHash &hash, const Frame &frame)
{
    const PixelFormat &format = frame.format();
    for (int i = 0; i < format.planeCount(); ++i) {
        const bool isColour = format.isRgb() && i < 3;
        const Plane &plane = frame.plane(isColour ? (i + 1) % 3 : i); // ffmpeg has G, B, R
        const auto size = static_cast<qsizetype>(plane.width) * format.bytesPerSample();
        for (int y = 0; y < plane.height; ++y)
            hash.addData(QByteArrayView(plane.row<char>(y), size));
    }
}

void addPixels(QCryptographicHash &hash, const Frame &frame)
{
    const auto sampleSize = static_cast<qsizetype>(frame.format().bytesPerSample());
    for (int y = 0; y < frame.height(); ++y) {
        QByteArray row;
        for (int x = 0; x < frame.width(); ++x) {
            for (int i = 0; i < frame.format().planeCount(); ++i)
                row.append(frame.plane(i).row<char>(y) + x * sampleSize, sampleSize);
        }
        hash.addData(row);
    }
}

} // namespace

QByteArray md5Of(const Frame &frame, bool isPacked)
{
    QCryptographicHash hash(QCryptographicHash::Md5);
    if (isPacked)
        addPixels(hash, frame);
    else
        addPlanes(hash, frame);
    return hash.result().toHex();
}

} // namespace weft::test
