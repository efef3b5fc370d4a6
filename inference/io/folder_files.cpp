#include "inference/io/folder_files.h"

#include <set>

namespace weft::inference {

namespace fs = std::filesystem;

std::string filesIn(const fs::path &folder)
{
    std::set<std::string> files;
    std::error_code error;
    if (folder.empty())
        return {};
    for (auto at = fs::recursive_directory_iterator(folder, error);
         !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
        std::error_code ignored;
        if (!at->is_regular_file(ignored))
            continue;
        files.insert(at->path().string() + ' ' + std::to_string(at->file_size(ignored)) + ' '
                     + std::to_string(at->last_write_time(ignored).time_since_epoch().count()));
    }
    std::string all;
    for (const std::string &file : files)
        all += file + '\n';
    return all;
}

} // namespace weft::inference
