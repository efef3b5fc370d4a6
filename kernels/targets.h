#pragma once

#include <string>
#include <vector>

namespace weft::kernels {

/// The instruction sets that the kernels were built for and this machine has, best first: {"AVX3",
/// "AVX2", "SSE4", …}. The first is used unless a test or a benchmark says otherwise; all give the
/// same bits.
std::vector<std::string> supportedTargets();

/// Makes every kernel use one instruction set, or the best one again for an empty name. For tests
/// and benchmarks: no kernel may be running. @return false for a name that supportedTargets() does
/// not list
bool useTarget(const std::string &name);

} // namespace weft::kernels
