#include "kernels/inference_ops/cuda.h"
#include "kernels/inference_ops/geglu.h"
#include "kernels/inference_ops/norm_silu.h"
#include "tests/support/test_main.h"

#include <cuda_runtime_api.h>

#include <cmath>
#include <random>
#include <vector>

using namespace weft::kernels;

namespace {

bool hasGpu()
{
    int count = 0;
    return cudaGetDeviceCount(&count) == cudaSuccess && count > 0;
}

/// Floats in the GPU's memory.
class Uploaded
{
public:
    explicit Uploaded(const std::vector<float> &values)
        : m_count(values.size())
    {
        cudaMalloc(&m_data, m_count * sizeof(float));
        cudaMemcpy(m_data, values.data(), m_count * sizeof(float), cudaMemcpyHostToDevice);
    }
    ~Uploaded() { cudaFree(m_data); }
    Uploaded(const Uploaded &) = delete;
    Uploaded &operator=(const Uploaded &) = delete;

    void *data() const { return m_data; }
    std::vector<float> values() const
    {
        std::vector<float> values(m_count);
        cudaMemcpy(values.data(), m_data, m_count * sizeof(float), cudaMemcpyDeviceToHost);
        return values;
    }

private:
    void *m_data = nullptr;
    std::size_t m_count;
};

std::vector<float> numbers(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<float> made(count);
    for (float &value : made)
        value = static_cast<float>(random() / 4294967295.0 * 8 - 4);
    return made;
}

} // namespace

class TestCuda : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLaunchWithoutAGpuIsAnError();
    void gatingGivesWhatTheCpuGives();
    void normalisingGivesTheFormula_data();
    void normalisingGivesTheFormula();
};

void TestCuda::aLaunchWithoutAGpuIsAnError()
{
    QCOMPARE(cuda::geglu(cuda::Precision::Float, nullptr, nullptr, 0, 4, nullptr), 0);
    if (hasGpu())
        return;
    for (const auto precision :
         {cuda::Precision::Float, cuda::Precision::Half, cuda::Precision::BFloat16}) {
        QVERIFY(cuda::geglu(precision, nullptr, nullptr, 2, 4, nullptr) != 0);
        QVERIFY(cuda::groupNormSilu(precision, nullptr, nullptr, nullptr, nullptr, {1, 4, 4, 2},
                                    nullptr)
                != 0);
    }
}

void TestCuda::gatingGivesWhatTheCpuGives()
{
    if (!hasGpu())
        QSKIP("There is no GPU here.");
    const std::vector<float> in = numbers(2 * 5 * 301, 1);
    std::vector<float> expected(5 * 301);
    geglu(in.data(), expected.data(), 5, 301);
    const Uploaded from(in), to(expected);
    QCOMPARE(cuda::geglu(cuda::Precision::Float, from.data(), to.data(), 5, 301, nullptr), 0);
    const std::vector<float> got = to.values();
    for (std::size_t i = 0; i < got.size(); ++i)
        QVERIFY(std::abs(got[i] - expected[i]) < 1e-5F);
}

void TestCuda::normalisingGivesTheFormula_data()
{
    QTest::addColumn<bool>("channelsLast");
    QTest::newRow("pixels side by side") << false;
    QTest::newRow("channels side by side") << true;
}

void TestCuda::normalisingGivesTheFormula()
{
    if (!hasGpu())
        QSKIP("There is no GPU here.");
    QFETCH(bool, channelsLast);
    const std::ptrdiff_t batch = 2, channels = 12, pixels = 35, groups = 3;
    const std::vector<float> in = numbers(2 * 12 * 35, 2), weight = numbers(12, 3),
                             bias = numbers(12, 4);
    const Uploaded from(in), to(in), weights(weight), biases(bias);
    QCOMPARE(cuda::groupNormSilu(cuda::Precision::Float, from.data(), to.data(), weights.data(),
                                 biases.data(),
                                 {batch, channels, pixels, groups, channelsLast, 1e-5}, nullptr),
             0);
    const std::vector<float> got = to.values();
    const auto placeOf = [&](std::ptrdiff_t b, std::ptrdiff_t c, std::ptrdiff_t p) {
        return static_cast<std::size_t>(b * channels * pixels
                                        + (channelsLast ? p * channels + c : c * pixels + p));
    };
    for (std::ptrdiff_t b = 0; b < batch; ++b) {
        for (std::ptrdiff_t c = 0; c < channels; ++c) {
            const std::ptrdiff_t each = channels / groups, first = c / each * each;
            double sum = 0, squares = 0;
            for (std::ptrdiff_t i = 0; i < each * pixels; ++i) {
                const double value = in[placeOf(b, first + i / pixels, i % pixels)];
                sum += value;
                squares += value * value;
            }
            const double count = static_cast<double>(each * pixels), mean = sum / count;
            const double inverse = 1 / std::sqrt(squares / count - mean * mean + 1e-5);
            for (std::ptrdiff_t p = 0; p < pixels; ++p) {
                const double y = (in[placeOf(b, c, p)] - mean) * inverse
                                     * weight[static_cast<std::size_t>(c)]
                                 + bias[static_cast<std::size_t>(c)];
                QVERIFY(std::abs(got[placeOf(b, c, p)] - y / (1 + std::exp(-y))) < 1e-4);
            }
        }
    }
}

WEFT_TEST_MAIN(TestCuda)
#include "tst_cuda.moc"
