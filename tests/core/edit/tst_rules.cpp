#include "tests/core/edit/rules.h"
#include "tests/support/test_main.h"

#include <QRegularExpression>

using namespace weft;
using weft::test::offsetOf;
using weft::test::Rule;
using weft::test::Timeline;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// The tracks that `then` speaks of, as they are.
static QString textLike(const char *then, const Timeline &t)
{
    QStringList parts;
    for (const QString &part : u(then).split(u("; "))) {
        const QString track = part.section(QLatin1Char(' '), 0, 0);
        parts << track + QLatin1Char(' ') + t.text(track);
    }
    return parts.join(u("; "));
}

/// The rules of core/edit/README.md. Every row is also undone and redone, byte for byte.
class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRuleHolds_data();
    void everyRuleHolds();
    void transitionChoicesSayWhatTheyMean();
    void rulesHoldAtEveryRate_data();
    void rulesHoldAtEveryRate();
};

void TestRules::everyRuleHolds_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Rule &rule : test::rules())
        QTest::newRow(rule.rule) << index++;
}

void TestRules::everyRuleHolds()
{
    QFETCH(int, index);
    const Rule &rule = test::rules()[static_cast<std::size_t>(index)];
    Timeline t = rule.timeline();
    const Project before = t.project();
    const Status status = t.edit(rule.edit(t)); // also validates, saves, reads back, undoes, redoes
    static const QRegularExpression inPoint(u("@\\d+"));
    const QString then = u(rule.then).remove(inPoint);
    if (then.startsWith(u("refused: "))) {
        QVERIFY(!status);
        QCOMPARE(status.error().kind, ErrorKind::Refused);
        QVERIFY2(status.error().message.contains(then.mid(9)), qPrintable(status.error().message));
        QCOMPARE(t.project(), before);
        return;
    }
    QVERIFY2(status, status ? "" : qPrintable(status.error().message));
    QCOMPARE(textLike(rule.then, t), then);
    if (rule.see)
        QCOMPARE(rule.see(t), u(rule.seen));
}

void TestRules::transitionChoicesSayWhatTheyMean()
{
    Timeline t;
    t.put(u("V1"), u("a"), 0, 20, 377); // three frames of handle
    t.put(u("V1"), u("b"), 20, 20, 0);  // none
    const auto choices = transitionChoices(t.project(), t.idOf(u("b")), 10).value();
    QStringList told;
    for (const TransitionChoice &choice : choices) {
        QVERIFY(!choice.sentence.isEmpty());
        told << QStringLiteral("%1 %2 %3 %4")
                    .arg(QLatin1String(nameOf(choice.rule).data()))
                    .arg(choice.length)
                    .arg(choice.before)
                    .arg(choice.isAvailable);
    }
    QCOMPARE(told.join(u(", ")), u("shorten 3 0 1, overlap 10 5 1, hold 10 5 1, generate 10 5 0"));
    for (const TransitionChoice &choice : choices) { // each does what it says
        Timeline copy = t;
        const Status status = copy.edit(
            AddTransition{copy.idOf(u("b")), u("dissolve"), 10, {}, {}, choice.rule});
        QCOMPARE(status.has_value(), choice.isAvailable);
        if (!status)
            continue;
        const Transition made = *copy.clip(u("b"))->transition;
        QCOMPARE(made.length, choice.length);
        QCOMPARE(made.before, choice.before);
    }
}

void TestRules::rulesHoldAtEveryRate_data()
{
    QTest::addColumn<QString>("rate");
    for (const char *rate : {"1", "12.5", "23.976", "24", "25", "29.97", "30", "47.952", "48", "50",
                             "59.94", "60", "100", "119.88", "120", "1000"})
        QTest::newRow(rate) << u(rate);
}

void TestRules::rulesHoldAtEveryRate()
{
    QFETCH(QString, rate);
    const FrameRate wanted = FrameRate::fromString(rate).value();
    Timeline t;
    t.putLinked(u("a"), 0, 200, 0);
    t.putLinked(u("b"), 200, 100, 50);
    t.put(u("V2"), u("t"), 150, 100);
    SetSequence change;
    change.rate = wanted;
    t.must(change);
    // A new rate keeps times to half a frame.
    const auto isNear = [&](std::int64_t frame, std::int64_t at25) {
        const Rational off = (wanted.secondsAt(frame) - Rational(at25, 25)) * wanted.toRational();
        return off <= Rational(1, 2) && off >= Rational(-1, 2);
    };
    QVERIFY(isNear(t.clip(u("a")).end(), 200));
    QVERIFY(isNear(t.clip(u("b")).end(), 300));
    QVERIFY(isNear(t.clip(u("t")).start, 150));
    // A split shows the same at every frame, and a join undoes it.
    const Project whole = t.project();
    const std::int64_t at = t.clip(u("a")).end() / 2;
    t.must(Split{t.id(u("V1")), {}, at});
    const Clip left = t.clip(u("a")), right = t.track(u("V1")).clips.at(1);
    QCOMPARE(sourceTimeAt(*right.body, 0, wanted), sourceTimeAt(*left.body, at, wanted));
    t.must(Join{right->id, false});
    QCOMPARE(*t.clip(u("a")).body, *findClip(whole, t.idOf(u("a")))->clip.body);
    // An insert moves all sync-locked tracks by the same frames and keeps sync.
    const std::int64_t end = t.clip(u("a")).end(), title = t.clip(u("t")).end();
    t.must(Insert{NewClip{t.photo(), t.id(u("V2")), {}, 3}, end});
    QCOMPARE(t.clip(u("b")).start, end + 3);
    QCOMPARE(t.clip(u("b~")).start, end + 3);
    QCOMPARE(t.last(u("V2")).end(), std::max(title, end) + 3);
    QCOMPARE(offsetOf(t, "b~"), u("0 f"));
    // Handles are whole frames within the source.
    const auto handles = handlesOf(t.project(), *t.clip(u("b")).body, wanted);
    QVERIFY(handles.has_value());
    const Trim all{t.idOf(u("b")), Edge::End, t.clip(u("b")).end() + handles->after};
    t.must(all);
    QVERIFY(!t.edit(Trim{t.idOf(u("b")), Edge::End, t.clip(u("b")).end() + 1}));
}

WEFT_TEST_MAIN(TestRules)
#include "tst_rules.moc"
