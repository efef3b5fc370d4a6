#pragma once

#include "plugins/testpattern/canvas.h"

#include <cstdint>
#include <optional>
#include <string>

namespace testpattern {

/// A still of any size, as the host hands it over.
struct Picture
{
    int width = 0;
    int height = 0;
    const float *planes[3] = {};
    std::int64_t bytesPerRow = 0;

    float at(int channel, int x, int y) const
    {
        const auto *row = reinterpret_cast<const char *>(planes[channel]) + y * bytesPerRow;
        return reinterpret_cast<const float *>(row)[x];
    }
};

/// How many lines of the prompt there is room for.
inline constexpr int kLinesShown = 2;

/// What a test card shows.
struct CardSettings
{
    int width = 0;
    int height = 0;
    std::int64_t rateNumerator = 25;
    std::int64_t rateDenominator = 1;
    std::int64_t length = 1; ///< frames
    std::int64_t seed = 0;
    std::string title;
    std::string prompt; ///< several lines
    std::string palette = "dawn";
    Colour accent;
    bool grid = true;
    int bars = 7;
    double speed = 1; ///< bars a second, to the left
    double grain = 0; ///< 0 to 1
    std::optional<Picture> inset;
};

/// A test card: what stands still is drawn once, what moves for each frame. Where a frame is
/// concerned it depends on the settings and the frame's number alone.
class Card
{
public:
    explicit Card(const CardSettings &settings);

    Canvas frame(std::int64_t number) const;

private:
    struct Layout
    {
        float unit; ///< a hundredth of the shorter side
        Box bars;
        Box ramps; ///< a smooth one over a stepped one
        Box mosaic;
        Box inset;
        float footer; ///< top of the text below
    };
    static Layout layoutOf(const CardSettings &settings);

    void drawStill();
    void drawGrid();
    void drawRamps();
    void drawLabels();
    void drawInset(const Picture &picture);

    void drawBars(Canvas &canvas, std::int64_t number) const;
    void drawSweep(Canvas &canvas, std::int64_t number) const;
    void drawMosaic(Canvas &canvas, std::int64_t number) const;
    void drawGrain(Canvas &canvas, std::int64_t number) const;

    CardSettings m_settings;
    Layout m_layout;
    Canvas m_still;
};

/// A film leader's disc around the frame number: sixty dots of which as many are lit as the shot
/// has run, the seconds below.
void drawCounter(Canvas &canvas, const CardSettings &settings, std::int64_t number, float x,
                 float y, float radius);

} // namespace testpattern
