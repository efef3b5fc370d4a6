#include "tests/core/interchange/mlt_documents.h"
#include "tests/core/interchange/timeline_text.h"

using namespace weft;
using namespace weft::test;

static QString listOf(const ImportedProject &read)
{
    return read.notCarried.join(QLatin1Char('\n'));
}

class TestMlt : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aKdenliveProjectComesIn();
    void aShotcutProjectComesIn();
    void entriesBecomeClips_data();
    void entriesBecomeClips();
    void whatIsNotCarriedIsListed_data();
    void whatIsNotCarriedIsListed();
    void sequencesWithinSequencesAreReadOnce();
    void aSequenceWrittenForEachUseComesInOnce();
    void geometryBecomesATransform_data();
    void geometryBecomesATransform();
    void aDisabledEffectStaysDisabled();
    void theFoldersOfTheBinComeIn();
    void guidesHaveTheColoursOfTheirCategories();
    void coloursAreRead_data();
    void coloursAreRead();
};

void TestMlt::aKdenliveProjectComesIn()
{
    const ImportedProject read = sound(parseMlt(fixture(QStringLiteral("kdenlive_22_12.kdenlive")),
                                                QStringLiteral("cut.kdenlive"), kMltFolder));
    QCOMPARE(timelineText(read.project),
             QStringLiteral("Main Beach@0+52[25] Beach@52+58[162]<12|8 Beach@110+50[50]x2{0,12}\n"
                            "V2 Opening@25+50 logo.png@75+50\n"
                            "A1 Beach@0+50[25]{10,0}(-6)\n"
                            "A2"));
    const Sequence &sequence = *read.project.activeSequence();
    QCOMPARE(sequence.name, QStringLiteral("cut"));
    QCOMPARE(sequence.settings.width, 1280);
    QCOMPARE(sequence.settings.height, 720);
    QCOMPARE(sequence.settings.rate, FrameRate());
    QCOMPARE(sequence.markers.size(), std::size_t(1));
    QCOMPARE(sequence.markers[0].at, std::int64_t(50));
    QCOMPARE(sequence.markers[0].name, QStringLiteral("Chapter & verse"));
    QCOMPARE(read.project.media.size(), std::size_t(2));
    QCOMPARE(read.project.media[0]->path, QStringLiteral("/home/ada/film/footage/beach.mp4"));
    QCOMPARE(read.project.media[0]->info.video->width, 1280);
    QCOMPARE(read.project.media[0]->info.duration(), Rational(12));
    QVERIFY(read.project.media[1]->info.isStill);
    QCOMPARE(read.project.media[1]->info.video->width, 640);
    const auto title = std::get<TitleSource>(sequence.tracks[1]->clips.at(0)->source);
    QCOMPARE(title.text, QStringLiteral("Hello\nsea"));
    QCOMPARE(title.font, QStringLiteral("Arial"));
    QCOMPARE(title.size, 10.0);
    QCOMPARE(title.weight, 700);
    QVERIFY(title.italic);
    QCOMPARE(title.colour, (Colour{255, 240, 0, 255}));
    QCOMPARE(title.align, TextAlign::Centre);
    QCOMPARE(title.x, 50.0);
    QCOMPARE(title.y, 50.0);
    const QString listed = listOf(read);
    for (const char *word : {"frei0r.glow", "\"composite\" between tracks 3 and 4", "Opening"})
        QVERIFY2(listed.contains(QLatin1String(word)), qPrintable(listed));
    QVERIFY2(read.notCarried.size() == 4, qPrintable(listed));
}

void TestMlt::aShotcutProjectComesIn()
{
    const ImportedProject read = sound(parseMlt(fixture(QStringLiteral("shotcut_22_12.mlt")),
                                                QStringLiteral("cut.mlt"), kMltFolder));
    QCOMPARE(timelineText(read.project),
             QStringLiteral("V1 beach.mp4@0+62{13,0}& beach.mp4@62+38[112]<12|13& "
                            "beach.mp4 (0.5x)@125+50[25]x1/2&\n"
                            "Over Fin@0+50 logo.png@50+25 red@75+25\n"
                            "A1 beach.mp4@0+62{13,0}(-3.5)& beach.mp4@62+38[112]<12|13& "
                            "beach.mp4 (0.5x)@125+50[25]x1/2&\n"
                            "Music song.flac@0+200[25]"));
    const Sequence &sequence = *read.project.activeSequence();
    const Track &music = *sequence.tracks[3];
    QVERIFY(music.locked && music.muted);
    QCOMPARE(music.gainDb, -12.0);
    QCOMPARE(sequence.markers.size(), std::size_t(1));
    QCOMPARE(sequence.markers[0].at, std::int64_t(50));
    QCOMPARE(sequence.markers[0].length, std::int64_t(25));
    QCOMPARE(sequence.markers[0].colour, (Colour{0, 128, 0, 255}));
    const auto colour = std::get<ColourSource>(sequence.tracks[1]->clips.at(2)->source);
    QCOMPARE(colour.colour, (Colour{255, 0, 0, 128}));
    const auto title = std::get<TitleSource>(sequence.tracks[1]->clips.at(0)->source);
    QCOMPARE(title.text, QStringLiteral("Fin"));
    QCOMPARE(title.size, 10.0);
    QCOMPARE(title.y, 75.0);
    QCOMPARE(title.colour, (Colour{255, 128, 0, 255}));
    QVERIFY(!read.project.media.back()->info.video);
    QVERIFY2(read.notCarried.size() == 1, qPrintable(listOf(read)));
}

void TestMlt::entriesBecomeClips_data()
{
    addMltEntryRows();
    QTest::newRow("a slide away, which is not written")
        << mltMixOf("composite", {{"geometry", "0=0/0:100%x100%;-1=0/100%:100%x100%"}})
        << QStringLiteral("V1 a.mp4@0+5[5] b.mp4@5+5[55]<5|5 slide angle=90 way=reveal");
}

void TestMlt::entriesBecomeClips()
{
    QFETCH(QByteArray, document);
    const ImportedProject read = sound(parseMltText(document));
    QTEST(timelineText(read.project), "timeline");
    QVERIFY2(read.notCarried.isEmpty(), qPrintable(listOf(read)));
}

void TestMlt::whatIsNotCarriedIsListed_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const QByteArray &document, const char *word) {
        QTest::newRow(name) << document << QString::fromUtf8(word);
    };
    const auto producer = [](const char *service, const char *resource) {
        return mltDocumentOf("<entry producer='x' in='0' out='9'/>",
                             QByteArray("<producer id='x' out='9'><property name='mlt_service'>")
                                 + service + "</property><property name='resource'>" + resource
                                 + "</property></producer>");
    };
    row("a part of a track",
        QByteArray(mltDocumentOf("<entry producer='a' in='5' out='50'/>"))
            .replace("<track producer='p0'/>", "<track producer='p0' in='4' out='9'/>"),
        "only a part of it is played");
    row("another project", producer("xml", "other.mlt"), "(xml) is no file, colour or title");
    row("a shell command", producer("consumer", "touch /tmp/x"), "(consumer) is no file");
    row("the network", producer("avformat", "http://example.org/a.mp4"), "lies outside");
    row("a path that climbs", producer("avformat", "../../../../../etc/passwd"), "lies outside");
    row("a picture sequence", producer("qimage", "shot%04d.png"), "picture sequence");
    row("an unknown colour", producer("color", "plaid"), "\"plaid\" is not known");
    row("a service that is not there", mltDocumentOf("<entry producer='nobody' in='0' out='9'/>"),
        "plays \"nobody\"");
    row("an effect",
        mltDocumentOf("<entry producer='a' in='0' out='9'><filter><property name='mlt_service'>"
                      "frei0r.x</property></filter></entry>"),
        "The clip \"a.mp4\" at frame 0: the effect \"frei0r.x\"");
    row("a gain with keyframes",
        mltDocumentOf(
            "<entry producer='a' in='0' out='9'><filter><property name='mlt_service'>volume"
            "</property><property name='level'>0=0;9=-20</property></filter></entry>"),
        "the effect \"volume\"");
    row("a wipe of a shape that is not known", mltMixOf("luma", {{"resource", "%luma11.pgm"}}),
        "\"%luma11.pgm\" becomes a dissolve");
    row("a wipe by a picture that is not followed",
        mltMixOf("luma", {{"resource", "../../../../../star.pgm"}}), "becomes a dissolve");
    row("another transition", mltMixOf("frei0r.cairoblend", {}),
        "\"frei0r.cairoblend\" becomes a dissolve");
    row("a picture that moves elsewhere",
        mltMixOf("composite", {{"geometry", "0=-50%/0%:100%x100%;-1=0%/0%:100%x100%"}}),
        "\"composite\" becomes a dissolve");
    row("a blend mode of a track",
        QByteArray(mltDocumentOf("<entry producer='a'/>"))
            .replace("</tractor>", "<transition><property name='mlt_service'>frei0r.cairoblend"
                                   "</property><property name='1'>screen</property></transition>"
                                   "</tractor>"),
        "the transition \"frei0r.cairoblend\"");
    row("a gain on all",
        QByteArray(mltDocumentOf("<entry producer='a'/>"))
            .replace("</tractor>", "<filter><property name='mlt_service'>volume</property>"
                                   "<property name='level'>-6</property></filter></tractor>"),
        "a gain of -6 dB");
    row("a transform of a whole track",
        QByteArray(mltDocumentOf("<entry producer='a'/>"))
            .replace("</playlist>", "<filter><property name='mlt_service'>qtblend</property>"
                                    "<property name='rect'>0 0 160 90 1</property></filter>"
                                    "</playlist>"),
        "The track \"p0\": the effect \"transform\"");
    row("a turn about a corner",
        mltDocumentOf("<entry producer='a' in='0' out='9'><filter><property name='mlt_service'>"
                      "qtblend</property><property name='rotation'>90</property></filter></entry>"),
        "the effect \"qtblend\"");
    row("groups",
        QByteArray(mltDocumentOf("<entry producer='a'/>"))
            .replace("<track producer='p0'/>",
                     "<property name='kdenlive:sequenceproperties.groups'>[{\"type\": "
                     "\"Normal\"}]</property><track producer='p0'/>"),
        "The groups");
    row("markers of a clip",
        QByteArray(mltDocumentOf("<entry producer='a'/>"))
            .replace("<property name='resource'>a.mp4",
                     "<property name='kdenlive:markers'>[{\"pos\": 3}]</property>"
                     "<property name='resource'>a.mp4"),
        "\"a.mp4\": its markers");
    row("pixels that are not square",
        QByteArray(mltDocumentOf("<entry producer='a'/>"))
            .replace("<profile", "<profile sample_aspect_num='16' sample_aspect_den='15'"),
        "320×180 becomes 341×180");
    row("interlacing",
        QByteArray(mltDocumentOf("<entry producer='a'/>"))
            .replace("<profile", "<profile progressive='0'"),
        "interlaced");
}

void TestMlt::whatIsNotCarriedIsListed()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, word);
    const QString listed = listOf(sound(parseMltText(document)));
    QVERIFY2(listed.contains(word), qPrintable(listed));
}

void TestMlt::sequencesWithinSequencesAreReadOnce()
{
    const QByteArray inner
        = "<playlist id='q0'><entry producer='a' in='0' out='49'/></playlist>"
          "<playlist id='q1'/><playlist id='q2'/>"
          "<tractor id='inner' out='49'><property name='kdenlive:clipname'>Part</property>"
          "<track producer='q0'/><track producer='q1'/><track producer='q2'/></tractor>";
    const ImportedProject read = sound(parseMltText(mltDocumentOf(
        "<entry producer='inner' in='5' out='14'/><entry producer='inner' in='0' out='9'/>",
        inner)));
    QCOMPARE(read.project.sequences.size(), std::size_t(2));
    QCOMPARE(timelineText(read.project),
             QStringLiteral("V1 Part@0+10[5]& Part@10+10&\nA1 Part@0+10[5]& Part@10+10&"));
}

void TestMlt::aSequenceWrittenForEachUseComesInOnce()
{
    const auto copy = [](const QByteArray &id) {
        return "<tractor id='" + id + "'><property name='kdenlive:uuid'>{u}</property>"
               + "<property name='kdenlive:clipname'>Part</property><track producer='q'/>"
                 "<track producer='r'/><track producer='r'/></tractor>";
    };
    const QByteArray text
        = "<mlt><playlist id='q'><blank length='50'/></playlist><playlist id='r'/>"
          + copy("picture") + copy("sound") + copy("{u}")
          + "<playlist id='v'><entry producer='picture' in='0' out='9'/></playlist>"
            "<playlist id='a'><property name='kdenlive:audio_track'>1</property>"
            "<entry producer='sound' in='0' out='9'/></playlist>"
            "<tractor id='v1'><track producer='v'/><track producer='r'/></tractor>"
            "<tractor id='a1'><property name='kdenlive:audio_track'>1</property>"
            "<track producer='a'/><track producer='r'/></tractor>"
            "<tractor id='all'><property name='kdenlive:clipname'>Whole</property>"
            "<track producer='v1'/><track producer='a1'/></tractor></mlt>";
    const ImportedProject read = sound(parseMltText(text));
    QCOMPARE(read.project.sequences.size(), std::size_t(2));
    QCOMPARE(read.project.activeSequence()->name, QStringLiteral("Whole"));
    QCOMPARE(timelineText(read.project), QStringLiteral("V1 Part@0+10&\nA1 Part@0+10&"));
}

/// The effects of the first clip: "transform x=25 scaleX=0:100,10~50", handles left out.
static QString effectsText(const ImportedProject &read)
{
    QStringList lines;
    const Clip clip = read.project.activeSequence()->tracks[0]->clips.at(0);
    for (const Effect &effect : clip->effects) {
        QStringList words{(effect.enabled ? QString() : QStringLiteral("!")) + effect.type};
        for (const auto &[name, value] : effect.parameters) {
            const Curve &curve = std::get<Curve>(value);
            QStringList keys;
            for (const Keyframe &key : curve.keyframes) {
                const char *sign = key.interpolation == Interpolation::Hold     ? "|"
                                   : key.interpolation == Interpolation::Bezier ? "~"
                                                                                : ":";
                keys << QString::number(key.frame) + QLatin1String(sign)
                            + QString::number(key.value);
            }
            words << name + QLatin1Char('=')
                         + (keys.isEmpty() ? QString::number(curve.constant)
                                           : keys.join(QLatin1Char(',')));
        }
        lines << words.join(QLatin1Char(' '));
    }
    return lines.join(QLatin1Char('\n'));
}

/// The first 50 frames from frame 10 of a film with a filter, of frames of 320×180.
static ImportedProject filtered(const QByteArray &properties, const QByteArray &attributes = {})
{
    QByteArray filter = "<filter " + attributes + ">";
    for (const QByteArray &property : properties.split('\n')) {
        const qsizetype sign = property.indexOf('=');
        filter += "<property name='" + property.left(sign) + "'>" + property.mid(sign + 1)
                  + "</property>";
    }
    return sound(parseMltText(
        mltDocumentOf("<entry producer='a' in='10' out='59'>" + filter + "</filter></entry>")));
}

void TestMlt::geometryBecomesATransform_data()
{
    QTest::addColumn<QByteArray>("properties");
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QString>("effects");
    const auto row = [](const char *name, const char *properties, const char *effects,
                        const char *attributes = "") {
        QTest::newRow(name) << QByteArray(properties) << QByteArray(attributes)
                            << QString::fromUtf8(effects);
    };
    row("nothing changes", "mlt_service=qtblend\nrect=0 0 320 180 1\nrotation=0", "");
    row("the shape is kept within the rectangle",
        "mlt_service=qtblend\nrect=0 0 160 180 1\ndistort=0",
        "transform scaleX=50 scaleY=50 x=-25");
    row("stretched to the rectangle", "mlt_service=qtblend\nrect=0 0 160 180 1\ndistort=1",
        "transform scaleX=50 x=-25");
    row("keys are counted in the source",
        "mlt_service=qtblend\nrect=10=0 0 320 180 1;60=160 90 320 180 0.5",
        "transform x=0:0,50:50 y=0:0,50:50\nopacity opacity=0:100,50:50");
    row("keys are counted from the filter's start",
        "mlt_service=qtblend\nrect=0=0 0 320 180 1;00:00:01.000=160 0 320 180 1",
        "transform x=5:0,30:50", "in='15' out='40'");
    row("what holds and what is smooth",
        "mlt_service=qtblend\nrotate_center=1\nrotation=10|=0;20~=90;30~=45;40=0",
        "transform rotation=0|0,10~90,20~45,30:0");
    row("Shotcut's size and rotation",
        "mlt_service=affine\nshotcut:filter=affineSizePosition\nbackground=color:#00000000\n"
        "transition.fill=1\ntransition.distort=0\ntransition.rect=80 45 160 90 1\n"
        "transition.valign=middle\ntransition.halign=center\ntransition.fix_rotate_x=30",
        "transform rotation=30 scaleX=50 scaleY=50");
}

void TestMlt::geometryBecomesATransform()
{
    QFETCH(QByteArray, properties);
    QFETCH(QByteArray, attributes);
    const ImportedProject read = filtered(properties, attributes);
    QTEST(effectsText(read), "effects");
    QVERIFY2(read.notCarried.isEmpty(), qPrintable(listOf(read)));
}

void TestMlt::aDisabledEffectStaysDisabled()
{
    const ImportedProject read = filtered(
        "mlt_service=qtblend\ndisable=1\ndistort=1\nrect=0 0 160 180 1");
    QCOMPARE(effectsText(read), QStringLiteral("!transform scaleX=50 x=-25"));
    const ImportedProject neutral = filtered("mlt_service=volume\ndisable=1\nlevel=0=0");
    QVERIFY2(neutral.notCarried.isEmpty(), qPrintable(listOf(neutral)));
    const ImportedProject quiet = filtered("mlt_service=volume\ndisable=1\nlevel=0=-9");
    QVERIFY2(listOf(quiet).contains(QLatin1String("disabled effect \"volume\"")),
             qPrintable(listOf(quiet)));
}

void TestMlt::theFoldersOfTheBinComeIn()
{
    QByteArray text = mltDocumentOf("<entry producer='a'/>",
                                    "<playlist id='main_bin'>"
                                    "<property name='kdenlive:folder.-1.2'>Film</property>"
                                    "<property name='kdenlive:folder.2.3'>Day 1</property>"
                                    "<property name='kdenlive:folder.5.4'>Lost</property>"
                                    "<property name='kdenlive:folder.7.6'>Round</property>"
                                    "<property name='kdenlive:folder.6.7'>Round</property>"
                                    "<entry producer='a'/><entry producer='b'/></playlist>");
    text.replace("<property name='resource'>a.mp4",
                 "<property name='kdenlive:folderid'>3</property><property name='resource'>a.mp4");
    const ImportedProject read = sound(parseMltText(text));
    const Folder *inner = read.project.find(read.project.media[0]->folder);
    QVERIFY(inner);
    QCOMPARE(inner->name, QStringLiteral("Day 1"));
    QCOMPARE(read.project.find(inner->parent)->name, QStringLiteral("Film"));
    QVERIFY(!read.project.media[1]->folder);
    QCOMPARE(read.project.folders.size(), std::size_t(5));
    QVERIFY2(listOf(read).contains(QLatin1String("lies in itself")), qPrintable(listOf(read)));
}

void TestMlt::guidesHaveTheColoursOfTheirCategories()
{
    const ImportedProject read = sound(parseMltText(mltDocumentOf(
        "<entry producer='a'/>",
        "<playlist id='main_bin'><property name='kdenlive:docproperties.guidesCategories'>"
        "[{\"color\": \"#9b59b6\", \"comment\": \"One\", \"index\": 3}, 7, {\"index\": "
        "4}]</property>"
        "<property name='kdenlive:docproperties.guides'>[{\"comment\": \"Here\", \"pos\": 40, "
        "\"duration\": 12, \"type\": 3}, {\"pos\": 60, \"type\": 9}]</property></playlist>")));
    const std::vector<Marker> &markers = read.project.activeSequence()->markers;
    QCOMPARE(markers.size(), std::size_t(2));
    QCOMPARE(markers[0].name, QStringLiteral("Here"));
    QCOMPARE(markers[0].at, std::int64_t(40));
    QCOMPARE(markers[0].length, std::int64_t(12));
    QCOMPARE(markers[0].colour, (Colour{0x9b, 0x59, 0xb6, 255}));
    QCOMPARE(markers[1].colour, Marker().colour);
}

void TestMlt::coloursAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("colour");
    QTest::newRow("alpha first") << "#80ff4020"
                                 << "#80ff4020";
    QTest::newRow("no alpha") << "#FF4020"
                              << "#ffff4020";
    QTest::newRow("alpha last") << "0xff402080"
                                << "#80ff4020";
    QTest::newRow("a name") << "Red"
                            << "#ffff0000";
    QTest::newRow("nothing") << "0"
                             << "#00000000";
}

void TestMlt::coloursAreRead()
{
    QFETCH(QString, text);
    QFETCH(QString, colour);
    const ImportedProject read = sound(parseMltText(
        mltDocumentOf("<entry producer='x' in='0' out='9'/>",
                      "<producer id='x' out='9'><property name='mlt_service'>color</property>"
                      "<property name='resource'>"
                          + text.toUtf8() + "</property></producer>")));
    const Clip clip = read.project.activeSequence()->tracks[0]->clips.at(0);
    const Colour made = std::get<ColourSource>(clip->source).colour;
    QCOMPARE(QStringLiteral("#%1%2%3%4")
                 .arg(made.alpha, 2, 16, QLatin1Char('0'))
                 .arg(made.red, 2, 16, QLatin1Char('0'))
                 .arg(made.green, 2, 16, QLatin1Char('0'))
                 .arg(made.blue, 2, 16, QLatin1Char('0')),
             colour);
}

WEFT_TEST_MAIN(TestMlt)
#include "tst_mlt.moc"
