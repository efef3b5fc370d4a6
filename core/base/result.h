#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <type_traits>
#include <utility>

namespace weft {

/// What kind of failure an Error is. weft-cli maps each to an exit code, the window to an icon.
enum class ErrorKind {
    Usage,        ///< A request that makes no sense: bad option, bad time, bad script line.
    Refused,      ///< An edit that the project's rules do not allow; the project is unchanged.
    Project,      ///< A project file that cannot be read.
    Media,        ///< Media that is missing, unreadable or of an unknown kind.
    Generation,   ///< A generated shot that is needed and cannot be made.
    Output,       ///< An encoder, a disk or a path that cannot be written.
    Verification, ///< Output was written and is not what was asked for.
    Cancelled,    ///< Stopped by the user.
};

/// A failure as one sentence: what failed, on what, what to do. The text is translated.
struct Error
{
    ErrorKind kind = ErrorKind::Usage;
    QString message;
};

/// A T, or the Error that prevented it. Never thrown, never ignored.
template<typename T>
struct [[nodiscard]] Result : tl::expected<T, Error>
{
    using tl::expected<T, Error>::expected;
};

/// Success, or the Error.
using Status = Result<void>;

/// `return fail(ErrorKind::Media, tr("…"));`
inline tl::unexpected<Error> fail(ErrorKind kind, QString message)
{
    return tl::unexpected<Error>(Error{kind, std::move(message)});
}

/// Passes on the error of another result: `if (!probe) return fail(probe);`
template<typename T>
tl::unexpected<Error> fail(const Result<T> &failed)
{
    return tl::unexpected<Error>(failed.error());
}

} // namespace weft
