#include "core/effects/effect_table.h"

#include "tests/core/effects/rendered_effect.h"
#include "tests/core/render/test_media.h"

#include <QImage>
#include <QTemporaryDir>

using namespace weft;
using namespace weft::test;

namespace {

constexpr int kWidth = 160;
constexpr int kHeight = 90;

/// Masks that show a shape at once, and the key that finds green. All other effects change nothing
/// until they are set.
const QStringList kNotNothing{QStringLiteral("chroma-key"), QStringLiteral("mask-ellipse"),
                              QStringLiteral("mask-rectangle")};

const QString kOutline = QStringLiteral("M 20 20 C 40 -10 90 30 80 80 L 30 70 Z");

} // namespace

/// What holds for every effect there is, whatever it does.
class TestEffectTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void everyEntryIsWhole_data() { addEffectRows(); }
    void everyEntryIsWhole();
    void atItsDefaultsItIsNothing_data() { addEffectRows(); }
    void atItsDefaultsItIsNothing();
    void itsExtremesAreRendered_data() { addEffectRows(); }
    void itsExtremesAreRendered();
    void itDoesSomething_data() { addEffectRows(); }
    void itDoesSomething();
    void aPreviewLooksLikeTheExport_data() { addEffectRows(); }
    void aPreviewLooksLikeTheExport();
    void theNumberOfThreadsDoesNotMatter_data() { addEffectRows(); }
    void theNumberOfThreadsDoesNotMatter();
    void keyframedToItsDefaultsItIsNothingInPlanF_data() { addEffectRows(); }
    void keyframedToItsDefaultsItIsNothingInPlanF();

private:
    static void addEffectRows()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < effectTypes().size(); ++i)
            QTest::newRow(effectTypes()[i].id) << static_cast<int>(i);
    }
    static const EffectType &rowType()
    {
        QFETCH(int, index);
        return effectTypes()[static_cast<std::size_t>(index)];
    }
    /// A film with these effects, in an adjustment above it or on the film itself.
    RenderedEffect scene(const std::vector<Effect> &effects, bool isAdjustment = false) const;
    Frame rendered(const std::vector<Effect> &effects, const RenderOptions &options = {}) const
    {
        return scene(effects).frame(0, options);
    }
    /// Something that shows what a parameter does, within its range.
    Parameter typical(const ParameterType &type) const;
    Effect typicalEffect(const EffectType &type) const;

    QTemporaryDir m_folder;
    QString m_film;
    QString m_image;
    QString m_lut;
};

void TestEffectTable::initTestCase()
{
    m_film = m_folder.filePath(QStringLiteral("film.mkv"));
    const Frame frame = madeFrame(kYuv420p8, kWidth, kHeight, bt709Tags(),
                                  [](int plane, int x, int y) {
                                      const double step = plane ? 2 : 1;
                                      return 120 + 60 * std::sin(x * step / 31.0 + plane)
                                             + 40 * std::cos(y * step / 17.0);
                                  });
    writeFilm(m_film, {frame});
    m_image = m_folder.filePath(QStringLiteral("matte.png"));
    QImage image(80, 45, QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qRgba(3 * x, 5 * y, 100, 255 - 2 * x));
    }
    QVERIFY(image.save(m_image));
    m_lut = m_folder.filePath(QStringLiteral("less red.cube"));
    QFile lut(m_lut);
    QVERIFY(lut.open(QIODevice::WriteOnly));
    lut.write("LUT_1D_SIZE 2\n0 0 0\n0.8 1 1\n");
}

RenderedEffect TestEffectTable::scene(const std::vector<Effect> &effects, bool isAdjustment) const
{
    RenderedEffect e(kWidth, kHeight);
    const MediaId film = e.m.addMedia(videoInfo(kWidth, kHeight), m_film);
    e.m.addMedia(videoInfo(80, 45), m_image); // the next ids, see typical()
    e.m.addMedia({}, m_lut);
    e.add(clipOf(MediaSource{film}, 10), isAdjustment ? std::vector<Effect>() : effects);
    if (isAdjustment)
        e.add(clipOf(AdjustmentSource{}, 10), effects);
    return e;
}

Parameter TestEffectTable::typical(const ParameterType &type) const
{
    switch (type.kind) {
    case ParameterKind::Switch: return type.defaultNumber == 0;
    case ParameterKind::Choice: return QString::fromLatin1(type.choices[0].id);
    case ParameterKind::Colour: return QStringLiteral("#10a0ff80");
    case ParameterKind::Media: {
        RenderedEffect e(kWidth, kHeight);
        const MediaId film = e.m.addMedia(videoInfo(kWidth, kHeight), m_film);
        const bool isLut = qstrcmp(type.label, "Look-up table") == 0;
        return MediaId{film.value + (isLut ? 2 : 1)};
    }
    case ParameterKind::Path: return kOutline;
    case ParameterKind::Track: // of sound alone
    case ParameterKind::Number: break;
    }
    const double step = qstrcmp(type.unit, "%") == 0 ? 13 : 0.7;
    const double more = type.defaultNumber + step;
    return Curve(more <= type.maximum ? more : type.defaultNumber - step);
}

Effect TestEffectTable::typicalEffect(const EffectType &type) const
{
    Effect effect = effectOf(type.id, {});
    for (const ParameterType &parameter : type.parameters)
        effect.parameters[QString::fromLatin1(parameter.id)] = typical(parameter);
    return effect;
}

void TestEffectTable::everyEntryIsWhole()
{
    const EffectType &type = rowType();
    QVERIFY(qstrlen(type.id) && qstrlen(type.label) && qstrlen(type.group));
    QVERIFY(!type.parameters.empty());
    QSet<QString> ids;
    for (const ParameterType &parameter : type.parameters) {
        QVERIFY2(qstrlen(parameter.id) && qstrlen(parameter.label), parameter.id);
        QVERIFY2(!ids.contains(QString::fromLatin1(parameter.id)), parameter.id);
        ids << QString::fromLatin1(parameter.id);
        if (parameter.kind == ParameterKind::Number)
            QVERIFY2(parameter.minimum < parameter.maximum
                         && parameter.minimum <= parameter.defaultNumber
                         && parameter.defaultNumber <= parameter.maximum,
                     parameter.id);
        if (parameter.kind == ParameterKind::Choice)
            QVERIFY2(parameter.choices.size() > 1, parameter.id);
    }
    QVERIFY(checkEffect(typicalEffect(type)));
}

/// The native plan's frame, bit for bit.
void TestEffectTable::atItsDefaultsItIsNothing()
{
    const EffectType &type = rowType();
    Effect effect = effectOf(type.id, {});
    for (const ParameterType &parameter : type.parameters) {
        if (parameter.kind == ParameterKind::Number)
            effect.parameters[QString::fromLatin1(parameter.id)] = Curve(parameter.defaultNumber);
    }
    for (const bool isAdjustment : {false, true}) {
        const auto frame = [&](const std::vector<Effect> &effects) {
            const RenderedEffect e = scene(effects, isAdjustment);
            return *Renderer(e.m.snapshot(), e.sequence, e.m.map).frame(0);
        };
        const bool isNothing = isSame(frame({effect}), frame({}));
        QCOMPARE(isNothing, !kNotNothing.contains(QString::fromLatin1(type.id)));
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
void TestEffectTable::itsExtremesAreRendered()
{
    const EffectType &type = rowType();
    const auto check = [&](const ParameterType &parameter, const Parameter &value) {
        Effect effect = typicalEffect(type);
        effect.parameters[QString::fromLatin1(parameter.id)] = value;
        for (const bool isAdjustment : {false, true})
            QVERIFY2(isFinite(scene({effect}, isAdjustment).frame()), parameter.id);
    };
    for (const ParameterType &parameter : type.parameters) {
        if (parameter.kind == ParameterKind::Number) {
            check(parameter, Curve(parameter.minimum));
            check(parameter, Curve(parameter.maximum));
        }
        for (const ParameterChoice &choice : parameter.choices)
            check(parameter, QString::fromLatin1(choice.id));
        if (parameter.kind == ParameterKind::Switch) {
            check(parameter, true);
            check(parameter, false);
        }
    }
}

void TestEffectTable::itDoesSomething()
{
    const EffectType &type = rowType();
    QVERIFY(!isSame(rendered({typicalEffect(type)}), rendered({})));
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

/// Borders may differ by part of a pixel, the rest by how a scaled picture is filtered.
void TestEffectTable::aPreviewLooksLikeTheExport()
{
    const std::vector<Effect> effects{typicalEffect(rowType())};
    RenderOptions small;
    small.width = kWidth / 2;
    small.height = kHeight / 2;
    const Frame whole = rendered(effects), preview = rendered(effects, small);
    QCOMPARE(preview.width(), kWidth / 2);
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
    QVERIFY2(mean < 0.003 && greatest < 0.15,
             QByteArray::number(mean) + " in the mean, at most " + QByteArray::number(greatest));
}

void TestEffectTable::theNumberOfThreadsDoesNotMatter()
{
    const std::vector<Effect> effects{typicalEffect(rowType())};
    RenderOptions options;
    options.threads = 1;
    const Frame expected = rendered(effects, options);
    for (const int threads : {2, 3, 8}) {
        options.threads = threads;
        QVERIFY(isSame(rendered(effects, options), expected));
    }
}

/// A clip's plan does not change from frame to frame; what plan F makes of nothing is within a
/// code.
void TestEffectTable::keyframedToItsDefaultsItIsNothingInPlanF()
{
    const EffectType &type = rowType();
    if (kNotNothing.contains(QString::fromLatin1(type.id)))
        return;
    Effect effect = effectOf(type.id, {});
    for (const ParameterType &parameter : type.parameters) {
        if (parameter.kind == ParameterKind::Number)
            effect.parameters[QString::fromLatin1(parameter.id)] = ramp(0, parameter.defaultNumber,
                                                                        5, parameter.minimum);
    }
    const RenderedEffect e = scene({effect}), plain = scene({});
    const auto frame = Renderer(e.m.snapshot(), e.sequence, e.m.map).frame(0);
    const auto expected = Renderer(plain.m.snapshot(), plain.sequence, plain.m.map).frame(0);
    QVERIFY(frame && expected);
    const auto distance = FrameDistance::of(*frame, *expected);
    QVERIFY2(distance.greatest <= 2, distance.toString());
}

WEFT_TEST_MAIN(TestEffectTable)
#include "tst_effect_table.moc"
