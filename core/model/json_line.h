#pragma once

#include "core/base/json_text.h"
#include "core/model/json_archive.h"

/// Messages between a program and its child: a line of JSON each. Used by .cpp files only; thread:
/// any.

namespace weft {

template<typename Message>
QByteArray toJsonLine(const Message &message)
{
    return compactJson(toJson(message)) + '\n';
}

/// @param what it is, for sentences. Errors (`kind`): it is not JSON, or not such a message.
template<typename Message>
Result<Message> fromJsonLine(const QByteArray &line, const QString &what, ErrorKind kind)
{
    const auto json = parseJson(line, what, kind);
    if (!json)
        return fail(json);
    return fromJson<Message>(*json, what, kind);
}

} // namespace weft
