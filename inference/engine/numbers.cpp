#include "inference/engine/numbers.h"

#include "inference/base/error.h"

namespace weft::inference {

void mustBeNumbers(const at::Tensor &tensor, const std::string &what)
{
    // A sum is finite only if all it adds up is: one pass, nothing stored. In fp32, lest it
    // overflow.
    if (!tensor.sum(at::kFloat).isfinite().item<bool>() && !tensor.isfinite().all().item<bool>())
        throw Error(ErrorKind::Numbers,
                    what
                        + " hold values that are no numbers. The model's weights may be damaged, "
                          "or the precision too small for them: try numerics 'exact'.");
}

} // namespace weft::inference
