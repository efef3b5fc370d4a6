// Reads any bytes as a .cube file: no crash, memory bounded by what is there; what is let in has as
// many entries as it says, and gives finite colours.

#include "core/media/cube_file.h"
#include "tests/fuzz/fuzz_check.h"

#include <QBuffer>

#include <cmath>

using namespace weft;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    QByteArray text = test::bytesOf(data, size);
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    const auto file = readCube(buffer, QStringLiteral("fuzz"));
    if (!file) {
        test::require(!file.error().message.isEmpty(), "a refusal has a sentence");
        return 0;
    }
    const LutInfo info = file->info();
    test::require(info.size >= 2 && info.size <= (info.dimensions == 1 ? 65536 : 256), "sizes");
    for (const float level : {-1e6F, -0.1F, 0.0F, 0.3F, 1.0F, 1e6F}) {
        std::array<float, 3> colour{level, 1 - level, 0.5F * level};
        kernels::applyLut({{kernels::Rows<float>{&colour[0], 1},
                            {&colour[1], 1},
                            {&colour[2], 1},
                            {}}},
                          {1, 1}, file->lut, kernels::LutInterpolation::Tetrahedral, 1);
        for (const float channel : colour)
            test::require(std::isfinite(channel), "finite colours");
    }
    return 0;
}
