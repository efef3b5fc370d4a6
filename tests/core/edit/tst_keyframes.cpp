#include "tests/core/edit/timeline.h"
#include "tests/support/test_main.h"

#include <set>

using namespace weft;
using weft::test::Timeline;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// Keyframes one by one, and effects carried from clip to clip.
class TestKeyframes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keyframesAreSetMovedAndRemoved_data();
    void keyframesAreSetMovedAndRemoved();
    void interpolationAndHandlesAreKept();
    void theLastKeyframeLeavesItsValue();
    void effectsArePastedAsTheyWere();
    void effectsAreNotPastedOntoSoundOrNothing();
    void gainAndFadesAreSetWithinTheirLimits_data();
    void gainAndFadesAreSetWithinTheirLimits();
};

/// A clip "a" with an opacity that has keyframes 10 at 0, 50 at 10 and 90 at 20, and a rotation of
/// 30 that has none.
static Timeline animated()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 40);
    t.put(u("V2"), u("b"), 0, 40);
    t.put(u("A1"), u("s"), 0, 40);
    Curve curve;
    curve.keyframes = {{0, 10}, {10, 50}, {20, 90}};
    t.must(AddEffect{t.idOf(u("a")), u("opacity"), {{u("opacity"), curve}}});
    t.must(AddEffect{t.idOf(u("a")), u("transform"), {{u("rotation"), Curve(30)}}});
    return t;
}

static EffectId effectOf(const Timeline &t, std::size_t index)
{
    return t.clip(u("a"))->effects.at(index).id;
}

/// "0=10 10=50", or the constant.
static QString curveText(const Timeline &t, std::size_t effect, const char *parameter)
{
    const auto &parameters = t.clip(u("a"))->effects.at(effect).parameters;
    const auto found = parameters.find(u(parameter));
    if (found == parameters.end())
        return u("unset");
    const Curve &curve = std::get<Curve>(found->second);
    if (curve.isConstant())
        return QString::number(curve.constant);
    QStringList keys;
    for (const Keyframe &key : curve.keyframes)
        keys << QStringLiteral("%1=%2").arg(key.frame).arg(key.value);
    return keys.join(QLatin1Char(' '));
}

void TestKeyframes::keyframesAreSetMovedAndRemoved_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<int>("effect");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<int>("frame");
    QTest::addColumn<double>("value");   ///< or the frame to move to
    QTest::addColumn<QString>("result"); ///< empty = refused
    enum { Set, Move, Remove };
    const auto row = [](const char *name, int what, int effect, const char *parameter, int frame,
                        double value, const char *result) {
        QTest::newRow(name) << what << effect << u(parameter) << frame << value << u(result);
    };
    row("between two", Set, 0, "opacity", 5, 70, "0=10 5=70 10=50 20=90");
    row("in place of one", Set, 0, "opacity", 10, 0, "0=10 10=0 20=90");
    row("before the clip", Set, 0, "opacity", -7, 1, "-7=1 0=10 10=50 20=90");
    row("behind all", Set, 0, "opacity", 99, 1, "0=10 10=50 20=90 99=1");
    row("the first of a constant", Set, 1, "rotation", 4, -45, "4=-45");
    row("the first of an unset parameter", Set, 1, "x", 4, 12, "4=12");
    row("out of range", Set, 0, "opacity", 5, 101, "");
    row("an unknown parameter", Set, 0, "size", 5, 1, "");
    row("an unknown effect", Set, 9, "opacity", 5, 1, "");
    row("later", Move, 0, "opacity", 10, 15, "0=10 15=50 20=90");
    row("past its neighbour", Move, 0, "opacity", 10, 25, "0=10 20=90 25=50");
    row("nowhere", Move, 0, "opacity", 10, 10, "0=10 10=50 20=90");
    row("onto another one", Move, 0, "opacity", 10, 20, "");
    row("none to move", Move, 0, "opacity", 11, 20, "");
    row("of a constant", Move, 1, "rotation", 0, 5, "");
    row("the first", Remove, 0, "opacity", 0, 0, "10=50 20=90");
    row("the last", Remove, 0, "opacity", 20, 0, "0=10 10=50");
    row("none to remove", Remove, 0, "opacity", 19, 0, "");
}

void TestKeyframes::keyframesAreSetMovedAndRemoved()
{
    QFETCH(int, what);
    QFETCH(int, effect);
    QFETCH(QString, parameter);
    QFETCH(int, frame);
    QFETCH(double, value);
    QFETCH(QString, result);
    Timeline t = animated();
    const EffectId id = effect < 2 ? effectOf(t, static_cast<std::size_t>(effect)) : EffectId{9999};
    const std::array<Edit, 3> edits{SetKeyframe{id, parameter, {frame, value}},
                                    MoveKeyframe{id, parameter, frame,
                                                 static_cast<std::int64_t>(value)},
                                    RemoveKeyframe{id, parameter, frame}};
    const Status status = t.edit(edits[static_cast<std::size_t>(what)]);
    QCOMPARE(status.has_value(), !result.isEmpty());
    if (status)
        QCOMPARE(curveText(t, static_cast<std::size_t>(effect), qPrintable(parameter)), result);
    else
        QCOMPARE(status.error().kind, ErrorKind::Refused);
}

void TestKeyframes::interpolationAndHandlesAreKept()
{
    Timeline t = animated();
    const Keyframe bezier{5, 70, Interpolation::Bezier, {-2, 3}, {1.5, -4}};
    t.must(SetKeyframe{effectOf(t, 0), u("opacity"), bezier});
    t.must(MoveKeyframe{effectOf(t, 0), u("opacity"), 5, 7});
    Keyframe moved = bezier;
    moved.frame = 7;
    const Curve curve = std::get<Curve>(t.clip(u("a"))->effects.at(0).parameters.at(u("opacity")));
    QVERIFY(curve.keyframes.at(1) == moved);
}

void TestKeyframes::theLastKeyframeLeavesItsValue()
{
    Timeline t = animated();
    t.must(SetKeyframe{effectOf(t, 1), u("rotation"), {4, -45}});
    t.must(RemoveKeyframe{effectOf(t, 1), u("rotation"), 4});
    QCOMPARE(curveText(t, 1, "rotation"), u("-45"));
}

void TestKeyframes::effectsArePastedAsTheyWere()
{
    Timeline t = animated();
    const std::vector<Effect> copied = t.clip(u("a"))->effects;
    t.must(
        SetEffect{copied[1].id, false, {{u("rotation"), Curve(1)}}}); // later changes do not count
    const ClipId b = t.idOf(u("b"));
    t.must(AddEffect{b, u("opacity"), {}});
    t.must(PasteEffects{copied, {b, t.idOf(u("a"))}});
    const auto pasted = t.clip(u("b"))->effects;
    QCOMPARE(pasted.size(), 3u);
    std::set<EffectId> ids;
    for (std::size_t i = 0; i < 2; ++i) {
        QCOMPARE(pasted[i + 1].type, copied[i].type);
        QVERIFY(pasted[i + 1].parameters == copied[i].parameters);
        QVERIFY(pasted[i + 1].enabled);
    }
    for (const char *name : {"a", "b"}) {
        for (const Effect &effect : t.clip(u(name))->effects)
            QVERIFY(ids.insert(effect.id).second);
    }
    QCOMPARE(ids.size(), 7u);
}

void TestKeyframes::effectsAreNotPastedOntoSoundOrNothing()
{
    Timeline t = animated();
    const std::vector<Effect> copied = t.clip(u("a"))->effects;
    QVERIFY(!t.edit(PasteEffects{copied, {t.idOf(u("b")), t.idOf(u("s"))}}));
    QVERIFY(t.clip(u("b"))->effects.empty()); // all or nothing
    QVERIFY(!t.edit(PasteEffects{{}, {t.idOf(u("b"))}}));
    QVERIFY(!t.edit(PasteEffects{copied, {}}));
    Effect unknown;
    unknown.type = u("sparkle");
    QVERIFY(!t.edit(PasteEffects{{unknown}, {t.idOf(u("b"))}}));
}

void TestKeyframes::gainAndFadesAreSetWithinTheirLimits_data()
{
    QTest::addColumn<double>("gain");
    QTest::addColumn<qlonglong>("in");
    QTest::addColumn<qlonglong>("out");
    QTest::addColumn<bool>("isFine");
    QTest::newRow("usual") << -6.5 << 5LL << 10LL << true;
    QTest::newRow("silent") << -200.0 << 0LL << 0LL << true;
    QTest::newRow("loudest") << 24.0 << 0LL << 0LL << true;
    QTest::newRow("too loud") << 24.01 << 0LL << 0LL << false;
    QTest::newRow("no number") << qQNaN() << 0LL << 0LL << false;
    QTest::newRow("infinite") << qInf() << 0LL << 0LL << false;
    QTest::newRow("fades over the whole clip") << 0.0 << 40LL << 40LL << true;
    QTest::newRow("longer than the clip") << 0.0 << 41LL << 0LL << false;
    QTest::newRow("negative") << 0.0 << 0LL << -1LL << false;
}

void TestKeyframes::gainAndFadesAreSetWithinTheirLimits()
{
    QFETCH(double, gain);
    QFETCH(qlonglong, in);
    QFETCH(qlonglong, out);
    QFETCH(bool, isFine);
    Timeline t = animated();
    SetClip edit{t.idOf(u("s"))};
    edit.gainDb = gain;
    edit.fadeIn = Fade{in, FadeShape::Smooth};
    edit.fadeOut = Fade{out, FadeShape::EqualPower};
    QCOMPARE(t.edit(edit).has_value(), isFine);
    if (isFine) {
        QCOMPARE(t.clip(u("s"))->gainDb, gain);
        QVERIFY(t.clip(u("s"))->fadeIn == *edit.fadeIn);
        QVERIFY(t.clip(u("s"))->fadeOut == *edit.fadeOut);
    }
}

WEFT_TEST_MAIN(TestKeyframes)
#include "tst_keyframes.moc"
