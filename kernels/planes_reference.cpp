#include "kernels/planes.h"

namespace weft::kernels::reference {

void toBgrx(const RgbBytes &picture, Rows<std::uint8_t> out, Area area)
{
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x) {
            std::uint8_t *pixel = out.row(y) + 4 * x;
            pixel[0] = picture.blue.row(y)[x];
            pixel[1] = picture.green.row(y)[x];
            pixel[2] = picture.red.row(y)[x];
            pixel[3] = 255;
        }
    }
}

} // namespace weft::kernels::reference
