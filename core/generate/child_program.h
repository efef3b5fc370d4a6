#pragma once

#include <QByteArray>

#include <optional>
#include <utility>

#include <sys/types.h>
#include <unistd.h>

namespace weft {

/// A file descriptor that is closed in the end.
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
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

    int get() const { return m_descriptor; }
    int release() { return std::exchange(m_descriptor, -1); }

private:
    int m_descriptor;
};

/// The two ends of a line to a child. Both are closed on exec, and out of the way of the numbers
/// that the child uses.
struct Ends
{
    Descriptor ours;
    Descriptor childs;
};

/// A connected pair of stream sockets; nothing where the system has none left.
std::optional<Ends> makeSocket();
/// A pipe that the child writes to; our end does not block.
std::optional<Ends> makePipe();

/// The number that a child finds its socket under.
inline constexpr int kSocketInChild = 3;

/// Runs `program --fd 3` in a process group of its own with nothing but the socket, the pipe as
/// stdout and stderr, and a clean set of signals. Returns 0 or errno. Thread: any.
int spawn(const QByteArray &program, const Descriptor &socket, const Descriptor &output,
          pid_t &pid);

} // namespace weft
