#include "core/cache/preview_picture.h"
#include "core/render/composition.h"
#include "tests/core/cache/key_scene.h"
#include "tests/core/edit/random_edit.h"
#include "tests/core/render/slow_compositor.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>

#include <set>

using namespace weft;
using namespace weft::test;

/// How the keys of frames go along with edits: what is moved keeps them, what is changed does not,
/// and equal ones mean equal pixels.
class TestFrameKeyEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aMovedClipKeepsItsKeys();
    void aStillHasOneKey();
    void transitionsCountWhileTheyLast();
    void nestedSequencesCountByWhatIsSeenOfThem();
    void equalKeysMeanEqualPixels_data();
    void equalKeysMeanEqualPixels();
    void randomEditsChangeTheKeysOfWhatTheyTouch();
    void anExcerptHasTheKeyOfTheWhole();

private:
    QTemporaryDir m_folder;
    QString m_film;
    QString m_lut;
};

void TestFrameKeyEdits::initTestCase()
{
    m_film = m_folder.filePath(u("film.mkv"));
    std::vector<Frame> frames;
    for (unsigned i = 0; i < 60; ++i)
        frames.push_back(testFrame(kYuv420p8, 64, 36, bt709Tags(), i));
    writeFilm(m_film, frames);
    m_lut = m_folder.filePath(u("half.cube"));
    QFile lut(m_lut);
    QVERIFY(lut.open(QIODevice::WriteOnly));
    lut.write("LUT_1D_SIZE 2\n0 0 0\n0.5 0.5 0.5\n");
}

void TestFrameKeyEdits::aMovedClipKeepsItsKeys()
{
    TestProject m;
    const SequenceId sequence = m.addSequence();
    const MediaId film = m.addMedia(videoInfo(64, 36), u("film.mov"));
    ClipBody body = clipOf(MediaSource{film}, 40);
    body.in = Rational(1, 3);
    body.speed = Rational(3, 7);
    body.fadeOut = {6, FadeShape::Smooth};
    body.effects = {transformOf({{u("x"), ramp(3, 0, 30, 20)}}), effectOf("exposure", {})};
    const std::size_t track = m.addTrack(sequence);
    const ClipId clip = m.addClip(sequence, track, 10, body);
    const auto before = allKeys(m.project, sequence);
    std::set<CacheKey> distinct;
    for (std::size_t i = 10; i < 50; ++i)
        QVERIFY(before[i] && distinct.insert(*before[i]).second);
    QVERIFY(before[0] && before[0] == before[9]); // gaps are alike

    const auto movedProject = weft::apply(m.project, Move{{clip}, 17});
    QVERIFY(movedProject);
    const auto moved = allKeys(*movedProject, sequence);
    for (std::size_t i = 10; i < 50; ++i)
        QVERIFY(moved[i + 17] == before[i]);
    Split split;
    split.track = m.project.find(sequence)->tracks[track]->id;
    split.sequence = sequence;
    split.at = 23;
    const auto splitProject = weft::apply(m.project, split);
    QVERIFY(splitProject);
    const auto parted = allKeys(*splitProject, sequence);
    for (std::size_t i = 0; i < before.size(); ++i)
        QVERIFY2(parted[i] == before[i], qPrintable(QString::number(i)));
    const auto trimmed
        = weft::apply(*splitProject,
                      Trim{splitProject->find(sequence)->tracks[track]->clips.at(1)->id,
                           Edge::Start, 28});
    QVERIFY2(trimmed, qPrintable(trimmed ? QString() : trimmed.error().message));
    const auto keys = allKeys(*trimmed, sequence);
    for (std::size_t i = 28; i < 50; ++i)
        QVERIFY(keys[i] == before[i]);
}

void TestFrameKeyEdits::aStillHasOneKey()
{
    Scene scene;
    const std::size_t track = scene.m.addTrack(scene.sequence);
    scene.m.addClip(scene.sequence, track, 200, clipOf(MediaSource{scene.still}, 20));
    scene.m.addClip(scene.sequence, track, 220, colourClip({1, 2, 3}, 20));
    scene.m.addClip(scene.sequence, track, 240, clipOf(TitleSource(), 20));
    for (const std::int64_t start : {200, 220, 240}) {
        for (std::int64_t i = 1; i < 20; ++i)
            QVERIFY(scene.key(start + i) == scene.key(start));
    }
    QVERIFY(scene.key(200) != scene.key(220) && scene.key(220) != scene.key(240));
}

void TestFrameKeyEdits::transitionsCountWhileTheyLast()
{
    const auto keysWith = [](const std::function<void(Transition &)> &change) {
        const Scene scene = sceneWithTransition(change);
        return allKeys(scene.m.project, scene.sequence);
    };
    const auto plain = keysWith([](Transition &) {});
    QVERIFY(keysWith([](Transition &t) { t.id = {77}; }) == plain);
    const std::vector<std::function<void(Transition &)>>
        changes{[](Transition &t) { t.length = 7; }, [](Transition &t) { t.before = 2; },
                [](Transition &t) { t.kind = u("other"); },
                [](Transition &t) { t.parameters[u("softness")] = Curve(5); },
                [](Transition &t) { t.parameters[u("colour")] = u("#ff0000"); }};
    for (const auto &change : changes) {
        const auto changed = keysWith(change);
        QVERIFY(changed[49] != plain[49]);
        QVERIFY(changed[51] != plain[51]);
        QVERIFY(changed[40] == plain[40]);
        QVERIFY(changed[58] == plain[58]);
    }
    QVERIFY(plain[47] != plain[46]);
}

void TestFrameKeyEdits::nestedSequencesCountByWhatIsSeenOfThem()
{
    Scene scene;
    const auto before = allKeys(scene.m.project, scene.sequence);
    Track &track = scene.m.editTrack(scene.inner, scene.innerTrack);
    Clip clip = track.clips.at(1);
    ClipBody body = *clip.body;
    body.source = ColourSource{{7, 7, 7}};
    clip.body = std::make_shared<const ClipBody>(body);
    track.clips = track.clips.replaced(1, clip);
    const auto after = allKeys(scene.m.project, scene.sequence);
    for (std::size_t i = 0; i < after.size(); ++i)
        QCOMPARE(after[i] == before[i], i < 85);
}

void TestFrameKeyEdits::equalKeysMeanEqualPixels_data()
{
    QTest::addColumn<QString>("type");
    QTest::newRow("none") << QString();
    for (const EffectType &type : effectTypes())
        QTest::newRow(type.id) << u(type.id);
}

/// A clip with an effect that moves is split, its second half is moved and trimmed: frames with the
/// same key have the same pixels, whoever rendered them.
void TestFrameKeyEdits::equalKeysMeanEqualPixels()
{
    QFETCH(QString, type);
    Scene kinds;
    TestProject m;
    const SequenceId sequence = m.addSequence();
    const MediaId film = m.addMedia(videoInfo(64, 36), m_film);
    const MediaId lut = m.addMedia({}, m_lut);
    ClipBody body = clipOf(MediaSource{film}, 24);
    body.in = Rational(2, 25);
    if (const EffectType *known = findEffectType(type)) {
        std::map<QString, Parameter> parameters;
        for (const ParameterType &parameter : known->parameters) {
            if (parameter.kind == ParameterKind::Media)
                parameters[u(parameter.id)] = type == u("lut") ? lut : film;
            else if (parameter.kind != ParameterKind::Number)
                parameters[u(parameter.id)] = otherValue(parameter, kinds);
            else
                parameters[u(parameter.id)] = ramp(2, parameter.defaultNumber, 20,
                                                   (parameter.minimum + parameter.maximum) / 2);
        }
        body.effects = {effectOf(known->id, parameters)};
    }
    const std::size_t track = m.addTrack(sequence);
    m.addClip(sequence, track, 0, body);
    Split split;
    split.sequence = sequence;
    split.at = 11;
    const auto halves = weft::apply(m.project, split);
    QVERIFY(halves);
    const ClipId right = halves->find(sequence)->tracks[track]->clips.at(1)->id;
    const auto shifted = weft::apply(*halves, Move{{right}, 9});
    QVERIFY(shifted);
    const auto edited = weft::apply(*shifted, Trim{right, Edge::Start, 22});
    QVERIFY(edited);

    const auto changed = std::make_shared<const Project>(*edited);
    FileKeyReader files;
    const FileKeys held = files.keysOf(m.map);
    const FrameKeys keysBefore({m.snapshot(), sequence, m.map, {}}, held);
    const FrameKeys keysAfter({changed, sequence, m.map, {}}, held);
    Renderer before(m.snapshot(), sequence, m.map);
    Renderer after(changed, sequence, m.map);
    int same = 0;
    std::map<CacheKey, std::int64_t> first;
    for (std::int64_t frame = 0; frame < 24; ++frame) {
        if (const auto key = keysBefore.keyOf(frame))
            first.emplace(*key, frame);
    }
    for (std::int64_t frame = 0; frame < changed->find(sequence)->length(); ++frame) {
        const auto key = keysAfter.keyOf(frame);
        if (!key || !first.contains(*key))
            continue;
        ++same;
        const auto old = before.frame(first.at(*key));
        const auto now = after.frame(frame);
        QVERIFY(old && now);
        for (int plane = 0; plane < 3; ++plane)
            for (int y = 0; y < old->plane(plane).height; ++y)
                QVERIFY2(std::equal(old->plane(plane).row<std::uint8_t>(y),
                                    old->plane(plane).row<std::uint8_t>(y)
                                        + old->plane(plane).width,
                                    now->plane(plane).row<std::uint8_t>(y)),
                         qPrintable(QString::number(frame)));
    }
    // All of the left half; and the right one, unless a film in the effect plays on from its start.
    const EffectType *known = findEffectType(type);
    const bool hasFilm = known
                         && std::any_of(known->parameters.begin(), known->parameters.end(),
                                        [](const auto &p) {
                                            return p.kind == ParameterKind::Media;
                                        });
    QVERIFY2(same >= (hasFilm ? 11 : 22) || keysBefore.keyOf(5) == std::nullopt,
             qPrintable(QString::number(same)));
}

static void describe(const Treatment &treatment, std::int64_t frame, QString &text)
{
    const auto add = [&](const Affine &a) {
        for (const double value : {a.xx, a.xy, a.dx, a.yx, a.yy, a.dy})
            text += QString::number(value, 'g', 17) + u(" ");
    };
    add(treatment.transform);
    text += u("%1%2 ").arg(int(treatment.isMoving)).arg(int(treatment.isTurning));
    for (const PixelEffect &pixel : treatment.pixels) {
        text += pixel.effect->type + u(": ");
        add(pixel.before);
        add(pixel.after);
        for (const ParameterType &type : findEffectType(pixel.effect->type)->parameters) {
            if (type.kind == ParameterKind::Number)
                text += QString::number(numberAt(pixel.effect->parameters, type,
                                                 static_cast<double>(frame)),
                                        'g', 17)
                        + u(" ");
        }
    }
}

/// What the renderer would be told of a frame, in words: another way to say what is seen.
static QString describe(const Project &project, const Sequence &sequence, std::int64_t frame)
{
    QString text = u("%1×%2 ").arg(sequence.settings.width).arg(sequence.settings.height);
    for (const Layer &layer : compose(project, sequence, frame)) {
        text += u("layer %1 ").arg(layer.moment, 0, 'g', 17);
        if (layer.owner)
            text += layer.owner->transition->kind;
        for (const auto &picture : {layer.from, layer.to}) {
            if (!picture)
                continue;
            const Source &source = picture->clip->source;
            text += u("source %1 ").arg(source.index());
            if (const auto *file = std::get_if<MediaSource>(&source)) {
                const MediaItem *item = project.find(file->media);
                text += u("media %1 %2 ")
                            .arg(file->media.value)
                            .arg(item ? item->identity.hash : QString());
                if (item && !item->info.isStill)
                    text += picture->sourceTime.toString();
            } else if (const auto *shot = std::get_if<ShotSource>(&source)) {
                text += u("shot %1 %2 %3 ")
                            .arg(shot->shot.value)
                            .arg(project.find(shot->shot)->take, picture->sourceTime.toString());
            } else if (const auto *title = std::get_if<TitleSource>(&source)) {
                text += title->text + QString::number(title->size);
            } else if (const auto *colour = std::get_if<ColourSource>(&source)) {
                text += u("%1 %2 ").arg(colour->colour.red).arg(colour->colour.green);
            } else if (const auto *nested = std::get_if<NestedSource>(&source)) {
                const Sequence *inner = project.find(nested->sequence);
                const std::int64_t number = inner->settings.rate.frameAt(picture->sourceTime,
                                                                         Rounding::Floor);
                if (inner->length() > 0)
                    text += u("(%1)").arg(
                        describe(project, *inner,
                                 std::clamp<std::int64_t>(number, 0, inner->length() - 1)));
            }
            text += u(" shape %1 %2 opacity %3 blend %4 ")
                        .arg(picture->shape.width)
                        .arg(picture->shape.rotation)
                        .arg(picture->opacity, 0, 'g', 17)
                        .arg(int(picture->blend));
            describe(*picture, picture->frame, text);
            for (const LaterTreatment &later : picture->later) {
                text += u("then %1 ").arg(later.spatial->type);
                for (const ParameterType &type : findEffectType(later.spatial->type)->parameters) {
                    if (type.kind == ParameterKind::Number)
                        text += QString::number(numberAt(later.spatial->parameters, type,
                                                         static_cast<double>(picture->frame)),
                                                'g', 17)
                                + u(" ");
                }
                describe(later, picture->frame, text);
            }
        }
    }
    return text;
}

/// Two ways to say what is seen must agree: where the words change, so does the key; where they do
/// not, it nearly never does.
void TestFrameKeyEdits::randomEditsChangeTheKeysOfWhatTheyTouch()
{
    int changedWords = 0, keptWords = 0, keptKeys = 0, edits = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const Choose choose = chooseFromSeed(seed);
        Project project;
        for (const Edit &edit : randomStart(choose)) {
            if (auto next = weft::apply(project, edit))
                project = *std::move(next);
        }
        for (int step = 0; step < 60; ++step) {
            const auto kind = static_cast<std::size_t>(choose(0, kEditKinds - 1));
            const auto next = weft::apply(project, randomEdit(project, kind, choose));
            if (!next)
                continue;
            ++edits;
            for (const auto &sequence : project.sequences) {
                const Sequence *after = next->find(sequence->id);
                if (!after)
                    continue;
                const FrameKeys oldKeys = keysOf(project, sequence->id);
                const FrameKeys newKeys = keysOf(*next, sequence->id);
                for (int sample = 0; sample < 8; ++sample) {
                    const std::int64_t frame = choose(0,
                                                      std::min<std::int64_t>(sequence->length() + 5,
                                                                             500));
                    const auto oldKey = oldKeys.keyOf(frame), newKey = newKeys.keyOf(frame);
                    if (!oldKey || !newKey)
                        continue;
                    const bool isSame = describe(project, *sequence, frame)
                                        == describe(*next, *after, frame);
                    QVERIFY2(isSame || *oldKey != *newKey,
                             qPrintable(u("seed %1, step %2, %3, frame %4:\n%5\n%6")
                                            .arg(seed)
                                            .arg(step)
                                            .arg(u(editKindName(kind)))
                                            .arg(frame)
                                            .arg(describe(project, *sequence, frame),
                                                 describe(*next, *after, frame))));
                    changedWords += !isSame;
                    keptWords += isSame;
                    keptKeys += isSame && *oldKey == *newKey;
                }
            }
            project = *next;
        }
    }
    qInfo("%d edits: %d frames changed, all of their keys; %d did not, %d of their keys neither",
          edits, changedWords, keptWords, keptKeys);
    QVERIFY(edits > 300 && changedWords > 100 && keptWords > 1000);
    QVERIFY(keptKeys > keptWords * 95 / 100);
}

void TestFrameKeyEdits::anExcerptHasTheKeyOfTheWhole()
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const Choose choose = chooseFromSeed(seed);
        Project project;
        for (const Edit &edit : randomStart(choose)) {
            if (auto next = weft::apply(project, edit))
                project = *std::move(next);
        }
        for (int step = 0; step < 80; ++step) {
            const auto kind = static_cast<std::size_t>(choose(0, kEditKinds - 1));
            if (auto next = weft::apply(project, randomEdit(project, kind, choose)))
                project = *std::move(next);
        }
        const MediaMap map = filesOf(project);
        for (const auto &sequence : project.sequences) {
            for (int sample = 0; sample < 20; ++sample) {
                const std::int64_t frame = choose(0,
                                                  std::min<std::int64_t>(sequence->length(), 500));
                const PreviewPicture picture = pictureOfSequence(project, sequence->id, frame, map);
                const FrameKeys excerpt({picture.project, picture.sequence, picture.media, {}},
                                        contentOf(map));
                const auto whole = keyOf(project, sequence->id, frame);
                QVERIFY2(excerpt.keyOf(picture.frame) == whole,
                         qPrintable(u("seed %1, frame %2").arg(seed).arg(frame)));
                compared += whole.has_value();
            }
        }
    }
    QVERIFY(compared > 300);
}

WEFT_TEST_MAIN(TestFrameKeyEdits)
#include "tst_frame_key_edits.moc"
