#include "core/edit/transitions.h"
#include "tests/core/render/test_media.h"
#include "tests/core/transitions/rendered_transition.h"

#include <QImage>
#include <QTemporaryDir>

using namespace weft;
using namespace weft::test;

namespace {

constexpr int kWidth = 160;
constexpr int kHeight = 90;

} // namespace

/// What holds for every transition there is, whatever it does.
class TestTransitionTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void everyEntryIsWhole_data() { addRows(); }
    void everyEntryIsWhole();
    void itBeginsWithTheFirstAndEndsWithTheSecond_data() { addRows(); }
    void itBeginsWithTheFirstAndEndsWithTheSecond();
    void itIsTheSameAtEveryEasing_data() { addRows(); }
    void itIsTheSameAtEveryEasing();
    void whiteStaysWhite_data() { addRows(); }
    void whiteStaysWhite();
    void itDoesSomethingInEveryFrame_data() { addRows(); }
    void itDoesSomethingInEveryFrame();
    void itsExtremesAreRendered_data() { addRows(); }
    void itsExtremesAreRendered();
    void itLeadsFromNothing_data() { addRows(); }
    void itLeadsFromNothing();
    void itLeadsToNothing_data() { addRows(); }
    void itLeadsToNothing();
    void equalAdjustmentsStayOne_data() { addRows(); }
    void equalAdjustmentsStayOne();
    void aPreviewLooksLikeTheExport_data() { addRows(); }
    void aPreviewLooksLikeTheExport();
    void bothPlansAgree_data() { addRows(); }
    void bothPlansAgree();
    void theNumberOfThreadsDoesNotMatter_data() { addRows(); }
    void theNumberOfThreadsDoesNotMatter();
    void itIsTheSameWhereverRenderingBegins_data() { addRows(); }
    void itIsTheSameWhereverRenderingBegins();
    void itTakesEveryHandlesRule_data() { addRows(); }
    void itTakesEveryHandlesRule();
    void unknownKindsAndParametersAreRefused();

private:
    static void addRows()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < transitionTypes().size(); ++i)
            QTest::newRow(transitionTypes()[i].id) << static_cast<int>(i);
    }
    static const TransitionType &rowType()
    {
        QFETCH(int, index);
        return transitionTypes()[static_cast<std::size_t>(index)];
    }
    /// Something that shows what a parameter does, within its range.
    static Parameter typical(const ParameterType &type);
    static Parameters typicalOf(const TransitionType &type);
    /// From one film to another.
    RenderedTransition films(const Parameters &parameters) const;
    /// Between two clips that are made of nothing but a source.
    RenderedTransition clips(const Source &from, const Source &to,
                             const Parameters &parameters) const;
    void addImage(TestProject &m) const;

    QTemporaryDir m_folder;
    std::array<QString, 2> m_films;
    QString m_image;
};

void TestTransitionTable::initTestCase()
{
    for (std::size_t i = 0; i < 2; ++i) {
        m_films[i] = m_folder.filePath(QStringLiteral("film%1.mkv").arg(i));
        const double phase = i == 0 ? 0 : 2;
        writeFilm(m_films[i], {madeFrame(kYuv420p8, kWidth, kHeight, bt709Tags(),
                                         [phase](int plane, int x, int y) {
                                             const double step = plane ? 2 : 1;
                                             return 120
                                                    + 60 * std::sin(x * step / 31.0 + plane + phase)
                                                    + 40 * std::cos(y * step / 17.0 - phase);
                                         })});
    }
    m_image = m_folder.filePath(QStringLiteral("luma.png"));
    QImage image(80, 45, QImage::Format_Grayscale8);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.scanLine(y)[x] = static_cast<uchar>(2 * x + 2 * y);
    }
    QVERIFY(image.save(m_image));
}

/// Pictures that move diagonally leave corners free: let them move straight.
Parameter TestTransitionTable::typical(const ParameterType &type)
{
    switch (type.kind) {
    case ParameterKind::Switch: return type.defaultNumber == 0;
    case ParameterKind::Choice: return QString::fromLatin1(type.choices[0].id);
    case ParameterKind::Colour: return QStringLiteral("#ffffff");
    case ParameterKind::Media: return MediaId{3}; // see addImage()
    case ParameterKind::Path: return QStringLiteral("M 20 20 L 80 20 L 50 80 Z");
    case ParameterKind::Track: // of sound alone
    case ParameterKind::Number: break;
    }
    const double step = qstrcmp(type.unit, "%") == 0 ? 13 : qstrcmp(type.unit, "°") == 0 ? 90 : 3;
    const double more = type.defaultNumber + step;
    return Curve(more <= type.maximum ? more : type.defaultNumber - step);
}

Parameters TestTransitionTable::typicalOf(const TransitionType &type)
{
    Parameters parameters;
    for (const ParameterType &parameter : type.parameters)
        parameters[QString::fromLatin1(parameter.id)] = typical(parameter);
    return parameters;
}

/// The picture that luma wipes have, always with the same id.
void TestTransitionTable::addImage(TestProject &m) const
{
    auto item = std::make_shared<MediaItem>();
    item->id = {3};
    item->path = m_image;
    item->info = videoInfo(80, 45);
    item->info.isStill = true;
    m.project.media.push_back(item);
    m.project.nextId = std::max<std::int64_t>(m.project.nextId, 4);
    m.map.media.emplace(item->id, m_image);
}

RenderedTransition TestTransitionTable::clips(const Source &from, const Source &to,
                                              const Parameters &parameters) const
{
    RenderedTransition t(clipOf(from, 10), clipOf(to, 10), transitionOf(rowType().id, parameters),
                         kWidth, kHeight);
    addImage(t.m);
    return t;
}

RenderedTransition TestTransitionTable::films(const Parameters &parameters) const
{
    RenderedTransition t = clips(MediaSource{{101}}, MediaSource{{102}}, parameters);
    for (std::size_t i = 0; i < 2; ++i) {
        auto item = std::make_shared<MediaItem>();
        item->id = {101 + static_cast<std::int64_t>(i)};
        item->path = m_films[i];
        item->info = videoInfo(kWidth, kHeight);
        t.m.project.media.push_back(item);
        t.m.map.media.emplace(item->id, m_films[i]);
    }
    t.m.project.nextId = 103;
    return t;
}

void TestTransitionTable::everyEntryIsWhole()
{
    const TransitionType &type = rowType();
    QVERIFY(qstrlen(type.id) && qstrlen(type.label) && qstrlen(type.group));
    QCOMPARE(findTransitionType(QString::fromLatin1(type.id)), &type);
    QSet<QString> ids;
    for (const ParameterType &parameter : type.parameters) {
        const QString id = QString::fromLatin1(parameter.id);
        QVERIFY2(!id.isEmpty() && qstrlen(parameter.label), parameter.id);
        QVERIFY2(!ids.contains(id), parameter.id);
        ids << id;
        QCOMPARE(type.parameter(id), &parameter);
        if (parameter.kind == ParameterKind::Number)
            QVERIFY2(parameter.minimum < parameter.maximum
                         && parameter.minimum <= parameter.defaultNumber
                         && parameter.defaultNumber <= parameter.maximum,
                     parameter.id);
        if (parameter.kind == ParameterKind::Choice)
            QVERIFY2(parameter.choices.size() > 1, parameter.id);
    }
    QVERIFY(checkTransition(QString::fromLatin1(type.id), typicalOf(type)));
}

/// How much of a side there is in each pixel of the output.
static std::vector<float> partsOf(double weight, const MatteOp &matte)
{
    std::vector<float> parts(kWidth * kHeight, 1);
    if (matte)
        matte({0, 0, {kWidth, kHeight}, {parts.data(), kWidth}});
    for (float &part : parts)
        part = static_cast<float>(part * weight);
    return parts;
}

static bool areAll(const std::vector<float> &parts, float value)
{
    return std::all_of(parts.begin(), parts.end(), [&](float part) { return part == value; });
}

/// At the very start and end, which no frame shows, with nothing left over: no line, no speck.
void TestTransitionTable::itBeginsWithTheFirstAndEndsWithTheSecond()
{
    const TransitionType &type = rowType();
    std::vector<float> grey(kWidth * kHeight);
    for (std::size_t i = 0; i < grey.size(); ++i)
        grey[i] = static_cast<float>(i % 256) / 255;
    const kernels::Rows<const float> rows{grey.data(), kWidth};
    const EffectMedia media{{}, [&](MediaId, const Affine &) -> Result<PaintedPicture> {
                                return PaintedPicture{{rows, rows, rows, rows}, nullptr};
                            }};
    const ShareWork share = [](int count, const std::function<void(int)> &work) {
        for (int i = 0; i < count; ++i)
            work(i);
    };
    for (const Parameters &parameters : {Parameters(), typicalOf(type)}) {
        const auto mixAt = [&](double moment) {
            const EffectInput effect{parameters, 0,      kWidth,  kHeight, bt709Tags(), {},
                                     {},         kWidth, kHeight, &media,  share};
            return *type.make({effect, moment});
        };
        const TransitionMix start = mixAt(0), end = mixAt(1);
        QVERIFY(areAll(partsOf(start.from.weight, start.from.matte), 1));
        QVERIFY(start.from.moved == Affine());
        QVERIFY(areAll(partsOf(end.to.weight, end.to.matte), 1));
        QVERIFY(end.to.moved == Affine());
        for (const TransitionMix *mix : {&start, &end}) {
            if (mix->colour)
                QVERIFY(areAll(partsOf(mix->colour->weight, mix->colour->matte), 0));
        }
        // A picture that moves has gone; any other has no part.
        const auto isOut = [](const TransitionSide &side) {
            return side.isMoving ? std::abs(side.moved.dx) >= kWidth
                                       || std::abs(side.moved.dy) >= kHeight || side.weight == 0
                                 : areAll(partsOf(side.weight, side.matte), 0);
        };
        QVERIFY(isOut(start.to));
        QVERIFY(isOut(end.from));
    }
}

/// Easings only say when: eased in, half of a transition of 100 frames is where a quarter of it is.
void TestTransitionTable::itIsTheSameAtEveryEasing()
{
    const TransitionType &type = rowType();
    QVERIFY(type.parameter(QStringLiteral("easing")));
    const Source red = ColourSource{{200, 10, 20, 255}}, blue = ColourSource{{10, 40, 220, 255}};
    const auto frame = [&](const char *easing, std::int64_t length, std::int64_t number) {
        ClipBody from = clipOf(red, 10), to = clipOf(blue, 10);
        Parameters parameters{{QStringLiteral("easing"), QString::fromLatin1(easing)}};
        RenderedTransition t(from, to, transitionOf(type.id, parameters, length, 0));
        return t.frame(10 + number);
    };
    if (qstrcmp(type.id, "dip") == 0)
        return; // eases each of its halves
    // Moments: (k + ½) ÷ n. 0.5² = 0.25; 1 − (1 − 0.5)² = 0.75.
    const auto near = [](const Frame &a, const Frame &b) {
        return FrameDistance::of(a, b).greatest < 1e-5;
    };
    QVERIFY(near(frame("ease-in", 1, 0), frame("linear", 2, 0)));
    QVERIFY(near(frame("ease-out", 1, 0), frame("linear", 2, 1)));
    QVERIFY(near(frame("ease-in-out", 1, 0), frame("linear", 1, 0)));
    QVERIFY(!near(frame("ease-in-out", 2, 0), frame("linear", 2, 0)));
}

/// The parts of both pictures and of what is between them come to 1 in every pixel.
void TestTransitionTable::whiteStaysWhite()
{
    const Source white = ColourSource{{255, 255, 255, 255}};
    Parameters sharp = typicalOf(rowType());
    for (const char *id : {"softness", "border"})
        sharp.erase(QString::fromLatin1(id));
    sharp[QStringLiteral("easing")] = QStringLiteral("ease-in-out");
    const bool hasColour = qstrcmp(rowType().id, "dip") == 0;
    const Frame whole = madeFrame(kStraightF32, kWidth, kHeight, srgbTags(),
                                  [](int, int, int) { return 1; });
    for (const Parameters &parameters :
         {hasColour ? typicalOf(rowType()) : Parameters(), sharp, typicalOf(rowType())}) {
        const RenderedTransition t = clips(white, white, parameters);
        for (std::int64_t frame = 5; frame < 15; ++frame) {
            const auto distance = FrameDistance::of(t.frame(frame), whole);
            QVERIFY2(distance.greatest < 1e-4, distance.toString());
        }
    }
}

void TestTransitionTable::itDoesSomethingInEveryFrame()
{
    Parameters typical = typicalOf(rowType());
    typical.erase(QStringLiteral("hold")); // which is for standing still
    for (const Parameters &parameters : {Parameters(), typical}) {
        const RenderedTransition t = films(parameters);
        Frame before = t.frame(4);
        for (std::int64_t frame = 5; frame <= 15; ++frame) {
            const Frame now = t.frame(frame);
            QVERIFY(!isSame(now, before));
            before = now;
        }
        QVERIFY(isSame(before, t.frame(16)));
    }
}

static bool isFinite(const Frame &frame)
{
    for (int i = 0; i < frame.format().planeCount(); ++i) {
        for (int y = 0; y < frame.height(); ++y) {
            for (int x = 0; x < frame.width(); ++x) {
                if (!std::isfinite(sampleAt(frame, i, x, y)))
                    return false;
            }
        }
    }
    return !frame.isNull();
}

/// Each parameter at its least and its greatest, the others typical.
void TestTransitionTable::itsExtremesAreRendered()
{
    const TransitionType &type = rowType();
    const auto check = [&](const ParameterType &parameter, const Parameter &value) {
        Parameters parameters = typicalOf(type);
        parameters[QString::fromLatin1(parameter.id)] = value;
        const RenderedTransition t = films(parameters);
        for (const std::int64_t frame : {5, 9, 14})
            QVERIFY2(isFinite(t.frame(frame)), parameter.id);
    };
    for (const ParameterType &parameter : type.parameters) {
        if (parameter.kind == ParameterKind::Number) {
            check(parameter, Curve(parameter.minimum));
            check(parameter, Curve(parameter.maximum));
            check(parameter, ramp(0, parameter.minimum, 9, parameter.maximum));
        }
        for (const ParameterChoice &choice : parameter.choices)
            check(parameter, QString::fromLatin1(choice.id));
        if (parameter.kind == ParameterKind::Switch) {
            check(parameter, true);
            check(parameter, false);
        }
    }
}

static double meanAlpha(const Frame &frame)
{
    double sum = 0;
    for (int y = 0; y < frame.height(); ++y) {
        for (int x = 0; x < frame.width(); ++x)
            sum += sampleAt(frame, 3, x, y);
    }
    return sum / (frame.width() * frame.height());
}

/// Where there is no first picture there is ever more of the second, over what is below.
void TestTransitionTable::itLeadsFromNothing()
{
    RenderedTransition t = films(typicalOf(rowType()));
    Track &track = t.m.editTrack(t.sequence, t.track);
    ClipBody left = *track.clips.at(0).body;
    left.enabled = false;
    track.clips = track.clips.replaced(0, {0, std::make_shared<const ClipBody>(left)});
    double before = meanAlpha(t.frame(4));
    QCOMPARE(before, 0.0);
    for (std::int64_t frame = 5; frame < 15; ++frame) {
        const double now = meanAlpha(t.frame(frame));
        QVERIFY2(now >= before - 1e-6 && now <= 1 + 1e-6, QByteArray::number(now));
        before = now;
    }
    QVERIFY(before > 0.5);
    QCOMPARE(meanAlpha(t.frame(15)), 1.0);
}

/// Where the second picture is quite transparent, there is ever less of the first.
void TestTransitionTable::itLeadsToNothing()
{
    RenderedTransition t = films(typicalOf(rowType()));
    Track &track = t.m.editTrack(t.sequence, t.track);
    ClipBody right = *track.clips.at(1).body;
    right.effects = {effectOf("opacity", {{QStringLiteral("opacity"), Curve(0)}})};
    track.clips = track.clips.replaced(1, {10, std::make_shared<const ClipBody>(right)});
    QCOMPARE(meanAlpha(t.frame(4)), 1.0);
    double before = 1;
    for (std::int64_t frame = 5; frame < 15; ++frame) {
        const double now = meanAlpha(t.frame(frame));
        QVERIFY2(now <= before + 1e-6 && now >= -1e-6, QByteArray::number(now));
        before = now;
    }
    QVERIFY(before < 0.5);
    QCOMPARE(meanAlpha(t.frame(15)), 0.0);
}

/// An adjustment works in its share of each place: two that do the same are as one.
void TestTransitionTable::equalAdjustmentsStayOne()
{
    if (qstrcmp(rowType().id, "dip") == 0)
        return; // its colour covers what is below
    const auto adjusted = [&](bool hasTransition) {
        RenderedTransition t = films({});
        Track &films = t.m.editTrack(t.sequence, t.track);
        ClipBody right = *films.clips.at(1).body;
        right.transition.reset();
        films.clips = films.clips.replaced(1, {10, std::make_shared<const ClipBody>(right)});
        ClipBody adjustment = clipOf(AdjustmentSource{}, 10);
        adjustment.effects = {effectOf("exposure", {{QStringLiteral("stops"), Curve(-1)}}),
                              effectOf("blur", {{QStringLiteral("radius"), Curve(4)}})};
        const std::size_t above = t.m.addTrack(t.sequence);
        t.m.addClip(t.sequence, above, 0, adjustment);
        if (hasTransition)
            adjustment.transition = transitionOf(rowType().id, {{QStringLiteral("easing"),
                                                                 QStringLiteral("ease-in")}});
        t.m.addClip(t.sequence, above, 10, adjustment);
        return t;
    };
    const RenderedTransition with = adjusted(true), without = adjusted(false);
    for (std::int64_t frame = 5; frame < 15; ++frame) {
        const auto distance = FrameDistance::of(with.frame(frame), without.frame(frame));
        QVERIFY2(distance.greatest < 1e-4, distance.toString());
    }
}

/// The mean of each 2 × 2 pixels of a straight picture.
static Rgba halved(const Frame &frame, int x, int y)
{
    Rgba sum{};
    for (int i = 0; i < 4; ++i) {
        const Rgba pixel = pixelOf(frame, 2 * x + i % 2, 2 * y + i / 2);
        for (std::size_t c = 0; c < 3; ++c)
            sum[c] += pixel[c] * pixel[3] / 4;
        sum[3] += pixel[3] / 4;
    }
    return sum;
}

/// Edges may differ by part of a pixel, the rest by how a scaled picture is filtered.
void TestTransitionTable::aPreviewLooksLikeTheExport()
{
    RenderOptions small;
    small.width = kWidth / 2;
    small.height = kHeight / 2;
    for (const Parameters &parameters : {Parameters(), typicalOf(rowType())}) {
        const RenderedTransition t = films(parameters);
        const Frame whole = t.frame(8), preview = t.frame(8, small);
        double total = 0, greatest = 0;
        for (int y = 0; y < preview.height(); ++y) {
            for (int x = 0; x < preview.width(); ++x) {
                const Rgba expected = halved(whole, x, y);
                Rgba pixel = pixelOf(preview, x, y);
                for (std::size_t c = 0; c < 3; ++c)
                    pixel[c] *= pixel[3];
                for (std::size_t c = 0; c < 4; ++c) {
                    total += std::abs(pixel[c] - expected[c]);
                    greatest = std::max(greatest, std::abs(pixel[c] - expected[c]));
                }
            }
        }
        const double mean = total / (preview.width() * preview.height() * 4);
        QVERIFY2(mean < 0.003 && greatest < 0.25, QByteArray::number(mean)
                                                      + " in the mean, at most "
                                                      + QByteArray::number(greatest));
    }
}

void TestTransitionTable::bothPlansAgree()
{
    RenderOptions floating;
    floating.alwaysFloat = true;
    for (const Parameters &parameters : {Parameters(), typicalOf(rowType())}) {
        const RenderedTransition t = films(parameters);
        for (std::int64_t frame = 4; frame < 16; ++frame) {
            const Frame a = t.coded(frame), b = t.coded(frame, floating);
            double greatest = 0;
            for (int y = 0; y < kHeight; ++y) {
                for (int x = 0; x < kWidth; ++x)
                    greatest = std::max(greatest,
                                        std::abs(sampleAt(a, 0, x, y) - sampleAt(b, 0, x, y)));
            }
            QVERIFY2(greatest <= 1, QByteArray::number(greatest));
        }
    }
}

void TestTransitionTable::theNumberOfThreadsDoesNotMatter()
{
    const RenderedTransition t = films(typicalOf(rowType()));
    RenderOptions options;
    options.threads = 1;
    const Frame expected = t.frame(8, options);
    for (const int threads : {2, 3, 8}) {
        options.threads = threads;
        QVERIFY(isSame(t.frame(8, options), expected));
    }
}

/// One renderer from start to end, and one for each frame.
void TestTransitionTable::itIsTheSameWhereverRenderingBegins()
{
    const RenderedTransition t = films(typicalOf(rowType()));
    Renderer whole(t.m.snapshot(), t.sequence, t.m.map);
    for (std::int64_t frame = 0; frame < 20; ++frame) {
        const auto rendered = whole.frame(frame);
        QVERIFY(rendered);
        QVERIFY(isSame(*rendered, t.coded(frame)));
    }
}

namespace {

/// A film of so many frames, each of another grey, the last of which stands to the end.
QString writeGreys(const QTemporaryDir &folder, int seed, int frames, int standing = 0)
{
    const QString path = folder.filePath(
        QStringLiteral("greys%1-%2-%3.mkv").arg(seed).arg(frames).arg(standing));
    std::vector<Frame> film;
    for (int i = 0; i < frames + standing; ++i)
        film.push_back(madeFrame(kYuv420p8, 64, 36, bt709Tags(), [&](int plane, int x, int y) {
            const int grey = 40 * seed + 6 * std::min(i, frames - 1) + x % 4 + y % 3;
            return plane == 0 ? grey : 100 + 10 * seed;
        }));
    if (!QFileInfo::exists(path))
        writeFilm(path, film);
    return path;
}

MediaInfo infoOf(int frames)
{
    MediaInfo info = videoInfo(64, 36);
    info.video->duration = FrameRate().secondsAt(frames);
    info.video->frameCount = frames;
    return info;
}

} // namespace

/// Ten frames of a generated shot of twelve, then ten of a film from its fifth frame on: a
/// transition of eight has four before the cut, and two of the four behind it. Where it goes on
/// into what the shot lacks, the shot's last frame stands, as in one that has it to the end.
void TestTransitionTable::itTakesEveryHandlesRule()
{
    const QString film = writeGreys(m_folder, 2, 30);
    const auto project = [&](const QString &take) {
        TestProject m;
        const SequenceId sequence = m.addSequence();
        const std::size_t track = m.addTrack(sequence);
        Recipe recipe;
        recipe.width = 64;
        recipe.height = 36;
        recipe.length = 12;
        m.addClip(sequence, track, 0, clipOf(ShotSource{m.addShot(recipe, take)}, 10));
        ClipBody right = clipOf(MediaSource{m.addMedia(infoOf(30), film)}, 10);
        right.in = FrameRate().secondsAt(4);
        m.addClip(sequence, track, 10, right);
        return m;
    };
    const TestProject short12 = project(writeGreys(m_folder, 1, 12));
    const TestProject standing = project(writeGreys(m_folder, 1, 12, 20));
    const Sequence &before = *short12.project.sequences[0];
    const ClipId right = before.tracks[0]->clips.at(1)->id;
    struct Outcome
    {
        HandleRule rule;
        std::int64_t start, length, shot;
    };
    for (const Outcome &outcome :
         {Outcome{HandleRule::Shorten, 6, 6, 12}, Outcome{HandleRule::Overlap, 6 - 2, 8, 12},
          Outcome{HandleRule::Hold, 6, 8, 12}, Outcome{HandleRule::Generate, 6, 8, 14}}) {
        AddTransition edit{right, QString::fromLatin1(rowType().id), 8, {}, typicalOf(rowType())};
        edit.parameters.erase(QStringLiteral("image"));
        edit.handles = outcome.rule;
        const auto made = apply(short12.project, edit);
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        const Clip clip = made->sequences[0]->tracks[0]->clips.at(1);
        QCOMPARE(clip.start - clip->transition->before, outcome.start);
        QCOMPARE(clip->transition->length, outcome.length);
        QCOMPARE(made->shots[0]->recipe.length, outcome.shot);
        const SequenceId id = made->sequences[0]->id;
        Renderer ours(std::make_shared<const Project>(*made), id, short12.map);
        Renderer theirs(std::make_shared<const Project>(*made), id, standing.map);
        for (std::int64_t frame = 0; frame < made->sequences[0]->length(); ++frame) {
            const auto a = ours.frame(frame), b = theirs.frame(frame);
            QVERIFY2(a && b, a ? "" : qPrintable(a.error().message));
            QVERIFY(isSame(*a, *b));
        }
    }
}

void TestTransitionTable::unknownKindsAndParametersAreRefused()
{
    const auto message = [](const char *kind, const Parameters &parameters) {
        const Status status = checkTransition(QString::fromLatin1(kind), parameters);
        return status ? QString() : status.error().message;
    };
    QVERIFY(message("explode", {}).contains(QLatin1String("\"explode\"")));
    QVERIFY(message("wipe", {{QStringLiteral("sparkle"), Curve(1)}})
                .contains(QLatin1String("sparkle")));
    QVERIFY(
        message("wipe", {{QStringLiteral("softness"), Curve(-1)}}).contains(QLatin1String("300")));
    QVERIFY(message("dip", {{QStringLiteral("colour"), QStringLiteral("red")}})
                .contains(QLatin1String("#ff8800")));
    QCOMPARE(message("wipe", {{QStringLiteral("softness"), ramp(0, 0, 5, 100)}}), QString());
}

WEFT_TEST_MAIN(TestTransitionTable)
#include "tst_transition_table.moc"
