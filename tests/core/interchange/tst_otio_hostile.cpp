#include "tests/core/interchange/rich_project.h"
#include "tests/support/test_main.h"
#include "tests/support/work_timer.h"

#include "core/interchange/otio.h"
#include "core/interchange/otio_url.h"
#include "core/model/validate.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>

using namespace weft;
using nlohmann::json;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static Result<ImportedProject> parse(const QByteArray &text)
{
    return parseOtio(text, {u("x.otio"), u("/here"), {}, false});
}

/// A track in a timeline; %1 stands for its children.
static QByteArray timelineOf(const QByteArray &children)
{
    return R"({"OTIO_SCHEMA":"Timeline.1","name":"t","tracks":{"OTIO_SCHEMA":"Stack.1","children":[
{"OTIO_SCHEMA":"Track.1","kind":"Video","name":"V1","children":[)"
           + children + "]}]}}";
}

static QByteArray time(const QByteArray &value, const QByteArray &rate)
{
    return R"({"OTIO_SCHEMA":"RationalTime.1","value":)" + value + R"(,"rate":)" + rate + "}";
}

static QByteArray clipOf(const QByteArray &start, const QByteArray &duration)
{
    return R"({"OTIO_SCHEMA":"Clip.2","name":"c","source_range":{"OTIO_SCHEMA":"TimeRange.1","start_time":)"
           + start + R"(,"duration":)" + duration
           + R"(},"media_references":{"DEFAULT_MEDIA":{"OTIO_SCHEMA":"ExternalReference.1","target_url":"a.mov"}}})";
}

class TestOtioHostile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void brokenFilesAreRefusedNamingThePlace_data();
    void brokenFilesAreRefusedNamingThePlace();
    void hugeFilesAreRefusedQuickly_data();
    void hugeFilesAreRefusedQuickly();
    void everyTruncationIsRefused();
    void everyMemberMayHaveAnyType();
    void weftsOwnDataIsNotTrustedEither();
    void impossibleSpeedsAreListed();
    void nestingThatMultipliesIsRefusedOnWriting();
};

void TestOtioHostile::brokenFilesAreRefusedNamingThePlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const QByteArray &text, const char *part) {
        QTest::newRow(name) << text << u(part);
    };
    const QByteArray second = time("25", "25");
    row("empty", "", "not valid JSON");
    row("text", "TITLE: cut", "not valid JSON");
    row("number", "5", "must be an object");
    row("list", "[]", "must be an object");
    row("no schema", "{}", "\"OTIO_SCHEMA\" is missing");
    row("schema is a number", R"({"OTIO_SCHEMA":1})", "OTIO_SCHEMA: must be a text");
    row("other root", R"({"OTIO_SCHEMA":"Marker.2"})", "which is no timeline");
    row("no tracks", R"({"OTIO_SCHEMA":"Timeline.1"})", "tracks: is missing");
    row("tracks is a clip", R"({"OTIO_SCHEMA":"Timeline.1","tracks":{"OTIO_SCHEMA":"Clip.2"}})",
        "tracks: must be a Stack");
    row("children is an object",
        R"({"OTIO_SCHEMA":"Timeline.1","tracks":{"OTIO_SCHEMA":"Stack.1","children":{}}})",
        "tracks.children: must be a list");
    row("empty collection", R"({"OTIO_SCHEMA":"SerializableCollection.1","children":[]})",
        "holds no timeline");
    row("member twice", R"({"OTIO_SCHEMA":"Timeline.1","name":"a","name":"b"})",
        "member name twice");
    row("deep member twice", timelineOf(R"({"OTIO_SCHEMA":"Gap.1","metadata":{"x":1,"x":2}})"),
        "tracks.children.children.metadata.x twice");
    const QByteArray place = "tracks.children[0].children[0].source_range.";
    const auto timeRow = [&](const char *name, const QByteArray &start, const QByteArray &duration,
                             const char *part) {
        row(name, timelineOf(clipOf(start, duration)), place + part);
    };
    timeRow("no duration", second, "null", "duration: is missing");
    timeRow("negative duration", second, time("-1", "25"), "duration: must not be negative");
    timeRow("huge value", time("1e308", "25"), second, "start_time.value: must be a number from");
    timeRow("huge rate", time("1", "1e308"), second, "start_time.rate: must be a number from");
    timeRow("zero rate", time("1", "0"), second, "start_time.rate: must be a number from");
    timeRow("negative rate", time("1", "-25"), second, "start_time.rate: must be a number from");
    timeRow("NaN", time("NaN", "25"), second, "start_time.value: must be a number from");
    timeRow("infinite", time("1", "Infinity"), second, "start_time.rate: must be a number from");
    timeRow("beyond int64", time("18446744073709551616", "25"), second, "start_time.value: must");
    timeRow("a thousand years", time("1", "25"), time("9000000000000000", "1"),
            "duration: is more than");
    timeRow("text for a number", time("\"5\"", "25"), second, "start_time.value: must be a number");
    timeRow("a range for a time", R"({"OTIO_SCHEMA":"TimeRange.1"})", second,
            "start_time: must be a RationalTime");
    row("marker without a place",
        timelineOf(R"({"OTIO_SCHEMA":"Gap.1","markers":[{"OTIO_SCHEMA":"Marker.2"}]})"),
        "markers[0]: \"marked_range\" is missing");
    row("transition without offsets", timelineOf(R"({"OTIO_SCHEMA":"Transition.1"})"),
        "in_offset: is missing");
    row("references is a list", timelineOf(R"({"OTIO_SCHEMA":"Clip.2","media_references":[]})"),
        "media_references: must be an object");
    row("time warp of 1e308",
        timelineOf(
            R"({"OTIO_SCHEMA":"Clip.2","effects":[{"OTIO_SCHEMA":"LinearTimeWarp.1","time_scalar":1e308}]})"),
        "effects[0].time_scalar: must be a number");
    row("tracks that never end", timelineOf([&] {
            QByteArray clips = clipOf(second, time("90000000", "1"));
            return clips + "," + clips;
        }()),
        "is longer than");
    row("padding of a billion",
        timelineOf(
            R"({"OTIO_SCHEMA":"Clip.2","media_references":{"x":{"OTIO_SCHEMA":"ImageSequenceReference.1","frame_zero_padding":1000000000}}})"),
        "frame_zero_padding must lie");
    QByteArray nested = clipOf(second, second);
    for (int i = 0; i < 70; ++i)
        nested
            = R"({"OTIO_SCHEMA":"Stack.1","children":[{"OTIO_SCHEMA":"Track.1","kind":"Video","children":[)"
              + nested + "]}]}";
    row("nested 70 deep", timelineOf(nested), "nested more than 64 deep");
}

void TestOtioHostile::brokenFilesAreRefusedNamingThePlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, part);
    const auto project = parse(text);
    QVERIFY(!project);
    QCOMPARE(int(project.error().kind), int(ErrorKind::Project));
    QVERIFY2(project.error().message.contains(part), qPrintable(project.error().message));
    QVERIFY2(project.error().message.contains(u("x.otio")), qPrintable(project.error().message));
}

void TestOtioHostile::hugeFilesAreRefusedQuickly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("100 MB of garbage") << QByteArray(100 << 20, 'x');
    QTest::newRow("deep lists") << QByteArray(1 << 20, '[');
    QTest::newRow("deep objects") << QByteArray(R"({"a":)").repeated(1 << 18);
    QTest::newRow("deep in metadata")
        << timelineOf(R"({"OTIO_SCHEMA":"Gap.1","metadata":)" + QByteArray("[").repeated(500)
                      + QByteArray("]").repeated(500) + "}");
    QTest::newRow("many values") << timelineOf(R"({"OTIO_SCHEMA":"Gap.1","metadata":{"x":[)"
                                               + QByteArray("0,").repeated(6'000'000) + "0]}}");
    QTest::newRow("many gaps") << timelineOf(
        QByteArray(R"({"OTIO_SCHEMA":"Gap.1"},)").repeated(250'000) + R"({"OTIO_SCHEMA":"Gap.1"})");
}

void TestOtioHostile::hugeFilesAreRefusedQuickly()
{
    QFETCH(QByteArray, text);
    test::WorkTimer timer;
    QVERIFY(!parse(text));
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    // and from a file: before it is read
    QTemporaryDir folder;
    QFile file(folder.filePath(u("x.otio")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(100 << 20));
    timer.restart();
    QVERIFY(!readOtio(file.fileName()));
    QVERIFY(timer.elapsed() < 500);
}

static QByteArray richText()
{
    const Project project = test::richProject();
    return toOtioText(project, project.active, {{}, [](const QString &p) { return p; }, u("/")})
        ->text;
}

void TestOtioHostile::everyTruncationIsRefused()
{
    const QByteArray text = richText().trimmed();
    for (qsizetype length = 0; length < text.size(); length += 97)
        QVERIFY(!parse(text.left(length)));
}

/// Each member of each object in turn becomes something else: a refusal or a sound project.
static int tryEverything(json &document, json &place)
{
    int refused = 0;
    for (auto it = place.begin(); it != place.end(); ++it) {
        const json original = *it;
        for (const json &other : {json(), json(-1e300), json("x"), json::array({json::object()})}) {
            *it = other;
            const auto project = parse(QByteArray::fromStdString(document.dump()));
            if (!project)
                ++refused;
            else if (const QStringList problems = validate(project->project); !problems.isEmpty())
                qFatal("%s", qPrintable(problems.front()));
        }
        *it = original;
        if (original.is_structured() && !original.empty())
            refused += tryEverything(document, *it);
    }
    return refused;
}

void TestOtioHostile::everyMemberMayHaveAnyType()
{
    QFile file(u(WEFT_FIXTURES "/foreign.otio"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    json document = json::parse(file.readAll().toStdString());
    QVERIFY(tryEverything(document, document) > 500);
}

void TestOtioHostile::weftsOwnDataIsNotTrustedEither()
{
    json document = json::parse(richText().toStdString());
    // the bin, and one clip's own data
    tryEverything(document, document["metadata"]["weft"]);
    tryEverything(document, document["tracks"]["children"][0]["children"][0]["metadata"]);
    tryEverything(document, document["tracks"]["metadata"]);
}

void TestOtioHostile::impossibleSpeedsAreListed()
{
    const QByteArray second = time("25", "25");
    QByteArray clip = clipOf(second, second);
    clip.chop(1);
    clip += R"(,"effects":[{"OTIO_SCHEMA":"LinearTimeWarp.1","time_scalar":5000}]})";
    const auto project = parse(timelineOf(clip));
    QVERIFY(project.has_value());
    QCOMPARE(project->notCarried.size(), 1);
    QVERIFY(project->notCarried[0].contains(u("Track V1, 00:00:00:00")));
    QVERIFY(project->project.activeSequence()->tracks[0]->clips.at(0)->speed == Rational(1));
}

void TestOtioHostile::nestingThatMultipliesIsRefusedOnWriting()
{
    Project project;
    project.nextId = 1;
    SequenceId inner;
    for (int level = 0; level < 30; ++level) { // each shows the one before twice: 2³⁰ clips
        Track track;
        track.id = {project.nextId++};
        track.name = u("V1");
        std::vector<Clip> clips;
        for (int i = 0; i < 2; ++i) {
            ClipBody body;
            body.id = {project.nextId++};
            body.length = 1;
            body.source = level == 0 ? Source(ColourSource()) : Source(NestedSource{inner});
            clips.push_back({i, std::make_shared<const ClipBody>(body)});
        }
        track.clips = ClipList::fromSorted(clips);
        Sequence sequence;
        sequence.id = inner = {project.nextId++};
        sequence.name = u("s");
        sequence.tracks.push_back(std::make_shared<const Track>(track));
        project.sequences.push_back(std::make_shared<const Sequence>(sequence));
    }
    project.active = inner;
    QCOMPARE(validate(project).join(u("\n")), QString());
    const auto text = toOtioText(project, inner, {{}, [](const QString &p) { return p; }, u("/")});
    QVERIFY(!text);
    QCOMPARE(int(text.error().kind), int(ErrorKind::Output));
}

WEFT_TEST_MAIN(TestOtioHostile)
#include "tst_otio_hostile.moc"
