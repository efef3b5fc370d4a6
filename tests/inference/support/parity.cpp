#include "tests/inference/support/parity.h"

#include <ATen/ATen.h>

#include <limits>
#include <sstream>

namespace weft::test {

std::filesystem::path fixture(const std::string &name)
{
    return std::filesystem::path(WEFT_FIXTURES) / name;
}

double relativeDifference(const at::Tensor &got, const at::Tensor &want)
{
    if (got.sizes() != want.sizes())
        return std::numeric_limits<double>::infinity();
    if (want.numel() == 0)
        return 0;
    const at::Tensor a = got.to(at::kDouble);
    const at::Tensor b = want.to(at::kDouble);
    const double difference = (a - b).abs().max().item<double>();
    const double size = b.abs().max().item<double>();
    if (difference == 0)
        return 0;
    return difference >= 0 && size > 0 ? difference / size
                                       : std::numeric_limits<double>::infinity();
}

QString unlike(const at::Tensor &got, const at::Tensor &want, double tolerance)
{
    const double difference = relativeDifference(got, want);
    if (difference <= tolerance)
        return {};
    std::ostringstream out;
    out << "relative difference " << difference << ", allowed " << tolerance << "; shapes "
        << got.sizes() << " and " << want.sizes();
    if (got.sizes() == want.sizes()) {
        const at::Tensor apart = (got.to(at::kDouble) - want.to(at::kDouble)).abs().flatten();
        const auto place = apart.argmax().item<std::int64_t>();
        out << "; at " << place << ": " << got.flatten()[place].item<double>() << ", expected "
            << want.flatten()[place].item<double>();
    }
    return QString::fromStdString(out.str());
}

} // namespace weft::test
