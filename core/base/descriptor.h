#pragma once

#include <utility>

#include <unistd.h>

namespace weft {

/// A file descriptor that is closed in the end; −1 holds none.
class Descriptor
{
public:
    explicit Descriptor(int descriptor = -1)
        : m_descriptor(descriptor)
    {}
    Descriptor(Descriptor &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~Descriptor() { close(); }

    int get() const { return m_descriptor; }
    int release() { return std::exchange(m_descriptor, -1); }
    /// Closes it now. False: errno says why.
    bool close() { return m_descriptor < 0 || ::close(release()) == 0; }

private:
    int m_descriptor;
};

} // namespace weft
