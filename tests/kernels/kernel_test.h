#pragma once

#include "kernels/blend.h"
#include "kernels/targets.h"
#include "tests/support/test_main.h"

#include <cmath>
#include <random>
#include <vector>

namespace weft::kernels::test {

/// Widths and heights around every vector length and strip height there is.
inline const std::vector<int> kWidths{0, 1, 2, 3, 5, 8, 15, 16, 17, 31, 33, 64, 67, 129, 254};
inline const std::vector<int> kHeights{1, 2, 3, 15, 16};

/// A plane whose rows start at odd places, with a guard value around each row that no kernel may
/// touch.
template<typename Sample>
class TestPlane
{
public:
    TestPlane(int width, int height, Sample fill = 0)
        : m_width(width)
        , m_height(height)
        , m_stride(width + kMargin + 3)
        , m_memory(static_cast<std::size_t>(m_stride) * (height + 1) + kMargin, kGuard)
    {
        for (int y = 0; y < height; ++y)
            std::fill_n(rows().row(y), width, fill);
    }

    /// Every sample from a function of (x, y).
    template<typename Make>
    static TestPlane made(int width, int height, Make make)
    {
        TestPlane plane(width, height);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x)
                plane.rows().row(y)[x] = static_cast<Sample>(make(x, y));
        }
        return plane;
    }
    /// Whole numbers from 0 to maximum, both included.
    static TestPlane codes(int width, int height, int maximum, unsigned seed = 1)
    {
        std::mt19937 random(seed);
        return made(width, height,
                    [&](int, int) { return random() % (static_cast<unsigned>(maximum) + 1); });
    }
    /// Numbers from low to high.
    static TestPlane numbers(int width, int height, double low, double high, unsigned seed = 1)
    {
        std::mt19937 random(seed);
        return made(width, height,
                    [&](int, int) { return low + (high - low) * (random() / 4294967295.0); });
    }

    Rows<Sample> rows() { return {m_memory.data() + kMargin, m_stride}; }
    Rows<const Sample> rows() const { return {m_memory.data() + kMargin, m_stride}; }
    Sample at(int x, int y) const { return rows().row(y)[x]; }
    int width() const { return m_width; }
    int height() const { return m_height; }

    /// Whether all samples are equal, and the guards too.
    friend bool operator==(const TestPlane &a, const TestPlane &b)
    {
        return a.m_memory == b.m_memory;
    }

private:
    static constexpr int kMargin = 5;
    static constexpr Sample kGuard = 77;
    int m_width;
    int m_height;
    std::ptrdiff_t m_stride;
    std::vector<Sample> m_memory;
};

/// Four fp32 planes, premultiplied: colours 0 to alpha.
struct TestPicture
{
    std::array<TestPlane<float>, 4> planes;
    bool hasAlpha = true;

    TestPicture(int width, int height, unsigned seed, bool alpha = true)
        : planes{TestPlane<float>::numbers(width, height, 0, 1, seed),
                 TestPlane<float>::numbers(width, height, 0, 1, seed + 1),
                 TestPlane<float>::numbers(width, height, 0, 1, seed + 2),
                 TestPlane<float>::numbers(width, height, -0.1, 1.1, seed + 3)}
        , hasAlpha(alpha)
    {
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                float &a = planes[3].rows().row(y)[x];
                a = std::clamp(a, 0.0F, 1.0F);
                for (std::size_t c = 0; alpha && c < 3; ++c)
                    planes[c].rows().row(y)[x] *= a;
            }
        }
    }

    RgbaRows rows()
    {
        return {{planes[0].rows(), planes[1].rows(), planes[2].rows(),
                 hasAlpha ? planes[3].rows() : Rows<float>()}};
    }
    double at(int plane, int x, int y) const
    {
        return plane == 3 && !hasAlpha ? 1 : planes[static_cast<std::size_t>(plane)].at(x, y);
    }

    friend bool operator==(const TestPicture &a, const TestPicture &b)
    {
        return a.planes == b.planes;
    }
};

/// The greatest distance of a plane from what a function says, and where.
struct Distance
{
    double greatest = 0;
    int x = 0;
    int y = 0;

    template<typename Sample, typename Expected>
    static Distance of(const TestPlane<Sample> &plane, Expected expected)
    {
        Distance result;
        for (int y = 0; y < plane.height(); ++y) {
            for (int x = 0; x < plane.width(); ++x) {
                const double distance = std::abs(plane.at(x, y) - expected(x, y));
                if (!(distance <= result.greatest))
                    result = {distance, x, y};
            }
        }
        return result;
    }

    QByteArray toString() const
    {
        return "greatest error " + QByteArray::number(greatest) + " at (" + QByteArray::number(x)
               + ", " + QByteArray::number(y) + ")";
    }
};

#define WEFT_COMPARE_WITHIN(distance, tolerance) \
    do { \
        const auto measured = (distance); \
        QVERIFY2(measured.greatest <= (tolerance), measured.toString()); \
    } while (false)

/// The rows of a test that runs once for each instruction set; useRowTarget() at its start selects
/// it.
inline void addTargetRows()
{
    QTest::addColumn<QString>("target");
    for (const std::string &name : supportedTargets())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

inline bool useRowTarget()
{
    QFETCH(QString, target);
    return useTarget(target.toStdString());
}

} // namespace weft::kernels::test
