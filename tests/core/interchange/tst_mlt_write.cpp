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
