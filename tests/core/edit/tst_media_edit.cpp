#include "tests/core/edit/timeline.h"
#include "tests/support/test_main.h"

#include "core/edit/conform.h"
#include "core/edit/edit_json.h"
#include "core/model/validate.h"
#include "core/project/document.h"
#include "core/project/project_file.h"
#include "core/project/schema_check.h"

using namespace weft;
using weft::test::Timeline;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

class TestMediaEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBinWithoutLabelsIsSavedAsBefore();
    void mediaAndShotsAreNamedTaggedAndRated();
    void whatIsNotGivenStays();
    void aFileIsTakenAsItsUserSays();
    void foldersAreRenamedMovedAndRemoved();
    void relinkKeepsWhatBelongsToTheItem();
    void pathsFollowAMovedProject();
    void proxiesStandForTheirMedia();
    void theSmallestProxyThatIsLargeEnoughIsChosen_data();
    void theSmallestProxyThatIsLargeEnoughIsChosen();
    void impossibleEditsAreRefused_data();
    void impossibleEditsAreRefused();
    void everyEditIsUndoneAndRedone();
    void damagedLabelsAreFound_data();
    void damagedLabelsAreFound();
};

static const MediaItem &film(const Timeline &t)
{
    return *t.project().find(t.film().media);
}

void TestMediaEdit::aBinWithoutLabelsIsSavedAsBefore()
{
    const QByteArray text = toProjectText(Timeline().project());
    for (const char *member : {"tags", "rating", "proxies", "interpretation"})
        QVERIFY(!text.contains(member));
}

void TestMediaEdit::mediaAndShotsAreNamedTaggedAndRated()
{
    Timeline t;
    QVERIFY(t.edit(AddFolder{u("Day 1"), {}}));
    const FolderId folder = t.project().folders[0]->id;
    QVERIFY(t.edit(SetMedia{t.film().media, u("Beach"), folder, {{u("sea"), u("Übung")}}, 4}));
    QVERIFY(t.edit(SetShot{t.shot().shot, u("Card"), folder, {{u("title")}}, 5}));
    QCOMPARE(film(t).name, u("Beach"));
    QCOMPARE(film(t).folder, folder);
    QCOMPARE(film(t).tags, (std::vector<QString>{u("sea"), u("Übung")}));
    QCOMPARE(film(t).rating, 4);
    const Shot &shot = *t.project().find(t.shot().shot);
    QCOMPARE(shot.name, u("Card"));
    QCOMPARE(shot.tags, std::vector<QString>{u("title")});
    QCOMPARE(shot.rating, 5);
    const QByteArray text = toProjectText(t.project());
    QCOMPARE(fromProjectText(text, u("x")).value(), t.project());
    QCOMPARE(schemaProblems(text, u("x")).value(), QStringList());
}

void TestMediaEdit::whatIsNotGivenStays()
{
    Timeline t;
    QVERIFY(t.edit(SetMedia{t.film().media, u("Beach"), {}, {{u("sea")}}, 4}));
    SetMedia rate{t.film().media};
    rate.rating = 0;
    QVERIFY(t.edit(rate));
    QCOMPARE(film(t).name, u("Beach"));
    QCOMPARE(film(t).tags, std::vector<QString>{u("sea")});
    QCOMPARE(film(t).rating, 0);
    SetMedia clear{t.film().media};
    clear.tags.emplace();
    QVERIFY(t.edit(clear));
    QVERIFY(film(t).tags.empty());
}

void TestMediaEdit::aFileIsTakenAsItsUserSays()
{
    Timeline t;
    SetMedia set{t.film().media};
    set.colour = ColourTags{};
    set.colour->primaries = ColourPrimaries::Bt2020;
    set.colour->transfer = ColourTransfer::Hlg;
    set.hdr = MediaHdr::PassThrough;
    set.premultiplied = true;
    QVERIFY(t.edit(set));
    QCOMPARE(film(t).interpretation.colour, *set.colour);
    QCOMPARE(film(t).interpretation.hdr, MediaHdr::PassThrough);
    QVERIFY(film(t).interpretation.premultiplied);
    const QByteArray text = toProjectText(t.project());
    QCOMPARE(fromProjectText(text, u("x")).value(), t.project());
    QCOMPARE(schemaProblems(text, u("x")).value(), QStringList());
    SetMedia again{t.film().media};
    again.hdr = MediaHdr::AsSequence;
    QVERIFY(t.edit(again));
    QCOMPARE(film(t).interpretation.colour, *set.colour);
    // The first footage of a timeline decides its colours by what they are taken as.
    set.colour->transfer = ColourTransfer::Bt709;
    set.colour->matrix = ColourMatrix::Bt2020;
    QVERIFY(t.edit(set));
    const SequenceSettings settings = settingsFor(film(t)).value();
    QCOMPARE(settings.colour.primaries, ColourPrimaries::Bt2020);
    QCOMPARE(settings.colour.matrix, ColourMatrix::Bt2020);
}

void TestMediaEdit::foldersAreRenamedMovedAndRemoved()
{
    Timeline t;
    QVERIFY(t.edit(AddFolder{u("outer"), {}}));
    const FolderId outer = t.project().folders[0]->id;
    QVERIFY(t.edit(AddFolder{u("middle"), outer}));
    const FolderId middle = t.project().folders[1]->id;
    QVERIFY(t.edit(AddFolder{u("inner"), middle}));
    const FolderId inner = t.project().folders[2]->id;
    SetMedia move{t.film().media};
    move.folder = middle;
    QVERIFY(t.edit(move));
    SetShot moveShot{t.shot().shot};
    moveShot.folder = middle;
    QVERIFY(t.edit(moveShot));
    QVERIFY(t.edit(SetFolder{middle, u("Mitte"), {}}));
    QCOMPARE(t.project().find(middle)->name, u("Mitte"));
    QCOMPARE(t.project().find(middle)->parent, outer);

    const Status circle = t.edit(SetFolder{outer, {}, inner});
    QVERIFY(!circle);
    QCOMPARE(circle.error().kind, ErrorKind::Refused);
    QVERIFY(!t.edit(SetFolder{middle, {}, middle}));

    QVERIFY(t.edit(RemoveFolder{middle})); // what it held moves up
    QVERIFY(!t.project().find(middle));
    QCOMPARE(t.project().find(inner)->parent, outer);
    QCOMPARE(film(t).folder, outer);
    QCOMPARE(t.project().find(t.shot().shot)->folder, outer);
    QVERIFY(t.edit(SetFolder{inner, {}, FolderId()}));
    QVERIFY(t.edit(RemoveFolder{outer}));
    QCOMPARE(film(t).folder, FolderId());
    QCOMPARE(t.project().folders.size(), 1u);
}

void TestMediaEdit::relinkKeepsWhatBelongsToTheItem()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 10);
    QVERIFY(t.edit(SetMedia{t.film().media, u("Beach"), {}, {{u("sea")}}, 4}));
    QVERIFY(t.edit(AddProxy{t.film().media, {u("small.mov"), 64, 48, {}}}));
    const MediaIdentity identity{77, u("00ff")};
    QVERIFY(t.edit(Relink{{{t.film().media, u("new/beach.mp4"), identity, {}},
                           {t.song().media, u("new/song.wav"), {}, {}}}}));
    QCOMPARE(film(t).path, u("new/beach.mp4"));
    QCOMPARE(film(t).identity, identity);
    QCOMPARE(film(t).name, u("Beach"));
    QCOMPARE(film(t).rating, 4);
    QCOMPARE(film(t).proxies.size(), 1u); // the same content
    QCOMPARE(t.text(u("V1")), u("a:0+10"));
    MediaInfo shorter = film(t).info;
    shorter.video->frameCount = 7;
    QVERIFY(t.edit(Relink{{{t.film().media, u("other.mp4"), {78, u("01")}, shorter}}}));
    QCOMPARE(film(t).info, shorter);
    QVERIFY(film(t).proxies.empty()); // they showed something else
}

void TestMediaEdit::pathsFollowAMovedProject()
{
    Timeline t;
    QVERIFY(t.edit(AddProxy{t.film().media, {u("small.mov"), 64, 48, {}}}));
    const auto song = t.project().media[1];
    SetSequence look;
    look.view = DisplayView{ViewUse::Everywhere, u("film.ocio"), {}, {}, {}};
    QVERIFY(t.edit(look));
    QVERIFY(t.edit(SetPaths{{{u("film"), u("../a/film")},
                             {u("small.mov"), u("../a/small.mov")},
                             {u("film.ocio"), u("../a/film.ocio")}}}));
    QCOMPARE(t.project().find(t.project().active)->settings.view.config, u("../a/film.ocio"));
    QCOMPARE(schemaProblems(toProjectText(t.project()), u("x")).value(), QStringList());
    QCOMPARE(film(t).path, u("../a/film"));
    QCOMPARE(film(t).proxies[0].path, u("../a/small.mov"));
    QCOMPARE(t.project().media[1], song); // the very same: it is shared
}

void TestMediaEdit::proxiesStandForTheirMedia()
{
    Timeline t;
    const MediaId media = t.film().media;
    QVERIFY(t.edit(AddProxy{media, {u("half.mov"), 320, 180, {}}}));
    QVERIFY(t.edit(AddProxy{media, {u("quarter.mov"), 160, 90, {}}}));
    QVERIFY(!t.edit(AddProxy{media, {u("half.mov"), 320, 180, {}}}));
    QCOMPARE(film(t).proxies.size(), 2u);
    QVERIFY(t.edit(RemoveProxy{media, u("half.mov")}));
    QCOMPARE(film(t).proxies.size(), 1u);
    QCOMPARE(film(t).proxies[0].path, u("quarter.mov"));
    QVERIFY(!t.edit(RemoveProxy{media, u("half.mov")}));
}

void TestMediaEdit::theSmallestProxyThatIsLargeEnoughIsChosen_data()
{
    QTest::addColumn<int>("lines");
    QTest::addColumn<QString>("chosen");
    QTest::newRow("tiny") << 1 << "90";
    QTest::newRow("just") << 90 << "90";
    QTest::newRow("a line more") << 91 << "360";
    QTest::newRow("the largest") << 720 << "720";
    QTest::newRow("the file itself") << 721 << "";
}

void TestMediaEdit::theSmallestProxyThatIsLargeEnoughIsChosen()
{
    QFETCH(int, lines);
    MediaItem item;
    for (const int height : {360, 90, 720})
        item.proxies.push_back({QString::number(height), height * 2, height, {}});
    const Proxy *proxy = proxyFor(item, lines);
    QTEST(proxy ? proxy->path : QString(), "chosen");
}

void TestMediaEdit::impossibleEditsAreRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("hint");
    const Timeline t;
    const MediaId media = t.film().media, unknown{999};
    const std::vector<QString> fine;
    QTest::newRow("unknown media") << toJsonLine(SetMedia{unknown, u("x"), {}, {}, {}}) << "999";
    QTest::newRow("no name") << toJsonLine(SetMedia{media, QString(), {}, {}, {}}) << "film";
    QTest::newRow("unknown folder")
        << toJsonLine(SetMedia{media, {}, FolderId{99}, {}, {}}) << "99";
    QTest::newRow("empty tag") << toJsonLine(SetMedia{media, {}, {}, {{QString()}}, {}}) << "tag";
    QTest::newRow("tag twice") << toJsonLine(SetMedia{media, {}, {}, {{u("a"), u("a")}}, {}})
                               << "twice";
    QTest::newRow("rating 6") << toJsonLine(SetMedia{media, {}, {}, {}, 6}) << "6";
    QTest::newRow("rating −1") << toJsonLine(SetMedia{media, {}, {}, {}, -1}) << "-1";
    SetMedia song{t.song().media};
    song.premultiplied = true;
    QTest::newRow("alpha of sound") << toJsonLine(song) << "song";
    QTest::newRow("unknown shot") << toJsonLine(SetShot{{999}, u("x"), {}, {}, {}}) << "999";
    QTest::newRow("shot's rating") << toJsonLine(SetShot{t.shot().shot, {}, {}, {}, 9}) << "9";
    QTest::newRow("unknown folder to set") << toJsonLine(SetFolder{{99}, u("x"), {}}) << "99";
    QTest::newRow("unknown folder to remove") << toJsonLine(RemoveFolder{{99}}) << "99";
    QTest::newRow("relink unknown") << toJsonLine(Relink{{{unknown, u("x"), {}, {}}}}) << "999";
    QTest::newRow("relink without path") << toJsonLine(Relink{{{media, {}, {}, {}}}}) << "path";
    QTest::newRow("relink twice") << toJsonLine(
        Relink{{{media, u("x"), {}, {}}, {media, u("y"), {}, {}}}})
                                  << "twice";
    MediaInfo impossible;
    impossible.video = VideoInfo{u("h264"), -1, 48};
    QTest::newRow("relink to an impossible file")
        << toJsonLine(Relink{{{media, u("x"), {}, impossible}}}) << "size";
    MediaItem item;
    item.path = u("new");
    item.info.audio = {{u("aac"), 0, 48000, 1}};
    QTest::newRow("impossible media") << toJsonLine(AddMedia{item}) << "sound";
    QTest::newRow("proxy of unknown") << toJsonLine(AddProxy{unknown, {u("x"), 2, 2, {}}}) << "999";
    QTest::newRow("proxy without path") << toJsonLine(AddProxy{media, {{}, 2, 2, {}}}) << "path";
    QTest::newRow("proxy without size")
        << toJsonLine(AddProxy{media, {u("x"), 0, 2, {}}}) << "size";
    QTest::newRow("proxy too large")
        << toJsonLine(AddProxy{media, {u("x"), 2, 32769, {}}}) << "size";
    QTest::newRow("unknown proxy") << toJsonLine(RemoveProxy{media, u("x")}) << "x";
}

void TestMediaEdit::impossibleEditsAreRefused()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, hint);
    const Edit edit = editFromJsonLine(line).value();
    Timeline t;
    const Project before = t.project();
    const Status status = t.edit(edit);
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Refused);
    QVERIFY2(status.error().message.contains(hint), qPrintable(status.error().message));
    QCOMPARE(t.project(), before);
}

void TestMediaEdit::everyEditIsUndoneAndRedone()
{
    Timeline t;
    QVERIFY(t.edit(AddFolder{u("f"), {}}));
    const FolderId folder = t.project().folders[0]->id;
    const MediaId media = t.film().media;
    Document document(t.project());
    std::vector<QByteArray> texts{toProjectText(*document.root())};
    for (const Edit &edit : std::vector<Edit>{
             SetMedia{media, u("x"), folder, {{u("a")}}, 1, srgbTags(), MediaHdr::ToneMap, true},
             SetShot{t.shot().shot, u("y"), folder, {{u("b")}}, 2}, SetFolder{folder, u("g"), {}},
             AddProxy{media, {u("p"), 2, 2, {}}}, SetPaths{{{u("p"), u("q")}}},
             RemoveProxy{media, u("q")}, Relink{{{media, u("z"), {}, {}}}}, RemoveFolder{folder}}) {
        QVERIFY(document.apply(edit));
        QVERIFY(validate(*document.root()).isEmpty());
        texts.push_back(toProjectText(*document.root()));
    }
    for (std::size_t step = texts.size(); step-- > 0;) {
        document.walkTo(step);
        QCOMPARE(toProjectText(*document.root()), texts[step]);
    }
    document.walkTo(texts.size());
    QCOMPARE(toProjectText(*document.root()), texts.back());
}

void TestMediaEdit::damagedLabelsAreFound_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<bool>("fine");
    QTest::newRow("sound") << QByteArray(R"("tags":["a"],"rating":5,"proxies":[])") << true;
    QTest::newRow("empty tag") << QByteArray(R"("tags":[""])") << false;
    QTest::newRow("tag twice") << QByteArray(R"("tags":["a","a"])") << false;
    QTest::newRow("tag of a wrong type") << QByteArray(R"("tags":[7])") << false;
    QTest::newRow("rating too high") << QByteArray(R"("rating":6)") << false;
    QTest::newRow("rating negative") << QByteArray(R"("rating":-1)") << false;
    QTest::newRow("rating as text") << QByteArray(R"("rating":"5")") << false;
    QTest::newRow("proxy without path")
        << QByteArray(R"("proxies":[{"path":"","width":2,"height":2}])") << false;
    QTest::newRow("proxy without size") << QByteArray(R"("proxies":[{"path":"p"}])") << false;
    QTest::newRow("proxy of no size")
        << QByteArray(R"("proxies":[{"path":"p","width":0,"height":2}])") << false;
    QTest::newRow("proxy with more members")
        << QByteArray(R"("proxies":[{"path":"p","width":2,"height":2,"new":1}])") << true;
}

void TestMediaEdit::damagedLabelsAreFound()
{
    QFETCH(QByteArray, members);
    QFETCH(bool, fine);
    const QByteArray text
        = R"({"weft":1,"nextId":2,"media":[{"id":1,"name":"n","path":"p","info":{},)" + members
          + "}]}";
    const auto read = fromProjectText(text, u("x"));
    QVERIFY2(read.has_value() == fine, read ? "" : qPrintable(read.error().message));
    QCOMPARE(schemaProblems(text, u("x")).value().isEmpty(), fine);
    if (fine)
        QCOMPARE(fromProjectText(toProjectText(*read), u("x")).value(), *read);
}

WEFT_TEST_MAIN(TestMediaEdit)
#include "tst_media_edit.moc"
