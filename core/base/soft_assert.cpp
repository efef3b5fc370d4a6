#include "core/base/soft_assert.h"

#include <cstdio>
#include <cstdlib>

namespace weft {

void reportBrokenInvariant(const char *condition, const char *file, int line)
{
    std::fprintf(stderr, "weft: broken invariant \"%s\" at %s:%d\n", condition, file, line);
#ifdef NDEBUG
    if (!std::getenv("WEFT_ASSERTS_ABORT"))
        return;
#endif
    std::abort();
}

} // namespace weft
