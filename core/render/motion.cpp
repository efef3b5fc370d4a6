#include "core/render/motion.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

constexpr int kMostCells = 1024;
constexpr int kLeastCells = 32; ///< of a side: what the search needs
constexpr int kMostSlender = 4; ///< times as long as wide: likewise, on its coarsest view

template<typename Sample>
float brightness(Sample sample, int depth)
{
    if constexpr (std::is_floating_point_v<Sample>)
        return 255 * std::clamp(sample, 0.0F, 1.0F);
    return static_cast<float>(sample) * 255.0F / static_cast<float>((1 << depth) - 1);
}

template<typename Sample>
cv::Mat greyOf(const Frame &frame)
{
    const PixelFormat &format = frame.format();
    cv::Mat grey(frame.height(), frame.width(), CV_8UC1);
    for (int y = 0; y < frame.height(); ++y) {
        const auto *first = frame.plane(0).row<Sample>(y);
        const auto *second = format.isRgb() ? frame.plane(1).row<Sample>(y) : first;
        const auto *third = format.isRgb() ? frame.plane(2).row<Sample>(y) : first;
        auto *to = grey.ptr<std::uint8_t>(y);
        for (int x = 0; x < frame.width(); ++x)
            to[x] = static_cast<std::uint8_t>(0.25F * brightness(first[x], format.bitDepth)
                                              + 0.5F * brightness(second[x], format.bitDepth)
                                              + 0.25F * brightness(third[x], format.bitDepth)
                                              + 0.5F);
    }
    return grey;
}

cv::Mat brightnessOf(const Frame &frame)
{
    const Plane &first = frame.plane(0);
    switch (frame.format().sample) {
    case SampleType::U8:
        if (frame.format().isRgb())
            return greyOf<std::uint8_t>(frame);
        return {first.height, first.width, CV_8UC1, const_cast<std::byte *>(first.data),
                static_cast<std::size_t>(first.bytesPerRow)}; // only read
    case SampleType::U16: return greyOf<std::uint16_t>(frame);
    case SampleType::F32: break;
    }
    return greyOf<float>(frame);
}

/// The luma of a picture, small enough.
cv::Mat cellsOf(const Frame &frame)
{
    const cv::Mat grey = brightnessOf(frame);
    const int side = std::max(grey.cols, grey.rows);
    if (side <= kMostCells)
        return grey.isContinuous() ? grey : grey.clone(); // as the search wants it
    const auto scaled = [side](int size) { return std::max(1, size * kMostCells / side); };
    cv::Mat cells;
    cv::resize(grey, cells, {scaled(grey.cols), scaled(grey.rows)}, 0, 0, cv::INTER_AREA);
    return cells;
}

MotionField still(const cv::Mat &cells)
{
    const std::size_t count = cells.total();
    return {cells.cols, cells.rows, std::vector<float>(count), std::vector<float>(count)};
}

/// Large enough and not too slender, its last cells repeated.
cv::Mat padded(const cv::Mat &cells)
{
    const int least = std::max(kLeastCells, std::max(cells.cols, cells.rows) / kMostSlender);
    const int right = std::max(0, least - cells.cols), below = std::max(0, least - cells.rows);
    if (right == 0 && below == 0)
        return cells;
    cv::Mat larger;
    cv::copyMakeBorder(cells, larger, 0, below, 0, right, cv::BORDER_REPLICATE);
    return larger;
}

MotionField search(const cv::Mat &from, const cv::Mat &to)
{
    MotionField field = still(from);
    cv::Mat flow;
    cv::DISOpticalFlow::create(cv::DISOpticalFlow::PRESET_MEDIUM)
        ->calc(padded(from), padded(to), flow);
    for (int y = 0; y < field.height; ++y) {
        const auto *row = flow.ptr<cv::Vec2f>(y);
        for (int x = 0; x < field.width; ++x) {
            field.x[field.at(x, y)] = row[x][0];
            field.y[field.at(x, y)] = row[x][1];
        }
    }
    return field;
}

std::vector<float> valuesOf(const cv::Mat &cells)
{
    std::vector<float> values;
    values.reserve(cells.total());
    for (int y = 0; y < cells.rows; ++y)
        values.insert(values.end(), cells.ptr<std::uint8_t>(y),
                      cells.ptr<std::uint8_t>(y) + cells.cols);
    return values;
}

std::vector<float> mistakesOf(const cv::Mat &from, const cv::Mat &to, const MotionField &field)
{
    const std::vector<float> there = valuesOf(to);
    std::vector<float> mistakes(field.x.size());
    for (int y = 0; y < field.height; ++y) {
        for (int x = 0; x < field.width; ++x) {
            const std::size_t at = field.at(x, y);
            const float found = valueAt(there, field.width, field.height,
                                        static_cast<float>(x) + field.x[at],
                                        static_cast<float>(y) + field.y[at]);
            mistakes[at] = std::abs(found - static_cast<float>(from.at<std::uint8_t>(y, x)));
        }
    }
    return mistakes;
}

/// Whether most cells do not find back to where they came from and look different there, or nearly
/// all have changed by a lot: no motion does that.
bool isCut(const Motion &motion)
{
    constexpr float kAstray = 1.5F; // cells
    constexpr double kMostAstray = 0.5, kDifferent = 6, kVeryDifferent = 40;
    const MotionField &way = motion.forwards, &back = motion.backwards;
    double mistakes = 0;
    std::size_t astray = 0;
    for (int row = 0; row < way.height; ++row) {
        for (int column = 0; column < way.width; ++column) {
            const std::size_t at = way.at(column, row);
            const float x = static_cast<float>(column) + way.x[at];
            const float y = static_cast<float>(row) + way.y[at];
            const float missX = way.x[at] + valueAt(back.x, way.width, way.height, x, y);
            const float missY = way.y[at] + valueAt(back.y, way.width, way.height, x, y);
            const float reach = kAstray + 0.1F * (std::abs(way.x[at]) + std::abs(way.y[at]));
            astray += std::abs(missX) + std::abs(missY) > reach;
            mistakes += motion.mistake[at];
        }
    }
    const auto cells = static_cast<double>(way.x.size());
    const double mean = mistakes / cells;
    return mean > kVeryDifferent
           || (mean > kDifferent && static_cast<double>(astray) > kMostAstray * cells);
}

} // namespace

float valueAt(const std::vector<float> &values, int width, int height, float x, float y)
{
    const float left = std::clamp(x, 0.0F, static_cast<float>(width - 1));
    const float top = std::clamp(y, 0.0F, static_cast<float>(height - 1));
    const int column = std::min(static_cast<int>(left), std::max(width - 2, 0));
    const int row = std::min(static_cast<int>(top), std::max(height - 2, 0));
    const float p = left - static_cast<float>(column), q = top - static_cast<float>(row);
    const float *first = values.data() + static_cast<std::ptrdiff_t>(row) * width + column;
    const float *second = height > 1 ? first + width : first;
    const int next = width > 1 ? 1 : 0;
    const float above = first[0] + (first[next] - first[0]) * p;
    const float below = second[0] + (second[next] - second[0]) * p;
    return above + (below - above) * q;
}

Motion motionBetween(const Frame &from, const Frame &to)
{
    cv::setNumThreads(1); // its stripes would change what it finds
    const cv::Mat a = cellsOf(from), b = cellsOf(to);
    Motion motion;
    motion.forwards = search(a, b);
    motion.backwards = search(b, a);
    motion.mistake = mistakesOf(a, b, motion.forwards);
    motion.mistakeBackwards = mistakesOf(b, a, motion.backwards);
    motion.isCut = isCut(motion);
    return motion;
}

} // namespace weft
