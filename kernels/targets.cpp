#include "kernels/targets.h"

#include <hwy/targets.h>

namespace weft::kernels {

namespace {

void select(std::int64_t mask)
{
    hwy::SetSupportedTargetsForTest(mask);
    hwy::GetChosenTarget().DeInit(); // the next call of a kernel chooses again
}

} // namespace

std::vector<std::string> supportedTargets()
{
    std::vector<std::string> names;
    for (const std::int64_t target : hwy::SupportedAndGeneratedTargets())
        names.emplace_back(hwy::TargetName(target));
    return names;
}

bool useTarget(const std::string &name)
{
    select(0);
    if (name.empty())
        return true;
    for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
        if (name == hwy::TargetName(target)) {
            select(target);
            return true;
        }
    }
    return false;
}

} // namespace weft::kernels
