#include "tests/core/interchange/rich_project.h"
#include "tests/support/test_main.h"
#include "tests/support/work_timer.h"

#include "core/base/file.h"
#include "core/interchange/otioz.h"
#include "core/interchange/zip_archive.h"

#include <QTemporaryDir>

#include <zip.h>

using namespace weft;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// An archive with whatever entries, as no program of good will writes it.
struct Entry
{
    QByteArray name;
    QByteArray content;
    std::uint32_t unixMode = 0100644;
    bool isStored = true;
};

static void writeArchive(const QString &path, const std::vector<Entry> &entries)
{
    zip_t *archive = zip_open(path.toUtf8().constData(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const Entry &entry : entries) {
        zip_source_t *source = zip_source_buffer(archive, entry.content.constData(),
                                                 zip_uint64_t(entry.content.size()), 0);
        const zip_int64_t index = zip_file_add(archive, entry.name.constData(), source, 0);
        if (index < 0)
            qFatal("%s", zip_strerror(archive));
        zip_set_file_compression(archive, zip_uint64_t(index),
                                 entry.isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
        zip_file_set_external_attributes(archive, zip_uint64_t(index), 0, ZIP_OPSYS_UNIX,
                                         entry.unixMode << 16);
    }
    if (zip_close(archive) != 0)
        qFatal("%s", zip_strerror(archive));
}

class TestOtioz : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aBundleCarriesItsMediaAndComesBackTheSame();
    void missingMediaIsListedAndItsPlaceRemembered();
    void mediaWithEqualNamesGetNamesOfTheirOwn();
    void unpackingAgainKeepsWhatIsThereAndNeverReplacesAnything();
    void hostileArchivesAreRefused_data();
    void hostileArchivesAreRefused();
    void aFolderIsNoBundle();
    void aBombIsRefusedBeforeItGoesOff();
    void everyTruncationIsRefused();
    void theSameProjectGivesTheSameBytes();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void put(const QString &name, const QByteArray &content);
    /// The rich project with media that is there, whatever is in it.
    Project project();

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestOtioz::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestOtioz::put(const QString &name, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path(name)).absolutePath());
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(name));
}

Project TestOtioz::project()
{
    Project project = test::richProject();
    for (auto &item : project.media) {
        MediaItem copy = *item;
        copy.path = path(u("footage/") + item->name + u(" 50%.mov"));
        put(u("footage/") + item->name + u(" 50%.mov"), "media " + item->name.toUtf8());
        item = std::make_shared<const MediaItem>(copy);
    }
    return project;
}

void TestOtioz::aBundleCarriesItsMediaAndComesBackTheSame()
{
    Project before = project();
    const auto written = writeOtioz(before, before.active, path(u("film.otioz")));
    QVERIFY2(written.has_value(), written ? "" : qPrintable(written.error().message));
    const auto archive = ZipReader::open(path(u("film.otioz")));
    QVERIFY(archive.has_value());
    QStringList names;
    for (const ZipEntry &entry : archive->entries())
        names << entry.name;
    QCOMPARE(names, QStringList({u("content.otio"), u("version.txt"), u("media/film 50%.mov"),
                                 u("media/photo 50%.mov"), u("media/song 50%.mov")}));
    QCOMPARE(archive->read(archive->entries()[1], 100).value(), QByteArray("1.0.0"));

    const auto read = readOtioz(path(u("film.otioz")), {path(u("out/media"))});
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->notCarried.join(u("\n")), QString());
    QCOMPARE(readFile(path(u("out/media/song 50%.mov")), ErrorKind::Media).value(),
             QByteArray("media song"));
    for (auto &item : before.media) {
        MediaItem copy = *item;
        copy.path.replace(u("/footage/"), u("/out/media/"));
        item = std::make_shared<const MediaItem>(copy);
    }
    QVERIFY(read->project == before);
}

void TestOtioz::missingMediaIsListedAndItsPlaceRemembered()
{
    const Project before = project();
    QVERIFY(QFile::remove(path(u("footage/song 50%.mov"))));
    const auto written = writeOtioz(before, before.active, path(u("film.otioz")));
    QVERIFY(written.has_value());
    QVERIFY2(written->back().contains(u("song 50%.mov\" is missing")), qPrintable(written->back()));
    const auto read = readOtioz(path(u("film.otioz")), {path(u("out"))});
    QVERIFY(read.has_value());
    QCOMPARE(read->project.media[1]->path, path(u("footage/song 50%.mov")));
    QCOMPARE(read->project.activeSequence()->length(), before.activeSequence()->length());
}

void TestOtioz::mediaWithEqualNamesGetNamesOfTheirOwn()
{
    Project before = project();
    put(u("other/FILM 50%.mov"), "another");
    MediaItem song = *before.media[1];
    song.path = path(u("other/FILM 50%.mov"));
    before.media[1] = std::make_shared<const MediaItem>(song);
    QVERIFY(writeOtioz(before, before.active, path(u("film.otioz"))).has_value());
    const auto read = readOtioz(path(u("film.otioz")), {path(u("out"))});
    QVERIFY(read.has_value());
    QCOMPARE(read->project.media[1]->path, path(u("out/FILM 50%-2.mov")));
    QCOMPARE(readFile(path(u("out/FILM 50%-2.mov")), ErrorKind::Media).value(),
             QByteArray("another"));
}

void TestOtioz::unpackingAgainKeepsWhatIsThereAndNeverReplacesAnything()
{
    const Project before = project();
    QVERIFY(writeOtioz(before, before.active, path(u("film.otioz"))).has_value());
    QVERIFY(readOtioz(path(u("film.otioz")), {path(u("out"))}).has_value());
    QVERIFY(readOtioz(path(u("film.otioz")), {path(u("out"))}).has_value());
    put(u("out/song 50%.mov"), "mine");
    const auto refused = readOtioz(path(u("film.otioz")), {path(u("out"))});
    QVERIFY(!refused);
    QCOMPARE(int(refused.error().kind), int(ErrorKind::Output));
    QCOMPARE(readFile(path(u("out/song 50%.mov")), ErrorKind::Media).value(), QByteArray("mine"));
}

void TestOtioz::hostileArchivesAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("part");
    QTest::newRow("climbs") << QByteArray("../evil") << 0100644 << u("lies outside");
    QTest::newRow("climbs inside")
        << QByteArray("media/../../evil") << 0100644 << u("lies outside");
    QTest::newRow("climbs with a folder")
        << QByteArray("media/../") << 0100644 << u("lies outside");
    QTest::newRow("absolute") << QByteArray("/tmp/evil") << 0100644 << u("lies outside");
    QTest::newRow("backslash") << QByteArray("media\\..\\evil") << 0100644 << u("lies outside");
    QTest::newRow("link") << QByteArray("media/link") << 0120777 << u("no plain file");
    QTest::newRow("device") << QByteArray("media/zero") << 0020666 << u("no plain file");
    QTest::newRow("no content") << QByteArray("media/a.mov") << 0100644 << u("no content.otio");
    QTest::newRow("content is no timeline") << QByteArray("content.otio") << 0100644 << u("JSON");
}

void TestOtioz::hostileArchivesAreRefused()
{
    QFETCH(QByteArray, name);
    QFETCH(int, mode);
    QFETCH(QString, part);
    writeArchive(path(u("x.otioz")), {{name, "/etc/passwd", std::uint32_t(mode)}});
    const auto read = readOtioz(path(u("x.otioz")), {path(u("out"))});
    QVERIFY(!read);
    QCOMPARE(int(read.error().kind), int(ErrorKind::Project));
    QVERIFY2(read.error().message.contains(part), qPrintable(read.error().message));
    QVERIFY(!QFileInfo::exists(path(u("evil"))) && !QFileInfo::exists(path(u("out/link"))));
}

void TestOtioz::aFolderIsNoBundle()
{
    const auto read = readOtioz(m_folder->path(), {});
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(u("is not a file")), qPrintable(read.error().message));
}

void TestOtioz::aBombIsRefusedBeforeItGoesOff()
{
    const QByteArray zeros(100 << 20, '\0');
    writeArchive(path(u("content.otioz")), {{"content.otio", zeros, 0100644, false}});
    writeArchive(path(u("media.otioz")),
                 {{"content.otio", "{}"}, {"media/a.mov", zeros, 0100644, false}});
    QVERIFY(QFileInfo(path(u("media.otioz"))).size() < 1 << 20);
    test::WorkTimer timer;
    for (const char *name : {"content.otioz", "media.otioz"}) {
        const auto read = readOtioz(path(u(name)), {path(u("out"))});
        QVERIFY(!read);
        QCOMPARE(int(read.error().kind), int(ErrorKind::Project));
    }
    QVERIFY(timer.elapsed() < 500);
    QVERIFY(!QFileInfo::exists(path(u("out"))));
}

void TestOtioz::everyTruncationIsRefused()
{
    const Project before = project();
    QVERIFY(writeOtioz(before, before.active, path(u("film.otioz"))).has_value());
    const QByteArray whole = readFile(path(u("film.otioz")), ErrorKind::Project).value();
    for (qsizetype length = 0; length < whole.size(); length += 53) {
        put(u("cut.otioz"), whole.left(length));
        const auto read = readOtioz(path(u("cut.otioz")), {path(u("cut"))});
        QVERIFY(!read);
    }
}

void TestOtioz::theSameProjectGivesTheSameBytes()
{
    const Project before = project();
    QVERIFY(writeOtioz(before, before.active, path(u("a.otioz"))).has_value());
    QVERIFY(writeOtioz(before, before.active, path(u("b.otioz"))).has_value());
    QCOMPARE(readFile(path(u("a.otioz")), ErrorKind::Project).value(),
             readFile(path(u("b.otioz")), ErrorKind::Project).value());
}

WEFT_TEST_MAIN(TestOtioz)
#include "tst_otioz.moc"
