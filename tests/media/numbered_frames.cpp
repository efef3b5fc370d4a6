// Writes raw yuv420p pictures with their numbers in them to stdout: `numbered_frames WIDTH HEIGHT
// COUNT`. The upper quarter holds sixteen blocks, white for one, highest bit first: fifteen of the
// number and one that makes the count of white ones odd. Below, a texture moves, so that every
// codec has something to predict.

#include <bitset>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

constexpr unsigned char kBlack = 16;
constexpr unsigned char kWhite = 235;

unsigned codeOf(int number)
{
    const auto bits = static_cast<unsigned>(number) << 1;
    return bits | (std::bitset<16>(bits).count() % 2 == 0 ? 1U : 0U);
}

void drawLuma(std::vector<unsigned char> &plane, int width, int height, int number)
{
    const unsigned code = codeOf(number);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int texture = 16 + ((x + 3 * number) * (y + number) / 16) % 200;
            const bool isSet = code >> (15 - x * 16 / width) & 1U;
            plane[static_cast<std::size_t>(y) * static_cast<std::size_t>(width)
                  + static_cast<std::size_t>(x)]
                = y < height / 4 ? (isSet ? kWhite : kBlack) : static_cast<unsigned char>(texture);
        }
    }
}

void drawChroma(std::vector<unsigned char> &plane, int width, int height, int offset)
{
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            plane[static_cast<std::size_t>(y) * static_cast<std::size_t>(width)
                  + static_cast<std::size_t>(x)]
                = static_cast<unsigned char>(y < height / 4 ? 128 : 64 + (x + y + offset) % 128);
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    const int width = std::atoi(argv[1]);
    const int height = std::atoi(argv[2]);
    const int count = std::atoi(argv[3]);
    const int halfWidth = (width + 1) / 2;
    const int halfHeight = (height + 1) / 2;
    std::vector<unsigned char> luma(static_cast<std::size_t>(width * height));
    std::vector<unsigned char> chroma(static_cast<std::size_t>(halfWidth * halfHeight));
    for (int number = 0; number < count; ++number) {
        drawLuma(luma, width, height, number);
        std::fwrite(luma.data(), 1, luma.size(), stdout);
        for (const int speed : {1, -2}) {
            drawChroma(chroma, halfWidth, halfHeight, 1000 + speed * number);
            std::fwrite(chroma.data(), 1, chroma.size(), stdout);
        }
    }
    return std::fflush(stdout) == 0 ? 0 : 1;
}
