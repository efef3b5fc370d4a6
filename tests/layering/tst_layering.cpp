#include "tests/support/test_main.h"

#include <QDirIterator>
#include <QRegularExpression>

/// What each layer must not include, by the first part of the include's path or by its name: the
/// table of the README, enforced.
struct Layer
{
    const char *folder;
    const char *mayInclude; ///< of the project's own folders
    const char *forbidden;  ///< of other libraries
};

static const Layer kLayers[] = {
    {"kernels", "kernels",
     "Q|torch|ATen|c10|libav|libsw|opencv2|OpenColorIO|Eigen|nlohmann|fmt|thread|mutex"},
    {"plugins/api", "plugins/api", ".*\\.hpp|c[a-z]+|vector|string|memory|Q|torch"},
    {"plugins", "plugins inference", "Q|libav|libsw|nlohmann|torch/torch.h"},
    {"inference", "inference kernels", "Q|libav|libsw|opencv2"},
    {"inference/text", "inference/text inference/base", "Q|libav|libsw|opencv2|torch|ATen|c10"},
    {"inference/base", "inference/base", "Q|libav|libsw|opencv2|torch|ATen|c10"},
    {"core/base", "core/base",
     "libav|libsw|opencv2|OpenColorIO|torch|ATen|c10|QWidget|QtWidgets|zimg|hwy"},
    {"core/time", "core/base core/time",
     "libav|libsw|opencv2|OpenColorIO|torch|ATen|c10|QWidget|QtWidgets|zimg|hwy|nlohmann"},
    {"core/model", "core/base core/time core/model",
     "libav|libsw|opencv2|OpenColorIO|torch|ATen|c10|QWidget|QtWidgets|zimg|hwy|QDateTime|QRandom|"
     "random|chrono"},
    {"core/effects", "core/base core/time core/model core/effects kernels",
     "libav|libsw|opencv2|OpenColorIO|torch|ATen|c10|QWidget|QtWidgets|zimg|hwy|nlohmann|QFile|"
     "QDir|QDateTime|QRandom|random|chrono"},
    {"core/transitions", "core/base core/time core/model core/effects core/transitions kernels",
     "libav|libsw|opencv2|OpenColorIO|torch|ATen|c10|QWidget|QtWidgets|zimg|hwy|nlohmann|QFile|"
     "QDir|QDateTime|QRandom|random|chrono"},
    {"core/sound", "core/base core/time core/model core/media core/sound",
     "libav|libsw|opencv2|OpenColorIO|torch|ATen|c10|QWidget|QtWidgets|zimg|hwy|nlohmann|QFile|"
     "QDir|QDateTime|QRandom|random|chrono"},
    {"core/edit",
     "core/base core/time core/model core/effects core/transitions core/sound core/edit",
     "libav|libsw|opencv2|OpenColorIO|torch|ATen|c10|QWidget|QtWidgets|zimg|hwy|QFile|QDir|"
     "QDateTime|QRandom|random|chrono"},
    {"core/media", "core/base core/time core/model core/media kernels",
     "OpenColorIO|torch|ATen|c10|QWidget|QtWidgets"},
    {"core/generate", "core/base core/time core/model core/media core/generate plugins/api",
     "libav|libsw|opencv2|OpenColorIO|torch|ATen|c10|QWidget|QtWidgets|zimg|hwy"},
    {"core/render",
     "core/base core/time core/model core/effects core/transitions core/sound core/media "
     "core/generate core/render kernels",
     "libav|libsw|torch|ATen|c10|QWidget|QtWidgets|zimg|hwy"},
    {"core/cache",
     "core/base core/time core/model core/effects core/media core/generate core/render core/cache",
     "libav|libsw|opencv2|torch|ATen|c10|QWidget|QtWidgets|zimg|hwy"},
    {"core/playback",
     "core/base core/time core/model core/media core/render core/cache core/export core/playback",
     "libav|libsw|opencv2|OpenColorIO|torch|ATen|c10|QWidget|QtWidgets|QtMultimedia|QAudioSink|"
     "zimg|hwy"},
    {"core/export",
     "core/base core/time core/model core/media core/generate core/render core/export",
     "libav|libsw|opencv2|OpenColorIO|torch|ATen|c10|QWidget|QtWidgets|zimg|hwy"},
    {"core/project", "core",
     "libav|libsw|opencv2|OpenColorIO|torch|ATen|c10|QWidget|QtWidgets|zimg|hwy"},
    {"core/jobs",
     "core/base core/time core/model core/edit core/generate core/export core/project core/jobs",
     "libav|libsw|opencv2|OpenColorIO|torch|ATen|c10|QWidget|QtWidgets|zimg|hwy"},
    {"core/interchange",
     "core/base core/time core/model core/effects core/transitions core/edit core/media "
     "core/generate core/project core/interchange",
     "libav|libsw|opencv2|OpenColorIO|torch|ATen|c10|QWidget|QtWidgets|zimg|hwy"},
    {"ui", "ui core", "libav|libsw|opencv2|OpenColorIO|torch|ATen|c10|hwy|zimg"},
    {"app/weft", "app/weft ui core", "libav|libsw|opencv2|OpenColorIO|torch|ATen|c10|hwy|zimg"},
    {"app/cli", "app/cli core inference/text inference/base",
     "libav|libsw|opencv2|OpenColorIO|torch|ATen|c10|QWidget|QtWidgets|hwy|zimg"},
    {"app/worker", "app/worker core/base core/time core/model core/media core/generate plugins/api",
     "libav|libsw|torch|ATen|c10|QWidget|QtWidgets|hwy|zimg"},
};

class TestLayering : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noFileIncludesWhatItsLayerMayNot();
    void everySourceIncludesItsOwnHeaderFirst();
    void everySourceFolderHasARow();
    void theScannerFindsABreach_data();
    void theScannerFindsABreach();
    void publicHeadersOfCoreHideForeignTypes();
};

static QString root()
{
    return QStringLiteral(WEFT_SOURCE_DIR);
}

/// The row with the longest folder that a path lies in.
static const Layer *layerOf(const QString &path)
{
    const Layer *best = nullptr;
    for (const Layer &layer : kLayers) {
        if (path.startsWith(QLatin1String(layer.folder) + QLatin1Char('/'))
            && (!best || qstrlen(layer.folder) > qstrlen(best->folder)))
            best = &layer;
    }
    return best;
}

/// The sentence for a breach, or nothing.
static QString breach(const QString &file, const QString &include, bool quoted)
{
    const Layer *layer = layerOf(file);
    if (!layer)
        return file + QStringLiteral(" lies in no layer");
    if (quoted) {
        if (include.endsWith(QLatin1String(".moc")) || include.endsWith(QLatin1String(".inc")))
            return {};
        for (const QString &allowed :
             QString::fromLatin1(layer->mayInclude).split(QLatin1Char(' '))) {
            if (include.startsWith(allowed + QLatin1Char('/')))
                return {};
        }
        return QStringLiteral("%1 includes \"%2\"; %3 may include only %4")
            .arg(file, include, QLatin1String(layer->folder), QLatin1String(layer->mayInclude));
    }
    // "Q" stands for every Qt header; other words match the first part of the path or the whole
    // name
    const QString first = include.section(QLatin1Char('/'), 0, 0);
    for (const QString &word : QString::fromLatin1(layer->forbidden).split(QLatin1Char('|'))) {
        const bool isQt
            = word == QLatin1String("Q")
              && QRegularExpression(QStringLiteral("^Q[A-Zt]")).match(include).hasMatch();
        const bool isNamed
            = QRegularExpression(QStringLiteral("^(?:%1)").arg(word)).match(first).hasMatch()
              && word.size() > 3;
        const bool isExact = first == word;
        if (isQt || isNamed || isExact)
            return QStringLiteral("%1 includes <%2>, which %3 must not")
                .arg(file, include, QLatin1String(layer->folder));
    }
    return {};
}

static QStringList breachesIn(const QString &file, const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral(
                                                "^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"),
                                            QRegularExpression::MultilineOption);
    QStringList found;
    for (const QRegularExpressionMatch &match : pattern.globalMatch(text)) {
        const QString sentence = breach(file, match.captured(2),
                                        match.captured(1) == QLatin1String("\""));
        if (!sentence.isEmpty())
            found << sentence;
    }
    return found;
}

static QStringList sources(const QString &under)
{
    QStringList files;
    QDirIterator it(root() + QLatin1Char('/') + under,
                    {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.cu"),
                     QStringLiteral("*.cuh"), QStringLiteral("*.c")},
                    QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << QDir(root()).relativeFilePath(it.next());
    files.sort();
    return files;
}

static QString read(const QString &file)
{
    QFile input(root() + QLatin1Char('/') + file);
    if (!input.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file));
    return QString::fromUtf8(input.readAll());
}

void TestLayering::noFileIncludesWhatItsLayerMayNot()
{
    QStringList found;
    int files = 0;
    for (const char *folder : {"kernels", "plugins", "inference", "core", "ui", "app"}) {
        for (const QString &file : sources(QString::fromLatin1(folder))) {
            if (file == QLatin1String("core/pch.h"))
                continue;
            ++files;
            found += breachesIn(file, read(file));
        }
    }
    QVERIFY(files > 50);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestLayering::everySourceIncludesItsOwnHeaderFirst()
{
    static const QRegularExpression include(QStringLiteral("^#include [<\"](.*)[>\"]$"),
                                            QRegularExpression::MultilineOption);
    int pairs = 0;
    for (const char *folder : {"kernels", "plugins", "inference", "core", "ui", "app"}) {
        for (const QString &file : sources(QString::fromLatin1(folder))) {
            const QString header = QFileInfo(file).path() + QLatin1Char('/')
                                   + QFileInfo(file).completeBaseName() + QLatin1String(".h");
            if (!file.endsWith(QLatin1String(".cpp"))
                || !QFileInfo::exists(root() + QLatin1Char('/') + header))
                continue;
            ++pairs;
            QVERIFY2(include.match(read(file)).captured(1) == header, qPrintable(file));
        }
    }
    QVERIFY(pairs > 300);
}

void TestLayering::everySourceFolderHasARow()
{
    for (const char *folder : {"kernels", "plugins", "inference", "core", "ui", "app"}) {
        for (const QString &file : sources(QString::fromLatin1(folder))) {
            if (file != QLatin1String("core/pch.h"))
                QVERIFY2(layerOf(file), qPrintable(file));
        }
    }
}

void TestLayering::theScannerFindsABreach_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("breach");
    QTest::newRow("model uses edit") << "core/model/x.h"
                                     << "#include \"core/edit/edit.h\"" << true;
    QTest::newRow("edit uses model") << "core/edit/x.h"
                                     << "#include \"core/model/clip.h\"" << false;
    QTest::newRow("ui uses FFmpeg") << "ui/x.cpp"
                                    << "#include <libavformat/avformat.h>" << true;
    QTest::newRow("core uses widgets") << "core/project/x.cpp"
                                       << "#include <QWidget>" << true;
    QTest::newRow("kernels use Qt") << "kernels/x.cpp"
                                    << "  #  include <QString>" << true;
    QTest::newRow("kernels use threads") << "kernels/x.cpp"
                                         << "#include <thread>" << true;
    QTest::newRow("kernels use std") << "kernels/x.cpp"
                                     << "#include <cstdint>" << false;
    QTest::newRow("the worker uses torch") << "app/worker/x.cpp"
                                           << "#include <ATen/ATen.h>" << true;
    QTest::newRow("the worker uses ui") << "app/worker/x.cpp"
                                        << "#include \"ui/window.h\"" << true;
    QTest::newRow("an edit reads the clock") << "core/edit/x.cpp"
                                             << "#include <chrono>" << true;
    QTest::newRow("inference uses core") << "inference/x.cpp"
                                         << "#include \"core/base/result.h\"" << true;
    QTest::newRow("media uses FFmpeg") << "core/media/x.cpp"
                                       << "#include <libavcodec/avcodec.h>" << false;
    QTest::newRow("render uses FFmpeg") << "core/render/x.cpp"
                                        << "#include <libavcodec/avcodec.h>" << true;
    QTest::newRow("render uses OpenColorIO") << "core/render/x.cpp"
                                             << "#include <OpenColorIO/OpenColorIO.h>" << false;
    QTest::newRow("export uses OpenColorIO") << "core/export/x.cpp"
                                             << "#include <OpenColorIO/OpenColorIO.h>" << true;
    QTest::newRow("a comment") << "ui/x.cpp"
                               << "// #include <libavformat/avformat.h>" << false;
}

void TestLayering::theScannerFindsABreach()
{
    QFETCH(QString, file);
    QFETCH(QString, line);
    QTEST(!breachesIn(file, QStringLiteral("#pragma once\n%1\nint x;\n").arg(line)).isEmpty(),
          "breach");
}

void TestLayering::publicHeadersOfCoreHideForeignTypes()
{
    // Headers that only .cpp files of their own library include.
    const QStringList internal{QStringLiteral("core/base/json_text.h"),
                               QStringLiteral("core/model/json_archive.h"),
                               QStringLiteral("core/model/fields.h"),
                               QStringLiteral("core/edit/edit_fields.h"),
                               QStringLiteral("core/edit/bin_edit_fields.h"),
                               QStringLiteral("core/edit/clip_edit_fields.h"),
                               QStringLiteral("core/edit/timeline_edit_fields.h"),
                               QStringLiteral("core/edit/edit_archive.h"),
                               QStringLiteral("core/project/upgrade.h")};
    static const QRegularExpression foreign(
        QStringLiteral("\\b(AVFrame|AVPacket|AVCodecContext|AVFormatContext|nlohmann::|cv::|"
                       "at::Tensor|zimg_|ocio::|OCIO_NAMESPACE)"));
    static const QRegularExpression anyInclude(QStringLiteral("#include \"([^\"]+)\""));
    // A header is public if one of another folder includes it.
    QSet<QString> usedAcross;
    for (const char *folder : {"core", "ui", "app"}) {
        for (const QString &file : sources(QString::fromLatin1(folder))) {
            if (!file.endsWith(QLatin1String(".h")) && file.startsWith(QLatin1String("core/")))
                continue;
            for (const QRegularExpressionMatch &match : anyInclude.globalMatch(read(file))) {
                if (match.captured(1).section(QLatin1Char('/'), 0, 1)
                    != file.section(QLatin1Char('/'), 0, 1))
                    usedAcross << match.captured(1);
            }
        }
    }
    QStringList found;
    for (const QString &file : sources(QStringLiteral("core"))) {
        if (file.endsWith(QLatin1String(".h")) && usedAcross.contains(file)
            && !internal.contains(file) && foreign.match(read(file)).hasMatch())
            found << file;
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

WEFT_TEST_MAIN(TestLayering)
#include "tst_layering.moc"
