#include "core/project/title_template.h"
#include "core/render/renderer.h"
#include "core/render/title_raster.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QTemporaryDir>

#include <set>

using namespace weft;

namespace {

Project emptyProject(const FrameRate &rate = {})
{
    SequenceSettings settings;
    settings.rate = rate;
    settings.width = 640;
    settings.height = 360;
    return *weft::apply(Project(), AddSequence{.name = QStringLiteral("film"),
                                               .settings = settings,
                                               .videoTracks = 1,
                                               .audioTracks = 1});
}

Project with(const Project &project, const std::vector<Edit> &edits)
{
    const auto made = weft::apply(project, EditGroup{QString(), edits});
    if (!made)
        qFatal("%s", qPrintable(made.error().message));
    return *made;
}

std::vector<Clip> clipsOf(const Project &project)
{
    std::vector<Clip> clips;
    for (const auto &track : project.activeSequence()->tracks) {
        for (const Clip &clip : track->clips)
            clips.push_back(clip);
    }
    return clips;
}

const TitleTemplate *named(const std::vector<TitleTemplate> &titles, const char *id)
{
    for (const TitleTemplate &title : titles) {
        if (title.id == QLatin1String(id))
            return &title;
    }
    qFatal("no title %s", id);
}

} // namespace

/// Templates of titles: Weft's own, those that users make, and files that are none.
class TestTitleTemplate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFileIsBuiltIn();
    void builtInOnesAreSeen_data();
    void builtInOnesAreSeen();
    void placedItIsGroupedAboveWhatIsThere();
    void onATrackItCoversWhatIsThere();
    void lengthsFollowTheSequencesRate();
    void whatIsMadeOfClipsComesBack();
    void whatCouldNotBeReadIsNotWritten();
    void footageMakesNoTemplate();
    void otherFilesAreRefused_data();
    void otherFilesAreRefused();
};

void TestTitleTemplate::everyFileIsBuiltIn()
{
    const QStringList files = QDir(QStringLiteral(WEFT_SOURCE_DIR "/resources/titles"))
                                  .entryList({QStringLiteral("*.json")}, QDir::Files);
    QVERIFY(files.size() >= 8);
    std::set<QString> labels;
    for (const TitleTemplate &title : builtInTitles()) {
        QVERIFY(files.contains(title.id + QStringLiteral(".json")));
        QVERIFY(!title.help.isEmpty());
        labels.insert(title.label);
    }
    QCOMPARE(labels.size(), std::size_t(files.size()));
}

void TestTitleTemplate::builtInOnesAreSeen_data()
{
    QTest::addColumn<QString>("id");
    for (const TitleTemplate &title : builtInTitles())
        QTest::newRow(qPrintable(title.id)) << title.id;
}

/// Every text lies within the frame, and something of it is seen in its middle.
void TestTitleTemplate::builtInOnesAreSeen()
{
    QFETCH(QString, id);
    const std::vector<TitleTemplate> all = builtInTitles();
    const TitleTemplate &title = *named(all, qPrintable(id));
    const Project project = with(emptyProject(), *titleEdits(emptyProject(), title, 0));
    const SequenceSettings &settings = project.activeSequence()->settings;
    for (const Clip &clip : clipsOf(project)) {
        const auto *const text = std::get_if<TitleSource>(&clip->source);
        if (!text)
            continue;
        const auto drawn = drawTitle(*text, settings, 1, false);
        QVERIFY2(drawn, drawn ? "" : qPrintable(drawn.error().message));
        if (id == QLatin1String("credits"))
            continue; // rolls through it
        QVERIFY2(drawn->placement.dx >= 0
                     && drawn->placement.dx + drawn->picture.width() <= settings.width
                     && drawn->placement.dy >= 0
                     && drawn->placement.dy + drawn->picture.height() <= settings.height,
                 qPrintable(text->text));
    }
    Renderer renderer(std::make_shared<const Project>(project), project.active, {});
    const auto frame = renderer.frame(project.activeSequence()->length() / 2);
    QVERIFY2(frame, frame ? "" : qPrintable(frame.error().message));
    int brightest = 0;
    for (int y = 0; y < frame->height(); ++y) {
        for (int x = 0; x < frame->width(); ++x)
            brightest = std::max<int>(brightest, frame->plane(0).row<std::uint8_t>(y)[x]);
    }
    QVERIFY(brightest > 160);
}

void TestTitleTemplate::placedItIsGroupedAboveWhatIsThere()
{
    const std::vector<TitleTemplate> all = builtInTitles();
    const TitleTemplate &title = *named(all, "lower-third");
    Project project = emptyProject();
    const TrackId lowest = project.activeSequence()->tracks.front()->id;
    project = with(project, {Overwrite{.clip = {.source = ColourSource{{255, 0, 0, 255}},
                                                .video = lowest,
                                                .length = 300},
                                       .at = 0}});
    const Project now = with(project, *titleEdits(project, title, 50));
    const auto clips = clipsOf(now);
    QCOMPARE(clips.size(), title.clipboard.clips.size() + 1);
    QCOMPARE(clips[0]->length, 300); // nothing of it is covered
    QCOMPARE(clips[1].start, 50);
    QVERIFY(clips[1]->group);
    for (std::size_t i = 2; i < clips.size(); ++i)
        QCOMPARE(clips[i]->group, clips[1]->group);
    // Where the track is free meanwhile, it is used.
    const Project later = with(project, *titleEdits(project, title, 300));
    QCOMPARE(trackAt(later, findClip(later, clipsOf(later)[1]->id)->track).id, lowest);
}

void TestTitleTemplate::onATrackItCoversWhatIsThere()
{
    const std::vector<TitleTemplate> all = builtInTitles();
    const TitleTemplate &title = *named(all, "caption");
    Project project = emptyProject();
    const TrackId lowest = project.activeSequence()->tracks.front()->id;
    project = with(project, {Overwrite{.clip = {.source = ColourSource{{255, 0, 0, 255}},
                                                .video = lowest,
                                                .length = 300},
                                       .at = 0}});
    const Project now = with(project, *titleEdits(project, title, 100, lowest));
    const auto clips = clipsOf(now);
    QCOMPARE(clips.size(), 3U);
    QCOMPARE(clips[0]->length, 100);
    QVERIFY(std::holds_alternative<TitleSource>(clips[1]->source));
    QVERIFY(!clips[1]->group); // one alone
}

void TestTitleTemplate::lengthsFollowTheSequencesRate()
{
    const std::vector<TitleTemplate> all = builtInTitles();
    const TitleTemplate &title = *named(all, "caption");
    QCOMPARE(title.duration(), Rational(3));
    const Project project = emptyProject(*FrameRate::make(50, 1));
    const auto clips = clipsOf(with(project, *titleEdits(project, title, 0)));
    QCOMPARE(clips[0]->length, 150);
    QCOMPARE(clips[0]->fadeIn.length, 8);
}

void TestTitleTemplate::whatIsMadeOfClipsComesBack()
{
    const std::vector<TitleTemplate> all = builtInTitles();
    const Project project = with(emptyProject(),
                                 *titleEdits(emptyProject(), *named(all, "quote"), 40));
    std::vector<ClipId> ids;
    for (const Clip &clip : clipsOf(project))
        ids.push_back(clip->id);
    const auto made = titleTemplateOf(project, ids, QStringLiteral(" My quote "));
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QCOMPARE(made->label, QStringLiteral("My quote"));
    QTemporaryDir disk;
    const QString path = disk.filePath(QStringLiteral("mine.weft-title"));
    QVERIFY(writeTitleTemplate(*made, path));
    const auto read = readTitleTemplate(path);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->id, QStringLiteral("mine"));
    const auto again = clipsOf(with(emptyProject(), *titleEdits(emptyProject(), *read, 40)));
    const auto first = clipsOf(project);
    QCOMPARE(again.size(), first.size());
    for (std::size_t i = 0; i < again.size(); ++i) {
        QCOMPARE(again[i]->source, first[i]->source);
        QCOMPARE(again[i].range(), first[i].range());
        QCOMPARE(again[i]->fadeIn, first[i]->fadeIn);
        QCOMPARE(again[i]->effects.size(), first[i]->effects.size());
    }
}

void TestTitleTemplate::whatCouldNotBeReadIsNotWritten()
{
    const std::vector<TitleTemplate> all = builtInTitles();
    TitleTemplate title = *named(all, "caption");
    QTemporaryDir disk;
    const QString path = disk.filePath(QStringLiteral("mine.weft-title"));
    QVERIFY(writeTitleTemplate(title, path));
    title.clipboard.clips.assign(1000, title.clipboard.clips.front());
    QVERIFY(!writeTitleTemplate(title, path));
    const auto kept = readTitleTemplate(path); // the earlier one
    QVERIFY(kept);
    QCOMPARE(kept->clipboard.clips.size(), std::size_t(1));
}

void TestTitleTemplate::footageMakesNoTemplate()
{
    Project project = emptyProject();
    project = *weft::apply(project, AddSequence{.name = QStringLiteral("other")});
    const SequenceId other = project.sequences.back()->id;
    project = *weft::apply(project, SetActive{project.sequences.front()->id});
    const TrackId track = project.activeSequence()->tracks.front()->id;
    const TrackId inner = project.find(other)->tracks.front()->id;
    project = with(project,
                   {Overwrite{.clip = {.source = ColourSource{{1, 2, 3, 255}},
                                       .video = inner,
                                       .length = 50},
                              .at = 0},
                    Overwrite{.clip = {.source = NestedSource{other}, .video = track}, .at = 0}});
    const auto made = titleTemplateOf(project, {clipsOf(project)[0]->id}, QStringLiteral("x"));
    QVERIFY(!made);
    QVERIFY(made.error().message.contains(QLatin1String("other")));
    QVERIFY(!titleTemplateOf(project, {}, QStringLiteral("x")));
    QVERIFY(!titleTemplateOf(project, {clipsOf(project)[0]->id}, QStringLiteral("  ")));
}

void TestTitleTemplate::otherFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                        const char *says) {
        QByteArray text
            = R"({"format":"weft-title","version":1,"label":"A","rate":"25","clips":[{"kind":"video","clip":{"start":0,"id":1,"length":50,"source":{"kind":"title","text":"Hello"},"effects":[{"id":2,"type":"crop","parameters":{"left":10}}]}}]})";
        QVERIFY2(text.contains(before), name);
        QTest::newRow(name) << text.replace(before, after) << QString::fromUtf8(says);
    };
    row("as it should be", "Hello", "Hi", "");
    row("no JSON", "}]}}]}", "", "");
    row("another format", "weft-title", "weft-project", "format");
    row("a later version", "\"version\":1", "\"version\":2", "version 2");
    row("no name", "\"label\":\"A\"", "\"label\":\" \"", "label");
    row("an unknown member", "\"rate\"", "\"script\":\"rm\",\"rate\"", "script");
    row("an unknown member of a clip", "\"start\"", "\"hook\":1,\"start\"", "clips[0]");
    row("no length", "\"length\":50", "\"length\":0", "clip");
    row("a negative start", "\"start\":0", "\"start\":-5", "clip");
    row("footage", R"("kind":"title","text":"Hello")", R"("kind":"media","media":3)", "clips[0]");
    row("a sound", "\"kind\":\"video\"", "\"kind\":\"audio\"", "clips[0]");
    row("no such effect", "\"crop\"", "\"explode\"", "explode");
    row("a file for an effect", "\"type\":\"crop\",\"parameters\":{\"left\":10}",
        "\"type\":\"lut\",\"parameters\":{\"file\":{\"media\":3}}", "clips[0]");
    row("a track far above", "{\"kind\":\"video\"", "{\"track\":1000000,\"kind\":\"video\"",
        "track");
    row("a text for a number", "\"id\":1", "\"id\":\"one\"", "clips[0].clip.id");
}

void TestTitleTemplate::otherFilesAreRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    QTemporaryDir disk;
    const QString path = disk.filePath(QStringLiteral("a.weft-title"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const auto read = readTitleTemplate(path);
    if (QByteArray(QTest::currentDataTag()) == "as it should be") {
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        return;
    }
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(path), qPrintable(read.error().message));
    QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
    QVERIFY(!readTitleTemplate(disk.filePath(QStringLiteral("nothing.weft-title"))));
}

WEFT_TEST_MAIN(TestTitleTemplate)
#include "tst_title_template.moc"
