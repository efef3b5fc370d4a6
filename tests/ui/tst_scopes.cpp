#include "tests/ui/monitor_stage.h"
#include "ui/scopes/scopes_panel.h"

#include <QComboBox>
#include <QLabel>

#include <cmath>

using namespace weft;
using namespace weft::ui;
using test::MonitorStage;

namespace {

/// Y', Cb and Cr in 8 bits.
struct Code
{
    int luma;
    int blue;
    int red;
};

/// The colours side by side, 32 pixels each, 8 lines.
Frame stripes(const std::vector<Code> &codes, const ColourTags &tags = bt709Tags())
{
    constexpr int width = 32;
    FrameBuilder builder({PixelLayout::Yuv444, SampleType::U8, 8, AlphaMode::None},
                         width * static_cast<int>(codes.size()), 8, tags);
    for (int y = 0; y < builder.height(); ++y) {
        for (int x = 0; x < builder.width(); ++x) {
            const Code &code = codes[static_cast<std::size_t>(x / width)];
            builder.plane(0).row<std::uint8_t>(y)[x] = static_cast<std::uint8_t>(code.luma);
            builder.plane(1).row<std::uint8_t>(y)[x] = static_cast<std::uint8_t>(code.blue);
            builder.plane(2).row<std::uint8_t>(y)[x] = static_cast<std::uint8_t>(code.red);
        }
    }
    return std::move(builder).publish();
}

/// SMPTE RP 219: 75 % bars of BT.709 in 8 bits: grey, yellow, cyan, green, magenta, red, blue,
/// black.
const std::vector<Code> kBars{{180, 128, 128}, {168, 44, 136}, {145, 147, 44}, {133, 63, 52},
                              {63, 193, 204},  {51, 109, 212}, {28, 212, 120}, {16, 128, 128}};

std::uint32_t at(const ScopeData::Counts &counts, int column, int level)
{
    return counts[static_cast<std::size_t>(column * ScopeData::kLevels + level)];
}

} // namespace

class TestScopes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void barsStandAtTheirLevels();
    void barsMakePrimariesInTheParade();
    void barsFallIntoTheirBoxes();
    void fullRangeIsBroughtToTheSameScale();
    void whatIsBeyondWhiteIsCounted();
    void everyPixelIsCountedOnce();
    void thePanelMeasuresTheFrameUnderThePlayhead();
    void oneScopeAloneIsChosen();
    void nothingIsMeasuredUnseen();
    void anExportThatWouldFailIsTold();
    void anEmptySequenceSaysWhatToDo();
};

void TestScopes::barsStandAtTheirLevels()
{
    const ScopeData data = scopesOf(stripes(kBars));
    for (int bar = 0; bar < 8; ++bar) {
        const int column = bar * 32 + 16; // of 256
        QCOMPARE(at(data.luma, column, kBars[static_cast<std::size_t>(bar)].luma), 8U);
    }
    QCOMPARE(data.lumaTotal[180], 32U * 8U);
}

void TestScopes::barsMakePrimariesInTheParade()
{
    const ScopeData data = scopesOf(stripes(kBars));
    // 75 % of the way from 16 to 235 is 180; which channels are on in which bar:
    const bool isOn[8][3] = {{true, true, true},   {true, true, false},  {false, true, true},
                             {false, true, false}, {true, false, true},  {true, false, false},
                             {false, false, true}, {false, false, false}};
    for (int bar = 0; bar < 8; ++bar) {
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const int level = isOn[bar][channel] ? 180 : 16;
            std::uint32_t near = 0;
            for (int around = level - 2; around <= level + 2; ++around)
                near += at(data.rgb[channel], bar * 32 + 16, around);
            QVERIFY2(near == 8,
                     qPrintable(QStringLiteral("bar %1, channel %2").arg(bar).arg(channel)));
        }
    }
}

void TestScopes::barsFallIntoTheirBoxes()
{
    const ScopeData data = scopesOf(stripes(kBars));
    const double colours[][3] = {{0.75, 0, 0},    {0, 0.75, 0},    {0, 0, 0.75},
                                 {0.75, 0.75, 0}, {0, 0.75, 0.75}, {0.75, 0, 0.75}};
    for (const auto &colour : colours) {
        const ChromaPlace place = chromaOf(colour[0], colour[1], colour[2], ColourMatrix::Bt709);
        std::uint32_t near = 0;
        for (int cr = qRound(place.cr) - 1; cr <= qRound(place.cr) + 1; ++cr) {
            for (int cb = qRound(place.cb) - 1; cb <= qRound(place.cb) + 1; ++cb)
                near += at(data.chroma, cr, cb);
        }
        QCOMPARE(near, 32U * 8U);
    }
    QCOMPARE(at(data.chroma, 128, 128), 2 * 32U * 8U); // grey and black
}

void TestScopes::fullRangeIsBroughtToTheSameScale()
{
    ColourTags tags = bt709Tags();
    tags.range = ColourRange::Full;
    const ScopeData data = scopesOf(stripes({{0, 128, 128}, {255, 128, 128}}, tags));
    QCOMPARE(data.lumaTotal[16], 32U * 8U);
    QCOMPARE(data.lumaTotal[235], 32U * 8U);
}

void TestScopes::whatIsBeyondWhiteIsCounted()
{
    const ScopeData data = scopesOf(
        stripes({{250, 128, 128}, {120, 128, 128}, {120, 128, 128}, {8, 128, 128}}));
    QCOMPARE(data.clipped(), 0.25);
    QCOMPARE(data.crushed(), 0.25);
}

void TestScopes::everyPixelIsCountedOnce()
{
    const ScopeData data = scopesOf(stripes({{90, 100, 150}, {33, 180, 90}, {200, 60, 70}}));
    const auto sum = [](const ScopeData::Counts &counts) {
        std::uint32_t all = 0;
        for (const std::uint32_t count : counts)
            all += count;
        return all;
    };
    QCOMPARE(data.pixels, 96U * 8U);
    for (const ScopeData::Counts *const counts :
         {&data.luma, &data.chroma, &data.lumaTotal, &data.rgb[0], &data.rgbTotal[2]})
        QCOMPARE(sum(*counts), data.pixels);
}

void TestScopes::thePanelMeasuresTheFrameUnderThePlayhead()
{
    MonitorStage stage({QStringLiteral("#000000"), QStringLiteral("#ffffff")});
    auto *const panel = new ScopesPanel(*stage.session, stage.actions);
    QVERIFY(stage.open(panel));
    QTRY_COMPARE(panel->measuredFrame(), 0);
    const ScopeView &waveform = panel->view(ScopeKind::Waveform);
    QCOMPARE(waveform.data()->lumaTotal[16], waveform.data()->pixels);
    const QImage before = panel->view(ScopeKind::Histogram).grab().toImage();
    stage.session->player().seek(25);
    QTRY_COMPARE(panel->measuredFrame(), 25);
    QCOMPARE(waveform.data()->lumaTotal[235], waveform.data()->pixels);
    QVERIFY(panel->view(ScopeKind::Histogram).grab().toImage() != before);
}

void TestScopes::oneScopeAloneIsChosen()
{
    MonitorStage stage({QStringLiteral("#808080")});
    auto *const panel = new ScopesPanel(*stage.session, stage.actions);
    QVERIFY(stage.open(panel));
    auto *const choice = panel->findChild<QComboBox *>();
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down);
    QVERIFY(panel->view(ScopeKind::Waveform).isVisible());
    QVERIFY(!panel->view(ScopeKind::Histogram).isVisible());
    QTest::keyClick(choice, Qt::Key_Up);
    for (const ScopeKind kind :
         {ScopeKind::Waveform, ScopeKind::Parade, ScopeKind::Vectorscope, ScopeKind::Histogram})
        QVERIFY(panel->view(kind).isVisible());
}

void TestScopes::nothingIsMeasuredUnseen()
{
    MonitorStage stage({QStringLiteral("#808080")});
    ScopesPanel panel(*stage.session, stage.actions);
    stage.session->player().seek(3);
    QTest::qWait(200);
    QCOMPARE(panel.measuredFrame(), -1);
    panel.resize(400, 300);
    panel.show();
    QTRY_COMPARE(panel.measuredFrame(), 3);
}

void TestScopes::anExportThatWouldFailIsTold()
{
    MonitorStage stage({});
    stage.append(TitleSource{.text = QStringLiteral("x"), .font = QStringLiteral("No such font")},
                 20);
    auto *const panel = new ScopesPanel(*stage.session, stage.actions);
    QVERIFY(stage.open(panel));
    const auto isTold = [panel] {
        for (const QLabel *const label : panel->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(QStringLiteral("No such font")))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(isTold());
}

void TestScopes::anEmptySequenceSaysWhatToDo()
{
    MonitorStage stage({});
    auto *const panel = new ScopesPanel(*stage.session, stage.actions);
    QVERIFY(stage.open(panel));
    QVERIFY(!panel->view(ScopeKind::Waveform).isVisible());
    stage.append(ColourSource{}, 5);
    QVERIFY(panel->view(ScopeKind::Waveform).isVisible());
}

WEFT_UI_TEST_MAIN(TestScopes)
#include "tst_scopes.moc"
