#include "core/base/line_socket.h"

#include <array>

#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace weft {

LineSocket::LineSocket(int descriptor)
    : m_descriptor(descriptor)
{}

LineSocket::LineSocket(LineSocket &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_buffer(std::move(other.m_buffer))
    , m_searched(other.m_searched)
{}

LineSocket::~LineSocket()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

LineSocket::Input LineSocket::read()
{
    std::array<char, 64 << 10> chunk;
    const ssize_t got = ::recv(m_descriptor, chunk.data(), chunk.size(), MSG_DONTWAIT);
    if (got < 0)
        return errno == EAGAIN || errno == EINTR ? Input::Open : Input::Closed;
    if (got == 0)
        return Input::Closed;
    m_buffer.append(chunk.data(), got);
    const bool tooLong = m_buffer.size() > kMaxLineBytes && m_buffer.indexOf('\n', m_searched) < 0;
    return tooLong ? Input::LineTooLong : Input::Open;
}

std::optional<QByteArray> LineSocket::takeLine()
{
    const qsizetype end = m_buffer.indexOf('\n', m_searched);
    if (end < 0) {
        m_searched = m_buffer.size();
        return {};
    }
    const QByteArray line = m_buffer.left(end);
    m_buffer.remove(0, end + 1);
    m_searched = 0;
    return line;
}

bool LineSocket::write(const QByteArray &data, int timeoutMs)
{
    for (qsizetype sent = 0; sent < data.size();) {
        const ssize_t count = ::send(m_descriptor, data.constData() + sent,
                                     static_cast<std::size_t>(data.size() - sent),
                                     MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count > 0) {
            sent += count;
            continue;
        }
        if (errno != EAGAIN && errno != EINTR)
            return false;
        pollfd writable{m_descriptor, POLLOUT, 0};
        if (::poll(&writable, 1, timeoutMs) == 0)
            return false;
    }
    return true;
}

} // namespace weft
