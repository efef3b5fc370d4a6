#include "inference/random/noise.h"
#include "tests/support/test_main.h"

#include <ATen/ATen.h>

using namespace weft::inference;

/// Values from make_noise_values.py beside this file.
class TestNoise : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void drawsEqualThePublishedGenerators();
    void seedsCountModuloTwoToThe32();
    void halfPrecisionIsDrawnInHalfPrecision();
    void permutationsEqualThePublishedOnes();
};

static float valueAt(const at::Tensor &tensor, std::int64_t index)
{
    return tensor.flatten()[index].to(at::kFloat).item<float>();
}

void TestNoise::drawsEqualThePublishedGenerators()
{
    Noise noise(0);
    const at::Tensor first = noise.normal({2, 4, 32, 32});
    QCOMPARE(valueAt(first, 0), -1.12583983F);
    QCOMPARE(valueAt(first, 3), -0.433878809F);
    QCOMPARE(valueAt(first, -1), -0.185628295F);
    const at::Tensor second = noise.normal({1, 4, 3, 5, 7}); // not a multiple of 16
    QCOMPARE(valueAt(second, 0), 0.265157282F);
    QCOMPARE(valueAt(second, -2), -0.691320956F);
    QCOMPARE(valueAt(second, -1), 1.90678108F);
    const at::Tensor third = noise.normal({5}); // fewer than 16
    QCOMPARE(valueAt(third, 0), -0.14305228F);
    QCOMPARE(valueAt(third, -1), -0.214270607F);
}

void TestNoise::seedsCountModuloTwoToThe32()
{
    const at::Tensor large = Noise((std::uint64_t(1) << 32) + 15).normal({1, 4, 8, 8});
    QCOMPARE(valueAt(large, 0), -0.839964569F);
    QVERIFY(at::equal(large, Noise(15).normal({1, 4, 8, 8})));
}

void TestNoise::halfPrecisionIsDrawnInHalfPrecision()
{
    Noise noise(3);
    const at::Tensor brain = noise.normalLike(at::zeros({1, 4, 8, 8}, at::kBFloat16));
    QCOMPARE(brain.scalar_type(), at::kBFloat16);
    QCOMPARE(valueAt(brain, 0), 1.0234375F);
    QCOMPARE(valueAt(brain, -1), -1.40625F);
    QCOMPARE(valueAt(noise.normal({1, 4, 8, 8}, at::kHalf), 0), -0.606933594F);
}

void TestNoise::permutationsEqualThePublishedOnes()
{
    const at::Tensor expected = at::tensor({3, 6, 0, 2, 1, 4, 5, 7}, at::kLong);
    QVERIFY(at::equal(Noise(5).permutation(8), expected));
}

WEFT_TEST_MAIN(TestNoise)
#include "tst_noise.moc"
