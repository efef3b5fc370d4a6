#include "tests/core/interchange/mlt_documents.h"
#include "tests/core/interchange/timeline_text.h"

#include "core/effects/effect_table.h"

#include <QRegularExpression>

using namespace weft;
using namespace weft::test;

/// MLT XML as Weft writes it. Whether melt renders the same is in tst_melt.cpp.
class TestMltWrite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadBack_data();
    void whatIsWrittenIsReadBack();
    void transitionsSurviveTheRoundTripOrAreListed_data();
    void transitionsSurviveTheRoundTripOrAreListed();
    void aKeptPitchSurvivesAndAPanIsListed();
    void lumaPicturesAreMediaOfTheBin();
    void aTitleSurvivesTheRoundTrip();
    void effectsThatMltHasNotAreNamed_data();
    void effectsThatMltHasNotAreNamed();
};

void TestMltWrite::whatIsWrittenIsReadBack_data()
{
    addMltEntryRows();
    QTest::newRow("Shotcut's project") << fixture(QStringLiteral("shotcut_22_12.mlt")) << QString();
    QTest::newRow("Kdenlive's project")
        << fixture(QStringLiteral("kdenlive_22_12.kdenlive")) << QString();
}

void TestMltWrite::whatIsWrittenIsReadBack()
{
    QFETCH(QByteArray, document);
    const Project first = sound(parseMltText(document)).project;
    QStringList notCarried;
    const QByteArray text = toMlt(first, *first.activeSequence(), {}, notCarried);
    const ImportedProject second = sound(parseMltText(text));
    QString expected = timelineText(first);
    expected.remove(QLatin1Char('&')); // twins are linked again, others are not
    QString actual = timelineText(second.project);
    actual.remove(QLatin1Char('&'));
    // A dissolve's cut is not kept: it comes back in the middle, with the same pictures.
    static const QRegularExpression cut(QStringLiteral("<12\\|8"));
    if (!expected.contains(cut))
        QCOMPARE(actual, expected);
    QCOMPARE(second.project.media.size(), first.media.size());
    QCOMPARE(second.project.activeSequence()->markers.size(),
             first.activeSequence()->markers.size());
    QCOMPARE(second.project.activeSequence()->settings, first.activeSequence()->settings);
}

/// Two clips whose cut has a transition.
static ImportedProject withTransition(const Transition &transition)
{
    ImportedProject made = sound(parseMltText(mltMixOf("luma", {})));
    Sequence sequence = *made.project.activeSequence();
    Track track = *sequence.tracks[0];
    const Clip right = track.clips.at(1);
    ClipBody body = *right.body;
    body.transition->kind = transition.kind;
    body.transition->parameters = transition.parameters;
    track.clips = track.clips.replaced(1, {right.start, std::make_shared<const ClipBody>(body)});
    sequence.tracks[0] = std::make_shared<const Track>(track);
    made.project.sequences[0] = std::make_shared<const Sequence>(sequence);
    return made;
}

void TestMltWrite::transitionsSurviveTheRoundTripOrAreListed_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<Parameters>("parameters");
    QTest::addColumn<QString>("listed"); // empty: it survives
    const auto row = [](const char *name, const char *kind, const Parameters &parameters,
                        const char *listed = "") {
        QTest::newRow(name) << QString::fromLatin1(kind) << parameters << QString::fromUtf8(listed);
    };
    const auto p = [](const char *id, const Parameter &value) {
        return std::pair(QString::fromLatin1(id), value);
    };
    const QString box = QStringLiteral("rectangle");
    row("dissolve", "dissolve", {});
    row("eased", "dissolve", {p("easing", QStringLiteral("ease-in"))},
        "of the transition \"Dissolve\": Easing.");
    row("wipe", "wipe", {});
    row("wipe down, soft", "wipe", {p("angle", Curve(90)), p("softness", Curve(25))});
    row("wipe left", "wipe", {p("angle", Curve(180))});
    row("wipe with a border", "wipe", {p("border", Curve(5))},
        "of the transition \"Wipe\": Border.");
    row("wipe at an angle", "wipe", {p("angle", Curve(20))},
        "the transition \"Wipe\" becomes a dissolve");
    row("doors", "barn-doors", {});
    row("doors that close", "barn-doors", {p("reverse", true), p("softness", Curve(10))});
    row("circle", "iris", {p("shape", QStringLiteral("circle"))});
    row("box", "iris", {p("shape", box), p("reverse", true)});
    row("box from a corner", "iris", {p("shape", box), p("x", Curve(-50)), p("y", Curve(50))});
    row("diamond", "iris", {p("shape", QStringLiteral("diamond"))},
        "the transition \"Iris\" becomes a dissolve");
    row("clock", "clock-wipe", {}, "MLT's clock");
    row("slide", "slide", {});
    row("slide up", "slide", {p("angle", Curve(-90))});
    row("slide off", "slide", {p("way", QStringLiteral("reveal"))},
        "the transition \"Slide\" becomes a dissolve");
    for (const char *kind : {"push", "zoom", "dip", "blinds", "luma-wipe"})
        row(kind, kind, {}, "becomes a dissolve");
}

void TestMltWrite::transitionsSurviveTheRoundTripOrAreListed()
{
    QFETCH(QString, kind);
    QFETCH(Parameters, parameters);
    QFETCH(QString, listed);
    Transition transition;
    transition.kind = kind;
    transition.parameters = parameters;
    const Project first = withTransition(transition).project;
    QStringList notCarried;
    const QByteArray text = toMlt(first, *first.activeSequence(), {}, notCarried);
    const ImportedProject second = sound(parseMltText(text));
    QCOMPARE(second.notCarried.join(QLatin1Char('\n')), QString());
    if (listed.isEmpty()) {
        QCOMPARE(notCarried.join(QLatin1Char('\n')), QString());
        QCOMPARE(timelineText(second.project), timelineText(first));
    } else {
        QVERIFY2(notCarried.size() == 1 && notCarried[0].contains(listed),
                 qPrintable(notCarried.join(QLatin1Char('\n'))));
    }
}

void TestMltWrite::aKeptPitchSurvivesAndAPanIsListed()
{
    ImportedProject made = sound(parseMltText(mltMixOf("luma", {})));
    Sequence sequence = *made.project.activeSequence();
    Track track = *sequence.tracks[0];
    const Clip left = track.clips.at(0);
    ClipBody body = *left.body;
    body.speed = Rational(2);
    body.keepsPitch = true;
    body.pan = 0.5;
    track.clips = track.clips.replaced(0, {left.start, std::make_shared<const ClipBody>(body)});
    sequence.tracks[0] = std::make_shared<const Track>(track);
    sequence.master.gainDb = -3;
    made.project.sequences[0] = std::make_shared<const Sequence>(sequence);
    QStringList notCarried;
    const QByteArray text = toMlt(made.project, *made.project.activeSequence(), {}, notCarried);
    const Project again = sound(parseMltText(text)).project;
    QVERIFY(again.activeSequence()->tracks[0]->clips.at(0)->keepsPitch);
    const QString listed = notCarried.join(QLatin1Char('\n'));
    QVERIFY2(listed.contains(QStringLiteral("the pan or the channels of"))
                 && listed.contains(QStringLiteral("The master of")),
             qPrintable(listed));
}

void TestMltWrite::lumaPicturesAreMediaOfTheBin()
{
    const ImportedProject read = sound(parseMltText(
        mltMixOf("luma", {{"resource", "star.png"}, {"softness", "0.5"}, {"invert", "1"}})));
    QCOMPARE(read.notCarried.join(QLatin1Char('\n')), QString());
    const auto transitionIn = [](const Project &project) {
        return *project.activeSequence()->tracks[0]->clips.at(1)->transition;
    };
    const Transition wipe = transitionIn(read.project);
    QCOMPARE(wipe.kind, QStringLiteral("luma-wipe"));
    const MediaItem *picture = read.project.find(
        std::get<MediaId>(wipe.parameters.at(QStringLiteral("image"))));
    QCOMPARE(picture->path, QStringLiteral("/films/star.png"));
    QVERIFY(picture->info.isStill);
    QCOMPARE(wipe.parameters.at(QStringLiteral("softness")), Parameter(Curve(50)));
    QStringList notCarried;
    const QByteArray text = toMlt(read.project, *read.project.activeSequence(), {}, notCarried);
    QCOMPARE(notCarried.join(QLatin1Char('\n')), QString());
    const Transition again = transitionIn(sound(parseMltText(text)).project);
    QCOMPARE(again.parameters.size(), wipe.parameters.size());
    QCOMPARE(again.parameters.at(QStringLiteral("invert")), Parameter(true));
}

void TestMltWrite::aTitleSurvivesTheRoundTrip()
{
    const Project first = sound(parseMltText(fixture(QStringLiteral("kdenlive_22_12.kdenlive"))))
                              .project;
    QStringList notCarried;
    const QByteArray text = toMlt(first, *first.activeSequence(), {}, notCarried);
    const Project second = sound(parseMltText(text)).project;
    const auto title = [](const Project &project) {
        return std::get<TitleSource>(project.activeSequence()->tracks[1]->clips.at(0)->source);
    };
    const TitleSource was = title(first);
    const TitleSource is = title(second);
    QCOMPARE(is.text, was.text);
    QCOMPARE(is.font, was.font);
    QCOMPARE(is.size, was.size);
    QCOMPARE(is.weight, was.weight);
    QCOMPARE(is.italic, was.italic);
    QCOMPARE(is.colour, was.colour);
    QCOMPARE(is.outline, was.outline);
    QVERIFY(std::abs(is.x - was.x) < 0.01 && std::abs(is.y - was.y) < 0.01);
}

void TestMltWrite::effectsThatMltHasNotAreNamed_data()
{
    QTest::addColumn<QString>("label");
    for (const EffectType &type : effectTypes()) {
        if (type.support() != EffectSupport::Geometry
            && type.support() != EffectSupport::Compositing)
            QTest::newRow(type.id) << QString::fromUtf8(type.label);
    }
}

void TestMltWrite::effectsThatMltHasNotAreNamed()
{
    QFETCH(QString, label);
    ImportedProject read = sound(
        parseMltText(mltDocumentOf("<entry producer='a' in='0' out='9'/>")));
    Sequence sequence = *read.project.activeSequence();
    Track track = *sequence.tracks[0];
    ClipBody body = *track.clips.at(0).body;
    Effect effect;
    effect.type = QString::fromLatin1(QTest::currentDataTag());
    body.effects = {effect};
    track.clips = ClipList().inserted({0, std::make_shared<const ClipBody>(body)});
    sequence.tracks[0] = std::make_shared<const Track>(track);
    QStringList notCarried;
    toMlt(read.project, sequence, {}, notCarried);
    QCOMPARE(notCarried.filter(label).size(), 1);
}

WEFT_TEST_MAIN(TestMltWrite)
#include "tst_mlt_write.moc"
