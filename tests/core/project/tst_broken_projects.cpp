#include "tests/support/test_main.h"
#include "tests/support/work_timer.h"

#include "core/model/validate.h"
#include "core/project/project_file.h"
#include "core/project/recovery.h"
#include "core/project/schema_check.h"

#include <QTemporaryDir>

#include <sys/resource.h>

using namespace weft;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// What is refused of a project file, how soon, and that nothing else is touched.
class TestBrokenProjects : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void brokenFilesAreRefusedWithAReason_data();
    void brokenFilesAreRefusedWithAReason();
    void theSchemaRefusesWhatTheReaderRefuses_data();
    void theSchemaRefusesWhatTheReaderRefuses();
    void hostileFilesAreRefusedQuickly_data();
    void hostileFilesAreRefusedQuickly();
    void longFilesAreReadInTime_data();
    void longFilesAreReadInTime();
    void listsAreReadIntoTheOrderOfTheirIds();
    void openingTouchesNoPathItNames();
    void newerFilesAreRefusedNamingTheVersion();
};

static QByteArray sample(const char *replace, const char *with)
{
    QByteArray text = R"({"weft":1,"nextId":20,"active":1,
"media":[{"id":5,"name":"f","path":"f.mp4","info":{"video":{"codec":"h264","width":64,"height":48,"rate":25,"frames":100,"duration":4}}}],
"sequences":[{"id":1,"name":"S","settings":{"width":64,"height":48,"rate":25},
"tracks":[{"id":2,"kind":"video","name":"V1","clips":[
{"start":0,"id":3,"length":5,"source":{"kind":"media","media":5}},
{"start":5,"id":4,"length":5,"source":{"kind":"colour","colour":"#ff8800"},"transition":{"id":6,"kind":"dissolve","length":4,"before":2}}]}]}]})";
    const qsizetype at = text.indexOf(replace);
    if (at < 0)
        qFatal("the sample has no %s", replace);
    return text.replace(at, static_cast<qsizetype>(qstrlen(replace)), with);
}

void TestBrokenProjects::brokenFilesAreRefusedWithAReason_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("hint");
    QTest::newRow("empty") << QByteArray() << "JSON";
    QTest::newRow("text") << QByteArray("hello") << "line 1";
    QTest::newRow("list") << QByteArray("[]") << "not a Weft project";
    QTest::newRow("other JSON") << QByteArray(R"({"a":1})") << "not a Weft project";
    QTest::newRow("version 0") << sample("\"weft\":1", "\"weft\":0") << "version 0";
    QTest::newRow("version as text")
        << sample("\"weft\":1", "\"weft\":\"1\"") << "not a Weft project";
    QTest::newRow("missing member") << sample("\"length\":5,", "") << "clips[0]";
    QTest::newRow("wrong type") << sample("\"length\":5", "\"length\":\"5\"") << "clips[0].length";
    QTest::newRow("fraction of a frame")
        << sample("\"length\":5", "\"length\":5.5") << "clips[0].length";
    QTest::newRow("negative length") << sample("\"length\":5", "\"length\":-5") << "clips[0]";
    QTest::newRow("huge length") << sample("\"length\":5", "\"length\":9223372036854775807")
                                 << "clips[0]";
    QTest::newRow("beyond int64") << sample("\"length\":5", "\"length\":9223372036854775808")
                                  << "out of range";
    QTest::newRow("overlap") << sample("\"start\":5", "\"start\":4") << "clips[1]";
    QTest::newRow("negative start") << sample("\"start\":0", "\"start\":-1") << "clips[0]";
    QTest::newRow("unknown source")
        << sample("\"kind\":\"colour\"", "\"kind\":\"hologram\"") << "hologram";
    QTest::newRow("bad colour") << sample("#ff8800", "red") << "colour";
    QTest::newRow("bad rate") << sample("\"rate\":25}", "\"rate\":0}") << "frame rate";
    QTest::newRow("duplicate id") << sample("\"id\":4", "\"id\":3") << "twice";
    QTest::newRow("id above the counter") << sample("\"nextId\":20", "\"nextId\":4") << "counter";
    QTest::newRow("no such media") << sample("\"media\":5}", "\"media\":15}") << "does not exist";
    QTest::newRow("no such sequence active") << sample("\"active\":1", "\"active\":2") << "active";
    QTest::newRow("odd width") << sample("\"width\":64,\"height\":48,\"rate\":25}",
                                         "\"width\":63,\"height\":48,\"rate\":25}")
                               << "63";
    QTest::newRow("transition too long")
        << sample("\"length\":4,\"before\":2", "\"length\":40,\"before\":2")
        << "longer than its clips";
    QTest::newRow("nested in itself") << sample("{\"kind\":\"colour\",\"colour\":\"#ff8800\"}",
                                                "{\"kind\":\"sequence\",\"sequence\":1}")
                                      << "itself";
    QTest::newRow("a sequence's id as a media file's")
        << sample("\"id\":5", "\"id\":1").replace("\"media\":5", "\"media\":1") << "twice";
    QTest::newRow("a track's id as a clip's") << sample("\"id\":2", "\"id\":3") << "twice";
    QTest::newRow("a transition's id as a clip's") << sample("\"id\":6", "\"id\":4") << "twice";
    QTest::newRow("id 0") << sample("\"id\":4", "\"id\":0") << "id 0";
    QTest::newRow("negative id") << sample("\"id\":4", "\"id\":-4") << "positive";
    QTest::newRow("id with a fraction") << sample("\"id\":4", "\"id\":4.5") << "whole number";
    QTest::newRow("id beyond doubles")
        << sample("\"nextId\":20", "\"nextId\":9007199254740994") << "counter";
    QTest::newRow("number beyond doubles")
        << sample("\"duration\":4", "\"duration\":1e400") << "JSON";
    QTest::newRow("huge duration") << sample("\"duration\":4", "\"duration\":1e300") << "duration";
    QTest::newRow("division by zero")
        << sample("\"duration\":4", "\"duration\":\"1/0\"") << "duration";
    QTest::newRow("not a number") << sample("\"duration\":4", "\"duration\":NaN") << "JSON";
    QTest::newRow("huge media") << sample("\"width\":64,\"height\":48,\"rate\":25,\"frames\"",
                                          "\"width\":99999,\"height\":48,\"rate\":25,\"frames\"")
                                << "impossible size";
    QTest::newRow("huge sequence") << sample("\"width\":64,\"height\":48,\"rate\":25}",
                                             "\"width\":2000000000,\"height\":48,\"rate\":25}")
                                   << "2000000000";
    QTest::newRow("folder inside itself")
        << sample("\"media\":[", "\"folders\":[{\"id\":7,\"name\":\"\",\"parent\":7}],\"media\":[")
        << "inside itself";
    QTest::newRow("list in place of an object")
        << sample("\"info\":{", "\"info\":[],\"x\":{") << "info";
    QTest::newRow("null") << sample("\"name\":\"S\"", "\"name\":null") << "name";
    QTest::newRow("bad UTF-8") << sample("\"name\":\"S\"", "\"name\":\"\xff\xfe\"") << "UTF-8";
}

void TestBrokenProjects::brokenFilesAreRefusedWithAReason()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, hint);
    const auto read = fromProjectText(text, u("broken.weft"));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Project);
    QVERIFY2(read.error().message.contains(hint), qPrintable(read.error().message));
    QVERIFY2(read.error().message.contains(u("broken.weft")), qPrintable(read.error().message));
}

void TestBrokenProjects::theSchemaRefusesWhatTheReaderRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("fine");
    QTest::newRow("as it is") << sample("\"weft\":1", "\"weft\":1") << true;
    QTest::newRow("missing member") << sample("\"length\":5,", "") << false;
    QTest::newRow("wrong type") << sample("\"length\":5", "\"length\":\"5\"") << false;
    QTest::newRow("negative length") << sample("\"length\":5", "\"length\":-5") << false;
    QTest::newRow("unknown source")
        << sample("\"kind\":\"colour\"", "\"kind\":\"hologram\"") << false;
    QTest::newRow("bad colour") << sample("#ff8800", "red") << false;
    QTest::newRow("odd width") << sample("\"width\":64,\"height\":48,\"rate\":25}",
                                         "\"width\":63,\"height\":48,\"rate\":25}")
                               << false;
    QTest::newRow("unknown member") << sample("\"weft\":1", "\"weft\":1,\"new\":{}") << true;
}

void TestBrokenProjects::theSchemaRefusesWhatTheReaderRefuses()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, fine);
    const auto problems = schemaProblems(text, u("x"));
    QVERIFY(problems.has_value());
    QVERIFY2(problems->isEmpty() == fine, qPrintable(problems->join(u("\n"))));
    QCOMPARE(fromProjectText(text, u("x")).has_value(), fine);
}

void TestBrokenProjects::hostileFilesAreRefusedQuickly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("deep lists") << QByteArray(50'000'000, '[');
    QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(2'000'000);
    QTest::newRow("deep strings of brackets")
        << "{\"weft\":1,\"nextId\":1,\"x\":\"" + QByteArray(1000, '[') + "\",\"active\":3}";
    QTest::newRow("too large") << QByteArray((128 << 20) + 1, ' ');
    QByteArray cycle = R"({"weft":1,"nextId":100000,"active":1,"sequences":[)";
    for (int i = 0; i < 3000; ++i)
        cycle
            += QStringLiteral(
                   R"(%1{"id":%2,"name":"","settings":{"width":64,"height":48,"rate":25},"tracks":[{"id":%3,"kind":"video","name":"V","clips":[{"start":0,"id":%4,"length":1,"source":{"kind":"sequence","sequence":%5}}]}]})")
                   .arg(i ? u(",") : QString())
                   .arg(i * 3 + 1)
                   .arg(i * 3 + 2)
                   .arg(i * 3 + 3)
                   .arg((i + 1) % 3000 * 3 + 1)
                   .toUtf8();
    QTest::newRow("a circle of 3,000 sequences") << cycle + "]}";
    QByteArray garbage(100'000'000, '\0');
    for (qsizetype i = 0; i < garbage.size(); ++i)
        garbage[i] = static_cast<char>((i * 2654435761u) >> 13);
    QTest::newRow("100 MB of garbage") << garbage;
    QTest::newRow("100 MB of numbers")
        << R"({"weft":1,"nextId":1,"x":[)" + QByteArray("7,").repeated(50'000'000) + "7]}";
    QTest::newRow("100 MB of empty objects")
        << R"({"weft":1,"nextId":1,"media":[)" + QByteArray("{},").repeated(33'000'000) + "{}]}";
    QTest::newRow("100 MB of members") << QByteArray("{")
                                              + QByteArray("\"a\":1,").repeated(14'000'000)
                                              + "\"weft\":1,\"nextId\":-1}";
    QTest::newRow("100 MB of one text")
        << R"({"weft":1,"nextId":"x","a":")" + QByteArray(100'000'000, 'a') + "\"}";
    QTest::newRow("a number of a million digits")
        << R"({"weft":1,"nextId":)" + QByteArray(1'000'000, '9') + "}";
}

/// The most memory this process ever had, in bytes.
static qint64 peakMemory()
{
    struct rusage usage
    {};
    ::getrusage(RUSAGE_SELF, &usage);
    return qint64(usage.ru_maxrss) * 1024;
}

void TestBrokenProjects::hostileFilesAreRefusedQuickly()
{
    QFETCH(QByteArray, text);
    const qint64 before = peakMemory();
    test::WorkTimer timer;
    const auto read = fromProjectText(text, u("hostile.weft"));
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY2(peakMemory() - before < 700 << 20, qPrintable(QString::number(peakMemory() - before)));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Project);
    QVERIFY(read.error().message.size() < 2000);
}

/// So many rows, made of one in which ID stands for its own id, NEXT for the next one's (the last
/// one's is 0) and AT for its number.
static QByteArray rows(const char *row)
{
    constexpr int kRows = 50'000;
    QByteArray text;
    for (int i = 0; i < kRows; ++i)
        text += QByteArray(row)
                    .replace("ID", QByteArray::number(100 + i))
                    .replace("NEXT", QByteArray::number(i + 1 < kRows ? 101 + i : 0))
                    .replace("AT", QByteArray::number(i));
    return text;
}

/// What is looked at for each member must not be looked through from its beginning every time.
void TestBrokenProjects::longFilesAreReadInTime_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::newRow("folders in one another") << R"("folders":[)"
                                                   + rows(R"({"id":ID,"name":"f","parent":NEXT},)")
                                                   + R"({"id":1,"name":"f"}])";
    QTest::newRow("groups in one another")
        << R"("sequences":[{"id":1,"name":"S","settings":{"width":64,"height":48,"rate":25},"tracks":[],"groups":[)"
               + rows(R"({"id":ID,"parent":NEXT},)") + R"({"id":2}]}],"active":1)";
    QTest::newRow("a file for each clip")
        << R"("media":[)"
               + rows(
                   R"({"id":ID,"name":"f","path":"f.mp4","info":{"audio":[{"codec":"flac","channels":2,"sampleRate":48000,"duration":1}]}},)")
               + R"({"id":3,"name":"f","path":"f","info":{}}],"active":1,"sequences":[{"id":1,"name":"S","settings":{"width":64,"height":48,"rate":25},"tracks":[{"id":2,"kind":"audio","name":"A1","clips":[)"
               + rows(R"({"start":AT,"id":1ID00,"length":1,"source":{"kind":"media","media":ID}},)")
                     .chopped(1)
               + R"(]}]}])";
}

void TestBrokenProjects::longFilesAreReadInTime()
{
    QFETCH(QByteArray, members);
    test::WorkTimer timer;
    const auto read = fromProjectText(R"({"weft":1,"nextId":100000000,)" + members + '}',
                                      u("long.weft"));
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
}

/// Whatever order a file has them in.
void TestBrokenProjects::listsAreReadIntoTheOrderOfTheirIds()
{
    const auto read = fromProjectText(
        R"({"weft":1,"nextId":9,"folders":[{"id":3,"name":"c"},{"id":1,"name":"a","parent":3},{"id":2,"name":"b"}]})",
        u("x.weft"));
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
    for (std::int64_t id = 1; id <= 3; ++id)
        QCOMPARE(read->folders[static_cast<std::size_t>(id - 1)]->id, FolderId{id});
    QCOMPARE(read->find(FolderId{1})->name, u("a"));
    QVERIFY(!read->find(FolderId{4}));
    Project unsorted = *read;
    std::swap(unsorted.folders[0], unsorted.folders[2]);
    QVERIFY(validate(unsorted).join(u("\n")).contains(u("order")));
}

/// Paths that climb out are kept as they are: opening, saving and saving elsewhere look at none of
/// them and make none of them.
void TestBrokenProjects::openingTouchesNoPathItNames()
{
    QTemporaryDir folder;
    for (const char *hostile :
         {"../../../../../../etc/passwd", "/dev/zero", "/proc/self/mem", "http://example.com/x",
          "~/x", "a/../../b", "C:\\\\x", "\\u0000x"}) {
        const QByteArray text = sample("f.mp4", hostile);
        const auto read = fromProjectText(text, u("x"));
        QVERIFY2(read.has_value(), hostile);
        const QString path = folder.filePath(u("film.weft"));
        QVERIFY(saveProject(*read, path));
        QCOMPARE(loadProject(path).value(), *read);
        const auto opened = openDocument(path);
        QVERIFY(opened.has_value());
        QVERIFY((*opened)->save(folder.filePath(u("other.weft"))));
        (*opened)->discardJournal();
    }
    QDir(folder.filePath(u("film.backups"))).removeRecursively();
    QDir(folder.filePath(u("other.backups"))).removeRecursively();
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             (QStringList{u("film.weft"), u("other.weft")}));
}

void TestBrokenProjects::newerFilesAreRefusedNamingTheVersion()
{
    const auto read = fromProjectText(sample("\"weft\":1", "\"weft\":99"), u("new.weft"));
    QVERIFY(!read);
    QVERIFY(read.error().message.contains(u("newer Weft"))
            && read.error().message.contains(u("99")));
}

WEFT_TEST_MAIN(TestBrokenProjects)
#include "tst_broken_projects.moc"
