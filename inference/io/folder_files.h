#pragma once

#include <filesystem>
#include <string>

namespace weft::inference {

/// What tells the files below a folder from others: names, sizes and times of all, in order. Empty
/// for an empty path, and where there are none. Any thread.
std::string filesIn(const std::filesystem::path &folder);

} // namespace weft::inference
