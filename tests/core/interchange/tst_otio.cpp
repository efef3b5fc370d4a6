#include "tests/core/interchange/rich_project.h"
#include "tests/support/test_main.h"

#include "core/interchange/otio.h"
#include "core/interchange/otio_url.h"
#include "core/model/validate.h"
#include "core/project/project_file.h"
#include "core/transitions/transition_table.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>

using namespace weft;
using nlohmann::json;
using test::richProject;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static QByteArray fixture(const char *name)
{
    QFile file(u(WEFT_FIXTURES "/") + u(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", name);
    return file.readAll();
}

/// Compares with a stored file; what differs is written beside the system's temporary files, to be
/// looked at and stored.
static bool isStored(const QByteArray &content, const char *name)
{
    if (content == fixture(name))
        return true;
    QFile file(QDir::tempPath() + QLatin1Char('/') + QFileInfo(u(name)).fileName());
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
    qWarning("%s differs from the stored file", qPrintable(file.fileName()));
    return false;
}

static OtioText written(const Project &project, SequenceId sequence = {})
{
    const QString folder = u("/elsewhere/here");
    const auto url = [folder](const QString &path) { return urlOfPath(path, folder); };
    auto text = toOtioText(project, sequence ? sequence : project.active, {{}, url, folder});
    if (!text)
        qFatal("%s", qPrintable(text.error().message));
    return *std::move(text);
}

/// Reads without looking at media files.
static ImportedProject read(const QByteArray &text)
{
    auto project = parseOtio(text, {u("x.otio"), u("/elsewhere/here"), {}, false});
    if (!project)
        qFatal("%s", qPrintable(project.error().message));
    return *std::move(project);
}

static QByteArray bytes(const json &document)
{
    return QByteArray::fromStdString(document.dump());
}

static json parsed(const QByteArray &text)
{
    return json::parse(text.begin(), text.end());
}

/// A project to compare line by line.
static QStringList lines(const Project &project)
{
    return QString::fromUtf8(toProjectText(project)).split(QLatin1Char('\n'));
}

class TestOtio : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRichProjectSurvivesUnchanged();
    void theFileIsTheOneThatTheLibraryListed();
    void theLibraryFindsTheProjectInTheFile();
    void whatOthersCannotReadIsListed();
    void anotherProgramsTimelineIsRead();
    void theLibrarysSampleFilesAreReadAsTheLibraryReadsThem();
    void whatAnotherProgramWroteSurvivesAProjectFile();
    void anotherProgramsChangesWin();
    void aCopyMadeByAnotherProgramGetsIdsOfItsOwn();
    void dataThatContradictsItselfIsLeftOut();
    void transitionsOfEveryKindSurvive();
    void aPictureThatIsNotInTheFileIsLeftOut();
    void wipesOfEditListsAreReadByTheirCodes();
    void roundedRatesMeanTheirExactOnes_data();
    void roundedRatesMeanTheirExactOnes();
    void cutsBetweenFramesMoveToTheNearestAndDoNotAddUp();
    void oldSchemasAreReadAsWhatTheyBecame();
    void rootsOtherThanTimelinesAreRead_data();
    void rootsOtherThanTimelinesAreRead();
    void trimmedTracksAndStacksShowTheirPart();
    void urlsMeanFiles_data();
    void urlsMeanFiles();
    void pathsBecomeUrlsAndBack_data();
    void pathsBecomeUrlsAndBack();
    void aMissingSequenceIsRefused();
};

void TestOtio::aRichProjectSurvivesUnchanged()
{
    const Project project = richProject();
    QCOMPARE(validate(project).join(u("\n")), QString());
    const OtioText text = written(project);
    const ImportedProject imported = read(text.text);
    QCOMPARE(lines(imported.project), lines(project));
    QVERIFY(imported.project == project);
    QCOMPARE(imported.notCarried.join(u("\n")), QString());
    QCOMPARE(written(imported.project).text, text.text);
}

void TestOtio::theFileIsTheOneThatTheLibraryListed()
{
    QVERIFY(isStored(written(richProject()).text, "rich.otio")); // else list it again, too
}

void TestOtio::theLibraryFindsTheProjectInTheFile()
{
    const Project project = richProject();
    QVERIFY(isStored(test::listing(project, project.active).toUtf8(), "rich.listing"));
}

void TestOtio::whatOthersCannotReadIsListed()
{
    const QString listed = written(richProject()).notCarried.join(u("\n"));
    for (const char *part :
         {"Track V1, 00:00:00:00: for Weft alone on \"näme ✂ \"quoted\"\": fit, gainDb, fadeIn, "
          "fadeOut, effect transform, effect opacity.",
          "title text", "Track A2: \"gainDb\" is for Weft alone.",
          "The sequence \"Second\" is no part of this timeline"})
        QVERIFY2(listed.contains(u(part)), qPrintable(listed));
}

void TestOtio::anotherProgramsTimelineIsRead()
{
    const ImportedProject imported = read(fixture("foreign.otio"));
    const Project &project = imported.project;
    QCOMPARE(validate(project).join(u("\n")), QString());
    const Sequence &sequence = *project.activeSequence();
    QCOMPARE(sequence.settings.rate.toString(), u("24000/1001"));
    QVERIFY(isStored(test::listing(project, sequence.id).toUtf8(), "foreign.listing"));
    const QByteArray listed = imported.notCarried.join(u("\n")).toUtf8() + '\n';
    QVERIFY(isStored(listed, "foreign.notes"));
    QCOMPARE(sequence.markers[1].note, u("two"));
    // a freeze beside a gap fades in
    QCOMPARE(sequence.tracks[0]->clips.at(2)->fadeIn.length, 8);
    QVERIFY(sequence.tracks[0]->clips.at(2)->speed.isZero());
}

/// What `otio_peer.py summary` prints of a file.
static QString summary(const QString &file, const Project &project)
{
    const Sequence &sequence = *project.activeSequence();
    QString text = QStringLiteral("%1 %2\n").arg(file, sequence.name);
    for (const auto &track : sequence.tracks) {
        text += track->kind == TrackKind::Video ? u("Video") : u("Audio");
        for (const Clip &clip : track->clips) {
            const double start = sequence.settings.rate.secondsAt(clip.start).toDouble();
            text += QStringLiteral(" %1").arg(start, 0, 'f', 3);
        }
        text += QLatin1Char('\n');
    }
    return text;
}

void TestOtio::theLibrarysSampleFilesAreReadAsTheLibraryReadsThem()
{
    const QDir folder(u(WEFT_FIXTURES "/opentimelineio"));
    const QStringList files = folder.entryList({u("*.otio")}, QDir::Files, QDir::Name);
    QCOMPARE(files.size(), 9);
    QString text;
    for (const QString &file : files) {
        const Project project = read(fixture(("opentimelineio/" + file.toUtf8()).constData()))
                                    .project;
        QVERIFY2(project.activeSequence()->length() > 0, qPrintable(file));
        QVERIFY2(read(written(project).text).project == project, qPrintable(file));
        const std::size_t markers = project.activeSequence()->markers.size();
        if (file == u("premiere_example.otio")) // has Marker.3, which the library refuses
            QCOMPARE(markers, std::size_t(4));
        else if (file == u("screening_example.otio")) // two of its three lie outside of their clip
            QCOMPARE(markers, std::size_t(1));
        else
            text += summary(file, project);
    }
    QVERIFY(isStored(text.toUtf8(), "opentimelineio/summary.txt"));
}

void TestOtio::whatAnotherProgramWroteSurvivesAProjectFile()
{
    const QByteArray original = fixture("foreign.otio");
    const auto project = fromProjectText(toProjectText(read(original).project), u("x.weft"));
    QVERIFY(project.has_value());
    const json before = parsed(original);
    const json after = parsed(written(*project).text);
    QVERIFY(after["metadata"]["resolve"] == before["metadata"]["resolve"]);
    QVERIFY(after["global_start_time"] == before["global_start_time"]);
    const json &first = before["tracks"]["children"][0]["children"][0];
    const json &firstAgain = after["tracks"]["children"][0]["children"][0];
    QVERIFY(firstAgain["metadata"]["resolve"] == first["metadata"]["resolve"]);
    QVERIFY(firstAgain["effects"][0] == first["effects"][0]);
    QVERIFY(firstAgain["source_range"] == first["source_range"]); // timecode of the media and all
    QVERIFY(firstAgain["media_references"]["DEFAULT_MEDIA"]["available_range"]
            == first["media_references"]["DEFAULT_MEDIA"]["available_range"]);
    const json &frames = before["tracks"]["children"][1]["children"][2]["media_references"];
    json framesAgain = after["tracks"]["children"][1]["children"][2]["media_references"];
    framesAgain["DEFAULT_MEDIA"]["metadata"].erase("weft");
    QVERIFY(framesAgain == frames);
    const json &sizes = after["tracks"]["children"][2]["children"][1]["media_references"];
    QVERIFY(sizes["proxy"]["target_url"] == "small.wav");
    // and nothing changes from there on
    const Project again = read(written(*project).text).project;
    QCOMPARE(lines(again), lines(*project));
    QVERIFY(again == *project);
}

void TestOtio::anotherProgramsChangesWin()
{
    json document = parsed(written(richProject()).text);
    json &clips = document["tracks"]["children"][0]["children"];
    json &clip = clips[0];
    clip["source_range"]["duration"]["value"] = 30.0;
    clip["source_range"]["start_time"]["value"] = 110.0;
    clip["name"] = "renamed";
    clip["enabled"] = true;
    clip["effects"].erase(1);
    const Project project = read(bytes(document)).project;
    const Clip read = project.activeSequence()->tracks[0]->clips.at(0);
    QCOMPARE(read->length, 30);
    QVERIFY(read->in == Rational(110, 25));
    QCOMPARE(read->name, u("renamed"));
    QVERIFY(read->enabled);
    QCOMPARE(read->effects.size(), std::size_t(1));
    QCOMPARE(read->fadeIn.length, 3); // what the format has no place for stays
}

void TestOtio::aCopyMadeByAnotherProgramGetsIdsOfItsOwn()
{
    const Project before = richProject();
    json document = parsed(written(before).text);
    json &clips = document["tracks"]["children"][1]["children"];
    clips.push_back(clips[1]);
    const Project project = read(bytes(document)).project;
    QCOMPARE(validate(project).join(u("\n")), QString());
    const ClipList &track = project.activeSequence()->tracks[1]->clips;
    QCOMPARE(track.size(), before.activeSequence()->tracks[1]->clips.size() + 1);
    QVERIFY(track.at(track.size() - 1)->id.value >= before.nextId);
}

void TestOtio::dataThatContradictsItselfIsLeftOut()
{
    json document = parsed(written(richProject()).text);
    json &bin = document["metadata"]["weft"]["bin"];
    bin["folders"].push_back(bin["folders"][0]); // an id twice
    const ImportedProject imported = read(bytes(document));
    QCOMPARE(validate(imported.project).join(u("\n")), QString());
    QVERIFY2(imported.notCarried.front().contains(u("contradicts itself")),
             qPrintable(imported.notCarried.front()));
    QVERIFY(imported.project.folders.empty());
    QCOMPARE(imported.project.activeSequence()->tracks[0]->clips.at(0)->length, 40);
}

/// The first transition of a project's first track, to be changed.
static Project withTransition(const Project &project, const Transition &wanted)
{
    Project changed = project;
    Sequence sequence = *changed.activeSequence();
    Track track = *sequence.tracks[0];
    for (std::size_t i = 0; i < track.clips.size(); ++i) {
        const Clip clip = track.clips.at(i);
        if (!clip->transition)
            continue;
        ClipBody body = *clip.body;
        body.transition->kind = wanted.kind;
        body.transition->parameters = wanted.parameters;
        track.clips = track.clips.replaced(i, {clip.start, std::make_shared<const ClipBody>(body)});
        break;
    }
    sequence.tracks[0] = std::make_shared<const Track>(track);
    for (auto &candidate : changed.sequences) {
        if (candidate->id == sequence.id)
            candidate = std::make_shared<const Sequence>(sequence);
    }
    return changed;
}

static std::optional<Transition> transitionIn(const Project &project)
{
    for (const Clip &clip : project.activeSequence()->tracks[0]->clips) {
        if (clip->transition)
            return clip->transition;
    }
    return {};
}

/// A value that is not the default.
static Parameter someValue(const ParameterType &type, MediaId media)
{
    switch (type.kind) {
    case ParameterKind::Switch: return true;
    case ParameterKind::Choice: return QString::fromLatin1(type.choices.back().id);
    case ParameterKind::Colour: return u("#ff8800");
    case ParameterKind::Media: return media;
    case ParameterKind::Path: return u("M 20 20 L 80 20 L 50 80 Z");
    case ParameterKind::Track: return false; // of sound effects alone
    case ParameterKind::Number: break;
    }
    Curve curve;
    curve.keyframes = {{0, type.defaultNumber}, {5, type.maximum}};
    return curve;
}

void TestOtio::transitionsOfEveryKindSurvive()
{
    const Project rich = richProject();
    for (const TransitionType &type : transitionTypes()) {
        Transition wanted;
        wanted.kind = u(type.id);
        for (const ParameterType &parameter : type.parameters)
            wanted.parameters[u(parameter.id)] = someValue(parameter, rich.media.front()->id);
        const Project project = withTransition(rich, wanted);
        QCOMPARE(validate(project).join(u("\n")), QString());
        const OtioText text = written(project);
        QVERIFY(read(text.text).project == project);
        const bool isDissolve = wanted.kind == u("dissolve");
        QCOMPARE(text.text.contains("Custom_Transition"), !isDissolve);
        const QString sentence = u("the kind \"%1\" of the transition").arg(wanted.kind);
        QCOMPARE(text.notCarried.join(u("\n")).contains(sentence), !isDissolve);
    }
}

void TestOtio::aPictureThatIsNotInTheFileIsLeftOut()
{
    const Project rich = richProject();
    Transition wanted;
    wanted.kind = u("luma-wipe");
    wanted.parameters = {{u("image"), rich.media.front()->id}, {u("invert"), true}};
    json document = parsed(written(withTransition(rich, wanted)).text);
    document["metadata"]["weft"]["bin"]["media"].erase(0);
    const ImportedProject imported = read(bytes(document));
    QCOMPARE(validate(imported.project).join(u("\n")), QString());
    QCOMPARE(transitionIn(imported.project)->kind, u("luma-wipe"));
    QCOMPARE(transitionIn(imported.project)->parameters, (Parameters{{u("invert"), true}}));
    const QString listed = imported.notCarried.join(u("\n"));
    QVERIFY2(listed.contains(u("its \"image\" is not in the file")), qPrintable(listed));
}

/// As OpenTimelineIO's adapter for edit lists has them.
void TestOtio::wipesOfEditListsAreReadByTheirCodes()
{
    json document = parsed(written(richProject()).text);
    const auto readAs = [&](const char *code) {
        for (json &child : document["tracks"]["children"][0]["children"]) {
            if (child["OTIO_SCHEMA"] != "Transition.1")
                continue;
            child["transition_type"] = "SMPTE_Wipe";
            child["metadata"] = {{"cmx_3600", {{"transition", code}}}};
        }
        return read(bytes(document));
    };
    const ImportedProject wiped = readAs("W002");
    QCOMPARE(transitionIn(wiped.project)->kind, u("wipe"));
    QCOMPARE(transitionIn(wiped.project)->parameters, (Parameters{{u("angle"), Curve(90)}}));
    QVERIFY(!wiped.notCarried.join(u("\n")).contains(u("became a dissolve")));
    for (const char *code : {"W043", "Wide", "", "W"}) {
        const ImportedProject other = readAs(code);
        QCOMPARE(transitionIn(other.project)->kind, u("dissolve"));
        QVERIFY(other.notCarried.join(u("\n")).contains(u("became a dissolve")));
    }
}

/// A track of clips of one length each, as a whole document.
static json document(const std::vector<std::pair<double, double>> &durations)
{
    const auto time = [](double value, double rate) {
        return json{{"OTIO_SCHEMA", "RationalTime.1"}, {"value", value}, {"rate", rate}};
    };
    json children = json::array();
    for (const auto &[value, rate] : durations)
        children.push_back(
            {{"OTIO_SCHEMA", "Clip.2"},
             {"name", "c"},
             {"source_range",
              {{"OTIO_SCHEMA", "TimeRange.1"},
               {"start_time", time(0, rate)},
               {"duration", time(value, rate)}}},
             {"media_references",
              {{"DEFAULT_MEDIA",
                {{"OTIO_SCHEMA", "ExternalReference.1"}, {"target_url", "a.mov"}}}}}});
    return {{"OTIO_SCHEMA", "Timeline.1"},
            {"name", "t"},
            {"tracks",
             {{"OTIO_SCHEMA", "Stack.1"},
              {"children",
               {{{"OTIO_SCHEMA", "Track.1"}, {"kind", "Video"}, {"children", children}}}}}}};
}

void TestOtio::roundedRatesMeanTheirExactOnes_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<QString>("exact");
    QTest::newRow("23.976") << 23.976 << u("24000/1001");
    QTest::newRow("23.98") << 23.98 << u("24000/1001");
    QTest::newRow("24000/1001") << 24000.0 / 1001 << u("24000/1001");
    QTest::newRow("24") << 24.0 << u("24");
    QTest::newRow("29.97") << 29.97 << u("30000/1001");
    QTest::newRow("59.94") << 59.94 << u("60000/1001");
    QTest::newRow("119.88") << 119.88 << u("120000/1001");
    QTest::newRow("12.5") << 12.5 << u("25/2");
    QTest::newRow("120") << 120.0 << u("120");
}

void TestOtio::roundedRatesMeanTheirExactOnes()
{
    QFETCH(double, rate);
    QFETCH(QString, exact);
    // two hours in one-second clips: a rate taken at its word would be 173 frames off
    const std::int64_t second = std::llround(rate);
    const std::vector<std::pair<double, double>> clips(7200, {double(second), rate});
    const ImportedProject imported = read(bytes(document(clips)));
    const Sequence &sequence = *imported.project.activeSequence();
    QCOMPARE(sequence.settings.rate.toString(), exact);
    QCOMPARE(sequence.length(), 7200 * second);
    QCOMPARE(imported.notCarried.join(u("\n")), QString());
}

void TestOtio::cutsBetweenFramesMoveToTheNearestAndDoNotAddUp()
{
    // sound of a third of a second each, between pictures that make the rate 24
    std::vector<std::pair<double, double>> clips(301, {10, 24});
    clips.resize(600, {16000.5, 48000});
    const ImportedProject imported = read(bytes(document(clips)));
    QCOMPARE(imported.project.activeSequence()->settings.rate.toString(), u("24"));
    QCOMPARE(imported.project.activeSequence()->length(), 3010 + 2392);
    QCOMPARE(imported.notCarried.size(), 1);
    QVERIFY2(imported.notCarried[0].contains(u("298 cut")), qPrintable(imported.notCarried[0]));
}

void TestOtio::oldSchemasAreReadAsWhatTheyBecame()
{
    const char *text
        = R"({"OTIO_SCHEMA":"Timeline.1","name":"old","tracks":{"OTIO_SCHEMA":"Stack.1","children":[
      {"OTIO_SCHEMA":"Sequence.1","name":"V","kind":"Video","children":[
        {"OTIO_SCHEMA":"Filler.1","source_range":{"OTIO_SCHEMA":"TimeRange.1",
          "start_time":{"OTIO_SCHEMA":"RationalTime.1","value":0,"rate":25},
          "duration":{"OTIO_SCHEMA":"RationalTime.1","value":5,"rate":25}}},
        {"OTIO_SCHEMA":"Clip.1","name":"c","source_range":{"OTIO_SCHEMA":"TimeRange.1",
          "start_time":{"OTIO_SCHEMA":"RationalTime.1","value":3,"rate":25},
          "duration":{"OTIO_SCHEMA":"RationalTime.1","value":7,"rate":25}},
         "media_reference":{"OTIO_SCHEMA":"ExternalReference.1","target_url":"a.mov","metadata":{"x":NaN}}}]}],
      "markers":[{"OTIO_SCHEMA":"Marker.1","name":"m","color":{"OTIO_SCHEMA":"Color.1","r":1.0,"g":0.5,"b":0,"a":1,"name":""},
        "range":{"OTIO_SCHEMA":"TimeRange.1",
          "start_time":{"OTIO_SCHEMA":"RationalTime.1","value":2,"rate":25},
          "duration":{"OTIO_SCHEMA":"RationalTime.1","value":1,"rate":25}}}]}})";
    const Project project = read(text).project;
    const Sequence &sequence = *project.activeSequence();
    QCOMPARE(sequence.tracks[0]->name, u("V"));
    const Clip clip = sequence.tracks[0]->clips.at(0);
    QCOMPARE(clip.start, 5);
    QCOMPARE(clip->length, 7);
    QVERIFY(clip->in == Rational(3, 25));
    QCOMPARE(project.media[0]->path, u("/elsewhere/here/a.mov"));
    QCOMPARE(sequence.markers[0].at, 2);
    QVERIFY((sequence.markers[0].colour == Colour{255, 128, 0, 255}));
}

void TestOtio::rootsOtherThanTimelinesAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("sequences");
    const json timeline = document({{5, 25}});
    const json &stack = timeline["tracks"];
    const json &track = stack["children"][0];
    QTest::newRow("stack") << bytes(stack) << 1;
    QTest::newRow("track") << bytes(track) << 1;
    QTest::newRow("clip") << bytes(track["children"][0]) << 1;
    QTest::newRow("collection") << bytes(
        {{"OTIO_SCHEMA", "SerializableCollection.1"}, {"children", {timeline, timeline}}})
                                << 2;
}

void TestOtio::rootsOtherThanTimelinesAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(int, sequences);
    const Project project = read(text).project;
    QCOMPARE(int(project.sequences.size()), sequences);
    for (const auto &sequence : project.sequences)
        QCOMPARE(sequence->length(), 5);
    QCOMPARE(project.media.size(), std::size_t(1));
}

void TestOtio::trimmedTracksAndStacksShowTheirPart()
{
    json trimmed = document({{10, 25}, {10, 25}, {10, 25}});
    const auto range = [](int start, int duration) {
        const auto time = [](int value) {
            return json{{"OTIO_SCHEMA", "RationalTime.1"}, {"value", value}, {"rate", 25}};
        };
        return json{{"OTIO_SCHEMA", "TimeRange.1"},
                    {"start_time", time(start)},
                    {"duration", time(duration)}};
    };
    trimmed["tracks"]["children"][0]["source_range"] = range(5, 20);
    trimmed["tracks"]["source_range"] = range(2, 10);
    const Project project = read(bytes(trimmed)).project;
    const ClipList &clips = project.activeSequence()->tracks[0]->clips;
    QCOMPARE(clips.size(), std::size_t(2));
    QCOMPARE(clips.at(0)->length, 3); // frames 7 to 9 of the first
    QVERIFY(clips.at(0)->in == Rational(7, 25));
    QCOMPARE(clips.at(1).start, 3);
    QCOMPARE(clips.at(1)->length, 7);
}

void TestOtio::urlsMeanFiles_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("path");
    QTest::newRow("file") << u("file:///a%20b/c.mov") << u("/a b/c.mov");
    QTest::newRow("localhost") << u("file://localhost/a/c.mov") << u("/a/c.mov");
    QTest::newRow("server") << u("file://nas/a/c.mov") << u("/nas/a/c.mov");
    QTest::newRow("absolute") << u("/a/c.mov") << u("/a/c.mov");
    QTest::newRow("relative") << u("m/c%231.mov") << u("/here/m/c#1.mov");
    QTest::newRow("not encoded") << u("m/a b.mov") << u("/here/m/a b.mov");
    QTest::newRow("above") << u("../c.mov") << u("/c.mov");
    QTest::newRow("drive") << u("C:\\a b\\c.mov") << u("/C:/a b/c.mov");
    QTest::newRow("drive URL") << u("file:///C:/a%20b/c.mov") << u("/C:/a b/c.mov");
    QTest::newRow("share") << u("\\\\nas\\a\\c.mov") << u("/nas/a/c.mov");
    QTest::newRow("web") << u("https://example.com/a.mov") << QString();
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("zero byte") << u("a%00b.mov") << QString();
    QTest::newRow("file without slashes") << u("file:a.mov") << u("/here/a.mov");
}

void TestOtio::urlsMeanFiles()
{
    QFETCH(QString, url);
    QTEST(pathOfUrl(url, u("/here")), "path");
}

void TestOtio::pathsBecomeUrlsAndBack_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("url");
    QTest::newRow("beside") << u("/a/b/c d.mov") << u("c%20d.mov");
    QTest::newRow("per cent") << u("/a/b/50%41.mov") << u("50%2541.mov");
    QTest::newRow("colon") << u("/a/b/c:d.mov") << u("c%3Ad.mov");
    QTest::newRow("drive") << u("/C:/x.mov") << u("../../C%3A/x.mov");
    QTest::newRow("letters") << u("/a/b/ä✂.mov") << u("%C3%A4%E2%9C%82.mov");
}

void TestOtio::pathsBecomeUrlsAndBack()
{
    QFETCH(QString, path);
    QTEST(urlOfPath(path, u("/a/b")), "url");
    QCOMPARE(pathOfUrl(urlOfPath(path, u("/a/b")), u("/a/b")), path);
}

void TestOtio::aMissingSequenceIsRefused()
{
    const auto text = toOtioText(richProject(), SequenceId{9999},
                                 {{}, [](const QString &path) { return path; }, u("/")});
    QVERIFY(!text);
    QCOMPARE(int(text.error().kind), int(ErrorKind::Usage));
}

WEFT_TEST_MAIN(TestOtio)
#include "tst_otio.moc"
