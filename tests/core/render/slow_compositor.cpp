#include "tests/core/render/slow_compositor.h"

#include <cmath>
#include <random>

namespace weft::test {

namespace {

/// A plane of doubles; beyond its borders the outermost samples are held.
struct SlowPlane
{
    int width = 0;
    int height = 0;
    std::vector<double> samples;

    double at(double x, double y) const
    {
        const int i = static_cast<int>(std::clamp(x, 0.0, width - 1.0));
        const int j = static_cast<int>(std::clamp(y, 0.0, height - 1.0));
        return samples[static_cast<std::size_t>(j) * width + i];
    }
};

double bitsMaximum(const PixelFormat &format)
{
    return format.sample == SampleType::F32 ? 1 : (1 << format.bitDepth) - 1;
}

/// Black and white of luma, R, G, B or grey.
struct Ends
{
    double black;
    double white;
    double chromaZero;
    double chromaSpan;
};

Ends endsOf(const ColourTags &colour, const PixelFormat &format)
{
    if (format.sample == SampleType::F32)
        return {0, 1, 0, 1};
    const double unit = std::pow(2, format.bitDepth - 8);
    if (colour.range == ColourRange::Full)
        return {0, bitsMaximum(format), 128 * unit, bitsMaximum(format)};
    return {16 * unit, 235 * unit, 128 * unit, 224 * unit};
}

std::array<double, 2> weightsOf(const ColourTags &colour) // of red and blue in luma
{
    switch (colour.matrix) {
    case ColourMatrix::Bt601: return {0.299, 0.114};
    case ColourMatrix::Bt2020: return {0.2627, 0.0593};
    default: return {0.2126, 0.0722};
    }
}

struct Step
{
    int x;
    int y;
};

Step stepOf(PixelLayout layout)
{
    switch (layout) {
    case PixelLayout::Yuv420: return {2, 2};
    case PixelLayout::Yuv422: return {2, 1};
    case PixelLayout::Yuv440: return {1, 2};
    case PixelLayout::Yuv411: return {4, 1};
    default: return {1, 1};
    }
}

double triangle(double x)
{
    return std::max(0.0, 1 - std::abs(x));
}

double catmullRom(double x)
{
    x = std::abs(x);
    return x < 1   ? 1.5 * x * x * x - 2.5 * x * x + 1
           : x < 2 ? -0.5 * x * x * x + 2.5 * x * x - 4 * x + 2
                   : 0;
}

/// A plane at a place by a separable filter, stretched by a factor along each axis.
template<typename Filter>
double filtered(const SlowPlane &plane, double x, double y, double stretchX, double stretchY,
                double radius, Filter filter)
{
    double sum = 0, total = 0;
    for (double j = std::floor(y - radius * stretchY) - 1; j <= y + radius * stretchY + 1; ++j) {
        const double down = filter((j + 0.5 - y) / stretchY);
        for (double i = std::floor(x - radius * stretchX) - 1; i <= x + radius * stretchX + 1;
             ++i) {
            const double weight = down * filter((i + 0.5 - x) / stretchX);
            sum += weight * plane.at(i, j);
            total += weight;
        }
    }
    return sum / total;
}

/// A frame's planes in doubles, and what they mean.
class SlowSource
{
public:
    explicit SlowSource(const Frame &frame)
        : m_frame(frame)
        , m_format(frame.format())
    {
        for (int i = 0; i < m_format.planeCount(); ++i) {
            const Plane &plane = frame.plane(i);
            SlowPlane &copy = m_planes.emplace_back(SlowPlane{plane.width, plane.height, {}});
            for (int y = 0; y < plane.height; ++y) {
                for (int x = 0; x < plane.width; ++x)
                    copy.samples.push_back(sampleAt(frame, i, x, y));
            }
        }
    }

    /// The colour at pixel (x, y), chroma interpolated linearly.
    Rgba pixel(int x, int y) const
    {
        return toRgba([&](const SlowPlane &plane, bool isChroma) {
            const Step step = isChroma ? stepOf(m_format.layout) : Step{1, 1};
            const double u = (x + 0.0) / step.x + 0.5;
            const double v = (y + 0.5) / step.y;
            return filtered(plane, u, v, 1, 1, 1, triangle);
        });
    }

    /// The colour at a place of the picture, filtered for outputs `perX` × `perY` pixels apart.
    /// Opaque pictures only.
    Rgba place(double u, double v, double perX, double perY) const
    {
        return toRgba([&](const SlowPlane &plane, bool isChroma) {
            const Step step = isChroma ? stepOf(m_format.layout) : Step{1, 1};
            return filtered(plane, (u - 0.5) / step.x + 0.5, v / step.y,
                            std::max(1.0, perX / step.x), std::max(1.0, perY / step.y), 2,
                            catmullRom);
        });
    }

private:
    template<typename Get>
    Rgba toRgba(Get get) const
    {
        const Ends ends = endsOf(m_frame.colour(), m_format);
        const double span = ends.white - ends.black;
        Rgba rgba{0, 0, 0, 1};
        if (m_format.isRgb() || m_format.layout == PixelLayout::Grey) {
            for (std::size_t c = 0; c < 3; ++c)
                rgba[c] = (get(m_planes[m_format.isRgb() ? c : 0], false) - ends.black) / span;
        } else {
            const auto [red, blue] = weightsOf(m_frame.colour());
            const double y = (get(m_planes[0], false) - ends.black) / span;
            const double pb = (get(m_planes[1], true) - ends.chromaZero) / ends.chromaSpan;
            const double pr = (get(m_planes[2], true) - ends.chromaZero) / ends.chromaSpan;
            rgba[0] = y + 2 * (1 - red) * pr;
            rgba[2] = y + 2 * (1 - blue) * pb;
            rgba[1] = (y - red * rgba[0] - blue * rgba[2]) / (1 - red - blue);
        }
        if (m_format.alpha != AlphaMode::None)
            rgba[3] = get(m_planes.back(), false) / bitsMaximum(m_format);
        if (m_format.alpha == AlphaMode::Straight) {
            for (std::size_t c = 0; c < 3; ++c)
                rgba[c] *= rgba[3];
        }
        return rgba;
    }

    Frame m_frame;
    PixelFormat m_format;
    std::vector<SlowPlane> m_planes;
};

SlowImage pixelsOf(const SlowSource &source, int width, int height)
{
    SlowImage image{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.pixels.push_back(source.pixel(x, y));
    }
    return image;
}

Rgba filteredImage(const SlowImage &image, double u, double v, double perX, double perY)
{
    Rgba result{};
    for (std::size_t c = 0; c < 4; ++c) {
        SlowPlane plane{image.width, image.height, {}};
        for (const Rgba &pixel : image.pixels)
            plane.samples.push_back(pixel[c]);
        result[c] = filtered(plane, u, v, std::max(1.0, perX), std::max(1.0, perY), 2, catmullRom);
    }
    result[3] = std::clamp(result[3], 0.0, 1.0);
    for (std::size_t c = 0; c < 3; ++c)
        result[c] = std::clamp(result[c], 0.0, result[3]);
    return result;
}

double overlap(double low, double high, double from, double to)
{
    return std::max(0.0, std::min(high, to) - std::max(low, from));
}

Rgba times(Rgba pixel, double factor)
{
    for (double &component : pixel)
        component *= factor;
    return pixel;
}

/// Upright pictures that are scaled, mirrored or moved by parts of pixels.
SlowImage scaled(const Frame &frame, const Affine &m, int width, int height)
{
    const SlowSource source(frame);
    const bool hasAlpha = frame.format().alpha != AlphaMode::None;
    const SlowImage pixels = hasAlpha ? pixelsOf(source, frame.width(), frame.height())
                                      : SlowImage();
    const Point a = m({0, 0}), b = m({double(frame.width()), double(frame.height())});
    const double perX = std::abs(1 / m.xx), perY = std::abs(1 / m.yy);
    SlowImage image{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double part = overlap(std::min(a.x, b.x), std::max(a.x, b.x), x, x + 1)
                                * overlap(std::min(a.y, b.y), std::max(a.y, b.y), y, y + 1);
            const double u = (x + 0.5 - m.dx) / m.xx, v = (y + 0.5 - m.dy) / m.yy;
            if (part == 0)
                image.pixels.push_back({});
            else
                image.pixels.push_back(times(hasAlpha ? filteredImage(pixels, u, v, perX, perY)
                                                      : source.place(u, v, perX, perY),
                                             part));
        }
    }
    return image;
}

SlowImage copied(const Frame &frame, const Affine &m, int width, int height)
{
    const SlowSource source(frame);
    SlowImage image{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int i = x - static_cast<int>(std::lround(m.dx));
            const int j = y - static_cast<int>(std::lround(m.dy));
            const bool isInside = i >= 0 && j >= 0 && i < frame.width() && j < frame.height();
            image.pixels.push_back(isInside ? source.pixel(i, j) : Rgba{});
        }
    }
    return image;
}

/// Turned pictures: shrunk upright first where they shrink, then bilinear.
SlowImage turned(const Frame &frame, const Affine &m, int width, int height)
{
    const int w = static_cast<int>(
        std::ceil(frame.width() * std::min(1.0, std::hypot(m.xx, m.yx))));
    const int h = static_cast<int>(
        std::ceil(frame.height() * std::min(1.0, std::hypot(m.xy, m.yy))));
    const Affine shrink = Affine::scaling(double(w) / frame.width(), double(h) / frame.height());
    const bool isSame = w == frame.width() && h == frame.height();
    const SlowImage upright = isSame ? copied(frame, {}, w, h) : scaled(frame, shrink, w, h);
    const Affine back = shrink.inverted().then(m).inverted();
    const double perU = std::hypot(back.xx, back.xy), perV = std::hypot(back.yx, back.yy);
    SlowImage image{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const Point p = back({x + 0.5, y + 0.5});
            const double part = overlap(0, w / perU, p.x / perU - 0.5, p.x / perU + 0.5)
                                * overlap(0, h / perV, p.y / perV - 0.5, p.y / perV + 0.5);
            Rgba sum{};
            for (int j = 0; j < 2 && part > 0; ++j) {
                for (int i = 0; i < 2; ++i) {
                    const double column = std::floor(p.x - 0.5) + i,
                                 row = std::floor(p.y - 0.5) + j;
                    const double weight = triangle(p.x - 0.5 - column) * triangle(p.y - 0.5 - row);
                    const Rgba &pixel = upright.at(static_cast<int>(
                                                       std::clamp(column, 0.0, w - 1.0)),
                                                   static_cast<int>(std::clamp(row, 0.0, h - 1.0)));
                    for (std::size_t c = 0; c < 4; ++c)
                        sum[c] += pixel[c] * weight;
                }
            }
            image.pixels.push_back(times(sum, part));
        }
    }
    return image;
}

Frame transposedFrame(const Frame &frame)
{
    return madeFrame(frame.format(), frame.height(), frame.width(), frame.colour(),
                     [&](int plane, int x, int y) { return sampleAt(frame, plane, y, x); });
}

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-7;
}

SlowImage paint(const PlacedPicture &picture, int width, int height)
{
    const Affine &m = picture.placement;
    if (isNear(m.xx, 0) && isNear(m.yy, 0)) // chroma siting turns too: 4:4:4, R'G'B' and grey only
        return scaled(transposedFrame(picture.frame), Affine{0, 1, 0, 1, 0, 0}.then(m), width,
                      height);
    if (!isNear(m.xy, 0) || !isNear(m.yx, 0))
        return turned(picture.frame, m, width, height);
    const bool isCopy = isNear(m.xx, 1) && isNear(m.yy, 1) && isNear(m.dx, std::round(m.dx))
                        && isNear(m.dy, std::round(m.dy));
    return isCopy ? copied(picture.frame, m, width, height)
                  : scaled(picture.frame, m, width, height);
}

} // namespace

SlowImage slowComposite(const std::vector<PlacedLayer> &layers, int width, int height)
{
    SlowImage result{width, height, std::vector<Rgba>(static_cast<std::size_t>(width) * height)};
    for (const PlacedLayer &layer : layers) {
        SlowImage sum{width, height, std::vector<Rgba>(result.pixels.size())};
        for (const PlacedPicture &picture : layer.pictures) {
            const SlowImage painted = paint(picture, width, height);
            for (std::size_t i = 0; i < sum.pixels.size(); ++i) {
                for (std::size_t c = 0; c < 4; ++c)
                    sum.pixels[i][c] += painted.pixels[i][c] * picture.weight;
            }
        }
        for (std::size_t i = 0; i < sum.pixels.size(); ++i) {
            const double rest = 1 - sum.pixels[i][3];
            for (std::size_t c = 0; c < 4; ++c)
                result.pixels[i][c] = result.pixels[i][c] * rest + sum.pixels[i][c];
        }
    }
    return result;
}

std::vector<std::vector<double>> slowCodes(const SlowImage &image, const RenderTarget &target)
{
    const PixelFormat &format = target.format;
    const Ends ends = endsOf(target.colour, format);
    const auto [red, blue] = weightsOf(target.colour);
    std::vector<std::vector<double>> codes(static_cast<std::size_t>(format.planeCount()));
    std::vector<double> cb, cr;
    for (Rgba pixel : image.pixels) {
        if (format.alpha == AlphaMode::Straight && pixel[3] > 0) {
            for (std::size_t c = 0; c < 3; ++c)
                pixel[c] /= pixel[3];
        }
        if (format.isRgb()) {
            for (std::size_t c = 0; c < 3; ++c)
                codes[c].push_back(ends.black + pixel[c] * (ends.white - ends.black));
            if (format.alpha != AlphaMode::None)
                codes[3].push_back(pixel[3] * bitsMaximum(format));
            continue;
        }
        const double y = red * pixel[0] + (1 - red - blue) * pixel[1] + blue * pixel[2];
        codes[0].push_back(ends.black + y * (ends.white - ends.black));
        cb.push_back(ends.chromaZero + ends.chromaSpan * (pixel[2] - y) / (2 * (1 - blue)));
        cr.push_back(ends.chromaZero + ends.chromaSpan * (pixel[0] - y) / (2 * (1 - red)));
    }
    for (std::size_t i = 1; i < codes.size() && !format.isRgb(); ++i) {
        const SlowPlane full{image.width, image.height, i == 1 ? cb : cr};
        const Step step = stepOf(format.layout);
        for (int y = 0; y < format.planeHeight(1, image.height); ++y) {
            for (int x = 0; x < format.planeWidth(1, image.width); ++x) {
                double sum = 0;
                for (int j = 0; j < step.y; ++j) {
                    for (int k = 1 - step.x; k < step.x; ++k)
                        sum += full.at(x * step.x + k, y * step.y + j) * (step.x - std::abs(k));
                }
                codes[i].push_back(sum / (step.y * step.x * step.x));
            }
        }
    }
    return codes;
}

double sampleAt(const Frame &frame, int plane, int x, int y)
{
    double sample = 0;
    withRowsOf(frame.plane(plane), frame.format().sample,
               [&](auto rows) { sample = static_cast<double>(rows.row(y)[x]); });
    return sample;
}

namespace {

template<typename Expected>
FrameDistance distanceOf(const Frame &frame, Expected expected)
{
    FrameDistance result;
    for (int i = 0; i < frame.format().planeCount(); ++i) {
        for (int y = 0; y < frame.plane(i).height; ++y) {
            for (int x = 0; x < frame.plane(i).width; ++x) {
                const double distance = std::abs(sampleAt(frame, i, x, y) - expected(i, x, y));
                if (!(distance <= result.greatest))
                    result = {distance, i, x, y};
            }
        }
    }
    return result;
}

} // namespace

FrameDistance FrameDistance::of(const Frame &frame, const std::vector<std::vector<double>> &codes)
{
    const double maximum = bitsMaximum(frame.format());
    return distanceOf(frame, [&](int plane, int x, int y) {
        const auto index = static_cast<std::size_t>(y * frame.plane(plane).width + x);
        const double code = codes[static_cast<std::size_t>(plane)][index];
        return frame.format().sample == SampleType::F32 ? code : std::clamp(code, 0.0, maximum);
    });
}

FrameDistance FrameDistance::of(const Frame &a, const Frame &b)
{
    return distanceOf(a, [&](int plane, int x, int y) { return sampleAt(b, plane, x, y); });
}

FrameDistance FrameDistance::ofPlane(const Frame &a, const Frame &b, int plane)
{
    return distanceOf(a, [&](int place, int x, int y) {
        return sampleAt(place == plane ? b : a, place, x, y);
    });
}

QByteArray FrameDistance::toString() const
{
    return "greatest error " + QByteArray::number(greatest) + " in plane "
           + QByteArray::number(plane) + " at (" + QByteArray::number(x) + ", "
           + QByteArray::number(y) + ')';
}

bool isSame(const Frame &a, const Frame &b)
{
    return a.format() == b.format() && a.width() == b.width() && a.height() == b.height()
           && FrameDistance::of(a, b).greatest == 0;
}

Frame testFrame(const PixelFormat &format, int width, int height, const ColourTags &colour,
                unsigned seed)
{
    std::mt19937 random(seed);
    const double a = 1 + random() % 5, b = 1 + random() % 5, c = random() % 7;
    const double maximum = bitsMaximum(format);
    const auto soft = [&](int plane, int x, int y) {
        return 0.5 + 0.25 * std::sin(a * x / 9.0 + plane) + 0.2 * std::cos(b * y / 7.0 + c * plane);
    };
    return madeFrame(format, width, height, colour, [&](int plane, int x, int y) {
        const double noise = (random() % 1000) / 1000.0 - 0.5;
        const double value = std::clamp(soft(plane, x, y) + 0.1 * noise, 0.07, 0.92);
        return format.sample == SampleType::F32 ? value : std::floor(value * maximum);
    });
}

} // namespace weft::test
