#pragma once

#include "core/generate/worker_protocol.h"

#include <tl/expected.hpp>

namespace weft::worker {

/// A T, or why the job fails.
template<typename T>
struct [[nodiscard]] Attempt : tl::expected<T, FailedEvent>
{
    using tl::expected<T, FailedEvent>::expected;
};

/// `return failed(failure::kOutput, {sentence});`
inline tl::unexpected<FailedEvent> failed(const char *code, std::vector<QString> arguments = {})
{
    return tl::unexpected<FailedEvent>(
        FailedEvent{QString::fromLatin1(code), std::move(arguments)});
}

/// Passes on the failure of another attempt.
template<typename T>
tl::unexpected<FailedEvent> failed(const Attempt<T> &attempt)
{
    return tl::unexpected<FailedEvent>(attempt.error());
}

} // namespace weft::worker
