#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace weft::inference {

/// A file in memory without having been read: its pages come when they are touched, and go when
/// memory is short. Writing to them changes this process's copy alone, never the file.
class MappedFile
{
public:
    /// @throws Error (Model) where the file cannot be opened
    explicit MappedFile(const std::filesystem::path &path);
    ~MappedFile();
    MappedFile(const MappedFile &) = delete;
    MappedFile &operator=(const MappedFile &) = delete;

    std::span<std::byte> bytes() const { return {m_data, m_size}; }
    /// Lets go of the pages that lie wholly in [begin, end): the next touch reads them again.
    /// @pre nobody has written to them
    void forget(std::size_t begin, std::size_t end) const;

private:
    std::byte *m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace weft::inference
