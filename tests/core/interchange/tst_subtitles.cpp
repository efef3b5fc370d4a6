#include "core/edit/edit.h"
#include "core/interchange/subtitles.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace weft;

class TestSubtitles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cuesAreRead_data();
    void cuesAreRead();
    void marksAreLeftOut();
    void theyAreSortedAndNonsenseIsPassedOver();
    void whatHasNoneIsRefused();
    void garbageIsSurvived();
    void titlesAreWrittenAndComeBack();
    void withoutATrackOfTitlesNothingIsWritten();
};

void TestSubtitles::cuesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("SubRip") << QStringLiteral(
        "1\r\n00:00:01,500 --> 00:00:03,000\r\nOne\r\ntwo\r\n\r\n"
        "2\r\n01:00:00,000 --> 01:00:00,040\r\nThree\r\n");
    QTest::newRow("WebVTT") << QStringLiteral("WEBVTT\n\nNOTE a note\n\n00:01.500 --> 00:03.000 "
                                              "line:80%\nOne\ntwo\n\nname\n01:00:00.000 --> "
                                              "01:00:00.040\nThree");
    QTest::newRow("SubStation") << QStringLiteral(
        "[Events]\nFormat: Layer, Start, End, Style, Text\n"
        "Dialogue: 0,0:00:01.50,0:00:03.00,Default,One\\Ntwo\n"
        "Comment: 0,0:00:02.00,0:00:03.00,Default,not this\n"
        "Dialogue: 0,1:00:00.00,1:00:00.04,Default,{\\an8}Three\n");
}

void TestSubtitles::cuesAreRead()
{
    QFETCH(QString, text);
    const auto cues = parseSubtitles(text);
    QVERIFY(cues);
    const std::vector<SubtitleCue> wanted{{Rational(3, 2), Rational(3), QStringLiteral("One\ntwo")},
                                          {Rational(3600), Rational(90001, 25),
                                           QStringLiteral("Three")}};
    QCOMPARE(cues->size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        QCOMPARE(cues->at(i).start, wanted[i].start);
        QCOMPARE(cues->at(i).end, wanted[i].end);
        QCOMPARE(cues->at(i).text, wanted[i].text);
    }
}

void TestSubtitles::marksAreLeftOut()
{
    const auto cues = parseSubtitles(
        QStringLiteral("00:00:01,000 --> 00:00:02,000\n<i>Tom &amp; {\\b1}Ann</i> &lt;3"));
    QVERIFY(cues);
    QCOMPARE(cues->front().text, QStringLiteral("Tom & Ann <3"));
}

void TestSubtitles::theyAreSortedAndNonsenseIsPassedOver()
{
    const auto cues = parseSubtitles(QStringLiteral("00:00:05,000 --> 00:00:06,000\nlater\n\n"
                                                    "00:00:09,000 --> 00:00:08,000\nbackwards\n\n"
                                                    "soon --> never\nno\n\n"
                                                    "00:00:01,000 --> 00:00:02,000\nearlier\n\n"
                                                    "00:00:03,000 --> 00:00:04,000\n\n"));
    QVERIFY(cues);
    QCOMPARE(cues->size(), std::size_t(2));
    QCOMPARE(cues->front().text, QStringLiteral("earlier"));
}

void TestSubtitles::whatHasNoneIsRefused()
{
    QVERIFY(!parseSubtitles(QString()));
    QVERIFY(!parseSubtitles(QStringLiteral("A letter.\n\nNot subtitles.")));
    const auto missing = readSubtitles(QStringLiteral("/nowhere/words.srt"));
    QVERIFY(!missing);
    QVERIFY(missing.error().message.contains(QStringLiteral("/nowhere/words.srt")));
}

void TestSubtitles::garbageIsSurvived()
{
    QVERIFY(!parseSubtitles(QString(1 << 20, QChar(0))));
    QVERIFY(!parseSubtitles(QStringLiteral("-->\n").repeated(100'000)));
    QVERIFY(!parseSubtitles(QStringLiteral("Dialogue: ,,,,,\n").repeated(100'000)));
    QVERIFY(!parseSubtitles(QStringLiteral("9999999999:99:99,999 --> 1\nx")));
}

static Project withTitles(bool hasTitles)
{
    Project project = *weft::apply(Project(),
                                   AddSequence{QStringLiteral("Film"), SequenceSettings(), 2, 1});
    const Sequence &sequence = *project.activeSequence();
    const TrackId below = sequence.tracks[0]->id;
    const TrackId above = sequence.tracks[1]->id;
    project = *weft::apply(project,
                           Overwrite{{.source = ColourSource{}, .video = below, .length = 500}, 0});
    if (hasTitles) {
        for (const auto &[text, at] : {std::pair("One\n\ntwo", 50), {"Three", 120}})
            project = *weft::apply(project,
                                   Overwrite{{.source = TitleSource{.text = QString::fromLatin1(
                                                                        text)},
                                              .video = above,
                                              .length = 25},
                                             at});
    }
    return project;
}

void TestSubtitles::titlesAreWrittenAndComeBack()
{
    QTemporaryDir disk;
    const Project project = withTitles(true);
    for (const char *name : {"words.srt", "words.vtt"}) {
        const QString path = disk.filePath(QString::fromLatin1(name));
        const auto left = writeTimeline(project, project.active, path);
        QVERIFY(left);
        QCOMPARE(left->size(), 1);
        const auto cues = readSubtitles(path);
        QVERIFY(cues);
        QCOMPARE(cues->size(), std::size_t(2));
        QCOMPARE(cues->at(0).text, QStringLiteral("One\ntwo"));
        QCOMPARE(cues->at(0).start, Rational(2));
        QCOMPARE(cues->at(1).end, Rational(29, 5));
    }
}

void TestSubtitles::withoutATrackOfTitlesNothingIsWritten()
{
    QTemporaryDir disk;
    const Project project = withTitles(false);
    const QString path = disk.filePath(QStringLiteral("words.srt"));
    QVERIFY(!writeTimeline(project, project.active, path));
    QVERIFY(!QFile::exists(path));
}

WEFT_TEST_MAIN(TestSubtitles)
#include "tst_subtitles.moc"
