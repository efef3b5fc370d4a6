#include "tests/core/edit/edit_play.h"
#include "tests/core/edit/random_edit.h"
#include "tests/support/test_main.h"

#include <rapidcheck.h>

#include <QTemporaryDir>

using namespace weft;
using namespace weft::test;

/// WEFT_EDIT_OPERATIONS says how many edits are tried, of which somewhat over a quarter are
/// possible and carried out (400,000 for more than 100,000 carried out: minutes), WEFT_EDIT_SEED
/// which ones.
class TestEditProperties : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void randomEditsKeepEveryPromise();
    void everyEditWasCarriedOut();

private:
    static constexpr int kStepsPerPlay = 100;
    static constexpr std::size_t kMaxClips = 400; // the cost of a step grows with the project
    int m_operations = 20'000;
    std::array<int, kEditKinds> m_tried{};
    std::array<int, kEditKinds> m_done{};
};

static std::size_t clipCount(const Project &project)
{
    std::size_t count = 0;
    for (const auto &sequence : project.sequences) {
        for (const auto &track : sequence->tracks)
            count += track->clips.size();
    }
    return count;
}

void TestEditProperties::initTestCase()
{
    if (qEnvironmentVariableIsSet("WEFT_EDIT_OPERATIONS"))
        m_operations = qEnvironmentVariableIntValue("WEFT_EDIT_OPERATIONS");
    const QByteArray seed = qEnvironmentVariable("WEFT_EDIT_SEED", QStringLiteral("1")).toLatin1();
    const QByteArray plays = QByteArray::number(m_operations / kStepsPerPlay);
    if (!qEnvironmentVariableIsSet("RC_PARAMS")) // else as its user wants: to reproduce a failure
        qputenv("RC_PARAMS", "seed=" + seed + " max_success=" + plays);
}

void TestEditProperties::randomEditsKeepEveryPromise()
{
    QTemporaryDir folder;
    const QString journal = folder.filePath(QStringLiteral("journal"));
    // A step is what to do (an edit of that kind, or undo, or redo) and the seed of its members. A
    // failing play is shortened as a trace of edits, not as the numbers it was made from.
    using Step = std::pair<std::size_t, std::uint32_t>;
    const auto steps = rc::gen::container<std::vector<Step>>(
        kStepsPerPlay,
        rc::gen::pair(rc::gen::resize(100, rc::gen::inRange<std::size_t>(0, kEditKinds + 4)),
                      rc::gen::resize(100, rc::gen::arbitrary<std::uint32_t>())));
    const bool holds = rc::check("random edits keep every promise", [&] {
        EditPlay play(journal);
        const auto start = *rc::gen::noShrink(rc::gen::arbitrary<std::uint32_t>());
        for (const Edit &edit : randomStart(chooseFromSeed(start)))
            play.play(edit);
        for (const auto &[kind, seed] : *rc::gen::noShrink(steps)) {
            if (play.isBroken() || clipCount(play.project()) > kMaxClips)
                break;
            if (kind >= kEditKinds) {
                kind == kEditKinds + 1 ? play.redo() : play.undo();
                continue;
            }
            ++m_tried[kind];
            m_done[kind] += play.play(randomEdit(play.project(), kind, chooseFromSeed(seed)));
        }
        play.finish();
        if (play.isBroken())
            RC_FAIL(play.problem().toStdString() + "\n"
                    + shortened(play.trace(), journal).toStdString());
    });
    QVERIFY2(holds, "see above; the lines are a trace for tests/core/edit/traces");
}

void TestEditProperties::everyEditWasCarriedOut()
{
    int tried = 0;
    int done = 0;
    for (std::size_t kind = 0; kind < kEditKinds; ++kind) {
        tried += m_tried[kind];
        done += m_done[kind];
        qInfo("%-18s %6d of %6d carried out", editKindName(kind), m_done[kind], m_tried[kind]);
        QVERIFY2(m_done[kind] > 0, editKindName(kind));
    }
    qInfo("%d edits tried, %d carried out", tried, done);
    QVERIFY(tried > m_operations / 2);
}

WEFT_TEST_MAIN(TestEditProperties)
#include "tst_edit_properties.moc"
