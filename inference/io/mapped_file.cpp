#include "inference/io/mapped_file.h"

#include "inference/base/error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace weft::inference {

namespace {

[[noreturn]] void cannotRead(const std::filesystem::path &path, int error)
{
    throw Error(ErrorKind::Model, path.string() + " cannot be read: " + std::strerror(error) + ".");
}

} // namespace

MappedFile::MappedFile(const std::filesystem::path &path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        cannotRead(path, errno);
    struct stat facts = {};
    int error = ::fstat(file, &facts) == 0 ? 0 : errno;
    if (error == 0 && !S_ISREG(facts.st_mode))
        error = EISDIR;
    if (error == 0 && facts.st_size > 0) {
        m_size = static_cast<std::size_t>(facts.st_size);
        void *data = ::mmap(nullptr, m_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE,
                            file, 0);
        if (data == MAP_FAILED)
            error = errno;
        else
            m_data = static_cast<std::byte *>(data);
    }
    ::close(file);
    if (error != 0)
        cannotRead(path, error);
}

MappedFile::~MappedFile()
{
    if (m_data)
        ::munmap(m_data, m_size);
}

void MappedFile::forget(std::size_t begin, std::size_t end) const
{
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const std::size_t first = (begin + page - 1) / page * page;
    const std::size_t last = std::min(end, m_size) / page * page;
    if (first < last)
        ::madvise(m_data + first, last - first, MADV_DONTNEED);
}

} // namespace weft::inference
