#include "core/edit/edit.h"
#include "core/export/chapters.h"
#include "core/export/export_film.h"
#include "core/media/inspect.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>

using namespace weft;

namespace {

/// Four seconds of one colour, and markers: frame, name, whether it begins a chapter.
Project film(const std::vector<std::tuple<std::int64_t, QString, bool>> &markers)
{
    SequenceSettings settings;
    settings.width = 64;
    settings.height = 36;
    Project project = *weft::apply(Project(), AddSequence{.name = QStringLiteral("film"),
                                                          .settings = settings,
                                                          .videoTracks = 1,
                                                          .audioTracks = 1});
    std::vector<Edit> edits{
        Overwrite{.clip = {.source = ColourSource{{200, 90, 30, 255}},
                           .video = project.activeSequence()->tracks.front()->id,
                           .length = 100},
                  .at = 0}};
    for (const auto &[at, name, chapter] : markers)
        edits.push_back(AddMarker{.at = at, .name = name, .chapter = chapter});
    return *weft::apply(project, EditGroup{QString(), edits});
}

} // namespace

/// Markers that begin chapters, in the films that are written.
class TestChapters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void chaptersFollowTheMarkers();
    void ofAPartTheChaptersInIt();
    void filmsHaveThem_data();
    void filmsHaveThem();
};

void TestChapters::chaptersFollowTheMarkers()
{
    const Project project = film({{75, QStringLiteral("Night"), true},
                                  {25, QString(), true},
                                  {50, QStringLiteral("no chapter"), false},
                                  {200, QStringLiteral("behind the end"), true}});
    const auto chapters = chaptersOf(*project.activeSequence(), {0, 100});
    QCOMPARE(chapters.size(), std::size_t(3));
    QCOMPARE(chapters[0], (FilmChapter{Rational(0), Rational(1), project.activeSequence()->name}));
    QCOMPARE(chapters[1], (FilmChapter{Rational(1), Rational(3), QStringLiteral("Chapter 1")}));
    QCOMPARE(chapters[2], (FilmChapter{Rational(3), Rational(4), QStringLiteral("Night")}));
    QVERIFY(chaptersOf(*film({}).activeSequence(), {0, 100}).empty());
}

void TestChapters::ofAPartTheChaptersInIt()
{
    const Project project = film({{0, QStringLiteral("Dawn"), true},
                                  {20, QStringLiteral("Noon"), true},
                                  {60, QStringLiteral("Dusk"), true},
                                  {60, QStringLiteral("also there"), true}});
    const auto chapters = chaptersOf(*project.activeSequence(), {30, 50});
    QCOMPARE(chapters.size(), std::size_t(2));
    QCOMPARE(chapters[0].title, QStringLiteral("Noon")); // it began before
    QCOMPARE(chapters[0].start, Rational(0));
    QCOMPARE(chapters[0].end, Rational(30, 25));
    QCOMPARE(chapters[1].title, QStringLiteral("also there"));
    QCOMPARE(chapters[1].end, Rational(2));
}

void TestChapters::filmsHaveThem_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<std::int64_t>("first");
    for (const char *preset : {"h264-draft", "lossless", "prores"}) {
        QTest::newRow(preset) << QString::fromLatin1(preset) << std::int64_t(0);
        QTest::newRow(qPrintable(QStringLiteral("%1, later").arg(QLatin1String(preset))))
            << QString::fromLatin1(preset) << std::int64_t(10);
    }
}

void TestChapters::filmsHaveThem()
{
    QFETCH(QString, preset);
    QFETCH(std::int64_t, first);
    const Project project = film(
        {{first, QStringLiteral("Häfen & Züge"), true}, {37, QStringLiteral("Abend"), true}});
    QTemporaryDir disk;
    ExportJob job;
    job.project = std::make_shared<const Project>(project);
    job.sequence = project.active;
    job.preset = *findPreset(preset);
    job.path = disk.filePath(QStringLiteral("film.") + job.preset.extension());
    const auto made = exportFilm(job, {}, {});
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QCOMPARE(made->frames, 100);
    const auto chapters = chaptersOf(job.path);
    QVERIFY2(chapters, chapters ? "" : qPrintable(chapters.error().message));
    std::vector<FilmChapter> expected{{Rational(first, 25), Rational(37, 25),
                                       QStringLiteral("Häfen & Züge")},
                                      {Rational(37, 25), Rational(4), QStringLiteral("Abend")}};
    if (first > 0)
        expected.insert(expected.begin(),
                        {Rational(0), Rational(first, 25), project.activeSequence()->name});
    QCOMPARE(*chapters, expected);
}

WEFT_TEST_MAIN(TestChapters)
#include "tst_chapters.moc"
