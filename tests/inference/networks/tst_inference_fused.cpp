#include "inference/engine/device.h"
#include "inference/networks/fused.h"
#include "inference/networks/hooks.h"
#include "inference/networks/turned.h"
#include "tests/inference/support/keyed_tensors.h"
#include "tests/inference/support/parity.h"
#include "tests/support/test_main.h"

#include <ATen/ATen.h>

using namespace weft::inference;
using namespace weft::test;

namespace {

constexpr double kTolerance = 4e-3; ///< half a place of bf16

GroupNorm normOf(std::int64_t channels, std::int64_t groups, at::ScalarType type)
{
    return GroupNorm(Weights(std::make_shared<KeyedTensors>(std::vector<std::string>(),
                                                            at::TensorOptions().dtype(type))),
                     channels, groups, 1e-5);
}

/// Around 2, so that the mean counts; bf16 with its channels side by side.
at::Tensor pictures(at::IntArrayRef shape)
{
    return (keyedTensor("input.x", shape) * 3 + 2)
        .to(at::kBFloat16)
        .contiguous(at::MemoryFormat::ChannelsLast);
}

} // namespace

class TestInferenceFused : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void normalisingStaysNearFp32_data();
    void normalisingStaysNearFp32();
    void aClipSharesItsStatistics();
    void theNumberOfThreadsDoesNotMatter();
    void gatingStaysNearFp32_data();
    void gatingStaysNearFp32();
    void fewTokensAttendAsManyDo_data();
    void fewTokensAttendAsManyDo();
    void manyTokensAreLeftToLibtorch();
    void exactNumericsAreNotFused();
    void turningIsTransposing_data();
    void turningIsTransposing();
    void picturesBecomeTokensAndBack();
    void aGpuGivesWhatTheCpuGives_data();
    void aGpuGivesWhatTheCpuGives();
};

void TestInferenceFused::normalisingStaysNearFp32_data()
{
    QTest::addColumn<QList<int>>("shape");
    QTest::addColumn<int>("groups");
    QTest::newRow("one pixel") << QList<int>{1, 8, 1, 1} << 2;
    QTest::newRow("odd sizes") << QList<int>{2, 12, 5, 7} << 3;
    QTest::newRow("a group for each channel") << QList<int>{3, 6, 9, 4} << 6;
    QTest::newRow("one group") << QList<int>{1, 100, 33, 3} << 1;
    QTest::newRow("many pixels") << QList<int>{1, 32, 130, 65} << 8;
    QTest::newRow("many channels") << QList<int>{2, 2560, 4, 4} << 32;
}

void TestInferenceFused::normalisingStaysNearFp32()
{
    QFETCH(QList<int>, shape);
    QFETCH(int, groups);
    const at::Tensor x = pictures({shape[0], shape[1], shape[2], shape[3]});
    const GroupNorm norm = normOf(shape[1], groups, at::kBFloat16);
    QVERIFY(canNormaliseFast(x, norm, 1, AfterNorm::Silu));
    const at::Tensor expected = at::group_norm(x.to(at::kFloat), groups, norm.weight.to(at::kFloat),
                                               norm.bias.to(at::kFloat), 1e-5);
    WEFT_COMPARE_TENSORS(norm(x).to(at::kFloat), expected, kTolerance);
    WEFT_COMPARE_TENSORS(norm.silu(x).to(at::kFloat), at::silu(expected), kTolerance);
    QVERIFY(norm.silu(x).is_contiguous(at::MemoryFormat::ChannelsLast));
}

void TestInferenceFused::aClipSharesItsStatistics()
{
    const at::Tensor x = pictures({6, 8, 5, 3}); // two clips of three frames
    x.select(0, 4).mul_(5);
    const GroupNorm norm = normOf(8, 2, at::kBFloat16);
    const at::Tensor clips = x.to(at::kFloat).reshape({2, 3, 8, 5, 3}).permute({0, 2, 1, 3, 4});
    const at::Tensor expected = at::group_norm(clips, 2, norm.weight.to(at::kFloat),
                                               norm.bias.to(at::kFloat), 1e-5)
                                    .permute({0, 2, 1, 3, 4})
                                    .reshape({6, 8, 5, 3});
    WEFT_COMPARE_TENSORS(normalisedFast(x, norm, 3, AfterNorm::Nothing).to(at::kFloat), expected,
                         kTolerance);
}

void TestInferenceFused::theNumberOfThreadsDoesNotMatter()
{
    const at::Tensor x = pictures({2, 64, 61, 67});
    const GroupNorm norm = normOf(64, 8, at::kBFloat16);
    limitThreads(1);
    const at::Tensor one = norm.silu(x);
    limitThreads(3);
    QVERIFY(norm.silu(x).equal(one));
}

void TestInferenceFused::gatingStaysNearFp32_data()
{
    QTest::addColumn<QList<int>>("shape");
    QTest::newRow("nothing") << QList<int>{0, 3, 8};
    QTest::newRow("one") << QList<int>{1, 1, 2};
    QTest::newRow("odd sizes") << QList<int>{3, 5, 2 * 37};
    QTest::newRow("wide") << QList<int>{2, 70, 2 * 1280};
}

void TestInferenceFused::gatingStaysNearFp32()
{
    QFETCH(QList<int>, shape);
    const at::Tensor both = (keyedTensor("input.x", {shape[0], shape[1], shape[2]}) * 3)
                                .to(at::kBFloat16);
    const std::vector<at::Tensor> halves = both.to(at::kFloat).chunk(2, -1);
    QVERIFY(canGateFast(both));
    const at::Tensor got = gatedFast(both);
    QVERIFY(got.sizes() == halves[0].sizes());
    if (got.numel() > 0)
        WEFT_COMPARE_TENSORS(got.to(at::kFloat), halves[0] * at::gelu(halves[1]), kTolerance);
}

void TestInferenceFused::fewTokensAttendAsManyDo_data()
{
    QTest::addColumn<QList<int>>("shape"); // sequences, heads, tokens, width
    QTest::newRow("one") << QList<int>{1, 1, 1, 1};
    QTest::newRow("odd sizes") << QList<int>{7, 3, 5, 13};
    QTest::newRow("a clip's pixels") << QList<int>{100, 8, 16, 40};
    QTest::newRow("the most") << QList<int>{3, 2, 32, 256};
}

void TestInferenceFused::fewTokensAttendAsManyDo()
{
    QFETCH(QList<int>, shape);
    const auto input = [&](const char *key) { // as split() of attention.cpp gives it
        return (keyedTensor(key, {shape[0], shape[2], shape[1], shape[3]}) * 2)
            .to(at::kBFloat16)
            .transpose(1, 2);
    };
    const at::Tensor q = input("input.q"), k = input("input.k"), v = input("input.v");
    QVERIFY(canAttendFew(q, k, v));
    const at::Tensor expected = at::scaled_dot_product_attention(q.to(at::kFloat), k.to(at::kFloat),
                                                                 v.to(at::kFloat));
    const at::Tensor got = attend(q, k, v);
    QVERIFY(got.sizes() == q.sizes() && got.scalar_type() == q.scalar_type());
    WEFT_COMPARE_TENSORS(got.to(at::kFloat), expected, kTolerance);
    QVERIFY(got.equal(attend(q.contiguous(), k.contiguous(), v.contiguous())));
    limitThreads(1);
    QVERIFY(got.equal(attend(q, k, v)));
    limitThreads(3);
}

void TestInferenceFused::manyTokensAreLeftToLibtorch()
{
    const auto input = [](at::IntArrayRef shape) {
        return keyedTensor("input.x", shape).to(at::kBFloat16);
    };
    const at::Tensor x = input({2, 2, 32, 256});
    QVERIFY(canAttendFew(x, x, x));
    const at::Tensor longer = input({2, 2, 33, 256}), wider = input({2, 2, 32, 257});
    QVERIFY(!canAttendFew(longer, longer, longer));
    QVERIFY(!canAttendFew(wider, wider, wider));
    QVERIFY(!canAttendFew(x, longer, longer));
    const at::Tensor precise = x.to(at::kFloat);
    QVERIFY(!canAttendFew(precise, precise, precise));
}

void TestInferenceFused::exactNumericsAreNotFused()
{
    const at::Tensor x = pictures({1, 8, 3, 3}).to(at::kFloat);
    const GroupNorm norm = normOf(8, 2, at::kFloat);
    QVERIFY(!canNormaliseFast(x, norm, 1, AfterNorm::Silu));
    QVERIFY(!canGateFast(x));
    QVERIFY(norm.silu(x).equal(at::silu(at::group_norm(x, 2, norm.weight, norm.bias, 1e-5))));
    QVERIFY(!canNormaliseFast(x.to(at::kBFloat16).contiguous(), normOf(8, 2, at::kBFloat16), 1,
                              AfterNorm::Silu));
}

void TestInferenceFused::turningIsTransposing_data()
{
    QTest::addColumn<QList<int>>("shape");
    QTest::newRow("nothing") << QList<int>{2, 0, 3, 4};
    QTest::newRow("one") << QList<int>{1, 1, 1, 1};
    QTest::newRow("a row") << QList<int>{1, 2, 1, 50};
    QTest::newRow("squares") << QList<int>{2, 3, 64, 32};
    QTest::newRow("odd sizes") << QList<int>{3, 2, 33, 47};
}

void TestInferenceFused::turningIsTransposing()
{
    QFETCH(QList<int>, shape);
    const at::Tensor all = keyedTensor("input.x", {shape[0], shape[1], shape[2], shape[3]});
    const at::Tensor parts[] = {all,
                                all.slice(3, shape[3] / 2),
                                all.slice(2, shape[2] / 3),
                                all.transpose(0, 1),
                                all.transpose(2, 3),
                                all.to(at::kBFloat16)};
    for (const at::Tensor &from : parts) {
        const at::Tensor expected = from.transpose(2, 3).contiguous();
        const at::Tensor whole = at::empty_like(expected),
                         apart = at::empty({expected.size(1), expected.size(0), expected.size(2),
                                            expected.size(3)},
                                           expected.options())
                                     .transpose(0, 1);
        turnInto(whole, from);
        turnInto(apart, from);
        QVERIFY(whole.equal(expected) && apart.equal(expected));
    }
}

void TestInferenceFused::picturesBecomeTokensAndBack()
{
    const at::Tensor sideBySide = pictures({2, 12, 5, 7}),
                     planes = sideBySide.to(at::kFloat).contiguous();
    for (const at::Tensor &x : {planes, sideBySide}) {
        const at::Tensor tokens = tokensOf(x);
        QVERIFY(tokens.equal(x.permute({0, 2, 3, 1}).reshape({2, 35, 12})));
        const at::Tensor back = picturesOf(tokens, x);
        QVERIFY(back.equal(x) && back.strides() == x.strides());
    }
}

void TestInferenceFused::aGpuGivesWhatTheCpuGives_data()
{
    QTest::addColumn<bool>("isHalf");
    QTest::addColumn<bool>("channelsLast");
    QTest::newRow("fp16") << true << false;
    QTest::newRow("fp16, channels side by side") << true << true;
    QTest::newRow("bf16") << false << false;
}

void TestInferenceFused::aGpuGivesWhatTheCpuGives()
{
    QFETCH(bool, isHalf);
    QFETCH(bool, channelsLast);
    if (!Machine::look().hasGpu)
        QSKIP("There is no GPU here.");
    const at::ScalarType type = isHalf ? at::kHalf : at::kBFloat16;
    const at::Tensor x = pictures({2, 12, 5, 7})
                             .to(at::kCUDA, type)
                             .contiguous(channelsLast ? at::MemoryFormat::ChannelsLast
                                                      : at::MemoryFormat::Contiguous);
    GroupNorm norm = normOf(12, 3, type);
    const at::Tensor expected = at::silu(at::group_norm(x.cpu().to(at::kFloat), 3,
                                                        norm.weight.to(at::kFloat),
                                                        norm.bias.to(at::kFloat), 1e-5));
    norm.weight = norm.weight.to(at::kCUDA);
    norm.bias = norm.bias.to(at::kCUDA);
    QVERIFY(canNormaliseFast(x, norm, 1, AfterNorm::Silu));
    WEFT_COMPARE_TENSORS(norm.silu(x).cpu().to(at::kFloat), expected, kTolerance);
    const at::Tensor both = (keyedTensor("input.x", {3, 5, 2 * 37}) * 3).to(at::kCUDA, type);
    const std::vector<at::Tensor> halves = both.cpu().to(at::kFloat).chunk(2, -1);
    QVERIFY(canGateFast(both));
    WEFT_COMPARE_TENSORS(gatedFast(both).cpu().to(at::kFloat), halves[0] * at::gelu(halves[1]),
                         kTolerance);
}

WEFT_TEST_MAIN(TestInferenceFused)
#include "tst_inference_fused.moc"
