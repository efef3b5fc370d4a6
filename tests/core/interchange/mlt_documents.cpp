#include "tests/core/interchange/mlt_documents.h"

#include <QTest>

namespace weft::test {

Result<ImportedProject> parseMltText(const QByteArray &text)
{
    return parseMlt(text, QStringLiteral("film.mlt"), kMltFolder);
}

QByteArray mltDocumentOf(const QByteArray &entries, const QByteArray &services)
{
    QByteArray text = "<mlt><profile width='320' height='180' frame_rate_num='25' "
                      "frame_rate_den='1' colorspace='601'/>";
    for (const char *id : {"a", "b"})
        text += QByteArray("<producer id='") + id + "' in='0' out='299'><property name='resource'>"
                + id + ".mp4</property><property name='mlt_service'>avformat</property>"
                + "<property name='audio_index'>-1</property></producer>";
    return text + services + "<playlist id='p0'>" + entries
           + "</playlist><tractor id='t0'><track producer='p0'/></tractor></mlt>";
}

QByteArray mltMixOf(const QByteArray &service,
                    const std::vector<std::pair<QByteArray, QByteArray>> &properties)
{
    QByteArray text = "<tractor id='d' out='9'><track producer='a' in='5' out='14'/>"
                      "<track producer='b' in='50' out='59'/><transition><property "
                      "name='mlt_service'>"
                      + service + "</property>";
    for (const auto &[name, value] : properties)
        text += "<property name='" + name + "'>" + value + "</property>";
    return mltDocumentOf("<entry producer='d' in='0' out='9'/>", text + "</transition></tractor>");
}

void addMltEntryRows()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("timeline");
    const auto row = [](const char *name, const QByteArray &document, const char *timeline) {
        QTest::newRow(name) << document << QString::fromUtf8(timeline);
    };
    row("frames, clock time and timecode",
        mltDocumentOf("<entry producer='a' in='10' out='19'/><blank length='5'/>"
                      "<entry producer='b' in='00:00:01.000' out='00:00:01.960'/>"
                      "<entry producer='b' in='00:00:02:00' out='00:00:02;24'/>"),
        "V1 a.mp4@0+10[10] b.mp4@15+25[25] b.mp4@40+25[50]");
    row("a decimal comma",
        mltDocumentOf("<entry producer='a' in='00:00:00,400' out='00:00:00,760'/>"),
        "V1 a.mp4@0+10[10]");
    row("an entry without points is the whole", mltDocumentOf("<entry producer='a'/>"),
        "V1 a.mp4@0+300");
    // as "melt a.mp4 in=10 out=99" writes it; each row's frames are those that melt plays
    const QByteArray part = "<producer id='c' in='10' out='99'><property name='resource'>c.mp4"
                            "</property><property name='audio_index'>-1</property></producer>";
    row("an entry counts from its producer's in point",
        mltDocumentOf("<entry producer='c' in='5' out='20'/>", part), "V1 c.mp4@0+16[15]");
    row("an entry without points is the producer's part",
        mltDocumentOf("<entry producer='c'/>", part), "V1 c.mp4@0+90[10]");
    row("an entry without an in point", mltDocumentOf("<entry producer='c' out='30'/>", part),
        "V1 c.mp4@0+31[10]");
    row("a track counts from its producer's in point too",
        "<mlt>" + part + "<tractor id='t0'><track producer='c' in='15' out='30'/></tractor></mlt>",
        "V1 c.mp4@0+16[25]");
    const auto filmOf = [](const char *points, const char *length) {
        return QByteArray("<producer id='c' ") + points + "><property name='length'>" + length
               + "</property><property name='resource'>c.mp4</property><property "
                 "name='audio_index'>-1</property></producer>";
    };
    row("an entry without an out point goes to the producer's length",
        mltDocumentOf("<entry producer='c' in='5'/>", filmOf("", "300")), "V1 c.mp4@0+295[5]");
    row("a producer without points is the whole",
        mltDocumentOf("<entry producer='c'/>", filmOf("", "300")), "V1 c.mp4@0+300");
    row("a producer with an in point alone goes to its end",
        mltDocumentOf("<entry producer='c'/>", filmOf("in='10'", "300")), "V1 c.mp4@0+290[10]");
    row("an entry is brought into the producer's length",
        mltDocumentOf(
            "<entry producer='c' in='5' out='450'/><entry producer='c' in='350' out='400'/>",
            filmOf("", "300")),
        "V1 c.mp4@0+295[5] c.mp4@295+1[299]");
    row("beyond the producer's out point its last frame stands",
        mltDocumentOf("<entry producer='c' in='5' out='150'/>", filmOf("in='10' out='99'", "300")),
        "V1 c.mp4@0+85[15] c.mp4@85+61[99]x0");
    row("all of an entry beyond the producer's out point",
        mltDocumentOf("<entry producer='c' in='100' out='150'/>",
                      filmOf("in='10' out='99'", "300")),
        "V1 c.mp4@0+51[99]x0");
    row("the fades of an entry stay at its ends when its last frame stands",
        mltDocumentOf("<entry producer='c' in='0' out='149'><filter in='0' out='9'><property "
                      "name='mlt_service'>brightness</property><property name='kdenlive_id'>"
                      "fade_from_black</property></filter><filter in='140' out='149'><property "
                      "name='mlt_service'>brightness</property><property name='kdenlive_id'>"
                      "fade_to_black</property></filter></entry>",
                      filmOf("out='99'", "300")),
        "V1 c.mp4@0+100{10,0} c.mp4@100+50[99]x0{0,10}");
    row("a sequence without points is all of it",
        mltDocumentOf("<entry producer='q'/><entry producer='q' in='5'/>",
                      "<playlist id='q'><entry producer='a' in='10' out='59'/></playlist>"),
        "V1 q@0+50& q@50+45[5]&\nA1 q@0+50& q@50+45[5]&");
    row("a colour without a length lasts as long as MLT lets it",
        mltDocumentOf("<entry producer='c'/>",
                      "<producer id='c'><property name='mlt_service'>color</property><property "
                      "name='resource'>red</property></producer>"),
        "V1 Colour@0+15000");
    row("a producer written inside",
        mltDocumentOf(
            "<entry in='0' out='9'><producer><property name='mlt_service'>color</property>"
            "<property name='resource'>red</property></producer></entry>"),
        "V1 Colour@0+10");
    row("backwards: the first frame is counted from the end",
        mltDocumentOf("<entry producer='w' in='99' out='148'/>",
                      "<producer id='w' out='299'><property name='length'>300</property>"
                      "<property name='mlt_service'>timewarp</property><property name='resource'>"
                      "-1:a.mp4</property><property name='warp_speed'>-1.0</property>"
                      "<property name='audio_index'>-1</property></producer>"),
        "V1 a.mp4@0+50[200]x-1");
    row("a hidden track",
        QByteArray(mltDocumentOf("<entry producer='a' in='0' out='9'/>"))
            .replace("<track producer='p0'/>", "<track producer='p0' hide='both'/>"),
        "V1 a.mp4@0+10");
    row("a playlist alone",
        "<mlt><producer id='a' out='9'><property name='resource'>a.mp4</property>"
        "<property name='audio_index'>-1</property></producer>"
        "<playlist><entry producer='a'/></playlist></mlt>",
        "V1 a.mp4@0+10");
    const auto wipe = [&](const char *name, const char *service,
                          const std::vector<std::pair<QByteArray, QByteArray>> &properties,
                          const char *transition) {
        row(name, mltMixOf(service, properties),
            "V1 a.mp4@0+5[5] b.mp4@5+5[55]<5|5" + QByteArray(transition));
    };
    wipe("a wipe", "luma", {{"resource", "%luma01.pgm"}, {"softness", "0"}}, " wipe");
    wipe("a wipe up", "luma", {{"resource", "%luma02.pgm"}, {"invert", "1"}}, " wipe angle=270");
    wipe("a soft wipe, a quarter of the way wide", "luma",
         {{"resource", "%luma01.pgm"}, {"softness", "0.25"}}, " wipe softness=44.4444");
    wipe("doors that close", "luma", {{"resource", "%luma03.pgm"}}, " barn-doors reverse=yes");
    wipe("Kdenlive's doors that open", "luma",
         {{"resource", "/usr/share/kdenlive/lumas/HD/bi-linear_y.pgm"}}, " barn-doors angle=90");
    wipe("a circle that Kdenlive's lanes turn round", "luma",
         {{"resource", "/usr/share/kdenlive/lumas/HD/radial.pgm"}, {"reverse", "1"}},
         " iris reverse=yes shape=circle");
    wipe("Kdenlive's wipe", "composite",
         {{"luma", "/usr/share/kdenlive/lumas/HD/linear_x.pgm"},
          {"luma_invert", "1"},
          {"geometry", "0%/0%:100%x100%:0;-1=0%/0%:100%x100%:100"}},
         " wipe angle=180");
    wipe("Kdenlive's slide", "composite", {{"geometry", "-100%,0%:100%x100%;-1=0%,0%:100%x100%"}},
         " slide");
    wipe("a slide from below", "affine", {{"rect", "0=0 180 320 180 1;9=0 0 320 180 1"}},
         " slide angle=-90");
    row("a dissolve at the very start of a track",
        mltDocumentOf("<entry producer='d' in='0' out='9'/>",
                      "<tractor id='d' out='9'><track producer='a' in='5' out='14'/>"
                      "<track producer='b' in='50' out='59'/><transition><property "
                      "name='mlt_service'>luma</property></transition></tractor>"),
        "V1 a.mp4@0+5[5] b.mp4@5+5[55]<5|5");
}

} // namespace weft::test
