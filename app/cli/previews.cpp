#include "app/cli/command.h"

#include "core/base/line_socket.h"
#include "core/cache/preview_maker.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace weft::cli {

namespace {

bool isStreamSocket(int descriptor)
{
    int type = 0;
    socklen_t size = sizeof type;
    return ::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM;
}

/// Takes requests in, and ends the process the moment nobody is at the other end, whatever the main
/// thread hangs in.
class Listener
{
public:
    explicit Listener(LineSocket &socket)
        : m_socket(socket)
    {
        std::thread([this] { listen(); }).detach(); // ends with the process
    }

    QByteArray nextLine()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_line.has_value(); });
        return *std::exchange(m_line, std::nullopt);
    }

private:
    [[noreturn]] void listen()
    {
        while (true) {
            pollfd source{m_socket.descriptor(), POLLIN, 0};
            ::poll(&source, 1, -1);
            if (m_socket.read() != LineSocket::Input::Open)
                ::_exit(kDone);
            while (auto line = m_socket.takeLine()) {
                const std::lock_guard lock(m_mutex);
                m_line = *std::move(line); // one request at a time
                m_changed.notify_one();
            }
        }
    }

    LineSocket &m_socket;
    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_changed;
    std::optional<QByteArray> m_line;
};

Status run(int descriptor)
{
    if (!isStreamSocket(descriptor))
        return fail(ErrorKind::Usage,
                    tr("The descriptor %1 is not a connected stream socket.").arg(descriptor));
    constexpr int kNice = 10;
    ::setpriority(PRIO_PROCESS, 0, kNice); // behind the editor
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    LineSocket socket(descriptor);
    Listener listener(socket);
    PreviewMaker maker;
    while (true) {
        const auto tell = [&socket](const PreviewEvent &event) {
            socket.write(toLine(event), -1); // who has gone is noticed by the listener
        };
        const auto request = readPreviewRequest(listener.nextLine());
        if (request)
            maker.answer(*request, tell);
        else
            tell(PreviewFailed{request.error()});
    }
}

} // namespace

Run addPreviews(CLI::App &app)
{
    auto descriptor = std::make_shared<int>(-1);
    CLI::App *command = app.add_subcommand(
        "previews", "Make thumbnails and waveforms as Weft asks for them. Weft starts this by "
                    "itself: there is nothing to do by hand.");
    command
        ->add_option("--fd", *descriptor,
                     "The descriptor of a connected stream socket; see "
                     "core/cache/preview_protocol.h")
        ->required();
    return [descriptor] { return run(*descriptor); };
}

} // namespace weft::cli
