#include "tests/core/edit/timeline.h"
#include "tests/support/test_main.h"

#include "core/model/validate.h"

using namespace weft;
using weft::test::Timeline;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// Levels and effects of sound: of clips, tracks and masters.
class TestSoundEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theMasterIsSetWithinItsLimits();
    void clipsTracksAndMastersHaveEffects();
    void soundAndPicturesHaveTheirOwnEffects_data();
    void soundAndPicturesHaveTheirOwnEffects();
    void anEffectNeedsOneOwner();
    void effectsOfTracksHaveKeyframes();
    void anEffectListensToATrackOfItsSequence();
    void aRemovedTrackIsNotListenedTo();
    void aNewRateConformsTheEffectsOfTracks();
    void aSequenceIsMixedForItsLoudspeakers();
};

static Timeline withSound()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 40);
    t.put(u("A1"), u("s"), 0, 40);
    return t;
}

static AddEffect onTrack(const Timeline &t, const char *name, const char *type,
                         const Parameters &parameters = {})
{
    AddEffect edit{{}, u(type), parameters};
    edit.track = t.id(u(name));
    return edit;
}

static AddEffect onMaster(const Timeline &t, const char *type, const Parameters &parameters = {})
{
    AddEffect edit{{}, u(type), parameters};
    edit.master = t.sequence().id;
    return edit;
}

void TestSoundEdits::theMasterIsSetWithinItsLimits()
{
    Timeline t = withSound();
    t.must(SetMaster{{}, -6, 0.5, true});
    const Master &master = t.sequence().master;
    QCOMPARE(master.gainDb, -6.0);
    QCOMPARE(master.pan, 0.5);
    QVERIFY(master.muted);
    t.must(SetMaster{{}, {}, {}, false});
    QCOMPARE(t.sequence().master.gainDb, -6.0);
    QVERIFY(!t.edit(SetMaster{{}, 24.1}));
    QVERIFY(!t.edit(SetMaster{{}, {}, -1.5}));
    QVERIFY(!t.edit(SetMaster{{999}}));
}

void TestSoundEdits::clipsTracksAndMastersHaveEffects()
{
    Timeline t = withSound();
    t.must(AddEffect{t.idOf(u("s")), u("equaliser"), {{u("gain1"), Curve(3)}}});
    t.must(onTrack(t, "A1", "compressor"));
    t.must(onTrack(t, "A1", "limiter"));
    t.must(onMaster(t, "limiter", {{u("ceiling"), Curve(-1)}}));
    QCOMPARE(t.clip(u("s"))->effects.size(), std::size_t(1));
    QCOMPARE(t.track(u("A1")).effects.size(), std::size_t(2));
    QCOMPARE(t.sequence().master.effects.front().type, u("limiter"));
    QCOMPARE(validate(t.project()), QStringList());
    t.setLocked(u("A1")); // locks its clips, not its sound
    t.must(MoveEffect{t.track(u("A1")).effects[0].id, 1});
    QCOMPARE(t.track(u("A1")).effects[0].type, u("limiter"));
    t.must(SetEffect{t.track(u("A1")).effects[1].id, false, {{u("ratio"), Curve(2)}}});
    QVERIFY(!t.track(u("A1")).effects[1].enabled);
    t.must(RemoveEffect{t.track(u("A1")).effects[0].id});
    QCOMPARE(t.track(u("A1")).effects.size(), std::size_t(1));
    t.must(RemoveEffect{t.sequence().master.effects[0].id});
    QVERIFY(t.sequence().master.effects.empty());
    QVERIFY(!t.edit(RemoveEffect{t.clip(u("s"))->effects[0].id}));
}

void TestSoundEdits::soundAndPicturesHaveTheirOwnEffects_data()
{
    QTest::addColumn<QString>("clip");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("why");
    QTest::newRow("picture on sound") << u("s") << u("blur") << u("for pictures");
    QTest::newRow("sound on a picture") << u("a") << u("reverb") << u("for sound");
    QTest::newRow("nothing known on sound") << u("s") << u("flanger") << u("not known");
    QTest::newRow("a listener on a clip") << u("s") << u("ducking") << u("listens to a track");
}

void TestSoundEdits::soundAndPicturesHaveTheirOwnEffects()
{
    QFETCH(QString, clip);
    QFETCH(QString, type);
    QFETCH(QString, why);
    Timeline t = withSound();
    const Status status = t.edit(AddEffect{t.idOf(clip), type, {}});
    QVERIFY(!status);
    QVERIFY2(status.error().message.contains(why), qPrintable(status.error().message));
}

void TestSoundEdits::anEffectNeedsOneOwner()
{
    Timeline t = withSound();
    QVERIFY(!t.edit(AddEffect{{}, u("limiter"), {}}));
    AddEffect both = onTrack(t, "A1", "limiter");
    both.clip = t.idOf(u("s"));
    QVERIFY(!t.edit(both));
    const Status picture = t.edit(onTrack(t, "V1", "limiter"));
    QVERIFY(!picture && picture.error().message.contains(u("V1")));
    QVERIFY(!t.edit(onTrack(t, "A1", "limiter", {{u("ceiling"), Curve(3)}})));
}

void TestSoundEdits::effectsOfTracksHaveKeyframes()
{
    Timeline t = withSound();
    t.must(onTrack(t, "A1", "volume"));
    const EffectId id = t.track(u("A1")).effects[0].id;
    t.must(SetKeyframe{id, u("gain"), {10, -6}});
    t.must(SetKeyframe{id, u("gain"), {20, -12}});
    t.must(MoveKeyframe{id, u("gain"), 20, 30});
    const Curve curve = std::get<Curve>(t.track(u("A1")).effects[0].parameters.at(u("gain")));
    QCOMPARE(curve.at(20), -9.0);
    QVERIFY(!t.edit(SetKeyframe{id, u("gain"), {40, 25}}));
}

void TestSoundEdits::anEffectListensToATrackOfItsSequence()
{
    Timeline t = withSound();
    t.must(onTrack(t, "A1", "ducking", {{u("under"), t.id(u("A2"))}}));
    t.must(onMaster(t, "ducking"));
    QVERIFY(!t.edit(onTrack(t, "A1", "ducking", {{u("under"), t.id(u("V1"))}})));
    QVERIFY(!t.edit(onTrack(t, "A1", "ducking", {{u("under"), TrackId{9999}}})));
    QVERIFY(!t.edit(SetEffect{t.track(u("A1")).effects[0].id, {}, {{u("under"), t.id(u("V1"))}}}));
}

void TestSoundEdits::aRemovedTrackIsNotListenedTo()
{
    Timeline t = withSound();
    const TrackId other = t.id(u("A2"));
    t.must(onTrack(t, "A1", "ducking", {{u("under"), other}, {u("reduction"), Curve(6)}}));
    t.must(onMaster(t, "ducking", {{u("under"), other}}));
    t.must(RemoveTrack{other});
    QVERIFY(!t.track(u("A1")).effects[0].parameters.contains(u("under")));
    QVERIFY(t.track(u("A1")).effects[0].parameters.contains(u("reduction")));
    QVERIFY(t.sequence().master.effects[0].parameters.empty());
}

void TestSoundEdits::aNewRateConformsTheEffectsOfTracks()
{
    Timeline t = withSound();
    Curve curve;
    curve.keyframes = {{10, 0}, {20, -6}};
    t.must(onTrack(t, "A1", "volume", {{u("gain"), curve}}));
    t.must(onMaster(t, "volume", {{u("gain"), curve}}));
    SetSequence faster;
    faster.rate = FrameRate::make(t.sequence().settings.rate.timecodeBase() * 2).value();
    t.must(faster);
    for (const auto &effects : {t.track(u("A1")).effects, t.sequence().master.effects})
        QCOMPARE(std::get<Curve>(effects[0].parameters.at(u("gain"))).keyframes[1].frame,
                 std::int64_t(40));
}

void TestSoundEdits::aSequenceIsMixedForItsLoudspeakers()
{
    Timeline t = withSound();
    QCOMPARE(t.sequence().settings.sound, SoundLayout::Stereo);
    SetSequence surround;
    surround.sound = SoundLayout::Surround51;
    t.must(surround);
    QCOMPARE(t.sequence().settings.sound, SoundLayout::Surround51);
}

WEFT_TEST_MAIN(TestSoundEdits)
#include "tst_sound_edits.moc"
